"""Drafts made from facts: for each a true sentence in some wording, and what slips of the pen make of it."""

import random
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Store
from jjj_cli.units.registry import convert
from jjj_cli.units.scales import ENGLISH
from jjj_cli.verification.series import told

# A draft's kind, and the verdicts that a careful checker would give.
WANTED = {
    "true": {"supported"},
    "true-rounded": {"supported"},
    "true-hedged": {"supported"},
    "wrong-digits": {"contradicted"},
    "wrong-scale": {"contradicted"},
    "wrong-unit": {"contradicted"},
    "wrong-year": {"contradicted"},
    "wrong-hedge": {"contradicted"},
    "part": {"unknown"},
    "body": {"unknown"},
    "growth": {"unknown"},
    "compared": {"unknown"},
    "outdated": {"outdated"},
}
WORDINGS = (
    "{date}，{region}{basis}{metric}达到{figure}。",
    "{region}{date}{basis}{metric}为{figure}。",
    "截至{date}，{region}的{basis}{metric}已有{figure}，这是记者从有关部门了解到的。",
    "{region}持续推进高质量发展。数据显示，{date}，{here}{basis}{metric}为{figure}。",
)
_HERE = {"province": "全省", "city": "全市", "county": "全区", "zone": "这里", "group": "这里", "region": "这里"}
_OTHER_UNITS = {"万亩": "万公顷", "亩": "公顷", "公里": "里", "平方公里": "万亩"}
# Words for a part, and the word of a metric that is of that part as a whole: of it, the part is no part.
_PARTS = {"其中农村地区": "农村", "平原地区": "平原", "外资部分": "外资"}

Series = tuple[str, str, str | None, tuple[str, ...]]


class Draft(NamedTuple):
    """A sentence about one fact: its kind, the figure in question, and the fact."""

    kind: str
    text: str
    figure: str
    fact: Fact


def drafts(store: Store, seed: int = 15) -> Iterator[Draft]:
    """Make the drafts of every fact that print would put so."""
    series: dict[Series, list[Fact]] = defaultdict(list)
    for fact in store.facts.values():
        series[_series(fact)].append(fact)
    for fact in store.facts.values():
        if fact.id in store.corrections or not _is_sayable(store, fact):
            continue
        chance = random.Random(f"{seed}{fact.id}")  # noqa: S311 - the same drafts every time
        yield from _of(store, fact, series[_series(fact)], chance)


def _series(fact: Fact) -> Series:
    return fact.region, fact.metric, fact.basis, fact.counterpart


def _is_sayable(store: Store, fact: Fact) -> bool:
    """Say whether a sentence can be made of a fact: a result, of a date, whose basis says what is counted."""
    spoken = fact.nature in ACTUAL_NATURES and fact.period.startswith(("19", "20")) and fact.unit != "无量纲"
    basis = told(fact.basis)
    fits = len(basis) <= 16 and "，" not in basis  # nobody writes two clauses before a noun
    return spoken and fact.region in store.regions and fits and (bool(basis) or not fact.basis)


def _of(store: Store, fact: Fact, others: list[Fact], chance: random.Random) -> Iterator[Draft]:
    value, unit = _printed(fact)
    wording = chance.choice(WORDINGS)

    def draft(kind: str, figure: str, **changed: str) -> Draft:
        return Draft(kind, wording.format(**{**_words(store, fact), "figure": figure, **changed}), figure, fact)

    figure = f"{value:f}{unit}"
    if fact.relation == "eq":
        yield draft("true", figure)
        yield from _wrong(fact, others, value, unit, draft)
        if (rounded := _rounded(value)) is not None:
            yield draft("true-rounded", f"{rounded:f}{unit}")
        yield draft("true-hedged", f"超{_below(value):f}{unit}")
        yield draft("wrong-hedge", f"不足{_below(value):f}{unit}")
        metric = _words(store, fact)["metric"]
        part = chance.choice([part for part, whole in _PARTS.items() if whole not in metric])
        yield draft("part", f"{_less(value):f}{unit}", metric=f"{part}{metric}")
        yield draft("body", f"{_less(value):f}{unit}", region=f"{_words(store, fact)['region']}某林场", here="该林场")
    else:
        yield draft("true", fact.printed)


