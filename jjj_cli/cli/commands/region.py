"""`jjj region`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.cli.options import Cited, Deep, Positions, RegionName, option
from jjj_cli.cli.registration import command
from jjj_cli.library import profiles as library
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import profile

FIELDS, MORE = library.FIELDS, library.MORE


@command
def region(
    files: Files,
    name: RegionName,
    all_: Annotated[bool, option("whole", "--all")] = False,
    facts: Annotated[bool, option("facts", "--facts")] = False,
    initiatives: Annotated[bool, option("initiatives", "--initiatives")] = False,
    deep: Deep = False,
    positions: Positions = False,
    cite: Cited = False,
) -> Result:
    """Show a region: who and where it is, its headline figures and newest initiatives, or all of them."""
    store = open_store(files)
    asked = {"initiatives": initiatives or all_, "facts": facts or all_}
    parts = tuple(part for part, wanted in asked.items() if wanted)
    return library.answer(store, profile(store, name, deep=deep, positions=positions), parts, cite=cite)
