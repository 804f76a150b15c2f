"""What is said around every picture: unit and time above it; below it, shortly, what stands in the way, and sources."""

import re
from collections.abc import Callable, Iterable, Sequence

from jjj_cli.answers.pages.charts import lacking_of
from jjj_cli.answers.pages.citing import Marks
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
_YEAR_END = "-12-31"
# A clause that tells how a command shows more, which is nothing to whoever reads a newspaper.
_COMMANDED = r"\s*[(（][^()（）]*--[a-z][^()（）]*[)）]|[;；:：，,]\s*[^;；:：，,]*--[a-z][^;；:：，,]*"


# How many figures are on each side, which the reader of a picture has no table for.
_COUNTED = r"\s*[(（]\d+(?: 处)?[)）]"


def picture(
    store: Store, chart: Chart, title: str, about: list[str], notes: list[Line], marks: Marks, alt: str
) -> Picture:
    """Put a picture together: below it stand its sources, and in the file which records they were taken from."""
    made = say("plot.made", version=version(whole_store(store, select_facts(store, FactFilter()))))
    return Picture(title, "", [join("join.beside", filter(None, about))], chart, notes, sources_of(marks), made, alt)


def sources_of(marks: Marks) -> str:
    """Name the sources shortly: publisher and month, with their marks where figures bear them."""
    legend = [block.text for block in marks.legend() if isinstance(block, Text)]
    listed = " ".join(legend)
    return say("plot.sources", sources=re.sub(r"^\[1\] ", "", listed) if "[2] " not in listed else listed)


def publishers_of(store: Store, rows: Iterable[Row]) -> str:
    """Name who published what is drawn, each once, where the figures bear no marks."""
    sources = dict.fromkeys(store.sources[key] for row in rows for key in _sources(row))
    names = dict.fromkeys(next(iter(source.publishers), source.title) for source in sources)
    return say("plot.sources", sources=join("join.list", names))


def alt_text(key: str, title: str, items: Sequence[str]) -> str:
    """Say in one sentence what is seen: the kind of picture, its title, the first of its figures."""
    shown = join("join.semicolon", items[:_NAMED])
    named_all = len(items) <= _NAMED
    return say(
        key, title=title, items=shown if named_all else say("note.and-more", names=shown, count=len(items) - _NAMED)
    )


def unit_line(unit: str) -> str:
    """Say in which unit the figures are."""
    return say("plot.unit", unit=unit_named(unit))


def spoken(period: str) -> str:
    """Say a period as print does: the last day of a year is its end."""
    if period.endswith(_YEAR_END) and "/" not in period:
        return say("date.year-end", year=say("date.year", year=int(period.removesuffix(_YEAR_END))))
    return periods.said(period)


def years_of(facts: Sequence[Fact]) -> str:
    """Say from which year to which figures are; of those of one year what `period_of` says."""
    ends = [periods.span(fact.period) for fact in facts]
    first, last = min((start or end).year for start, end in ends), max(end.year for _, end in ends)
    if first == last:
        return period_of(facts)
    return say("period.span", start=say("date.year", year=first), end=say("date.year", year=last))


def period_of(facts: Sequence[Fact]) -> str:
    """Say of which time figures are: their one period, or from the first to the last."""
    said = {fact.period for fact in facts}
    if len(said) == 1:
        return spoken(said.pop())
    ends = sorted(said, key=lambda period: periods.span(period)[1])
    first, last = (spoken(periods.end_of(period)) for period in (ends[0], ends[-1]))
    return first if first == last else say("period.span", start=first, end=last)


def notes_below(store: Store, comparison: Comparison, name: str = "") -> list[Line]:
    """Say what stands in the way, and name every region that was asked for and is not drawn."""
    missing = lacking_of(store, comparison)
    judged = len(comparison.rows) > 1 or any(row.operands and row.flags for row in comparison.rows)
    lines = caveats(comparison.notes, comparison.verdict if judged else None, name)
    return [*lines, Line(say("chart.missing", names=join("join.list", missing)), "quiet")] if missing else lines


def caveats(notes: list[Note], verdict: Verdict | None, name: str = "") -> list[Line]:
    """Say in a paragraph what stands in the way; of what compares there is nothing to say."""
    told = dict.fromkeys(plain(note.short or note.message) for note in notes if note.weight != "hint")
    judged = [say(f"plot.verdict.{verdict}")] if verdict and verdict != "yes" and told else []
    said = join("join.semicolon", filter(None, [*judged, *told]))
    if not said:
        return []
    return [Line(say("plot.note-of", name=name, notes=said) if name else say("plot.note", notes=said), "quiet")]


def plain(text: str) -> str:
    """Take out of a sentence what tells of a command's options, and of how many figures it is said."""
    return re.sub(_COUNTED, "", re.sub(_COMMANDED, "", text))


def marker(marks: Marks, rows: Iterable[Row]) -> Callable[[Row], str]:
    """Give what marks a figure with its sources, all of them known from now on; one source alone needs no marks."""
    known = dict.fromkeys(mark for row in rows for mark in map(marks.mark, _sources(row)))
    return lambda row: marks.of(row.sources) if len(known) > 1 else ""


def _sources(row: Row) -> list[str]:
    """Give the sources of a figure in the order in which the table comes upon them."""
    return [*row.sources, *([row.published.source] if row.published else [])]
