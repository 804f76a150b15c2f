"""The audit: what a sound store keeps to. Each rule has a code, a name and a why."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from jjj_cli.audit.arithmetic import arithmetic
from jjj_cli.comparison.formulas import grammar
from jjj_cli.errors import JjjError, UnknownNameError
from jjj_cli.gazetteer.names import fold, width_folded
from jjj_cli.gazetteer.regions import ancestors
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Record, Store
from jjj_cli.safety.unseen import UNSEEN
from jjj_cli.store.json_file import read_bytes
from jjj_cli.store.location import Files
from jjj_cli.store.opening import load
from jjj_cli.store.problems import Problem
from jjj_cli.text.quantities import Quantity, find, parse
from jjj_cli.units import registry

_ID = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_GB_CODE = re.compile(r"\d{6}")
_HIDDEN = re.compile(f"[{UNSEEN}]")


Check = Callable[[Store], Iterator[Problem]]


class Rule(NamedTuple):
    """A rule of the audit; its name and its why are in the message catalogue, by code."""

    code: str
    check: Check | None = None

    @property
    def name(self) -> str:
        """Give the rule's name."""
        return say(f"rule.{self.code}.name")

    @property
    def why(self) -> str:
        """Say why the rule is kept."""
        return say(f"rule.{self.code}.why")


def audit(files: Files, texts: dict[str, str] | None = None) -> tuple[Store, list[Problem]]:
    """Check the stores against every rule, and sources against their texts where these are given.

    Raises StoreError for what is no store at all.
    """
    store, found = load(files)
    for path in [files.shipped, *([files.own] if files.own else [])]:
        found += duplicates(path)
    found += findings(store)
    for source, text in (texts or {}).items():
        found += against_text(store, source, text)
    order = [rule.code for rule in RULES]
    return store, sorted(found, key=lambda problem: order.index(problem.rule))


def findings(store: Store) -> Iterator[Problem]:
    """Find everything in a store that its rules speak of."""
    for rule in RULES:
        if rule.check:
            yield from (problem._replace(rule=rule.code) for problem in rule.check(store))


def duplicates(path: Path) -> Iterator[Problem]:
    """Find keys that stand twice: a JSON reader silently keeps the last one of them."""
    twice: list[str] = []

    def remember(pairs: list[tuple[str, object]]) -> dict[str, object]:
        keys = [key for key, _ in pairs]
        twice.extend(sorted({key for key in keys if keys.count(key) > 1}) if len(set(keys)) < len(keys) else [])
        return dict(pairs)

    json.loads(read_bytes(path), object_pairs_hook=remember)
    for key in twice:
        yield Problem("", key, "id", say("problem.duplicate"), "S2")


def against_text(store: Store, source: str, text: str) -> Iterator[Problem]:
    """Check that a source's facts stand in its text, and that its text's figures are facts or left out.

    A locator such as ¶54 counts the paragraphs of the text, empty lines left out.
    """
    paragraphs = dict(enumerate((line for line in text.splitlines() if line.strip()), start=1))
    explained: dict[int, list[str]] = {number: [] for number in paragraphs}
    facts = [fact for fact in store.facts.values() if fact.source == source]
    for fact in facts:
        place = _paragraph(fact.locator)
        if not _stands(fact.printed, paragraphs.get(place, "")):
            said = say("problem.not-in-text", printed=fact.printed, locator=fact.locator)
            yield Problem("facts", fact.id, "printed", said, "T1")
        explained.setdefault(place, []).append(fact.printed)
    for item in store.sources[source].left_out:
        explained.setdefault(_paragraph(item.locator), []).append(item.printed)
    for number, line in paragraphs.items():
        for figure in find(line):
            if not any(figure.surface in known or known in figure.surface for known in explained[number]):
                said = say("problem.unexplained", printed=figure.surface, locator=f"¶{number}")
                yield Problem("sources", source, "left_out", said, "T2")


def _stands(printed: str, text: str) -> bool:
    """Say whether a figure stands in a text whole: 0.03% does not stand in 60.03%."""
    before = r"(?<![0-9.])" if printed[:1].isdigit() else ""
    after = r"(?!\.?[0-9])" if printed[-1:].isdigit() else ""
    return re.search(f"{before}{re.escape(printed)}{after}", text) is not None


def _paragraph(locator: str | None) -> int:
    match = re.match(r"¶([0-9]+)", locator or "")
    return int(match[1]) if match else 0


def _everything(store: Store) -> Iterator[tuple[str, Record]]:
    for name in ("sources", "regions", "metrics", "facts", "initiatives", "checks"):
        for record in getattr(store, name).values():
            yield name, record


