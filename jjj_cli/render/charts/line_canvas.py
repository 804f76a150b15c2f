"""The cells that a plot of lines is drawn on."""

from jjj_cli.render.alignment import Line
from jjj_cli.render.charts.cells import spread


class Canvas:
    """Cells with a sign and a style each."""

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.cells = [[(" ", "") for _ in range(columns)] for _ in range(rows)]

    def at(self, column: int, row: int) -> str:
        """Give the sign at a place; what lies outside is taken."""
        inside = 0 <= column < self.columns and 0 <= row < len(self.cells)
        return self.cells[row][column][0] if inside else "?"

    def put(self, column: int, row: int, text: str, style: str) -> None:
        """Write a text from a place on."""
        for place, letter in enumerate(spread(text)):
            self.cells[row][column + place] = (letter, style)

    def free(self, column: int, row: int, width: int) -> bool:
        """Say whether some cells of a row are empty."""
        return all(self.at(column + place, row) == " " for place in range(width))

    def line(self, row: int) -> Line:
        """Give a row in pieces of one style."""
        pieces: Line = []
        for sign, style in self.cells[row]:
            if pieces and pieces[-1][1] == style:
                pieces[-1] = (pieces[-1][0] + sign, style)
            else:
                pieces.append((sign, style))
        return pieces
