"""The record: frozen, checked on reading, named as SDMX and schema.org name things.

`docs/record.md` says what each field means.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeVar

import msgspec

from jjj_cli.record.codelists import Access, Accumulation, Authority, Domain, Level, Nature, Relation, Status, Vintage
from jjj_cli.record.coverage import Coverages, coverage_of
from jjj_cli.record.scope import Scope
from jjj_cli.record.tables import Corrected, FactKey, Indexed, Narrowing

R = TypeVar("R", bound="Record")


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every table's records share: a readable id, which is TinyDB's document id.

    A file has the id beside the record and not in it: whoever makes a record gives it one.
    """

    if TYPE_CHECKING:
        id: str
    else:
        id: str = None


def changed(record: R, **values: object) -> R:
    """Give a record with some of its values changed."""
    return msgspec.structs.replace(record, **values)


class Omission(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure in a source's text that is left out of the store on purpose, and why."""

    printed: str
    locator: str
    reason: str


class Source(Record, frozen=True, kw_only=True):
    """A publication that facts and initiatives were read in.

    `authority` is who says what it says, and `access` how it was read.
    """

    title: str
    publishers: tuple[str, ...]
    published: str | None = None
    url: str | None = None
    accessed: str | None = None
    authority: Authority
    access: Access
    note: str | None = None
    left_out: tuple[Omission, ...] = ()


class Region(Record, frozen=True, kw_only=True):
    """A place with a GB/T 2260 code, or a zone or group with a code of our own (never digits).

    `parent` is what it lies in whole; `within` names the regions that a zone lies across, and
    `members` those that a group or a zone is made of.
    """

    name: str
    name_en: str
    pinyin: str | None = None
    aliases: tuple[str, ...] = ()
    level: Level
    parent: str | None = None
    members: tuple[str, ...] = ()
    within: tuple[str, ...] = ()
    note: str | None = None


class Metric(Record, frozen=True, kw_only=True):
    """What is measured, and the unit that it is normalised to; `formula` is how it follows from others.

    `part_of` is the metric that this one counts a part of; `minimum` and `maximum` bound what it can be.
    """

    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    definition: str
    unit: str
    domain: Domain
    additive: bool
    formula: str | None = None
    part_of: str | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None


class Basis(Record, frozen=True, kw_only=True):
    """What a basis (口径) is in English; its id is the basis itself, as facts state it."""

    name_en: str


class Fact(Record, frozen=True, kw_only=True):
    """One published figure: `value` and `unit` are the number and the unit as printed.

    `supersedes` is the fact that this one corrects, and `supersedes_printed` what that one printed then.
    """

    metric: str
    region: str
    value: Decimal
    unit: str
    relation: Relation
    printed: str
    period: str
    accumulation: Accumulation
    nature: Nature
    vintage: Vintage | None = None
    basis: str | None = None
    counterpart: tuple[str, ...] = ()
    part_of: str | None = None
    supersedes: str | None = None
    supersedes_printed: str | None = None
    source: str
    locator: str | None = None
    note: str | None = None


class Check(Record, frozen=True, kw_only=True):
    """An arithmetic that facts must keep to: `result` follows from the facts that it is `of`.

    `sum`: of all of them; `share`: the first over the second; `product`: of the two; `change`: from
    the first to the second. `tolerance` is how far off the result may be beyond its printed digits,
    as a share of it, and `note` says why.
    """

    kind: Literal["sum", "share", "product", "change"]
    result: str
    of: tuple[str, ...]
    tolerance: Decimal | None = None
    note: str | None = None


class State(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How far an initiative was at a time, as a source says it: `printed` are the source's own few words."""

    status: Status
    printed: str
    period: str
    source: str | None = None
    locator: str | None = None


class Initiative(Record, frozen=True, kw_only=True):
    """Something that regions do together or for each other, as sources state it.

    What its newest state says is what is said of it. A `position` is what a place is meant to be, and nothing that
    is done.
    """

    name: str
    name_en: str
    regions: tuple[str, ...]
    domain: Domain
    position: bool = False
    summary: str
    summary_en: str | None = None
    states: Annotated[tuple[State, ...], msgspec.Meta(min_length=1)]
    facts: tuple[str, ...] = ()

    @property
    def newest(self) -> State:
        """Give the state of the latest time, of several the one that stands last."""
        return max(enumerate(self.states), key=lambda pair: (_ends(pair[1].period), pair[0]))[1]

    @property
    def status(self) -> Status:
        """Give how far it is."""
        return self.newest.status

    @property
    def status_printed(self) -> str:
        """Give how far it is in the source's own words."""
        return self.newest.printed

    @property
    def period(self) -> str:
        """Give the time of its newest state."""
        return self.newest.period

    @property
    def source(self) -> str | None:
        """Give where its newest state was read."""
        return self.newest.source

    @property
    def locator(self) -> str | None:
        """Give where in the source its newest state stands."""
        return self.newest.locator

    @property
    def sources(self) -> tuple[str, ...]:
        """Give the sources of all its states, each once."""
        return tuple(dict.fromkeys(state.source for state in self.states if state.source))


def _ends(period: str) -> str:
    """Give the end of a period so that it sorts by time: a month after its days, a year after its months."""
    return period.rpartition("/")[2] + "~"


class Exemption(Record, frozen=True, kw_only=True):
    """Records that break a rule of the audit and are right: `note` says why."""

    rule: str
    of: tuple[str, ...]
    note: str


class Edition(Record, frozen=True, kw_only=True):
    """What a store says of itself: the form that it is written in, and of the shipped one its date."""

    format: int
    published: str | None = None


class Store(NamedTuple):
    """All records by id, which ids are the user's own, and which fact corrects which (by the corrected one's id)."""

    sources: Mapping[str, Source]
    regions: Mapping[str, Region]
    metrics: Mapping[str, Metric]
    facts: Mapping[str, Fact]
    initiatives: Mapping[str, Initiative]
    checks: Mapping[str, Check]
    exemptions: Mapping[str, Exemption] = {}
    bases: Mapping[str, Basis] = {}
    edition: Edition | None = None
    own: AbstractSet[str] = frozenset()
    corrections: Mapping[str, str] = {}

    def facts_where(self, field: FactKey, value: str) -> list[Fact]:
        """Give the facts of a metric, a region, a source or a whole, in the store's order.

        Where the table is indexed, the others are not looked at.
        """
        if isinstance(self.facts, Indexed):
            return self.facts.where(field, value)
        return [fact for fact in self.facts.values() if getattr(fact, field) == value]

    def facts_within(self, scope: Scope) -> Iterable[Fact]:
        """Give the facts that a question can be about, in the store's order or metric by metric; there may be others.

        Who asks looks at each: a table tells what it can tell without a look at them.
        """
        if isinstance(self.facts, Narrowing):
            return self.facts.within(scope)
        if scope.metrics and len(scope.regions) == 1:
            return [fact for fact in self.facts_where("region", *scope.regions) if fact.metric in scope.metrics]
        if scope.metrics:
            return [fact for metric in scope.metrics for fact in self.facts_where("metric", metric)]
        for field, values in (("region", scope.regions), ("source", scope.sources)):
            if len(values) == 1:
                return self.facts_where(field, *values)  # type: ignore[arg-type]
        return self.facts.values()

    def corrected_among(self, ids: AbstractSet[str]) -> list[tuple[str, str]]:
        """Give the corrections of some facts, each with what corrects it, in the store's order."""
        if isinstance(self.corrections, Corrected):
            return self.corrections.among(ids)
        return [(old, by) for old, by in self.corrections.items() if old in ids]

    def is_too_large(self) -> bool:
        """Say whether there are more facts than can all be looked at."""
        return isinstance(self.facts, Narrowing) and self.facts.are_too_many()

    def fact_ids(self) -> Iterable[str]:
        """Give the ids of the facts, to find those that look like one: not all where they are too many."""
        return self.facts.ids() if isinstance(self.facts, Narrowing) else self.facts

    def count_where(self, field: FactKey, value: str) -> int:
        """Count the facts of a metric, a region, a source or a whole."""
        if isinstance(self.facts, Indexed):
            return self.facts.count(field, value)
        return sum(getattr(fact, field) == value for fact in self.facts.values())

    def placed(self, only: Collection[str] | None = None) -> Iterable[tuple[int, Fact]]:
        """Give facts with their places in the store's order, metric by metric: all, or those of some ids."""
        if isinstance(self.facts, Narrowing) and only is not None:
            return self.facts.placed(only)
        every = enumerate(self.facts.values())
        return sorted((pair for pair in every if only is None or pair[1].id in only), key=lambda pair: pair[1].metric)

    def fact_rows(self, columns: Sequence[str]) -> Callable[[], Iterator[Sequence[tuple[Any, ...]]]] | None:
        """Give what gives all facts as rows, where they lie as rows; None where they are at hand."""
        return partial(self.facts.rows, columns) if isinstance(self.facts, Narrowing) else None

    def basis_en(self, basis: str | None) -> str | None:
        """Give what a basis is in English; None where nobody has written it."""
        gloss = self.bases.get(basis) if basis else None
        return gloss.name_en if gloss else None

    def coverage(self) -> Coverages:
        """Give of which regions and years there are figures, by metric; of an indexed table without a look at them."""
        return self.facts.coverage() if isinstance(self.facts, Indexed) else coverage_of(self.facts.values())
