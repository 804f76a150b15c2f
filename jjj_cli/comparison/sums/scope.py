"""What ground a figure covers: 保定 with or without 定州, as its basis says."""

import re
from collections import defaultdict
from typing import NamedTuple

from jjj_cli.comparison.sums.composition import lies_in, merged_into_zones, smallest_regions
from jjj_cli.gazetteer.names import fold
from jjj_cli.record.records import Fact, Store

# What a basis says of the places that it names: that they are counted, are not, or that nobody says.
_SAID: dict[str, str] = {
    "未写明是否包括": "unsure",
    "未写明是否含": "unsure",
    "不包括": "without",
    "不包含": "without",
    "不含": "without",
    "包括": "with",
    "包含": "with",
    "含": "with",
}
_CLAUSE, _NAME, _ASIDE = r"[；;。]", r"[、，,]", r"（[^）]*）|\([^)]*\)"


class Coverage(NamedTuple):
    """What a figure of a region leaves out, and what else its basis says.

    `without` are regions that are left out, `pieces` places that are no regions of the store and left out as
    well, `unsure` regions that are sometimes left out and of which nothing is said.
    """

    without: tuple[str, ...] = ()
    pieces: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    rest: str | None = None


class _Said(NamedTuple):
    """The places that a basis names, by what it says of them, and the clauses that name none."""

    places: dict[str, list[str]]
    pieces: list[str]
    rest: str | None


class Coverages:
    """Reads bases, knowing of each region what is sometimes counted with it and sometimes not.

    That is what any figure's basis says of it, and what a zone is made of that stands beside the region it lies in.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._regions = store.regions
        self._read: dict[tuple[str, str], _Said] = {}
        self._known: dict[tuple[str, str], Coverage] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._told: dict[str, list[str]] = {}
        self._zoned: dict[str, list[str]] = defaultdict(list)
        for zone in store.regions.values():
            for code in zone.members if zone.level == "zone" else ():
                outer = store.regions[code].parent if code in store.regions else None
                if outer and outer in store.regions and zone.parent == store.regions[outer].parent:
                    self._zoned[outer].append(code)

    def of(self, fact: Fact) -> Coverage:
        """Give what a figure covers."""
        key = fact.region, fact.basis or ""
        if key not in self._known:
            self._known[key] = self._covered(*key)
        return self._known[key]

    def _covered(self, region: str, basis: str) -> Coverage:
        said = self._said(region, basis)
        known = {*said.places["with"], *said.places["without"]}
        unsure = [code for code in self._apart(region) if code not in known]
        without = merged_into_zones(self._regions, said.places["without"])
        return Coverage(tuple(without), tuple(said.pieces), tuple(merged_into_zones(self._regions, unsure)), said.rest)

    def _apart(self, region: str) -> list[str]:
        """Give what is sometimes counted with a region and sometimes not."""
        if region not in self._told:
            bases = dict.fromkeys(fact.basis for fact in self._store.facts_where("region", region) if fact.basis)
            said = [code for basis in bases for codes in self._said(region, basis).places.values() for code in codes]
            self._told[region] = list(dict.fromkeys([*said, *self._zoned.get(region, ())]))
        return self._told[region]

    def _said(self, region: str, basis: str) -> _Said:
        key = region, basis
        if key not in self._read:
            self._read[key] = self._parsed(region, basis)
        return self._read[key]

    def _parsed(self, region: str, basis: str) -> _Said:
        found = _Said({"with": [], "without": [], "unsure": []}, [], None)
        clauses = filter(str.strip, re.split(_CLAUSE, basis))
        rest = [clause.strip() for clause in clauses if not self._clause(region, clause, found)]
        return found._replace(rest="；".join(rest) or None)

    def _clause(self, region: str, clause: str, found: _Said) -> bool:
        """Read what a clause says of places; False where it says nothing of any."""
        said, read = "", False
        for text in re.split(_NAME, re.sub(_ASIDE, "", clause)):
            word = next((word for word in _SAID if text.strip().startswith(word)), "")
            said = _SAID.get(word, said)
            name = fold(text.strip().removeprefix(word))
            if not said or not name:
                continue
            names = self._inside(region)
            if name in names:
                found.places[said] += smallest_regions(self._regions, [names[name]])
                read = True
            elif any(name.startswith(place) for place in names if len(place) > 1):
                found.pieces.extend([text.strip().removeprefix(word)] if said == "without" else [])
                read = True
        return read

    def _inside(self, region: str) -> dict[str, str]:
        """Give the names of the regions that lie in one, and their codes."""
        if region not in self._names:
            self._names[region] = {
                fold(name): other.id
                for other in self._regions.values()
                if other.id != region and lies_in(self._regions, other.id, region)
                for name in (other.name, *other.aliases)
            }
        return self._names[region]
