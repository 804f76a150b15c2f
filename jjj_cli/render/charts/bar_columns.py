"""The words of a chart of bars: a row a bar or a mark, and how wide the columns are that they stand in."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from jjj_cli.answers.drawing import Bar, Bars, Figure
from jjj_cli.messages import say
from jjj_cli.render.alignment import align_points, pad
from jjj_cli.render.charts.glyphs import HOPES, Glyphs
from jjj_cli.render.charts.legend import lettered
from jjj_cli.safety.display import one_line, visible

GAP = "  "
# Bars that have less room beside their figures than this stand below them, and so do figures beside names.
COMFORTABLE = 18
# The names take no more than a third of the width, or a quarter where the bars need the room.
NAME_SHARES = (3, 4)
NAME = 12


class Row(NamedTuple):
    """A line of the chart in words: of a bar, or of a mark that stands on the bar above it."""

    name: str
    figure: Figure
    rank: str = ""
    letter: str = ""
    said: str = ""
    bar: Bar | None = None


class Columns(NamedTuple):
    """How wide the columns of words are."""

    rank: int
    name: int
    letter: int
    shown: int
    period: int
    source: int

    @property
    def figures(self) -> int:
        """Give how much room a figure takes with its period and source."""
        return sum(width + len(GAP) for width in self[3:] if width)

    @property
    def before(self) -> int:
        """Give how much room there is before a bar."""
        return (self.rank + len(GAP) if self.rank else 0) + self.name + len(GAP) + self.letter

    def narrowed(self, width: int) -> "Columns | None":
        """Give the columns with names narrow enough to leave bars some room; none where that cannot be."""
        for share in NAME_SHARES:
            narrowed = self._replace(name=min(self.name, max(NAME, width // share)))
            if width - narrowed.before - narrowed.figures >= COMFORTABLE:
                return narrowed
        return None

    def headed(self, headings: "Row") -> "Columns":
        """Give the columns with room for their headings, but for those that have nothing to show."""
        figure = headings.figure
        texts = (headings.rank, headings.name, "", figure.shown, figure.period, figure.source)
        return Columns(*(max(own, cell_len(text)) if own else 0 for own, text in zip(self, texts, strict=True)))


def rows_of(chart: Bars, glyphs: Glyphs) -> list[Row]:
    """Give a row for each bar and each mark, their figures aligned by the point."""
    return _aligned(list(_rows(chart, glyphs)))


def _rows(chart: Bars, glyphs: Glyphs) -> Iterator[Row]:
    for bar in chart.bars:
        letter = lettered(bar.group) if len(chart.kinds) > 1 and bar.value is not None else ""
        yield Row(one_line(bar.name), _safe(bar.figure), bar.rank, letter, bar.said, bar)
        for mark in bar.marks if bar.value is not None else ():
            yield Row("", _safe(mark.figure), said=f"{glyphs.hopes[HOPES.index(mark.hope)]} {mark.said}")


def _safe(figure: Figure) -> Figure:
    return Figure(*map(one_line, figure))


def _aligned(rows: list[Row]) -> list[Row]:
    shown = align_points([row.figure.shown for row in rows])
    return [row._replace(figure=row.figure._replace(shown=text)) for row, text in zip(rows, shown, strict=True)]


def headings_of(chart: Bars) -> Row:
    """Give what heads the columns, as a row."""
    figure = Figure(one_line(chart.unit), say("column.period"), say("column.source"))
    return Row(say("column.region"), figure, say("column.rank"))


def column_widths(rows: list[Row]) -> Columns:
    """Give columns as wide as what stands in them."""

    def widest(texts: list[str]) -> int:
        return max((cell_len(line) for text in texts for line in visible(text).split("\n")), default=0)

    figures = [row.figure for row in rows]
    return Columns(
        widest([row.rank for row in rows]),
        widest([text for row in rows for text in (row.name, row.said)]),
        max((len(row.letter) + 1 for row in rows if row.letter), default=0),
        widest([figure.shown for figure in figures]),
        widest([figure.period for figure in figures]),
        widest([figure.source for figure in figures]),
    )


def figure_text(figure: Figure, columns: Columns) -> str:
    """Set a figure in its columns: by its point, its period, its source."""
    shown = GAP + pad(figure.shown, columns.shown, right=True) if columns.shown else ""
    rest = zip((figure.period, figure.source), (columns.period, columns.source), strict=True)
    return shown + "".join(GAP + pad(text, width) for text, width in rest if width)


def heading_line(columns: Columns, headings: Row, labels: str) -> str:
    """Set the headings in their columns, and between them the labels of the scale."""
    rank = pad(headings.rank, columns.rank, right=True) + GAP if columns.rank else ""
    before = f"{rank}{pad(headings.name, columns.name)}{GAP}{' ' * columns.letter}"
    return before + labels + figure_text(headings.figure, columns)
