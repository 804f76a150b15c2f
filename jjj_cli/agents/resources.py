"""Records that can be read whole, each at an address of its own: `jjj://fact/chengde.forest-coverage.2022-10`."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, unquote

from jjj_cli.agents.figures import bounded, of_fact
from jjj_cli.agents.opened import Opened
from jjj_cli.agents.paging import MOST_BYTES, size
from jjj_cli.answers.rows.records import metric_row, region_row, source_row
from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import say
from jjj_cli.record.records import Fact, Record, Store
from jjj_cli.safety.json_text import compact

SCHEME = "jjj://"


class Kind(NamedTuple):
    """A kind of records: how its address ends, whether all of them are listed, the table, and what is told of one."""

    ends: str
    listed: bool
    table: Callable[[Store], Mapping[str, Record]]
    told: Callable[[Opened, Any], dict[str, Any]]


def address(kind: str, name: str) -> str | None:
    """Give the address of a record; None where its kind has none."""
    return f"{SCHEME}{kind}/{quote(name, safe='')}" if kind in KINDS else None


def read(opened: Opened, uri: str) -> str:
    """Give the record at an address as JSON; raises UnknownNameError where there is none."""
    kind, _, name = uri.removeprefix(SCHEME).partition("/")
    if not uri.startswith(SCHEME) or kind not in KINDS or not name:
        raise UnknownNameError("mcp-address", name=bounded(uri), hint=say("hint.mcp-address"))
    known = KINDS[kind]
    record = _called(known.table(opened.store), unquote(name))
    return compact({"data": str(say("mcp.data")), **known.told(opened, record)})


def listed(opened: Opened) -> list[tuple[str, str, str]]:
    """Give the addresses that are listed, each with its name and its title: what there are many of is not."""
    return [
        (str(address(kind, name)), name, bounded(getattr(record, "name", name)))
        for kind, known in KINDS.items()
        if known.listed
        for name, record in known.table(opened.store).items()
    ]


def fact_called(store: Store, name: str) -> Fact:
    """Give the fact of an id; raises UnknownNameError with the nearest ids."""
    found = _called(store.facts, name)
    assert isinstance(found, Fact)  # noqa: S101 - it is the table of facts
    return found


def _called(table: Mapping[str, Record], name: str) -> Record:
    if name not in table:
        near = suggest(nearest(name, dict(zip(table, table, strict=True))))
        raise UnknownNameError("unknown-id", name=bounded(name), hint=near or say("hint.mcp-search"))
    return table[name]


def _source(opened: Opened, source: Any) -> dict[str, Any]:
    row = source_row(opened.store, source)
    return {"source": {**_cut(row, "left_out"), "citation": opened.citation(source.id)}}


def _region(opened: Opened, region: Any) -> dict[str, Any]:
    """Tell of a region, and of which metrics it has how many figures."""
    counts: dict[str, int] = {}
    for fact in opened.store.facts_where("region", region.id):
        counts[fact.metric] = counts.get(fact.metric, 0) + 1
    return {"region": _cut(region_row(opened.store, region), "members"), "figures_by_metric": counts}


def _cut(row: dict[str, Any], name: str) -> dict[str, Any]:
    """Give a row with its texts in bounds, and of its longest list what there is room for, and how long it is."""
    given = {key: _bounded(value) for key, value in row.items()}
    kept, room = [], MOST_BYTES // 2
    for item in given[name]:
        room -= size(item)
        if room < 0:
            break
        kept.append(item)
    return {**given, name: kept, f"{name}_total": len(given[name])}


def _bounded(value: Any) -> Any:
    return (
        bounded(value) if isinstance(value, str) else list(map(_bounded, value)) if isinstance(value, list) else value
    )


KINDS = {
    "fact": Kind("id", False, lambda store: store.facts, lambda opened, fact: {"figure": of_fact(opened, fact)}),
    "source": Kind("id", False, lambda store: store.sources, _source),
    "metric": Kind(
        "id",
        True,
        lambda store: store.metrics,
        lambda opened, one: {"metric": _cut(metric_row(opened.store, one), "aliases")},
    ),
    "region": Kind("code", True, lambda store: store.regions, _region),
}
