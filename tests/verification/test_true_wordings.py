"""True sentences in the wordings of newspapers (regions beside each other, two years): none is called wrong."""

import io
import json
import random
from collections import defaultdict
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest

from jjj_cli.record.records import Fact, Store
from jjj_cli.text.documents import Form
from jjj_cli.verification.checker import Checker

WORDINGS = json.loads((Path(__file__).parents[1] / "cases" / "wordings.json").read_text(encoding="utf-8"))
# So many sentences are made of each wording.
DRAWN = 4
ALARMS = ("contradicted", "outdated")
Series = dict[tuple[str, ...], dict[str, Fact]]


@pytest.fixture(scope="module")
def plain(shipped: Store) -> list[Fact]:
    """Give the figures of provinces and cities for a year that no basis, partner or hedge sets apart."""
    return [
        fact
        for fact in shipped.facts.values()
        if (fact.relation, fact.basis, fact.counterpart) == ("eq", None, ())
        and fact.nature in ("actual", "revised")
        and fact.unit != "无量纲"
        and fact.id not in shipped.corrections
        and "/" not in fact.period
        and (len(fact.period) == len("2023") or fact.period.endswith("12-31"))
        and shipped.regions[fact.region].level in ("province", "city")
    ]


def _grouped(facts: Iterable[Fact], *, by: tuple[str, ...], of: str) -> Series:
    """Group facts by some of their fields, the first of each of another field; those of three at least."""
    made: Series = defaultdict(dict)
    for fact in facts:
        told = {"region": fact.region, "metric": fact.metric, "year": fact.period[:4], "unit": fact.unit}
        made[tuple(told[name] for name in by)].setdefault(told[of], fact)
    return {key: group for key, group in made.items() if len(group) >= 3}


def _words(store: Store, facts: list[Fact], *, short: bool) -> dict[str, str]:
    """Give what a wording may name of some facts, the first of them by names without a number too."""
    said: dict[str, str] = {}
    for place, fact in enumerate(facts, start=1):
        name = store.regions[fact.region].name
        region = name[:-1] if short and name[-1] in "省市" else name
        metric = store.metrics[fact.metric].name.partition("（")[0]
        own = {"region": region, "metric": metric, "year": fact.period[:4], "figure": f"{fact.value:f}{fact.unit}"}
        said |= {f"{key}{place}": word for key, word in own.items()} | (own if place == 1 else {})
    return said


def _alarms(checker: Checker, text: str) -> list[str]:
    form: Form = "markdown" if text.startswith(("|", "#")) else "text"
    return [one.surface for one in checker.check(io.BytesIO(text.encode()), "draft", form) if one.verdict in ALARMS]


KINDS = {
    "regions": (("metric", "year", "unit"), "region"),
    "years": (("metric", "region", "unit"), "year"),
    "metrics": (("region", "year"), "metric"),
}
CASES = [(kind, wording) for kind in KINDS for wording in WORDINGS[kind]]


@pytest.mark.parametrize(("kind", "wording"), CASES, ids=[wording for _, wording in CASES])
def test_what_is_true_is_not_called_wrong(
    kind: str, wording: str, plain: list[Fact], shipped: Store, checker: Checker
) -> None:
    chance = random.Random(wording)  # noqa: S311 - the same sentences every time
    by, of = KINDS[kind]
    groups = list(_grouped(plain, by=by, of=of).values())
    alarms = {}
    for _, short in product(range(DRAWN // 2), (True, False)):
        drawn = chance.sample(list(chance.choice(groups).values()), 3)
        drawn.sort(key=lambda fact: fact.period[:4])
        words = _words(shipped, drawn, short=short)
        text = wording.format(**words, years=int(words["year2"]) - int(words["year1"]))
        if found := _alarms(checker, text):
            alarms[text] = found
    assert alarms == {}
