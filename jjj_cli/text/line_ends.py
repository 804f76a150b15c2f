"""What reading a text leaves out of it: its byte order mark, and the first letter of line ends that have two."""

from collections import deque

MARK = "\ufeff"
_TWO = "\r\n"


class LineEnds:
    """Keeps what is left out of a text that is read, until that is put back; no more than was read ahead.

    `mark` is the byte order mark of UTF-8 where the text began with one, until it is put back.
    """

    def __init__(self) -> None:
        self.mark = ""
        self._places: deque[int] = deque()  # of line ends of two letters, counted as one
        self._read = self._given = 0

    def left_out(self, text: str) -> str:
        """Give the next part of the text with line ends of one letter."""
        if _TWO in text:
            place = -1
            for part in text.split(_TWO)[:-1]:
                place += len(part) + 1
                self._places.append(self._read + place)
            text = text.replace(_TWO, "\n")
        self._read += len(text)
        return text

    def put_back(self, text: str) -> str:
        """Give the next part of what was read as it stood."""
        parts, last = [self.mark], 0
        self.mark = ""
        end = self._given + len(text)
        while self._places and self._places[0] < end:
            place = self._places.popleft() - self._given
            parts += [text[last:place], "\r"]
            last = place
        self._given = end
        return "".join([*parts, text[last:]])
