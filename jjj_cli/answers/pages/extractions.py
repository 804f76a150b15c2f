"""The figures of a text for people: a table, or the text with its figures marked."""

from collections.abc import Iterable, Iterator, Sequence

from jjj_cli.answers.result import Block, Column, Table, Text
from jjj_cli.comparison.results import Note
from jjj_cli.messages import say
from jjj_cli.messages.naming import named
from jjj_cli.record.records import Store
from jjj_cli.text.documents import broken, line_of
from jjj_cli.text.extraction import Extracted, Reading
from jjj_cli.text.line_ends import LineEnds


def figure_list(
    store: Store, found: Iterable[tuple[str, Extracted]], *, filed: bool, notes: Sequence[Note] = ()
) -> list[Block]:
    """Make the page of the figures found: where, what, and what each is said of; `filed` shows the files.

    `notes` are complete once the figures have been gone through.
    """
    columns = [
        Column(say("column.text_place"), keep=True, lead=True),
        Column(say("column.figure"), lead=True),
        Column(say("column.kind")),
        Column(say("column.region")),
        Column(say("column.metric")),
        Column(say("column.period"), keep=True),
    ]
    rows = [
        [
            ":".join([*([name] if filed else []), line_of(name, one.line), str(one.column)]),
            one.surface.replace("\n", ""),
            say(f"change.{one.kind}"),
            named(store.regions[one.region]) if one.region else "",
            named(store.metrics[one.metric]) if one.metric else "",
            one.period or "",
        ]
        for name, one in found
    ]
    told = [Text(note.message, "caution") for note in notes]
    return [Table(columns, rows), Text(say("count.figures", count=len(rows)), "quiet"), *told]


def marked(readings: Iterable[Reading], ends: LineEnds) -> Iterator[str]:
    """Give a text as it stands, its figures in brackets, piece by piece; `ends` has what was left out of it."""
    offset = 0
    for one in readings:
        parts, last = [], 0
        for figure in one.figures:
            start, end = figure.start - offset, figure.end - offset
            parts += [ends.put_back(one.raw[last:start]), say("marked", figure=ends.put_back(one.raw[start:end]))]
            last = end
        yield broken("".join([*parts, ends.put_back(one.raw[last:])]))
        offset += len(one.raw)
    yield ends.put_back("")  # the mark of a text that has nothing else
