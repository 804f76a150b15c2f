"""What somebody has in hand, made into records: names looked up, what can be told filled in."""

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from jjj_cli.audit.rules.sources import is_address
from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.metrics import find_metric
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.gazetteer.sources import find_source
from jjj_cli.messages import say
from jjj_cli.own.faults import Fault, FaultyError, code_of, valid
from jjj_cli.own.figures import Given, read_figure
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACCESSES, ACCUMULATIONS, AUTHORITIES, DOMAINS, NATURES, STATUSES, VINTAGES
from jjj_cli.record.records import Fact, Initiative, Record, State, Store
from jjj_cli.store.problems import field_of
from jjj_cli.store.tables import TABLES
from jjj_cli.text.mentions import dates

# What a list's items are joined by in a cell.
_JOINERS = re.compile(r"[;；、,，]")
# What must be said of a fact; the rest is read from the figure, or can be left out.
NEEDED = ("metric", "region", "printed", "period", "source")
# The code lists that a record's fields are of; the facts' own are looked at as a fact is made.
_CODES = {"authority": AUTHORITIES, "access": ACCESSES, "domain": DOMAINS, "status": STATUSES}
_TEXTS = ("basis", "part_of", "supersedes", "supersedes_printed", "locator", "note")


class Entries:
    """Makes records of what is given, with a store's names; what was looked up once is remembered."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._regions: dict[str, str] = {}
        self._metrics: dict[str, str] = {}
        self._kinds = _accumulations(store)

    def fact(self, given: Given) -> Fact:
        """Make a fact of texts by the names of its fields; its id is empty where none is given.

        Raises FaultyError with everything that is missing or wrong.
        """
        faults: list[Fault] = [Fault(field, say("fault.missing")) for field in NEEDED if not given.get(field)]
        metric = self._name("metric", given, faults)
        region = self._name("region", given, faults)
        read = read_figure(given, self.store.metrics[metric].unit if metric else None, faults)
        period = _period(given.get("period", ""), faults)
        record = {
            "metric": metric,
            "region": region,
            "printed": given.get("printed"),
            "period": period,
            "accumulation": self._accumulation(given, metric, faults),
            "nature": code_of("nature", given.get("nature") or "actual", NATURES, faults),
            "source": self._source(given, faults),
            "counterpart": self._counterpart(given, faults),
            **read,
            **self._vintage(given, faults),
            **{name: given[name] for name in _TEXTS if given.get(name)},
        }
        self._check_correction(record, faults)
        self._check_gloss(given, faults)
        if faults:
            raise FaultyError(faults)
        return msgspec.convert({**record, "id": given.get("id") or ""}, Fact)

    def record(self, table: str, given: Mapping[str, object]) -> Record:
        """Make a record of another table; raises FaultyError with everything that is missing or wrong."""
        kind = TABLES[table]
        needed = _needed_of_initiative(given) if kind is Initiative else _needed(kind)
        faults = [Fault(field, say("fault.missing")) for field in needed if not given.get(field)]
        whole: dict[str, Any] = {name: value for name, value in given.items() if value not in (None, "", ())}
        self._look_up(whole, faults)
        _check(whole, faults)
        if faults:
            raise FaultyError(faults)
        if kind is Initiative:
            whole = _with_states(whole)
        try:
            return msgspec.convert(whole, kind)
        except msgspec.ValidationError as error:
            raise FaultyError([Fault(field_of(error), str(error))]) from None

    def _look_up(self, whole: dict[str, Any], faults: list[Fault]) -> None:
        """Put the ids of regions and sources in the place of their names."""
        for field in ("regions", "region", "counterpart"):
            if names := whole.get(field):
                whole[field] = self._codes(field, _names(field, names, faults), faults)
        if not isinstance(whole.get("states", []), list | tuple):
            faults.append(Fault("states", say("fault.states")))
        if "source" in whole and (source := self._source({"source": str(whole["source"])}, faults)):
            whole["source"] = source

    @staticmethod
    def _vintage(given: Given, faults: list[Fault]) -> dict[str, str]:
        vintage = given.get("vintage")
        return {"vintage": code_of("vintage", vintage, VINTAGES, faults)} if vintage else {}

    def _name(self, field: str, given: Given, faults: list[Fault]) -> str | None:
        name = given.get(field)
        if not name:
            return None
        known = self._metrics if field == "metric" else self._regions
        if name not in known:
            try:
                known[name] = self._found(field, name)
            except UnknownNameError as error:
                faults.append(Fault(field, error.message, error.hint, unknown=True))
                return None
        return known[name]

    def _found(self, field: str, name: str) -> str:
        if field == "metric":
            return find_metric(self.store.metrics, name, exact=True).id
        return find_region(self.store.regions, name).id

    def _codes(self, field: str, names: list[str], faults: list[Fault]) -> tuple[str, ...]:
        faulty: list[Fault] = []
        codes = [self._name("region", {"region": name}, faulty) for name in names]
        faults += [fault._replace(field=field) for fault in faulty]
        return tuple(code for code in codes if code)

    def _counterpart(self, given: Given, faults: list[Fault]) -> tuple[str, ...]:
        names = [name.strip() for name in _JOINERS.split(given.get("counterpart") or "") if name.strip()]
        return self._codes("counterpart", names, faults)

    def _source(self, given: Given, faults: list[Fault]) -> str | None:
        if not given.get("source"):
            return None
        try:
            return find_source(self.store.sources, given["source"])
        except UnknownNameError as error:
            faults.append(Fault("source", error.message, f"{error.hint}\n{say('hint.source-add')}", unknown=True))
            return None

    def _accumulation(self, given: Given, metric: str | None, faults: list[Fault]) -> str | None:
        """Take what is given, else what all the other figures of the metric are."""
        if given.get("accumulation"):
            return code_of("accumulation", given["accumulation"], ACCUMULATIONS, faults)
        kinds = self._kinds.get(metric or "", set())
        if len(kinds) == 1:
            return next(iter(kinds))
        if metric:
            hint = f"{valid(ACCUMULATIONS)}\n{say('hint.accumulation')}"
            faults.append(Fault("accumulation", say("fault.accumulation"), hint))
        return None

    def _check_correction(self, record: dict[str, object], faults: list[Fault]) -> None:
        """Remember what the corrected fact prints now; `jjj diff` tells when it prints something else."""
        for field in ("supersedes", "part_of"):
            name = record.get(field)
            if name and name not in self.store.facts:
                faults.append(Fault(field, say("fault.no-fact", id=name), unknown=True))
        old = self.store.facts.get(str(record.get("supersedes")))
        if old and not record.get("supersedes_printed"):
            record["supersedes_printed"] = old.printed

    def _check_gloss(self, given: Given, faults: list[Fault]) -> None:
        """Find English of no basis, and other English than the store has for it."""
        basis, name_en = given.get("basis"), given.get("basis_en")
        if name_en and not basis:
            faults.append(Fault("basis_en", say("fault.no-basis")))
        elif name_en and (there := self.store.basis_en(basis)) not in (None, name_en):
            faults.append(Fault("basis_en", say("fault.gloss", there=there)))


def _check(whole: dict[str, Any], faults: list[Fault]) -> None:
    """Read the dates of a record, and find what is of no code list or is no address."""
    for field, values in _CODES.items():
        if isinstance(text := whole.get(field), str):
            code_of(field, text, values, faults)
    for field in ("period", "published", "accessed"):
        if field in whole:
            whole[field] = _period(str(whole[field]), faults, field)
    url = whole.get("url")
    if isinstance(url, str) and not is_address(url):
        faults.append(Fault("url", say("problem.address")))
    elif url and whole.get("access") == "copy":
        faults.append(Fault("url", say("problem.copy-address")))


def _names(field: str, given: object, faults: list[Fault]) -> list[str]:
    """Give the names that a field has, whether one or a list of them."""
    names = [given] if isinstance(given, str) else given
    if isinstance(names, list | tuple) and all(isinstance(name, str) for name in names):
        return [*names]
    faults.append(Fault(field, say("fault.names")))
    return []


def _accumulations(store: Store) -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = {}
    for fact in store.facts.values():
        kinds.setdefault(fact.metric, set()).add(fact.accumulation)
    return kinds


def _needed(kind: type[Record]) -> list[str]:
    required = [field.name for field in msgspec.structs.fields(kind) if field.required or field.name == "id"]
    return [name for name in required if name != "additive"]


# What an initiative's one state is given by, where it is not given whole.
_STATE = {"status": "status", "printed": "status_printed", "period": "period", "source": "source", "locator": "locator"}


def _needed_of_initiative(given: Mapping[str, object]) -> list[str]:
    """Give what must be said of an initiative: its states, or what makes one."""
    state = [_STATE[field.name] for field in msgspec.structs.fields(State) if field.required]
    needed = [name for name in _needed(Initiative) if name != "states"]
    return needed if given.get("states") else [*needed, *state]


def _with_states(given: dict[str, Any]) -> dict[str, Any]:
    """Put the state that is given field by field with those that are given whole."""
    if any(isinstance(state, dict) for state in given.get("states", ())):
        return given  # a row for scripts has them as texts, and its newest one field by field
    state = {name: given[field] for name, field in _STATE.items() if field in given}
    return {**{name: value for name, value in given.items() if name not in _STATE.values()}, "states": [state]}


def _period(given: str, faults: list[Fault], field: str = "period") -> str:
    """Read a period as ISO 8601 has it, or as print does: 2021年底 is 2021-12-31."""
    text = given.strip()
    spoken = dates(text)
    if len(spoken) == 1 and (spoken[0].start, spoken[0].end) == (0, len(text)):
        text = spoken[0].id
    try:
        periods.span(text)
    except ValueError:
        if text:
            faults.append(Fault(field, say("problem.period", text=given), say("hint.period")))
    return text
