"""What each tool gives: the one place that its output schema is made from."""

from decimal import Decimal
from typing import Annotated, Literal, TypedDict

from msgspec import Meta

from jjj_cli.citation.writing import Style
from jjj_cli.comparison.results import Verdict
from jjj_cli.record.codelists import Accumulation, Domain, Nature, Relation, Status
from jjj_cli.verification import judgements

# How long a text is given, and an id; how many items of a list.
LONGEST_TEXT, LONGEST_ID, MOST_ITEMS = 400, 200, 40

Text = Annotated[str, Meta(max_length=LONGEST_TEXT)]
Id = Annotated[str, Meta(max_length=LONGEST_ID)]
Ids = Annotated[list[Id], Meta(max_length=MOST_ITEMS)]
Texts = Annotated[list[Text], Meta(max_length=MOST_ITEMS)]
Value = Annotated[Decimal, Meta(description="In `unit`, exact; what print shows is `printed`")]
Hedge = Annotated[
    Relation,
    Meta(description="The hedge: gt 超/逾/多, ge 以上, lt 不足, le 以内, approx 约, near 近 (just below), eq none"),
]
Citation = Annotated[str, Meta(max_length=5 * LONGEST_TEXT, description="The reference, GB/T 7714, a line a source")]


class Change(TypedDict):
    """What became of a figure since an earlier one; `value` is missing where the two do not compare."""

    from_claim: Id
    from_value: Decimal
    from_period: Text
    value: Decimal | None
    relation: Relation | None
    unit: Text
    percent: Decimal | None


class Figure(TypedDict):
    """A figure with what it must not be quoted without: hedge, unit, period, basis, nature, source, claim id."""

    claim: Annotated[Id | None, Meta(description="The fact's id: name it for the claim; null for what jjj worked out")]
    operands: Annotated[Ids | None, Meta(description="Of what was worked out, the claim ids that it rests on")]
    operands_total: int | None
    region: Text
    region_en: Text
    region_code: Id
    metric: Annotated[Text, Meta(description="The metric's id, or the formula")]
    metric_name: Text
    metric_en: Text
    value: Value
    unit: Text
    relation: Hedge
    shown: Annotated[
        Text, Meta(description="As it may be written in this unit, with its hedge and the source's digits")
    ]
    printed: Annotated[Text, Meta(description="As the source prints it; of what was worked out, as jjj writes it")]
    period: Annotated[Text, Meta(description="ISO 8601; ../2022-10 is a total whose start is not stated")]
    nature: Nature
    accumulation: Accumulation
    basis: Annotated[Text | None, Meta(description="What is counted and what is not (口径); null where none is stated")]
    basis_en: Annotated[Text | None, Meta(description="The basis in English; null where that is not written")]
    counterpart: Texts | None
    vintage: Text | None
    part_of: Id | None
    superseded_by: Annotated[Id | None, Meta(description="The claim id of the figure that corrects this one")]
    source: Annotated[Text, Meta(description="The source's id; of what was worked out, all of them")]
    locator: Text | None
    citation: Citation
    note: Text | None
    rank: Annotated[int | None, Meta(description="In a comparison; ranks that are tied are equal")]
    flags: Annotated[Texts, Meta(description="Codes of what is to be said with this figure")]
    change: Change | None


class Caveat(TypedDict):
    """What stands in the way, or is to be known: `weight` is what it does to the verdict, `hint` nothing."""

    code: Text
    weight: Literal["no", "caution", "hint"]
    message: Annotated[str, Meta(max_length=2 * LONGEST_TEXT)]
    claims: Ids
    claims_total: int


class Page(TypedDict):
    """A page of rows: how many there are in all, and where to go on; `data` says what the texts are."""

    data: Text
    total: int
    cursor: Annotated[Id | None, Meta(description="Give it to go on; null where this is the last page")]
    notes: Annotated[list[Caveat], Meta(max_length=MOST_ITEMS)]


class Figures(Page):
    """Figures that were looked up."""

    figures: list[Figure]


class Compared(Page):
    """Figures side by side; the verdict and the caveats are of all of them, and not of this page alone."""

    verdict: Verdict
    figures: list[Figure]


class Hit(TypedDict):
    """A record that the words were found in; a fact comes with its figure."""

    kind: Literal["metric", "region", "initiative", "fact", "source"]
    id: Id
    name: Text
    field: Text
    text: Text
    resource: Annotated[Text | None, Meta(description="Where the whole record can be read")]
    figure: Figure | None


class Hits(Page):
    """Records that were found, best first."""

    hits: list[Hit]


class Finding(TypedDict):
    """A figure of a draft and what the store says of it; lines and columns count from 1, `start` and `end` from 0."""

    verdict: judgements.Verdict
    surface: Text
    line: int
    column: int
    start: int
    end: int
    message: Annotated[str, Meta(max_length=2 * LONGEST_TEXT)]
    figure: Annotated[Figure | None, Meta(description="The store's figure that the verdict rests on")]


class Summary(TypedDict):
    """How many figures of the whole draft have each verdict."""

    supported: int
    outdated: int
    contradicted: int
    ambiguous: int
    unknown: int


class Verified(Page):
    """The figures of a draft."""

    summary: Summary
    findings: list[Finding]


class Conversion(TypedDict):
    """A figure in a unit; `shown` is rounded to the digits that were given."""

    value: Value
    unit: Text
    relation: Hedge
    shown: Text


class Converted(TypedDict):
    """A figure converted; `figure` is where it comes from, and null where it was typed: then nobody vouches for it."""

    data: Text
    quantity: Text
    conversions: Annotated[list[Conversion], Meta(max_length=MOST_ITEMS)]
    figure: Figure | None


class Reference(TypedDict):
    """A reference written out."""

    id: Id
    source: Id
    style: Style
    citation: Annotated[str, Meta(max_length=5 * LONGEST_TEXT)]


class Cited(TypedDict):
    """References."""

    data: Text
    references: list[Reference]
    notes: Annotated[list[Caveat], Meta(max_length=MOST_ITEMS)]


class Initiative(TypedDict):
    """Something that regions do together; `status_printed` are the source's own words at `period`."""

    initiative: Id
    name: Text
    name_en: Text
    regions: Texts
    region_codes: Ids
    domain: Domain
    status: Status
    status_printed: Text
    period: Text
    summary: Text
    summary_en: Text | None
    position: bool
    states: Texts
    claims: Annotated[Ids, Meta(description="The claim ids of its figures: cite and jjj://fact/ take them")]
    source: Id | None
    locator: Text | None
    citation: Citation | None


class Undertakings(Page):
    """Initiatives."""

    initiatives: list[Initiative]
