"""Regions in a cell."""

from jjj_cli.model import Store


def place(store: Store, code: str) -> str:
    """Name a region, and below a county or a zone what it lies in."""
    region = store.regions[code]
    parent = store.regions.get(region.parent or "")
    return f"{region.name}\n{parent.name}" if parent and region.level in ("county", "zone") else region.name
