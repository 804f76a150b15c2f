"""What is to be known of sums over parts: what sets the parts apart, what is published, what is lacking."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from jjj_cli.comparison.caveats.rules import among
from jjj_cli.comparison.caveats.wording import sides, some
from jjj_cli.comparison.formulas.caveats import unbounded
from jjj_cli.comparison.formulas.evaluation import Answer
from jjj_cli.comparison.formulas.operands import Operands, gap
from jjj_cli.comparison.results import Choice, Note
from jjj_cli.comparison.sums.composition import Parts, lies_in
from jjj_cli.comparison.sums.parts import PartFigures
from jjj_cli.comparison.sums.scope import Coverages
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named, standing
from jjj_cli.record import periods
from jjj_cli.record.bounds import Bounds
from jjj_cli.record.records import Fact, Metric, Store
from jjj_cli.text.wording import number, shown
from jjj_cli.units import registry
from jjj_cli.units.normalisation import normalise
from jjj_cli.units.precision import half_step

# How many parts that are lacking are named: those of any municipality.
NAMED = 16
PERCENT = Decimal(100)
_TWO_DIGITS = Decimal("1.1")
Weight = Literal["no", "caution", "hint"]


class Sum(NamedTuple):
    """The parts of a region added up."""

    answer: Answer
    parts: Parts


class MissingSum(NamedTuple):
    """A region without a sum: its parts, what was found of them, and figures that would count something twice."""

    region: str
    parts: Parts
    found: PartFigures | None
    twice: tuple[Fact, ...] | None


def caveats(store: Store, metric: Metric, coverages: Coverages, sums: Mapping[str, Sum], choice: Choice) -> list[Note]:
    """Give what is to be known of each sum: of its parts, and beside what is published."""
    notes = []
    for key, one in sums.items():
        beside, short, agrees = _beside(store, metric, one.answer)
        notes += [*_of_parts(store, coverages, one, choice, key, agrees=agrees)]
        if beside and one.answer.published:
            facts = (key, one.answer.published.id)
            weight: Weight = "hint" if agrees else "caution"
            notes.append(Note(code="source", message=beside, facts=facts, weight=weight, short=short))
    return notes


def missing(store: Store, metric: Metric, lacks: Iterable[MissingSum], choice: Choice) -> list[Note]:
    """Say which regions have no sum, and which of their parts are lacking; of cities only where they are asked for."""
    told = [one for one in lacks if choice.regions or _considered(store, one)]
    bare = [one.region for one in told if not one.parts.codes]
    empty = [one.region for one in told if one.parts.codes and not one.found]
    notes = [_hint("missing", say("sum.no-parts", names=_names(store, bare)))] if bare else []
    if empty:
        message = say("sum.empty", names=_names(store, empty), metric=named(metric))
        notes.append(_hint("missing", message, short=_short(store, empty, choice)))
    for one in told:
        if one.twice:
            notes.append(_twice(store, one.region, one.twice))
        elif one.found:
            ids = tuple(fact.id for fact in one.found.operands)
            short = _short(store, [one.region], choice)
            notes.append(_hint("missing", _lacking(store, one, one.found), ids, short))
    return notes


def _short(store: Store, codes: Iterable[str], choice: Choice) -> str:
    """Say shortly that regions have no sum; of those that were asked for by name it is the answer, told in full."""
    return "" if choice.regions else say("short.no-sum", names=_names(store, codes))


def _considered(store: Store, one: MissingSum) -> bool:
    region = store.regions[one.region]
    return bool(one.twice or region.members) or region.level in ("region", "province")


def _lacking(store: Store, one: MissingSum, found: PartFigures) -> str:
    """Name the parts that are lacking, and what the figure of a part leaves out and nobody else has."""
    have = {fact.region for fact in found.operands}
    names = []
    for code in found.lacking:
        outer = next((part for part in one.parts.codes if part != code and lies_in(store.regions, code, part)), "")
        name = named(store.regions[code])
        names.append(say("sum.left-out", part=name, whole=named(store.regions[outer])) if outer else name)
    return say(
        "sum.lacking",
        region=named(store.regions[one.region]),
        names=some(names, most=NAMED),
        count=sum(code in have for code in one.parts.codes),
        whole=len(one.parts.codes),
        period=periods.said(found.model.period),
        how=say(f"accumulation.{found.model.accumulation}"),
    )


def _twice(store: Store, region: str, facts: tuple[Fact, ...]) -> Note:
    whole, *inside = (named(store.regions[fact.region]) for fact in facts)
    values = {"region": named(store.regions[region]), "whole": whole, "parts": some(inside)}
    return Note(code="scope", message=say("sum.twice", **values), facts=tuple(fact.id for fact in facts))


def _of_parts(
    store: Store, coverages: Coverages, one: Sum, choice: Choice, key: str, *, agrees: bool
) -> Iterator[Note]:
    """Say what sets the parts apart, what nobody says that they count, and what is counted with another."""
    operands = one.answer.operands
    for code, message, short in _apart(store, coverages, operands, choice):
        yield _note(store, code, one, message, key, short=short)
    unsure = [fact for fact in operands if coverages.of(fact).unsure]
    if unsure:
        names = some((_with(store, fact, coverages.of(fact).unsure) for fact in unsure), "join.groups")
        # where the sum is what is published, nothing is left out and nothing counted twice
        yield _note(store, "basis", one, say("sum.unsure", names=names), key, "hint" if agrees else "caution")
    if pieces := [piece for fact in operands for piece in coverages.of(fact).pieces]:
        yield _note(store, "basis", one, say("sum.pieces", names=some(pieces)), key)
    if unbounded(one.answer):
        hedged = [
            say("note.fact", region=named(store.regions[fact.region]), printed=fact.printed)
            for fact in operands
            if fact.relation != "eq"
        ]
        yield _note(store, "bound", one, say("sum.bound", names=some(hedged)), key)
    if one.parts.across:
        yield _note(store, "scope", one, say("sum.across", names=_pairs(store, one.parts.across)), key)
    if one.parts.inside:
        yield _note(store, "scope", one, say("sum.inside", names=_pairs(store, one.parts.inside)), key, "hint")


def _pairs(store: Store, pairs: Iterable[tuple[str, str]]) -> str:
    return some(
        say("note.inside", part=named(store.regions[part]), whole=named(store.regions[whole])) for part, whole in pairs
    )


def _apart(store: Store, coverages: Coverages, operands: Operands, choice: Choice) -> Iterator[tuple[str, str, str]]:
    """Give the code, the words and the short words of what sets the figures of parts apart."""
    if gap(operands).differ:
        groups = sides(store, operands, lambda fact: fact.period, periods.said)
        yield "date-gap", say("sum.date-gap", groups=groups), say("short.sum-date-gap")
    yield from ((note.code, note.message, note.short) for note in among(store, operands, choice))
    if bases := sides(
        store,
        operands,
        lambda fact: coverages.of(fact).rest or "",
        lambda key: basis_said(store, key) or say("basis.none"),
    ):
        yield "basis", say("note.basis", groups=bases), say("short.sum-basis")


def _beside(store: Store, metric: Metric, answer: Answer) -> tuple[str, str, bool]:
    """Say how far a sum is from what is published of the region, shortly too, and whether they agree as printed."""
    fact = answer.published
    if fact is None:
        return "", "", False
    value = normalise(fact, metric, metric.unit)
    about = [periods.said(fact.period), say(f"nature.{fact.nature}"), basis_said(store, fact.basis)]
    about.append(standing(store.sources[fact.source]))
    values = {
        "region": named(store.regions[fact.region]),
        "sum": answer.fact.printed,
        "published": say("sum.figure", number=shown(fact, value), unit=metric.unit),
        "what": join("join.semicolon", filter(None, about)),
    }
    if _agree(answer.fact, fact, value, metric.unit, answer.operands):
        return say("sum.agrees", **values), "", True
    less = answer.fact.value - value
    percent = number(abs(less / value * PERCENT), _TWO_DIGITS) if value else say("missing")
    way = "less" if less < 0 else "more"
    short = say("sum.told", region=values["region"], message=say(f"short.sum-{way}", percent=percent))
    return say(f"sum.{way}", percent=percent, **values), short, False


def _agree(sum_: Fact, published: Fact, value: Decimal, unit: str, operands: Operands) -> bool:
    """Say whether a sum and what is published may be the same, as far as their digits and hedges let one know."""
    slack = sum((registry.convert(half_step(fact), fact.unit, unit) for fact in (published, *operands)), Decimal(0))
    one, other = (
        Bounds.of(number, relation if relation in ("gt", "ge", "lt", "le") else "eq")
        for number, relation in ((sum_.value, sum_.relation), (value, published.relation))
    )
    return one.low[0] - slack <= other.high[0] and other.low[0] - slack <= one.high[0]


def _with(store: Store, fact: Fact, codes: Iterable[str]) -> str:
    names = join("join.list", [named(store.regions[code]) for code in codes])
    return say("sum.counting", parts=names, whole=named(store.regions[fact.region]))


def _names(store: Store, codes: Iterable[str]) -> str:
    return some((named(store.regions[code]) for code in codes), most=NAMED)


def _note(
    store: Store, code: str, one: Sum, message: str, key: str, weight: Weight = "caution", short: str = ""
) -> Note:
    region = named(store.regions[one.answer.fact.region])
    told = say("sum.told", region=region, message=message)
    brief = say("sum.told", region=region, message=short) if short else ""
    return Note(code=code, message=told, facts=(key,), weight=weight, short=brief)


def _hint(code: str, message: str, facts: tuple[str, ...] = (), short: str = "") -> Note:
    return Note(code=code, message=message, facts=facts, weight="hint", short=short)
