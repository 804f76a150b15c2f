"""Pages on a terminal. The only place that draws with Rich.

Rich's own tables break Chinese as if it were one long word and cost a millisecond for a dozen
cells, so the layout is ours; Rich measures what is wide and writes the colours.
"""

import io
import re
from collections.abc import Iterator, Mapping

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text as RichText

from jjj_cli.answers.result import Block, Chart, Column, Heading, Link, Pairs, Table, Text
from jjj_cli.render.alignment import Line, align_points, pad
from jjj_cli.render.column_widths import balanced
from jjj_cli.render.links import linked, pieces, written
from jjj_cli.render.wrapping import wrap
from jjj_cli.safety.display import visible

TONES = {"plain": "", "quiet": "dim", "caution": "yellow", "good": "green"}
# A column that wraps is still comfortable at this width; where it would be narrower, rows become cards.
COMFORTABLE = 10
# No name beside a value takes more than this share of the width.
NAME_SHARE = 3
GAP = "  "
# What begins a note or a source: the lines after the first hang below what follows it.
_MARK = re.compile(r"(\[\d+\]|[!·]) (?=\S)")
RULE = "─"


def draw(blocks: list[Block], *, width: int, colour: bool, plain: bool = False, linked: bool = False) -> str:
    """Draw a page that fits a width, as the text that a terminal shows.

    A `plain` one has no block elements; one that is `linked` goes to a terminal that knows links.
    """
    page = RichText()
    for line in _lines(blocks, width, plain=plain, linked=linked):
        last = len(line) - 1
        for place, (text, style) in enumerate(line):
            page.append(text.rstrip() if place == last else text, style or None)
        page.append("\n")
    if not colour:
        return "\n".join(line.rstrip() for line in page.plain.split("\n"))
    # Drawn into memory: Rich would end the program by itself where a pipe is closed.
    drawn = io.StringIO()
    console = Console(file=drawn, width=width, force_terminal=True, color_system="standard", highlight=False)
    console.print(page, soft_wrap=True, end="")
    return drawn.getvalue()


def _lines(blocks: list[Block], width: int, *, plain: bool, linked: bool) -> Iterator[Line]:
    for place, block in enumerate(blocks):
        if place and _apart(blocks[place - 1], block):
            yield []
        match block:
            case Heading():
                yield from _text(block.text, width, "bold")
            case Text():
                yield from _text(block.text, width, TONES[block.tone], block.links if linked else ())
            case Pairs():
                yield from _pairs(block.pairs, width, block.links if linked else {})
            case Table():
                yield from _table(block, width, block.links if linked else {})
            case Chart():
                from jjj_cli.render.charts import chart, glyphs  # few pages have one

                yield from chart.lines(block.drawing, width, glyphs.PLAIN if plain else glyphs.BLOCKS)


def _apart(above: Block, block: Block) -> bool:
    """Say whether an empty line stands between two blocks: a heading keeps to what it heads."""
    return not isinstance(above, Heading) and not (isinstance(above, Text) and isinstance(block, Text))


def _text(text: str, width: int, style: str, links: tuple[Link, ...] = ()) -> Iterator[Line]:
    parts = [(visible(part), url) for part, url in pieces(text, links)]
    place = 0
    for given in "".join(part for part, _ in parts).split("\n"):
        for start, end, indent in _hung(given, width):
            shown = [(written(shown, url), style) for shown, url in _cut(parts, place + start, place + end)]
            yield [(indent, ""), *shown] if indent else shown
        place += len(given) + 1


def _hung(line: str, width: int) -> Iterator[tuple[int, int, str]]:
    """Break a line: give where each part starts and ends in it, and what it is indented by."""
    mark = found[0] if (found := _MARK.match(line)) else ""
    place = len(mark)
    for number, part in enumerate(wrap(line[place:], width - len(mark))):
        start = line.index(part, place)  # nothing is lost between two lines but spaces
        place = start + len(part)
        yield (start, place, " " * len(mark)) if number else (0, place, "")


