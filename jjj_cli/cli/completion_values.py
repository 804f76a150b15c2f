"""What there is to choose from for a value, by what the value is called: regions, metrics, units, records."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jjj_cli.cli.app import NAMES
from jjj_cli.cli.registration import files_for
from jjj_cli.cli.typed_line import Cursor, Piece, cut, headed
from jjj_cli.completion import candidates
from jjj_cli.completion.matching import AFTER_COMMA, AFTER_SIGN, Suggestion, matches
from jjj_cli.completion.request import Candidate, Completions
from jjj_cli.messages import say
from jjj_cli.record.records import Store

# Which records an ID is one of, by the parameter, with its command where the name alone does not say it.
RECORDS = {
    "show.name": ("regions", "facts", "initiatives", "metrics", "sources"),
    "cite.ids": ("facts", "initiatives", "sources"),
    "edit.name": ("own",),
    "remove.names": ("own",),
    "supersedes": ("facts",),
    "part_of": ("facts",),
    "fact": ("facts",),
}


class Asking:
    """A value that is asked for, with the stores that its command would read."""

    def __init__(self, here: Cursor) -> None:
        self.here = here
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """Read the stores; raises StoreError."""
        from jjj_cli.store.opening import load  # only where it is asked for what they hold

        if self._store is None:
            self._store = load(self.files)[0]
        return self._store

    @property
    def files(self) -> Any:
        """Decide which stores are read, as the command would."""
        given = self.here.given
        path = given.get("store", [None])[-1]
        how: dict[str, Any] = {"store": str(Path(path).expanduser()) if path else None}
        if any(one.name == "only_own" for one in self.here.context.command.params):
            how |= {name: name in given for name in ("only_own", "only_shipped")}
        return files_for(how)

    def of(self, found: Iterable[Suggestion], piece: Piece | None = None) -> Completions:
        """Give what fits of what there is."""
        piece = piece or self.here.piece
        return Completions(headed(piece.head, matches(found, piece.typed)))


def _regions(asking: Asking) -> Completions:
    """Give regions, and after a comma the last of them."""
    _, piece = cut(asking.here.piece, AFTER_COMMA)
    return asking.of(candidates.regions(asking.store, piece.typed), piece)


def _metrics(asking: Asking) -> Completions:
    """Give metrics, and in a formula the last of them; after `=` alone those that a formula gives."""
    before, piece = cut(asking.here.piece, AFTER_SIGN)
    computed = before.strip() == "="
    return asking.of(candidates.metrics(asking.store, computed=computed), piece)


def _compared(asking: Asking) -> Completions:
    """Give metrics and the regions that stand beside them; in a formula there are metrics alone."""
    before, _ = cut(asking.here.piece, AFTER_SIGN)
    return _metrics(asking) if before else _subjects(asking)


def _subjects(asking: Asking) -> Completions:
    """Give regions and metrics, where either can stand; a date is known to whoever types it."""
    return asking.of([*candidates.regions(asking.store, asking.here.piece.typed), *candidates.metrics(asking.store)])


def _units(asking: Asking) -> Completions:
    """Give the units that what is named before can become; without that, all."""
    given = asking.here.given
    if quantity := given.get("quantity"):
        from jjj_cli.text.conversion import read  # reads any figure: only where one is to be converted

        return asking.of(candidates.units_like(read(quantity[0]).unit))
    words = given.get("metrics") or given.get("metric") or given.get("subjects") or given.get("words") or []
    metrics = candidates.measured(asking.store, words) or given.get("metrics") or given.get("metric") or []
    unit = candidates.unit_of(asking.store, metrics[0]) if metrics else None
    return Completions() if metrics and unit is None else asking.of(candidates.units_like(unit))


def _records(asking: Asking) -> Completions:
    """Give the records that an ID is one of."""
    name = asking.here.parameter.name
    tables = RECORDS.get(f"{'.'.join(asking.here.path)}.{name}") or RECORDS.get(name, ())
    found: list[Suggestion] = []
    for table in tables:
        if table == "regions":
            found += candidates.regions(asking.store, asking.here.piece.typed)
        else:
            found += candidates.own(asking.store) if table == "own" else candidates.records(asking.store, table)
    return asking.of(found)


def _sources(asking: Asking) -> Completions:
    return asking.of(candidates.records(asking.store, "sources"))


def _texts(asking: Asking) -> Completions:
    """Give sources before the = of SOURCE=FILE, and files after it."""
    if "=" in asking.here.piece.typed:
        return Completions(files=True)
    found = _sources(asking)
    return Completions([Candidate(f"{one.word}=", one.note) for one in found.candidates], tight=True)


def _topics(asking: Asking) -> Completions:
    """Give what there is help on; after a command that is a group, nothing more is known."""
    from jjj_cli.cli.help_topics import TOPICS

    if asking.here.given.get("words"):
        return Completions()
    topics = [Suggestion(name, (name,), say(f"topic.{name}")) for name in TOPICS]
    return asking.of([*topics, *(Suggestion(name, (name,), say(f"help.{name}")) for name in NAMES)])


def _sizes(asking: Asking) -> Completions:
    from jjj_cli.plots.formats import SIZES

    return asking.of(Suggestion(name, (name,), "") for name in SIZES)


def _codes(asking: Asking) -> Completions:
    from jjj_cli.comparison.caveats.explanation import CODES, find

    return asking.of(Suggestion(code, (code,), find(code).meaning) for code in CODES)


def _versions(asking: Asking) -> Completions:
    from jjj_cli.own.atomic import versions
    from jjj_cli.store.location import default_own

    kept = versions(asking.files.kept or default_own())
    return Completions([Candidate(path.stem) for path in kept if path.stem.startswith(asking.here.piece.typed)])


# What completes a value, by what it is called.
KINDS: dict[str, Callable[[Asking], Completions]] = {
    "REGION": _regions,
    "METRIC": _metrics,
    "METRIC|REGION": _compared,
    "REGION|METRIC": _subjects,
    "REGION|METRIC|DATE": _subjects,
    "UNIT": _units,
    "ID": _records,
    "SOURCE": _sources,
    "SOURCE=FILE": _texts,
    "CODE": _codes,
    "TOPIC": _topics,
    "SIZE": _sizes,
    "VERSION": _versions,
}
