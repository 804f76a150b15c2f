"""Edits tried before they are proposed: the store must bear the figure out, and all around it stays as it was."""

from collections.abc import Iterable

from jjj_cli.answers.findings import ALARMS
from jjj_cli.lsp.checks import Figure, figures_of
from jjj_cli.lsp.drafts import Draft
from jjj_cli.lsp.edits import Edit, Proposal
from jjj_cli.verification.checker import Checker

# So much before and after a figure is read again; what leads the text, its title, is read with it.
_AROUND, _TITLE = 2500, 200


class Trial:
    """Tries what is proposed for a figure on what stands around it; that is read once as it is, however many are."""

    def __init__(self, checker: Checker, draft: Draft, figure: Figure) -> None:
        self._checker, self._draft, self._figure = checker, draft, figure
        self._parts = _parts(draft.text, figure)
        self._before = self._verdicts(())

    def kept(self, proposed: Iterable[Proposal]) -> list[Proposal]:
        """Give what may be proposed."""
        return [one for one in proposed if one.kind == "ignore" or self._bears_out(one.edits)]

    def _bears_out(self, edits: tuple[Edit, ...]) -> bool:
        after = self._verdicts(edits)
        target = _moved(self._figure.start, edits)
        others = {_moved(place, edits): one for place, one in self._before.items() if place != self._figure.start}
        told = {place: one for place, one in after.items() if place != target}
        new = [one for place, one in told.items() if place not in others]
        return (
            after.get(target) == "supported"
            and all(told.get(place) == one for place, one in others.items())
            and not any(one in ALARMS for one in new)
        )

    def _verdicts(self, edits: tuple[Edit, ...]) -> dict[int, str]:
        """Give the verdicts on what is read with some edits made, by their places in the whole text so edited."""
        text, starts = "", []
        for start, end in self._parts:
            # what is put where a part begins is a piece of it
            starts.append((len(text), _moved(start, tuple(one for one in edits if one.start < start))))
            text += _edited(self._draft.text, start, end, edits)
        found: dict[int, str] = {}
        for one in figures_of(self._checker, text, self._draft.form):
            begun, place = next(pair for pair in reversed(starts) if pair[0] <= one.start)
            found[one.start - begun + place] = one.checked.verdict
        return found


def _parts(text: str, figure: Figure) -> list[tuple[int, int]]:
    """Give the parts of a text that are read again, each of whole lines: its title, and what is around a figure."""
    start = text.rfind("\n", 0, max(0, figure.start - _AROUND)) + 1
    end = text.find("\n", min(len(text), figure.end + _AROUND)) + 1 or len(text)
    if figure.start - start > 2 * _AROUND or end - figure.end > 2 * _AROUND:  # one endless line
        start, end = max(start, figure.start - _AROUND), min(end, figure.end + _AROUND)
    title = text.find("\n", 0, min(_TITLE, start)) + 1
    return [(0, title), (start, end)] if 0 < title < start else [(0 if title else start, end)]


def _edited(text: str, start: int, end: int, edits: tuple[Edit, ...]) -> str:
    made, last = "", start
    for one in sorted(edits):
        if start <= one.start and one.end <= end:
            made += text[last : one.start] + one.text
            last = one.end
    return made + text[last:end]


def _moved(place: int, edits: tuple[Edit, ...]) -> int:
    return place + sum(len(one.text) - (one.end - one.start) for one in edits if one.end <= place)
