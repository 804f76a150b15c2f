"""Rows of figures and notes, as they are given to models: nothing without its source, no text without an end."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeVar, cast

from jjj_cli.agents.opened import Opened
from jjj_cli.agents.replies import LONGEST_ID, LONGEST_TEXT, MOST_ITEMS, Caveat, Change, Figure
from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows.facts import fact_row
from jjj_cli.comparison.results import Note
from jjj_cli.record.records import Fact
from jjj_cli.safety.display import visible
from jjj_cli.text.wording import measured

T = TypeVar("T")
_CUT = "…"
# The keys of a row that are given as they are, but for their length.
_TEXTS = ("region", "metric", "unit", "printed", "period", "basis", "basis_en", "vintage", "locator", "note", "source")
_CODES = ("relation", "nature", "accumulation")
_IDS = ("region_code", "part_of", "superseded_by")


def bounded(text: object, longest: int = LONGEST_TEXT) -> str:
    """Give a text in which nothing is hidden, cut where it is too long, which its last sign then says."""
    whole = visible(str(text))
    return whole if len(whole) <= longest else whole[: longest - len(_CUT)] + _CUT


def maybe(text: object, longest: int = LONGEST_TEXT) -> str | None:
    """Give a text as `bounded` does; None where there is none."""
    return None if text is None else bounded(text, longest)


def texts(items: Iterable[object], longest: int = LONGEST_TEXT) -> list[str]:
    """Give the first of some texts."""
    return [bounded(item, longest) for item, _ in zip(items, range(MOST_ITEMS), strict=False)]


def ids(items: Iterable[object]) -> list[str]:
    """Give the first of some ids."""
    return texts(items, LONGEST_ID)


def figure(opened: Opened, row: RowData, fact: Fact) -> Figure:
    """Give the figure of a row; `fact` says what it is in print, and of what was worked out stands in no store."""
    store, value, unit = opened.store, cast("Decimal", row["value"]), str(row["unit"])
    metric = store.metrics.get(fact.metric)
    operands = cast("list[str] | None", row.get("operands"))
    partners = cast("list[str] | None", row["counterpart"])
    made: dict[str, object] = {
        "claim": maybe(row["fact"], LONGEST_ID),
        "operands": ids(operands) if operands else None,
        "operands_total": len(operands) if operands else None,
        **{name: maybe(row[name]) for name in _TEXTS},
        **{name: row[name] for name in _CODES},
        **{name: maybe(row[name], LONGEST_ID) for name in _IDS},
        "region_en": bounded(store.regions[fact.region].name_en),
        "metric_name": bounded(metric.name if metric else row["metric"]),
        "metric_en": bounded(metric.name_en if metric else row["metric"]),
        "value": value,
        "shown": bounded(measured(fact, value, unit)),
        "counterpart": texts(partners) if partners else None,
        "citation": bounded(opened.citation(str(row["source"])), 5 * LONGEST_TEXT),
        "rank": row.get("rank"),
        "flags": texts(cast("list[str]", row.get("flags") or [])),
        "change": _change(row) if "from_fact" in row else None,
    }
    return cast("Figure", made)


def of_fact(opened: Opened, fact: Fact, unit: str | None = None) -> Figure:
    """Give a fact's figure, in a unit or in its metric's."""
    return figure(opened, fact_row(opened.store, fact, unit), fact)


def caveats(notes: Iterable[Note]) -> list[Caveat]:
    """Give notes, the gravest first, in the language that they were said in."""
    gravest = sorted(notes, key=lambda note: ("no", "caution", "hint").index(note.weight))
    return [
        {
            "code": note.code,
            "weight": note.weight,
            "message": bounded(note.message, 2 * LONGEST_TEXT),
            "claims": ids(note.facts[: MOST_ITEMS // 2]),
            "claims_total": len(note.facts),
        }
        for note in gravest
    ]


def _change(row: RowData) -> Change:
    given: dict[str, object] = {
        "from_claim": bounded(row["from_fact"], LONGEST_ID),
        "from_value": row["from_value"],
        "from_period": bounded(row["from_period"]),
        "value": row["change"],
        "relation": row["change_relation"],
        "unit": bounded(row["change_unit"]),
        "percent": row["change_percent"],
    }
    return cast("Change", given)
