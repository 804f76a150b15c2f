"""An engine's store answers as the store that it was made of does: rows, ranks, notes, pages and errors."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from engine_stores import ENGINES, FILES, FOLDER, SERVERS, in_memory, opened

from jjj_cli.errors import JjjError
from jjj_cli.library.opened import OpenStore
from jjj_cli.record.records import Store
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store

FEW, MANY = 700, 50_000
Question = Callable[[OpenStore], Any]


def _comparisons(metric: str, region: str, level: str) -> dict[str, Question]:
    asked: dict[str, dict[str, Any]] = {
        "plain": {},
        "at": {"at": "2019"},
        "at none": {"at": "1890"},
        "at month": {"at": "2019-03", "tolerance": "3m"},
        "common": {"at": "common"},
        "history": {"history": True},
        "bases": {"bases": True},
        "parts": {"parts": True},
        "targets": {"include": ["target", "planned"]},
        "level": {"level": level, "top": 5},
        "region": {"region": region},
        "one source": {"prefer": "one-source"},
        "basis": {"basis": "全社会"},
        "official": {"authority": "official"},
        "basis that is none": {"basis": "没有"},
    }
    found: dict[str, Question] = {f"compare {metric} {name}": _comparison(metric, asked[name]) for name in asked}
    found[f"changes {metric}"] = lambda store: store.changes(metric, between=("2014", "2021"))
    found[f"facts {metric}"] = lambda store: store.facts(metric=metric, nature="actual", period="2019")
    found[f"get {metric}"] = lambda store: store.get(region=region, metric=metric)
    found[f"get {metric} at"] = lambda store: store.get(region=region, metric=metric, at="1890")
    return found


def _comparison(metric: str, given: dict[str, Any]) -> Question:
    return lambda store: store.compare(metric, **given)


def questions(metrics: list[str], regions: list[str], fact: str, source: str) -> dict[str, Question]:
    """Give what is asked of a store, by what it is called."""
    found: dict[str, Question] = {}
    for metric in metrics:
        found |= _comparisons(metric, regions[0], "city")
    one, other = metrics[:2]
    return found | {
        "formula": lambda store: store.compare(f"{one} / {other}"),
        "sum": lambda store: store.compare(one, summed=True),
        "region": lambda store: store.region(regions[0], deep=True),
        "regions": lambda store: store.regions(),
        "metrics": lambda store: store.metrics(),
        "sources": lambda store: store.sources(),
        "initiatives": lambda store: store.initiatives(),
        "facts of a source": lambda store: store.facts(source=source, region=regions[:2], deep=True),
        "facts with a text": lambda store: store.facts(text="规模以上", region=regions[1]),
        "search": lambda store: store.search(f"{fact} "),
        "search two words": lambda store: store.search("100% 另见"),
        "search nearly": lambda store: store.search("规模以土"),
        "search nothing": lambda store: store.search("完全没有的东西"),
        "cite": lambda store: store.cite(fact, source),
        "cite none": lambda store: store.cite(f"{fact}x"),
        "unknown metric": lambda store: store.compare("no-such-thing"),
        "unknown region": lambda store: store.region("no-such-place"),
        "verify": lambda store: store.verify(DRAFT),
        "extract": lambda store: store.extract(DRAFT),
    }


DRAFT = "某地1的指标0为45亿元，某地2的指标3达到30万人。\n\n2021年，承德市森林覆盖率为60.03%，北京市常住人口2189万人。\n"
MADE = questions(["thing-0", "thing-1", "thing-2"], ["land-5", "land-1"], "fact.77", "source-3")
# The made store has three kinds of metrics; of the shipped one each is asked for under stress.
SHIPPED = questions(
    ["gdp", "population"],
    ["130900", "110000"],
    "chengde.forest-coverage.2022-10",
    "jjj-delegates-2022-10",
)


def told(ask: Question, store: Store) -> object:
    """Give all that an answer says: rows, notes, the page; or what is wrong."""
    try:
        frame = ask(OpenStore(lambda: store))
    except JjjError as error:
        return type(error).__name__, str(error), error.hint
    return frame.rows, frame.notes, frame.query, repr(frame._page())


@cache
def shipped() -> Store:
    return open_store(Files(shipped_path(), None))


@cache
def beside(engine: str, count: int) -> Store:
    """Give a store as an engine reads it: a made one of so many facts, or the shipped one (0)."""
    store = in_memory(count) if count else shipped()
    return opened(ENGINES[engine](store, Path(mkdtemp(dir=FOLDER.name))))


@cache
def known(name: str, count: int) -> object:
    """Give what is answered where all facts are at hand."""
    return told((MADE if count else SHIPPED)[name], in_memory(count) if count else shipped())


def _differing(engine: str, count: int) -> list[str]:
    """Name the questions that an engine answers otherwise over a made store of so many facts."""
    store = beside(engine, count)
    return [name for name, ask in MADE.items() if told(ask, store) != known(name, count)]


@pytest.mark.parametrize("engine", FILES)
def test_a_made_store_answers_the_same(engine: str) -> None:
    assert _differing(engine, FEW) == []


@pytest.mark.slow
@pytest.mark.parametrize("engine", SERVERS)
def test_a_server_answers_the_same(engine: str) -> None:
    assert _differing(engine, FEW) == []


@pytest.mark.stress
@pytest.mark.parametrize("engine", ENGINES)
def test_a_made_store_of_many_facts_answers_the_same(engine: str) -> None:
    assert _differing(engine, MANY) == []


@pytest.mark.stress
@pytest.mark.parametrize("engine", ENGINES)
def test_every_metric_of_the_shipped_store_answers_the_same(engine: str) -> None:
    store = beside(engine, 0)
    metrics = [one.id for one in shipped().metrics.values() if not one.formula]
    asked = {name: ask for metric in metrics for name, ask in _comparisons(metric, "130900", "city").items()}
    differing = [name for name, ask in asked.items() if told(ask, store) != told(ask, shipped())]
    assert differing == []


@pytest.mark.slow
@pytest.mark.parametrize("engine", FILES)
def test_the_shipped_store_answers_the_same(engine: str) -> None:
    store = beside(engine, 0)
    differing = [name for name, ask in SHIPPED.items() if told(ask, store) != known(name, 0)]
    assert differing == []
