"""A report as Markdown, with its sources as footnotes, for those who paste it into an article."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jjj_cli.answers.result import Pairs, Text
from jjj_cli.messages import say
from jjj_cli.messages.naming import caveat_coded, caveats_named
from jjj_cli.render.markdown import grid, inline
from jjj_cli.reports.document import (
    Block,
    Caveats,
    Cell,
    Chart,
    Command,
    Entries,
    Footnote,
    Meanings,
    Points,
    Report,
    Section,
    Table,
)
from jjj_cli.reports.plain_text import plain
from jjj_cli.safety.display import one_line
from jjj_cli.version import __version__

_LEFT, _RIGHT = "---", "---:"
_BREAK = "<br>"


def text(report: Report) -> str:
    """Write a report."""
    pieces = [f"# {_said(report.title)}", _said(report.summary)]
    pieces += [piece for section in report.sections for piece in _section(section, 2)]
    pieces.append(_said(say("report.made", version=__version__, day=report.made[:10])))
    pieces += map(_footnote, report.footnotes)
    return "\n\n".join(filter(None, pieces)) + "\n"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {_said(section.heading)}"
    for block in section.blocks:
        yield _block(block)
    for part in section.inside:
        yield from _section(part, level + 1)


def _block(block: Block) -> str:
    return _WRITERS[type(block)](block)


def _pairs(block: Pairs) -> str:
    return _list(f"{_said(name)}: {_said(value)}" for name, value in block.pairs)


def _caveats(block: Caveats) -> str:
    return _list(f"**{_said(caveats_named([code]))}** {_said(message)}" for code, message in block.items)


def _meanings(block: Meanings) -> str:
    return _list(
        f"**{_said(caveat_coded(code))}** {_said(meaning)} {_said(weight)}" for code, weight, meaning in block.items
    )


def _entries(block: Entries) -> str:
    return _list(
        _BREAK.join([f"**{_said(item.name)}**{_marks(item.marks)}", _said(" · ".join(item.about)), _said(item.text)])
        for item in block.items
    )


def _command(block: Command) -> str:
    return f"```\n{one_line(plain(block.text))}\n```"


def _list(items: Iterable[str]) -> str:
    return "\n".join(f"- {item}" for item in items)


def _table(table: Table) -> str:
    whole = table.filled()
    head = [_said(column.heading) for column in whole.columns]
    rules = [_RIGHT if column.number else _LEFT for column in whole.columns]
    rows = [[_cell(cell) for cell in row] for row in whole.rows]
    return f"**{_said(table.caption)}**\n\n{grid(head, rules, rows)}"


def _cell(cell: Cell) -> str:
    if cell.empty:
        return _said(say("missing"))
    first = "".join([_said(cell.text), _marks(cell.marks), _said(caveats_named(cell.codes))])
    return _BREAK.join(filter(None, [first, *map(_said, cell.more)]))


def _marks(numbers: tuple[int, ...]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _footnote(note: Footnote) -> str:
    before, address, after = note.parts
    link = f"<{address}>" if address else ""
    return f"[^{note.number}]: {_said(before)}{link}{_said(after)} {_said(note.about)}"


def _said(text: str) -> str:
    return inline(plain(text))


_WRITERS: dict[type, Callable[[Any], str]] = {
    Text: lambda block: _said(block.text),
    Pairs: _pairs,
    Table: _table,
    Chart: lambda _: "",  # it shows what the table below it says
    Caveats: _caveats,
    Meanings: _meanings,
    Command: _command,
    Points: lambda block: _list(map(_said, block.items)),
    Entries: _entries,
}
