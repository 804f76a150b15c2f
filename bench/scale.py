"""Hold `jjj compare` over millions of facts against the engine's own time for plain SQL, in the same run.

    python bench/scale.py [MILLIONS...] [--folder FOLDER]

Makes stores of 1, 10 and 100 million facts in Parquet, unless other sizes are named, in a folder that is deleted
in the end, or in one that is named, where what is there already is not made again. A store grows by metrics: each has
100,000 facts of 3,000 regions, with second sources, quarters, hedges, parts, corrections and targets. In each round
every candidate is run once, in a process of its own; medians are compared, of the processor's time, which other work on
the machine does not change much. Exits with 1 when a budget is not kept.
"""

import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import duckdb

ROUNDS = 5
MILLION = 1_000_000
OF_A_METRIC, REGIONS, SOURCES = 100_000, 3_000, 400
# At most so many times the engine's own time, beside start-up; so much memory; so much growth from first to last.
TIMES, MEMORY_MB, GROWTH = 1.5, 500, 2.0
JJJ = Path(sys.executable).with_name("jjj")
# So many metrics are written in one file.
IN_A_FILE = 100
FACTS = """
select
  'f.' || m || '.' || i as id,
  'metric-' || m as metric,
  'region-' || region as region,
  cast(v // 100 as varchar) || '.' || lpad(cast(v % 100 as varchar), 2, '0') as value,
  '亿元' as unit,
  case when h % 41 = 0 then 'gt' when h % 43 = 0 then 'approx' else 'eq' end as relation,
  cast(v // 100 as varchar) || '.' || lpad(cast(v % 100 as varchar), 2, '0') || '亿元' as printed,
  case when kind = 'quarter' then year || '-01/' || year || '-03' else cast(year as varchar) end as period,
  'flow' as accumulation,
  case when kind = 'target' then 'target' when year = 2024 and h % 5 = 0 then 'preliminary' else 'actual' end as nature,
  cast(null as varchar) as vintage,
  case when kind = 'basis' then '不含农户' end as basis,
  cast(null as varchar) as counterpart,
  case when kind = 'part' then 'f.' || m || '.' || (24 * {regions} + region) end as part_of,
  case when kind = 'corrects' then 'f.' || m || '.' || (23 * {regions} + region) end as supersedes,
  cast(null as varchar) as supersedes_printed,
  'source-' || (case when kind = 'second' then 200 + h % 200 else h % 200 end) as source,
  '¶' || (i % 90) as locator,
  cast(null as varchar) as note,
  cast(m as bigint) * {of_a_metric} + i as ord,
  false as own,
  v / 100.0 as normal_value,
  make_date(year, 1, 1) as first_day,
  case when kind = 'quarter' then make_date(year, 3, 31) else make_date(year, 12, 31) end as last_day,
  case when kind = 'quarter' then make_date(year, 3, 1) else make_date(year, 1, 1) end as end_first,
  cast(case when kind = 'quarter' then 3 else 12 end as bigint) as span_months,
  cast(null as varchar) as folded
from (
  select *,
    -- a second source mostly says what the first one does
    case when kind = 'second' and h % 20 > 0 then
      cast(hash(m * 7919 + (case when k < 30 then (k - 5) * {regions} + region else i end)) % 1_000_000_007 as bigint)
      else h end % 10_000_000 + 100 as v,
    case when k < 25 then 2000 + k when k < 30 then 1995 + k when k = 31 then 2030
      when k = 30 or kind <> 'second' then 2024 else 1978 + k end as year
  from (
    select m, i, i % {regions} as region, i // {regions} as k, cast(hash(m * 7919 + i) % 1_000_000_007 as bigint) as h,
      case when i // {regions} < 25 then 'plain' when i // {regions} < 30 then 'second'
        when i // {regions} = 30 then 'quarter' when i // {regions} = 31 then 'target'
        when i % {regions} < 500 then 'basis' when i % {regions} < 600 then 'part'
        when i % {regions} < 640 then 'corrects' else 'second' end as kind
    from (
      select n // {of_a_metric} as m, n % {of_a_metric} as i
      from range(cast({first} as bigint) * {of_a_metric}, cast({last} as bigint) * {of_a_metric}) facts(n)
    )
  )
)
"""
SOURCES_SQL = f"""
select 'source-' || i as id, '公报' || i as title, '["Office ' || i || '"]' as publishers, '2025-03-01' as published,
  cast(null as varchar) as url, cast(null as varchar) as accessed,
  case when i < 200 then 'bureau' else 'government' end as authority, 'address' as access,
  cast(null as varchar) as note, cast(null as varchar) as left_out, i as ord
from range({SOURCES}) s(i)
"""
REGIONS_SQL = f"""
select 'region-' || i as id, '某地' || i as name, 'Land ' || i as name_en, cast(null as varchar) as pinyin,
  cast(null as varchar) as aliases, case when i < 30 then 'province' when i < 330 then 'city' else 'county' end as level,
  case when i >= 330 then 'region-' || (30 + i % 300) when i >= 30 then 'region-' || (i % 30) end as parent,
  cast(null as varchar) as members, cast(null as varchar) as within, cast(null as varchar) as note, i as ord
from range({REGIONS}) r(i)
"""
METRICS_SQL = """
select 'metric-' || i as id, '指标' || i as name, 'Thing ' || i as name_en, cast(null as varchar) as aliases,
  'Made.' as definition, '亿元' as unit, 'industry' as domain, true as additive, cast(null as varchar) as formula,
  cast(null as varchar) as part_of, cast(null as varchar) as minimum, cast(null as varchar) as maximum, i as ord
from range({metrics}) m(i)
"""
# Chooses the preferred figure for each region in SQL alone, as one text for every engine: what an analyst would write
# where nobody asked for caveats.
PLAIN = """
with wanted as (
  select f.id as fact, f.ord as ord, f.region as region_code, f.normal_value as value, f.relation as relation,
    f.period as period, f.nature as nature, f.accumulation as accumulation, f.source as source, f.last_day as last_day,
    f.end_first as end_first, f.basis as basis_given, coalesce(f.basis, '') as basis_key,
    coalesce(f.counterpart, '') as counterpart, coalesce(f.span_months, -1) as span, coalesce(src.published, '') as day,
    case src.authority when 'bureau' then 0 when 'government' then 1 when 'press' then 2 else 3 end as rel,
    case f.nature when 'revised' then 0 when 'actual' then 1 else 2 end as nat
  from facts f inner join sources src on src.id = f.source
    left join (select distinct supersedes as old from facts where supersedes is not null) gone on gone.old = f.id
  where f.metric = ? and f.nature in ('actual', 'preliminary', 'revised') and f.part_of is null and gone.old is null),
series as (
  select wanted.*, min(ord) over (partition by region_code, basis_key, counterpart, accumulation, span) as series_ord,
    row_number() over (partition by region_code, basis_key, counterpart, accumulation, span
      order by last_day desc, rel, nat, day desc, ord) as place
  from wanted),
latest as (
  select series.*,
    max(case when span = -1 or span >= 12 then 1 else 0 end) over (partition by region_code) as has_year
  from series where place = 1),
years as (
  select latest.*,
    first_value(end_first) over (partition by region_code order by last_day desc, series_ord) as from_day,
    first_value(last_day) over (partition by region_code order by last_day desc, series_ord) as to_day
  from latest where has_year = 0 or span = -1 or span >= 12),
newest as (
  select years.*,
    case when row_number() over (partition by basis_key, region_code order by series_ord) = 1 then 1 else 0 end as one_basis,
    case when row_number() over (partition by span, region_code order by series_ord) = 1 then 1 else 0 end as one_span
  from years where end_first <= to_day and last_day >= from_day),
shared as (
  select newest.*, sum(one_basis) over (partition by basis_key) as n_basis, sum(one_span) over (partition by span) as n_span
  from newest),
ranked as (
  select shared.*, row_number() over (partition by region_code order by n_basis desc,
    case when basis_key = '' then 0 else 1 end, n_span desc, rel, nat, day desc, last_day desc, series_ord) as final_place
  from shared)
select fact, region_code, value, relation, period, nature, basis_given, counterpart, source
from ranked where final_place = 1 order by value desc, region_code
"""


