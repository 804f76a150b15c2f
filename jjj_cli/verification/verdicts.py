"""A draft against the store: each figure supported, outdated, contradicted, ambiguous or unknown.

`docs/verify.md` has the rules, each with an example. What is not sure is unknown: a false
`contradicted` costs more than an `unknown`.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import BinaryIO, Literal, NamedTuple, get_args

from jjj_cli.errors import JjjError
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Store
from jjj_cli.text.documents import Form
from jjj_cli.text.extraction import Extracted, placed, sentence_at
from jjj_cli.units.normalisation import normalise
from jjj_cli.units.registry import convert
from jjj_cli.verification.blockers import doubts, is_old, is_over

Verdict = Literal["supported", "outdated", "contradicted", "ambiguous", "unknown"]
VERDICTS: tuple[str, ...] = get_args(Verdict)

# 近1600 speaks of a figure at most this share below it, 约1600 of one as far away on either side.
NEAR_SHARE = Decimal("0.1")
APPROX_SHARE = Decimal("0.05")


class Checked(NamedTuple):
    """A figure of a draft and what the store says of it."""

    line: int
    column: int
    surface: str
    verdict: Verdict
    fact: str | None
    expected: str | None
    message: str


class Claim(NamedTuple):
    """What a figure of a draft says, and in which sentence, in its metric's unit; `step` is one of its last digit."""

    found: Extracted
    sentence: str
    value: Decimal
    step: Decimal


def verify(store: Store, stream: BinaryIO, name: str, form: Form, encoding: str | None = None) -> Iterator[Checked]:
    """Check every figure of a draft against the store, in order."""
    for found, text, place in placed(store, stream, name, form, encoding):
        verdict, facts, message = _judge(store, found, sentence_at(text, place))
        yield Checked(
            line=found.line,
            column=found.column,
            surface=found.surface,
            verdict=verdict,
            fact=facts[0].id if facts else None,
            expected=facts[0].printed if facts else None,
            message=message,
        )


Judged = tuple[Verdict, list[Fact], str]


def _judge(store: Store, found: Extracted, sentence: str) -> Judged:
    if found.region is None or found.metric is None:
        return "unknown", [], say("verify.no-subject")
    about = say("verify.about", region=named(store.regions[found.region]), metric=named(store.metrics[found.metric]))
    facts = [f for f in store.facts.values() if _is_current(store, f, found)]
    if not facts:
        return "unknown", [], say("verify.no-fact", about=about)
    if found.kind in ("increase", "decrease"):
        return _change(store, found, facts, about)
    if found.negated and found.relation == "eq":
        return "unknown", [], say("verify.denied", about=about)
    claim = _claim(store, found, sentence)
    if claim is None or found.kind in ("low", "high"):
        return "unknown", [], say("verify.not-compared", about=about)
    return _level(store, claim, facts, about)


def _is_current(store: Store, fact: Fact, found: Extracted) -> bool:
    """Say whether a fact is of what a figure is said of, and nobody has corrected it."""
    return fact.region == found.region and fact.metric == found.metric and fact.id not in store.corrections


def _level(store: Store, claim: Claim, facts: list[Fact], about: str) -> Judged:
    """Judge a figure that says how much there is, was or is to be."""
    agreeing = [fact for fact in facts if _agrees(store, claim, fact)]
    hoped = claim.found.kind == "target"
    fitting = [fact for fact in agreeing if (fact.nature == "target") == hoped]
    dated = [fact for fact in fitting if _is_dated(claim, fact)]
    if dated:
        return _supported(claim, dated, facts, about)
    if fitting:
        return "unknown", fitting[:1], say("verify.other-period", about=about, **_said(fitting[0]))
    if agreeing and not hoped:
        return _target(store, claim, agreeing[0], about)
    return _disagreeing(store, claim, [f for f in facts if (f.nature == "target") == hoped], about)


def _target(store: Store, claim: Claim, target: Fact, about: str) -> Judged:
    """Judge a target quoted as a result: wrong, unless its time has passed and it may have been met."""
    over = is_over(store, target) if claim.found.period else is_old(store, target)
    if over:
        return "unknown", [target], say("verify.target-over", about=about, **_said(target))
    return "contradicted", [target], say("verify.target", about=about, **_said(target))


def _supported(claim: Claim, agreeing: list[Fact], facts: list[Fact], about: str) -> Judged:
    fact = max(agreeing, key=_end)
    newer = [other for other in facts if _series(other) == _series(fact) and _end(other) > _end(fact)]
    now = claim.found.period is None and claim.found.kind not in ("from", "target")
    if now and newer:
        newest = max(newer, key=_end)
        return "outdated", [newest], say("verify.outdated", about=about, old=periods.said(fact.period), **_said(newest))
    return "supported", [fact], say("verify.supported", about=about, **_said(fact))


