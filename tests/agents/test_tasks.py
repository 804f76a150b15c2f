"""What models are asked, as the calls that answer it and the figures that must be in the last answer: without a model.

A change of a tool's shape that breaks a task is seen here. Of a call, `$claim` and `$id` are the first claim and the
first id of the answer before.
"""

from functools import cache
from typing import Any, NamedTuple

import pytest
from mcp import Client
from mcpclient import answer, figures, with_client

Call = tuple[str, dict[str, Any]]


class Task(NamedTuple):
    """A task: what is asked, the calls, and what must be in the last answer.

    `shown` are figures with what is written of each, by claim; `beside` other values by their keys, at any depth;
    `verdict` is of a comparison.
    """

    asked: str
    calls: list[Call]
    shown: dict[str | None, str] = {}  # noqa: RUF012 - never changed
    beside: dict[str, list[Any]] = {}  # noqa: RUF012 - never changed
    verdict: str | None = None


FOREST = "chengde.forest-coverage.2022-10"
BOTH: dict[str | None, str] = {FOREST: "60.03%", "yanqing.forest-coverage.2021-12-31": "61.63%"}
TASKS = [
    Task("承德和延庆的森林覆盖率", [("lookup", {"region": ["承德", "延庆"], "metric": "森林覆盖率"})], BOTH),
    Task("The same in English", [("lookup", {"region": ["Chengde", "Yanqing"], "metric": "forest coverage"})], BOTH),
    Task(
        "2012年承德",
        [("lookup", {"region": "承德", "metric": "forest-coverage", "date": "2012"})],
        {"chengde.forest-coverage.2012": "50.8%"},
    ),
    Task(
        "北京2020年GDP",
        [("lookup", {"region": "北京", "metric": "gdp", "date": "2020年"})],
        {"beijing.gdp.revised.2020": "38503.6亿元"},
    ),
    Task(
        "In another unit",
        [("lookup", {"region": "天津", "metric": "gdp", "date": "2021", "unit": "万亿元"})],
        {"tianjin.gdp.revised.2021": "1.60932万亿元"},
    ),
    Task(
        "三地常住人口",
        [("lookup", {"region": ["北京", "天津", "河北"], "metric": "population", "date": "2020"})],
        {},
        {"region_code": ["110000", "120000", "130000"]},
    ),
    Task(
        "京津冀2025年GDP",
        [("lookup", {"region": "京津冀", "metric": "gdp", "date": "2025"})],
        {"jjj.gdp.2025": "nearly 120000亿元"},
        {"relation": ["near"]},
    ),
    Task(
        "河北森林覆盖率目标",
        [("lookup", {"region": "河北", "metric": "forest-coverage", "nature": ["target"]})],
        {"hebei.forest-coverage.2025": "36.5%", "hebei.forest-coverage.target.2020": "at least 35%"},
        {"relation": ["ge"]},
    ),
    Task("通州有什么数据", [("lookup", {"region": "通州"})], {"tongzhou.population-census.2020-11-01": "1840295人"}),
    Task(
        "雄安森林覆盖率变化",
        [("lookup", {"region": "雄安", "metric": "forest-coverage", "nature": ["actual"]})],
        {"xiongan.forest-coverage.2017": "11%", "xiongan.forest-coverage.2023-12": "34.6%"},
    ),
    Task(
        "大兴机场旅客",
        [("lookup", {"region": "大兴机场", "nature": ["planned"]})],
        {"daxing-airport.airport-passengers.planned.2020": "2860万人次"},
    ),
    Task(
        "No such figure", [("lookup", {"region": "延庆", "metric": "gdp", "date": "1950"})], {}, {"code": ["missing"]}
    ),
    Task(
        "沧州及其县区", [("lookup", {"region": "沧州", "deep": True, "limit": 100})], {"cangzhou.gdp.2021": "4163亿元"}
    ),
    Task(
        "三地森林覆盖率排名",
        [("compare", {"metric": "forest-coverage", "region": ["承德", "延庆"]})],
        BOTH,
        {"rank": [1, 2]},
    ),
    Task(
        "A part beside its whole",
        [("compare", {"metric": "forest-coverage", "region": ["承德", "延庆", "北京"]})],
        BOTH,
        {"code": ["scope"]},
        "caution",
    ),
    Task(
        "三省市2020年GDP",
        [("compare", {"metric": "gdp", "level": ["province"], "at": "2020"})],
        {"beijing.gdp.revised.2020": "38503.6亿元", "hebei.gdp.revised.2020": "36821.5亿元"},
        {},
        "yes",
    ),
    Task(
        "人均GDP",
        [("compare", {"metric": "gdp / population", "level": ["province"], "at": "2020", "unit": "万元/人"})],
        {None: "17.59万元/人"},
        {"code": ["nature"]},
        "caution",
    ),
    Task(
        "一个目标和一个结果",
        [("compare", {"metric": "output-value", "region": ["沧州", "承德"], "include": ["target"]})],
        {"cangzhou.output-value.green-chemicals.2025": "4000亿元"},
        {"code": ["nature"]},
        "no",
    ),
    Task(
        "三地之和",
        [("compare", {"metric": "gdp", "region": "京津冀", "sum": True, "at": "2020"})],
        {None: "89555.9亿元"},
        {"code": ["source"], "operands_total": [3]},
    ),
    Task(
        "投资额",
        [("compare", {"metric": "investment-total", "unit": "亿元", "region": ["沧州", "张家口"]})],
        {},
        {"code": ["basis"]},
        "caution",
    ),
    Task(
        "A year in common",
        [("compare", {"metric": "gdp", "level": ["province"], "at": "common"})],
        {},
        {"rank": [1, 2, 3]},
    ),
    Task(
        "承德森林覆盖率历年",
        [("history", {"region": "承德", "metric": "forest-coverage"})],
        {"chengde.forest-coverage.2017-03": "56.7%", FOREST: "60.03%"},
        {},
        "yes",
    ),
    Task(
        "提高了多少个百分点",
        [("history", {"region": "承德", "metric": "forest-coverage", "between": ["2012", "2022"]})],
        {FOREST: "60.03%"},
        {"from_claim": ["chengde.forest-coverage.2012"], "unit": ["百分点"]},
        "yes",
    ),
    Task(
        "北京GDP十年",
        [("history", {"region": "北京", "metric": "gdp", "between": ["2010", "2020"]})],
        {"beijing.gdp.revised.2020": "38503.6亿元"},
        {"from_claim": ["beijing.gdp.revised.2010"]},
    ),
    Task(
        "天津人口历年",
        [("history", {"region": "天津", "metric": "population"})],
        {"tianjin.population.2001-12-31": "1004万人"},
        {"code": ["vintage"]},
        "caution",
    ),
    Task(
        "Which metric is it",
        [("search", {"text": "森林覆盖率", "kind": ["metric"]}), ("lookup", {"region": "承德", "metric": "$id"})],
        {FOREST: "60.03%"},
    ),
    Task(
        "Which region is it",
        [
            ("search", {"text": "Xiongan New Area", "kind": ["region"]}),
            ("lookup", {"region": "$id", "metric": "forest-coverage", "date": "2022"}),
        ],
        {"xiongan.forest-coverage.2022-10-31": "34%"},
    ),
    Task(
        "Where does 3556万亩 come from",
        [("search", {"text": "3556万亩", "kind": ["fact"]})],
        {"chengde.forest-area.2022-10": "3556万亩"},
    ),
    Task(
        "A figure found, in another unit",
        [("search", {"text": "3556万亩", "kind": ["fact"]}), ("convert", {"claim": "$id", "unit": "平方公里"})],
        {"chengde.forest-area.2022-10": "23710平方公里"},
    ),
    Task(
        "白洋淀鸟类",
        [("search", {"text": "白洋淀 鸟类", "kind": ["fact"]})],
        {"baiyangdian.species-count.birds.2025-05": "295种"},
    ),
    Task(
        "A sound draft",
        [("verify", {"text": "2022年10月，承德市森林覆盖率已达60.03%。沧州市承接京津项目672个，总投资2787亿元。"})],
        {FOREST: "60.03%", "cangzhou.project-count.2022-10": "672个", "cangzhou.investment-total.2022-10": "2787亿元"},
        {"supported": [3]},
    ),
    Task(
        "An outdated draft",
        [("verify", {"text": "承德市森林覆盖率为50.8%。"})],
        {FOREST: "60.03%"},
        {"verdict": ["outdated"]},
    ),
    Task(
        "A wrong draft",
        [("verify", {"text": "2022年10月，承德市森林覆盖率已达60.1%。"})],
        {FOREST: "60.03%"},
        {"verdict": ["contradicted"]},
    ),
    Task(
        "What the store cannot say",
        [("verify", {"text": "邢台有咖啡馆40家。", "verdicts": ["unknown"]})],
        {},
        {"unknown": [1], "surface": ["40家"]},
    ),
    Task(
        "亩换平方公里",
        [("convert", {"quantity": "3556万亩", "unit": "平方公里"})],
        {},
        {"shown": ["23706.67 平方公里"]},
    ),
    Task(
        "A hedge is kept",
        [("convert", {"quantity": "超50%", "unit": "‰"})],
        {},
        {"relation": ["gt"], "shown": ["over 500 ‰"]},
    ),
    Task(
        "参考文献",
        [
            ("lookup", {"region": "承德", "metric": "forest-coverage"}),
            ("cite", {"ids": ["$claim"], "style": "footnote"}),
        ],
        {},
        {"id": [FOREST], "source": ["jjj-delegates-2022-10"]},
    ),
    Task(
        "承德的生态合作",
        [("initiatives", {"region": "承德", "domain": ["ecology"]})],
        {},
        {"initiative": ["chengde-water-security"]},
    ),
    Task(
        "北京和雄安",
        [("initiatives", {"region": "北京", "with": "雄安"})],
        {},
        {"initiative": ["beijing-xiongan-intercity-railway"], "status": ["operating"]},
    ),
    Task(
        "An initiative's source",
        [("initiatives", {"text": "沧州生物医药集群"}), ("cite", {"ids": ["$id"]})],
        {},
        {"id": ["cangzhou-biomedicine-cluster"]},
    ),
]


