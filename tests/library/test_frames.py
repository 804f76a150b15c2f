"""Frames: the contract's rows and what stands beside them, as tables of other packages and as a page."""

import re
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

import duckdb
import html5lib
import pandas
import polars
import pyarrow
import pytest
from hostile import CONTROLS, MARKUP
from running import answer, exact, own_fact, write_store

import jjj_cli as jjj
from jjj_cli.library.frame import Frame
from jjj_cli.safety.json_text import compact
from jjj_cli.safety.unseen import UNSEEN

DRAFT = "承德市森林覆盖率由2012年的50.8%提高到60.03%。"
FACT = "chengde.forest-coverage.2022-10"
# Everything that gives a frame, and the type of its rows.
FRAMES: dict[str, tuple[Callable[[], Frame[Any]], type]] = {
    "compare": (lambda: jjj.compare("forest-coverage"), jjj.ComparedRow),
    "compare several": (lambda: jjj.compare("gdp", "forest-area", include="target"), jjj.ComparedRow),
    "compare a formula": (lambda: jjj.compare("gdp / population", level="city"), jjj.ComparedRow),
    "compare a sum": (lambda: jjj.compare("gdp", summed=True), jjj.ComparedRow),
    "compare nothing": (lambda: jjj.compare("forest-coverage", level="group"), jjj.ComparedRow),
    "changes": (lambda: jjj.changes("forest-coverage", between=("2012", "2022")), jjj.ChangeRow),
    "facts": (lambda: jjj.facts(region="承德"), jjj.FactRow),
    "no facts": (lambda: jjj.facts(region="承德", metric="gdp", period="1949"), jjj.FactRow),
    "region": (lambda: jjj.region("沧州"), jjj.ProfileRow),
    "initiatives": (lambda: jjj.initiatives(region="承德"), jjj.InitiativeRow),
    "regions": (lambda: jjj.regions(level="city"), jjj.RegionRow),
    "metrics": (lambda: jjj.metrics(domain="ecology"), jjj.MetricRow),
    "sources": (jjj.sources, jjj.SourceRow),
    "search": (lambda: jjj.search("生物医药"), jjj.HitRow),
    "convert": (lambda: jjj.convert(["3556万亩", "近60%"]), jjj.ConvertedRow),
    "extract": (lambda: jjj.extract(DRAFT), jjj.ExtractedRow),
    "verify": (lambda: jjj.verify(DRAFT), jjj.CheckedRow),
    "cite": (lambda: jjj.cite(FACT), jjj.CitationRow),
}
# What the command line gives for the same question.
COMMANDS: dict[str, tuple[str, ...]] = {
    "compare": ("compare", "forest-coverage"),
    "compare a formula": ("compare", "gdp / population", "--level", "city"),
    "compare a sum": ("compare", "gdp", "--sum"),
    "changes": ("compare", "forest-coverage", "--between", "2012", "2022"),
    "facts": ("facts", "--region", "承德"),
    "region": ("region", "沧州"),
    "initiatives": ("initiatives", "--region", "承德"),
    "regions": ("regions", "--level", "city"),
    "metrics": ("metrics", "--domain", "ecology"),
    "sources": ("sources",),
    "search": ("search", "生物医药"),
    "cite": ("cite", FACT),
}
POLARS = MappingProxyType({"value": polars.Float64, "start": polars.Date, "year": polars.Int64, "flags": polars.List})


@pytest.fixture(autouse=True)
def no_store_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("JJJ_STORE", raising=False)


@pytest.mark.parametrize("name", FRAMES)
def test_rows_have_the_keys_of_their_type(name: str) -> None:
    make, kind = FRAMES[name]
    frame = make()
    assert set(frame.fields) == get_type_hints(kind).keys()
    assert {tuple(row) for row in frame} <= {frame.fields}
    assert len(frame) == len(frame.rows)


