"""The code lists of the record: what a field may say."""

from typing import Literal, get_args

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
DOMAINS: tuple[str, ...] = get_args(Domain)
STATUSES: tuple[str, ...] = get_args(Status)
LEVELS: tuple[str, ...] = get_args(Level)
NATURES: tuple[str, ...] = get_args(Nature)
ACCUMULATIONS: tuple[str, ...] = get_args(Accumulation)
RELATIONS: tuple[str, ...] = get_args(Relation)
RELIABILITIES: tuple[str, ...] = get_args(Reliability)
ACTUAL_NATURES = ("actual", "preliminary", "revised")
