"""A chart on a terminal, drawn as lines for a width.

Drawn by hand and not by a plotting library: a bar shares its line with rank, name, figure, period and
source, is open where a figure is hedged, and is legible where there is no colour.
"""

from collections.abc import Iterator

from jjj_cli.answers.drawing import Bars, Drawing, Lines
from jjj_cli.render.alignment import Line
from jjj_cli.render.charts.glyphs import Glyphs


def lines(drawing: Drawing, width: int, glyphs: Glyphs) -> Iterator[Line]:
    """Draw a chart as lines that fit a width."""
    match drawing:
        case Bars():
            from jjj_cli.render.charts import bars  # one page has one kind of chart

            return bars.lines(drawing, width, glyphs)
        case Lines():
            from jjj_cli.render.charts import lines

            return lines.lines(drawing, width, glyphs)
        case _:
            from jjj_cli.render.charts import tiles

            return tiles.lines(drawing, width, glyphs)