@pytest.mark.parametrize("name", COMMANDS)
def test_rows_are_those_of_the_command(name: str) -> None:
    rows = answer(*COMMANDS[name])["rows"]
    assert rows
    keys = rows[0].keys()
    frame = FRAMES[name][0]()
    assert list(frame.fields[: len(keys)]) == list(keys)
    assert exact(compact([{key: row[key] for key in keys} for row in frame])) == rows


@pytest.mark.parametrize("exact", [False, True])
@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_is_a_table_of_every_package(name: str, exact: bool) -> None:
    frame = FRAMES[name][0]()
    made = (frame.to_pandas(exact=exact), frame.to_polars(exact=exact), frame.to_arrow(exact=exact))
    assert [list(one.columns) for one in made[:2]] == [list(frame.fields)] * 2
    assert made[2].column_names == list(frame.fields)
    assert [len(one) for one in made] == [len(frame)] * 3
    assert made[2].to_pylist() == made[1].to_dicts()


@pytest.mark.parametrize("name", ["compare", "compare nothing"])
def test_what_a_column_holds_does_not_depend_on_what_is_in_it(name: str) -> None:
    frame = FRAMES[name][0]()
    assert {column: frame.to_polars().schema[column] for column in POLARS} == dict(POLARS)
    types = frame.to_pandas().dtypes.astype(str)
    assert [types[name] for name in ("value", "start", "year", "basis", "rank")] == [
        "float64",
        "datetime64[s]",
        "Int64",
        "string",
        "Int64",
    ]


def test_what_reads_arrow_reads_a_frame() -> None:
    frame = jjj.facts(metric="forest-coverage", nature="actual")
    assert polars.DataFrame(frame).to_dicts() == frame.to_polars().to_dicts()
    assert pyarrow.table(frame).num_rows == len(frame)
    counted = duckdb.sql("select count(*), max(value) from frame")
    assert counted is not None
    assert counted.fetchall() == [(len(frame), float(max(row["value"] for row in frame)))]


@pytest.mark.parametrize(
    ("quantities", "unit", "kind", "value"),
    [
        (["60.03%"], "%", pyarrow.decimal128(38, 2), Decimal("60.03")),
        (["1亿元", "0.05元"], "元", pyarrow.decimal128(38, 2), Decimal(100000000)),
        # a third has as many digits as are reckoned with, and with those of the other there is no room
        (["10000000000000000000亩", "1亩"], "公顷", pyarrow.string(), None),
    ],
)
def test_exact_numbers_are_decimals_where_they_fit(
    quantities: list[str], unit: str, kind: pyarrow.DataType, value: Decimal | None
) -> None:
    frame = jjj.convert(quantities, unit)
    table = frame.to_arrow(exact=True)
    assert table.schema.field("value").type == kind
    assert [Decimal(one) for one in table["value"].to_pylist()] == [row["value"] for row in frame]
    assert value in (None, table["value"][0].as_py())
    assert frame.to_pandas(exact=True)["value"].tolist() == [row["value"] for row in frame]


def test_a_figure_has_its_dates_and_both_names() -> None:
    row = jjj.facts(region="承德", metric="forest-coverage", period="2022", nature="actual").one()
    assert (row["region"], row["region_en"], row["metric_name"], row["metric_en"]) == (
        "承德市",
        "Chengde",
        "森林覆盖率",
        "Forest coverage",
    )
    assert (row["period"], row["start"], row["end"], row["year"]) == (
        "2022-10",
        date(2022, 10, 1),
        date(2022, 10, 31),
        2022,
    )
    half = jjj.facts(region="石家庄", metric="gdp", period="2022-03", nature="preliminary")
    assert {(row["period"], row["year"]) for row in half} >= {("2022-01/2022-06", None)}
    formula = jjj.compare("gdp / population", region="唐山", at="2022").one()
    assert (formula["fact"], formula["metric_en"]) == (None, "Gross domestic product / Resident population")


