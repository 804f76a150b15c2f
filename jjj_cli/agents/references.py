"""Figures in other units, and references written out."""

from collections.abc import Mapping
from typing import cast

from jjj_cli.agents.figures import bounded, of_fact
from jjj_cli.agents.opened import Opened
from jjj_cli.agents.paging import noted
from jjj_cli.agents.questions import Cite, Convert
from jjj_cli.agents.replies import (
    LONGEST_ID,
    LONGEST_TEXT,
    MOST_ITEMS,
    Cited,
    Conversion,
    Converted,
    Figure,
    Reference,
)
from jjj_cli.agents.resources import fact_called
from jjj_cli.errors import UsageError
from jjj_cli.library import citations, conversions
from jjj_cli.library.choices import check_unit
from jjj_cli.messages import say


def convert(opened: Opened, asked: Convert) -> Converted:
    """Answer with a figure in other units; one of the store comes with its source."""
    if (asked.quantity is None) == (asked.claim is None) or (asked.claim and not asked.unit):
        raise UsageError("mcp-convert", hint=say("hint.mcp-convert"))
    if asked.claim is None:
        found = conversions.convert(str(asked.quantity), asked.unit)[:MOST_ITEMS]
        return _converted(str(asked.quantity), [_conversion(one._asdict()) for one in found], None)
    check_unit(asked.unit)
    made = of_fact(opened, fact_called(opened.store, asked.claim), asked.unit)
    return _converted(made["printed"], [_conversion(made)], made)


def cite(opened: Opened, asked: Cite) -> Cited:
    """Answer with references."""
    citations.check_day(asked.accessed)
    result = citations.answer(opened.store, asked.ids, asked.style, asked.accessed)
    return {
        "data": str(say("mcp.data")),
        "references": [_reference(row) for row in result.rows()],
        "notes": noted(result.notes),
    }


def _converted(quantity: str, found: list[Conversion], figure: Figure | None) -> Converted:
    return {"data": str(say("mcp.data")), "quantity": bounded(quantity), "conversions": found, "figure": figure}


def _conversion(row: Mapping[str, object]) -> Conversion:
    made = {
        "value": row["value"],
        "relation": row["relation"],
        "unit": bounded(row["unit"]),
        "shown": bounded(row["shown"]),
    }
    return cast("Conversion", made)


def _reference(row: Mapping[str, object]) -> Reference:
    made = {
        **{name: bounded(row[name], LONGEST_ID) for name in ("id", "source")},
        "style": row["style"],
        "citation": bounded(row["citation"], 5 * LONGEST_TEXT),
    }
    return cast("Reference", made)
