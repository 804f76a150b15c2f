"""Rules of figures beside others of their kind: what leaves its series, its whole, or its range."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations

from jjj_cli.comparison.conflicts import own_contradictions
from jjj_cli.errors import JjjError
from jjj_cli.gazetteer.regions import ancestors
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.problems import Problem
from jjj_cli.units.normalisation import normalise

# A slip of the scale, as in 万 for 亿, is off by one of these; what comes as near is like one.
FACTORS = (Decimal(10), Decimal(100), Decimal(1000), Decimal(10_000))
_NEAR = Decimal("0.2")
# So far apart two figures of a series say nothing of one another.
_YEARS = 5
# A part may exceed its whole, and a release another, by this share of it: what rounding and base years make.
_SLACK, _ROUNDING = Decimal("0.01"), Decimal("0.005")
# So many digits are not the same twice by chance.
_TELLING = 5

Values = dict[str, Decimal]
Series = dict[tuple[object, ...], list[Fact]]


def results(store: Store) -> tuple[list[Fact], Values]:
    """Give the figures of what is, each with its number in its metric's unit; others have a finding of their own."""
    facts, values = [], {}
    for fact in store.facts.values():
        if fact.nature in ACTUAL_NATURES and fact.metric in store.metrics and _is_period(fact.period):
            try:
                values[fact.id] = normalise(fact, store.metrics[fact.metric])
            except JjjError:
                continue
            facts.append(fact)
    return facts, values


def leaves_series(store: Store) -> Iterator[Problem]:
    """Find figures that are ten times those before and after them, or a tenth."""
    facts, values = results(store)
    adding = [fact for fact in facts if store.metrics[fact.metric].additive and values[fact.id] > 0]
    for there in _grouped(adding, lambda fact: (*_counted(fact), fact.nature, fact.vintage)).values():
        ordered = sorted(there, key=lambda fact: periods.span(fact.period)[1])
        found = [_off(ordered, place, values) for place in range(len(ordered))]
        for place, fact in enumerate(ordered):
            near, factor = found[place]
            # at an end of the series the one beside it may be the one that is off
            blamed = len(near) == 1 and (place == 0 or (len(found[place - 1][0]) > 1 and found[place - 1][1]))
            if factor and not blamed:
                yield Problem("facts", fact.id, "value", say("problem.factor", factor=factor, other=near[0].id))


def _off(ordered: list[Fact], place: int, values: Values) -> tuple[list[Fact], Decimal | None]:
    """Give the figures beside one that are of about its time, and the power of ten that it is off from all of them."""
    fact = ordered[place]
    beside = [ordered[other] for other in (place - 1, place + 1) if 0 <= other < len(ordered)]
    near = [other for other in beside if _years_apart(fact, other) <= _YEARS]
    factors = {_factor(values[fact.id], values[other.id]) for other in near}
    return near, factors.pop() if len(factors) == 1 else None


def exceeds_whole(store: Store) -> Iterator[Problem]:
    """Find parts that are larger than their whole: of the region that they lie in, of the metric that they part."""
    facts, values = results(store)
    exact = [fact for fact in facts if fact.relation == "eq" and not fact.part_of]
    known = _grouped(exact, lambda fact: (fact.metric, fact.region, _kind(fact)))
    for fact in exact:
        metric = store.metrics[fact.metric]
        outer = list(ancestors(store.regions, fact.region)) if metric.additive else []
        keys = [(fact.metric, code, _kind(fact)) for code in outer]
        keys += [(metric.part_of, fact.region, _kind(fact))] if metric.part_of else []
        wholes = [whole for key in keys for whole in known.get(key, ())]
        if wholes and all(_is_over(store, fact, whole, values) for whole in wholes):
            yield Problem("facts", fact.id, "value", say("problem.exceeds", whole=wholes[0].id))


def _is_over(store: Store, part: Fact, whole: Fact, values: Values) -> bool:
    """Say whether a part is surely larger than a whole, of what is never less than nothing and measured alike."""
    if values[whole.id] < 0:
        return False
    if store.metrics[part.metric].unit != store.metrics[whole.metric].unit:
        from jjj_cli.units import registry

        try:
            value = registry.convert(values[part.id], store.metrics[part.metric].unit, store.metrics[whole.metric].unit)
        except JjjError:
            return False
        return value > values[whole.id] * (1 + _SLACK)
    return values[part.id] > values[whole.id] * (1 + _SLACK)