def test_a_pivot_averages_no_two_releases() -> None:
    years = [jjj.compare("gdp", level="city", at=str(year), tolerance="0d") for year in range(2015, 2025)]
    gdp = pandas.concat([year.to_pandas() for year in years])
    gdp = gdp[gdp["year"].notna()]
    table = gdp.pivot(index="region", columns="year", values="value")  # raises where there are two
    printed = {row["value"] for year in years for row in year}
    assert {Decimal(str(value)) for value in table.stack().dropna()} <= {
        Decimal(str(float(value))) for value in printed
    }


def test_the_only_row_is_the_only_one() -> None:
    assert jjj.convert("3556万亩", "平方公里").one()["shown"] == "23706.67 平方公里"
    with pytest.raises(jjj.UsageError, match="rows"):
        jjj.facts(region="承德").one()
    with pytest.raises(jjj.NothingFoundError):
        FRAMES["no facts"][0]().one()


def test_a_comparison_without_caveats_is_itself() -> None:
    plain = jjj.compare("forest-coverage", region=["延庆", "承德"])
    assert plain.strict() is plain
    caution = jjj.compare("forest-coverage", region=["延庆", "北京"])
    assert caution.verdict == "caution"
    with pytest.raises(jjj.NotComparableError, match="scope") as refused:
        caution.strict()
    assert refused.value.exit_code == 5
    assert "strict()" in str(refused.value.hint)


@pytest.mark.parametrize("name", FRAMES)
def test_a_page_is_sound_and_tells_its_caveats(name: str) -> None:
    frame = FRAMES[name][0]()
    page = frame._repr_html_()
    html5lib.HTMLParser(strict=True).parseFragment(page)
    for note in frame.notes:
        assert note.weight == "hint" or note.message.split(":")[0].replace("'", "&#x27;") in page
    assert len(repr(frame).splitlines()) <= 13


def test_a_page_has_the_citations_of_what_it_shows() -> None:
    (citation,) = jjj.cite(FACT)
    page = jjj.facts(region="承德", metric="forest-coverage")._repr_html_()
    assert citation["citation"].split("[N/OL]")[0] in page


def test_what_strangers_wrote_is_shown_and_never_obeyed(tmp_path: Path) -> None:
    evil = "".join((*MARKUP.values(), *(text for text in CONTROLS.values() if "\n" not in text)))
    source = {"title": evil, "publishers": [evil], "authority": "press", "access": "address", "note": evil}
    fact = own_fact(basis=evil, source="own.paper", printed=f"31.5%{evil}", region="own.place", note=evil)
    place = {"name": evil, "name_en": evil, "level": "zone"}
    store = write_store(
        tmp_path / "own.json",
        facts={"own.fact": fact},
        sources={"own.paper": source},
        regions={"own.place": place},
    )
    opened = jjj.open(store)
    frames: list[Frame[Any]] = [
        opened.facts(region="own.place"),
        opened.compare("forest-coverage", region="own.place"),
        opened.region("own.place"),
        opened.search("alert"),
        opened.sources(),
        opened.cite("own.fact"),
    ]
    for frame in frames:
        page = frame._repr_html_()
        assert "<script" not in page
        assert "&lt;script&gt;" in page
        assert not re.search(f"[{UNSEEN}]", page)
        assert not re.search(f"[{UNSEEN}]", repr(frame))


@pytest.mark.parametrize(
    ("package", "take"),
    [
        ("pandas", lambda frame: frame.to_pandas()),
        ("polars", lambda frame: frame.to_polars()),
        ("pyarrow", lambda frame: frame.to_arrow()),
        ("pyarrow", lambda frame: frame.__arrow_c_stream__()),
    ],
)
def test_a_package_that_is_not_there_is_named(
    package: str, take: Callable[[Frame[Any]], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    frame = jjj.metrics()
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(jjj.UsageError, match=f"the package {package} is not installed") as missing:
        take(frame)
    assert missing.value.hint == f"pip install {package}"
