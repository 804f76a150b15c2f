"""`jjj region`."""

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Cited, Deep, Positions, RegionName
from jjj_cli.cli.registration import command
from jjj_cli.library import profiles as library
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import profile

FIELDS, MORE = library.FIELDS, library.MORE


@command
def region(
    files: Files, name: RegionName, deep: Deep = False, positions: Positions = False, cite: Cited = False
) -> Result:
    """Show a region: who and where it is, its initiatives, its figures."""
    store = open_store(files)
    return library.answer(store, profile(store, name, deep=deep, positions=positions), cite=cite)
