"""What is said around every picture: what counts alike, unit and period above it, caveats and sources below."""

from collections.abc import Callable, Iterable, Sequence

from jjj_cli.answers.pages.charts import lacking_of, unsaid_of
from jjj_cli.answers.pages.citing import Marks, caveat_lines, spoken_period
from jjj_cli.answers.result import Text
from jjj_cli.comparison.results import Comparison, Note, Row, Verdict
from jjj_cli.exports.excerpt import version, whole_store
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import unit_named
from jjj_cli.plots.picture import Chart, Line, Picture
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.selection import FactFilter, select_facts

# How many figures the sentence for those who do not see the picture names.
_NAMED = 12


def picture(
    store: Store, chart: Chart, title: str, about: list[str], notes: list[Line], marks: Marks, alt: str
) -> Picture:
    """Put a picture together: below it stand its sources, and which records they were taken from."""
    legend = [block.text for block in marks.legend() if isinstance(block, Text)]
    listed = say("plot.sources", sources="  ".join(" ".join(legend).splitlines()))
    made = say("plot.made", version=version(whole_store(store, select_facts(store, FactFilter()))))
    return Picture(title, [line for line in about if line], chart, notes, listed, made, alt)


def alt_text(key: str, title: str, items: Sequence[str]) -> str:
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


def notes_below(store: Store, comparison: Comparison) -> list[Line]:
    """Say what the table says, the verdict first, and name every region that was asked for and is not drawn."""
    missing = lacking_of(store, comparison)
    judged = len(comparison.rows) > 1 or any(row.operands and row.flags for row in comparison.rows)
    lines = caveats(unsaid_of(comparison.notes, missing), comparison.verdict if judged else None)
    return [*lines, Line(say("chart.missing", names=join("join.list", missing)), "quiet")] if missing else lines


def caveats(notes: list[Note], verdict: Verdict | None) -> list[Line]:
    """Say what stands in the way, and what is not shown."""
    return [Line(block.text, block.tone) for block in caveat_lines(notes, verdict) if isinstance(block, Text)]


def marker(marks: Marks, rows: Iterable[Row]) -> Callable[[Row], str]:
    """Give what marks a figure with its sources, all of them known from now on; one source alone needs no marks."""
    known = dict.fromkeys(mark for row in rows for mark in map(marks.mark, _sources(row)))
    return lambda row: "".join(map(marks.mark, row.sources)) if len(known) > 1 else ""


def _sources(row: Row) -> list[str]:
    """Give the sources of a figure in the order in which the table comes upon them."""
    return [*row.sources, *([row.published.source] if row.published else [])]
