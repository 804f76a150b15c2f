"""`jjj region`."""

from jjj_cli import rows
from jjj_cli.cli.app import command
from jjj_cli.cli.options import Deep, RegionName
from jjj_cli.pages import lists
from jjj_cli.result import Result
from jjj_cli.selection import profile
from jjj_cli.store import Files, open_store


@command
def region(files: Files, name: RegionName, deep: Deep = False) -> Result:
    """Show a region: who and where it is, its initiatives, its figures."""
    store = open_store(files)
    found = profile(store, name, deep=deep)
    return Result(
        command="region",
        query={"region": found.region.id, "deep": deep},
        fields=rows.PROFILE,
        more=rows.FACT_MORE,
        rows=lambda: rows.profile_rows(store, found.initiatives, found.facts),
        page=lambda: lists.region_page(store, found),
        extra=lambda: {
            "region": rows.region_row(store, found.region),
            "initiatives": [rows.initiative_row(store, item) for item in found.initiatives],
            "facts": [rows.contract(rows.fact_row(store, fact), rows.FACT) for fact in found.facts],
        },
    )
