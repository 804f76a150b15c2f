"""Words that name regions and words that name metrics, told apart: 沧州 gdp, and gdp 沧州."""

from collections.abc import Mapping
from typing import Literal

from jjj_cli.errors import UnknownNameError, UsageError
from jjj_cli.gazetteer.metrics import metrics_called, nearest_metrics
from jjj_cli.gazetteer.names import suggest
from jjj_cli.gazetteer.regions import nearest_regions, regions_called
from jjj_cli.messages import join, say
from jjj_cli.record.records import Metric, Region

Kind = Literal["region", "metric"]


def kind_of(regions: Mapping[str, Region], metrics: Mapping[str, Metric], word: str) -> Kind | None:
    """Say what a word names; None where it names neither. An id names what it is the id of.

    Raises UsageError where a word names both: nothing is guessed.
    """
    if word in metrics:
        return "metric"
    if word in regions:
        return "region"
    places, measures = regions_called(regions, word), metrics_called(metrics, word)
    if places and measures:
        codes, ids = (join("join.or", [one.id for one in found]) for found in (places, measures))
        raise UsageError("both-kinds", name=word, hint=say("hint.both-kinds", name=word, codes=codes, ids=ids))
    return "region" if places else "metric" if measures else None


def unknown_word(
    regions: Mapping[str, Region], metrics: Mapping[str, Metric], word: str, wanted: Kind | None = None
) -> UnknownNameError:
    """Make the error for a word that names neither a region nor a metric, with the nearest names.

    Of the kind that is `wanted` where the other words leave no doubt, else of either; where nothing is near, what
    lists the names there are.
    """
    near = [
        suggest(nearest_metrics(metrics.values(), word)) if wanted != "region" else None,
        suggest(nearest_regions(regions, word)) if wanted != "metric" else None,
    ]
    lists = {"metric": say("hint.metrics"), "region": say("hint.regions"), None: say("hint.words")}
    hint = "\n".join(filter(None, near)) or lists[wanted]
    return UnknownNameError("unknown-word", name=word, hint=hint)
