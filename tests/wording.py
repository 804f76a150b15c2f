"""The values that messages take."""

import string

from jjj_cli.record import codelists

# What is said in one language alone: the other has it in another form, or needs none.
EITHER = {
    "named": {"name_en"},
    "named.briefly": {"name", "name_en"},
    "named.listed": {"name_en"},
    "map.name": {"name", "name_en"},
    "dimension": {"name", "name_en"},
}
EITHER["topics.counted"] = {"what"}
EITHER |= {f"hedge.{relation}": {"before", "after"} for relation in codelists.RELATIONS}


def placeholders(text: str) -> set[str]:
    """Give the names of the values that a message takes."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
