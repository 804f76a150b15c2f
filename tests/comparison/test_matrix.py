"""What a cell of a comparison says without colour: what is missing, older, of another time, or flagged."""

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len
from running import answer, own_fact, run, terminal, write_store

CHENGDE, HEBEI, BEIJING = "130800", "130000", "110000"
MONEY = {"metric": "investment-total", "unit": "亿元", "value": 5, "printed": "5亿元", "accumulation": "flow"}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    facts: list[dict[str, Any]] = [
        own_fact(region=CHENGDE, value=60, printed="60%", period="2022"),
        own_fact(region=HEBEI, value=35, printed="35%", period="2012"),
        own_fact(region=BEIJING, value=44, printed="44%", period="2022-10", nature="preliminary"),
        own_fact(**{**MONEY, "region": CHENGDE, "period": "2021"}),
        own_fact(**{**MONEY, "region": HEBEI, "period": "2021", "basis": "签约"}),
    ]
    return write_store(tmp_path / "own.json", facts={f"own.{place}": fact for place, fact in enumerate(facts)})


def page(own: Path, *asked: str, width: str = "100") -> str:
    done = run("compare", *asked, "--store", own, "--only-own", "--format", "table", env={"COLUMNS": width})
    assert done.returncode == 0
    return done.stdout.split("Comparable")[0]


def cells(own: Path, *asked: str) -> dict[str, str]:
    """Give what a Markdown page says in each region's row."""
    done = run("compare", *asked, "--store", own, "--only-own", "--format", "markdown")
    rows = [line.strip("| ").split(" | ") for line in done.stdout.splitlines() if line.startswith("|")][2:]
    return {first: rest[0] if len(rest) == 2 else " | ".join(rest) for first, *rest in rows} | {
        f"{first}/2": rest[1] for first, *rest in rows if len(rest) == 2
    }


def test_matrix_marks_missing_older_and_flagged_cells(own: Path) -> None:
    found = cells(own, "forest-coverage", "investment-total")
    assert found["Beijing 北京市/2"] == "–"
    assert "older" in found["Hebei 河北省"]
    assert "older" not in found["Chengde 承德市"] + found["Beijing 北京市"] + found["Hebei 河北省/2"]
    assert "preliminary" in found["Beijing 北京市"]
    # Scope concerns two of the three; what concerns all is said below the table alone.
    assert "! scope" in found["Chengde 承德市"]
    assert "scope" not in found["Beijing 北京市"]
    assert "!" not in found["Chengde 承德市/2"]


@pytest.mark.parametrize("width", ["40", "80"])
def test_figures_of_another_time_are_marked_in_a_list_as_well(own: Path, width: str) -> None:
    assert "older" not in page(own, "forest-coverage", width=width), "the periods stand in a column of their own"
    at = page(own, "forest-coverage", "--at", "2021", "--tolerance", "1y", width=width)
    assert (at.count("not 2021"), at.count("older")) == (2, 0)
    assert "older" not in page(own, "forest-coverage", "--history", width=width)
    assert "older" not in page(own, "forest-coverage", "--tolerance", "20y", width=width)


def test_thirty_regions_over_five_metrics_are_read_at_80_columns() -> None:
    metrics = ("gdp", "population-census", "area", "forest-coverage", "gdp-per-capita")
    codes = {row["region_code"] for row in answer("compare", *metrics)["rows"]}
    lines = terminal(80, "compare", *metrics, env={"NO_COLOR": "1", "JJJ_LANG": "zh"}).text.splitlines()
    assert len(codes) >= 30
    assert [line for line in lines if cell_len(line) > 80] == []
    head = next(line for line in lines if line.startswith("地区"))
    assert all(part in head for part in ("地区生产", "普查常住", "行政区域", "森林覆盖", "人均地区"))
