"""Facts as SDMX-CSV 2.0: an observation a line. `docs/export.md` has the mapping, and why each code was chosen.

The format is that of SDMX 3.0, https://github.com/sdmx-twg/sdmx-csv (data message field guide); codes are
those of the cross-domain code lists CL_OBS_STATUS 2.2 and CL_TIME_PER_COLLECT 1.0.
"""

from collections.abc import Iterator

from jjj_cli.answers.result import RowData
from jjj_cli.errors import UnknownNameError
from jjj_cli.exports.excerpt import Excerpt, fact_rows
from jjj_cli.record import periods
from jjj_cli.record.codelists import Accumulation, Nature
from jjj_cli.safety.cells import LineWriter, joined, write_cell
from jjj_cli.units import registry

STRUCTURE_ID = "JJJ:FACTS(1.0.0)"
# What tells observations apart; the id of the fact is one of them, since two sources may say the same.
DIMENSIONS = ("REF_AREA", "INDICATOR", "FACT", "TIME_PERIOD")
MEASURES = ("OBS_VALUE",)
# Those of SDMX's cross-domain concepts, and then our own; [] marks those of several values.
ATTRIBUTES = (
    "UNIT_MEASURE",
    "UNIT_MULT",
    "DECIMALS",
    "OBS_STATUS",
    "TIME_PER_COLLECT",
    "COUNTERPART_AREA[]",
    "COMMENT_OBS",
    "UNIT",
    "RELATION",
    "PRINTED",
    "PERIOD",
    "NATURE",
    "VINTAGE",
    "ACCUMULATION",
    "BASIS",
    "SOURCE",
    "LOCATOR",
    "PART_OF",
    "SUPERSEDES",
    "SUPERSEDES_PRINTED",
)
_COLUMNS = (*DIMENSIONS, *MEASURES, *ATTRIBUTES)
# For readers that know no attribute of several values: its values are one text.
PLAIN_HEADER = ("STRUCTURE", "STRUCTURE_ID", "ACTION", *(name.removesuffix("[]") for name in _COLUMNS))
HEADER = ("STRUCTURE[;]", "STRUCTURE_ID", "ACTION", *_COLUMNS)
# SDMX has no status for what is meant to be: F, "forecast", is its only one for a value of the future.
OBS_STATUS: dict[Nature, str] = {"actual": "A", "preliminary": "P", "revised": "A", "target": "F", "planned": "F"}
TIME_PER_COLLECT: dict[Accumulation, str] = {"flow": "S", "cumulative": "S", "point": ""}


def lines(excerpt: Excerpt, header: tuple[str, ...] = HEADER) -> Iterator[str]:
    """Give a header, and a line a fact; line breaks in a text are spelled out, for readers go by lines."""
    writer = LineWriter()
    yield writer.line(header)
    for row in fact_rows(excerpt):
        cells = [write_cell(value, one_line=True) for value in _observation(row)]
        yield writer.line(["datastructure", STRUCTURE_ID, "I", *cells])


def time_period(period: str) -> str:
    """Give a period as SDMX writes it: a span by its first day and its length, an open one by its end.

    What is no period is left as it is, for it has only to be found.
    """
    try:
        length = periods.length(period)
        first = periods.span(period)[0]
    except ValueError:
        return period
    return f"{first}/{length}" if length else periods.end_of(period)


def unit(text: str) -> tuple[str, int]:
    """Give a unit without its scale, and the scale as a power of ten: 万亩 is 亩 and 4, 亿元/个 is 元/个 and 8."""
    try:
        above = registry.find_unit(text).above
    except UnknownNameError:
        return text, 0
    _, stroke, below = text.replace("／", "/").partition("/")
    return above.name + stroke + below, len(str(above.scale)) - 1


def _observation(row: RowData) -> list[object]:
    measure, power = unit(str(row["printed_unit"]))
    value = write_cell(row["printed_value"])
    return [
        row["region_code"],
        row["metric"],
        row["fact"],
        time_period(str(row["period"])),
        row["printed_value"],
        measure,
        power,
        len(value.partition(".")[2]),
        OBS_STATUS[row["nature"]],  # type: ignore[index]
        TIME_PER_COLLECT[row["accumulation"]],  # type: ignore[index]
        joined(row["counterpart_codes"] or ()),  # type: ignore[arg-type]
        row["note"],
        row["printed_unit"],
        *(row[name] for name in ("relation", "printed", "period", "nature", "vintage")),
        *(row[name] for name in ("accumulation", "basis", "source")),
        *(row[name] for name in ("locator", "part_of", "supersedes", "supersedes_printed")),
    ]
