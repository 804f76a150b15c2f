"""The rows of frames, typed: the contract's keys, and beside them dates and names in both languages.

What a key of the contract means, docs/reference.md says. Of a period, `start` and `end` are its first and its last day
(`start` is missing where the period is open), and `year` is the year that the figure is of, where it is of one.
"""

from datetime import date
from decimal import Decimal
from typing import Literal, TypedDict

from jjj_cli.record.codelists import (
    Access,
    Accumulation,
    Authority,
    Domain,
    Level,
    Nature,
    Relation,
    Status,
    Vintage,
)


class Dated(TypedDict):
    """What has a period."""

    start: date | None
    end: date | None


class Figure(Dated):
    """What every figure of a region has, published or worked out."""

    region: str
    region_en: str
    region_code: str
    metric: str
    metric_name: str
    metric_en: str
    value: Decimal
    unit: str
    printed: str
    relation: Relation
    period: str
    year: int | None
    nature: Nature
    accumulation: Accumulation
    basis: str | None
    basis_en: str | None
    counterpart: list[str] | None
    source: str
    vintage: Vintage | None
    part_of: str | None
    supersedes: str | None
    superseded_by: str | None
    locator: str | None
    note: str | None


class FactRow(Figure):
    """A published figure."""

    fact: str
    printed_value: Decimal
    printed_unit: str


class ComparedRow(Figure):
    """A figure in a comparison; the result of a formula and a sum have no `fact`, and their `operands`."""

    rank: int | None
    fact: str | None
    printed_value: Decimal | None
    printed_unit: str | None
    flags: list[str]
    operands: list[str] | None
    target: str | None
    target_value: Decimal | None
    target_period: str | None
    missing: Decimal | None
    missing_relation: Relation | None
    years_left: Decimal | None
    published: str | None
    published_value: Decimal | None
    difference: Decimal | None


class ChangeRow(FactRow):
    """What became of a figure between two dates: the later figure, the earlier one, and the change."""

    from_fact: str
    from_value: Decimal
    from_period: str
    from_start: date | None
    from_end: date | None
    change: Decimal | None
    change_relation: Relation | None
    change_unit: str
    change_percent: Decimal | None
    flags: list[str]


class InitiativeRow(Dated):
    """Something that regions do together or for each other."""

    initiative: str
    name: str
    name_en: str
    regions: list[str]
    regions_en: list[str]
    region_codes: list[str]
    domain: Domain
    status: Status
    status_printed: str
    summary: str
    summary_en: str | None
    period: str
    source: str | None
    locator: str | None
    facts: list[str]
    states: list[str]
    position: bool


class ProfileRow(Dated):
    """A figure or an initiative of a region, told apart by `kind`; what the other kind has is missing."""

    kind: Literal["fact", "initiative"]
    fact: str | None
    region: str | None
    region_en: str | None
    region_code: str | None
    metric: str | None
    metric_name: str | None
    metric_en: str | None
    value: Decimal | None
    unit: str | None
    printed: str | None
    printed_value: Decimal | None
    printed_unit: str | None
    relation: Relation | None
    period: str
    year: int | None
    nature: Nature | None
    accumulation: Accumulation | None
    basis: str | None
    basis_en: str | None
    counterpart: list[str] | None
    source: str | None
    vintage: Vintage | None
    part_of: str | None
    supersedes: str | None
    superseded_by: str | None
    locator: str | None
    note: str | None
    initiative: str | None
    name: str | None
    name_en: str | None
    regions: list[str] | None
    regions_en: list[str] | None
    region_codes: list[str] | None
    domain: Domain | None
    status: Status | None
    status_printed: str | None
    summary: str | None
    summary_en: str | None
    facts: list[str] | None


class RegionRow(TypedDict):
    """A region; `facts` and `initiatives` count those that are its own."""

    code: str
    name: str
    name_en: str
    pinyin: str | None
    aliases: list[str]
    level: Level
    parent: str | None
    parent_name: str | None
    members: list[str]
    within: list[str]
    facts: int
    initiatives: int
    note: str | None


class MetricRow(TypedDict):
    """A metric; `facts` and `regions` count what there is of it, `first_year` to `last_year` is of when."""

    metric: str
    name: str
    name_en: str
    aliases: list[str]
    definition: str
    unit: str
    domain: Domain
    additive: bool
    facts: int
    regions: int
    formula: str | None
    core: bool
    first_year: int | None
    last_year: int | None


class SourceRow(TypedDict):
    """A publication; `facts` and `initiatives` count what was read in it."""

    source: str
    title: str
    publishers: list[str]
    published: str | None
    authority: Authority
    access: Access
    url: str | None
    accessed: str | None
    facts: int
    initiatives: int
    left_out: list[str]
    note: str | None


class HitRow(TypedDict):
    """A record that a text was found in."""

    kind: Literal["metric", "region", "initiative", "fact", "source"]
    id: str
    name: str
    field: str
    text: str
    score: float


class ConvertedRow(TypedDict):
    """A figure in a unit; `shown` is rounded to the digits that were typed."""

    value: Decimal
    unit: str
    relation: Relation
    quantity: str
    shown: str
