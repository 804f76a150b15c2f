"""Answers as pages, for people: headings, tables and notes as data.

Each module is imported when a page of it is made, and not before. They may import what answers does. Begin with
`comparisons`; `citing` has the marks and the legend of sources.
"""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jjj_cli.answers.pages import (
        audits,
        charts,
        comparisons,
        completions,
        conversions,
        explanations,
        extractions,
        figures,
        formulas,
        glance,
        lists,
        maps,
        own_store,
        profiles,
        records,
        start,
        topics,
        trends,
        verifications,
    )

__all__ = [
    "audits",
    "charts",
    "comparisons",
    "completions",
    "conversions",
    "explanations",
    "extractions",
    "figures",
    "formulas",
    "glance",
    "lists",
    "maps",
    "own_store",
    "profiles",
    "records",
    "start",
    "topics",
    "trends",
    "verifications",
]


def __getattr__(name: str) -> ModuleType:
    if name not in __all__:
        raise AttributeError(name)
    return import_module(f"{__name__}.{name}")
