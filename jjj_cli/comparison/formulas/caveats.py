"""What is to be known of the operands of a formula: each caveat a rule over those of one result."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import Literal

from jjj_cli.comparison.caveats.wording import some
from jjj_cli.comparison.formulas.evaluation import Answer
from jjj_cli.comparison.formulas.operands import Operands, gap, mixed
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record import periods
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Metric, Store


def caveats(store: Store, answers: Mapping[str, Answer | Row]) -> list[Note]:
    """Give the caveats of the operands of each result, one note a code."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    hoped = False
    for key, answer in answers.items():
        for code in _codes(answer):
            found[code].append((key, _told(store, code, answer.operands)))
        hoped = hoped or _hoped(answer.operands)
    notes = []
    for code in ("date-gap", "nature", "accumulation", "counterpart", "bound"):
        if told := found.get(code):
            weight: Literal["no", "caution"] = "no" if code == "nature" and hoped else "caution"
            message = say(f"operands.{code}", rows=some((text for _, text in told), "join.groups"))
            short = say(f"short.operands-{code}")
            short = say("short.group", what=short, count=len(told)) if len(told) > 1 else short
            facts = tuple(key for key, _ in told)
            notes.append(Note(code=code, message=message, facts=facts, weight=weight, short=short))
    return notes


def missing(
    store: Store,
    metrics: list[Metric],
    figures: Mapping[str, list[list[Fact]]],
    answers: Mapping[str, Answer],
    undivided: list[str],
    choice: Choice,
) -> list[Note]:
    """Say which regions have no result, and what they lack."""
    there = {answer.fact.region for answer in answers.values()}
    lacking = [code for code in dict.fromkeys((*choice.regions, *figures)) if code not in there]
    why: dict[str, list[str]] = defaultdict(list)
    for code in lacking:
        given = figures.get(code, [[] for _ in metrics])
        without = [named(metric) for metric, facts in zip(metrics, given, strict=True) if not facts]
        said = say("operands.without", metrics=join("join.and", without)) if without else say("operands.apart")
        why[say("operands.divided") if code in undivided else said].append(code)
    return [
        Note(
            code="missing",
            message=say("operands.missing", names=some(named(store.regions[code]) for code in codes), why=reason),
            weight="hint",
            # Of regions that were asked for by name it is the answer, and told in full.
            short="" if choice.regions else say("short.no-result", count=len(codes), why=reason),
        )
        for reason, codes in why.items()
    ]


def _codes(answer: Answer | Row) -> list[str]:
    operands = answer.operands
    return [
        code
        for code, applies in (
            ("date-gap", gap(operands).differ),
            ("nature", len({fact.nature for fact in operands}) > 1),
            ("accumulation", mixed(operands)),
            ("counterpart", len({frozenset(fact.counterpart) for fact in operands if fact.counterpart}) > 1),
            ("bound", unbounded(answer)),
        )
        if applies
    ]


def unbounded(answer: Answer | Row) -> bool:
    """Say whether hedges leave no bound of the result, beyond that of the one operand that is only about right."""
    hedges = [fact.relation for fact in answer.operands if fact.relation != "eq"]
    return answer.fact.relation == "approx" and (len(hedges) > 1 or "approx" not in hedges)


def _hoped(operands: Operands) -> bool:
    natures = {fact.nature for fact in operands}
    return len(natures) > 1 and bool(natures - set(ACTUAL_NATURES))


def _told(store: Store, code: str, operands: Operands) -> str:
    """Name the operands of a result with what sets them apart."""
    facts = _farthest(operands) if code == "date-gap" else operands
    sides = [
        say(
            "operands.side",
            metric=named(store.metrics[fact.metric]),
            printed=fact.printed,
            what=_what(store, code, fact),
        )
        for fact in facts
    ]
    return say("note.group", names=named(store.regions[operands[0].region]), what=join("join.list", sides))


def _farthest(operands: Operands) -> Iterable[Fact]:
    return max(combinations(operands, 2), key=gap)


def _what(store: Store, code: str, fact: Fact) -> str:
    match code:
        case "date-gap":
            return periods.said(fact.period)
        case "nature":
            return say(f"nature.{fact.nature}")
        case "accumulation":
            return say(f"accumulation.{fact.accumulation}")
        case "counterpart":
            names = join("join.and", [named(store.regions[one]) for one in fact.counterpart])
            return names or say("counterpart.none")
    return say(f"relation.{fact.relation}")
