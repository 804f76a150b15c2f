"""Drafts against the store."""

from collections.abc import Sequence
from typing import NamedTuple

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.errors import StoreError
from jjj_cli.verification import verdicts as checking
from jjj_cli.verification.verdicts import Checked

FIELDS = checking.FIELDS
MORE = ("file", *checking.MORE)
# A figure that was checked, and the name of the draft that it stands in.
Found = tuple[str, Checked]


class Asked(NamedTuple):
    """What is asked of checked drafts: which verdicts end with 1, and if the page has the unknown ones, and why."""

    failing: Sequence[str] = ("contradicted",)
    unknown: bool = False
    why: bool = False


PLAIN = Asked()


def answer(
    texts: Sequence[str], encoding: str | None, every: list[Found], verdicts: Sequence[str], asked: Asked = PLAIN
) -> Result:
    """Answer with the figures of drafts that have one of some verdicts, and a summary of all."""
    shown = [(name, one) for name, one in every if one.verdict in verdicts]
    several = len(texts) > 1
    return Result(
        command="verify",
        query={"texts": texts, "only": list(verdicts), "encoding": encoding},
        fields=("file", *FIELDS) if several else FIELDS,
        more=checking.MORE if several else MORE,
        rows=lambda: ({"file": name, **one._asdict()} for name, one in shown),
        page=lambda: pages.verifications.checked_list(shown, every, unknown=asked.unknown, why=asked.why),
        exit_code=StoreError.exit_code if any(one.verdict in asked.failing for _, one in every) else 0,
    )
