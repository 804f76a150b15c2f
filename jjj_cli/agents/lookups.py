"""Figures that are looked up, records that are searched for, and what regions do together."""

from collections.abc import Mapping
from typing import cast

from jjj_cli.agents.figures import bounded, figure, ids, maybe, of_fact, texts
from jjj_cli.agents.opened import Opened
from jjj_cli.agents.paging import Pager
from jjj_cli.agents.questions import Initiatives, Lookup, Search
from jjj_cli.agents.replies import LONGEST_ID, LONGEST_TEXT, Figures, Hit, Hits, Initiative, Undertakings
from jjj_cli.agents.resources import address
from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows.records import initiative_row
from jjj_cli.errors import UsageError
from jjj_cli.library import facts, figures, hits, initiatives
from jjj_cli.library.arguments import series_asked, several
from jjj_cli.library.choices import check_unit
from jjj_cli.messages import say
from jjj_cli.record import records
from jjj_cli.store import search as searching
from jjj_cli.store.selection import FactFilter, InitiativeFilter, check_period, chosen_initiatives


def lookup(opened: Opened, asked: Lookup, pager: Pager) -> Figures:
    """Answer with the figure that is preferred for each region and metric, or with all that fit."""
    if asked.date is not None:
        check_period(date_of(asked.date))
    if asked.metric is None or asked.nature or asked.deep:
        return _listed(opened, asked, pager)
    only = series_asked(asked.basis, asked.with_, asked.source, asked.authority)
    date = date_of(asked.date) if asked.date else None
    wanted = figures.Asked(several(asked.region), several(asked.metric), (), date, only)
    result = figures.answer(opened.store, wanted, asked.unit)
    return cast(
        "Figures", pager.page("figures", list(result.rows()), lambda row: _of_row(opened, row), notes=result.notes)
    )


def search(opened: Opened, asked: Search, pager: Pager) -> Hits:
    """Answer with the records that hold every word."""
    hits.check(asked.text)
    found = searching.search(opened.store, asked.text)
    if asked.kind:
        found = [hit for hit in found if hit.kind in asked.kind]
    return cast("Hits", pager.page("hits", found, lambda hit: _hit(opened, hit)))


def undertakings(opened: Opened, asked: Initiatives, pager: Pager) -> Undertakings:
    """Answer with what regions do together."""
    partners, domains = several(asked.with_), tuple(asked.domain)
    given = (asked.text, several(asked.region), partners, domains, tuple(asked.status), asked.source)
    wanted = InitiativeFilter(*given, asked.deep, asked.positions)
    found, left_out = chosen_initiatives(opened.store, wanted)
    notes = initiatives.positions_left_out(left_out)
    made = pager.page("initiatives", found, lambda one: _initiative(opened, one), notes=notes)
    return cast("Undertakings", made)


def date_of(text: str) -> str:
    """Read a date as ISO 8601 has it or as print does; what is none of both is given back, to be refused."""
    return figures.read_date(text) or text


def _listed(opened: Opened, asked: Lookup, pager: Pager) -> Figures:
    check_unit(asked.unit)
    if asked.unit and asked.metric is None:
        raise UsageError("mcp-unit", hint=say("hint.mcp-unit"))
    only = series_asked(asked.basis, asked.with_, asked.source, asked.authority)
    date = date_of(asked.date) if asked.date else None
    named = (several(asked.region), several(asked.metric), asked.source, tuple(asked.nature or ()), date, asked.deep)
    wanted = FactFilter(*named, None, only.basis, only.partners, only.authorities)
    found, notes = facts.chosen(opened.store, wanted)
    made = pager.page("figures", found, lambda fact: of_fact(opened, fact, asked.unit), notes=notes)
    return cast("Figures", made)


def _of_row(opened: Opened, row: RowData) -> Mapping[str, object]:
    return figure(opened, row, opened.store.facts[str(row["fact"])])


def _hit(opened: Opened, hit: searching.Hit) -> Hit:
    fact = opened.store.facts.get(hit.id) if hit.kind == "fact" else None
    made: dict[str, object] = {
        "kind": hit.kind,
        "id": bounded(hit.id, LONGEST_ID),
        "name": bounded(hit.name),
        "field": hit.field,
        "text": bounded(hit.text),
        "resource": maybe(address(hit.kind, hit.id)),
        "figure": of_fact(opened, fact) if fact else None,
    }
    return cast("Hit", made)


def _initiative(opened: Opened, one: records.Initiative) -> Initiative:
    row = initiative_row(opened.store, one)
    made: dict[str, object] = {
        **{name: bounded(row[name]) for name in ("name", "name_en", "status_printed", "period", "summary")},
        "summary_en": maybe(row["summary_en"]),
        **{name: row[name] for name in ("domain", "status", "position")},
        "initiative": bounded(one.id, LONGEST_ID),
        "regions": texts(cast("list[str]", row["regions"])),
        "region_codes": ids(one.regions),
        "states": texts(cast("list[str]", row["states"])),
        "claims": ids(one.facts),
        "source": maybe(one.source, LONGEST_ID),
        "locator": maybe(one.locator),
        "citation": bounded(opened.citation(one.source), 5 * LONGEST_TEXT) if one.source else None,
    }
    return cast("Initiative", made)
