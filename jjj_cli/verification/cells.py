"""A cell of a table as a claim: its heads say of it what a sentence says of its figure."""

import re

from jjj_cli.text.quantities import Quantity

_JOINT = " | "
_YEAR = re.compile(r"(?:19|20)\d\d")
_BRACKETS = re.compile(r"[（(][^（()）]*[）)]")


def told(found: Quantity) -> str:
    """Give the heads of a cell as the words before its figure: 唐山市2022年地区生产总值.

    What a head has in brackets of the unit is read already.
    """
    unit = found.unit or ""
    heads = _BRACKETS.sub(lambda match: "" if unit and unit in match[0] else match[0], found.head)
    return "".join(f"{head}年" if _YEAR.fullmatch(head) else head for head in heads.split(_JOINT))
