"""What the commands that compare have in common: telling words apart, refusing what is not comparable."""

from collections.abc import Iterable
from typing import NamedTuple

from jjj_cli.answers.result import Result
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.metrics import nearest_metrics
from jjj_cli.gazetteer.regions import nearest_regions
from jjj_cli.gazetteer.words import Kind, kind_of, unknown_word
from jjj_cli.library.choices import require_no_caveats
from jjj_cli.library.comparisons import is_formula
from jjj_cli.messages import say
from jjj_cli.record.records import Store


class Words(NamedTuple):
    """What is compared, and the regions that stand beside it."""

    metrics: list[str]
    regions: list[str]


def told_apart(store: Store, words: Iterable[str]) -> Words:
    """Tell metrics and formulas from the regions beside them, in whatever order.

    Raises UsageError where a word is both, or nothing is left to compare; UnknownNameError for a word that is like no
    metric.
    """
    found = Words([], [])
    kinds = {word: kind_of(store.regions, store.metrics, word) for word in words}
    # Beside a metric that is known a region is meant, where one is near: gdp 天津 Heibei.
    wanted: Kind = "region" if "metric" in kinds.values() else "metric"
    for word, kind in kinds.items():
        if not (kind or is_formula(word)) and (
            (wanted == "region" and nearest_regions(store.regions, word))
            or not nearest_metrics(store.metrics.values(), word)
        ):
            raise unknown_word(store.regions, store.metrics, word, wanted)
        (found.regions if kind == "region" else found.metrics).append(word)
    if not found.metrics:
        hint = say("hint.compare-regions", regions=" ".join(found.regions))
        raise UsageError("no-argument", name="METRIC", hint=hint)
    return found


def require_comparable(result: Result) -> Result:
    """Give a comparison without caveats; raises NotComparableError for one that has any."""
    require_no_caveats(result.notes, say("hint.strict"))
    return result
