"""The regions that are known."""

from collections.abc import Sequence

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result, RowData
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.records import initiatives_by_region, region_row
from jjj_cli.gazetteer.names import fold
from jjj_cli.gazetteer.regions import find_region, parts
from jjj_cli.record.records import Region, Store

FIELDS, MORE = fields.REGION, fields.REGION_MORE


def answer(store: Store, text: str | None, levels: Sequence[str] | None, inside: str | None) -> Result:
    """Answer with the regions that a text names, of some levels, inside another."""
    within = parts(store.regions, find_region(store.regions, inside).id) if inside else None
    found = [
        region
        for region in store.regions.values()
        if (within is None or region.id in within) and (not levels or region.level in levels) and _goes_by(region, text)
    ]
    return Result(
        command="regions",
        query={"text": text, "level": levels, "in": inside},
        fields=FIELDS,
        more=MORE,
        rows=lambda: _rows(store, found),
        page=lambda: pages.lists.region_list(store, found),
        empty=not found,
    )


def _rows(store: Store, found: list[Region]) -> list[RowData]:
    placed = initiatives_by_region(store)
    return [region_row(store, region, placed) for region in found]


def _goes_by(region: Region, text: str | None) -> bool:
    return not text or any(fold(text) in fold(name) for name in (region.name, region.name_en, *region.aliases))
