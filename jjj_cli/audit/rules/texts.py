"""Rules of sources whose texts are at hand: facts stand in them, and their figures are facts or left out."""

import re
from collections.abc import Iterator

from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.store.problems import Problem
from jjj_cli.text.quantities import find


def against_text(store: Store, source: str, text: str) -> Iterator[Problem]:
    """Check that a source's facts stand in its text, and that its text's figures are facts or left out.

    A locator such as ¶54 counts the paragraphs of the text, empty lines left out.
    """
    paragraphs = dict(enumerate((line for line in text.splitlines() if line.strip()), start=1))
    explained: dict[int, list[str]] = {number: [] for number in paragraphs}
    facts = [fact for fact in store.facts.values() if fact.source == source]
    for fact in facts:
        place = _paragraph(fact.locator)
        if not _stands(fact.printed, paragraphs.get(place, "")):
            said = say("problem.not-in-text", printed=fact.printed, locator=fact.locator)
            yield Problem("facts", fact.id, "printed", said, "T1")
        explained.setdefault(place, []).append(fact.printed)
    for item in store.sources[source].left_out:
        explained.setdefault(_paragraph(item.locator), []).append(item.printed)
    for number, line in paragraphs.items():
        for figure in find(line):
            if not any(figure.surface in known or known in figure.surface for known in explained[number]):
                said = say("problem.unexplained", printed=figure.surface, locator=f"¶{number}")
                yield Problem("sources", source, "left_out", said, "T2")


def _stands(printed: str, text: str) -> bool:
    """Say whether a figure stands in a text whole: 0.03% does not stand in 60.03%."""
    before = r"(?<![0-9.])" if printed[:1].isdigit() else ""
    after = r"(?!\.?[0-9])" if printed[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(printed)}{after}", text) is not None


def _paragraph(locator: str | None) -> int:
    match = re.match(r"¶([0-9]+)", locator or "")
    return int(match[1]) if match else 0
