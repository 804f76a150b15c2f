"""Drafts against the shipped store: tables of sentences, by the rule that they stand for, and what is said of them."""

import io
import json
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from running import run

from jjj_cli.record.records import Store
from jjj_cli.verification.checker import Checked, Checker

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests" / "cases" / "verification.json").read_text(encoding="utf-8"))
SOURCE = ROOT.parent / "shared" / "sources" / "jjj-delegates-2022-10.txt"
ALARMS = {"contradicted", "outdated"}


def checked(checker: Checker, draft: str) -> list[Checked]:
    return list(checker.check(io.BytesIO(draft.encode()), "draft", "text"))


@pytest.mark.parametrize("case", CASES, ids=[f"{case['rule']}: {case['draft']}" for case in CASES])
def test_a_figure_is_judged(case: dict[str, object], checker: Checker) -> None:
    found = checked(checker, str(case["draft"]))
    assert [one.verdict for one in found] == case["verdicts"]
    if "fact" in case:
        assert found[0].fact == case["fact"]


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("2022年，承德市建成面积3.95万平方公里。", "supported"),
        ("2022年，承德市建成面积3.955万平方公里。", "supported"),
        ("2022年，承德市建成面积395.48万公顷。", "supported"),
        ("2022年，承德市建成面积近4万平方公里。", "supported"),
        ("2022年，承德市建成面积4万平方公里。", "supported"),
        ("2022年，承德市建成面积3.96万平方公里。", "contradicted"),
        ("2022年，承德市建成面积39549平方公里。", "contradicted"),
        ("2022年，承德市建成面积3.9万平方公里。", "unknown"),  # its last digits may have been left off
        ("2022年，承德市建成面积3万平方公里。", "contradicted"),
    ],
)
def test_units_and_rounding_are_taken_into_account(draft: str, verdict: str, shipped: Store) -> None:
    fact = next(fact for fact in shipped.facts.values() if fact.metric == "developed-area")
    values = {"value": Decimal(39548), "printed": "39548平方公里", "region": "130800", "basis": None}
    area = msgspec.structs.replace(fact, **values)
    (one,) = checked(Checker(shipped._replace(facts={fact.id: area})), draft)
    assert one.verdict == verdict


@pytest.mark.parametrize(
    ("draft", "slip"),
    [
        ("2021年底，延庆区森林覆盖率61.36%。", "permuted"),
        ("2022年10月，承德有林地3556亩。", "scale"),
        ("2022年10月，承德有林地3556万公顷。", "unit"),
        ("2021年底，延庆区森林覆盖率61.83%。", "digit"),
        ("2022年10月，京津中关村科技城入驻企业不足900家。", "hedge"),
        ("2022年，北京森林覆盖率44.4%。", "year"),
        ("2021年底，蓟州区森林覆盖率31.02%。", "target"),
        ("2020年，怀柔区森林覆盖率80.54%。", "neighbour"),
    ],
)
def test_a_slip_is_named(draft: str, slip: str, checker: Checker) -> None:
    (one,) = checked(checker, draft)
    assert (one.verdict, one.slip) == ("contradicted", slip)


def test_both_ends_of_a_change_are_supported(checker: Checker) -> None:
    found = checked(checker, "承德市森林覆盖率由50.8%提高到60.03%，有林地由3000万亩增加到3556万亩。")
    assert [one.verdict for one in found] == ["supported"] * 4


@pytest.mark.parametrize(
    ("draft", "verdicts"),
    [
        ("承德生态\n截至目前，全市森林覆盖率60.03%。", ["supported"]),
        ("2025-11-03 10:00 来源：某报\n北京PM2.5年均浓度为32微克/立方米。", ["outdated"]),
        ("2023-11-03 10:00 来源：某报\n北京PM2.5年均浓度为30微克/立方米。", ["supported"]),
        ("2022年北京发展回顾\n全年地区生产总值45222.4亿元，年末常住人口2184.3万人。", ["supported", "supported"]),
        ("延庆区地处北京西北。\n\n这里的森林覆盖率为61.63%。", ["supported"]),
        ("延庆区与承德市相邻。\n\n森林覆盖率为50.8%。", ["unknown"]),
        ("上海的森林覆盖率为60.03%，承德林海苍茫。", ["unknown"]),
    ],
)
def test_what_stands_around_a_sentence_counts(draft: str, verdicts: list[str], checker: Checker) -> None:
    assert [one.verdict for one in checked(checker, draft)] == verdicts


@pytest.mark.parametrize(
    ("before", "head", "verdicts"),
    [
        ("", "2022年地区生产总值（亿元）", ["supported", "contradicted"]),
        ("各市经济总量\n\n", "2022年GDP（亿元）", ["supported", "contradicted"]),
        ("2015年各市经济总量\n\n", "地区生产总值（亿元）", ["unknown", "contradicted"]),
        ("2015年的工作报告写道，各市经济总量增长很快。\n\n", "地区生产总值（亿元）", ["unknown", "unknown"]),
        ("", "2022年地区生产总值（万元）", ["contradicted", "contradicted"]),
        ("", "2022年工业总产值（亿元）", ["unknown", "unknown"]),
    ],
)
def test_a_cell_is_judged_by_its_heads(before: str, head: str, verdicts: list[str], checker: Checker) -> None:
    table = f"{before}| 地区 | {head} |\n| --- | --- |\n| 唐山市 | 8901 |\n| 沧州市 | 4838 |\n"
    found = checker.check(io.BytesIO(table.encode()), "draft.md", "markdown")
    assert [one.verdict for one in found if one.surface in ("8901", "4838")] == verdicts


