"""Which regions a figure may be of: those that its sentence names, else its paragraph, its heading, its section."""

from typing import NamedTuple

from jjj_cli.verification.passages import Passage, Stretch

# How far off a region is named: in the figure's sentence, beside it, in a heading, in the section.
HERE, BESIDE, HEADING, SECTION = 0, 1, 2, 3


class Scope(NamedTuple):
    """A region in scope: how far off it is named, and what stands between it and the figure, by code or name."""

    region: str
    tier: int
    between: frozenset[str] = frozenset()


def scopes(passage: Passage, segment: int, start: int, following: Stretch) -> list[Scope]:
    """Give the regions that a figure may be of, the nearest first; `segment` is where its part of a sentence begins."""
    found, between = _within(passage, segment, start)
    for place in passage.places.between(following.start, following.end):
        if place.role == "subject" and len(place.regions) == 1:
            found.append(Scope(place.regions[0], BESIDE, between))
    if any(not one.between for one in found):
        return found
    return found + _beyond(passage, segment, start, between)


def _within(passage: Passage, segment: int, start: int) -> tuple[list[Scope], frozenset[str]]:
    """Give the regions of a sentence, and all that it names: what is further off must account for that."""
    found: list[Scope] = []
    between: frozenset[str] = frozenset()
    for place in reversed(passage.places.between(segment, start)):
        if place.role in ("companion", "container"):
            continue
        if place.role == "body":
            between |= {place.body}
        if len(place.regions) == 1:  # a figure of 津冀 is of neither alone
            found.append(Scope(place.regions[0], HERE, between))
        if place.role == "subject":
            between |= set(place.regions)
    return found, between


def _beyond(passage: Passage, segment: int, start: int, between: frozenset[str]) -> list[Scope]:
    paragraph, heading = passage.paragraph(start), passage.heading(segment)
    named = [(one, BESIDE) for one in reversed(passage.places.between(paragraph, segment))]
    named += [(one, HEADING) for one in passage.places.between(*heading)] if heading else []
    seen: dict[str, Scope] = {}
    for one, tier in named:
        if one.role == "subject" and len(one.regions) == 1:
            seen.setdefault(one.regions[0], Scope(one.regions[0], tier, between))
    for code in passage.topics(paragraph):
        seen.setdefault(code, Scope(code, SECTION, between))
    for one in passage.carried.title:
        seen.setdefault(one.regions[0], Scope(one.regions[0], SECTION, between))
    return list(seen.values())
