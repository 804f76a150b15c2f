"""What is asked of an engine, as one text for all of them.

No alias shadows a column, no window has a name, and nothing is said in a dialect: DuckDB, SQLite, PostgreSQL and Spark
take it as it is. What it chooses holds whatever the comparison in Python can take, and little else: that one chooses.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact
from jjj_cli.record.scope import Scope
from jjj_cli.store.search import Sought

FIELDS = Fact.__struct_fields__
_RECORD = ", ".join(f"f.{name}" for name in FIELDS)
# Of several facts that correct one, the one that counts: one's own, then the last; it stands where the first does.
# A correction is of the metric and the region of what it corrects (the audit says of any other that it is wrong), so
# that it is looked for among these: a look at all facts of a large store takes seconds.
_GONE = """
gone as (
  select c.old as old, c.id as by_id, c.own as by_own, c.ord as by_ord
  from (
    select s.supersedes as old, s.id as id, s.own as own,
      min(s.ord) over (partition by s.supersedes) as ord,
      row_number() over (
        partition by s.supersedes order by case when s.own then 0 else 1 end, s.ord desc
      ) as place
    from {{facts}} s {where_correcting}
  ) c where c.place = 1
)"""
_FACTS = """
with {gone}
select {record}, f.ord, f.last_day, f.span_months, f.own, gone.by_id, gone.by_own, gone.by_ord
from {{facts}} f left join gone on gone.old = f.id
{where} order by f.ord"""
_NAMED = """
select {record}, f.ord, f.last_day, f.span_months, f.own
from {{facts}} f where f.id in ({ids}) and f.metric in ({metrics}) order by f.ord"""
# The last time of each series of a region; a series is what `comparison.preference` takes for one. What is taken is of
# these, or hoped for, or a part of one of these. The comparison takes series in the order of their first facts, which
# mostly are not of these: whatever series is told apart here just as it is there stands in the place of its first fact,
# and of any other (a part, one with partners, whose list may be written in several ways) that fact comes along.
# What one of these corrects is told of beside it, and comes along too; it is marked, since nothing takes it: the stage
# of a fact is that something corrects it, that it is a result, or as what it is hoped for.
# A basis that is empty is another than none, and partners without a letter are none. Groups that are joined cost an
# engine a fraction of what windows do, and what cannot be kept is left out before it is looked at again.
_CHOSEN = """
with gone as (select distinct s.supersedes as old from {{facts}} s {where_correcting}),
asked as (
  select f.id as id, f.ord as ord, f.part_of as part_of, f.supersedes as supersedes,
    f.first_day as first_day, f.last_day as last_day, f.region as region,
    case when gone.old is not null then 'gone' when f.nature in ({actual}) then '' else f.nature end as stage,
    case when f.basis is null then '' else 'b' || f.basis end as basis_key,
    case when f.counterpart is null or (f.counterpart like '[%]' and f.counterpart not like '%"%') then ''
      else f.counterpart end as partner_key,
    f.accumulation as accumulation, coalesce(f.span_months, -1) as span
  from {{facts}} f left join gone on gone.old = f.id
  {where}
),{moments}
series as (
  select f.region as region, f.stage as stage, coalesce(f.part_of, '') as part_key, f.basis_key as basis_key,
    f.partner_key as partner_key, f.accumulation as accumulation, f.span as span,
    max(f.last_day) as newest_day, min(f.ord) as first_ord
  from asked f
  group by f.region, f.stage, coalesce(f.part_of, ''), f.basis_key, f.partner_key, f.accumulation, f.span
),
dated as (
  select f.id as id, f.ord as ord, f.part_of as part_of, f.supersedes as supersedes, f.stage as stage,
    case when f.stage <> 'gone' and {kept} then 1 else 0 end as taken,
    case when f.stage = 'gone' then 0 when f.stage <> '' then 1 when f.part_of is null and f.partner_key = '' then 0
      when f.ord = s.first_ord then 1 else 0 end as beside,
    case when f.stage = '' and f.part_of is null and f.partner_key = '' then s.first_ord else f.ord end as place
  from asked f inner join series s on s.region = f.region and s.stage = f.stage
    and s.part_key = coalesce(f.part_of, '') and s.basis_key = f.basis_key and s.partner_key = f.partner_key
    and s.accumulation = f.accumulation and s.span = f.span
    {joined}
  where {kept} or f.part_of is not null or f.stage <> '' or f.ord = s.first_ord
),
kept as (
  select f.ord as ord, f.place as place, case when f.stage = 'gone' then 1 else 0 end as is_gone from dated f
  where f.taken = 1 or f.beside = 1
    or (f.stage <> 'gone' and f.part_of in (select k.id from dated k where k.taken = 1))
    or (f.stage = 'gone'
      and f.id in (select k.supersedes from dated k where k.taken = 1 and k.supersedes is not null))
)
select {record}, f.ord, f.last_day, f.span_months, f.own, kept.is_gone
from {{facts}} f inner join kept on kept.ord = f.ord
{where}
order by kept.place, f.ord"""
_NEWEST = "f.last_day = s.newest_day"
# What ends on one day is one moment, however long ago it began: it is near where any of it is.
_MOMENTS = """
moments as (
  select distinct f.last_day as day from asked f
  where f.stage <> 'gone' and f.last_day >= ? and (f.first_day is null or f.first_day <= ?)
),"""
_OF_A_MOMENT = ("left join moments m on m.day = f.last_day", "m.day is not null")
_NEAR = "(f.last_day >= ? and (f.first_day is null or f.first_day <= ?))"
_ESCAPE = "!"
_MENTIONED = f"case when f.folded like ? escape '{_ESCAPE}' then 1 else 0 end"
# So many values stand in one query at most: SQLite takes no more than some thousands.
MOST_VALUES = 900


class Query(NamedTuple):
    """A text of SQL, and the values of its marks in their order."""

    text: str
    values: tuple[object, ...] = ()


class Columns(NamedTuple):
    """Which columns a table may lack, and does not."""

    own: bool
    folded: bool


def facts(there: Columns, scope: Scope) -> Query:
    """Ask for the facts of a scope, in the store's order; of a time, those that nothing corrects, series by series."""
    where, values = _conditions(scope)
    correcting, thing = _conditions(Scope(metrics=scope.metrics, regions=scope.regions, levels=scope.levels), "s")
    where_correcting = _where_correcting(correcting)
    if not scope.newest and not scope.near:
        return _facts(there, where, (*thing, *values), where_correcting)
    near = scope.near or ()
    moments, (joined, kept) = (_MOMENTS, _OF_A_MOMENT) if near else ("", ("", _NEWEST))
    text = _CHOSEN.format(
        record=_RECORD,
        actual=_marks(ACTUAL_NATURES),
        where_correcting=where_correcting,
        where=_where(where),
        moments=moments,
        joined=joined,
        kept=kept,
    )
    return Query(_owned(text, there), (*thing, *ACTUAL_NATURES, *values, *near, *values))


