"""What the tests of exports share: a store of hard cases, and each export of it made once."""

import tempfile
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from running import TABLES, own_fact, run

from jjj_cli.exports.excerpt import with_references
from jjj_cli.record.records import Fact, Store
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store

# Texts that a spreadsheet, a terminal, a browser or a database would act on, and those that get lost easily.
TEXTS = {
    "formula": "=1+1",
    "call": "@SUM(A1)",
    "command": "+cmd|' /C calc'!A0",
    "apostrophe and formula": "'=1+1",
    "apostrophes": "''=1",
    "apostrophe": "'tis",
    "line break first": "\n=1+1",
    "lines": "one\ntwo\n\nfour\n",
    "return": "evil\rgood",
    "tab": "\ta\tb",
    "quotes and commas": "he said \"1,2\", and left; 'so'",
    "escape": "\x1b[31mred\x1b[0m\x07",
    "C1": "\x9b31m a\x85b",
    "override": "a\u202etxt.exe\u202c",
    "separators": "a\u2028b\u2029c",
    "beyond the first plane": "𠮷\U000e0041",
    "spelled out": "\\x1b \\u202e \\n",
    "backslashes": "C:\\new\\;x\\",
    "html": "</script><script>alert(1)</script><b>&amp;",
    "sql": "'); DROP TABLE facts; --",
    "json": '{"@id": "javascript:alert(1)", "@type": "@id"}',
    "error": "#N/A",
    "number": "0012",
    "date": "2022-09",
    "spaces": "  both sides  ",
    "true": "TRUE",
    "noncharacter": "a\ufffeb\uffff",
}
# Values with a unit and a hedge: whole, huge, tiny, with zeros that mean something, below nothing.
FIGURES: tuple[tuple[str, str, str], ...] = (
    ("60.03", "元", "eq"),
    ("50.0", "万元", "gt"),
    ("1E+29", "元", "ge"),
    ("123456789012345678901234567.89", "元", "lt"),
    ("0.000000000000000000000000000012", "亿元", "le"),
    ("-5.20", "亿元", "approx"),
    ("0", "元", "near"),
    ("9007199254740993", "元", "eq"),
)
PERIODS = ("2022", "2022-09", "2021-12-31", "2012/2022-10", "../2022-10", "2020-02-29/2021-03-15")
METRIC, REGION, OTHER = "own-money", "own-zone", "own-other"
# The part of both stores that is exported where nothing else is asked for: the shipped one is large.
PART = ("forest-coverage", "investment-total", METRIC)
# What no fact is of.
NOTHING = ("--region", "南开", "--metric", "forest-coverage")
FACTS = "facts"

_FOLDER = tempfile.TemporaryDirectory()


def _tables() -> dict[str, dict[str, Any]]:
    hard = '=HYPERLINK("x")\n\'<b>'
    tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    tables["metrics"][METRIC] = {
        "name": f"金额{hard}",
        "name_en": f"Money{hard}",
        "aliases": ["a;b", "c\\", "=d"],
        "definition": hard,
        "unit": "元",
        "domain": "industry",
        "additive": True,
    }
    for code, name in ((REGION, f"某区;{hard}"), (OTHER, "-另一区\x1b[31m")):
        zone = {"name": name, "name_en": name, "aliases": [f"{name};x"], "level": "zone", "parent": "130900"}
        tables["regions"][code] = zone
    tables["sources"]["own-source"] = {
        "title": hard,
        "publishers": ["A;B", hard],
        "url": "javascript:alert(1)",
        "authority": "press",
        "access": "copy",
        "note": hard,
        "left_out": [{"printed": hard, "locator": hard, "reason": hard}],
    }
    sound = {"metric": METRIC, "region": REGION, "source": "own-source", "unit": "元"}
    for name, text in TEXTS.items():
        key = f"own.text.{name.replace(' ', '-').lower()}"
        texts = dict.fromkeys(("printed", "basis", "locator", "note"), text)
        tables[FACTS][key] = own_fact(**sound, **texts, counterpart=[OTHER, "110000"])
    for place, (value, unit, relation) in enumerate(FIGURES):
        figure = {**sound, "value": Decimal(value), "unit": unit, "relation": relation, "printed": f"{value}{unit}"}
        tables[FACTS][f"own.figure.{place}"] = own_fact(**figure)
    for period in PERIODS:
        tables[FACTS][f"own.period.{period.replace('/', '-').replace('..', 'to')}"] = own_fact(
            **sound, period=period, accumulation="cumulative", nature="planned"
        )
    tables[FACTS]["own.part"] = own_fact(**sound, part_of="own.figure.0", nature="preliminary", accumulation="flow")
    tables[FACTS]["own.correction"] = own_fact(
        **sound,
        supersedes="own.figure.1",
        supersedes_printed="50.0万元",
        nature="revised",
        vintage="economic-census-2018",
    )
    tables["initiatives"]["own-plan"] = {
        "name": hard,
        "name_en": hard,
        "regions": [REGION, OTHER],
        "domain": "industry",
        "summary": hard,
        "states": [
            {"status": "planned", "printed": hard, "period": "2022", "source": "own-source"},
            {"status": "under-way", "printed": hard, "period": "2022-09", "source": "own-source", "locator": hard},
        ],
        "facts": ["own.figure.0", "own.part"],
    }
    return tables


@cache
def hard_store() -> Path:
    """Write the store of hard cases, once."""
    path = Path(_FOLDER.name) / "own.json"
    path.write_bytes(msgspec.json.Encoder(decimal_format="number").encode(_tables()))
    return path


@cache
def records() -> Store:
    """Read the shipped store and the hard one beside it, as the command does, and take the part that is exported."""
    store = open_store(Files(shipped_path(), hard_store()))
    part = with_references(store, [fact for fact in store.facts.values() if fact.metric in PART])
    tables: dict[str, Any] = {name: {one.id: one for one in getattr(part, name)} for name in part._fields[1:-1]}
    return store._replace(**tables)


@cache
def exported(name: str, *asked: str) -> Path:
    """Export the part of both stores, or what is asked for of them, to a file of this name, once."""
    folder = Path(tempfile.mkdtemp(dir=_FOLDER.name))
    filters = {"--source", "--region", "--metric", "--nature", "--period"}
    part = () if filters.intersection(asked) else (f"--metric={metric}" for metric in PART)
    done = run("export", "-o", folder / name, "--store", hard_store(), *part, *asked)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert [path.name for path in folder.iterdir()] == [name]
    return folder / name


# The fields of a record, and under which names an export has them.
RECORD = {
    "id": "fact",
    "metric": "metric",
    "region": "region_code",
    "value": "printed_value",
    "unit": "printed_unit",
    "relation": "relation",
    "printed": "printed",
    "period": "period",
    "accumulation": "accumulation",
    "nature": "nature",
    "vintage": "vintage",
    "basis": "basis",
    "counterpart": "counterpart_codes",
    "part_of": "part_of",
    "supersedes": "supersedes",
    "supersedes_printed": "supersedes_printed",
    "source": "source",
    "locator": "locator",
    "note": "note",
}


def as_exported(fact: Fact) -> dict[str, Any]:
    """Give a record under the names of an export, its list as a list."""
    assert set(RECORD) == set(Fact.__struct_fields__)
    return {
        name: list(value) if isinstance(value := getattr(fact, field), tuple) else value
        for field, name in RECORD.items()
    }


def all_facts() -> dict[str, dict[str, Any]]:
    """Give all records by id, under the names of an export."""
    return {fact.id: as_exported(fact) for fact in records().facts.values()}
