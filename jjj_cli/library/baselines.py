"""What a baseline makes of the findings of drafts: what it has is not told again, and fails nothing."""

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from jjj_cli.comparison.results import Note
from jjj_cli.messages import say
from jjj_cli.verification.baselines import Entry, named_from
from jjj_cli.verification.checker import Checked

# A figure that was checked: the name of its draft, what was found, and what it is known by.
Printed = tuple[str, Checked, str]


class Baseline(NamedTuple):
    """A baseline: where it lies, what it has, and which drafts are checked against it.

    `written` says that it has just been made of what was found.
    """

    path: Path
    entries: Collection[Entry]
    texts: Collection[str]
    written: bool = False

    def unknown(self, printed: list[Printed]) -> list[Printed]:
        """Give what the baseline does not have."""
        held = {one.key for one in self.entries}
        return [one for one in printed if (named_from(self.path, one[0]), one[2]) not in held]

    def notes(self, printed: list[Printed]) -> list[Note]:
        """Say how many findings are known, and how many of the baseline are found no more."""
        found = {(named_from(self.path, name), fingerprint) for name, _, fingerprint in printed}
        files = {named_from(self.path, name) for name in self.texts}
        known = [one for one in self.entries if one.key in found]
        gone = [one for one in self.entries if one.file in files and one.key not in found]
        values = {"path": self.path, "count": len(known)}
        said = [say("baseline.known", **values)] if known and not self.written else []
        said += [say("baseline.written", **values)] if self.written else []
        said += [say("baseline.gone", path=self.path, count=len(gone))] if gone else []
        return [Note(code="baseline", message=message, weight="hint") for message in said]


def made_of(
    baseline: Path, texts: Collection[str], printed: list[Printed], verdicts: Collection[str], before: Collection[Entry]
) -> list[Entry]:
    """Make the entries of what was found, and keep those that were there before of other drafts than were checked."""
    files = {named_from(baseline, name) for name in texts}
    made = [
        Entry(named_from(baseline, name), one.verdict, one.surface, one.context, fingerprint)
        for name, one, fingerprint in printed
        if one.verdict in verdicts
    ]
    return [*(one for one in before if one.file not in files), *made]
