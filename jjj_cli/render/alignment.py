"""Numbers in a column: their decimal points under one another, whatever stands around them."""

from rich.cells import cell_len

# A line in pieces, each with the style that it is drawn in.
Line = list[tuple[str, str]]


def align_points(cells: list[str]) -> list[str]:
    """Pad numbers so that their decimal points stand under one another, whatever stands around them."""
    halves = [_halves(cell) for cell in cells]
    left = max((cell_len(before) for before, _ in halves), default=0)
    right = max((cell_len(after) for _, after in halves), default=0)
    return [
        f"{' ' * (left - cell_len(before))}{before}{after}{' ' * (right - cell_len(after))}" for before, after in halves
    ]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text up to a width with spaces, before it where it stands to the right."""
    spaces = " " * (width - cell_len(text))
    return spaces + text if right else text + spaces


def _halves(cell: str) -> tuple[str, str]:
    """Split a cell after the digits before its point; what has no digits stands before."""
    place = cell.find(".")
    if place < 0:
        place = max((index + 1 for index, letter in enumerate(cell) if letter.isdigit()), default=len(cell))
    return cell[:place], cell[place:]
