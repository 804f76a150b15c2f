"""The code lists of the record: what a field may say."""

from typing import Literal, get_args

Relation = Literal["eq", "gt", "ge", "lt", "le", "approx", "near"]
Accumulation = Literal["point", "flow", "cumulative"]
Nature = Literal["actual", "preliminary", "revised", "target", "planned"]
# The census that a figure's series was last benchmarked to; figures of two vintages make no series.
Vintage = Literal[
    "economic-census-2004",
    "economic-census-2008",
    "economic-census-2013",
    "economic-census-2018",
    "economic-census-2023",
    "population-census-2000",
    "population-census-2010",
    "population-census-2020",
]
Authority = Literal["bureau", "government", "press", "research", "encyclopedia"]
Access = Literal["address", "data-set", "copy"]
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
DOMAINS: tuple[str, ...] = get_args(Domain)
STATUSES: tuple[str, ...] = get_args(Status)
LEVELS: tuple[str, ...] = get_args(Level)
NATURES: tuple[str, ...] = get_args(Nature)
ACCUMULATIONS: tuple[str, ...] = get_args(Accumulation)
RELATIONS: tuple[str, ...] = get_args(Relation)
VINTAGES: tuple[str, ...] = get_args(Vintage)
AUTHORITIES: tuple[str, ...] = get_args(Authority)
# The word for those who speak for a government, and which they are.
OFFICIAL = "official"
OFFICIAL_AUTHORITIES: tuple[Authority, ...] = ("bureau", "government")
ACCESSES: tuple[str, ...] = get_args(Access)
ACTUAL_NATURES = ("actual", "preliminary", "revised")
