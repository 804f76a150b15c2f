"""A store read at one go is the store read record by record: same records to the digit, same faults."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from running import own_fact

from jjj_cli.record.records import Store
from jjj_cli.store.decoding import converted, decoded
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import load
from jjj_cli.store.problems import Problem

KEY = "own.cangzhou.forest-coverage.2021"
FACT = json.dumps(own_fact(value=0), ensure_ascii=False)


def both(tables: str, folder: Path) -> list[tuple[Store, list[Problem]]]:
    """Read a store of one's own at one go where that can be, and record by record."""
    path = folder / "own.json"
    read = []
    # TinyDB's own empty table belongs to no record, and a store that has it is read record by record.
    for content in (f"{{{tables}}}", f'{{{tables}, "_default": {{}}}}'):
        path.write_text(content, encoding="utf-8")
        read.append(load(Files(shipped_path(), path)))
    assert decoded(path.read_bytes()) is None
    return read


# What stands where a fact's value or another of its fields stands, and whether the store is sound with it.
SPELLED: list[tuple[str, str, bool]] = [
    *(('"value": 0', f'"value": {number}', True) for number in ("60.03", "50.0", "50", "0.10", "-0", "-0.0", "1E+2")),
    *(('"value": 0', f'"value": {number}', True) for number in ("1e30", "123456789012345678901234567890", "1e-30")),
    *(('"value": 0', f'"value": "{text}"', True) for text in ("60.03", "1_000", " 5 ")),
    *(('"value": 0', f'"value": "{text}"', False) for text in ("NaN", "Infinity", "-inf", "sNaN", "five", "")),
    *(('"value": 0', f'"value": {number}', False) for number in ("1e31", "1e-31", "1e999999999", "0." + "3" * 31)),
    *(('"value": 0', f'"value": {value}', False) for value in ("true", "null", "[1]", '{"a": 1}')),
    ('"value": 0', '"value": "x", "value": 5', True),  # the last one counts
    ('"value": 0', '"value": 5, "value": "x"', False),
    *(('"unit": "%"', f'"unit": "%", "id": {value}', False) for value in (f'"{KEY}"', '""', "null", "5")),
    ('"unit": "%"', '"unit": "%", "\\u0069d": ""', False),
    ('"unit": "%"', '"unit": "%", "colour": 1', False),
    ('"unit": "%"', '"unit": "%", "note": null', True),
    ('"unit": "%"', '"unit": "%", "note": 1', False),
    ('"unit": "%"', '"unit": "%", "counterpart": ["110000", "110000"]', True),
    ('"unit": "%"', '"unit": "%", "counterpart": ["mars"]', False),
    ('"unit": "%"', '"unit": "%", "counterpart": "110000"', False),
    ('"unit": "%", ', "", False),
    ('"nature": "actual"', '"nature": "hoped"', False),
]


@pytest.mark.parametrize(("old", "new", "sound"), SPELLED, ids=[row[1][-40:] for row in SPELLED])
def test_field_is_read_alike(old: str, new: str, sound: bool, tmp_path: Path) -> None:
    assert old in FACT
    (store, found), (other, named) = both(f'"facts": {{"{KEY}": {FACT.replace(old, new)}}}', tmp_path)
    assert found == named
    assert (not found) == sound
    assert store == other
    if sound:
        assert str(store.facts[KEY].value) == str(other.facts[KEY].value)
        assert store.facts[KEY].id == KEY


@pytest.mark.slow
@settings(max_examples=25, deadline=None)  # each opens the whole store twice
@given(value=st.decimals(allow_nan=True, allow_infinity=True), quoted=st.booleans())
def test_number_is_read_alike(value: Decimal, quoted: bool, tmp_path_factory: pytest.TempPathFactory) -> None:
    spelled = json.dumps(str(value)) if quoted or not value.is_finite() else str(value)
    fact = FACT.replace('"value": 0', f'"value": {spelled}')
    (store, found), (other, named) = both(f'"facts": {{"{KEY}": {fact}}}', tmp_path_factory.getbasetemp())
    assert found == named
    assert [str(fact.value) for fact in store.facts.values()] == [str(fact.value) for fact in other.facts.values()]


# What a store may have instead of its tables, and still be one.
TABLES: list[str] = [
    '"sources": {}',
    f'"facts": {{"x": {{}}}}, "facts": {{"{KEY}": {FACT}}}',  # the last one counts, as in any JSON
    f'"facts": {{"{KEY}": {{}}, "{KEY}": {FACT}}}',
    f'"facts": {{"": {FACT}}}',
    '"checks": {"c": {"kind": "sum", "result": "nothing", "of": []}}',
    '"initiatives": {"i": {}}',
    '"regions": {"130800": {"name": "热河", "name_en": "Jehol", "level": "city"}}',
]


@pytest.mark.parametrize("tables", TABLES)
def test_tables_are_read_alike(tables: str, tmp_path: Path) -> None:
    assert len({repr((_whole(store), found)) for store, found in both(tables, tmp_path)}) == 1


def _whole(store: Store) -> list[object]:
    """Give all that a store holds, however it is kept."""
    return [dict(table) if isinstance(table, Mapping) else table for table in store]


def test_shipped_store_is_read_at_one_go() -> None:
    tables = read_tables(shipped_path())
    at_once = decoded(shipped_path().read_bytes())
    assert at_once is not None
    assert at_once == converted(tables)
    for name, records in at_once.tables().items():
        assert list(records) == list(tables[name])
        assert all(record.id == key for key, record in records.items())


@pytest.mark.parametrize("changed", [{"value": "NaN"}, {"id": KEY}, {"id": None}, {"colour": 1}, {"note": [[[]]]}])
def test_tables_at_fault_are_not_made_at_one_go(changed: dict[str, Any]) -> None:
    tables: dict[str, dict[str, Any]] = {**read_tables(shipped_path()), "facts": {KEY: {**own_fact(), **changed}}}
    assert converted(tables) is None
