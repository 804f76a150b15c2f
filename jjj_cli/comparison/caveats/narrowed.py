"""What there is, where the series that are asked for leave nothing: bases, partners, sources, authorities."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

from jjj_cli.comparison.caveats.wording import hint, some
from jjj_cli.comparison.results import Note
from jjj_cli.gazetteer.names import nearest
from jjj_cli.gazetteer.series import ANY, SeriesFilter, fits
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named, title_within
from jjj_cli.record.records import Fact, Metric, Store

# How many of what there is are named.
NAMED = 6
# The codes of notes by what is asked of a series.
_CODES = {"basis": "basis", "partners": "counterpart", "source": "source", "authorities": "source"}


class _Asked(NamedTuple):
    """One thing that is asked of a series: in words, and what of it a figure has."""

    word: str
    of: Callable[[Fact], str]


def hints(store: Store, only: SeriesFilter, every: Iterable[Fact], metric: Metric | None = None) -> list[Note]:
    """Say what there is of what was asked for, where no figure of `every` fits it."""
    only = only._replace(year=None, vintages=())
    if only == ANY:
        return []
    there = list(every)
    if not there or any(fits(store, only, fact) for fact in there):
        return []
    about = named(metric) if metric else say("narrowed.figures")
    asked = _asked(store, only)
    alone = {field: SeriesFilter()._replace(**{field: getattr(only, field)}) for field in asked}
    lacking = [field for field, one in alone.items() if not any(fits(store, one, fact) for fact in there)]
    if not lacking:
        words = join("join.and", [one.word for one in asked.values()])
        return [hint("missing", say("narrowed.together", metric=about, asked=words), ())]
    return [
        hint(
            _CODES[field],
            say(
                "narrowed.none",
                metric=about,
                asked=asked[field].word,
                names=_listed(store, only, field, asked[field], there),
            ),
            (),
        )
        for field in lacking
    ]


def _asked(store: Store, only: SeriesFilter) -> dict[str, _Asked]:
    """Give what is asked for, by the field of the filter."""
    found = {}
    if only.basis is not None:
        word = say("narrowed.basis", text=only.basis) if only.basis else say("basis.none")
        found["basis"] = _Asked(word, lambda fact: basis_said(store, fact.basis) or say("basis.none"))
    if only.partners is not None:
        found["partners"] = _Asked(_partners(store, only.partners), lambda fact: _partners(store, fact.counterpart))
    if only.source:
        found["source"] = _Asked(_source(store, only.source), lambda fact: _source(store, fact.source))
    if only.authorities:
        words = [say(f"authority.{code}") for code in only.authorities]
        found["authorities"] = _Asked(
            join("join.or", words), lambda fact: say(f"authority.{store.sources[fact.source].authority}")
        )
    return found


def _partners(store: Store, codes: tuple[str, ...]) -> str:
    names = join("join.and", [named(store.regions[code]) for code in codes])
    return say("said.counterpart", names=names) if codes else say("counterpart.none")


def _source(store: Store, key: str) -> str:
    return say("note.title", title=title_within(store.sources[key].title))


def _listed(store: Store, only: SeriesFilter, field: str, asked: _Asked, there: list[Fact]) -> str:
    """Name what there is: what looks like what was typed first, then what most figures have."""
    common = [name for name, _ in Counter(map(asked.of, there)).most_common()]
    near = _nearest_bases(store, only.basis, there) if field == "basis" and only.basis else []
    return some(dict.fromkeys([*near, *common]), "join.semicolon", NAMED)


def _nearest_bases(store: Store, asked: str, there: list[Fact]) -> list[str]:
    """Give the bases that look like what was typed, in either language, as they are said to readers."""
    texts = [(text, fact.basis) for fact in there for text in (fact.basis, store.basis_en(fact.basis)) if text]
    return nearest(asked, {text: basis_said(store, basis) for text, basis in texts})
