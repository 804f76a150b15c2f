"""Citations of facts, initiatives and sources, in the styles that editors and programs take."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from jjj_cli.citation import exchange, references
from jjj_cli.citation.items import Item, is_date, item
from jjj_cli.comparison.results import Note
from jjj_cli.errors import StoreError, UnknownNameError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import say
from jjj_cli.record.records import Source, Store
from jjj_cli.version import __version__

Style = Literal["gbt7714", "apa", "bibtex", "csl-json", "short", "footnote"]


class Citation(NamedTuple):
    """A reference written out: what was asked for, the source it is read in, the style, the text."""

    id: str
    source: str
    style: Style
    citation: str


def resolve(store: Store, names: Iterable[str], accessed: str | None = None) -> list[Item]:
    """Find what is to be cited, each place in a source once, in the order asked for.

    A fact and an initiative cite their source with their locator. `accessed` is the day on which the
    sources were read, where that is known better than the store knows it; an address of which nobody
    says when it was read is read today.

    Raises UnknownNameError with the nearest ids, StoreError for what names no source.
    """
    places: dict[tuple[str, str | None], str] = {}
    for name in names:
        places.setdefault(_place(store, name), name)
    return [
        item(store.sources[source], name, locator, accessed or _read(store.sources[source]))
        for (source, locator), name in places.items()
    ]


def write(items: Iterable[Item], style: Style) -> list[Citation]:
    """Write references in a style."""
    return [Citation(cited.id, cited.source, style, _text(cited, style)) for cited in items]


def bibliography(citations: Sequence[Citation], style: Style) -> Iterable[str]:
    """Give references as they are pasted: a list, a file of BibTeX, an array of CSL-JSON.

    Where the style has no place for it, a last line says which jjj they come from.
    """
    texts = [one.citation for one in citations]
    if style == "csl-json":
        whole = ",\n".join(texts).replace("\n", "\n  ")
        return [f"[\n  {whole}\n]\n"]
    if style == "bibtex":
        return ["\n\n".join(texts) + "\n"]
    last = [] if style == "footnote" else [version_line()]
    return [f"{line}\n" for line in (*texts, *last)]


def version_line() -> str:
    """Say below references which jjj they come from."""
    return say("cite.via", version=__version__)


def read_early(items: Iterable[Item]) -> list[Note]:
    """Say which sources are cited as read before they were published."""
    return [
        Note(code="accessed", message=say("note.accessed", day=one.accessed, date=one.published, id=one.source))
        for one in items
        if one.accessed and one.published and one.dated and _before(one.accessed, one.published)
    ]


def _before(day: str, other: str) -> bool:
    """Say whether a date lies before another, as far as both are known."""
    known = min(len(day), len(other))
    return day[:known] < other[:known]


def _text(cited: Item, style: Style) -> str:
    match style:
        case "gbt7714":
            return references.gbt7714(cited)
        case "apa":
            return references.apa(cited)
        case "short":
            return references.short(cited)
        case "footnote":
            return references.footnote(cited, __version__)
        case "bibtex":
            return exchange.bibtex(cited, __version__)
        case "csl-json":
            return exchange.csl_json(cited, __version__)


def _read(source: Source) -> str:
    """Give the day on which a source was read; of which nobody says when, that is today."""
    return source.accessed if source.accessed and is_date(source.accessed) else date.today().isoformat()


def _place(store: Store, name: str) -> tuple[str, str | None]:
    """Give the source of what goes by an id, and where in it that stands."""
    if name in store.sources:
        return name, None
    record = store.facts.get(name) or store.initiatives.get(name)
    if record is None:
        ids = {key: key for table in (store.fact_ids(), store.initiatives, store.sources) for key in table}
        raise UnknownNameError("unknown-id", name=name, hint=suggest(nearest(name, ids)) or say("hint.cited"))
    if record.source is None:
        raise StoreError("no-source", id=name)
    return record.source, record.locator
