"""Which record names which other, what is named and not there, and what names itself in the end."""

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

from jjj_cli.messages import say
from jjj_cli.store.problems import Problem

AnyTables = Mapping[str, Mapping[str, Any]]


def dangling(tables: AnyTables, among: AnyTables | None = None) -> list[Problem]:
    """Find every reference of the records of tables to one that is not there, or not among others."""
    among = tables if among is None else among
    found: list[Problem] = []
    for table, field, target in REFERENCES:
        values = set(map(attrgetter(field), tables[table].values()))  # many records, few values
        used = {name for value in values for name in _names(value)}
        if lost := {name for name in used if name not in among[target]}:
            found += [
                Problem(table, record.id, field, say("problem.dangling", kind=say(f"kind.{target}"), name=name), "S3")
                for record in tables[table].values()
                for name in _names(getattr(record, field))
                if name in lost
            ]
    return found


def circling(tables: AnyTables) -> list[Problem]:
    """Find, for each field, records that name one another in a circle: what is found by following them would be lost.

    What ships names nothing of one's own, so that a circle lies in one of the two.
    """
    found: list[Problem] = []
    for table, field, target in REFERENCES:
        names = {key: given for key, record in tables[table].items() if (given := _names(getattr(record, field)))}
        while table == target and (circle := _circle(names)):
            said = say("problem.circling", field=field, circle=" → ".join(circle))
            found += [Problem(table, key, field, said, _CIRCLES.get(field, "S3")) for key in circle[1:]]
            for key in circle[1:]:  # there may be another
                del names[key]
    return found


# By which rule a circle is told of, where it is not by that of all references.
_CIRCLES = {"parent": "N2"}


def _circle(names: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Give a circle of records, each of which names the next, and the last is the first; empty where there is none."""
    if not names:
        return []
    from graphlib import CycleError, TopologicalSorter  # few stores have any of these

    try:
        TopologicalSorter(names).prepare()
    except CycleError as error:
        return list(error.args[1][::-1])
    return []


# Which field of which table names a record of which other.
REFERENCES = (
    ("facts", "metric", "metrics"),
    ("facts", "region", "regions"),
    ("facts", "source", "sources"),
    ("facts", "counterpart", "regions"),
    ("facts", "part_of", "facts"),
    ("facts", "supersedes", "facts"),
    ("initiatives", "regions", "regions"),
    ("initiatives", "sources", "sources"),
    ("initiatives", "facts", "facts"),
    ("metrics", "part_of", "metrics"),
    ("exemptions", "of", "facts"),
    ("checks", "result", "facts"),
    ("checks", "of", "facts"),
    ("regions", "parent", "regions"),
    ("regions", "members", "regions"),
    ("regions", "within", "regions"),
)


def _names(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else value
