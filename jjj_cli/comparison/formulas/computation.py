"""A formula across regions: the figures that go into it, the results ranked, and what to know of them."""

from collections import defaultdict
from collections.abc import Callable
from functools import partial

from jjj_cli.comparison.formulas import grammar, measurement, nodes, ranking
from jjj_cli.comparison.formulas.caveats import caveats, missing
from jjj_cli.comparison.formulas.evaluation import Answer, evaluate
from jjj_cli.comparison.formulas.nodes import Figure, Node, Operation
from jjj_cli.comparison.formulas.operands import match_operands
from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.results import Choice, Comparison, Note
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.metrics import find_metric, metrics_called
from jjj_cli.messages import say
from jjj_cli.record.records import Fact, Metric, Store

# A formula of formulas of formulas may grow without end.
MOST_FIGURES = 100
Figures = dict[str, list[list[Fact]]]


def asked(store: Store, text: str) -> Callable[[Choice], Comparison]:
    """Give what compares a metric, a metric's own formula (`=NAME`), or a formula.

    Raises UnknownNameError and UsageError for what is none of them.
    """
    found = _named(store, text)
    own = text.strip().startswith("=") and not found
    if own:
        found = find_metric(store.metrics, text.strip().removeprefix("="))
        if not found.formula:
            raise UsageError("no-formula", name=found.id)
    if found and found.formula and (own or not _measured(store, found)):
        return partial(compute, store, grammar.parse(store.metrics, found.formula), named=found)
    if found:
        return partial(_published, store, found)
    return partial(compute, store, grammar.parse(store.metrics, text))


def compute(store: Store, node: Node, choice: Choice, named: Metric | None = None) -> Comparison:
    """Work a formula out for each region, and compare the results as those of a metric.

    Raises NotComparableError where the dimensions do not fit, UsageError where it divides by
    nothing whatever the figures are.
    """
    if choice.parts:
        raise UsageError("formula-parts")
    node = _expanded(store, node, frozenset({named.id} if named else ()))
    unit = measurement.unit_of(node, choice.unit or (named.unit if named else None))
    metrics, metric = nodes.metrics_of(node), _metric(node, unit, named)
    wide = choice._replace(unit=None, history=True, top=None)
    compared = [compare(store, one, wide) for one in metrics]
    figures = _by_region(compared)
    answers, undivided = _answers(store, node, metric, figures, choice)
    notes = [*caveats(store, answers), *ranking.operand_notes(compared, answers)]
    notes += missing(store, metrics, figures, answers, undivided, choice)
    return ranking.rank_results(store, metric, choice, answers, notes)


def _by_region(compared: list[Comparison]) -> Figures:
    """Give each region's figures, a list for each operand."""
    found: Figures = defaultdict(lambda: [[] for _ in compared])
    for place, one in enumerate(compared):
        for row in one.rows:
            found[row.fact.region][place].append(row.fact)
    return found


def _answers(
    store: Store, node: Node, metric: Metric, figures: Figures, choice: Choice
) -> tuple[dict[str, Answer], list[str]]:
    """Work the formula out where there is everything, and name the regions where it divides by nothing."""
    answers: dict[str, Answer] = {}
    undivided: list[str] = []
    for region, given in figures.items():
        for operands in match_operands(given, choice) if all(given) else []:
            answer = evaluate(store, node, metric, operands, f"{metric.id}={len(answers)}")
            if answer:
                answers[answer.fact.id] = answer
            else:
                undivided.append(region)
    return answers, undivided


def _named(store: Store, text: str) -> Metric | None:
    """Find a metric that goes by the whole text, such as 设施规模（面积）."""
    return find_metric(store.metrics, text) if metrics_called(store.metrics, text) else None


def _published(store: Store, metric: Metric, choice: Choice) -> Comparison:
    """Compare a metric, and say that it can be worked out as well."""
    found = compare(store, metric, choice)
    if not metric.formula:
        return found
    told = say("operands.also", name=metric.id, formula=metric.formula)
    return found._replace(notes=[*found.notes, Note(code="basis", message=told, weight="hint")])


def _measured(store: Store, metric: Metric) -> bool:
    return store.count_where("metric", metric.id) > 0


def _expanded(store: Store, node: Node, seen: frozenset[str]) -> Node:
    """Put a metric's own formula in its place where nobody has published the metric."""
    match node:
        case Figure(metric) if metric.formula and not _measured(store, metric):
            if metric.id in seen:
                raise UsageError("formula-circle", name=metric.id)
            if len(seen) > grammar.DEEPEST:
                raise UsageError("formula-deep", most=grammar.DEEPEST)
            inner = _expanded(store, grammar.parse(store.metrics, metric.formula), seen | {metric.id})
            if sum(1 for _ in nodes.figures(inner)) > MOST_FIGURES:
                raise UsageError("formula-figures", name=metric.id, most=MOST_FIGURES)
            return inner
        case Operation(sign, left, right):
            return Operation(sign, _expanded(store, left, seen), _expanded(store, right, seen))
    return node


def _metric(node: Node, unit: str, named: Metric | None) -> Metric:
    """Make the metric that a formula stands for; one with a name says that it is computed."""
    text = nodes.spell(node, lambda metric: metric.id)
    name = nodes.spell(node, lambda metric: metric.name)
    name_en = nodes.spell(node, lambda metric: metric.name_en)
    if named:
        name, name_en = say("formula.named", name=named.name, formula=name), named.name_en
    domain = nodes.metrics_of(node)[0].domain
    return Metric(
        id=text, name=name, name_en=name_en, definition=text, unit=unit, domain=domain, additive=False, formula=text
    )
