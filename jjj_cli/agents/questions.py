"""What each tool takes: the one place that its input schema, its checks and its description are made from.

An argument bears the name of the command line's option, so that a hint that names `--bases` names `bases`.
"""

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from jjj_cli.citation.writing import Style
from jjj_cli.comparison.results import Prefer, Sort
from jjj_cli.record.codelists import Domain, Level, Nature, Status
from jjj_cli.verification.judgements import Verdict

# How long a draft, a name and a list may be, and how many rows are given at once.
LONGEST_DRAFT, LONGEST_NAME, MOST_NAMES = 20_000, 200, 30
MOST_ROWS, USUAL_ROWS = 100, 20

Name = Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME)]
Names = Name | Annotated[list[Name], Meta(min_length=1, max_length=MOST_NAMES)]
Region = Annotated[
    Names,
    Meta(description="A region or several, by Chinese or English name, nickname, or GB/T 2260 code: 承德, Tianjin"),
]
Metric = Annotated[Names, Meta(description="A metric or several, by id or name in either language: forest-coverage")]
Date = Annotated[
    str, Meta(max_length=40, description="A period, ISO 8601 or as in print: 2022, 2022-10, 2012/2022, 2021年")
]
Unit = Annotated[str, Meta(max_length=40, description="The unit to give the figures in: 万元, 平方公里, 万元/人")]
Basis = Annotated[str, Meta(max_length=LONGEST_NAME, description="Only figures whose basis (口径) has this text")]
Partner = Annotated[Names, Meta(description="Only what is done or counted with these regions")]
Source = Annotated[Name, Meta(description="Only what was read in this source, by id or title")]
Offices = Literal["official", "bureau", "government", "press", "research", "encyclopedia"]
Authorities = Annotated[
    list[Offices], Meta(max_length=6, description="Only who says it; official is bureau and government")
]
Levels = Annotated[list[Level], Meta(max_length=6, description="Only regions of these levels")]
Deep = Annotated[bool, Meta(description="Take in the regions that lie inside")]
Limit = Annotated[int, Meta(ge=1, le=MOST_ROWS, description="How many rows to give at most; large rows may be fewer")]
Cursor = Annotated[
    str, Meta(max_length=100, description="Where to go on: the cursor of the answer before, with all else as it was")
]