def _cut(parts: list[tuple[str, str | None]], start: int, end: int) -> Iterator[tuple[str, str | None]]:
    """Give what lies between two places of a text that comes in parts, each with its address."""
    place = 0
    for part, url in parts:
        if shown := part[max(0, start - place) : max(0, end - place)]:
            yield shown, url
        place += len(part)


def _table(table: Table, width: int, links: Mapping[str, str]) -> Iterator[Line]:
    if table.title:
        yield from _text(table.title, width, "bold")
    columns, rows = _filled(table)
    widths = _widths(columns, rows, width)
    if widths is None:
        yield from _cards(columns, rows, width, links)
        return
    yield from _row([column.heading for column in columns], columns, widths, width, "bold", {})
    yield [(RULE * (sum(widths) + len(GAP) * (len(widths) - 1)), "")]
    for row in rows:
        yield from _row(row, columns, widths, width, "", links)


def _row(
    cells: list[str], columns: list[Column], widths: list[int], room: int, style: str, links: Mapping[str, str]
) -> Iterator[Line]:
    """Set cells side by side; the first line of each in the style given, what follows it quietly.

    What runs on across the columns has the `room` of the page, and a line of its own where it would meet a cell.
    """
    wrapped = [
        _cell(cell, width, style, style or "dim") for cell, width in zip(_beside(cells, columns), widths, strict=True)
    ]
    urls = [links.get(cell) for cell in cells]
    lines = [_line(wrapped, urls, columns, widths, place) for place in range(max(map(len, wrapped)))]
    for left, text in _below(cells, columns, widths, room):
        running = [(" " * left, ""), (text, "dim")]
        end = left + cell_len(text)
        free = next((place for place, line in enumerate(lines) if place and _is_free(line, end + len(GAP))), None)
        if free is None:
            lines.append(running)
        else:
            lines[free] = [*running, *_from(lines[free], end)]
    yield from lines


def _beside(cells: list[str], columns: list[Column]) -> list[str]:
    """Give what of the cells keeps to its column."""
    return [cell.partition("\n")[0] if column.runs else cell for cell, column in zip(cells, columns, strict=True)]


def _below(cells: list[str], columns: list[Column], widths: list[int], room: int) -> Iterator[tuple[int, str]]:
    """Give what of the cells runs on across the columns, and how far from the left it begins."""
    left = 0
    for cell, column, width in zip(cells, columns, widths, strict=True):
        if column.runs:
            yield from ((left, part) for line in visible(cell).split("\n")[1:] for part in wrap(line, room - left))
        left += width + len(GAP)


def _line(wrapped: list[Line], urls: list[str | None], columns: list[Column], widths: list[int], place: int) -> Line:
    line: Line = []
    for lines, url, column, width in zip(wrapped, urls, columns, widths, strict=True):
        text, tone = lines[place] if place < len(lines) else ("", "")
        shown = pad(text, width, right=column.align != "left")
        line += [(shown.replace(text, linked(text, url), 1) if text else shown, tone), (GAP, "")]
    return _without_end_spaces(line)


def _is_free(line: Line, room: int) -> bool:
    """Say whether the first cells of a line have nothing in them."""
    whole = "".join(text for text, _ in line)
    return not whole[:room].strip()


def _from(line: Line, place: int) -> Line:
    """Give what a line has from a place on, up to which it is empty."""
    rest: Line = []
    for text, tone in line:
        rest += [(text[place:], tone)] if place < len(text) else []
        place = max(0, place - len(text))
    return rest


def _cell(text: str, width: int, style: str, quiet: str) -> Line:
    first, *rest = visible(text).split("\n")
    return [(line, style) for line in wrap(first, width)] + [
        (line, quiet) for more in rest for line in wrap(more, width)
    ]