def test_a_row_that_is_headed_by_a_year_is_of_that_year(checker: Checker) -> None:
    table = "| 年份 | 衡水第一产业比重 |\n| --- | --- |\n| 2018 | 12.86% |\n| 2022 | 12.86% |\n"
    found = checker.check(io.BytesIO(table.encode()), "draft.md", "markdown")
    assert [one.verdict for one in found] == ["supported", "contradicted"]


def test_a_page_opens_with_the_sum_and_goes_on_with_the_worst(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text(
        "延庆区森林覆盖率61.63%，绿地30公顷。\n\n承德市森林覆盖率为50.8%。\n\n2022年10月，承德市森林覆盖率已达60.1%。\n",
        encoding="utf-8",
    )
    done = run("verify", "draft.md", "--format", "table", cwd=tmp_path, env={"COLUMNS": "400"})
    first, *findings = done.stdout.splitlines()
    assert first.startswith(
        "Of 4 figures, 3 are of things that the store knows: 1 supported, 1 outdated, 1 contradicted"
    )
    assert [line.split(" ")[:2] for line in findings] == [
        ["draft.md:5:20:", "contradicted:"],
        ["draft.md:3:10:", "outdated:"],
        ["draft.md:1:9:", "supported:"],
        ["Not", "checked:"],
    ]
    assert done.returncode == 1


def test_all_lists_what_is_unknown_by_what_was_missing(tmp_path: Path) -> None:
    done = run("verify", "-", "--all", "--format", "table", cwd=tmp_path, stdin="延庆区某某数30家。\n")
    assert "No word names a thing that the store has (1)" in done.stdout


def test_explain_names_the_words_and_what_came_next(tmp_path: Path) -> None:
    draft = "截至2022年10月，承德有林地3556万亩。\n"
    done = run("verify", "-", "--explain", "--format", "table", cwd=tmp_path, stdin=draft, env={"COLUMNS": "400"})
    assert "by: 有林地" in done.stdout


@pytest.mark.parametrize(("fail_on", "code"), [(None, 0), ("outdated", 1), ("contradicted,ambiguous", 0)])
def test_fail_on_says_what_ends_with_1(fail_on: str | None, code: int, tmp_path: Path) -> None:
    asked = ["--fail-on", fail_on] if fail_on else []
    assert run("verify", "-", *asked, cwd=tmp_path, stdin="承德市森林覆盖率为50.8%。\n").returncode == code


@pytest.mark.parametrize(
    ("draft", "lines"),
    [
        ("承德森林覆盖率50.8%。 // jjj: ignore\n承德森林覆盖率50.8%。\n", [2]),
        ("<!-- jjj: ignore -->\n承德森林覆盖率50.8%。\n\n承德森林覆盖率50.8%。\n", [4]),
        ("<!-- jjj: ignore-start -->\n承德森林覆盖率50.8%。\n<!-- jjj: ignore-end -->\n承德森林覆盖率50.8%。\n", [4]),
        ("承德森林覆盖率50.8%（见 jjj: ignored）。\n", [1]),
    ],
)
def test_a_comment_silences_a_line_or_a_block(draft: str, lines: list[int], checker: Checker) -> None:
    assert [one.line for one in checked(checker, draft)] == lines


def test_only_filters_what_is_shown_and_not_the_exit_code(tmp_path: Path) -> None:
    draft = "2022年10月，承德市森林覆盖率已达60.1%。\n\n延庆区森林覆盖率61.63%。\n"
    done = run("verify", "-", "--only", "supported", "--fields", "line,verdict", cwd=tmp_path, stdin=draft)
    assert done.stdout.splitlines() == ["line\tverdict", "3\tsupported"]
    assert done.returncode == 1


def test_an_unknown_verdict_is_refused_with_the_nearest(tmp_path: Path) -> None:
    done = run("verify", "-", "--only", "contradict", cwd=tmp_path, stdin="")
    assert done.returncode == 2
    assert "contradicted" in done.stderr


def test_a_row_says_where_a_figure_ends_and_what_was_meant(tmp_path: Path) -> None:
    fields = "start,end,end_line,end_column,series,missing"
    done = run("verify", "-", "--fields", fields, cwd=tmp_path, stdin="延庆区\n森林覆盖率61.63%。\n")
    assert done.stdout.splitlines()[1:] == ["9\t15\t2\t12\t110119/forest-coverage\t"]


@pytest.mark.skipif(not SOURCE.exists(), reason="the text of the founding source is not at hand")
def test_the_founding_source_supports_what_was_read_in_it(checker: Checker) -> None:
    found = checked(checker, SOURCE.read_text(encoding="utf-8"))
    assert [one for one in found if one.verdict in ALARMS] == []
    assert sum(one.verdict == "supported" for one in found) >= 50
