"""The fields of rows: the keys that scripts get, in their order, and those that are given on demand."""

Fields = tuple[str, ...]
FACT: Fields = (
    "fact",
    "region",
    "region_code",
    "metric",
    "value",
    "unit",
    "printed",
    "relation",
    "period",
    "nature",
    "accumulation",
    "basis",
    "counterpart",
    "source",
)
# Given on demand, with --fields.
FACT_MORE: Fields = (
    "metric_name",
    "vintage",
    "printed_value",
    "printed_unit",
    "part_of",
    "supersedes",
    "superseded_by",
    "locator",
    "note",
    "basis_en",
)
COMPARED: Fields = ("rank", *FACT, "flags")
COMPARED_MORE: Fields = (*FACT_MORE, "operands")
# The way to the region's target, given on demand where targets are included.
PROGRESS: Fields = ("target", "target_value", "target_period", "missing", "missing_relation", "years_left")
# What is published of a region whose parts are added up, and the sum less that, given on demand.
SUMMED: Fields = ("published", "published_value", "difference")
CHANGE: Fields = (
    *FACT,
    "from_fact",
    "from_value",
    "from_period",
    "change",
    "change_relation",
    "change_unit",
    "change_percent",
    "flags",
)
INITIATIVE: Fields = (
    "initiative",
    "name",
    "name_en",
    "regions",
    "region_codes",
    "domain",
    "status",
    "status_printed",
    "summary",
    "period",
    "source",
    "locator",
    "facts",
)
# Given on demand: every state that it was in, whether it is a position and nothing that is done, what it is in English.
INITIATIVE_MORE: Fields = ("states", "position", "summary_en")
REGION: Fields = ("code", "name", "name_en", "pinyin", "aliases", "level", "parent", "parent_name", "members")
REGION_MORE: Fields = ("within", "facts", "initiatives", "note")
METRIC: Fields = (
    "metric",
    "name",
    "name_en",
    "aliases",
    "definition",
    "unit",
    "domain",
    "additive",
    "facts",
    "regions",
)
METRIC_MORE: Fields = ("formula", "core", "first_year", "last_year")
SOURCE: Fields = (
    "source",
    "title",
    "publishers",
    "published",
    "authority",
    "access",
    "url",
    "accessed",
    "facts",
    "initiatives",
    "left_out",
    "note",
)
PROFILE: Fields = ("kind", *dict.fromkeys((*FACT, *INITIATIVE)))
PROFILE_MORE: Fields = (*FACT_MORE, "summary_en")
BASIS: Fields = ("basis", "name_en", "facts")
# What a panel has, a row a region, metric and year.
TIDY: Fields = (
    "region",
    "region_en",
    "region_code",
    "metric",
    "metric_name",
    "metric_en",
    "year",
    "start",
    "end",
    "value",
)
_TIDY_MORE: Fields = (
    "unit",
    "relation",
    "printed",
    "period",
    "nature",
    "accumulation",
    "basis",
    "vintage",
    "counterpart",
)
TIDY += (*_TIDY_MORE, "source", "fact", "others", "basis_en")
# What a table with years across has before them; the years are those that there are.
ACROSS: Fields = ("region", "region_code", "metric", "metric_name", "unit")
