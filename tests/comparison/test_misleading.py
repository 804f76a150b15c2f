"""Forty-odd ways to mislead oneself with figures side by side, and what jjj says to each.

Each is tried as a reader would, on facts of one's own that differ in the one thing that misleads.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from running import exact, own_fact, run, write_store

HEBEI, CHENGDE, BEIJING = "130000", "130800", "110000"
MONEY = {"metric": "investment-total", "unit": "亿元", "accumulation": "cumulative", "period": "2021"}


class Trap(NamedTuple):
    """Facts that mislead, how they are asked for, the caveat's code, words of what is said, the exit code.

    `regions` are groups of one's own.
    """

    facts: tuple[dict[str, Any], ...]
    asked: tuple[str, ...]
    code: str
    said: str
    exit_code: int = 0
    regions: Mapping[str, dict[str, Any]] = {}


def share(value: float, **changed: Any) -> dict[str, Any]:
    return own_fact(value=value, printed=changed.pop("printed", f"{value}%"), **changed)


def money(value: int, **changed: Any) -> dict[str, Any]:
    return own_fact(**{**MONEY, "value": value, "printed": f"{value}亿元", **changed})


def projects(count: int, **changed: Any) -> dict[str, Any]:
    return own_fact(metric="project-count", unit="个", value=count, printed=f"{count}个", **changed)


def households(region: str, value: int = 10, **changed: Any) -> dict[str, Any]:
    printed = changed.pop("printed", f"{value}万人")
    return own_fact(metric="population", unit="万人", region=region, value=value, printed=printed, **changed)


def cities(**baoding: Any) -> tuple[dict[str, Any], ...]:
    """Give a figure of each city of Hebei, of 保定 one that differs."""
    others = [f"13{number:02}00" for number in range(1, 12) if number != 6]
    return *map(households, others), households("130600", **baoding)


# The three counties of 北三县.
THREE = ("131024", "131028", "131082")
FOREST = ("compare", "forest-coverage")
INVESTED = ("compare", "investment-total")
SUM = ("compare", "population", "--sum", "--region")
TRAPS: dict[str, Trap] = {
    "two years ten years apart": Trap(
        (share(30, region=CHENGDE, period="2012"), share(31, period="2022-10")), FOREST, "date-gap", "2012"
    ),
    "a figure of a month long after the year of the others": Trap(
        (share(30, region=CHENGDE, period="2019-05"), share(31, period="2021")), FOREST, "date-gap", "2019-05"
    ),
    "a target ranked with results": Trap(
        (share(30, region=CHENGDE), share(36, nature="target", period="2025")),
        (*FOREST, "--include", "target"),
        "nature",
        "targets",
    ),
    "a target left out in silence": Trap(
        (share(30, region=CHENGDE), share(36, nature="target", period="2025")), FOREST, "nature", "--include target"
    ),
    "a first figure beside a revised one": Trap(
        (money(5, region=CHENGDE, nature="preliminary"), money(6, nature="revised")), INVESTED, "nature", "revised"
    ),
    "a total of years beside one year": Trap(
        (money(5, region=CHENGDE, period="2014/2021"), money(6, accumulation="flow")),
        INVESTED,
        "accumulation",
        "cumulative",
    ),
    "a year beside half a year": Trap(
        (money(5, region=CHENGDE, accumulation="flow"), money(6, accumulation="flow", period="2021-01/2021-06")),
        INVESTED,
        "accumulation",
        "different times",
    ),
    "a region counted in two ways": Trap(
        (share(30, region=CHENGDE), share(31, basis="含灌木林"), share(28, basis="不含灌木林")),
        FOREST,
        "basis",
        "不含灌木林",
    ),
    "a change across two ways to count": Trap(
        (share(30, period="2012", basis="含灌木林"), share(35)),
        (*FOREST, "--between", "2012", "2022"),
        "basis",
        "--across",
    ),
    "a change from more than 50": Trap(
        (share(50, period="2012", printed="超50%", relation="gt"), share(60)),
        (*FOREST, "--between", "2012", "2022"),
        "bound",
        "超50%",
    ),
    "a figure of the year after the one asked for": Trap(
        (share(30, region=CHENGDE, period="2021"), share(31, period="2022")),
        (*FOREST, "--at", "2021"),
        "date-gap",
        "not of 2021",
    ),
    "two ways to count": Trap(
        (share(30, region=CHENGDE, basis="含灌木林"), share(31, basis="不含灌木林")), FOREST, "basis", "含灌木林"
    ),
    "a stated way to count beside none": Trap(
        (share(30, region=CHENGDE, basis="含灌木林"), share(31)), FOREST, "basis", "no basis stated"
    ),
    "a province beside its own city": Trap((share(35, region=HEBEI), share(31)), FOREST, "scope", "河北省"),
    "the whole region beside Beijing": Trap(
        (money(50, region="jjj"), money(9, region=BEIJING)), INVESTED, "scope", "京津冀"
    ),
    "money from Beijing beside money from both": Trap(
        (money(5, region=CHENGDE, counterpart=[BEIJING]), money(6, counterpart=[BEIJING, "120000"])),
        INVESTED,
        "counterpart",
        "天津市",
    ),
    "more than 50 beside 55": Trap(
        (share(50, region=CHENGDE, printed="超50%", relation="gt"), share(55)), FOREST, "bound", "超50%"
    ),
    "about 50 beside 51": Trap(
        (share(50, region=CHENGDE, printed="约50%", relation="approx"), share(51)), FOREST, "bound", "约50%"
    ),
    "nearly 60 beside 59": Trap(
        (share(60, region=CHENGDE, printed="近60%", relation="near"), share(59)), FOREST, "bound", "近60%"
    ),
    "two sources that differ": Trap(
        (share(30), share(33, source="paper"), share(20, region=CHENGDE)), FOREST, "source", "33%"
    ),
    "a figure that somebody corrected": Trap(
        (share(30), share(33, supersedes="own.0.forest-coverage", supersedes_printed="30%")),
        FOREST,
        "source",
        "corrects",
    ),
    "a part beside its whole": Trap(
        (money(9), money(4, part_of="own.0.forest-coverage", basis="央企")), INVESTED, "basis", "as part of"
    ),
    "a region that was asked for and is not there": Trap(
        (share(30),), (*FOREST, "--region", "沧州", "--region", "唐山"), "missing", "唐山市"
    ),
    "a quarter beside a year": Trap(
        (money(5, region=CHENGDE, accumulation="flow"), money(6, accumulation="flow", period="2021-01/2021-03")),
        INVESTED,
        "accumulation",
        "3-month",
    ),
    "growth across two ways to count": Trap(
        (share(30, period="2012", basis="含灌木林"), share(40, period="2022-10")),
        (*FOREST, "--between", "2012", "2022"),
        "basis",
        "沧州市",
    ),
    "a ratio of figures of two years": Trap(
        (
            money(10, period="2021"),
            projects(5, period="2020-10"),
        ),
        ("compare", "investment-total / project-count"),
        "date-gap",
        "2020-10",
    ),
    "a total of years over a count of one": Trap(
        (
            money(12000, region="120000", period="2014-02/2023-02"),
            projects(803, region="120000", period="2022", accumulation="flow"),
        ),
        ("compare", "investment-total / project-count"),
        "accumulation",
        "totals over a time beside figures of a year",
    ),
    "a total of years over a count of one, by its periods": Trap(
        (
            money(12000, region="120000", period="2014-02/2023-02"),
            projects(803, region="120000", period="2022", accumulation="flow"),
        ),
        ("compare", "investment-total / project-count"),
        "date-gap",
        "12000亿元 (2014-02 – 2023-02)",
    ),
    "a ratio of the year before the one asked for": Trap(
        (
            money(10, period="2020"),
            projects(5, period="2020"),
        ),
        ("compare", "investment-total / project-count", "--at", "2021"),
        "date-gap",
        "not of 2021",
    ),
    "a sum of parts of two years": Trap(
        (*map(households, THREE[:2]), households(THREE[2], period="2020")), (*SUM, "北三县"), "date-gap", "2020"
    ),
    "a sum with a part missing": Trap(
        tuple(map(households, THREE[:2])), (*SUM, "北三县"), "missing", "none of Sanhe 三河市"
    ),
    "a sum of results and a target": Trap(
        (*map(households, THREE[:2]), households(THREE[2], nature="target", period="2025")),
        (*SUM, "北三县"),
        "missing",
        "三河市",
    ),
    "a sum of a total and of single years": Trap(
        (
            *(households(code, accumulation="flow") for code in THREE[:2]),
            households(THREE[2], accumulation="cumulative", period="2014/2021"),
        ),
        (*SUM, "北三县"),
        "missing",
        "over the period",
    ),
    "a sum over two ways to count": Trap(
        (*map(households, THREE[:2]), households(THREE[2], basis="户籍人口")), (*SUM, "北三县"), "basis", "户籍人口"
    ),
    "a sum that leaves a city out": Trap(
        cities(basis="不含定州市、雄安新区"),
        (*SUM, "河北"),
        "missing",
        "定州市, which the figure of Baoding 保定市 leaves out",
    ),
    "a sum of which nobody knows whether a city is in it": Trap(
        cities(basis="未写明是否含定州"), (*SUM, "河北"), "basis", "whether they count Dingzhou 定州市"
    ),
    "a sum that leaves a town out": Trap(
        (
            *cities(basis="不含定州市、容城县、安新县、雄县、高阳县龙化乡"),
            households("130682"),
            households("xiongan-new-area"),
        ),
        (*SUM, "河北"),
        "basis",
        "高阳县龙化乡",
    ),
    "a sum of a city and its own county": Trap(
        (households("130900"), households("130984")),
        (*SUM, "两地"),
        "scope",
        "counted once",
        regions={"two": {"name": "两地", "name_en": "Both", "level": "group", "members": ["130984", "130900"]}},
    ),
    "a sum of districts and of a zone that lies in them": Trap(
        (households("131000"), households("daxing-airport-zone")),
        (*SUM, "两地"),
        "scope",
        "counted twice",
        regions={
            "two": {"name": "两地", "name_en": "Both", "level": "group", "members": ["131000", "daxing-airport-zone"]}
        },
    ),
    "a sum of more than and of nearly": Trap(
        (
            households(THREE[0]),
            households(THREE[1], printed="超10万人", relation="gt"),
            households(THREE[2], printed="近10万人", relation="near"),
        ),
        (*SUM, "北三县"),
        "bound",
        "近10万人",
    ),
    "a sum that is not what is published": Trap(
        (*map(households, THREE), households("beisanxian", 40)), (*SUM, "北三县"), "source", "25% less"
    ),
    "a sum of shares": Trap((share(30), share(40, region=CHENGDE)), (*FOREST, "--sum"), "", "it is a share", 5),
    "a share added to money": Trap(
        (share(30), money(3)), ("compare", "forest-coverage + investment-total"), "", "cannot", 5
    ),
    "a share in mu": Trap((share(30),), (*FOREST, "--unit", "万亩"), "", "cannot become", 5),
    "money in families": Trap((money(3),), (*INVESTED, "--unit", "万家"), "", "cannot become", 5),
    "a caveat that a script overlooks": Trap(
        (share(30, region=CHENGDE, period="2012"), share(31)), (*FOREST, "--strict"), "", "date-gap", 5
    ),
}


def store(folder: Path, facts: tuple[dict[str, Any], ...], regions: Mapping[str, dict[str, Any]] = {}) -> Path:
    paper = {
        "title": "另一份报道",
        "publishers": ["某报"],
        "published": "2022-12-01",
        "authority": "encyclopedia",
        "access": "data-set",
    }
    named = {f"own.{number}.forest-coverage": fact for number, fact in enumerate(facts)}
    return write_store(folder / "own.json", sources={"paper": paper}, facts=named, regions=dict(regions))


@pytest.mark.parametrize("name", TRAPS)
def test_it_is_said_before_it_misleads(name: str, tmp_path: Path) -> None:
    trap = TRAPS[name]
    own = store(tmp_path, trap.facts, trap.regions)
    assert len(trap.facts) >= 1
    done = run(*trap.asked, "--store", own, "--only-own", "--format", "json")
    assert done.returncode == trap.exit_code, done.stderr
    if trap.exit_code:
        assert (done.stdout, trap.said in done.stderr) == ("", True), done.stderr
        return
    told = [note["message"] for note in exact(done.stdout)["notes"] if note["code"] == trap.code]
    assert any(trap.said in message for message in told), exact(done.stdout)["notes"]
    whole = run(
        *trap.asked, "--store", own, "--only-own", "--format", "table", "--notes", env={"COLUMNS": "300"}
    ).stdout
    assert any(message in whole for message in told)
    # In a line each: the caveat by its code, or how many figures are not shown and which option shows them.
    brief = run(*trap.asked, "--store", own, "--only-own", "--format", "table", env={"COLUMNS": "300"}).stdout
    assert f"! {trap.code}: " in brief or "· not shown: " in brief or any(message in brief for message in told)
    piped = run(*trap.asked, "--store", own, "--only-own")
    assert any(message in piped.stderr for message in told)
    assert done.stderr == ""


def test_figures_that_compare_are_not_warned_of(tmp_path: Path) -> None:
    own = store(tmp_path, (share(30, region=CHENGDE), share(31)))
    whole = exact(run(*FOREST, "--store", own, "--only-own", "--format", "json").stdout)
    assert (whole["verdict"], whole["notes"]) == ("yes", [])
