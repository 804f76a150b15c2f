"""What an intake changes: facts added, corrected and withdrawn, and what was left out, by kind."""

from collections import Counter

from intake.candidates import LeftOut, Row
from intake.decisions import by_key, table
from jjj_cli.store.tables import Tables
from jjj_cli.units.registry import convert

# What a fact says; the rest says where that was read.
_SAYS = ("metric", "region", "value", "unit", "relation", "period", "accumulation", "nature", "basis", "counterpart")
_WHERE = ("source", "printed", "locator", "note", "vintage")


def changelog(day: str, before: Tables, after: Tables, left_out: list[LeftOut]) -> str:
    """Give what changed between two stores as a section of the data's changelog."""
    old, new = before["facts"], after["facts"]
    renamed = {line["id"]: line["value"] for line in table("corrections") if line["field"] == "id"}
    moved = {key: name for key, name in renamed.items() if key in old and name in new}
    added = [key for key in new if key not in old and key not in moved.values()]
    lines = [f"## {day}", "", f"{len(new)} facts, {len(after['metrics'])} metrics, {len(after['sources'])} sources, "]
    lines[-1] += f"{len(after['initiatives'])} initiatives."
    lines += ["", f"### Added: {len(added)} facts", "", *_added(after, added)]
    lines += ["", "### Corrected", "", *_corrected(old, new, moved)]
    lines += ["", "### Withdrawn", "", *_withdrawn(old, new, moved)]
    lines += ["", "### Initiatives", "", *_initiatives(before, after)]
    lines += ["", "### Left out", "", *_left_out(left_out)]
    return "\n".join(lines) + "\n"


def _added(after: Tables, added: list[str]) -> list[str]:
    """Count what is new by source, the largest first."""
    counted = Counter(after["facts"][key]["source"] for key in added)
    titled = [(number, after["sources"][key]["title"], key) for key, number in counted.items()]
    titled.sort(key=lambda one: (-one[0], one[2]))
    return [
        "| facts | source | id |",
        "| ---: | --- | --- |",
        *(f"| {n} | {title} | `{key}` |" for n, title, key in titled),
    ]


def _corrected(old: Tables, new: Tables, moved: dict[str, str]) -> list[str]:
    """Name each fact that says something else now, and count those that only cite a better source."""
    lines, better = [], Counter[str]()
    why = {line["id"]: line["why"] for line in table("corrections")}
    for key, row in old.items():
        name = moved.get(key, key)
        if name not in new:
            continue
        said = [field for field in _SAYS if row.get(field) != new[name].get(field)]
        figure = {"value", "unit"} & set(said) and _same_figure(row, new[name])
        said = [field for field in said if not (figure and field in ("value", "unit"))]
        if said or name != key:
            told = ", ".join(f"{field}: {_short(row, field)} → {_short(new[name], field)}" for field in said)
            lines.append(f"- `{key}`{f' is `{name}`' if name != key else ''}: {told}{_because(why.get(key))}")
        elif row["source"] != new[name]["source"]:
            better[new[name]["source"]] += 1
    lines += [
        f"- {number} facts are read in `{key}` now, and say what they said" for key, number in better.most_common()
    ]
    return lines


def _same_figure(old: Row, new: Row) -> bool:
    return bool(convert(old["value"], old["unit"], new["unit"]) == new["value"])


def _short(row: Row, field: str) -> str:
    return str(row.get(field) or "–")


def _because(why: str | None) -> str:
    return f" ({why})" if why else ""


def _withdrawn(old: Tables, new: Tables, moved: dict[str, str]) -> list[str]:
    why = by_key("withdrawn", "fact")
    gone = [key for key in old if key not in new and key not in moved]
    return [f"- `{key}` {old[key]['printed']}{_because(why[key]['why'] if key in why else None)}" for key in gone]


def _initiatives(before: Tables, after: Tables) -> list[str]:
    old, new = before["initiatives"], after["initiatives"]
    grown = [key for key in old if key in new and len(new[key]["states"]) > len(old[key]["states"])]
    positions = [key for key, row in new.items() if row.get("position")]
    return [
        f"- {len(set(new) - set(old))} are added; {len(grown)} have a newer state: "
        + ", ".join(f"`{key}`" for key in grown),
        "- marked as positions, and nothing that is done: " + ", ".join(f"`{key}`" for key in positions),
    ]


def _left_out(left_out: list[LeftOut]) -> list[str]:
    """Count what did not enter by kind and reason."""
    counted = Counter((one.kind, one.reason) for one in left_out)
    rows = [f"| {number} | {kind} | {reason} |" for (kind, reason), number in counted.most_common()]
    return ["| candidates | kind | why |", "| ---: | --- | --- |", *rows]
