"""Which regions a figure may be of: those that its sentence names, else its paragraph, its heading, its section."""

from msgspec import Struct

from jjj_cli.verification.passages import Passage
from jjj_cli.verification.vocabulary import Stretch

# How far off a region is named: in the figure's sentence, beside it, in a heading, in the section.
HERE, BESIDE, HEADING, SECTION = 0, 1, 2, 3


class Scope(Struct, gc=False):
    """A region in scope: how far off it is named, and what stands between it and the figure, by code or name."""

    region: str
    tier: int
    between: frozenset[str] = frozenset()


def scopes(passage: Passage, segment: int, start: int, following: Stretch) -> list[Scope]:
    """Give the regions that a figure may be of, the nearest first; `segment` is where its part of a sentence begins.

    Each is given once, where it stands nearest: further off no less stands between, and it counts no more.
    """
    found, between = _within(passage, segment, start)
    for place in passage.places.between(following[0], following[1]):
        if place.role == "subject" and len(place.regions) == 1:
            found.append(Scope(place.regions[0], BESIDE, between))
    if all(one.between for one in found):
        found += _beyond(passage, segment, start, between)
    nearest: dict[str, Scope] = {}
    for one in found:
        nearest.setdefault(one.region, one)
    return list(nearest.values())


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
    paragraph = passage.paragraph(start)
    if (paragraph, segment) not in passage.beyond:  # the same for all figures of a sentence
        passage.beyond[paragraph, segment] = _tiers(passage, paragraph, segment)
    return [Scope(code, tier, between) for code, tier in passage.beyond[paragraph, segment].items()]


def _tiers(passage: Passage, paragraph: int, segment: int) -> dict[str, int]:
    """Give the regions that are named before a sentence, in its heading and in its section, and how far off."""
    heading = passage.heading(segment)
    named = [(one, BESIDE) for one in reversed(passage.places.between(paragraph, segment))]
    named += [(one, HEADING) for one in passage.places.between(*heading)] if heading else []
    tiers: dict[str, int] = {}
    for one, tier in named:
        if one.role == "subject" and len(one.regions) == 1:
            tiers.setdefault(one.regions[0], tier)
    for code in passage.topics(paragraph):
        tiers.setdefault(code, SECTION)
    for one in passage.carried.title:
        tiers.setdefault(one.regions[0], SECTION)
    return tiers