def same_twice(store: Store) -> Iterator[Problem]:
    """Find numbers of many digits that one source gives for two regions, or for two years."""
    facts, values = results(store)
    telling = [fact for fact in facts if _digits(fact.value) >= _TELLING and fact.relation == "eq"]
    for there in _grouped(telling, lambda fact: (fact.metric, fact.source, fact.basis, values[fact.id])).values():
        for one, other in combinations(there, 2):
            moved = one.period != other.period and one.accumulation == "flow"
            if (one.region != other.region and one.period == other.period) or (one.region == other.region and moved):
                yield Problem("facts", other.id, "value", say("problem.same-twice", other=one.id))


def out_of_range(store: Store) -> Iterator[Problem]:
    """Find figures below or above what their metric can be."""
    for fact in store.facts.values():
        metric = store.metrics.get(fact.metric)
        if metric is None or (metric.minimum is None and metric.maximum is None):
            continue
        try:
            value = normalise(fact, metric)
        except JjjError:
            continue
        least, most = metric.minimum, metric.maximum
        if (least is not None and value < least) or (most is not None and value > most):
            said = say("problem.range", least="" if least is None else least, most="" if most is None else most)
            yield Problem("facts", fact.id, "value", said)


def two_releases(store: Store) -> Iterator[Problem]:
    """Find figures that differ, and say that they are the same release of the same thing."""
    facts, values = results(store)
    exact = [fact for fact in facts if fact.relation == "eq"]
    for there in _grouped(exact, lambda fact: (*_counted(fact), fact.period, fact.nature, fact.vintage)).values():
        first = there[0]
        for other in there[1:]:
            one, two = values[first.id], values[other.id]
            both_own = first.id in store.own and other.id in store.own  # which have a rule of their own
            if not both_own and abs(one - two) > _ROUNDING * max(abs(one), abs(two)):
                yield Problem("facts", other.id, "nature", say("problem.two-releases", other=first.id))


def contradicts_own(store: Store) -> Iterator[Problem]:
    """Find figures of one's own that cannot both be true."""
    for fact, other in own_contradictions(store):
        yield Problem("facts", fact.id, "value", say("problem.own-contradiction", other=other.id))


def without_vintage(store: Store) -> Iterator[Problem]:
    """Find shipped figures without a vintage among those of a metric that have one."""
    dated = {fact.metric for fact in store.facts.values() if fact.vintage}
    for fact in store.facts.values():
        asked = fact.metric in dated and fact.nature in ACTUAL_NATURES and fact.id not in store.own
        if asked and not fact.vintage and fact.period.rpartition("/")[2][:4] >= _FIRST_VINTAGE:
            yield Problem("facts", fact.id, "vintage", say("problem.no-vintage", metric=fact.metric))


# Before the first census that is a vintage, nobody asks for one.
_FIRST_VINTAGE = "2004"


def _grouped(facts: Iterable[Fact], key: "object") -> Series:
    groups: Series = defaultdict(list)
    for fact in facts:
        groups[key(fact)].append(fact)  # type: ignore[operator]
    return groups


def _counted(fact: Fact) -> tuple[object, ...]:
    """Give what a figure counts, whatever its time."""
    return (fact.metric, fact.region, fact.basis, fact.counterpart, fact.part_of, fact.accumulation, _months(fact))


def _kind(fact: Fact) -> tuple[object, ...]:
    """Give what a figure shares with the whole that it is a part of."""
    return (fact.period, fact.basis, fact.counterpart, fact.accumulation)


def _months(fact: Fact) -> int | None:
    return periods.months(fact.period) if fact.accumulation == "flow" else None


def _years_apart(one: Fact, other: Fact) -> int:
    return abs(periods.span(one.period)[1].year - periods.span(other.period)[1].year)


def _factor(value: Decimal, other: Decimal) -> Decimal | None:
    """Give the power of ten that two numbers are apart by, if it is one, a fraction where the first is smaller."""
    ratio = value / other if value > other else other / value
    found = next((factor for factor in FACTORS if abs(ratio / factor - 1) <= _NEAR), None)
    return found if found is None or value > other else 1 / found


def _digits(value: Decimal) -> int:
    return len(format(abs(value), "f").replace(".", "").strip("0"))


def _is_period(text: str) -> bool:
    try:
        periods.span(text)
    except ValueError:
        return False
    return True
