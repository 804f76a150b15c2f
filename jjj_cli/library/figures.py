"""The one figure of a metric and a region."""

from collections.abc import Iterable
from typing import NamedTuple

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.citations import cited_sources
from jjj_cli.answers.rows.facts import compared_row, fact_row
from jjj_cli.comparison.caveats import narrowed
from jjj_cli.comparison.lookup import Found, alternatives, look_up
from jjj_cli.comparison.results import Note
from jjj_cli.errors import JjjError, UsageError
from jjj_cli.gazetteer.metrics import find_metric, metrics_called
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.gazetteer.series import ANY, SeriesFilter, called_with_basis, resolved
from jjj_cli.gazetteer.words import Kind, kind_of, unknown_word
from jjj_cli.library.choices import check_unit
from jjj_cli.library.comparisons import is_formula
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.records import Metric, Store
from jjj_cli.record.scope import Scope
from jjj_cli.safety.cells import text_of
from jjj_cli.store.selection import check_period
from jjj_cli.text.wording import measured

FIELDS, MORE = fields.FACT, (*fields.COMPARED_MORE, "shown")


class Asked(NamedTuple):
    """What figures are asked for, by whatever names; each region with each metric."""

    regions: tuple[str, ...] = ()
    metrics: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    at: str | None = None
    only: SeriesFilter = ANY


def read_words(store: Store, words: Iterable[str], given: Asked, *, worked_out: bool = False) -> Asked:
    """Tell words apart, in whatever order, and add them to what is asked for by name.

    Where results may be `worked_out`, a formula is asked for, and a metric that has one and no figure. Raises
    UsageError for a word that names both a region and a metric, for a second date, and for a formula where none may
    be; UnknownNameError for one that names nothing.
    """
    found: dict[str, list[str]] = {"region": [*given.regions], "metric": [], "formula": [*given.formulas]}
    dates, only, words = [given.at] if given.at else [], given.only, list(words)
    for name in given.metrics:
        found["formula" if worked_out and _is_worked_out(store, name) else "metric"].append(name)
    for word in words:
        kind = kind_of(store.regions, store.metrics, word)
        if kind:
            made = kind == "metric" and worked_out and _is_worked_out(store, word)
            found["formula" if made else kind].append(word)
        elif date := read_date(word):
            dates.append(date)
        elif worked_out and is_formula(word):
            found["formula"].append(word)
        elif only.basis is None and not is_formula(word) and (called := called_with_basis(store, word)):
            found["metric"].append(called[0].id)
            only = only._replace(basis=called[1])
        else:
            raise _unknown(store, word, _lacking(store, words, given))
    if len(dates) > 1:
        raise UsageError("two-dates", one=dates[0], other=dates[1], hint=say("hint.two-dates"))
    at = dates[0] if dates else None
    return Asked(tuple(found["region"]), tuple(found["metric"]), tuple(found["formula"]), at, only)


def _lacking(store: Store, words: Iterable[str], given: Asked) -> Kind | None:
    """Say what a word that is unknown can only have been meant for, beside what the others are."""
    kinds = {kind_of(store.regions, store.metrics, word) for word in words}
    region, metric = "region" in kinds or bool(given.regions), "metric" in kinds or bool(given.metrics)
    return None if region == metric else "metric" if region else "region"


def _unknown(store: Store, word: str, wanted: Kind | None) -> JjjError:
    if is_formula(word):
        return UsageError("get-formula", text=word, hint=say("hint.get-formula", text=word))
    return unknown_word(store.regions, store.metrics, word, wanted)


def _is_worked_out(store: Store, name: str) -> bool:
    """Say whether a name is a formula, or a metric that has one and of which nothing is published."""
    called = metrics_called(store.metrics, name)
    if len(called) != 1:
        return not called and is_formula(name)
    return bool(called[0].formula) and store.count_where("metric", called[0].id) == 0


def published(store: Store, asked: Asked) -> list[Found]:
    """Find the published figures that are preferred for each region and metric."""
    regions = dict.fromkeys(find_region(store.regions, name).id for name in asked.regions)
    metrics = {one.id: one for one in (find_metric(store.metrics, name) for name in asked.metrics)}
    only = resolved(store, asked.only)
    looked = [look_up(store, metric, region, asked.at, only) for region in regions for metric in metrics.values()]
    return [one for one in looked if one]