def facts_with(there: Columns, column: str, values: Sequence[str]) -> Query:
    """Ask for the facts with some values in a column, in the store's order."""
    return _facts(there, [f"f.{column} in ({_marks(values)})"], values)


def facts_named(there: Columns, ids: Sequence[str], metrics: Sequence[str]) -> Query:
    """Ask for facts of some metrics by their ids, and not for what corrects them."""
    text = _NAMED.format(record=_RECORD, ids=_marks(ids), metrics=_marks(metrics))
    return Query(_owned(text, there), (*ids, *metrics))


def facts_mentioning(there: Columns, words: Sequence[Sequence[Sought]]) -> Query:
    """Ask for the facts in whose folded texts one of the ways stands in which each word is sought, in order."""
    where: list[str] = []
    values: list[object] = []
    for ways in words:
        counted = []
        for texts, least in ways:
            counted.append(f"{' + '.join([_MENTIONED] * len(texts))} >= {least}")
            values += (f"%{_escaped(text)}%" for text in texts)
        where.append(f"({' or '.join(counted)})")
    return _facts(there, where, values)


def _escaped(text: str) -> str:
    """Spell a text as LIKE takes it for itself."""
    for sign in (_ESCAPE, "%", "_"):
        text = text.replace(sign, _ESCAPE + sign)
    return text


def every_fact(there: Columns) -> Query:
    """Ask for all facts, in the store's order."""
    return _facts(there, [], ())


def rows(columns: Sequence[str], lacking: Collection[str]) -> Query:
    """Ask for all facts as they are kept, metric by metric."""
    named = ", ".join("null" if name in lacking else f"f.{name}" for name in columns)
    return Query(f"select {named} from {{facts}} f order by f.metric, f.ord")


def count_by(column: str) -> Query:
    """Count the facts by the values of a column."""
    return Query(f"select f.{column}, count(*) from {{facts}} f group by f.{column}")


def count_with(column: str, value: str) -> Query:
    """Count the facts with a value in a column."""
    return Query(f"select count(*) from {{facts}} f where f.{column} = ?", (value,))


COUNT = Query("select count(*) from {facts} f")
IDS = Query("select f.id from {facts} f order by f.ord")
OWN = Query("select f.id from {facts} f where f.own order by f.ord")
_CORRECTIONS = (
    "with {gone} select gone.old, gone.by_id from gone order by case when gone.by_own then 1 else 0 end, gone.by_ord"
)
REGIONS = Query("select f.metric, f.region, min(f.ord) from {facts} f group by f.metric, f.region order by min(f.ord)")
PERIODS = Query(
    f"select distinct f.metric, f.period from {{facts}} f where f.nature in ({', '.join('?' * len(ACTUAL_NATURES))})",
    tuple(ACTUAL_NATURES),
)


def corrections(there: Columns) -> Query:
    """Ask which fact corrects which."""
    return Query(_owned(_CORRECTIONS.format(gone=_GONE.format(where_correcting=_where_correcting())), there))


def _facts(there: Columns, where: Iterable[str], values: Sequence[object], where_correcting: str = "") -> Query:
    gone = _GONE.format(where_correcting=where_correcting or _where_correcting())
    text = _FACTS.format(gone=gone, record=_RECORD, where=_where(where))
    return Query(_owned(text, there), tuple(values))


def _where_correcting(conditions: Iterable[str] = ()) -> str:
    return _where([*conditions, "s.supersedes is not null"])


def _conditions(scope: Scope, table: str = "f") -> tuple[list[str], tuple[object, ...]]:
    """Give what a scope asks for as conditions, and the values of their marks."""
    found: list[str] = []
    values: list[object] = []
    for column, names in (
        ("metric", scope.metrics),
        ("region", scope.regions),
        ("source", scope.sources),
        ("nature", scope.natures),
    ):
        if names:
            found.append(f"{table}.{column} in ({_marks(names)})")
            values += names
    if scope.levels:
        found.append(f"{table}.region in (select r.id from {{regions}} r where r.level in ({_marks(scope.levels)}))")
        values += scope.levels
    if scope.during:
        found.append(_NEAR)
        values += scope.during
    return found, tuple(values)


def _where(conditions: Iterable[str]) -> str:
    every = " and ".join(conditions)
    return f"where {every}" if every else ""


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _owned(text: str, there: Columns) -> str:
    """Leave a table's word on whose a fact is where it has none."""
    return text if there.own else text.replace("f.own", "false").replace("s.own", "false")