def _facts(store: Store) -> Iterable[Fact]:
    """Give the facts whose references hold; the others have a finding of their own."""
    return [f for f in store.facts.values() if f.metric in store.metrics and f.source in store.sources]


def _ids_once(store: Store) -> Iterator[Problem]:
    """Find ids that two tables share: `jjj show` takes any id, and must know whose it is."""
    owner: dict[str, str] = {}
    for table, record in _everything(store):
        if owner.setdefault(record.id, table) != table:
            yield Problem(table, record.id, "id", say("problem.id-shared", table=owner[record.id]))


def _ids(store: Store) -> Iterator[Problem]:
    for table, record in _everything(store):
        if not _ID.fullmatch(record.id):
            yield Problem(table, record.id, "id", say("problem.id-form"))
    for region in store.regions.values():
        coded = region.level in ("province", "city", "county")
        if coded != bool(_GB_CODE.fullmatch(region.id)):
            yield Problem("regions", region.id, "id", say("problem.code-form"))


def _hidden(store: Store) -> Iterator[Problem]:
    for table, record in _everything(store):
        if not _HIDDEN.search("".join(_texts(record))):
            continue  # as with nearly all
        for field in record.__struct_fields__:
            if any(_HIDDEN.search(text) for text in _texts(getattr(record, field))):
                yield Problem(table, record.id, field, say("problem.hidden"))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, msgspec.Struct):
        yield from _texts(msgspec.structs.astuple(value))


def _names_taken(store: Store) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for metric in store.metrics.values():
        named = {"id": (metric.id,), "name": (metric.name,), "name_en": (metric.name_en,), "aliases": metric.aliases}
        forms = {fold(name): field for field, names in reversed(named.items()) for name in names}
        for form, field in forms.items():
            first = owner.setdefault(form, metric.id)
            if first != metric.id:
                yield Problem("metrics", metric.id, field, say("problem.name-taken", name=form, owner=first))


def _circles(store: Store) -> Iterator[Problem]:
    for region in store.regions.values():
        chain = list(ancestors(store.regions, region.id))
        if store.regions[chain[-1] if chain else region.id].parent == region.id:
            yield Problem("regions", region.id, "parent", say("problem.circle"))


def _known_units(store: Store) -> Iterator[Problem]:
    used = [("metrics", metric.id, metric.unit) for metric in store.metrics.values()]
    used += [("facts", fact.id, fact.unit) for fact in store.facts.values()]
    for table, key, unit in used:
        try:
            registry.find_unit(unit)
        except UnknownNameError as error:
            yield Problem(table, key, "unit", error.message)


def _fitting_units(store: Store) -> Iterator[Problem]:
    for fact in _facts(store):
        metric = store.metrics[fact.metric]
        try:
            registry.convert(fact.value, fact.unit, metric.unit)
        except UnknownNameError:
            continue
        except JjjError:
            yield Problem(
                "facts",
                fact.id,
                "unit",
                say("problem.dimension", unit=fact.unit, metric=metric.name, other=metric.unit),
            )


def _formulas(store: Store) -> Iterator[Problem]:
    for metric in store.metrics.values():
        if metric.formula:
            try:
                grammar.check(store.metrics, metric)
            except JjjError as error:
                yield Problem("metrics", metric.id, "formula", say("problem.formula", message=error.message))


def _periods(store: Store) -> Iterator[Problem]:
    dated = [("facts", fact.id, "period", fact.period) for fact in store.facts.values()]
    dated += [("initiatives", item.id, "period", item.period) for item in store.initiatives.values()]
    dated += [
        ("sources", source.id, "published", source.published) for source in store.sources.values() if source.published
    ]
    for table, key, field, period in dated:
        if not _is_period(period):
            yield Problem(table, key, field, say("problem.period", text=period))


def _future(store: Store) -> Iterator[Problem]:
    for fact in _facts(store):
        published = store.sources[fact.source].published
        if not published or not _is_period(published) or not _is_period(fact.period):
            continue
        begins = (periods.anchor(fact.period, fact.accumulation))[0]
        if fact.nature in ACTUAL_NATURES and begins > periods.span(published)[1]:
            yield Problem("facts", fact.id, "period", say("problem.future", period=fact.period, published=published))
        if fact.nature == "target" and periods.span(fact.period)[1] < periods.span(published)[1]:
            yield Problem(
                "facts", fact.id, "period", say("problem.past-target", period=fact.period, published=published)
            )


def _is_period(text: str) -> bool:
    try:
        periods.span(text)
    except ValueError:
        return False
    return True


