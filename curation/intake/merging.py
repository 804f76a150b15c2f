"""What enters, put into the store's tables: ids that are there stay, and keep their place."""

from decimal import Decimal
from typing import NamedTuple

from intake import shaping
from intake.candidates import Candidates, LeftOut, Row, parted, record, without_reader
from intake.decisions import by_key, table
from jjj_cli.store.tables import Tables

# Whole groups of facts come in the order of their metrics, regions and times.
Order = tuple[int, str, str, str]


class Merged(NamedTuple):
    """The store's tables as they are to be, and what did not enter them."""

    tables: Tables
    left_out: list[LeftOut]


def merge(tables: Tables, found: Candidates) -> Merged:
    """Put the candidates that enter into a store's tables, and do what else is decided."""
    made: Tables = {name: dict(rows) for name, rows in tables.items()}
    entering, left_out = parted(found, set(made["metrics"]))
    _mend(made["facts"])
    _upgrade(made["facts"])
    _enter(made, found, entering)
    left_out += _initiatives(made, found)
    _used(made, found)
    for line in table("regions"):
        made["regions"].pop(line["region"], None)
    made["exemptions"] = {line["id"]: _exemption(line) for line in table("exemptions")}
    return Merged(made, left_out)


def _mend(facts: dict[str, Row]) -> None:
    """Withdraw and correct the store's own facts, each at its place, and give them their vintage."""
    withdrawn = by_key("withdrawn", "fact")
    mended = dict(shaping.fact(key, row, there=True) for key, row in facts.items() if key not in withdrawn)
    facts.clear()
    facts.update(mended)


def _upgrade(facts: dict[str, Row]) -> None:
    """Cite better sources for facts of the store: the figure stays what it was."""
    for line in table("upgrades"):
        if line["fact"] in facts:
            figure = {"value": Decimal(line["value"]), "unit": line["unit"], "printed": line["printed"]}
            better = {**facts[line["fact"]], **figure, "source": line["source"], "locator": line["locator"]}
            facts[line["fact"]] = shaping.fact(line["fact"], better, there=True)[1]


def _enter(made: Tables, found: Candidates, entering: list[Row]) -> None:
    """Add the candidates' facts behind those that are there, with their metrics, in the order of these."""
    given = {**made["metrics"], **found.metrics}
    new = dict(shaping.fact(row["id"], row) for row in entering)
    measured = {row["metric"] for row in (*made["facts"].values(), *new.values())}
    worked_out = {key for key, row in given.items() if row.get("formula")}
    order = [line["id"] for line in table("metrics") if line["id"] in measured | worked_out]
    made["metrics"] = {key: shaping.metric(key, given[key]) for key in order}
    place = {key: number for number, key in enumerate(order)}

    def sorting(item: tuple[str, Row]) -> Order:
        key, row = item
        return place[row["metric"]], row["region"], row["period"].rpartition("/")[2], key

    made["facts"] |= {key: row for key, row in sorted(new.items(), key=sorting) if key not in made["facts"]}


def _initiatives(made: Tables, found: Candidates) -> list[LeftOut]:
    """Add the initiatives that enter, and to those that are there the states that they were in since."""
    left_out: list[LeftOut] = []
    there = made["initiatives"]
    for row in found.initiatives:
        decided = shaping.decided(row["id"])
        doubt = decided.get("doubt", row["doubt"])
        if doubt or "left_out" in decided:
            kind, reason = ("doubt", doubt) if doubt else ("initiative", "one person's proposal")
            left_out.append(LeftOut(row["id"], row["row"], kind, without_reader(reason)))
            continue
        new = shaping.initiative(row)
        old = there.get(row.get("updates") or "")
        if old is None:
            there.setdefault(row["id"], new)
        elif new["states"][0] not in old["states"]:
            regions = [*old["regions"], *(code for code in new["regions"] if code not in old["regions"])]
            states = [*old["states"], *new["states"]]
            kept = {field: value for field, value in old.items() if field != "summary_en"}  # of the summary before
            there[row["updates"]] = {**kept, "regions": regions, "summary": new["summary"], "states": states}
    for key in there:
        if shaping.decided(key).get("position"):
            there[key] = {**there[key], "position": True}
    return left_out


def _used(made: Tables, found: Candidates) -> None:
    """Add the regions and sources that are referred to, and drop sources that no more are."""
    cited = {row["source"] for row in made["facts"].values()}
    cited |= {state.get("source") for row in made["initiatives"].values() for state in row["states"]}
    for key, row in found.sources.items():
        if key in cited:
            made["sources"].setdefault(key, row)
    made["sources"] = {key: shaping.source(row) for key, row in made["sources"].items() if key in cited}
    wanted = {code for row in made["facts"].values() for code in (row["region"], *row.get("counterpart", ()))}
    wanted |= {code for row in made["initiatives"].values() for code in row["regions"]}
    for code, row in found.regions.items():
        if code in wanted:
            made["regions"].setdefault(code, record(row))


def _exemption(line: dict[str, str]) -> Row:
    return {"rule": line["rule"], "of": line["of"].split(), "note": line["note"]}
