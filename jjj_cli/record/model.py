"""The record: frozen, checked on reading, named as SDMX and schema.org name things.

`docs/record.md` says what each field means.
"""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeVar, get_args

import msgspec

Relation = Literal["eq", "gt", "ge", "lt", "le", "approx", "near"]
Accumulation = Literal["point", "flow", "cumulative"]
Nature = Literal["actual", "preliminary", "revised", "target", "planned"]
Reliability = Literal["official", "press", "compilation", "copy"]
Level = Literal["region", "province", "city", "county", "zone", "group"]
Domain = Literal[
    "planning",
    "relocation",
    "transport",
    "industry",
    "innovation",
    "ecology",
    "energy",
    "public-services",
    "culture-tourism",
    "reform",
]
Status = Literal["operating", "completed", "under-way", "planned", "proposed"]

Verdict = Literal["yes", "caution", "no"]
Sort = Literal["value", "region", "period"]
Prefer = Literal["latest", "one-source"]

DOMAINS: tuple[str, ...] = get_args(Domain)
STATUSES: tuple[str, ...] = get_args(Status)
LEVELS: tuple[str, ...] = get_args(Level)
NATURES: tuple[str, ...] = get_args(Nature)
ACCUMULATIONS: tuple[str, ...] = get_args(Accumulation)
RELATIONS: tuple[str, ...] = get_args(Relation)
RELIABILITIES: tuple[str, ...] = get_args(Reliability)
ACTUAL_NATURES = ("actual", "preliminary", "revised")


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
    """A publication that facts and initiatives were read in."""

    title: str
    publishers: tuple[str, ...]
    published: str | None = None
    url: str | None = None
    accessed: str | None = None
    reliability: Reliability
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
    """What is measured, and the unit that it is normalised to; `formula` is how it follows from others."""

    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    definition: str
    unit: str
    domain: Domain
    additive: bool
    formula: str | None = None


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


class Initiative(Record, frozen=True, kw_only=True):
    """Something that regions do together or for each other, as a source states it."""

    name: str
    name_en: str
    regions: tuple[str, ...]
    domain: Domain
    status: Status
    status_printed: str
    summary: str
    period: str
    source: str | None = None
    locator: str | None = None
    facts: tuple[str, ...] = ()


class Store(NamedTuple):
    """All records by id, which ids are the user's own, and which fact corrects which (by the corrected one's id)."""

    sources: dict[str, Source]
    regions: dict[str, Region]
    metrics: dict[str, Metric]
    facts: dict[str, Fact]
    initiatives: dict[str, Initiative]
    checks: dict[str, Check]
    own: frozenset[str] = frozenset()
    corrections: dict[str, str] = {}  # noqa: RUF012 - never changed, as nothing in a store is


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """A caveat: its code, a sentence, and the facts that it concerns.

    `weight` is what it does to the verdict: `no`, `caution`, or `hint` (nothing).
    """

    code: str
    message: str
    facts: tuple[str, ...] = ()
    weight: Literal["no", "caution", "hint"] = "caution"


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


class Profile(NamedTuple):
    """What is going on in a region: its initiatives by domain, its figures by metric."""

    region: Region
    deep: bool
    initiatives: list[Initiative]
    facts: list[Fact]


class Hit(NamedTuple):
    """A record that a text was found in: where, how well, and the text there."""

    kind: str
    id: str
    name: str
    field: str
    text: str
    score: float
