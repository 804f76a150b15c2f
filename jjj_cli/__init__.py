"""Published figures on 京津冀 (Beijing, Tianjin, Hebei): look up, compare, check.

`import jjj_cli as jjj` gives the library, whose names are those of `__all__`: `jjj.compare("gdp", level="city")`.
docs/library.md says what each does and what is promised; all else is internal. The names are given when they are asked
for, from `jjj_cli.library.face`, so that importing this costs nothing.
"""

from jjj_cli.version import __version__

TYPE_CHECKING = False  # as type checkers read it; `typing` costs more than all else here
if TYPE_CHECKING:
    from jjj_cli.library.face import (
        ChangeRow,
        ComparedRow,
        ComparisonFrame,
        ConvertedRow,
        FactRow,
        Frame,
        HitRow,
        InitiativeRow,
        JjjError,
        MetricRow,
        NotComparableError,
        Note,
        NothingFoundError,
        OpenStore,
        ProfileFrame,
        ProfileRow,
        RegionRow,
        SourceRow,
        StoreError,
        UnknownNameError,
        UsageError,
        changes,
        cite,
        compare,
        convert,
        extract,
        facts,
        get,
        initiatives,
        language,
        metrics,
        open,  # noqa: A004 - as Python's own opens a file
        region,
        regions,
        search,
        sources,
        verify,
    )
    from jjj_cli.library.text_frames import (
        CheckedRow,
        CitationFrame,
        CitationRow,
        ExtractedRow,
        VerificationFrame,
    )

__all__ = [
    "ChangeRow",
    "CheckedRow",
    "CitationFrame",
    "CitationRow",
    "ComparedRow",
    "ComparisonFrame",
    "ConvertedRow",
    "ExtractedRow",
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
    "VerificationFrame",
    "__version__",
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


# What reads texts and writes references is imported where it is asked for.
_OF_TEXTS = ("CheckedRow", "CitationFrame", "CitationRow", "ExtractedRow", "VerificationFrame")

if not TYPE_CHECKING:  # a name that is not there is not there for a type checker either

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        home = "text_frames" if name in _OF_TEXTS else "face"
        return getattr(import_module(f"{__name__}.library.{home}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
