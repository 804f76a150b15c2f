"""Tables as bulletins print them: what stands above one, or over merged cells, is said of its cells, and no more."""

import io
from typing import Literal

import pytest

from jjj_cli.verification.checker import Checker

S, C, U = "supported", "contradicted", "unknown"
GDP = "| 地区 | {head} |\n|---|---|\n| 北京 | {one} |\n| 天津 | {other} |"


def table(*above: str, head: str = "2022年", one: str = "45222.4", other: str = "16588.5") -> str:
    return "\n".join([*above, "", GDP.format(head=head, one=one, other=other)])


MERGED_HEADS = (
    "<table><caption>主要指标</caption><tr><th rowspan='2'>地区</th><th colspan=\"2\">地区生产总值（亿元）</th>"
    "<th colspan=2>常住人口<br>（万人）</th></tr><tr><th>2021年</th><th>2022年</th><th>2021年</th><th>2022年</th></tr>"
    "<tr><td><p>北京</p></td><td><p>44350.7</p></td><td>{}</td><td>2188.6</td><td>2184.3</td></tr></table>"
)
MERGED_NAMES = (
    "<table><caption>城镇化率（%）</caption><tr><th>地区</th><th>年份</th><th>数值</th></tr>"
    "<tr><td rowspan=2>北京</td><td>2021年</td><td>87.5</td></tr><tr><td>2022年</td><td>87.57</td></tr>"
    "<tr><td rowspan=2>天津</td><td>2021年</td><td>84.88</td></tr><tr><td>2022年</td><td>{}</td></tr></table>"
)
CASES = {
    "metric and unit above": (table("表1 京津冀地区生产总值（亿元）"), [S, S]),
    "a slip below it": (table("表1 京津冀地区生产总值（亿元）", other="165885"), [S, C]),
    "a neighbour's figure": (table("表1 京津冀地区生产总值（亿元）", other="45222.4"), [S, C]),
    "year, metric and a line of the unit": (table("表2 2022年京津冀地区生产总值", "单位：亿元", head="总量"), [S, S]),
    "another year's figure": (table("2022年地区生产总值", "单位：亿元", head="总量", other="16093.2"), [S, C]),
    "the year in brackets": (table("附表1-2 地区生产总值（2022年）（亿元）", head="总量"), [S, S]),
    "the unit far to the right": (table("地区生产总值", " " * 40 + "单位：亿元"), [S, S]),
    "a heading": (table("## 2022年地区生产总值（单位：亿元）", head="数值"), [S, S]),
    "a sentence that ends in a colon": (table("2022年地区生产总值如下（单位：亿元）：", head="数值"), [S, S]),
    "the head's own year": (table("2021年地区生产总值（亿元）"), [S, S]),
    "the head's own metric": (table("常住人口和财政（亿元）", head="2022年地区生产总值"), [S, S]),
    "the head's own unit": (table("2022年主要指标（万人）", head="地区生产总值（亿元）"), [S, S]),
    "no unit that does not fit": (table("2022年概况（单位：亿元）", head="常住人口", one="2184.3", other="1363"), []),
    "two units, each clear": (table("2022年（单位：亿元、%）", head="地区生产总值"), [S, S]),
    "two units, and a rate": (table("2022年（单位：亿元、%）", head="城镇化率", one="87.57", other="85.11"), [S, S]),
    "two units, and no telling": (table("2022年地区生产总值（亿元、%）", head="2022年"), []),
    "no level in a column of changes": (
        table("2022年常住人口（万人）", head="比上年增加", one="3.1", other="9.9"),
        [U, U],
    ),
    "no share": (table("2022年地区生产总值（亿元、%）", head="占比", one="45.1", other="16.3"), [U, U]),
    "what is narrower": (
        table("2022年城镇居民收支（元）", head="居民人均可支配收入", one="84023", other="53003"),
        [U, U],
    ),
    "who published it is no title": (table("地区生产总值", "来源：统计局 2020年发布", head="总量（亿元）"), [U, U]),
    "a place that the store has not": (
        "2022年河北省地区生产总值（亿元）\n\n| 城市 | 总量 |\n|-|-|\n| 某县城 | 593.7 |\n| 市辖区 | 404.3 |\n"
        "| 全国 | 1204724 |",
        [U, U, U],
    ),
    "a sum is the whole": (
        "2022年北京地区生产总值（亿元）\n\n| 区 | 总量 |\n|-|-|\n| 合计 | 45222.4 |\n| 全市 | 54222.4 |",
        [S, C],
    ),
    "a sum of some": ("2022年河北部分城市地区生产总值（亿元）\n\n| 市 | 总量 |\n|-|-|\n| 合计 | 9999.9 |", [U]),
    "a title in the first row": (
        "| 表3 2022年城镇化率 | |\n|-|-|\n| | 单位：% |\n| 地区 | 数值 |\n| 北京 | 87.57 |\n| 天津 | 85.11 |",
        [S, S],
    ),
    "numbers of rows": (
        "2022年城镇化率（%）\n\n| 序号 | 地区 | 数值 |\n|-|-|-|\n| 1 | 北京 | 87.57 |\n| 2 | 天津 | 85.11 |",
        [S, S],
    ),
    "region and year name a row": (
        "常住人口（万人）\n\n| 地区 | 年份 | 数值 |\n|-|-|-|\n| 北京 | 2021 | 2188.6 |\n| | 2022 | 2184.3 |\n"
        "| 天津 | 2022 | 1373 |",
        [S, S, C],
    ),
    "groups of rows": (
        "主要指标\n\n| 指标 | 2021年 | 2022年 |\n|-|-|-|\n| 北京市 | | |\n| 城镇化率（%） | 87.5 | 87.57 |\n"
        "| 天津市 | | |\n| 城镇化率（%） | 84.88 | 85.11 |",
        [S, S, S, S],
    ),
    "a row of units": (
        "2022年\n\n| 地区 | 地区生产总值 | 常住人口 |\n|-|-|-|\n| | 亿元 | 万人 |\n| 北京 | 45222.4 | 2184.3 |",
        [S, S],
    ),
    "merged heads in columns of tabs": (
        "地区\t地区生产总值（亿元）\t\t常住人口（万人）\t\n\t2021年\t2022年\t2021年\t2022年\n北京\t44350.7\t45222.4\t2188.6\t2184.3",
        [S, S, S, S],
    ),
    "a number above a name that begins like a unit": (
        "北京\n指标\t单位\t2022年\n地区生产总值\t亿元\t45222.4\n年末常住人口\t万人\t2184.3",
        [S, S],
    ),
    "columns set by blanks": (
        "表4 城镇化率（%）\n地区      2021年    2022年\n北京      87.5      87.57\n天津      84.88     87.57\n",
        [S, S, S, C],
    ),
    "more cells than heads": ("地区生产总值（亿元）\n\n| 地区 | 2021年 |\n|-|-|\n| 北京 | 45222.4 | 44350.7 |", []),
    "merged heads of a page": (MERGED_HEADS.format("45222.4"), [S, S, S, S]),
    "a slip below them": (MERGED_HEADS.format("54222.4"), [S, C, S, S]),
    "merged names of a page": (MERGED_NAMES.format("85.11"), [S, S, S, S]),
    "a slip beside them": (MERGED_NAMES.format("81.55"), [S, S, S, C]),
}


@pytest.mark.parametrize(("draft", "verdicts"), CASES.values(), ids=CASES)
def test_a_cell_is_of_what_its_table_says(draft: str, verdicts: list[str], checker: Checker) -> None:
    form: Literal["html", "markdown", "text"] = "html" if "<t" in draft else "markdown" if "|" in draft else "text"
    found = checker.check(io.BytesIO(draft.encode()), "draft", form)
    assert [one.verdict for one in found] == verdicts
