"""Figures that were worked out, compared as published ones are: ranked, with what is to be known of the operands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from jjj_cli.comparison.caveats.date_gap import WAY_OUT, other_time
from jjj_cli.comparison.formulas.evaluation import Answer
from jjj_cli.comparison.ranking import compare, verdict
from jjj_cli.comparison.results import Choice, Comparison, Note, Row
from jjj_cli.gazetteer.series import ANY
from jjj_cli.record.records import Metric, Store


def rank_results(
    store: Store, metric: Metric, choice: Choice, answers: Mapping[str, Answer], notes: Iterable[Note]
) -> Comparison:
    """Rank results as the figures of any metric are, with the same caveats and what else is to be known of them."""
    facts = {key: answer.fact for key, answer in answers.items()}
    made = store._replace(metrics={**store.metrics, metric.id: metric}, facts=facts, corrections={})
    ranked = compare(made, metric, choice._replace(unit=None, at=None, bases=True, only=ANY))
    late = other_time(made, [Row(fact, fact.value) for fact in facts.values()], choice)
    every = [note for note in (late, *ranked.notes) if note and (note.weight != "hint" or note.code == WAY_OUT)]
    every += notes
    rows = [_finished(row, answers[row.fact.id], every) for row in ranked.rows]
    every = [_translated(note, answers) for note in every]
    return Comparison(metric, metric.unit, choice, rows, every, verdict(every))


def operand_notes(found: Iterable[Comparison], answers: Mapping[str, Answer]) -> list[Note]:
    """Keep what is said of the operands: conflicts and corrections of those taken, targets that were not."""
    used: dict[str, list[str]] = defaultdict(list)
    for key, answer in answers.items():
        for fact in answer.operands:
            used[fact.id].append(key)
    kept = []
    for note in (note for one in found for note in one.notes):
        keys = [key for fact in note.facts for key in used.get(fact, ())]
        if (note.code == "source" and keys) or (note.code == "nature" and note.weight == "hint"):
            facts = tuple(dict.fromkeys((*note.facts, *keys)))
            kept.append(note.concerning(facts))
    return kept


def _finished(row: Row, answer: Answer, notes: list[Note]) -> Row:
    """Give a ranked row its operands, all its flags, and the digits that it carries."""
    codes = [note.code for note in notes if note.weight != "hint" and row.fact.id in note.facts]
    flags = tuple(dict.fromkeys(codes))
    return row._replace(fact=answer.shown, flags=flags, operands=answer.operands, published=answer.published)


def _translated(note: Note, answers: Mapping[str, Answer]) -> Note:
    """Name the facts of the store that a note concerns, where it names results."""
    facts = [
        fact for key in note.facts for fact in ([one.id for one in answers[key].operands] if key in answers else [key])
    ]
    return note.concerning(tuple(dict.fromkeys(facts)))