def _id_says(store: Store) -> Iterator[Problem]:
    for fact in store.facts.values():
        if fact.id in store.own:
            continue  # what somebody calls their own facts is theirs to choose
        if fact.metric not in fact.id.split(".") or not fact.id.endswith(periods.end_of(fact.period)):
            yield Problem(
                "facts", fact.id, "id", say("problem.id-says", metric=fact.metric, period=periods.end_of(fact.period))
            )


def _located(store: Store) -> Iterator[Problem]:
    for fact in store.facts.values():
        if not (fact.locator or "").strip():
            yield Problem("facts", fact.id, "locator", say("problem.no-locator"))


def _initiative_sources(store: Store) -> Iterator[Problem]:
    for item in store.initiatives.values():
        if not (item.source or "").strip():
            yield Problem("initiatives", item.id, "source", say("problem.no-source"))
        if not (item.locator or "").strip():
            yield Problem("initiatives", item.id, "locator", say("problem.no-locator"))
        if not item.regions:
            yield Problem("initiatives", item.id, "regions", say("problem.no-region"))


def _wholes(store: Store) -> Iterator[Problem]:
    for fact in _facts(store):
        whole = store.facts.get(fact.part_of or "")
        if whole is None:
            continue
        same = whole.metric == fact.metric and whole.region == fact.region and whole.period == fact.period
        if not same or whole.id == fact.id or whole.part_of:
            yield Problem("facts", fact.id, "part_of", say("problem.whole", whole=whole.id))
        elif _exceeds(fact, whole):
            yield Problem("facts", fact.id, "value", say("problem.part-larger", whole=whole.printed))


def _corrections(store: Store) -> Iterator[Problem]:
    owner: dict[str, str] = {}
    for fact in _facts(store):
        old = store.facts.get(fact.supersedes or "")
        if old is None:
            continue
        same = (old.metric, old.region) == (fact.metric, fact.region)
        if not same or fact.id in _corrected_by(store, fact.id):
            yield Problem("facts", fact.id, "supersedes", say("problem.correction", old=old.id))
        elif owner.setdefault(old.id, fact.id) != fact.id:
            said = say("problem.corrected-twice", old=old.id, other=owner[old.id])
            yield Problem("facts", fact.id, "supersedes", said)


def _corrected_by(store: Store, key: str) -> list[str]:
    """Give what a fact corrects, and what that corrects in its turn."""
    chain: list[str] = []
    while (fact := store.facts.get(key)) and fact.supersedes and fact.supersedes not in chain:
        key = fact.supersedes
        chain.append(key)
    return chain


def _exceeds(part: Fact, whole: Fact) -> bool:
    try:
        return registry.convert(part.value, part.unit, whole.unit) > whole.value
    except JjjError:
        return False  # the units' own rules speak of it


def _printed(store: Store) -> Iterator[Problem]:
    """Read each printed figure again: number, unit and hedge are entered twice."""
    for fact in store.facts.values():
        found = parse(fact.printed)
        if found is None:
            if not _same_digits(fact):
                yield Problem("facts", fact.id, "printed", say("problem.printed", value=format(fact.value, "f")))
        elif not _same_figure(found, fact):
            values = {"value": format(found.value, "f"), "unit": found.unit, "relation": found.relation}
            yield Problem("facts", fact.id, "printed", say("problem.double-entry", **values))


def _same_digits(fact: Fact) -> bool:
    digits = re.sub(r"[^0-9.]", "", width_folded(fact.printed))
    return not digits or digits == format(abs(fact.value), "f")


def _same_figure(found: Quantity, fact: Fact) -> bool:
    """Say whether a parsed figure is the fact's; a unit that print leaves out (2000亿) is no difference."""
    if found.relation != fact.relation:
        return False
    if not found.base_unit:
        return found.value == fact.value and fact.unit.startswith(found.unit)
    try:
        return registry.convert(fact.value, fact.unit, found.unit) == found.value
    except JjjError:
        return False


RULES = (
    Rule("S1"),
    Rule("S2", _ids_once),
    Rule("S3"),
    Rule("S4", _ids),
    Rule("S5", _hidden),
    Rule("N1", _names_taken),
    Rule("N2", _circles),
    Rule("M1", _formulas),
    Rule("U1", _known_units),
    Rule("U2", _fitting_units),
    Rule("P1", _periods),
    Rule("P2", _future),
    Rule("F1", _located),
    Rule("F2", _id_says),
    Rule("F3", _printed),
    Rule("F4", _wholes),
    Rule("F5", _corrections),
    Rule("A1", arithmetic),
    Rule("I1", _initiative_sources),
    Rule("T1"),
    Rule("T2"),
)
