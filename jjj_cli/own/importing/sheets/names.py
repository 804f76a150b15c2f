"""What the texts of a sheet name: a metric, a region, a time, each looked up once."""

import re
from typing import NamedTuple

from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.metrics import find_metric
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.own.importing.sheets.words import field_of, known_unit, period_of, told
from jjj_cli.record.records import Store

# What a head says beside a metric's name that takes nothing from it: 地区生产总值（绝对数）.
_PLAIN = frozenset({"绝对数", "绝对值", "总量", "数值", "指标值", "合计数", "本年", "当年"})


class Meaning(NamedTuple):
    """What a text of a head says of the figures under it; `rest` is what could not be read."""

    metric: str = ""
    region: str = ""
    period: str = ""
    unit: str = ""
    nature: str = ""
    rest: str = ""

    @property
    def fields(self) -> dict[str, str]:
        """What is said, by field."""
        return {name: text for name, text in self._asdict().items() if text and name != "rest"}


class Names:
    """Reads texts by the names of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, Meaning] = {}

    def meaning(self, text: str) -> Meaning:
        """Give what a text says: one thing, with a unit and a remark in brackets; else it is all `rest`."""
        if text not in self._known:
            self._known[text] = self._read(text)
        return self._known[text]

    def says(self, head: str) -> bool:
        """Say whether a head says something of figures: a field by another name, a metric, a region, a time."""
        meaning = self.meaning(head)
        return field_of(told(head).text) is not None or not meaning.rest

    def region(self, text: str) -> str:
        """Give the code of the region that a text names; empty where it names none, or several."""
        try:
            return find_region(self._store.regions, text).id
        except UnknownNameError:
            return ""

    def metric(self, text: str) -> str:
        """Give the id of the metric that a text names; empty where it names none, or several."""
        try:
            return find_metric(self._store.metrics, text, exact=True).id
        except UnknownNameError:
            return ""

    def heads(self, texts: list[str]) -> Meaning:
        """Give what the heads of a column say together; what two of them say differently is `rest`."""
        said: dict[str, str] = {}
        rest = []
        for text in texts:
            meaning = self.meaning(text)
            rest += [meaning.rest] if meaning.rest else []
            for name, value in meaning.fields.items():
                if said.setdefault(name, value) != value:
                    rest.append(text)
        return Meaning(**said, rest=" | ".join(rest))

    def _read(self, text: str) -> Meaning:
        plain = told(text)
        about = {"unit": plain.unit, "nature": plain.nature}
        if not plain.text:
            return Meaning(**about) if plain.unit or plain.nature else Meaning(rest=text)
        if period := period_of(plain.text):
            return Meaning(period=period, **about)
        if plain.text in _PLAIN:
            return Meaning(**about)
        if known_unit(plain.text) and not plain.unit:
            return Meaning(unit=plain.text, nature=plain.nature)
        return self._named(plain.text, about, text)

    def _named(self, name: str, about: dict[str, str], text: str) -> Meaning:
        """Read a name; a year before a metric, or a unit after a stroke, is read with it: 2021年GDP, GDP/亿元."""
        metric, region = self.metric(name), self.region(name)
        if metric and region:
            return Meaning(rest=text)
        if metric or region:
            return Meaning(metric=metric, region=region, **about)
        before, stroke, unit = name.rpartition("/")
        if stroke and known_unit(unit) and not about["unit"] and (metric := self.metric(before)):
            return Meaning(metric=metric, **{**about, "unit": unit})
        dated = re.match(r"(\d{4}年(?:末|底)?)(.+)", name)
        if dated and (metric := self.metric(dated[2])) and (period := period_of(dated[1])):
            return Meaning(metric=metric, period=period, **about)
        return Meaning(rest=text)
