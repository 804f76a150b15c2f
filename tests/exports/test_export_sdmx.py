"""The SDMX-CSV export as `sdmx1` reads it, by a structure of its own, and the codes that it uses."""

import csv
import io
from typing import Any

import pytest
from exporting import NOTHING, PERIODS, all_facts, exported
from running import run

from jjj_cli.exports.sdmx_csv import ATTRIBUTES, DIMENSIONS, HEADER, MEASURES, time_period, unit
from jjj_cli.safety.cells import read_cell, split


def _structure() -> Any:
    """Make the structure that `docs/export.md` writes down."""
    from sdmx.model import v30  # here and below: to import it takes a second

    made = v30.DataStructureDefinition(id="FACTS", version="1.0.0")
    for name in DIMENSIONS:
        made.dimensions.append(v30.TimeDimension(id=name) if name == "TIME_PERIOD" else v30.Dimension(id=name))
    for name in MEASURES:
        made.measures.append(v30.Measure(id=name))
    for name in ATTRIBUTES:
        made.attributes.append(v30.DataAttribute(id=name.removesuffix("[]")))
    return made


def _observations(name: str, *asked: str) -> list[dict[str, str]]:
    """Read an export with sdmx1: dimensions, value and attributes of each observation."""
    import sdmx

    message: Any = sdmx.read_sdmx(exported(name, *asked), structure=_structure())
    read = []
    for dataset in message.data:
        for observation in dataset.obs:
            values = {key: str(value.value) for key, value in observation.dimension.values.items()}
            values["OBS_VALUE"] = observation.value
            values |= {key: str(one.value) for key, one in observation.attached_attribute.items()}
            read.append(values)
    return read


def test_sdmx1_reads_every_observation_whole() -> None:
    read = {one["FACT"]: one for one in _observations("hard.sdmx.csv")}
    known = all_facts()
    assert read.keys() == known.keys()
    columns = {
        "metric": "INDICATOR",
        "region_code": "REF_AREA",
        "printed_unit": "UNIT",
        "note": "COMMENT_OBS",
        **{name: name.upper() for name in ("relation", "printed", "period", "accumulation", "nature", "basis")},
        **{name: name.upper() for name in ("part_of", "supersedes", "supersedes_printed", "source", "locator")},
    }
    for key, record in known.items():
        got = {name: read_cell(read[key][column]) or None for name, column in columns.items()}
        assert got == {name: record[name] for name in columns}
        assert split(read[key]["COUNTERPART_AREA"]) == record["counterpart_codes"]
        assert read[key]["OBS_VALUE"] == format(record["printed_value"], "f")


def test_the_header_is_that_of_the_standard() -> None:
    rows = list(csv.reader(io.StringIO(exported("hard.sdmx.csv").read_text(encoding="utf-8"))))
    assert tuple(rows[0]) == HEADER
    assert rows[0][:3] == ["STRUCTURE[;]", "STRUCTURE_ID", "ACTION"]
    assert {tuple(row[:3]) for row in rows[1:]} == {("datastructure", "JJJ:FACTS(1.0.0)", "I")}
    # one line each: what reads line by line reads it
    assert len(exported("hard.sdmx.csv").read_text(encoding="utf-8").splitlines()) == len(rows)


def test_no_two_observations_have_one_key() -> None:
    keys = [tuple(one[name] for name in DIMENSIONS) for one in _observations("hard.sdmx.csv")]
    assert len(keys) == len(set(keys))


def test_an_export_of_nothing_is_its_header() -> None:
    assert run("export", "--to", "sdmx-csv", *NOTHING).stdout == ",".join(HEADER) + "\n"


@pytest.mark.parametrize(
    ("nature", "code"), [("actual", "A"), ("preliminary", "P"), ("revised", "A"), ("target", "F"), ("planned", "F")]
)
def test_a_nature_has_its_status(nature: str, code: str) -> None:
    found = {one["OBS_STATUS"] for one in _observations("hard.sdmx.csv") if one["NATURE"] == nature}
    assert found == {code}


@pytest.mark.parametrize(("accumulation", "code"), [("point", ""), ("flow", "S"), ("cumulative", "S")])
def test_an_accumulation_has_its_code(accumulation: str, code: str) -> None:
    found = {one["TIME_PER_COLLECT"] for one in _observations("hard.sdmx.csv") if one["ACCUMULATION"] == accumulation}
    assert found == {code}


@pytest.mark.parametrize(
    ("printed", "measure", "power"),
    [
        ("万亩", "亩", 4),
        ("亿元", "元", 8),
        ("万亿元", "元", 12),
        ("万千瓦", "千瓦", 4),
        ("千瓦", "千瓦", 0),
        ("%", "%", 0),
        ("亿元/个", "元/个", 8),
        ("元/万人", "元/万人", 0),
        ("km²", "平方公里", 0),
        ("什么", "什么", 0),
    ],
)
def test_a_scale_is_a_power_of_ten(printed: str, measure: str, power: int) -> None:
    assert unit(printed) == (measure, power)


SPANS = {
    "2022": "2022",
    "2022-09": "2022-09",
    "2021-12-31": "2021-12-31",
    "2012/2022-10": "2012-01-01/P10Y10M",
    "../2022-10": "2022-10",
    "2020-02-29/2021-03-15": "2020-02-29/P1Y16D",
    "2022/2022": "2022-01-01/P1Y",
    "2022-10-31/2022-11-01": "2022-10-31/P2D",
    "2022-01-31/2022-02-28": "2022-01-31/P1M1D",
    "2022/9999": "9999",
    "soon": "soon",
}


@pytest.mark.parametrize(("period", "written"), SPANS.items())
def test_a_period_is_a_day_and_a_length(period: str, written: str) -> None:
    assert set(PERIODS) <= set(SPANS)
    assert time_period(period) == written


def test_pysdmx_reads_the_form_with_plain_heads() -> None:
    from pysdmx.io import read_sdmx

    made = exported("hard.plain.sdmx.csv")
    message: Any = read_sdmx(made, validate=False)
    (dataset,) = message.data
    read = {row["FACT"]: row for row in dataset.data.to_dict("records")}
    written = {row["FACT"]: row for row in csv.DictReader(io.StringIO(made.read_text(encoding="utf-8")))}
    assert read.keys() == written.keys() == all_facts().keys()
    texts = [name.removesuffix("[]") for name in (*DIMENSIONS, *ATTRIBUTES) if name != "DECIMALS"]
    for key, row in read.items():
        assert {name: row[name] for name in texts} == {name: written[key][name] for name in texts}