def _wrong(fact: Fact, others: list[Fact], value: Decimal, unit: str, draft: object) -> Iterator[Draft]:
    assert callable(draft)
    if (permuted := _permuted(value)) is not None:
        yield draft("wrong-digits", f"{permuted:f}{unit}")
    if unit.startswith("亿"):
        yield draft("wrong-scale", f"{value:f}万{unit[1:]}")
    elif unit.startswith("万"):
        yield draft("wrong-scale", f"{value:f}{unit[1:]}")
    if unit in _OTHER_UNITS:
        yield draft("wrong-unit", f"{value:f}{_OTHER_UNITS[unit]}")
    other = next((one for one in others if _is_other_year(fact, one)), None)
    if other is not None:
        number, other_unit = _printed(other)
        yield draft("wrong-year", f"{number:f}{other_unit}")


def _is_other_year(fact: Fact, other: Fact) -> bool:
    apart = fact.period[:4] != other.period[:4] and fact.accumulation == other.accumulation
    far = abs(fact.value - other.value) > abs(fact.value) / 20 if fact.unit == other.unit else False
    return apart and far and other.relation == "eq" and other.nature in ACTUAL_NATURES


def _printed(fact: Fact) -> tuple[Decimal, str]:
    """Give a figure as Chinese print has it."""
    if fact.unit in ENGLISH:
        value = convert(fact.value, fact.unit, "亿元")
        return (value, "亿元") if abs(value) >= 1 else (convert(fact.value, fact.unit, "元"), "元")
    return fact.value, fact.unit


def _words(store: Store, fact: Fact) -> dict[str, str]:
    region = store.regions[fact.region]
    basis = told(fact.basis)
    return {
        "region": region.name,
        "here": _HERE[region.level] if not region.name.endswith("县") else "全县",
        "metric": store.metrics[fact.metric].name.partition("（")[0],
        "basis": f"{basis}的" if basis and not basis.endswith("的") else basis,
        "date": _date(fact.period),
    }


def _date(period: str) -> str:
    start, slash, end = period.partition("/")
    if slash and start[:4] == end[:4]:
        first, last = start[5:7], end[5:7]
        return f"{start[:4]}年{int(first)}—{int(last)}月"
    if slash:
        return f"{start[:4]}年至{end[:4]}年" + (f"{int(end[5:7])}月" if len(end) > 4 else "")
    parts = period.split("-")
    names = ("年", "月", "日")
    return "".join(f"{int(part)}{name}" for part, name in zip(parts, names, strict=False))


def _permuted(value: Decimal) -> Decimal | None:
    """Swap two neighbouring digits, the first pair that differs and is not the leading zero."""
    text = f"{value:f}"
    places = [place for place, letter in enumerate(text) if letter.isdigit()]
    if len(places) < 3:
        return None
    for one, other in pairwise(places):
        if text[one] != text[other] and not (one == places[0] and text[other] == "0"):
            letters = list(text)
            letters[one], letters[other] = letters[other], letters[one]
            return Decimal("".join(letters))
    return None


def _rounded(value: Decimal) -> Decimal | None:
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent >= 0:
        return None
    rounded = value.quantize(Decimal(1).scaleb(exponent + 1))
    return rounded if rounded else None


def _below(value: Decimal) -> Decimal:
    """Give a round number just below a value: 60 below 60.03, 1500 below 1582.3."""
    step = Decimal(1).scaleb(value.adjusted() - 1)
    below = (value // step) * step
    return below if below < value else below - step


def _less(value: Decimal) -> Decimal:
    step = Decimal(1).scaleb(value.adjusted() - 2)
    return (value * Decimal("0.37") // step) * step