class Run(NamedTuple):
    """What a process took: seconds of the processor and by the clock, megabytes at most; of its query alone, both."""

    processor: float
    clock: float
    megabytes: float
    query_processor: float = 0.0
    query_clock: float = 0.0


def make(folder: Path, size: int) -> None:
    """Make a store of so many facts; the same from the same."""
    metrics = size // OF_A_METRIC
    (folder / "facts").mkdir(parents=True)
    database = duckdb.connect()
    database.execute("set enable_progress_bar = false; set memory_limit = '2GB'; set threads = 2")
    for first in range(0, metrics, IN_A_FILE):
        last = min(first + IN_A_FILE, metrics)
        text = FACTS.format(first=first, last=last, of_a_metric=OF_A_METRIC, regions=REGIONS)
        path = folder / "facts" / f"{first:06}.parquet"
        database.execute(f"copy ({text}) to '{path}' (format parquet, compression zstd)")
    for name, text in (("sources", SOURCES_SQL), ("regions", REGIONS_SQL), ("metrics", METRICS_SQL)):
        made = text.format(metrics=metrics)
        database.execute(f"copy ({made}) to '{folder / f'{name}.parquet'}' (format parquet)")
    (folder / "made").touch()


ASKING = """
import sys, json
from time import perf_counter, process_time
import duckdb
clock, processor = perf_counter(), process_time()
database = duckdb.connect()
database.execute("set enable_progress_bar = false")
database.execute(f"create view facts as select * from read_parquet('{sys.argv[1]}/facts/*.parquet')")
database.execute(f"create view sources as select * from read_parquet('{sys.argv[1]}/sources.parquet')")
rows = database.execute(sys.argv[3], [sys.argv[2]]).fetchall()
print(json.dumps([process_time() - processor, perf_counter() - clock, sorted(row[0] for row in rows)]))
"""


