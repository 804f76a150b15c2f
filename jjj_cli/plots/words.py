"""What is said around every picture: what counts alike, unit and period above it, caveats and sources below."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from jjj_cli import periods
from jjj_cli.exports.excerpt import everything, version
from jjj_cli.messages import join, say
from jjj_cli.model import ACTUAL_NATURES, Choice, Fact, Note, Row, Store, Verdict
from jjj_cli.names import named, unit_named
from jjj_cli.pages.citing import Marks, caveat_lines, spoken_period
from jjj_cli.pages.comparisons import sides
from jjj_cli.plots.picture import HEDGES, Chart, Hedge, Line, Picture
from jjj_cli.result import Text
from jjj_cli.selection import FactFilter, select_facts

# How many figures the sentence for those who do not see the picture names.
_NAMED = 12


def picture(
    store: Store, chart: Chart, title: str, about: list[str], notes: list[Line], marks: Marks, alt: str
) -> Picture:
    """Put a picture together: below it stand its sources, and which records they were taken from."""
    legend = [block.text for block in marks.legend() if isinstance(block, Text)]
    listed = say("plot.sources", sources="  ".join(" ".join(legend).splitlines()))
    made = say("plot.made", version=version(everything(store, select_facts(store, FactFilter()))))
    return Picture(title, [line for line in about if line], chart, notes, listed, made, alt)


def alt(key: str, title: str, items: Sequence[str]) -> str:
    """Say in one sentence what is seen: the kind of picture, its title, the first of its figures."""
    shown = join("join.semicolon", items[:_NAMED])
    named_all = len(items) <= _NAMED
    return say(
        key, title=title, items=shown if named_all else say("note.and-more", names=shown, count=len(items) - _NAMED)
    )


def unit_and_period(unit: str, facts: Sequence[Fact]) -> str:
    """Say in which unit the figures are, and of which time."""
    return say("plot.about", unit=unit_named(unit), period=period_of(facts))


def period_of(facts: Sequence[Fact], key: str = "plot.periods") -> str:
    """Say of which time figures are: their one period, or from the first to the last."""
    said = {fact.period for fact in facts}
    if len(said) == 1:
        return spoken_period(said.pop())
    ends = sorted(said, key=lambda period: periods.span(period)[1])
    return say(key, start=periods.end_of(ends[0]), end=periods.end_of(ends[-1]))


def caveats(notes: list[Note], verdict: Verdict | None) -> list[Line]:
    """Say what the table says: the verdict, what stands in the way, what is not shown."""
    return [Line(block.text, block.tone) for block in caveat_lines(notes, verdict) if isinstance(block, Text)]


def not_drawn(store: Store, choice: Choice, drawn: set[str]) -> list[Line]:
    """Name all regions that were asked for and have nothing to draw."""
    names = [named(store.regions[code]) for code in choice.regions if code not in drawn]
    return [Line(say("plot.not-drawn", names=join("join.list", names)), "quiet")] if names else []


def hedge_of(fact: Fact) -> Hedge:
    """Say where a hedged figure may lie."""
    return HEDGES[fact.relation]


def marker(marks: Marks, rows: Iterable[Row]) -> Callable[[Row], str]:
    """Give what marks a figure with its sources, all of them known from now on; one source alone needs no marks."""
    known = dict.fromkeys(mark for row in rows for mark in map(marks.mark, row.sources))
    return lambda row: "".join(map(marks.mark, row.sources)) if len(known) > 1 else ""


def groups(store: Store, figures: Sequence[tuple[Fact, ...]], *, shown: bool = True) -> tuple[list[int], list[str]]:
    """Part figures by what they count: for each the place of its group, and the words for the groups.

    Of what they are – results, first figures, parts – nothing is said where that is not `shown` so.

    Only what differs is said; where nothing does there are no words. The largest group comes first.
    """
    said = [
        [tuple(ask(store, fact) for fact in one) for one in figures]
        for ask in (_COUNTED + _SHOWN if shown else _COUNTED)
    ]
    differing = [answers for answers in said if len({answer for answer in answers if any(answer)}) > 1]
    words = [
        join("join.semicolon", dict.fromkeys(word for answers in differing for word in answers[place] if word))
        for place in range(len(figures))
    ]
    counted = [word for word, _ in Counter(filter(None, words)).most_common()]
    places = {word: place for place, word in enumerate(counted)}
    return [places.get(word, 0) for word in words], counted if len(counted) > 1 else []


def _nature(store: Store, fact: Fact) -> str:  # noqa: ARG001 - what is asked of a figure is asked alike
    # What is hoped for has a shape of its own.
    return say(f"nature.{fact.nature}") if fact.nature in ACTUAL_NATURES else ""


def _part(store: Store, fact: Fact) -> str:  # noqa: ARG001
    return say("plot.part") if fact.part_of else ""


def _accumulation(store: Store, fact: Fact) -> str:  # noqa: ARG001
    return say(f"accumulation.{fact.accumulation}")


def _basis(store: Store, fact: Fact) -> str:  # noqa: ARG001
    return fact.basis or say("basis.none")


def _partners(store: Store, fact: Fact) -> str:
    return say("said.counterpart", names=sides(store, fact)) if fact.counterpart else say("counterpart.none")


_COUNTED: tuple[Callable[[Store, Fact], str], ...] = (_basis, _partners, _accumulation)
_SHOWN: tuple[Callable[[Store, Fact], str], ...] = (_nature, _part)
