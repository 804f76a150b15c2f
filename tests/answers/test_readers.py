"""What who reads no Chinese, and who looks at a list, sees: units with their meaning, names once, ids below."""

import pytest
from running import run


def page(*asked: str, language: str = "en") -> str:
    """Give the page of a command, 80 columns wide."""
    done = run(*asked, "--format", "table", env={"JJJ_LANG": language, "COLUMNS": "80"})
    assert done.returncode == 0, done.stderr
    return done.stdout


# What is asked, what the English page has of it, and what the Chinese one has instead of that.
SAID = [
    (("get", "北京", "gdp", "2023"), "47353.7亿元 (100 million\nyuan)", "47353.7亿元（2023）"),
    (("get", "北京", "天津", "gdp", "2023"), "\n亿元 100 million yuan\n", ""),
    (("region", "沧州"), "微克/立方米 µg/m³", ""),
    (("show", "gdp"), "\nDefinition (in Chinese)  一地在一段时期内", "\n定义      一地在一段时期内"),
    (
        ("show", "chengde.forest-coverage.2022-10"),
        "\nWhere (in Chinese)  paragraph 54 柴宝良",
        "\n出处位置  第54段 柴宝良",
    ),
    (("show", "gdp"), "`jjj facts --metric gdp` lists them", "`jjj facts --metric gdp` 列出全部"),
    (("metrics", "forest-coverage"), "\nForest coverage  %", "\n森林覆盖率  Forest coverage  %"),
    (("metrics", "forest-coverage"), "\n森林覆盖率 · forest-coverage", "\nforest-coverage"),
    (("regions", "沧州市"), "\n沧州市 · 130900", "\n130900"),
    (("initiatives", "雄安图书馆"), "the source's own words", "正式开馆"),
    (("search", "95.23万人次"), "95.23万人次\n      (2025)", "95.23万人次（2025）"),
]


@pytest.mark.parametrize(("asked", "english", "chinese"), SAID, ids=[" ".join(one[0]) for one in SAID])
def test_an_english_page_says_what_is_in_chinese(asked: tuple[str, ...], english: str, chinese: str) -> None:
    assert english in page(*asked)
    there = page(*asked, language="zh")
    assert chinese in there
    assert english not in there


# What leads a list of facts, and what stands above it once.
LISTS = [
    (("facts", "--region", "承德", "--metric", "forest-coverage"), "承德市 · 森林覆盖率", "时间"),
    (("facts", "--metric", "forest-coverage"), "森林覆盖率", "地区"),
    (("facts", "--region", "延庆"), "延庆区", "指标"),
]


@pytest.mark.parametrize(("asked", "heading", "leads"), LISTS, ids=[" ".join(one[0]) for one in LISTS])
def test_what_all_facts_share_stands_above_them_once(asked: tuple[str, ...], heading: str, leads: str) -> None:
    first, head, _, *rows = page(*asked, language="zh").splitlines()
    assert (first, head.split()[0]) == (heading, leads)
    facts = run(*asked, "--format", "tsv", "--fields", "fact", "--no-header").stdout.split()
    assert {row.split()[0] for row in rows if row.split()} >= set(facts)
    metrics = {line.split()[0] for line in rows if line.startswith("森林覆盖率 ")}
    assert metrics == ({"森林覆盖率"} if leads == "指标" else set())


def test_a_page_of_one_region_is_a_screen_with_what_units_mean() -> None:
    counted = next(line for line in page("region", "北京").splitlines() if " initiatives: " in line)
    assert "others" in counted
    assert len(counted) <= 80
