"""A page as HTML for a notebook: everything escaped, nothing fetched, nothing that runs."""

from html import escape
from itertools import groupby

from jjj_cli.answers.result import Block, Chart, Heading, Pairs, Table, Text
from jjj_cli.messages import say
from jjj_cli.safety.display import visible

# A table shows no more rows, and lines below it that are more are folded.
MOST_ROWS = 60
_MOST_LINES = 12
_QUIET = ' style="opacity:.75"'
_LEFT = ' style="text-align:left;vertical-align:top"'
_RIGHT = ' style="text-align:right;vertical-align:top;white-space:nowrap"'


def html(blocks: list[Block]) -> str:
    """Write a page."""
    parts = []
    for folds, group in groupby(blocks, _folds):
        written = [_block(block) for block in group]
        lines = sum(part.count("<br>") + 1 for part in written)
        if folds and lines > _MOST_LINES:
            summary = f"<summary{_QUIET}>{_text(say('frame.lines', count=lines))}</summary>"
            written = [f"<details>{summary}", *written, "</details>"]
        parts += written
    return "\n".join(["<div>", *parts, "</div>"])


def _folds(block: Block) -> bool:
    """Say whether a block may be folded: what is said in passing, and no caveat."""
    return isinstance(block, Text) and block.tone in ("quiet", "plain")


def _block(block: Block) -> str:
    match block:
        case Table():
            return _table(block)
        case Text(text, tone):
            said = "<br>".join(map(_text, text.split("\n")))
            return f"<p{_QUIET}>{said}</p>" if tone == "quiet" else f"<p>{said}</p>"
        case Heading(text):
            return f"<h4>{_text(text)}</h4>"
        case Pairs(pairs):
            rows = "".join(
                f"<tr><th{_LEFT}>{_text(name)}</th><td{_LEFT}>{_cell(value)}</td></tr>" for name, value in pairs
            )
            return f"<table><tbody>{rows}</tbody></table>"
        case Chart():  # no answer of the library is drawn
            return ""


def _table(table: Table) -> str:
    """Write a table without the columns that are empty."""
    used = [place for place in range(len(table.columns)) if any(row[place] for row in table.rows)]
    styles = [_LEFT if table.columns[place].align == "left" else _RIGHT for place in used]
    heads = [_text(table.columns[place].heading) for place in used]
    head = "".join(f'<th scope="col"{style}>{text}</th>' for style, text in zip(styles, heads, strict=True))
    rows = [
        "".join(f"<td{style}>{_cell(row[place])}</td>" for style, place in zip(styles, used, strict=True))
        for row in table.rows[:MOST_ROWS]
    ]
    left = len(table.rows) - MOST_ROWS
    return "\n".join(
        [
            "<table>",
            *([f"<caption>{_text(table.title)}</caption>"] if table.title else []),
            *([f"<thead><tr>{head}</tr></thead>"] if any(heads) else []),
            "<tbody>",
            *(f"<tr>{row}</tr>" for row in rows),
            "</tbody>",
            "</table>",
            *([f"<p{_QUIET}>{_text(say('frame.more', count=left))}</p>"] if left > 0 else []),
        ]
    )


def _cell(cell: str) -> str:
    first, *more = cell.split("\n")
    return _text(first) + "".join(f"<br><small{_QUIET}>{_text(line)}</small>" for line in more)


def _text(text: str) -> str:
    return escape(visible(text))