def answer(store: Store, asked: Asked, unit: str | None = None, *, bare: bool = False, cite: bool = False) -> Result:
    """Answer with the figure that is preferred for each region and metric; `bare` numbers are normalised and alone.

    Raises UsageError where no region or no metric is named.
    """
    check_unit(unit)
    if asked.at:
        check_period(asked.at)
    regions = dict.fromkeys(find_region(store.regions, name).id for name in asked.regions)
    metrics = {one.id: one for one in (find_metric(store.metrics, name) for name in asked.metrics)}
    wanted = [*metrics, *asked.formulas]
    for name, some, others in (("REGION", regions, wanted), ("METRIC", wanted, regions)):
        if not some:
            raise UsageError("no-argument", name=name, hint=_hint(asked) if others else say("hint.get"))
    only = resolved(store, asked.only)
    looked = [_looked_up(store, name, region, asked.at, unit, only) for region in regions for name in wanted]
    found = [one for one, _ in looked if one]
    notes = [note for one in found for note in one.notes] + [note for _, instead in looked for note in instead]
    # At once: a unit of another dimension is told before anything is printed.
    rows = [_row(store, one, unit) for one in found]
    worked_out = any(one.worked_out for one in found)
    short = "value" if bare else "shown" if unit or worked_out else "printed"
    facts = [fact for one in found for fact in (one.worked_out.stored if one.worked_out else (one.fact,))]
    return Result(
        command="get",
        query={"regions": list(regions), "metrics": wanted, "at": asked.at, "unit": unit},
        fields=FIELDS,
        more=MORE,
        rows=lambda: rows,
        page=lambda: pages.figures.figure_page(store, found, unit, notes, cited=cite),
        screen=lambda: pages.figures.figure_page(store, found, unit, notes, cited=cite, brief=True),
        empty=not found,
        notes=notes,
        brief=("region", "metric", short) if len(looked) > 1 else (short,),
        plain=(lambda: [f"{text_of(row['value'], str)}\n" for row in rows]) if bare and len(looked) == 1 else None,
        extra=lambda: cited_sources(store, facts, wanted=cite),
    )


def _looked_up(
    store: Store, name: str, region: str, at: str | None, unit: str | None, only: SeriesFilter
) -> tuple[Found | None, list[Note]]:
    """Give the figure of a metric or a formula, and where there is none what there is instead."""
    if name in store.metrics and not _is_worked_out(store, name):
        metric = store.metrics[name]
        if found := look_up(store, metric, region, at, only):
            return found, []
        return None, [*_of_other_series(store, metric, region, only), *alternatives(store, metric, region)]
    from jjj_cli.comparison.formulas.lookup import work_out  # most figures are published

    return work_out(store, name, region, at, unit, only)


def _row(store: Store, found: Found, unit: str | None) -> RowData:
    if found.worked_out is None:
        row = {**fact_row(store, found.fact, unit), "operands": None}
    else:
        row = compared_row(store, found.worked_out, found.fact.unit)
    return {**row, "shown": measured(found.fact, row["value"], str(row["unit"]))}  # type: ignore[arg-type]


def _of_other_series(store: Store, metric: Metric, region: str, only: SeriesFilter) -> list[Note]:
    """Say which bases, partners and authorities there are, where none of those that are asked for is there."""
    there = store.facts_within(Scope(metrics=(metric.id,), regions=(region,)))
    facts = [fact for fact in there if fact.region == region]
    return narrowed.hints(store, only, facts, metric)


def _hint(asked: Asked) -> str:
    """Name the command that answers where only a region, or only a metric, is named."""
    command, names = ("region", asked.regions) if asked.regions else ("compare", (*asked.metrics, *asked.formulas))
    return say("hint.instead", command=f"jjj {command} {names[0]}")


def read_date(word: str) -> str | None:
    """Read a date as ISO 8601 has it, or as print does: 2021年 is 2021; None for anything else."""
    try:
        periods.span(word)
    except ValueError:
        from jjj_cli.text.mentions import dates  # few write dates as print does

        return next((one.id for one in dates(word) if (one.start, one.end) == (0, len(word))), None)
    return word
