"""The facts of a store that an engine reads: fetched as they are asked for, each once."""

from collections.abc import Collection, ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property
from itertools import filterfalse, islice
from operator import itemgetter
from typing import Literal

from jjj_cli.errors import StoreError
from jjj_cli.messages import say
from jjj_cli.record.coverage import Coverage, Coverages
from jjj_cli.record.records import Fact
from jjj_cli.record.scope import Scope
from jjj_cli.record.tables import FactKey
from jjj_cli.store.engines import decoding, queries, schema
from jjj_cli.store.engines.connection import BATCH, Connection, Row
from jjj_cli.store.engines.queries import MOST_VALUES, Query
from jjj_cli.store.engines.schema import FACTS
from jjj_cli.store.engines.tables import Corrections, EngineTable, Own
from jjj_cli.store.references import circling
from jjj_cli.store.search import Sought
from jjj_cli.store.tables import no_tables

# So many facts are held for a question at most: what is about more is to be asked more narrowly.
MOST = 250_000
# By which fields facts are counted at one go for all values.
_GROUPED = ("metric", "region", "source")
# What rows say of which facts are corrected: by what each is, of each whether it is, or nothing.
Corrected = Literal["told", "marked", "unsaid"]


class EngineFacts(Mapping[str, Fact]):
    """Facts by id. What is asked for is fetched and kept; facts that others name are fetched together.

    Raises StoreError for a question that is about too many, and for a record that is none.
    """

    def __init__(
        self,
        connection: Connection,
        there: queries.Columns,
        corrections: Corrections,
        own: Own,
        named: Mapping[str, EngineTable[object]],  # type: ignore[type-var]
    ) -> None:
        self._connection = connection
        self._there = there
        self._corrections = corrections
        self._own = own
        self._named = named
        self._taken: dict[str, Fact | None] = {}
        self._places: dict[str, int] = {}
        self._scopes: dict[object, list[Fact]] = {}
        self._counts: dict[str, dict[str, int]] = {}
        # What was named and not read, by the metric of the fact that names it, which is mostly its own too.
        self._awaited: dict[str, str] = {}

    # What is asked for ------------------------------------------------------------------------------

    def within(self, scope: Scope) -> list[Fact]:
        """Give the facts of a scope; what was fetched of a wider one may be more.

        They are in the store's order, those of a time such that the series are in the order of their first facts.
        """
        for known in (scope, scope.whole):
            if known in self._scopes:
                return self._scopes[known]
        corrected: Corrected = "marked" if scope.newest or scope.near else "told"
        return self._kept(scope, queries.facts(self._there, scope), corrected)

    def where(self, field: FactKey, value: str) -> list[Fact]:
        """Give the facts whose field has a value, in the store's order."""
        if field == "part_of":
            return self._kept((field, value), queries.facts_with(self._there, field, [value]))
        return self.within(Scope(**{f"{field}s": (value,)}))  # type: ignore[arg-type]

    def count(self, field: FactKey, value: str) -> int:
        """Count the facts whose field has a value."""
        if field not in _GROUPED:
            return int(next(self._connection.rows(*queries.count_with(field, value)))[0])
        if field not in self._counts:
            rows = self._connection.rows(*queries.count_by(field))
            self._counts[field] = {str(name): int(count) for name, count in rows}
        return self._counts[field].get(value, 0)

    def coverage(self) -> Coverages:
        """Give of which regions and years there are figures, by metric."""
        return self._coverage

    @cached_property
    def _coverage(self) -> Coverages:
        regions: dict[str, dict[str, None]] = {}
        for metric, region, _ in self._connection.rows(*queries.REGIONS):
            regions.setdefault(metric, {})[region] = None
        years: dict[str, set[str]] = {metric: set() for metric in regions}
        for metric, period in self._connection.rows(*queries.PERIODS):
            years[metric].add(period.rpartition("/")[2][:4])
        return {metric: Coverage(tuple(there), tuple(sorted(years[metric]))) for metric, there in regions.items()}

    def placed(self, only: Collection[str]) -> Iterator[tuple[int, Fact]]:
        """Give some facts that were read with their places, metric by metric."""
        found = sorted((str(self[key].metric), self._places[key], key) for key in only)
        return ((place, self[key]) for _, place, key in found)

    def rows(self, columns: Sequence[str]) -> Iterator[Sequence[Row]]:
        """Give all facts as rows, metric by metric and a few at a time; what a table lacks is nothing."""
        lacking = {name for name in ("own", "folded") if not getattr(self._there, name)}
        kinds = [next(one.kind for one in schema.columns(FACTS) if one.name == name) for name in columns]
        rows = self._connection.rows(*queries.rows(columns, lacking))
        while batch := list(islice(rows, BATCH)):
            yield [tuple(map(decoding.typed, kinds, row)) for row in batch] if self._connection.is_loose else batch

    def ids(self) -> Iterator[str]:
        """Give the ids as far as they are not too many to be looked through."""
        return (str(key) for (key,) in islice(self._connection.rows(*queries.IDS), MOST))

    def are_too_many(self) -> bool:
        """Say whether they cannot all be held."""
        return len(self) > MOST

    def mentioning(self, words: Sequence[Sequence[Sought]]) -> Collection[Fact]:
        """Give the facts in whose folded texts one of the ways stands in which each word is sought.

        All of them where the texts are not there.
        """
        if not self._there.folded:
            return self.values()
        return self._kept(("mentioning", tuple(map(tuple, words))), queries.facts_mentioning(self._there, words))

    # As a mapping -----------------------------------------------------------------------------------

    def __getitem__(self, key: str) -> Fact:
        """Give a fact."""
        if key not in self._taken:
            self._fetch(key)
        found = self._taken[key]
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        """Give the ids."""
        return iter(self._whole)

    def __len__(self) -> int:
        """Count the facts."""
        return self._count

    @cached_property
    def _count(self) -> int:
        return int(next(self._connection.rows(*queries.COUNT))[0])

    @cached_property
    def _whole(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self._kept(Scope(), queries.every_fact(self._there))}

    def values(self) -> ValuesView[Fact]:
        """Give all facts."""
        return self._whole.values()

    def items(self) -> ItemsView[str, Fact]:
        """Give all facts with their ids."""
        return self._whole.items()

    # How they are fetched ---------------------------------------------------------------------------

    def _kept(self, key: object, query: Query, corrected: Corrected = "told") -> list[Fact]:
        if key not in self._scopes:
            batches = _not_too_many(self._connection.batches(*query))
            self._scopes[key] = self._made(batches, corrected)
        return self._scopes[key]

    def _fetch(self, key: str) -> None:
        """Fetch a fact by its id, and with it what others name; what is not there is known not to be.

        What is named is looked for in the metrics of those that name it: to look for an id everywhere takes long.
        """
        awaited = {one: metric for one, metric in self._awaited.items() if one not in self._taken}
        self._awaited.clear()
        asked = list(awaited)
        metrics = tuple(sorted(set(awaited.values())))
        for start in range(0, len(asked), MOST_VALUES):
            some = asked[start : start + MOST_VALUES]
            self._made(self._connection.batches(*queries.facts_named(self._there, some, metrics)), "unsaid")
        if key not in self._taken:
            self._made(self._connection.batches(*queries.facts_with(self._there, "id", [key])))
            self._taken.setdefault(key, None)

    def _made(self, batches: Iterable[Sequence[Row]], corrected: Corrected = "told") -> list[Fact]:
        """Make records of rows, remember them, and what they name; what somebody has is the same one for everybody.

        Gives them without those that are marked as corrected, which are there to be named.
        """
        fresh, beside = decoding.facts(self._connection.address.shown, batches)
        self._check(fresh)
        self._places.update(zip(fresh, map(itemgetter(0), beside), strict=True))
        self._own.known.update(zip(fresh, map(bool, map(itemgetter(3), beside)), strict=True))
        gone: set[str] = set()
        if corrected == "marked":
            gone = {key for key, row in zip(fresh, beside, strict=True) if row[4]}
            self._corrections.known.update(dict.fromkeys(filterfalse(gone.__contains__, fresh)))
        elif corrected == "told":
            self._corrections.known.update(zip(fresh, map(itemgetter(4), beside), strict=True))
            told = filter(itemgetter(0), (row[4:] for row in beside))
            self._corrections.order.update((by, (bool(own), place)) for by, own, place in told)
        for key in fresh.keys() & self._taken.keys():
            fresh[key] = self._taken[key] or fresh[key]
        self._taken.update(fresh)
        self._await(fresh)
        return [fact for key, fact in fresh.items() if key not in gone]

    def _await(self, fresh: Mapping[str, Fact]) -> None:
        """Remember what facts name and what corrects them, as far as it is not read."""
        known = self._corrections.known
        for key, fact in fresh.items():
            if fact.supersedes or fact.part_of or known.get(key):
                named = (fact.supersedes, fact.part_of, known.get(key))
                self._awaited |= {one: fact.metric for one in named if one and one not in self._taken}

    def _check(self, made: Mapping[str, Fact]) -> None:
        """Refuse facts of regions, metrics and sources that are not there, and such as name themselves in the end."""
        for table, names in (
            ("regions", {fact.region for fact in made.values()}.union(*{fact.counterpart for fact in made.values()})),
            ("metrics", {fact.metric for fact in made.values()}),
            ("sources", {fact.source for fact in made.values()}),
        ):
            lost = [name for name in names if name not in self._named[table]]
            if lost:
                said = say("problem.dangling", kind=say(f"kind.{table}"), name=min(lost))
                raise self._fault(_naming(made, min(lost)), said, len(lost))
        pointing = {key: fact for key, fact in made.items() if fact.part_of or fact.supersedes}
        if problems := circling({**no_tables(), "facts": pointing}):
            raise self._fault(problems[0].id, problems[0].message, len(problems))

    def _fault(self, key: str, message: str, count: int) -> StoreError:
        return decoding.fault(self._connection.address.shown, FACTS, key, message, count)


def _not_too_many(batches: Iterable[Sequence[Row]]) -> Iterator[Sequence[Row]]:
    """Give rows, as long as they are no more than can be held (StoreError)."""
    count = 0
    for batch in batches:
        count += len(batch)
        if count > MOST:
            raise StoreError("engine-many", most=MOST, hint=say("hint.engine-many"))
        yield batch


def _naming(made: Mapping[str, Fact], name: str) -> str:
    return next(key for key, one in made.items() if name in (one.region, one.metric, one.source, *one.counterpart))
