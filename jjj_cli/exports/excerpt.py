"""What is exported: some facts, and the records that they refer to."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.facts import fact_row
from jjj_cli.answers.rows.names import Names, named_row
from jjj_cli.record.records import Fact, Initiative, Metric, Region, Source, Store
from jjj_cli.safety import json_text
from jjj_cli.version import __version__

# The contract's fields, and what else it takes to make the record again.
_LAST = ("supersedes_printed", "counterpart_codes", "basis_en")
FIELDS = (*(field for field in (*fields.FACT, *fields.FACT_MORE) if field not in _LAST), *_LAST)
# As much of a digest as tells two stores apart.
_DIGEST = 12


class Excerpt(NamedTuple):
    """Some facts in the order asked for, and beside them, in the store's order, what they refer to.

    `names` is the language of the names in their rows.
    """

    store: Store
    facts: list[Fact]
    sources: list[Source]
    regions: list[Region]
    metrics: list[Metric]
    initiatives: list[Initiative]
    names: Names = "zh"


def whole_store(store: Store, facts: list[Fact]) -> Excerpt:
    """Take all records of a store; the facts are those of the store in the order given."""
    return Excerpt(
        store,
        facts,
        list(store.sources.values()),
        list(store.regions.values()),
        list(store.metrics.values()),
        list(store.initiatives.values()),
    )


def with_references(store: Store, facts: list[Fact]) -> Excerpt:
    """Take facts, the initiatives that name them, and the sources, metrics and regions that all these name.

    A region brings what it lies in, what it lies across and what it is made of.
    """
    ids = {fact.id for fact in facts}
    initiatives = [item for item in store.initiatives.values() if ids.intersection(item.facts)]
    sources = {fact.source for fact in facts} | {source for item in initiatives for source in item.sources}
    metrics = {fact.metric for fact in facts}
    codes = {code for fact in facts for code in (fact.region, *fact.counterpart)}
    codes = _around(store, codes.union(*(item.regions for item in initiatives)))
    return Excerpt(
        store,
        facts,
        [source for source in store.sources.values() if source.id in sources],
        [region for region in store.regions.values() if region.id in codes],
        [metric for metric in store.metrics.values() if metric.id in metrics],
        initiatives,
    )


def fact_rows(excerpt: Excerpt) -> Iterator[RowData]:
    """Give a row a fact, with `FIELDS`."""
    for fact in excerpt.facts:
        row = named_row(excerpt.store, fact_row(excerpt.store, fact), fact, excerpt.names)
        row["supersedes_printed"] = fact.supersedes_printed
        row["counterpart_codes"] = list(fact.counterpart) or None
        yield {field: row[field] for field in FIELDS}


def version(excerpt: Excerpt) -> str:
    """Name what is exported: the version of jjj, and a digest of the records that are in it."""
    from hashlib import sha256

    digest = sha256()
    for records in excerpt[1:-1]:
        digest.update(json_text.compact(records).encode())
    return f"{__version__}+{digest.hexdigest()[:_DIGEST]}"


def _around(store: Store, codes: Iterable[str]) -> set[str]:
    """Give regions with all that they lie in, lie across and are made of, and so on."""
    found: set[str] = set()
    todo = set(codes)
    while todo:
        code = todo.pop()
        found.add(code)
        region = store.regions[code]
        todo |= {region.parent or code, *region.within, *region.members} - found
    return found
