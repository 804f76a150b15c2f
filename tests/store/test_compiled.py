"""The compiled store: the same records as the JSON, and never an old one."""

import os
import shutil
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from running import own_fact, write_store

from jjj_cli.own.store import opened as own_store
from jjj_cli.record.coverage import coverage_of
from jjj_cli.record.records import Store
from jjj_cli.record.tables import FactKey
from jjj_cli.store import compiled, compiling, opening
from jjj_cli.store.decoding import decoded
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.search import search
from jjj_cli.store.tables import TABLES


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a copy of the shipped store, which is compiled where it is read."""
    path = tmp_path / "facts.json"
    shutil.copy(shipped_path(), path)
    monkeypatch.setattr(opening, "shipped_path", lambda: path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return path


@pytest.fixture(scope="module")
def packed_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Store]:
    """Give a copy of the shipped store that has been compiled, and the store as it was read from its JSON then."""
    path = tmp_path_factory.mktemp("packed") / "facts.json"
    shutil.copy(shipped_path(), path)
    with pytest.MonkeyPatch.context() as changed:
        changed.setattr(opening, "shipped_path", lambda: path)
        changed.setattr(sys, "dont_write_bytecode", False)
        plain = _opened(path)
    assert isinstance(plain.facts, dict)
    assert compiled.opened(path)
    return path, plain


@pytest.fixture
def both(packed_once: tuple[Path, Store], monkeypatch: pytest.MonkeyPatch) -> tuple[Store, Store]:
    """Give the store as it is read from the JSON, and as it is read, anew for each test, once it is compiled."""
    path, plain = packed_once
    monkeypatch.setattr(opening, "shipped_path", lambda: path)
    return plain, _opened(path)


@pytest.fixture
def packed_place(packed_once: tuple[Path, Store], place: Path) -> Path:
    """Give a copy of the shipped store with what was compiled of it."""
    for path in (packed_once[0], compiled.compiled_path(packed_once[0])):
        shutil.copy2(path, place.parent / path.name)  # the times with it
    return place


def _opened(path: Path, own: Path | None = None) -> Store:
    return opening.open_store(Files(path, own))


def _tables(store: Store) -> dict[str, dict[str, object]]:
    return {name: dict(getattr(store, name)) for name in TABLES}


def test_it_holds_what_the_json_holds(place: Path) -> None:
    first = _opened(place)
    assert isinstance(first.facts, dict)  # read from the JSON, and compiled then
    second = _opened(place)
    assert isinstance(second.facts, compiled.CompiledTable)
    assert {name: list(table.items()) for name, table in _tables(second).items()} == {
        name: list(table.items()) for name, table in _tables(first).items()
    }
    assert dict(second.corrections) == dict(first.corrections)


def test_it_tells_what_there_is_of_each_metric(both: tuple[Store, Store]) -> None:
    first, second = both
    assert second.coverage() == first.coverage() == coverage_of(second.facts.values())
    assert second.coverage()["gdp"].years[-1] == "2025"


@pytest.mark.parametrize(
    "text", ["生物医药", "沧州 GDP", "60%", "Ｃangzhou", "没有这样的词", "森林覆盖绿", "流向 技术合同", "1,05"]
)
def test_it_is_searched_as_the_json_is(both: tuple[Store, Store], text: str) -> None:
    first, second = both
    assert search(second, text) == search(first, text)


def test_what_is_ones_own_is_found_beside_it(place: Path, tmp_path: Path) -> None:
    own = write_store(tmp_path / "own.json", facts={"own.tea.2022": own_fact(period="2022", basis="只有茶园")})
    _opened(place)
    assert [hit.id for hit in search(_opened(place, own), "只有茶园")] == ["own.tea.2022"]


def test_what_is_ones_own_counts_too(place: Path, tmp_path: Path) -> None:
    fact = own_fact(metric="hsr-mileage", region="130800", unit="公里", printed="60公里", period="1999")
    own = write_store(tmp_path / "own.json", facts={"own.hsr-mileage.1999": fact})
    _opened(place)
    there = _opened(place, own).coverage()["hsr-mileage"]
    assert (there.years[0], "130800" in there.regions) == ("1999", True)


def test_a_record_by_itself_is_the_one_among_all(both: tuple[Store, Store]) -> None:
    facts = both[1].facts
    assert isinstance(facts, compiled.CompiledTable)
    key = "chengde.forest-coverage.2022-10"
    alone = facts[key]
    assert {fact.id: fact for fact in facts.values()}[key] is alone
    assert facts[key] is alone


@pytest.mark.parametrize(
    ("field", "value"),
    [("metric", "gdp"), ("region", "130900"), ("source", "jjj-delegates-2022-10"), ("part_of", "none"), ("metric", "")],
)
def test_an_index_finds_what_a_look_at_all_finds(both: tuple[Store, Store], field: FactKey, value: str) -> None:
    plain, indexed = both
    expected = [fact for fact in plain.facts.values() if getattr(fact, field) == value]
    assert indexed.facts_where(field, value) == plain.facts_where(field, value) == expected
    assert indexed.count_where(field, value) == plain.count_where(field, value) == len(expected)


def _rewritten(path: Path, change: Callable[[bytes], bytes]) -> None:
    path.write_bytes(change(path.read_bytes()))


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


STALE: dict[str, Callable[[Path], None]] = {
    "the JSON is edited": lambda path: _rewritten(path, lambda content: content.replace(b"60.03", b"60.04")),
    "the JSON is touched": lambda path: os.utime(path, ns=(0, path.stat().st_mtime_ns + 1)),
    "cut short": lambda path: _rewritten(compiled.compiled_path(path), lambda content: content[:-1]),
    "empty": lambda path: _rewritten(compiled.compiled_path(path), lambda _: b""),
    "something else": lambda path: _rewritten(compiled.compiled_path(path), lambda _: b"{}" * 400),
    "a folder": lambda path: _folder(compiled.compiled_path(path)),
}


@pytest.mark.parametrize("make", STALE.values(), ids=STALE)
def test_what_is_not_of_this_json_is_not_read(packed_place: Path, make: Callable[[Path], None]) -> None:
    place = packed_place
    assert compiled.opened(place)
    make(place)
    assert compiled.opened(place) is None
    value = _opened(place).facts["chengde.forest-coverage.2022-10"].printed
    assert value.encode() in place.read_bytes()


def test_what_another_jjj_compiled_is_not_read(packed_place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = packed_place
    assert compiled.opened(place)
    monkeypatch.setattr(compiled, "__version__", "0.0.0")
    assert compiled.opened(place) is None


def test_what_is_packed_together_is_read_until_the_json_is_edited(place: Path) -> None:
    compiled.compiled_path(place).write_bytes(compiling.packed(place))
    os.utime(place, ns=(0, compiled.compiled_path(place).stat().st_mtime_ns + 10**9))  # installers write one by one
    assert compiled.opened(place)
    os.utime(place, ns=(0, compiled.compiled_path(place).stat().st_mtime_ns + 60 * 10**9))
    assert compiled.opened(place) is None


def test_what_is_not_sound_is_not_packed(place: Path) -> None:
    _rewritten(place, lambda content: content.replace(b'"region": "130800"', b'"region": "nowhere"', 1))
    with pytest.raises(ValueError, match="not sound"):
        compiling.packed(place)


@pytest.mark.parametrize("forbidden", ["by Python", "by the folder"])
def test_nothing_is_written_where_that_is_forbidden(
    place: Path, monkeypatch: pytest.MonkeyPatch, forbidden: str
) -> None:
    if forbidden == "by Python":
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    else:
        monkeypatch.setattr(compiling, "NamedTemporaryFile", lambda **_: open("/proc/none", "wb"))  # noqa: PTH123, SIM115
    assert _opened(place).facts
    assert sorted(path.name for path in place.parent.iterdir()) == ["facts.json"]


def test_one_s_own_records_lie_before_the_shipped_ones(place: Path, write_store: Callable[..., Path]) -> None:
    records = decoded(place.read_bytes())
    assert records
    facts = {key: fact for key, fact in records.facts.items() if fact.metric == "gdp"}
    copied, other = list(facts.items())[:2]
    own = {
        "own.gdp": {**_plain(other[1]), "supersedes": other[0], "supersedes_printed": other[1].printed},
        copied[0]: _plain(copied[1]),
    }
    path = write_store(place.parent, {"facts": own}, "own.json")
    plain, layered = _opened(place, path), None
    _opened(place)  # compiles it
    layered = _opened(place, path)
    assert not isinstance(layered.facts, dict)
    assert _tables(layered) == _tables(plain)
    assert list(layered.facts) == list(plain.facts)
    assert len(layered.facts) == len(plain.facts)
    assert layered.facts_where("metric", "gdp") == plain.facts_where("metric", "gdp")
    assert layered.count_where("region", "110000") == plain.count_where("region", "110000")
    assert dict(layered.corrections) == dict(plain.corrections)
    assert layered.own == plain.own


def test_what_is_put_beside_a_compiled_store_is_written(place: Path, tmp_path: Path) -> None:
    _opened(place)
    fact = _opened(place).facts["chengde.forest-coverage.2022-10"]
    files = Files(place, None, kept=tmp_path / "own.json")
    new = msgspec.structs.replace(fact, id="own.one", value=Decimal("61.03"), printed="61.03%")
    with own_store(files) as own:
        assert own.put("facts", new).status == "added"
        assert own.put("facts", new).status == "duplicate"
    assert _opened(place, tmp_path / "own.json").facts["own.one"] == new


def _plain(record: object) -> dict[str, object]:
    fields = {name: getattr(record, name) for name in record.__struct_fields__ if name != "id"}  # type: ignore[attr-defined]
    return {name: value for name, value in fields.items() if value not in (None, ())}
