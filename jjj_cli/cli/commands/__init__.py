"""The commands, in the order in which the help lists them."""

from jjj_cli.cli.commands import (  # noqa: I001 - the order is the help's
    region,
    compare,
    initiatives,
    facts,
    search,
    show,
    regions,
    metrics,
    sources,
    audit,
)

__all__ = [
    "audit",
    "compare",
    "facts",
    "initiatives",
    "metrics",
    "region",
    "regions",
    "search",
    "show",
    "sources",
]
