"""Twenty-odd ways to mislead oneself with figures side by side, and what jjj says to each.

Each is tried as a reader would, on facts of one's own that differ in the one thing that misleads.
"""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
from running import exact, own_fact, run, write_store

HEBEI, CHENGDE, BEIJING = "130000", "130800", "110000"
MONEY = {"metric": "investment-total", "unit": "亿元", "accumulation": "cumulative", "period": "2021"}


class Trap(NamedTuple):
    """Facts that mislead, how they are asked for, the exit code, the caveat's code, and words of what is said."""

    facts: tuple[dict[str, Any], ...]
    asked: tuple[str, ...]
    code: str
    said: str
    exit_code: int = 0


def share(value: float, **changed: Any) -> dict[str, Any]:
    return own_fact(value=value, printed=changed.pop("printed", f"{value}%"), **changed)


def money(value: int, **changed: Any) -> dict[str, Any]:
    return own_fact(**{**MONEY, "value": value, "printed": f"{value}亿元", **changed})


FOREST = ("compare", "forest-coverage")
INVESTED = ("compare", "investment-total")
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
        "months: 3",
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
            own_fact(metric="project-count", value=5, printed="5个", unit="个", period="2020-10"),
        ),
        ("compare", "investment-total / project-count"),
        "date-gap",
        "2020-10",
    ),
    "a share added to money": Trap(
        (share(30), money(3)), ("compare", "forest-coverage + investment-total"), "", "cannot", 5
    ),
    "a share in mu": Trap((share(30),), (*FOREST, "--unit", "万亩"), "", "cannot become", 5),
    "money in families": Trap((money(3),), (*INVESTED, "--unit", "万家"), "", "cannot become", 5),
    "a caveat that a script overlooks": Trap(
        (share(30, region=CHENGDE, period="2012"), share(31)), (*FOREST, "--strict"), "", "date-gap", 5
    ),
}


def store(folder: Path, facts: tuple[dict[str, Any], ...]) -> Path:
    paper = {"title": "另一份报道", "publishers": ["某报"], "published": "2022-12-01", "reliability": "compilation"}
    named = {f"own.{number}.forest-coverage": fact for number, fact in enumerate(facts)}
    return write_store(folder / "own.json", sources={"paper": paper}, facts=named)


@pytest.mark.parametrize("name", TRAPS)
def test_it_is_said_before_it_misleads(name: str, tmp_path: Path) -> None:
    trap = TRAPS[name]
    own = store(tmp_path, trap.facts)
    assert len(trap.facts) >= 1
    done = run(*trap.asked, "--store", own, "--only-own", "--format", "json")
    assert done.returncode == trap.exit_code, done.stderr
    if trap.exit_code:
        assert (done.stdout, trap.said in done.stderr) == ("", True), done.stderr
        return
    told = [note["message"] for note in exact(done.stdout)["notes"] if note["code"] == trap.code]
    assert any(trap.said in message for message in told), exact(done.stdout)["notes"]
    for form in ("table", "markdown"):
        shown = run(*trap.asked, "--store", own, "--only-own", "--format", form, env={"COLUMNS": "300"}).stdout
        assert any(message in shown for message in told)
    piped = run(*trap.asked, "--store", own, "--only-own")
    assert any(message in piped.stderr for message in told)
    assert done.stderr == ""


def test_figures_that_compare_are_not_warned_of(tmp_path: Path) -> None:
    own = store(tmp_path, (share(30, region=CHENGDE), share(31)))
    whole = exact(run(*FOREST, "--store", own, "--only-own", "--format", "json").stdout)
    assert (whole["verdict"], whole["notes"]) == ("yes", [])
