"""A figure that says how much there is, was or is to be, laid beside the facts of the series that it may be of."""

from collections.abc import Sequence
from decimal import Decimal

from jjj_cli.record import periods
from jjj_cli.record.precision import steps_of
from jjj_cli.record.records import Fact
from jjj_cli.units.scales import SCALES
from jjj_cli.verification.agreement import Figure, agrees
from jjj_cli.verification.candidates import Candidate
from jjj_cli.verification.claims import Claim
from jjj_cli.verification.conversion import all_converted, converts
from jjj_cli.verification.moments import is_of, known_by, when
from jjj_cli.verification.series import ANY, Index, Series, end_of

# What is released first, and what replaces it.
_RELEASES = {"preliminary": 0, "revised": 2}
# How many times a series keeps its facts by: a stranger's draft may name any.
MOST_TIMES = 100


def negative(said: Figure) -> Figure:
    """Give a figure with the dash before it read as a minus."""
    return Figure(-said.value, said.relation, said.step, said.round_step)


class Level:
    """A claim and the series that may be meant, the likeliest first; `ranked` are all that its words lead to."""

    def __init__(self, index: Index, claim: Claim, plausible: list[Candidate], ranked: list[Candidate]) -> None:
        self.index, self.claim, self.plausible, self.ranked = index, claim, plausible, ranked
        self.when = moment = when(claim)
        self.written = claim.passage.carried.dateline
        self._said: dict[str, Figure | None] = {}
        self._hope, kind = claim.hope, claim.found.kind
        self._asked = moment.period, moment.since, kind == "from"
        # It names no time, and is no start of a change and no target.
        self.is_of_now = moment.period is None and kind not in ("from", "target")

    def said(self, one: Series) -> Figure | None:
        """Give the claim's figure in a series' unit; None where it does not convert."""
        unit = one.unit
        if unit not in self._said:
            self._said[unit] = self._converted(one)
        return self._said[unit]

    def _converted(self, one: Series) -> Figure | None:
        found = self.claim.found
        value, unit = found.value, found.unit
        numbers: Sequence[Decimal] = (value, *steps_of(value))
        if not found.base_unit or ("/" in found.base_unit and "/" not in unit):
            # 2000亿 is of whatever the series is measured in, 微克每立方米 of what is written with a stroke
            scale = found.base_value / value if value else Decimal(1)
            numbers = [number * scale for number in numbers]
            unit = found.base_unit or one.unit.lstrip("".join(SCALES))
        elif one.per and "/" not in unit:
            unit += one.per
        if not converts(unit, one.unit):
            return None
        number, step, round_step = all_converted(numbers, unit, one.unit)
        return Figure(number, self.claim.relation, step, round_step)

    @property
    def named_here(self) -> frozenset[str]:
        """Give the metrics of which a name stands in full in the figure's own clause, or right after it."""
        postings, here = self.index.names[ANY], self.claim.printed
        return frozenset(name.metric for gram in here for name in postings.get(gram, ()) if name.words <= here)

    def fitting(self, one: Series) -> tuple[Fact, ...]:
        """Give the facts of a series that are of the nature and the time that the claim names."""
        if self._hope != "either" and (self._hope == "target") != one.hoped:
            return ()
        return self.of_the_time(one)

    def of_the_time(self, one: Series) -> tuple[Fact, ...]:
        """Give the facts of a series that are of the time that the claim names, whatever it hopes for."""
        asked = self._asked
        if asked[0] is None and asked[1] is None:
            return one.facts
        found = one.fitting.get(asked)
        if found is None:  # the figures of a draft are of few times
            if len(one.fitting) >= MOST_TIMES:
                one.fitting.clear()
            moment, kind = self.when, self.claim.found.kind
            found = one.fitting[asked] = tuple([fact for fact in one.facts if is_of(fact, moment, kind)])
        return found

    def agreeing(self, facts: Sequence[Fact], one: Series) -> list[Fact]:
        """Give those of some facts that bear the figure out."""
        said = self.said(one) if facts else None
        if said is None:
            return []
        figures = self.index.figures
        found = [fact for fact in facts if agrees(said, figures[fact.id])]
        if not found and self.claim.is_dashed:
            found = [fact for fact in facts if agrees(negative(said), figures[fact.id])]
        return found

    def known(self, facts: Sequence[Fact]) -> list[Fact]:
        """Give those of some facts that were known when the draft was written."""
        return [fact for fact in facts if known_by(fact, self.written)] if self.written else list(facts)

    def newest(self, facts: Sequence[Fact]) -> list[Fact]:
        """Give the newest of some facts of a series that were known: several where there are releases of that time."""
        found: list[Fact] = []
        for fact in reversed(facts):  # in order of time, as a series has them
            if found and end_of(fact) != end_of(found[0]):
                break
            if not self.written or known_by(fact, self.written):
                found.append(fact)
        return found[::-1]

    def is_exact(self, facts: Sequence[Fact], one: Series) -> bool:
        """Say whether some fact has just the claim's number."""
        said = self.said(one)
        return any(said is not None and said.value == self.index.figure(fact).value for fact in facts)

    def is_later_release(self, fact: Fact, other: Fact) -> bool:
        """Say whether a fact was released after another of its time, and before the draft was written."""
        store = self.index.store
        published, before = (store.sources[one.source].published or "" for one in (fact, other))
        if self.written and published and periods.span(published)[1] > periods.span(self.written)[1]:
            return False
        return (_RELEASES.get(fact.nature, 1), published) > (_RELEASES.get(other.nature, 1), before)

    def best(self, agreeing: list[Fact], one: Series) -> Fact:
        """Give the newest of the facts that say just this, else the newest of those that bear it out."""
        said = self.said(one)
        exact = [fact for fact in agreeing if said and said.value == self.index.figure(fact).value]
        return max(exact or agreeing, key=end_of)
