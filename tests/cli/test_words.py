"""What people type: regions beside metrics, bare words, values in either language, options before the command."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from running import answer, run, terminal

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


# Words without a command, and the line that is meant; said on stderr, and run.
MEANT = [
    ("沧州", "region 沧州"),
    ("GDP --format json", "compare GDP --format json"),
    ("沧州 GDP", "get 沧州 GDP"),
    ("GDP 2020 沧州 天津 --value", "get GDP 2020 沧州 天津 --value"),
    ("北京 天津 GDP", "compare 北京 天津 GDP"),
    ("gdp 2020", "compare gdp --at 2020"),
    ("gdp/population", "compare gdp/population"),
    ("生物医药", "search 生物医药"),
    ("生物医药 沧州", "search 生物医药 沧州"),
    ("新华区", "region 新华区"),
]
# What is no command, and what comes nearest: nothing is guessed of it.
MISSPELLED = [
    ("compre", "compare"),
    ("compre gdp", "compare"),
    ("regon 沧州", "region"),
    ("exports", "export"),
    ("regon", "region"),
]
# What nothing goes by, and what of it names what is there: nothing is named that is alike by chance.
NOTHING_CALLED = [
    ("steel output", 2, ("nothing that the store has: steel output", "`jjj metrics`")),
    ("钢铁产量", 2, ("nothing that the store has: 钢铁产量",)),
    ("frobnicate", 2, ("nothing that the store has: frobnicate",)),
    ("compare unemployment", 3, ("no metric of that name",)),
    ("compare 钢铁产量", 3, ("no metric of that name",)),
    ("get 北京 房价", 3, ("no metric of that name",)),
    ("get nowhere gdp", 3, ("no region of that name",)),
    ("get 沧洲 gdp", 3, ("did you mean Cangzhou",)),
    ("region nowhere", 3, ("no region of that name",)),
]
# Options before the command, and after it.
BEFORE = [
    ("--format csv --fields value compare gdp 北京", "compare gdp 北京 --format csv --fields value"),
    ("-f tsv --no-header compare gdp 北京 -f csv", "compare gdp 北京 --no-header -f csv"),
    ("-f json source add --id x", "source add --id x -f json"),
    ("--only-own add", "add --only-own"),
    ("-q --fail-empty get 沧州 gdp 1990", "get 沧州 gdp 1990 -q --fail-empty"),
    ("-q --fields value 沧州 gdp", "get 沧州 gdp -q --fields value"),
]


@pytest.mark.parametrize(("typed", "line"), MEANT, ids=[one[0] for one in MEANT])
def test_words_alone_do_what_is_meant_and_say_so(typed: str, line: str) -> None:
    done, same = run(*typed.split()), run(*line.split())
    first, _, rest = done.stderr.partition("\n")
    assert first == f"note: jjj {line}"
    assert (done.returncode, done.stdout, rest) == (same.returncode, same.stdout, same.stderr)


@pytest.mark.parametrize(("typed", "near"), MISSPELLED, ids=[one[0] for one in MISSPELLED])
def test_a_misspelled_command_is_named_first(typed: str, near: str) -> None:
    word, *_ = typed.split()
    done = run(*typed.split())
    error, hint, *_ = done.stderr.splitlines()
    assert (done.returncode, done.stdout, error) == (2, "", f"error: unknown command: {word}")
    assert near in hint


@pytest.mark.parametrize(("typed", "code", "told"), NOTHING_CALLED, ids=[one[0] for one in NOTHING_CALLED])
def test_what_nothing_goes_by_brings_no_nonsense(typed: str, code: int, told: tuple[str, ...]) -> None:
    done = run(*typed.split())
    assert (done.returncode, done.stdout) == (code, "")
    assert all(part in done.stderr for part in told)
    assert ("did you mean" in done.stderr) == ("did you mean" in told[0])


@pytest.mark.parametrize(("before", "after"), BEFORE, ids=[one[0] for one in BEFORE])
def test_what_every_command_takes_stands_before_it_too(before: str, after: str) -> None:
    done, same = run(*before.split()), run(*after.split())
    assert (done.returncode, done.stdout, done.stderr) == (same.returncode, same.stdout, same.stderr)


def test_words_are_of_the_store_that_is_read() -> None:
    done = run("--store", "/nowhere.json", "沧州")
    assert done.returncode == 1
    assert "no such store" in done.stderr
    assert run("--store", "/nowhere.json", "compre").returncode == 2


# Values of options as people call them, in either language, and the codes that they are.
VALUES = [
    ("regions --level 市", "regions --level city"),
    ("regions --level 地级市", "regions --level city"),
    ("regions --level 县", "regions --level county"),
    ("regions --level Province", "regions --level province"),
    ("metrics --domain 生态", "metrics --domain ecology"),
    ("metrics --domain 文旅", "metrics --domain culture-tourism"),
    ("initiatives --status 运行", "initiatives --status operating"),
    ("initiatives --status 在建", "initiatives --status under-way"),
    ("facts --nature 目标", "facts --nature target"),
    ("compare forest-coverage --include 目标", "compare forest-coverage --include target"),
]


@pytest.mark.parametrize(("called", "coded"), VALUES, ids=[one[0] for one in VALUES])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_values_go_by_their_names_in_either_language(called: str, coded: str, language: str) -> None:
    assert answer(*called.split(), "--lang", language) == answer(*coded.split())


@pytest.mark.parametrize("line", ["regions --level 地区", "metrics --domain 天气", "facts --nature plann"])
def test_a_value_that_could_be_several_or_none_is_refused(line: str) -> None:
    done = run(*line.split())
    assert done.returncode == 2
    assert "hint: valid: " in done.stderr or "hint: " in done.stderr


# What is listed by words, and what all that is listed has.
LISTED = [
    ("metrics 人均 收入", lambda row: "人均" in row["name"] + str(row["aliases"]) + row["definition"]),
    ("metrics 率 --domain planning", lambda row: row["domain"] == "planning"),
    ("sources 统计公报 石家庄", lambda row: "公报" in row["title"]),
    ("facts 承德 森林覆盖率", lambda row: row["metric"] == "forest-coverage"),
    ("facts 京津项目 --region 沧州", lambda row: row["region"] == "沧州市"),
]
# What finds nothing, and what is said that there is.
INSTEAD = [
    ("facts -r 沧州 -m gdp --period 1990", "Cangzhou 沧州市: there are figures of 2015, 2018 – 2023"),
    ("compare 常住人口 天津 --at 1950", "(population-census)"),
    ("compare gdp --at 1950", "Gross domestic product 地区生产总值: there are figures of 2000 – 2025"),
    ("compare gdp 沧州 --between 1950 1960", "(gdp-growth)"),
    ("facts -m gdp-per-resident", "there are no figures"),
    ("facts -r 天津 -m gdp-per-resident", "jjj compare gdp-per-resident --region 120000"),
]


@pytest.mark.parametrize(("line", "fits"), LISTED, ids=[one[0] for one in LISTED])
def test_lists_take_the_words_that_all_must_have(line: str, fits: Callable[[dict[str, Any]], bool]) -> None:
    rows = answer(*line.split())["rows"]
    assert rows
    assert all(map(fits, rows))
    assert len(rows) < len(answer(line.split(maxsplit=1)[0])["rows"])


@pytest.mark.parametrize(("line", "said"), INSTEAD, ids=[one[0] for one in INSTEAD])
def test_where_nothing_is_found_it_is_said_what_there_is(line: str, said: str) -> None:
    done = run(*line.split(), "--fail-empty")
    assert done.returncode == 4
    assert said in done.stderr
    assert {note["code"] for note in answer(*line.split())["notes"]} <= {"missing", "nature", "basis"}


def test_quiet_means_it_on_a_terminal_too() -> None:
    loud, quiet = (terminal(200, "compare", "gdp", *more, env={"NO_COLOR": "1"}).text for more in ((), ("-q",)))
    assert "\n! " in loud
    assert "\n· " in loud
    assert not re.search(r"^[!·] ", quiet, re.MULTILINE)
    assert "\n[1] " in quiet
    assert (
        run("compare", "gdp", "--format", "markdown").stdout
        == run("compare", "gdp", "--format", "markdown", "-q").stdout
    )


def test_tables_for_scripts_go_without_a_header() -> None:
    whole = run("metrics", "GDP").stdout
    assert run("metrics", "GDP", "--no-header").stdout == whole.partition("\n")[2]
    assert run("--no-header", "metrics", "GDP", "-f", "csv").stdout.count("\n") == whole.count("\n") - 1
