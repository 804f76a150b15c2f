"""What is compared, and what a comparison answers: rows, caveats, a verdict."""

from datetime import timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

import msgspec

from jjj_cli.gazetteer.series import ANY, SeriesFilter
from jjj_cli.record.codelists import Relation
from jjj_cli.record.records import Fact, Metric

Verdict = Literal["yes", "caution", "no"]
Sort = Literal["value", "region", "period"]
Prefer = Literal["latest", "one-source"]


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A caveat: its code, a sentence, and the facts that it concerns.

    `weight` is what it does to the verdict: `no`, `caution`, or `hint` (nothing). `short` says it in a line, of a hint
    how many figures are not shown and what shows them; without one the sentence stands for itself.
    """

    code: str
    message: str
    facts: tuple[str, ...] = ()
    weight: Literal["no", "caution", "hint"] = "caution"
    short: str = ""

    def concerning(self, facts: tuple[str, ...]) -> "Note":
        """Give the same note of other facts."""
        return msgspec.structs.replace(self, facts=facts)


class Choice(NamedTuple):
    """What is to be compared, and how it is to be shown."""

    regions: tuple[str, ...] = ()
    unit: str | None = None
    at: str | None = None
    tolerance: timedelta = timedelta(days=365)
    history: bool = False
    bases: bool = False
    levels: tuple[str, ...] = ()
    between: tuple[str, str] | None = None
    across: bool = False
    prefer: Prefer = "latest"
    include: tuple[str, ...] = ()
    parts: bool = False
    summed: bool = False
    sort: Sort = "value"
    reverse: bool = False
    top: int | None = None
    only: SeriesFilter = ANY


class Progress(NamedTuple):
    """The way from a figure to the target of its region: the target less the figure, and the years between.

    `relation` says how a hedge of the figure hedges what is missing; without one, nothing is certain.
    """

    target: Fact
    target_value: Decimal
    actual: Fact
    actual_value: Decimal
    missing: Decimal | None
    relation: Relation | None
    years: Decimal


class Row(NamedTuple):
    """A figure in a comparison: normalised, with the best and the worst rank that it can have.

    `place` is what people read for it: a figure keeps its rank unless a hedged one comes near it, as one does that is
    near its number itself.
    `operands` are the figures that a formula was worked out from, or that were added up; its `fact` stands in no
    store. `published` is the figure that somebody published of what was added up.
    """

    fact: Fact
    value: Decimal
    rank: int | None = None
    last_rank: int | None = None
    flags: tuple[str, ...] = ()
    progress: Progress | None = None
    operands: tuple[Fact, ...] = ()
    published: Fact | None = None
    place: tuple[int, int] | None = None

    @property
    def stored(self) -> tuple[Fact, ...]:
        """Give the facts of the store that are shown: the figure or its operands, and what is published beside."""
        beside = () if self.published is None else (self.published,)
        return (*(self.operands or (self.fact,)), *beside)

    @property
    def sources(self) -> tuple[str, ...]:
        """Give the sources of the figure, or of what it was worked out from, each once."""
        return tuple(dict.fromkeys(fact.source for fact in self.operands or (self.fact,)))


class Comparison(NamedTuple):
    """One metric across regions."""

    metric: Metric
    unit: str
    choice: Choice
    rows: list[Row]
    notes: list[Note]
    verdict: Verdict


class Trend(NamedTuple):
    """What became of a figure between two dates, in its unit and in hundredths of what it was.

    `relation` says how a hedge of either figure hedges the change; without one, nothing is certain.
    """

    start: Fact
    start_value: Decimal
    end: Fact
    value: Decimal
    change: Decimal | None
    relation: Relation | None
    percent: Decimal | None
    flags: tuple[str, ...] = ()


class Trends(NamedTuple):
    """What became of one metric across regions."""

    metric: Metric
    unit: str
    change_unit: str
    rows: list[Trend]
    notes: list[Note]
    verdict: Verdict
