"""`jjj regions`."""

from typing import Annotated

import typer

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import region_row
from jjj_cli.cli.options import OfLevel, option
from jjj_cli.cli.registration import command
from jjj_cli.gazetteer.names import fold
from jjj_cli.gazetteer.regions import find_region, parts
from jjj_cli.messages import say
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Words = Annotated[str | None, typer.Argument(metavar="TEXT", help=say("help.argument.region-text"), show_default=False)]
FIELDS, MORE = fields.REGION, fields.REGION_MORE


@command
def regions(
    files: Files,
    text: Words = None,
    level: OfLevel = None,
    inside: Annotated[str | None, option("in", "--in", metavar="REGION")] = None,
) -> Result:
    """List regions."""
    store = open_store(files)
    within = parts(store.regions, find_region(store.regions, inside).id) if inside else None
    found = [
        region
        for region in store.regions.values()
        if (within is None or region.id in within)
        and (not level or region.level in level)
        and (not text or any(fold(text) in fold(name) for name in (region.name, region.name_en, *region.aliases)))
    ]
    return Result(
        command="regions",
        query={"text": text, "level": level, "in": inside},
        fields=FIELDS,
        more=MORE,
        rows=lambda: [region_row(store, region) for region in found],
        page=lambda: pages.lists.region_list(store, found),
        empty=not found,
    )
