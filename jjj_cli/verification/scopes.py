"""Which regions a figure may be of: those that its sentence names, else its paragraph, its heading, its section."""

from msgspec import Struct

from jjj_cli.verification.passages import Passage
from jjj_cli.verification.places import Place
from jjj_cli.verification.vocabulary import Stretch

# How far off a region is named: in the figure's sentence, beside it, in a heading, in the section.
HERE, BESIDE, HEADING, SECTION = 0, 1, 2, 3


class Scope(Struct, gc=False):
    """A region in scope: how far off it is named, and what stands between it and the figure, by code or name."""

    region: str
    tier: int
    between: frozenset[str] = frozenset()


def scopes(passage: Passage, segment: int, start: int, before: list[Place], following: Stretch) -> list[Scope]:
    """Give the regions that a figure may be of, the nearest first.

    `segment` is where its part of a sentence begins, and `before` are the places that it names before the figure. Each
    region is given once, where it stands nearest: further off no less stands between, and it counts no more.
    """
    nearest, between = _within(before)
    for place in passage.places.between(following[0], following[1]):
        if place.role == "subject" and len(place.regions) == 1:
            nearest.setdefault(place.regions[0], Scope(place.regions[0], BESIDE, between))
    if all(one.between for one in nearest.values()):
        for code, tier in _beyond(passage, segment, start).items():
            if code not in nearest:
                nearest[code] = Scope(code, tier, between)
    return list(nearest.values())


def _within(before: list[Place]) -> tuple[dict[str, Scope], frozenset[str]]:
    """Give the regions of a sentence, and all that it names: what is further off must account for that."""
    found: dict[str, Scope] = {}
    between: frozenset[str] = frozenset()
    for place in reversed(before):
        if place.role in ("companion", "container"):
            continue
        if place.role == "body":
            between |= {place.body}
        if len(place.regions) == 1 and place.regions[0] not in found:  # a figure of 津冀 is of neither alone
            found[place.regions[0]] = Scope(place.regions[0], HERE, between)
        if place.role == "subject":
            between |= set(place.regions)
    return found, between


def _beyond(passage: Passage, segment: int, start: int) -> dict[str, int]:
    paragraph = passage.layout.paragraph(start)
    found = passage.beyond.get((paragraph, segment))
    if found is None:  # the same for all figures of a sentence
        found = passage.beyond[paragraph, segment] = _tiers(passage, paragraph, segment)
    return found


def _tiers(passage: Passage, paragraph: int, segment: int) -> dict[str, int]:
    """Give the regions that are named before a sentence, in its heading and in its section, and how far off."""
    heading = passage.layout.heading(segment)
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
