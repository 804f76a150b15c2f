"""Find and read the figures in Chinese text: number, unit, hedge and kind, each with its place.

Numbers are scanned with their units (`scanner.py`); then the clause around each is read: ranges and lists
(`series.py`), hedges (`hedging.py`), classes (`classes.py`), kinds (`kinds.py`). Nothing looks further than a
fixed distance, so that time grows in line with the text.
"""

from decimal import Decimal
from typing import NamedTuple

from jjj_cli.record.codelists import Relation
from jjj_cli.text.characters import fold, narrow
from jjj_cli.text.classes import names_class
from jjj_cli.text.hedging import says_again, take_hedges
from jjj_cli.text.kinds import name_kinds
from jjj_cli.text.lexicon import BEFORE
from jjj_cli.text.pieces import join_pieces
from jjj_cli.text.scanner import scan
from jjj_cli.text.series import share_hedges, share_units
from jjj_cli.text.tables import fill_cells
from jjj_cli.text.tokens import Kind, Token
from jjj_cli.units.registry import tidy
from jjj_cli.units.scales import SCALES

__all__ = ("Kind", "Quantity", "find", "hedge_before", "narrow", "parse")


class Quantity(NamedTuple):
    """A figure in a text, with the place of its surface; `value` and `unit` keep the printed scale.

    `base_value` and `base_unit` have the scale multiplied out: 3556万亩 is 35560000 亩. A unit is
    empty where a number has a scale and no unit (2000亿); `unit_read` says whether a word after the
    scale was taken for no unit though it may be one. `negated` says that a negation stands over the
    figure: a hedge has it counted in already (不得超过 is `le`), an exact figure is denied. `head` is
    what the heads of its row and column say of it where it stands in a table, `caption` what stands above all of them.
    """

    start: int
    end: int
    surface: str
    value: Decimal
    unit: str
    base_value: Decimal
    base_unit: str
    relation: Relation = "eq"
    kind: Kind = "level"
    negated: bool = False
    unit_read: bool = True
    head: str = ""
    caption: str = ""


def find(text: str) -> list[Quantity]:
    """Find every figure of a text, in order."""
    folded = fold(text)
    tokens = join_pieces(folded, scan(folded))
    if not tokens:
        return []
    share_units(folded, tokens)
    fill_cells(folded, tokens)
    tokens = _hedged(folded, tokens)
    share_hedges(folded, tokens)
    name_kinds(folded, tokens)
    printed = narrow(text)
    spelled = printed if printed != folded else None  # compared once: a text is long
    return [_quantity(text, token, spelled) for token in tokens]


def parse(text: str) -> Quantity | None:
    """Read a text that is one figure and nothing else; None where it is not."""
    found = find(text.strip())
    return found[0] if len(found) == 1 and found[0].surface == text.strip() else None


def hedge_before(text: str) -> tuple[Relation, str]:
    """Take a hedge off the beginning of a text: 近60万亩 gives `near` and the rest."""
    for word in sorted(BEFORE, key=len, reverse=True):
        if text.startswith(word):
            return BEFORE[word], text.removeprefix(word).strip()
    return "eq", text


def _hedged(text: str, tokens: list[Token]) -> list[Token]:
    """Take the hedges around each figure into it, and leave out what is none."""
    kept: list[Token] = []
    floor = 0
    for token in tokens:
        if token.bare:
            continue
        take_hedges(text, token, floor)
        if token.doubtful and token.relation == "eq":
            continue
        if (token.after and names_class(text, token)) or (
            kept and kept[-1].after and says_again(text, token, kept[-1])
        ):
            floor = token.end
            continue
        floor = token.end
        kept.append(token)
    return kept


def _quantity(text: str, token: Token, plain: str | None) -> Quantity:
    unit = token.scale + token.unit
    if plain is not None and unit:
        begins, ends = token.scale_span
        scale = plain[begins:ends] if begins < ends else token.scale
        begins, ends = token.unit_span
        unit = scale + (plain[begins:ends] if begins < ends else token.unit)
    value = token.value
    times = SCALES[token.scale] * token.factor if token.scale else token.factor
    read = token.read and (bool(token.unit) or not _goes_on(text, token.end))
    start, end = token.start, token.end
    return Quantity(
        start,
        end,
        text[start:end],
        value,
        unit,
        value if times == 1 else _times(value, times),
        token.base,
        token.relation,
        token.kind,
        token.negated,
        read,
        token.head,
        token.caption,
    )


def _times(value: Decimal, times: Decimal | int) -> Decimal:
    product = value * times
    whole = int(product)  # most are, and tidy so
    return Decimal(whole) if whole == product else tidy(product)


def _goes_on(text: str, end: int) -> bool:
    """Say whether a word follows a scale, which may be a unit that is not known."""
    after = text[end : end + 1]
    return after.isalpha()
