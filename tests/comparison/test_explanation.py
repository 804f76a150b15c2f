"""What `jjj explain` says of the caveats, and that the commands it names show them."""

import shlex

import pytest
from running import answer, run

from jjj_cli.comparison.caveats import rules
from jjj_cli.comparison.caveats.explanation import CODES, find

# What the shipped figures cannot show by themselves: a total beside a year.
SHOWN_OTHERWISE = {"accumulation": "cumulative"}


def test_every_code_of_a_comparison_is_explained() -> None:
    codes = {rule.__module__.rpartition(".")[2].replace("_", "-") for rule in rules.RULES}
    assert codes | {"dimension", "source"} == set(CODES)
    assert [row["code"] for row in answer("explain")["rows"]] == list(CODES)


@pytest.mark.parametrize("code", CODES)
def test_the_example_shows_it(code: str) -> None:
    _, *arguments = shlex.split(find(code).example)
    done = run(*arguments)
    if code == "dimension":
        assert done.returncode == 5
        return
    assert done.returncode == 0
    shown = SHOWN_OTHERWISE.get(code, f"caveat[{code}]:")
    assert shown in done.stdout + done.stderr


def test_one_is_explained_alone_for_people() -> None:
    page = run("explain", "nature", "--format", "table", env={"COLUMNS": "40"}).stdout
    assert page.startswith("nature: ")
    assert "jjj compare output-value" in page
    assert "basis: " not in page


def test_a_caveat_is_called_in_the_reader_s_language_and_coded_for_scripts() -> None:
    chinese = {"JJJ_LANG": "zh", "COLUMNS": "80"}
    page = run("compare", "forest-coverage", "--format", "table", env=chinese).stdout
    assert "可比性：需谨慎（时间、口径、范围）" in page
    assert "! 时间：" in page
    assert "date-gap" not in page
    assert "date-gap;basis;scope" in run("compare", "forest-coverage", env=chinese).stdout
    page = run("explain", "口径", "basis", "--format", "table", env=chinese).stdout
    assert page.count("口径（basis）：") == 1
