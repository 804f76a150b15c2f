"""`jjj diff`."""

from typing import Annotated

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.cli.options import listed, option
from jjj_cli.cli.registration import writing_command
from jjj_cli.own.differences import CHANGES, Difference, differences
from jjj_cli.store.location import Files
from jjj_cli.store.opening import load
from jjj_cli.store.tables import kind_of

FIELDS = ("change", "kind", "id", "metric", "region_code", "period", "printed", "shipped", "shipped_printed", "message")


@writing_command
def diff(
    files: Files,
    only: Annotated[str | None, option("only", "--only", metavar="CHANGE", values=CHANGES)] = None,
) -> Result:
    """Set your own facts against the shipped store: what is new, what is corrected, what differs."""
    chosen = listed("change", only, CHANGES)
    found = [one for one in differences(files) if one.change in chosen]
    store, _ = load(files)
    return Result(
        command="diff",
        query={"only": list(chosen)},
        fields=FIELDS,
        rows=lambda: [_row(one) for one in found],
        page=lambda: pages.own_store.difference_list(store, found),
        empty=not found,
    )


def _row(one: Difference) -> RowData:
    return {
        "change": one.change,
        "kind": kind_of(one.table),
        "id": one.id,
        "metric": one.own.metric if one.own else None,
        "region_code": one.own.region if one.own else None,
        "period": one.own.period if one.own else None,
        "printed": one.own.printed if one.own else None,
        "shipped": one.shipped.id if one.shipped else None,
        "shipped_printed": one.shipped.printed if one.shipped else None,
        "message": one.message,
    }
