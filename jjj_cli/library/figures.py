"""The one figure of a metric and a region."""

from collections.abc import Iterable
from typing import NamedTuple

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.citations import cited_sources
from jjj_cli.answers.rows.facts import fact_row
from jjj_cli.comparison.caveats import narrowed
from jjj_cli.comparison.lookup import Found, alternatives, look_up
from jjj_cli.comparison.results import Note
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.metrics import find_metric
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.gazetteer.series import ANY, SeriesFilter, called_with_basis, resolved
from jjj_cli.gazetteer.words import kind_of, unknown_word
from jjj_cli.library.choices import check_unit
from jjj_cli.library.comparisons import is_formula
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.records import Metric, Store
from jjj_cli.record.scope import Scope
from jjj_cli.safety.cells import text_of
from jjj_cli.store.selection import check_period
from jjj_cli.text.wording import measured

FIELDS, MORE = fields.FACT, (*fields.FACT_MORE, "shown")


class Asked(NamedTuple):
    """What figures are asked for, by whatever names; each region with each metric."""

    regions: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    at: str | None = None
    only: SeriesFilter = ANY


def read_words(store: Store, words: Iterable[str], given: Asked) -> Asked:
    """Tell words apart, in whatever order, and add them to what is asked for by name.

    Raises UsageError for a word that names both a region and a metric, a second date and a formula; UnknownNameError
    for one that names nothing.
    """
    found: dict[str, list[str]] = {"region": [*given.regions], "metric": [*given.metrics]}
    dates, only = [given.at] if given.at else [], given.only
    for word in words:
        kind = kind_of(store.regions, store.metrics, word)
        if kind:
            found[kind].append(word)
        elif date := read_date(word):
            dates.append(date)
        elif is_formula(word):
            raise UsageError("get-formula", text=word, hint=say("hint.get-formula", text=word))
        elif only.basis is None and (called := called_with_basis(store, word)):
            found["metric"].append(called[0].id)
            only = only._replace(basis=called[1])
        else:
            raise unknown_word(store.regions, store.metrics, word)
    if len(dates) > 1:
        raise UsageError("two-dates", one=dates[0], other=dates[1], hint=say("hint.two-dates"))
    return Asked(tuple(found["region"]), tuple(found["metric"]), dates[0] if dates else None, only)


def answer(store: Store, asked: Asked, unit: str | None = None, *, bare: bool = False, cite: bool = False) -> Result:
    """Answer with the figure that is preferred for each region and metric; `bare` numbers are normalised and alone.

    Raises UsageError where no region or no metric is named.
    """
    check_unit(unit)
    if asked.at:
        check_period(asked.at)
    regions = dict.fromkeys(find_region(store.regions, name).id for name in asked.regions)
    metrics = {one.id: one for one in (find_metric(store.metrics, name) for name in asked.metrics)}
    for name, some, others in (("REGION", regions, metrics), ("METRIC", metrics, regions)):
        if not some:
            raise UsageError("no-argument", name=name, hint=_hint(asked) if others else say("hint.get"))
    pairs = [(metric, region) for region in regions for metric in metrics.values()]
    only = resolved(store, asked.only)
    looked = [(metric, region, look_up(store, metric, region, asked.at, only)) for metric, region in pairs]
    found = [one for _, _, one in looked if one]
    notes = [note for one in found for note in one.notes]
    for metric, region, one in looked:
        notes += [] if one else [*_of_other_series(store, metric, region, only), *alternatives(store, metric, region)]
    facts = [one.fact for one in found]
    rows = [fact_row(store, fact, unit) for fact in facts]  # at once: a unit of another dimension is told before all
    short = "value" if bare else "shown" if unit else "printed"
    return Result(
        command="get",
        query={"regions": list(regions), "metrics": list(metrics), "at": asked.at, "unit": unit},
        fields=FIELDS,
        more=MORE,
        rows=lambda: [{**row, "shown": _shown(one, row)} for row, one in zip(rows, found, strict=True)],
        page=lambda: pages.figures.figure_page(store, facts, unit, notes, cited=cite),
        empty=not found,
        notes=notes,
        brief=("region", "metric", short) if len(pairs) > 1 else (short,),
        plain=(lambda: [f"{text_of(row['value'], str)}\n" for row in rows]) if bare and len(pairs) == 1 else None,
        extra=lambda: cited_sources(store, facts, wanted=cite),
    )


def _of_other_series(store: Store, metric: Metric, region: str, only: SeriesFilter) -> list[Note]:
    """Say which bases, partners and authorities there are, where none of those that are asked for is there."""
    there = store.facts_within(Scope(metrics=(metric.id,), regions=(region,)))
    facts = [fact for fact in there if fact.region == region]
    return narrowed.hints(store, only, facts, metric)


def _shown(found: Found, row: RowData) -> str:
    return measured(found.fact, row["value"], str(row["unit"]))  # type: ignore[arg-type]


def _hint(asked: Asked) -> str:
    """Name the command that answers where only a region, or only a metric, is named."""
    command, names = ("region", asked.regions) if asked.regions else ("compare", asked.metrics)
    return say("hint.instead", command=f"jjj {command} {names[0]}")


def read_date(word: str) -> str | None:
    """Read a date as ISO 8601 has it, or as print does: 2021年 is 2021; None for anything else."""
    try:
        periods.span(word)
    except ValueError:
        from jjj_cli.text.mentions import dates  # few write dates as print does

        return next((one.id for one in dates(word) if (one.start, one.end) == (0, len(word))), None)
    return word
