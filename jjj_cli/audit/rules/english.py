"""Rules of what is written in English beside the Chinese: it is of something, tells things apart, and lacks nowhere."""

from collections import defaultdict
from collections.abc import Iterator

from jjj_cli.messages import join, say
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.problems import Problem


def unsound_glosses(store: Store) -> Iterator[Problem]:
    """Find bases in English that say nothing, that no fact has, or that are another's of the same metric as well."""
    metrics = _metrics_of_bases(store) if store.bases else {}
    called: dict[tuple[str, str], list[str]] = defaultdict(list)
    for basis in store.bases.values():
        if not basis.name_en.strip():
            yield Problem("bases", basis.id, "name_en", say("problem.gloss-empty"))
        if basis.id not in metrics and (basis.id in store.own or not store.facts.keys() <= store.own):
            yield Problem("bases", basis.id, "id", say("problem.gloss-idle"))
        for metric in metrics.get(basis.id, ()):
            called[metric, basis.name_en.strip().casefold()].append(basis.id)
    shared = {key: tuple(one for one in keys if one != key) for keys in called.values() for key in keys if keys[1:]}
    for key, others in shared.items():
        yield Problem("bases", key, "name_en", say("problem.gloss-shared", others=join("join.list", others)))


def _metrics_of_bases(store: Store) -> dict[str, set[str]]:
    metrics: dict[str, set[str]] = defaultdict(set)
    for fact in store.facts.values():
        if fact.basis:
            metrics[fact.basis].add(fact.metric)
    return metrics


def without_english(store: Store) -> Iterator[Problem]:
    """Find bases and summaries that ship without their English, where others have it; one's own need none."""
    first: dict[str, Fact] = {}
    for fact in store.facts.values() if store.bases else ():
        if fact.basis and fact.id not in store.own and fact.basis not in store.bases:
            first.setdefault(fact.basis, fact)
    for basis, fact in first.items():
        yield Problem("facts", fact.id, "basis", say("problem.no-english", text=basis))
    if any(item.summary_en for item in store.initiatives.values()):
        for item in store.initiatives.values():
            if item.id not in store.own and not (item.summary_en or "").strip():
                yield Problem("initiatives", item.id, "summary_en", say("problem.no-english", text=item.summary))
