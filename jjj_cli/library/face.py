"""The names that `import jjj_cli as jjj` gives: they ask the stores that the command line would read."""

from jjj_cli.comparison.results import Note
from jjj_cli.errors import (
    JjjError,
    NotComparableError,
    NothingFoundError,
    StoreError,
    UnknownNameError,
    UsageError,
)
from jjj_cli.library.arguments import Names, several
from jjj_cli.library.details import spoken
from jjj_cli.library.frame import (
    ComparisonFrame,
    Frame,
    ProfileFrame,
)
from jjj_cli.library.language import language
from jjj_cli.library.opened import OpenStore
from jjj_cli.library.rows import (
    ChangeRow,
    ComparedRow,
    ConvertedRow,
    FactRow,
    HitRow,
    InitiativeRow,
    MetricRow,
    ProfileRow,
    RegionRow,
    SourceRow,
)
from jjj_cli.library.stores import Current
from jjj_cli.library.stores import open_at as open  # noqa: A004 - as Python's own opens a file

__all__ = [
    "ChangeRow",
    "ComparedRow",
    "ComparisonFrame",
    "ConvertedRow",
    "FactRow",
    "Frame",
    "HitRow",
    "InitiativeRow",
    "JjjError",
    "MetricRow",
    "NotComparableError",
    "Note",
    "NothingFoundError",
    "OpenStore",
    "ProfileFrame",
    "ProfileRow",
    "RegionRow",
    "SourceRow",
    "StoreError",
    "UnknownNameError",
    "UsageError",
    "changes",
    "cite",
    "compare",
    "convert",
    "extract",
    "facts",
    "get",
    "initiatives",
    "language",
    "metrics",
    "open",
    "region",
    "regions",
    "search",
    "sources",
    "verify",
]

_CURRENT = OpenStore(Current().read)
changes = _CURRENT.changes
cite = _CURRENT.cite
compare = _CURRENT.compare
extract = _CURRENT.extract
facts = _CURRENT.facts
get = _CURRENT.get
initiatives = _CURRENT.initiatives
metrics = _CURRENT.metrics
region = _CURRENT.region
regions = _CURRENT.regions
search = _CURRENT.search
sources = _CURRENT.sources
verify = _CURRENT.verify


def convert(quantity: Names, unit: str | None = None) -> Frame[ConvertedRow]:
    """Convert figures as print has them, hedge and all, to a unit, or to each that makes sense."""
    from jjj_cli.library import conversions  # only who converts pays for it

    found = [one for text in several(quantity) for one in conversions.convert(text, unit)]
    result = conversions.answer(quantity, unit, found)
    return Frame(ConvertedRow, map(spoken, result.rows()), result)
