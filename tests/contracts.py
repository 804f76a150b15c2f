"""The contract with scripts as a table: every command as it is called, and the keys of its rows."""

from running import OWN, OWN_FACT, ROWS, TEXT

# The design's list, letter by letter: a script written for one release must work with the next.
FACT = [
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
]
INITIATIVE = [
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
]
REGION = ["code", "name", "name_en", "pinyin", "aliases", "level", "parent", "parent_name", "members"]
METRIC = ["metric", "name", "name_en", "aliases", "definition", "unit", "domain", "additive", "facts", "regions"]
SOURCE = [
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
]
REGION_ON_DEMAND = ["within", "facts", "initiatives", "note"]
FACT_ON_DEMAND = [
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
]
# A region's rows are of two kinds with one set of keys; what both kinds have stands once.
BOTH = [*FACT, *(field for field in INITIATIVE if field not in FACT)]
FIGURE = [
    "line",
    "column",
    "start",
    "end",
    "surface",
    "value",
    "unit",
    "base_value",
    "base_unit",
    "relation",
    "kind",
    "region",
    "metric",
    "period",
    "negated",
    "unit_read",
    "head",
    "unseen",
]
CHANGE = ["from_fact", "from_value", "from_period", "change", "change_relation", "change_unit", "change_percent"]
TIDY = ["region", "region_en", "region_code", "metric", "metric_name", "metric_en", "year", "start", "end", "value"]
TIDY += ["unit", "relation", "printed", "period", "nature", "accumulation", "basis", "vintage", "counterpart"]
TIDY += ["source", "fact", "others", "basis_en"]
# As many facts as they are, however many the store has.
FOUNDING = ("facts", "--source", "jjj-delegates-2022-10")
# Only tried: what is written is told of with its path, which is another one each time.
TRIED = ("--yes", "--dry-run")
SOURCED = ("--source", "jjj-delegates-2022-10", "--locator", "¶1", *TRIED)
STORED = ("--store", str(OWN))
VISITS = (*TRIED, "--definition", "一年的游客", "--unit", "万人次", "--domain", "culture-tourism")
TEA_ROAD: tuple[str, ...] = (
    "-r",
    "北京",
    "-r",
    "张家口",
    "--domain",
    "culture-tourism",
    "--status",
    "planned",
    "--status-printed",
    "拟",
    "--summary",
    "两地共建",
    "--period",
    "2022",
)
# `edit` needs an editor (test_own.py), `lsp` serves one (test_server.py), `mcp` serves models (test_tool_server.py);
# exports and reports have forms of their own (test_export.py, test_reports.py).
ELSEWHERE = {"edit", "export", "lsp", "mcp", "report"}
# Every command with real arguments, and its rows' keys.
CALLS: dict[tuple[str, ...], list[str]] = {
    ("get", "承德", "forest-coverage"): FACT,
    ("get", "2020", "北京", "gdp", "天津", "--unit", "万亿元"): FACT,
    ("region", "沧州"): ["kind", *BOTH],
    ("compare", "forest-coverage"): ["rank", *FACT, "flags"],
    ("compare", "investment-total", "--unit", "万亿元"): ["rank", *FACT, "flags"],
    ("compare", "output-value", "--include", "target"): ["rank", *FACT, "flags"],
    ("compare", "forest-coverage", "forest-area"): ["rank", *FACT, "flags"],
    ("compare", "北京", "gdp", "天津"): ["rank", *FACT, "flags"],
    ("compare", "gdp", "--sum"): ["rank", *FACT, "flags"],
    ("compare", "forest-coverage", "--between", "2012", "2022"): [*FACT, *CHANGE, "flags"],
    ("map", "gdp"): ["rank", *FACT, "flags", "tile_row", "tile_column"],
    ("map", "gdp / population", "--classes", "equal"): ["rank", *FACT, "flags", "tile_row", "tile_column"],
    ("explain",): ["code", "weight", "meaning", "example"],
    ("initiatives", "--region", "承德", "--domain", "ecology"): INITIATIVE,
    FOUNDING: FACT,
    ("facts", "--metric", "gdp", "--region", "北京", "--tidy"): TIDY,
    ("cite", "chengde.forest-coverage.2022-10", "jjj-delegates-2022-10"): ["id", "source", "style", "citation"],
    ("convert", "3556万亩", "平方公里"): ["value", "unit", "relation", "quantity"],
    ("extract", TEXT): FIGURE,
    ("verify", TEXT): [
        *("line", "column", "surface", "verdict", "fact", "expected", "message"),
        *("start", "end", "end_line", "end_column"),
    ],
    ("search", "生物医药"): ["kind", "id", "name", "field", "text", "score"],
    ("show", "chengde.forest-coverage.2022-10"): ["kind", *FACT, *FACT_ON_DEMAND],
    ("show", "chengde-afforestation"): ["kind", *INITIATIVE, "states", "position", "summary_en"],
    ("show", "forest-coverage"): ["kind", *METRIC, "formula", "core", "first_year", "last_year"],
    ("show", "jjj-delegates-2022-10"): ["kind", *SOURCE],
    ("show", "130900"): ["kind", *REGION, *REGION_ON_DEMAND],
    ("show", "绿色化工"): ["kind", "basis", "name_en", "facts"],
    ("regions", "--level", "city"): REGION,
    ("metrics",): METRIC,
    ("sources", "通州"): SOURCE,
    ("add", "--metric", "forest-coverage", "--region", "张家口", "--printed", "50%", "--period", "2022", *SOURCED): [
        "outcome",
        *FACT,
    ],
    (
        "source",
        "add",
        "--id",
        "paper",
        "--title",
        "日报",
        "--publisher",
        "某报",
        "--authority",
        "press",
        "--access",
        "copy",
        *TRIED,
    ): [
        "outcome",
        *SOURCE,
    ],
    ("metric", "add", "--id", "visits", "--name", "游客人次", "--name-en", "Visits", *VISITS): ["outcome", *METRIC],
    ("initiative", "add", "--id", "tea-road", "--name", "茶路", "--name-en", "Tea road", *TEA_ROAD, *SOURCED): [
        "outcome",
        *INITIATIVE,
    ],
    ("import", ROWS): ["line", "outcome", "kind", "id", "field", "message"],
    ("remove", OWN_FACT, "--yes", "--dry-run", *STORED): ["outcome", "kind", "id"],
    ("diff", *STORED): [
        "change",
        "kind",
        "id",
        "metric",
        "region_code",
        "period",
        "printed",
        "shipped",
        "shipped_printed",
        "message",
    ],
    ("restore", "--list", *STORED): ["version", "facts", "sound", "path"],
    ("completion",): ["shell", "file", "line"],
    ("audit",): ["rule", "name", "table", "id", "field", "message"],
    ("audit", "--rules"): ["rule", "name", "why"],
    ("help",): ["kind", "name", "about"],
    ("help", "formats"): ["kind", "format", "asked", "suffixes", "meaning"],
    ("help", "fields"): ["command", "field", "on_demand", "meaning"],
    ("help", "exit-codes"): ["code", "meaning", "example"],
    ("help", "comparability"): ["code", "weight", "meaning", "example"],
    ("help", "units"): ["kind", "name", "dimension", "measures", "factor", "base", "aliases"],
    ("help", "periods"): ["kind", "form", "first", "last", "days", "meaning"],
    ("help", "environment"): ["name", "meaning"],
}
