"""How much of a stranger's file is read, unpacked and kept: what goes beyond is refused in a sentence.

docs/limits.md tells all of them; nothing is cut off without a word.
"""

# How many letters a page or a table may have: as many bytes as a store has at most, which holds 100,000 facts.
MOST_LETTERS = 80_000_000
# How many rows a table may have, how many values in all, and how many cells a sheet.
MOST_ROWS, MOST_VALUES, MOST_CELLS = 250_000, 8_000_000, 2_000_000
# How many times what lies in a package may be as long unpacked, where it is long: prose and tables are 5 to 20 times.
_LONG, _TIMES, _LARGEST = 1 << 25, 50, 1 << 28


def most_unpacked(size: int) -> int:
    """Say how many bytes a package of a size may hold unpacked: 50 times as much, at least 32 MB, at most 256 MB."""
    return min(_LARGEST, max(_LONG, _TIMES * size))
