"""The tables that are exported, as data: their columns, what these may hold, and what they refer to."""

from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, get_args

from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows.records import initiative_row
from jjj_cli.exports.excerpt import Excerpt, fact_rows
from jjj_cli.record import codelists
from jjj_cli.record.records import Record

Kind = Literal["text", "number", "boolean", "list"]


class Field(NamedTuple):
    """A column: what it holds, whether it may be empty, the only values that it takes, the table that it refers to.

    A list that refers to a table has a `link`: the name of the table of pairs that a database makes of it.
    """

    name: str
    kind: Kind = "text"
    required: bool = False
    values: tuple[str, ...] = ()
    refers: str | None = None
    link: str | None = None


class Table(NamedTuple):
    """A table: its key, if it has one, its columns, and how its rows are made."""

    name: str
    key: str | None
    columns: tuple[Field, ...]
    rows: Callable[[Excerpt], Iterator[RowData]]


def _must(name: str, refers: str | None = None) -> Field:
    return Field(name, required=True, refers=refers)


def _one_of(name: str, literal: object) -> Field:
    return Field(name, required=True, values=get_args(literal))


def _records(name: str, key: str) -> Callable[[Excerpt], Iterator[RowData]]:
    """Make rows of records whose fields are the columns, but for the id, which is the key."""

    def make(excerpt: Excerpt) -> Iterator[RowData]:
        columns = [column.name for column in BY_NAME[name].columns]
        for record in getattr(excerpt, name):
            yield {column: _value(record, "id" if column == key else column) for column in columns}

    return make


def _value(record: Record, field: str) -> object:
    value = getattr(record, field)
    return list(value) if isinstance(value, tuple) else value


def _initiatives(excerpt: Excerpt) -> Iterator[RowData]:
    for initiative in excerpt.initiatives:
        yield initiative_row(excerpt.store, initiative)


def _states(excerpt: Excerpt) -> Iterator[RowData]:
    for initiative in excerpt.initiatives:
        for state in initiative.states:
            yield {
                "initiative": initiative.id,
                "status": state.status,
                "printed": state.printed,
                "period": state.period,
                "source": state.source,
                "locator": state.locator,
            }


def _left_out(excerpt: Excerpt) -> Iterator[RowData]:
    for source in excerpt.sources:
        for item in source.left_out:
            yield {"source": source.id, "printed": item.printed, "locator": item.locator, "reason": item.reason}


FACTS = Table(
    "facts",
    "fact",
    (
        _must("fact"),
        _must("region"),
        _must("region_code", refers="regions"),
        _must("metric", refers="metrics"),
        Field("value", "number", required=True),
        _must("unit"),
        _must("printed"),
        _one_of("relation", codelists.Relation),
        _must("period"),
        _one_of("nature", codelists.Nature),
        _one_of("accumulation", codelists.Accumulation),
        Field("basis"),
        Field("counterpart", "list"),
        _must("source", refers="sources"),
        _must("metric_name"),
        Field("vintage", values=get_args(codelists.Vintage)),
        Field("printed_value", "number", required=True),
        _must("printed_unit"),
        Field("part_of", refers="facts"),
        Field("supersedes", refers="facts"),
        Field("superseded_by", refers="facts"),
        Field("locator"),
        Field("note"),
        Field("supersedes_printed"),
        Field("counterpart_codes", "list", refers="regions", link="fact_counterparts"),
        Field("basis_en"),
    ),
    fact_rows,
)
SOURCES = Table(
    "sources",
    "source",
    (
        _must("source"),
        _must("title"),
        Field("publishers", "list"),
        Field("published"),
        _one_of("authority", codelists.Authority),
        _one_of("access", codelists.Access),
        Field("url"),
        Field("accessed"),
        Field("note"),
    ),
    _records("sources", "source"),
)
METRICS = Table(
    "metrics",
    "metric",
    (
        _must("metric"),
        _must("name"),
        _must("name_en"),
        Field("aliases", "list"),
        _must("definition"),
        _must("unit"),
        _one_of("domain", codelists.Domain),
        Field("additive", "boolean", required=True),
        Field("formula"),
    ),
    _records("metrics", "metric"),
)
REGIONS = Table(
    "regions",
    "code",
    (
        _must("code"),
        _must("name"),
        _must("name_en"),
        Field("pinyin"),
        Field("aliases", "list"),
        _one_of("level", codelists.Level),
        Field("parent", refers="regions"),
        Field("members", "list", refers="regions", link="region_members"),
        Field("within", "list", refers="regions", link="region_within"),
        Field("note"),
    ),
    _records("regions", "code"),
)
INITIATIVES = Table(
    "initiatives",
    "initiative",
    (
        _must("initiative"),
        _must("name"),
        _must("name_en"),
        Field("regions", "list"),
        Field("region_codes", "list", refers="regions", link="initiative_regions"),
        _one_of("domain", codelists.Domain),
        _one_of("status", codelists.Status),
        _must("status_printed"),
        _must("summary"),
        _must("period"),
        Field("source", refers="sources"),
        Field("locator"),
        Field("facts", "list", refers="facts", link="initiative_facts"),
        Field("position", "boolean", required=True),
        Field("summary_en"),
    ),
    _initiatives,
)
STATES = Table(
    "states",
    None,
    (
        _must("initiative", refers="initiatives"),
        _one_of("status", codelists.Status),
        _must("printed"),
        _must("period"),
        Field("source", refers="sources"),
        Field("locator"),
    ),
    _states,
)
LEFT_OUT = Table(
    "left_out",
    None,
    (_must("source", refers="sources"), _must("printed"), _must("locator"), _must("reason")),
    _left_out,
)
# In the order in which a reader meets them.
TABLES = (FACTS, SOURCES, METRICS, REGIONS, INITIATIVES, STATES, LEFT_OUT)
BY_NAME = {table.name: table for table in TABLES}


def foreign_keys(excerpt: Excerpt, table: Table) -> list[Field]:
    """Give the columns that refer to a table and whose every value is there.

    Only a fact that names another fact can name one that is not: where that was not asked for.
    """
    ids = {fact.id for fact in excerpt.facts}
    pointing = [column for column in table.columns if column.refers and column.kind == "text"]
    rows_ = list(table.rows(excerpt)) if any(column.refers == "facts" for column in pointing) else []
    return [
        column
        for column in pointing
        if column.refers != "facts" or all(row[column.name] is None or row[column.name] in ids for row in rows_)
    ]
