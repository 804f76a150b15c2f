"""Regions in a cell."""

from jjj_cli.messages.naming import named
from jjj_cli.record.records import Store


def region_cell(store: Store, code: str) -> str:
    """Name a region, and below a county or a zone what it lies in."""
    region = store.regions[code]
    parent = store.regions.get(region.parent or "")
    return f"{named(region)}\n{named(parent)}" if parent and region.level in ("county", "zone") else named(region)
