"""What a metric brings to each of its series: the words of its names, what they say of its figures."""

from jjj_cli.record.records import Metric
from jjj_cli.verification import words
from jjj_cli.verification.vocabulary import gram_set


class Name:
    """The words of one name of a metric; `total` is what they weigh, once that is known."""

    __slots__ = ("metric", "total", "words")

    def __init__(self, metric: str, found: frozenset[str]) -> None:
        self.metric, self.words, self.total = metric, found, 1.0


class Measure:
    """A metric as it is looked for in drafts; `named` are the words of all of its names."""

    __slots__ = ("changes", "estimated", "is_method", "named", "names", "per", "qualifiers", "shares", "text", "unit")

    def __init__(self, metric: Metric) -> None:
        every = (metric.name, *metric.aliases)
        self.names = tuple(Name(metric.id, found) for found in _names(metric))
        self.named = frozenset().union(*(name.words for name in self.names))
        self.text = "，".join(every)
        chinese = [name.partition("（")[0] for name in every if not name.isascii()]
        self.qualifiers = [word for word in words.QUALIFIERS if all(word in name for name in chinese)]
        self.changes = any(word in metric.name for word in words.CHANGES)
        self.estimated = any(word in metric.name for word in words.ESTIMATED) and not any(
            word in metric.name for word in words.METHODS
        )
        self.is_method = any(word in metric.name for word in words.METHODS)
        self.shares = any(word in metric.name for word in words.SHARES)
        self.unit = metric.unit
        self.per = "/" + metric.unit.partition("/")[2] if "/" in metric.unit else ""


def _names(metric: Metric) -> tuple[frozenset[str], ...]:
    """Give the words of each name of a metric, without the tails that print leaves out."""
    found: dict[frozenset[str], None] = {}
    for name in (metric.name, *metric.aliases):
        if name.isascii() and not name.isupper():
            continue
        found[gram_set(name)] = None
        for change, said in words.CHANGES_SAID:
            found[gram_set(name.replace(change, said))] = None
        for method in words.METHODS:
            found[gram_set(name.replace(method, ""))] = None
        for tail in words.NAME_TAILS:
            if name.endswith(tail) and len(name) > len(tail) + 1:
                found[gram_set(name.removesuffix(tail))] = None
    return tuple(name for name in found if name) or (gram_set(metric.name),)
