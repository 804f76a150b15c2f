"""`jjj show`."""

from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows.records import kinds
from jjj_cli.cli.registration import Given, Opened, command
from jjj_cli.comparison.caveats.source import corrections
from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.messages import say
from jjj_cli.record.records import Fact, Record, Store
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.store.tables import kind_of

Id = Annotated[str, typer.Argument(metavar="ID", help=say("help.argument.id"), show_default=False)]


def fields_for(given: Given, opened: Opened) -> tuple[str, ...]:
    """Give what `--fields` can pick: what the record has."""
    table, _ = _find(opened(), "".join(given.get("name", ())))
    return ("kind", *kinds()[table].fields)


@command
def show(files: Files, name: Id) -> Result:
    """Show one record whole: a fact, an initiative, a metric, a source or a region."""
    store = open_store(files)
    table, record = _find(store, name)
    make, fields = kinds()[table]
    return Result(
        command="show",
        query={"id": record.id},
        fields=("kind", *fields),
        rows=lambda: [{"kind": kind_of(table), **make(store, record)}],
        page=lambda: pages.records.record_page(store, record),
        notes=corrections(store, [record] if isinstance(record, Fact) else []),
    )


def _find(store: Store, name: str) -> tuple[str, Record]:
    """Find a record by its id, a region also by its name; raises UnknownNameError with the nearest ids."""
    for table in kinds():
        record = getattr(store, table).get(name)
        if record is not None:
            return table, record
    try:
        return "regions", find_region(store.regions, name)
    except UnknownNameError as error:
        if error.key == "ambiguous-region":
            raise
    ids = {key: key for table in (store.fact_ids(), store.initiatives, store.metrics, store.sources) for key in table}
    ids |= {item.name: item.id for item in store.initiatives.values()}
    raise UnknownNameError("unknown-id", name=name, hint=suggest(nearest(name, ids)) or say("hint.ids"))
