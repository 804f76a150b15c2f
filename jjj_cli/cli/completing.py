"""What fits where the cursor stands: commands, options, and what their declarations say of a value."""

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from jjj_cli import offers
from jjj_cli.cli.app import MODULES, files_for
from jjj_cli.cli.line import Piece, Place, place
from jjj_cli.completion import AFTER_COMMA, AFTER_SIGN, Offer, before_last, fitting
from jjj_cli.messages import say
from jjj_cli.model import Store
from jjj_cli.result import Ask, Candidate, Fitting

# Values that are files, which the shell knows best, and values of which a,b gives several; by what they are called.
FILES = ("FILE", "PATH")
LISTED = ("FIELDS", "VERDICTS", "CHANGE")
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


def fit(ask: Ask) -> Fitting:
    """Give what fits what a shell asks about; raises JjjError where a store cannot be read."""
    if ask.files:
        return Fitting(files=True)
    here = place(ask.words, ask.typed)
    if here.commands:
        return Fitting(_commands(here))
    return Fitting(_options(here)) if here.parameter is None else _value(here)


def _value(here: Place) -> Fitting:
    """Give what fits as the value of a parameter."""
    kind = str(here.parameter.metavar).removesuffix("...")
    if kind in FILES:
        return Fitting(files=True)
    if kind in LISTED:
        return _several(here)
    if named := _named(here):
        return Fitting(_headed(here.piece.head, [one for one in named if one.word.startswith(here.piece.typed)]))
    return KINDS[kind](_Asking(here)) if kind in KINDS else Fitting()


def _commands(here: Place) -> list[Candidate]:
    key = ".".join(["help", *here.path])
    return [Candidate(name, say(f"{key}.{name}")) for name in here.commands if name.startswith(here.piece.typed)]


def _options(here: Place) -> list[Candidate]:
    found = []
    for one in here.options:
        names = sorted((name for name in one.opts if name.startswith(here.piece.typed)), key=len, reverse=True)
        if names:
            found.append(Candidate(names[0], say("help.help") if "--help" in one.opts else one.help))
    return found


def _named(here: Place) -> list[Candidate]:
    """Give the values that a parameter's declaration names."""
    return [Candidate(one.value, one.help or "") for one in here.parameter.shell_complete(here.context, "")]


def _several(here: Place) -> Fitting:
    """Give what fits after the last comma, without what stands before it."""
    before, piece = _cut(here.piece, AFTER_COMMA)
    taken = {name.strip() for name in before.split(",")}
    named = _named(here) or [Candidate(field) for field in _fields(here)]
    found = [one for one in named if one.word.startswith(piece.typed) and one.word not in taken]
    return Fitting(_headed(piece.head, found), tight=True)


def _fields(here: Place) -> Iterable[str]:
    """Give what `--fields` can pick, as the module of the command says."""
    name = here.path[0]
    module = import_module(f"jjj_cli.cli.commands.{MODULES.get(name, name)}")
    if hasattr(module, "fields_for"):
        return module.fields_for(here.given, lambda: _Asking(here).store)  # type: ignore[no-any-return]
    return (*getattr(module, "FIELDS", ()), *getattr(module, "MORE", ()))


def _cut(piece: Piece, after: str) -> tuple[str, Piece]:
    """Cut from a piece what stands before its last name, and give that too."""
    before = before_last(piece.typed, after)
    return before, Piece(piece.head + before, piece.typed[len(before) :])


def _headed(head: str, found: Iterable[Candidate]) -> list[Candidate]:
    return [one._replace(word=head + one.word, name=head + (one.name or one.word)) for one in found]


class _Asking:
    """A value that is asked for, with the stores that its command would read."""

    def __init__(self, here: Place) -> None:
        self.here = here
        self._store: Store | None = None

    @property
    def store(self) -> Store:
        """Read the stores; raises StoreError."""
        from jjj_cli.store import load  # only where it is asked for what they hold

        if self._store is None:
            self._store = load(self.files)[0]
        return self._store

    @property
    def files(self) -> Any:
        given = self.here.given
        path = given.get("store", [None])[-1]
        how: dict[str, Any] = {"store": str(Path(path).expanduser()) if path else None}
        if any(one.name == "only_own" for one in self.here.context.command.params):
            how |= {name: name in given for name in ("only_own", "only_shipped")}
        return files_for(how)

    def of(self, found: Iterable[Offer], piece: Piece | None = None) -> Fitting:
        """Give what fits of what there is."""
        piece = piece or self.here.piece
        return Fitting(_headed(piece.head, fitting(found, piece.typed)))


def _regions(asking: _Asking) -> Fitting:
    return asking.of(offers.regions(asking.store, asking.here.piece.typed))


def _metrics(asking: _Asking) -> Fitting:
    """Give metrics, and in a formula the last of them."""
    _, piece = _cut(asking.here.piece, AFTER_SIGN)
    return asking.of(offers.metrics(asking.store), piece)


def _units(asking: _Asking) -> Fitting:
    """Give the units that what is named before can become; without that, all."""
    given = asking.here.given
    if quantity := given.get("quantity"):
        from jjj_cli.conversion import read  # reads any figure: only where one is to be converted

        return asking.of(offers.units_like(read(quantity[0]).unit))
    metrics = given.get("metrics") or given.get("metric")
    unit = offers.unit_of(asking.store, metrics[0]) if metrics else None
    return Fitting() if metrics and unit is None else asking.of(offers.units_like(unit))


def _records(asking: _Asking) -> Fitting:
    """Give the records that an ID is one of."""
    name = asking.here.parameter.name
    tables = RECORDS.get(f"{'.'.join(asking.here.path)}.{name}") or RECORDS.get(name, ())
    found: list[Offer] = []
    for table in tables:
        if table == "regions":
            found += offers.regions(asking.store, asking.here.piece.typed)
        else:
            found += offers.own(asking.store) if table == "own" else offers.records(asking.store, table)
    return asking.of(found)


def _sources(asking: _Asking) -> Fitting:
    return asking.of(offers.records(asking.store, "sources"))


def _texts(asking: _Asking) -> Fitting:
    """Give sources before the = of SOURCE=FILE, and files after it."""
    if "=" in asking.here.piece.typed:
        return Fitting(files=True)
    found = _sources(asking)
    return Fitting([Candidate(f"{one.word}=", one.note) for one in found.candidates], tight=True)


def _codes(asking: _Asking) -> Fitting:
    from jjj_cli.explanation import CODES, find

    return asking.of(Offer(code, (code,), find(code).meaning) for code in CODES)


def _versions(asking: _Asking) -> Fitting:
    from jjj_cli.storage import versions
    from jjj_cli.store import default_own

    kept = versions(asking.files.kept or default_own())
    return Fitting([Candidate(path.stem) for path in kept if path.stem.startswith(asking.here.piece.typed)])


# What completes a value, by what it is called.
KINDS: dict[str, Callable[[_Asking], Fitting]] = {
    "REGION": _regions,
    "METRIC": _metrics,
    "UNIT": _units,
    "ID": _records,
    "SOURCE": _sources,
    "SOURCE=FILE": _texts,
    "CODE": _codes,
    "VERSION": _versions,
}