def measured(command: list[str]) -> tuple[Run, str]:
    """Run a command, and give what it took and what it printed."""
    with tempfile.TemporaryFile() as printed:
        started = perf_counter()
        process = subprocess.Popen(command, stdout=printed, env={"PATH": os.defpath, "HOME": "/nonexistent"})
        _, status, used = os.wait4(process.pid, 0)
        took = perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"failed: {' '.join(command[:4])}")
        printed.seek(0)
        return Run(used.ru_utime + used.ru_stime, took, used.ru_maxrss / 1024), printed.read().decode()


def plain(folder: Path, metric: str) -> tuple[Run, list[str]]:
    """Ask in plain SQL."""
    run, printed = measured([sys.executable, "-c", ASKING, str(folder), metric, PLAIN])
    processor, clock, facts = json.loads(printed)
    return run._replace(query_processor=processor, query_clock=clock), facts


def ours(folder: Path, metric: str) -> tuple[Run, list[str]]:
    """Ask by `jjj compare`."""
    run, printed = measured([str(JJJ), "--store", str(folder), "compare", metric, "--format", "json"])
    return run, sorted(row["fact"] for row in json.loads(printed)["rows"])


def start(folder: Path) -> Run:
    """Start as `compare` does, open a store and answer with one figure."""
    return measured([str(JJJ), "--store", str(folder), "get", "region-0", "metric-0", "--format", "json"])[0]


def middle(runs: list[Run]) -> Run:
    """Give the median of each."""
    return Run(*(median(values) for values in zip(*runs, strict=True)))


def make_all(folders: dict[int, Path]) -> None:
    """Make the stores that are not there, in a process of its own: what it holds would count as a child's."""
    for millions, folder in folders.items():
        if not (folder / "made").exists():
            size = str(millions * MILLION or OF_A_METRIC)
            subprocess.run([sys.executable, __file__, "--make", size, "--folder", str(folder)], check=True)


def judged(millions: int, sql: Run, jjj: Run, startup: Run) -> bool:
    """Say what a size took, and whether that is within the budgets."""
    most = TIMES * sql.query_processor + startup.processor
    print(
        f"{millions:4} million facts: jjj {jjj.processor:5.2f} s of the processor (at most {most:5.2f}), "
        f"{jjj.clock:5.2f} s by the clock, {jjj.megabytes:4.0f} MB (at most {MEMORY_MB}); "
        f"plain SQL {sql.query_processor:5.2f} s, {sql.query_clock:5.2f} s, {sql.megabytes:4.0f} MB"
    )
    return jjj.processor <= most and jjj.megabytes <= MEMORY_MB


def main() -> int:
    """Measure, print and judge."""
    parser = ArgumentParser()
    parser.add_argument("millions", nargs="*", type=int, default=[1, 10, 100])
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--make", type=int, help="make a store of so many facts in the folder, and nothing else")
    given = parser.parse_args()
    if given.make:
        make(given.folder, given.make)
        return 0
    with tempfile.TemporaryDirectory() as scratch:
        base = given.folder or Path(scratch)
        folders = {millions: base / f"{millions}m" for millions in given.millions}
        tiny = base / "tiny"
        make_all({**folders, 0: tiny})
        return measure(folders, tiny, given.rounds)


def measure(folders: dict[int, Path], tiny: Path, rounds: int) -> int:
    """Run every candidate in each round, and judge the medians."""
    runs: dict[tuple[int, str], list[Run]] = {}
    kept = True
    for _ in range(rounds):
        runs.setdefault((0, "start"), []).append(start(tiny))
        for millions, folder in folders.items():
            metric = f"metric-{millions * MILLION // OF_A_METRIC // 2}"
            (by_sql, chosen), (by_jjj, shown) = plain(folder, metric), ours(folder, metric)
            runs.setdefault((millions, "sql"), []).append(by_sql)
            runs.setdefault((millions, "jjj"), []).append(by_jjj)
            if chosen != shown:
                print(f"other facts at {millions} million: {len(set(chosen) ^ set(shown))}")
                kept = False
    startup = middle(runs[0, "start"])
    print(f"start-up: {startup.processor:5.2f} s of the processor, {startup.clock:5.2f} s by the clock")
    for millions in folders:
        kept &= judged(millions, middle(runs[millions, "sql"]), middle(runs[millions, "jjj"]), startup)
    first, last = (middle(runs[millions, "jjj"]).processor for millions in (min(folders), max(folders)))
    print(f"grows {last / first:4.2f} × from {min(folders)} to {max(folders)} million (at most {GROWTH})")
    return 0 if kept and last <= GROWTH * first else 1


if __name__ == "__main__":
    sys.exit(main())
