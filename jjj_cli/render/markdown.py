"""Pages as Markdown, for those who paste into an article or an issue."""

import re

from jjj_cli.answers.result import Block, Chart, Heading, Link, Pairs, Table, Text
from jjj_cli.render.links import pieces
from jjj_cli.safety.display import one_line, visible

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")
# What would begin a list where it begins a line.
_LIST = re.compile(r"^(\s*(?:\d{1,9})?)([-+.)])(?=\s)")
# What a chart is drawn for, whatever the terminal: a pasted one is read elsewhere.
WIDTH = 80
# What would end an address, or be read as an entity in it: `&copy;`.
_IN_ADDRESSES = r"[();]"
_RULES = {"left": "---", "right": "---:", "number": "---:"}


def markdown(blocks: list[Block]) -> str:
    """Write a page as Markdown; what Markdown or HTML would read as markup is escaped."""
    return "\n\n".join(filter(None, (_block(block) for block in blocks))) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"## {inline(block.text)}"
        case Text():
            return _pieced(block.text, block.links)
        case Pairs():
            return "\n".join(
                f"- {inline(name)}: {_pieced(value, block.links.get(name, ()))}" for name, value in block.pairs
            )
        case Table():
            return _table(block)
        case Chart():
            return _chart(block)


def _chart(block: Chart) -> str:
    """Draw a chart in a fence, which keeps every sign in its place; a fence within is no end of it."""
    from jjj_cli.render.charts import chart, glyphs  # few pages have one

    drawn = ["".join(text for text, _ in line).rstrip() for line in chart.lines(block.drawing, WIDTH, glyphs.BLOCKS)]
    longest = max((len(run) for run in re.findall("`+", "\n".join(drawn))), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}text", *drawn, fence])


def _table(table: Table) -> str:
    used = [place for place, _ in enumerate(table.columns) if any(row[place] for row in table.rows)]
    if not used:
        return ""
    head = [inline(table.columns[place].heading) or " " for place in used]
    rules = [_RULES[table.columns[place].align] for place in used]
    rows = [[_cell(row[place], table.links.get(row[place])) for place in used] for row in table.rows]
    title = f"**{inline(table.title)}**\n\n" if table.title else ""
    foot = f"\n\n{inline(table.foot)}" if table.foot else ""
    return title + grid(head, rules, rows) + foot


def _pieced(text: str, links: tuple[Link, ...]) -> str:
    return "".join(_linked(inline(part), url) for part, url in pieces(text, links))


def _linked(text: str, url: str | None) -> str:
    return f"[{text}]({re.sub(_IN_ADDRESSES, _encoded, url)})" if url and text else text


def _cell(cell: str, url: str | None) -> str:
    """Write a cell, its first line linked where it leads somewhere."""
    first = len(cell.partition("\n")[0])
    return _pieced(cell, (Link(0, first, url),) if url else ())


def _encoded(letter: re.Match[str]) -> str:
    return f"%{ord(letter[0]):02X}"


def grid(head: list[str], rules: list[str], rows: list[list[str]]) -> str:
    """Write a table of cells that are Markdown already."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rules, *rows))


def inline(text: str) -> str:
    """Write a text in which nothing is markup; its lines are broken as HTML does it."""
    return "<br>".join(_escaped(one_line(line)) for line in visible(text).split("\n"))


def _escaped(line: str) -> str:
    return _LIST.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))
