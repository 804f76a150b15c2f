"""What is said below a chart: what its signs mean, what is lacking, and by which letters groups go."""

from collections.abc import Collection, Iterator

from rich.cells import cell_len

from jjj_cli.messages import join, say
from jjj_cli.render.alignment import Line
from jjj_cli.render.charts.glyphs import ENDS, HOPES, Glyphs
from jjj_cli.render.wrapping import wrap
from jjj_cli.safety.display import visible

QUIET = "dim"


def words(text: str, width: int, style: str = QUIET, indent: int = 0) -> Iterator[Line]:
    """Write words below a chart; what follows the first line is indented."""
    for place, line in enumerate(wrap(visible(text), max(1, width - indent))):
        yield [(" " * indent * bool(place) + line, style)]


def side_by_side(texts: list[str], width: int) -> Iterator[Line]:
    """Write texts beside each other, as many on a line as it has room for; only one that is too long is broken."""
    lines: list[str] = []
    for text in map(visible, texts):
        beside = f"{lines[-1]}  {text}" if lines else ""
        if lines and cell_len(beside) <= width:
            lines[-1] = beside
        else:
            lines.append(text)
    for line in lines:
        yield from [[(line, "")]] if cell_len(line) <= width else words(line, width, "", indent=3)


def signs(
    ends: tuple[str, ...], known: Collection[str], hopes: Collection[str], glyphs: Glyphs, width: int
) -> Iterator[Line]:
    """Say what the signs of a chart mean, those that occur in it."""
    for end, sign in zip(ENDS, ends, strict=True):
        if end in known and sign:
            yield from words(f"{sign} {say(f'chart.end.{end}')}", width, indent=2)
    for hope, sign in zip(HOPES, glyphs.hopes, strict=True):
        if hope in hopes:
            yield from words(f"{sign} {say(f'chart.hope.{hope}')}", width, indent=2)


def named_missing(names: list[str], width: int) -> Iterator[Line]:
    """List the regions of which there is nothing to draw."""
    if names:
        yield from words(say("chart.missing", names=join("join.list", names)), width)


def lettered(number: int) -> str:
    """Name a group by its number: a to z, then aa."""
    first, last = divmod(number, 26)
    return (lettered(first - 1) if first else "") + chr(ord("a") + last)