def test_there_are_forty_tasks() -> None:
    assert len({task.asked for task in TASKS}) == 40
    assert {name for task in TASKS for name, _ in task.calls} == {
        *("lookup", "compare", "history", "search", "verify", "convert", "cite", "initiatives")
    }


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.asked)
def test_a_task_is_answered(task: Task) -> None:
    last = _answers()[task.asked]
    found = {(one["claim"], one["shown"]) for one in figures(last)}
    assert set(task.shown.items()) - found == set()
    for key, values in task.beside.items():
        assert [value for value in values if value not in _values(last, key)] == []
    assert task.verdict in (None, last.get("verdict"))


@cache
def _answers() -> dict[str, Any]:
    """Give the last answer of each task, or why there is none, from one client that asks them all."""
    last: dict[str, Any] = {}

    async def talk(client: Client) -> None:
        for task in TASKS:
            for name, arguments in task.calls:
                try:
                    last[task.asked] = await answer(client, name, _filled(arguments, last.get(task.asked)))
                except Exception as error:
                    last[task.asked] = {"failed": repr(error)}

    with_client(talk)
    return last


def _filled(value: Any, last: Any) -> Any:
    """Put what the answer before has for what stands for it."""
    if isinstance(value, dict):
        return {key: _filled(one, last) for key, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, last) for one in value]
    if value == "$claim":
        return figures(last)[0]["claim"]
    return (_values(last, "id") or _values(last, "initiative"))[0] if value == "$id" else value


def _values(whole: Any, key: str) -> list[Any]:
    """Give all values of a key, at any depth."""
    items = whole.values() if isinstance(whole, dict) else whole if isinstance(whole, list) else ()
    found = [whole[key]] if isinstance(whole, dict) and key in whole else []
    return found + [value for item in items for value in _values(item, key)]
