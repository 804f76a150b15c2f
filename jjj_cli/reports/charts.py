"""Bars of a comparison: honest from zero, open where a hedge leaves them open, targets as marks beside them."""

from collections import Counter
from collections.abc import Iterable
from decimal import Context, Decimal
from string import ascii_lowercase

from jjj_cli.answers.pages.citing import spoken_period
from jjj_cli.answers.pages.definition_groups import Kinds, kind, kinds
from jjj_cli.answers.pages.region_cells import region_cell
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named, unit_named
from jjj_cli.record.codelists import ACTUAL_NATURES, Relation
from jjj_cli.record.records import Store
from jjj_cli.reports.document import Bar, Chart, Fill, Goal, Open
from jjj_cli.text.wording import shown

OPEN: dict[Relation, Open] = {
    "eq": "",
    "gt": "more",
    "ge": "more",
    "lt": "less",
    "le": "less",
    "near": "less",
    "approx": "both",
}
# How a bar is filled: by whether it counts otherwise than most, and is of another nature than most.
_FILLS: dict[tuple[bool, bool], Fill] = {
    (False, False): "plain",
    (True, False): "basis",
    (False, True): "nature",
    (True, True): "both",
}
# What of a kind is its nature, which is drawn in a way of its own: the last of it.
_NATURE = -1
# One bar shows nothing that its number does not.
_FEWEST = 2
_EXACT = Context(prec=100)
_PLACES = Decimal("0.01")
_WHOLE = Decimal(100)


class Scale:
    """From values to hundredths of a width that zero and every value lie on."""

    def __init__(self, values: Iterable[Decimal]) -> None:
        every = [Decimal(0), *values]
        self._low, self._high = min(every), max(every)

    def at(self, value: Decimal) -> Decimal:
        """Give the place of a value."""
        length = _EXACT.subtract(self._high, self._low)
        if not length:
            return Decimal(0)
        return _EXACT.divide(_EXACT.multiply(_EXACT.subtract(value, self._low), _WHOLE), length)

    def bar(self, value: Decimal) -> tuple[str, str]:
        """Give where a bar from zero to a value begins, and how wide it is."""
        zero, end = self.at(Decimal(0)), self.at(value)
        return spelled(min(zero, end)), spelled(abs(end - zero))


def spelled(number: Decimal) -> str:
    """Spell a place to the hundredth."""
    return format(number.quantize(_PLACES, context=_EXACT), "f")


def bars(store: Store, comparison: Comparison) -> Chart | None:
    """Draw a comparison; None where there are not two bars to compare."""
    results = [row for row in comparison.rows if row.fact.nature in ACTUAL_NATURES]
    if len(results) < _FEWEST:
        return None
    hoped = [row for row in comparison.rows if row.fact.nature not in ACTUAL_NATURES]
    alike = kinds([kind(store, row.fact)[:_NATURE] for row in results])
    natures: Counter[str] = Counter(row.fact.nature for row in results)
    firm = natures.most_common(1)[0][0]
    scale = Scale(row.value for row in comparison.rows)
    drawn = []
    for row, group in zip(results, alike.places, strict=True):
        goals = [other for other in hoped if other.fact.region == row.fact.region]
        bar = _bar(store, scale, row, goals, mixed=len(natures) > 1)
        drawn.append(bar._replace(fill=_FILLS[group > 0, row.fact.nature != firm], letter=_letter(group)))
        hoped = [other for other in hoped if other not in goals]
    drawn += [_alone(store, scale, row) for row in hoped]
    heading = say("compare.heading", name=named(comparison.metric), unit=unit_named(comparison.unit))
    zero = spelled(scale.at(Decimal(0)))
    return Chart(say("report.chart", name=heading), zero, drawn, _legend(drawn, alike, natures))


def _letter(group: int) -> str:
    """Give the letter of what counts otherwise than most; there are no more than the alphabet has."""
    return ascii_lowercase[group - 1 : group] if group else ""


def _bar(store: Store, scale: Scale, row: Row, goals: list[Row], *, mixed: bool) -> Bar:
    nature = say(f"nature.{row.fact.nature}") if mixed else ""
    start, width = scale.bar(row.value)
    return Bar(
        *_name(store, row.fact.region),
        shown=shown(row.fact, row.value),
        about=join("join.semicolon", filter(None, [spoken_period(row.fact.period), nature])),
        start=start,
        width=width,
        open=OPEN[row.fact.relation],
        fill="plain",
        letter="",
        goals=tuple(_goal(scale, goal) for goal in goals),
        below=row.value < 0,
    )


def _alone(store: Store, scale: Scale, row: Row) -> Bar:
    """Draw a target of a region that has no figure."""
    start, _ = scale.bar(Decimal(0))
    return Bar(*_name(store, row.fact.region), "", "", start, "0.00", "", "none", "", (_goal(scale, row),))


def _goal(scale: Scale, row: Row) -> Goal:
    nature, period = say(f"nature.{row.fact.nature}"), spoken_period(row.fact.period)
    text = say("report.goal", nature=nature, shown=shown(row.fact, row.value), period=period)
    return Goal(spelled(scale.at(row.value)), OPEN[row.fact.relation], text)


def _name(store: Store, code: str) -> tuple[str, str]:
    name, _, inside = region_cell(store, code).partition("\n")
    return name, inside


def _legend(drawn: list[Bar], alike: Kinds, natures: Counter[str]) -> list[tuple[str, str]]:
    """Say what is drawn unlike the rest, and nothing else."""
    usual, *others = alike.words
    told = [("plain", usual)] if others else []
    told += [("basis", f"{_letter(place)} {words}") for place, words in enumerate(others, start=1)]
    if len(natures) > 1:
        (firm, _), *rest = natures.most_common()
        names = join("join.list", [say(f"nature.{nature}") for nature, _ in rest])
        told.append(("nature", say("report.legend.nature", natures=names, usual=say(f"nature.{firm}"))))
    ends = {bar.open for bar in drawn} | {goal.open for bar in drawn for goal in bar.goals}
    told += [(end, say(f"report.legend.{end}")) for end in ("more", "less", "both") if end in ends]
    if any(bar.goals for bar in drawn):
        told.append(("goal", say("report.legend.goal")))
    return told