def _without_end_spaces(line: Line) -> Line:
    while line and not line[-1][0].strip():
        line.pop()
    return line


def _cards(columns: list[Column], rows: list[list[str]], width: int, links: Mapping[str, str]) -> Iterator[Line]:
    """Draw each row as a card: what leads it, and the other cells named below."""
    for place, row in enumerate(rows):
        if place:
            yield []
        cells = [cell.strip() for cell in row]
        *before, head = [cell for column, cell in zip(columns, cells, strict=True) if column.lead and cell] or [""]
        begins = visible("".join(f"{cell}{GAP}" for cell in before))
        for number, (text, style) in enumerate(_cell(head, width - cell_len(begins), "bold", "dim")):
            shown = linked(text, links.get(head) if style == "bold" else None)
            yield [(pad("", cell_len(begins)) if number else begins, "bold"), (shown, style)]
        named = [(c.heading, cell) for c, cell in zip(columns, cells, strict=True) if cell and not c.lead]
        for line in _pairs(named, width - len(GAP), {}):
            yield [(GAP, ""), *line]


def _pairs(pairs: list[tuple[str, str]], width: int, links: Mapping[str, tuple[Link, ...]]) -> Iterator[Line]:
    names = min(max((cell_len(name) for name, _ in pairs), default=0), width // NAME_SHARE)
    widths = [names, width - names - len(GAP)]
    columns = [Column(""), Column("")]
    for name, value in pairs:
        if links.get(name):
            for number, line in enumerate(_text(value, widths[1], "", links[name])):
                yield [(pad("" if number else visible(name), names), "dim"), (GAP, ""), *line]
            continue
        for line in _row([name, value], columns, widths, width, "", {}):
            (shown, _), *rest = line
            yield [(shown, "dim"), *rest]


def _widths(columns: list[Column], rows: list[list[str]], available: int) -> list[int] | None:
    """Share out the width: what must not wrap has its own, the rest share what is left.

    Gives None where that would leave a column too narrow to read.
    """
    lengths = [[_lengths(column, cell) for column, cell in zip(columns, row, strict=True)] for row in rows]
    natural = [
        max([cell_len(column.heading), *(length for row in lengths for length in row[place])])
        for place, column in enumerate(columns)
    ]
    wraps = [place for place, column in enumerate(columns) if not column.keep and column.align == "left"]
    left = available - len(GAP) * (len(columns) - 1)
    left -= sum(width for place, width in enumerate(natural) if place not in wraps)
    widths = dict(enumerate(natural))
    for done, place in enumerate(sorted(wraps, key=lambda place: natural[place])):
        widths[place] = min(natural[place], left // (len(wraps) - done))
        left -= widths[place]
    least = {place: min(natural[place], max(COMFORTABLE, columns[place].least)) for place in wraps}
    if left < 0 or any(widths[place] < least[place] for place in wraps):
        return None
    if any(widths[place] < natural[place] for place in wraps):
        least = {place: max(least[place], min(widths[place], cell_len(columns[place].heading))) for place in wraps}
        sharing = [[row[place] for place in wraps] for row in lengths]
        shared = balanced([widths[place] for place in wraps], [least[place] for place in wraps], sharing)
        widths |= {place: min(natural[place], width) for place, width in zip(wraps, shared, strict=True)}
    return list(widths.values())


def _lengths(column: Column, cell: str) -> list[int]:
    return [cell_len(line) for line in visible(cell).split("\n")[: 1 if column.runs else None]]


def _filled(table: Table) -> tuple[list[Column], list[list[str]]]:
    """Leave out the columns that have nothing to say, and align the numbers of the others."""
    columns, cells = [], []
    for place, column in enumerate(table.columns):
        own = [row[place] for row in table.rows]
        if any(own):
            columns.append(column)
            cells.append(align_points(own) if column.align == "number" else own)
    return columns, [list(row) for row in zip(*cells, strict=True)]
