"""The figures of a region's parts added up: where the metric adds up, and all the parts are there."""

from collections import defaultdict
from collections.abc import Iterable

from jjj_cli.comparison.formulas import ranking
from jjj_cli.comparison.formulas.evaluation import Answer, add_up
from jjj_cli.comparison.formulas.operands import Operands, apart
from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.reliability import reliability_key
from jjj_cli.comparison.results import Choice, Comparison
from jjj_cli.comparison.sums import caveats
from jjj_cli.comparison.sums.caveats import MissingSum, Sum
from jjj_cli.comparison.sums.composition import Parts, parts_of
from jjj_cli.comparison.sums.parts import PartFigures, choose_figures, collection_of
from jjj_cli.comparison.sums.scope import Coverages
from jjj_cli.errors import NotComparableError
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import bases_joined, named
from jjj_cli.record.periods import span
from jjj_cli.record.records import Fact, Metric, Store, changed
from jjj_cli.text import wording
from jjj_cli.units import compounds
from jjj_cli.units.compounds import Compound
from jjj_cli.units.registry import dimension_of, find_unit

# How many metrics that add up are named to somebody who asked for one that does not.
NAMED = 5


def compute(store: Store, metric: Metric, choice: Choice) -> Comparison:
    """Add the parts of each region up, and compare the sums as figures of the metric.

    Raises NotComparableError where the metric does not add up, or the unit asked for measures something else.
    """
    if not metric.additive:
        raise _refused(store, metric)
    unit = compounds.fitting(Compound.of(metric.unit), choice.unit) if choice.unit else metric.unit
    shown = changed(metric, unit=unit)
    wide = choice._replace(regions=(), levels=(), unit=None, history=True, top=None)
    published = compare(store, metric, wide)
    known: dict[str, list[Fact]] = defaultdict(list)
    for row in published.rows:
        known[row.fact.region].append(row.fact)
    coverages = Coverages(store)
    sums: dict[str, Sum] = {}
    lacks: list[MissingSum] = []
    for code, parts in _wholes(store, choice):
        found = choose_figures(store, coverages, known, parts.codes, choice)
        twice = _counted_twice(store, found.operands) if found else None
        if found is None or found.lacking or twice:
            lacks.append(MissingSum(code, parts, found, twice))
            continue
        key = f"{metric.id}+{len(sums)}"
        answer = _answer(store, shown, found, code, key, coverages)
        beside = _published(store, coverages, known.get(code, []), answer)
        sums[key] = Sum(answer._replace(published=beside), parts)
    answers = {key: one.answer for key, one in sums.items()}
    notes = [note for note in ranking.operand_notes([published], answers) if note.code == "source"]
    notes = [*caveats.caveats(store, shown, coverages, sums, choice), *notes]
    notes += caveats.missing(store, metric, lacks, choice)
    return ranking.rank_results(store, shown, choice, answers, notes)


def _wholes(store: Store, choice: Choice) -> Iterable[tuple[str, Parts]]:
    """Give the regions that are asked for, else all that have parts."""
    for code in choice.regions or store.regions:
        parts = parts_of(store.regions, code)
        if (parts.codes or choice.regions) and (not choice.levels or store.regions[code].level in choice.levels):
            yield code, parts


def _answer(store: Store, metric: Metric, found: PartFigures, code: str, key: str, coverages: Coverages) -> Answer:
    """Add figures up; what is ranked is named by its number, and says of its basis what says more than which ground."""
    answer = add_up(store, metric, found.operands, code, key)
    printed = say("sum.figure", number=wording.shown(answer.shown, answer.fact.value), unit=metric.unit)
    rest = dict.fromkeys(coverages.of(fact).rest or "" for fact in found.operands)
    basis = bases_joined(store, filter(None, rest)) or None
    return answer._replace(fact=changed(answer.fact, printed=printed, basis=basis))


def _published(store: Store, coverages: Coverages, known: list[Fact], answer: Answer) -> Fact | None:
    """Find what is published of the region itself for that time, collected alike, of all its ground if there is."""
    kind = collection_of(answer.operands[0])
    there = [fact for fact in known if collection_of(fact) == kind and apart(answer.fact, fact).days == 0]
    there.sort(key=lambda fact: (span(fact.period)[1], reliability_key(store, fact)), reverse=True)
    return min(
        there,
        key=lambda fact: (
            apart(answer.fact, fact),
            bool(coverages.of(fact).without),
            coverages.of(fact).rest != answer.fact.basis,
        ),
        default=None,
    )


def _counted_twice(store: Store, operands: Operands) -> tuple[Fact, ...] | None:
    """Find a figure that is the sum of others among them, as the store's arithmetic has it; it stands first."""
    there = {fact.id: fact for fact in operands}
    for check in store.checks.values():
        if check.kind == "sum" and check.result in there and (inside := [one for one in check.of if one in there]):
            return there[check.result], *(there[one] for one in inside)
    return None


def _refused(store: Store, metric: Metric) -> NotComparableError:
    """Say why a metric does not add up, and what does."""
    counts: dict[str, int] = defaultdict(int)
    for fact in store.facts.values():
        counts[fact.metric] += store.metrics[fact.metric].additive
    most = sorted((one for one in counts if counts[one]), key=lambda one: -counts[one])[:NAMED]
    hint = say("hint.sum", names=join("join.or", most) or say("missing"))
    if dimension_of(find_unit(metric.unit)) == "share":
        return NotComparableError("sum-share", name=named(metric), hint=hint)
    return NotComparableError("sum-not-additive", name=named(metric), hint=hint)