class Question(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is asked; what is not understood is refused."""


class Paged(Question, frozen=True, kw_only=True):
    """What is answered a page at a time."""

    limit: Limit = USUAL_ROWS
    cursor: Cursor | None = None


class Lookup(Paged, frozen=True, kw_only=True):
    """Look up published figures of regions in Beijing-Tianjin-Hebei (京津冀), each with its source.

    With a metric: the one figure that is preferred for each region and metric, the latest or that of `date`. Without
    one, or with `nature`: all figures that fit. A figure that is not there is named in the notes with what there is
    instead; never fill it in from memory.
    """

    region: Region
    metric: Metric | None = None
    date: Date | None = None
    nature: (
        Annotated[
            list[Nature],
            Meta(min_length=1, max_length=5, description="Only figures of this nature: target for targets"),
        ]
        | None
    ) = None
    unit: Unit | None = None
    basis: Basis | None = None
    with_: Partner | None = msgspec.field(default=None, name="with")
    source: Source | None = None
    authority: Authorities = []
    deep: Deep = False


class Compare(Paged, frozen=True, kw_only=True):
    """Compare a metric or a formula (gdp / population) across regions: ranked, in one unit, with a verdict.

    `verdict` says whether the figures compare (yes, caution, no) and `caveats` what stands in the way: pass both on. A
    rank that a hedge leaves open is said in `flags`.
    """

    metric: Annotated[
        Names, Meta(description="Metrics by id or name, or formulas of them: gdp, forest-coverage, gdp / population")
    ]
    region: Region | None = None
    level: Levels = []
    unit: Unit | None = None
    at: Annotated[str, Meta(max_length=40, description="A date, or common: the newest year that most share")] | None = (
        None
    )
    tolerance: Annotated[str, Meta(max_length=20, description="How far apart periods may lie: 1y, 6m, 30d")] = "1y"
    include: Annotated[
        list[Literal["target", "planned"]], Meta(max_length=2, description="Take in targets or planned figures")
    ] = []
    bases: Annotated[bool, Meta(description="Show figures of every basis (口径), and not the most common alone")] = (
        False
    )
    basis: Basis | None = None
    with_: Partner | None = msgspec.field(default=None, name="with")
    source: Source | None = None
    authority: Authorities = []
    parts: Annotated[bool, Meta(description="Take in figures that are parts of others")] = False
    sum: Annotated[bool, Meta(description="Add up the parts of each region instead of comparing")] = False
    prefer: Annotated[Prefer, Meta(description="The latest figures, or as many as can be of one source")] = "latest"
    sort: Annotated[Sort, Meta(description="What to order by")] = "value"
    reverse: Annotated[bool, Meta(description="The other way round")] = False


class History(Paged, frozen=True, kw_only=True):
    """Give how a metric went over time in a region, with a verdict on whether its figures make one series.

    With `between`, what became of it between two dates: `change` has the difference, which is missing where the figures
    do not compare.
    """

    region: Region
    metric: Metric
    between: (
        Annotated[list[Date], Meta(min_length=2, max_length=2, description='Two dates: ["2012", "2022"]')] | None
    ) = None
    across: Annotated[bool, Meta(description="With between: figures of different bases and censuses too")] = False
    unit: Unit | None = None
    include: Annotated[
        list[Literal["target", "planned"]], Meta(max_length=2, description="Take in targets or planned figures")
    ] = []
    bases: Annotated[bool, Meta(description="Show figures of every basis (口径)")] = False
    basis: Basis | None = None
    with_: Partner | None = msgspec.field(default=None, name="with")
    source: Source | None = None
    authority: Authorities = []


class Search(Paged, frozen=True, kw_only=True):
    """Find metrics, regions, initiatives, facts and sources by words, Chinese or English, best first.

    Use it to learn the ids and names that the other tools take.
    """

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME, description="Words; each must be found")]
    kind: (
        Annotated[
            list[Literal["metric", "region", "initiative", "fact", "source"]],
            Meta(min_length=1, max_length=5, description="Only records of these kinds"),
        ]
        | None
    ) = None


class Verify(Paged, frozen=True, kw_only=True):
    """Check every figure of a Chinese draft against the store: supported, outdated, contradicted, ambiguous, unknown.

    Give the text itself; a path or an address is read as text. `unknown` means that the store cannot say, and not that
    the figure is right; `summary` counts all.
    """

    text: Annotated[str, Meta(min_length=1, max_length=LONGEST_DRAFT, description="The draft")]
    form: Annotated[Literal["text", "markdown", "html"], Meta(description="What the draft is written in")] = "text"
    verdicts: Annotated[
        tuple[Verdict, ...],
        Meta(min_length=1, max_length=5, description="Which findings to give; all but unknown by default"),
    ] = ("supported", "outdated", "contradicted", "ambiguous")


class Convert(Question, frozen=True, kw_only=True):
    """Convert a figure to another unit, hedge and all: 超3556万亩 to 平方公里; Chinese and compound units too.

    Give either a quantity as printed or the claim id of a figure in the store, which comes back with its source.
    """

    quantity: (
        Annotated[
            str, Meta(min_length=1, max_length=LONGEST_NAME, description="As printed: 3556万亩, 近60万亩, 3至5亩")
        ]
        | None
    ) = None
    claim: Annotated[Name, Meta(description="The claim id of a figure in the store")] | None = None
    unit: Unit | None = None


class Cite(Question, frozen=True, kw_only=True):
    """Write references for figures (by claim id), initiatives and sources, in a style for editors or programs."""

    ids: Annotated[list[Name], Meta(min_length=1, max_length=MOST_NAMES, description="Claim, initiative or source ids")]
    style: Annotated[Style, Meta(description="gbt7714 is the Chinese standard")] = "gbt7714"
    accessed: (
        Annotated[str, Meta(max_length=10, description="The day on which the sources were read: 2022-10-31")] | None
    ) = None


class Initiatives(Paged, frozen=True, kw_only=True):
    """List what the regions do together: projects, plans and agreements, each with its newest state and its source."""

    text: (
        Annotated[str, Meta(min_length=1, max_length=LONGEST_NAME, description="Words; each must be found")] | None
    ) = None
    region: Region | None = None
    with_: Partner | None = msgspec.field(default=None, name="with")
    domain: Annotated[list[Domain], Meta(max_length=10, description="Only of these domains")] = []
    status: Annotated[list[Status], Meta(max_length=5, description="Only of this status")] = []
    source: Source | None = None
    deep: Deep = False
    positions: Annotated[bool, Meta(description="Take in what a place is meant to be, beside what is done")] = False
