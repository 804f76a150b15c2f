"""What people type: regions beside metrics, bare words, values in either language, options before the command."""

import pytest
from running import answer, run

# Words of `compare`, and the options that say the same.
BESIDE = [
    ("gdp 北京 天津 河北", "gdp --region 北京 --region 天津 --region 河北"),
    ("北京 天津 gdp", "gdp --region 北京,天津"),
    ("北京 gdp population --region 天津、河北", "gdp population -r 天津 -r 河北 -r 北京"),
    ("gdp/population 北京 天津", "gdp/population --region 北京，天津"),
    ("Beijing 地区生产总值 120000 --at 2020", "gdp --region 北京,天津 --at 2020"),
]
# Words that cannot be told apart, or leave nothing to compare.
REFUSED = [
    ("compare 北京 天津", 2, "missing: METRIC", "jjj compare METRIC 北京 天津"),
    ("compare gdp 北惊", 3, "neither a region nor a metric: 北惊", "北京市"),
    ("compare gdp 新华区", 3, "more than one region is called 新华区", "130105"),
    ("compare gddp 北京", 3, "unknown metric: gddp", "gdp"),
    ("facts --region ,", 3, "unknown region: ,", ""),
]


@pytest.mark.parametrize(("words", "options"), BESIDE, ids=[one[0] for one in BESIDE])
def test_regions_stand_beside_metrics(words: str, options: str) -> None:
    assert answer("compare", *words.split())["rows"] == answer("compare", *options.split())["rows"] != []


@pytest.mark.parametrize(("line", "code", "message", "hint"), REFUSED, ids=[one[0] for one in REFUSED])
def test_what_cannot_be_told_apart_is_said(line: str, code: int, message: str, hint: str) -> None:
    done = run(*line.split())
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert hint in done.stderr