def _disagreeing(store: Store, claim: Claim, facts: list[Fact], about: str) -> Judged:
    """Judge a figure that no fact agrees with: wrong where one fact alone could be meant."""
    meant = [fact for fact in facts if _is_dated(claim, fact) and not fact.part_of]
    if claim.found.period is None and claim.found.kind != "from":
        meant = [fact for fact in meant if not any(_series(o) == _series(fact) and _end(o) > _end(fact) for o in meant)]
    if not meant:
        return "unknown", [], say("verify.no-period", about=about)
    if len(meant) > 1:
        listed = join("join.list", [fact.printed for fact in meant])
        return "ambiguous", meant, say("verify.ambiguous", about=about, figures=listed)
    if not _excludes(store, claim, meant[0]):
        return "unknown", meant, say("verify.open", about=about, **_said(meant[0]))
    draft = (claim.found.period, claim.sentence)
    doubt = next(doubts(store, meant[0], claim.value, _value(store, meant[0]), draft), None)
    if doubt:
        return "unknown", meant, say(f"doubt.{doubt}", about=about, basis=meant[0].basis, **_said(meant[0]))
    return "contradicted", meant, say("verify.contradicted", about=about, **_said(meant[0]))


def _change(store: Store, found: Extracted, facts: list[Fact], about: str) -> Judged:
    """Judge 增加9.23个百分点: supported where it follows from two facts, else not known."""
    unit = store.metrics[facts[0].metric].unit
    try:
        stated = found.value if found.base_unit == "百分点" else convert(found.value, found.unit or "", unit)
    except JjjError:
        return "unknown", [], say("verify.not-compared", about=about)
    for one, other in combinations([f for f in facts if f.nature in ACTUAL_NATURES and f.relation == "eq"], 2):
        if _series(one) != _series(other) or (unit == "%") != (found.base_unit == "百分点"):
            continue
        earlier, later = sorted((one, other), key=_end)
        grown = _value(store, later) - _value(store, earlier)
        wanted = stated if found.kind == "increase" else -stated
        if abs(grown - wanted) * 2 <= _step(found.value) and _end(earlier) < _end(later):
            values = {"earlier": earlier.printed, "later": later.printed}
            return "supported", [later, earlier], say("verify.change", about=about, **values)
    return "unknown", [], say("verify.no-change", about=about)


def _claim(store: Store, found: Extracted, sentence: str) -> Claim | None:
    metric = store.metrics[found.metric or ""]
    try:
        value = convert(found.value, found.unit or "", metric.unit)
        step = convert(_step(found.value), found.unit or "", metric.unit)
    except JjjError:
        return None
    return Claim(found, sentence, value, step)


def _step(value: Decimal) -> Decimal:
    """Give one of a number's last digit: 0.01 of 60.03, 1 of 60."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _agrees(store: Store, claim: Claim, fact: Fact) -> bool:
    """Say whether a fact bears out what a draft says, hedges and rounding taken into account."""
    value = _value(store, fact)
    same = value == claim.value and fact.relation == claim.found.relation
    if fact.relation != "eq":
        return same or (fact.relation in ("gt", "ge") and claim.found.relation in ("gt", "ge") and claim.value <= value)
    return same or _holds(claim, value, _fact_step(store, fact))


def _holds(claim: Claim, value: Decimal, step: Decimal) -> bool:
    """Say whether an exact figure bears out a hedged one: each hedge has its own rule."""
    said = claim.value
    rules = {
        "eq": abs(value - said) * 2 <= max(claim.step, step),
        "gt": value > said,
        "ge": value >= said,
        "lt": value < said,
        "le": value <= said,
        "near": said * (1 - NEAR_SHARE) <= value < said,
        "approx": abs(value - said) <= abs(said) * APPROX_SHARE,
    }
    return rules[claim.found.relation]


def _excludes(store: Store, claim: Claim, fact: Fact) -> bool:
    """Say whether a fact rules out what a draft says; a bound rules out only what lies beyond it."""
    value = _value(store, fact)
    if fact.relation == "eq":
        return not _holds(claim, value, _fact_step(store, fact))
    if fact.relation in ("gt", "ge"):
        return claim.found.relation in ("eq", "lt", "le", "near") and claim.value + claim.step < value
    if fact.relation in ("lt", "le", "near"):
        return claim.found.relation in ("eq", "gt", "ge") and claim.value - claim.step > value
    return False


def _fact_step(store: Store, fact: Fact) -> Decimal:
    return convert(_step(fact.value), fact.unit, store.metrics[fact.metric].unit)


def _value(store: Store, fact: Fact) -> Decimal:
    return normalise(fact, store.metrics[fact.metric])


def _is_dated(claim: Claim, fact: Fact) -> bool:
    """Say whether a fact is of the time that a draft names; any time where it names none."""
    if claim.found.period is None:
        return True
    first, last = periods.anchor(fact.period, fact.accumulation)
    named = periods.anchor(claim.found.period, "point")
    if fact.accumulation == "flow" and (first, last) != named and named[0] <= first and last <= named[1]:
        return False  # a quarter's figure is not its year's
    return periods.days_apart((first, last), named) == 0 or claim.found.kind == "from"


def _series(fact: Fact) -> tuple[object, ...]:
    """Give what facts share that follow each other: a quarter does not follow a year."""
    first, last = periods.span(fact.period)
    months = (last - first).days // 28 if fact.accumulation == "flow" and first else None
    return (fact.basis, frozenset(fact.counterpart), fact.part_of, fact.nature in ACTUAL_NATURES, months)


def _end(fact: Fact) -> date:
    return periods.span(fact.period)[1]


def _said(fact: Fact) -> dict[str, str]:
    return {
        "printed": fact.printed,
        "period": periods.said(fact.period),
        "source": fact.source,
    }


def summary(checked: Iterable[Checked]) -> dict[str, int]:
    """Count the figures of each verdict."""
    found = [one.verdict for one in checked]
    return {verdict: found.count(verdict) for verdict in get_args(Verdict)}
