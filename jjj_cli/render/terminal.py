"""Pages on a terminal. The only place that draws with Rich.

Rich's own tables break Chinese as if it were one long word and cost a millisecond for a dozen
cells, so the layout is ours; Rich measures what is wide and writes the colours.
"""

import io
from collections.abc import Iterator

from rich.console import Console
from rich.control import strip_control_codes
from rich.text import Text as RichText

from jjj_cli.answers.result import Block, Chart, Heading, Pairs, Table, Text
from jjj_cli.render.alignment import Line
from jjj_cli.render.paragraphs import text_lines
from jjj_cli.render.tables import pair_lines, table_lines

TONES = {"plain": "", "quiet": "dim", "caution": "yellow", "good": "green"}


def draw(blocks: list[Block], *, width: int, colour: bool, plain: bool = False, linked: bool = False) -> str:
    """Draw a page that fits a width, as the text that a terminal shows.

    A `plain` one has no block elements; one that is `linked` goes to a terminal that knows links.
    """
    lines = _lines(blocks, width, plain=plain, linked=linked)
    if not colour:
        page = "".join("".join(text for text, _ in line) + "\n" for line in lines)
        return "\n".join(line.rstrip() for line in strip_control_codes(page).split("\n"))
    return _coloured(lines, width)


def _coloured(lines: Iterator[Line], width: int) -> str:
    page = RichText()
    for line in lines:
        last = len(line) - 1
        for place, (text, style) in enumerate(line):
            page.append(text.rstrip() if place == last else text, style or None)
        page.append("\n")
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
                yield from text_lines(block.text, width, "bold")
            case Text():
                yield from text_lines(block.text, width, TONES[block.tone], block.links if linked else ())
            case Pairs():
                yield from pair_lines(block.pairs, width, block.links if linked else {})
            case Table():
                yield from table_lines(block, width, block.links if linked else {})
            case Chart():
                from jjj_cli.render.charts import chart, glyphs  # few pages have one

                yield from chart.lines(block.drawing, width, glyphs.PLAIN if plain else glyphs.BLOCKS)


def _apart(above: Block, block: Block) -> bool:
    """Say whether an empty line stands between two blocks: a heading keeps to what it heads."""
    return not isinstance(above, Heading) and not (isinstance(above, Text) and isinstance(block, Text))
