"""What people type in short for a metric: each means one, none is a name already, and no text is read by it."""

import json

import pytest
from running import answer, run

from jjj_cli.gazetteer.metrics import metrics_called
from jjj_cli.gazetteer.names import fold
from jjj_cli.gazetteer.regions import regions_called
from jjj_cli.gazetteer.shorthands import SHORTHANDS
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store

STORE = open_store(Files(shipped_path(), None))
# What an editor and an analyst type, and what they mean by it.
TYPED = [
    ("pm25", "pm25-annual-mean"),
    ("细颗粒物", "pm25-annual-mean"),
    ("人口", "population"),
    ("财政收入", "general-public-budget-revenue"),
    ("进出口", "trade-value"),
    ("FDI", "foreign-capital-utilized"),
    ("三产占比", "tertiary-industry-share"),
    ("GDP per head", "gdp-per-capita"),
    ("R&D", "rd-expenditure"),
    ("高铁", "hsr-mileage"),
]


def test_each_means_one_metric_and_nothing_else() -> None:
    words = [word for some in SHORTHANDS.values() for word in some]
    assert set(SHORTHANDS) <= set(STORE.metrics)
    assert len({fold(word) for word in words}) == len(words)
    assert [word for word in words if metrics_called(STORE.metrics, word, exact=True)] == []
    assert [word for word in words if regions_called(STORE.regions, word)] == []


@pytest.mark.parametrize(("typed", "meant"), TYPED, ids=[typed for typed, _ in TYPED])
def test_what_is_typed_is_what_is_meant(typed: str, meant: str) -> None:
    assert [metric.id for metric in metrics_called(STORE.metrics, typed)] == [meant]


def test_a_command_takes_them_and_says_the_name_in_full() -> None:
    assert answer("compare", "人口", "北京")["query"]["metrics"] == ["population"]
    assert run("get", "北京", "GDP / 人口", "2023").stdout == "21.664万元/人\n"
    assert "常住人口" in run("get", "北京", "人口", "--format", "table", env={"JJJ_LANG": "zh"}).stdout


def test_no_text_is_read_by_them_and_nothing_is_entered_by_them() -> None:
    done = run("extract", "-", "--format", "json", stdin="2023年北京市人口2185.8万人。")
    assert [row["metric"] for row in json.loads(done.stdout)["rows"] if row["surface"] == "2185.8万人"] == [None]
    asked = ("add", "--region", "北京", "--metric", "人口", "--printed", "2200万人", "--period", "2026")
    done = run(*asked, "--source", "jjj-delegates-2022-10")
    assert done.returncode == 3
    assert "unknown metric: 人口" in done.stderr
