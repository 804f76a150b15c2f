"""What is said of a verdict: the fact, its time and source, how the slip may have come about, why it was meant."""

from collections.abc import Iterable, Sequence

from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Store
from jjj_cli.safety.unseen import named as characters
from jjj_cli.verification.candidates import Candidate
from jjj_cli.verification.judgements import Judgement
from jjj_cli.verification.series import end_of
from jjj_cli.verification.vocabulary import Words


def message_of(store: Store, judged: Judgement) -> str:
    """Say a verdict's reason in a sentence."""
    if judged.chosen is None:
        return say(f"verify.{judged.reason}", characters=characters(judged.unseen))
    values: dict[str, object] = {"about": about(store, judged.chosen)}
    if judged.verdict == "ambiguous":
        values["figures"] = _figures(judged.facts)
    if judged.facts:
        values |= _said(store, judged.facts[0])
    if judged.older is not None:
        values["old"] = periods.said(judged.older.period)
    if judged.reason == "change":
        values |= {"earlier": judged.facts[1].printed, "later": judged.facts[0].printed}
    said = say(f"verify.{judged.reason}", **values)
    if judged.verdict != "contradicted" or judged.slip is None or judged.reason == "target":
        return said
    return say("verify.slipped", said=said, slip=say(f"slip.{judged.slip}"))


def _said(store: Store, fact: Fact) -> dict[str, object]:
    return {
        "printed": fact.printed,
        "period": periods.said(fact.period),
        "source": fact.source,
        "basis": basis_said(store, fact.basis),
    }


def _figures(facts: list[Fact]) -> str:
    return join("join.list", dict.fromkeys(fact.printed for fact in sorted(facts, key=end_of)))


def about(store: Store, one: Candidate) -> str:
    """Name what a series is of: its region and metric."""
    return say(
        "verify.about", region=named(store.regions[one.series.region]), metric=named(store.metrics[one.series.metric])
    )


def series_name(one: Candidate | None) -> str | None:
    """Name a series for scripts: its region's code, its metric, and its basis where it has one."""
    if one is None:
        return None
    basis = one.series.facts[0].basis
    return "/".join(part for part in (one.series.region, one.series.metric, basis) if part)


def why(store: Store, words: Sequence[str], judged: Judgement) -> str | None:
    """Say by which words a series was chosen, which came next, and what was wanting."""
    if judged.chosen is None:
        return None
    found = join("join.list", words) or say("verify.no-words")
    basis = basis_said(store, judged.chosen.series.facts[0].basis)
    meant = about(store, judged.chosen)
    narrowed = say("verify.meant-basis", about=meant, words=found, basis=basis)
    said = [narrowed if basis else say("verify.meant", about=meant, words=found)]
    if judged.runner_up is not None:
        other = basis_said(store, judged.runner_up.series.facts[0].basis)
        after = about(store, judged.runner_up)
        if (after, other) != (meant, basis):  # another release of one series is no other meaning
            said.append(
                say("verify.next-basis", about=after, basis=other) if other else say("verify.next", about=after)
            )
    if judged.missing:
        said.append(say(f"missing.{judged.missing}"))
    return join("join.sentences", said)


def words_of(clauses: Iterable[str], known: frozenset[str]) -> list[str]:
    """Give the words of a series that stand in the clauses around a figure, as they are printed, the nearest first."""
    found: dict[str, None] = {}
    for text in clauses:
        begun = done = 0
        for word, at in zip(*Words(text, known).placed(0, len(text)), strict=True):
            if at > done:  # words that touch are read as one
                found[text[begun:done]] = None
                begun = at
            done = max(done, at + len(word))
        found[text[begun:done]] = None
    found.pop("", None)
    return list(found)
