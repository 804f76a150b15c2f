"""Positions are no initiatives: they are listed where they are asked for, and counted where they are not."""

import pytest
from running import exact, run

import jjj_cli as jjj

CALLS = [("initiatives", "--region", "延庆"), ("region", "延庆")]


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_positions_are_listed_on_demand(call: tuple[str, ...]) -> None:
    def asked(*more: str) -> tuple[set[str], set[str]]:
        answer = exact(run(*call, *more, "--only-shipped", "--format", "json").stdout)
        ids = {row["initiative"] for row in answer["rows"] if row.get("initiative")}
        return ids, {note["code"] for note in answer["notes"]}

    listed, codes = asked()
    every, none = asked("--positions")
    assert every - listed == {
        "yanqing-conservation-role",
        "yanqing-two-mountains-model",
        "yanqing-winter-olympic-city",
    }
    assert ("positions" in codes, "positions" in none) == (True, False)


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_one_line_says_how_many_there_are(call: tuple[str, ...]) -> None:
    whole = ("--all",) if call[0] == "region" else ()
    page = run(*call, *whole, "--only-shipped", "--format", "table").stdout
    assert "listed: 3" in " ".join(page.split())


def test_library_lists_them_on_demand() -> None:
    rows = jjj.initiatives(region="延庆", positions=True)
    assert sum(row["position"] for row in rows) == 3
    assert not any(row["position"] for row in jjj.initiatives(region="延庆"))
    assert len(jjj.region("延庆", positions=True).initiatives) == len(rows)
