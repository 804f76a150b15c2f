"""The store: what is none is told in one sentence, what is one is read exactly, and nothing is ever written."""

import copy
import difflib
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tinydb.queries import where
from tinydb.table import Document

from jjj_cli.errors import StoreError
from jjj_cli.store.checking import ReadOnlyStorage, SlugDB
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.location import Files, locate, shipped_path
from jjj_cli.store.opening import load, open_store
from jjj_cli.store.tables import TABLES, dump

Tables = dict[str, dict[str, Any]]
Run = Callable[..., CompletedProcess[str]]
WriteStore = Callable[..., Path]

FOREST = "chengde.forest-coverage.2022-10"
MINE = "mine.forest-coverage.2021"


@pytest.fixture(scope="module")
def tables() -> Tables:
    return read_tables(shipped_path())


@pytest.fixture
def mine(tables: Tables) -> dict[str, Any]:
    return {**tables["facts"][FOREST], "value": Decimal("1.10"), "printed": "1.10%", "period": "2021"}


def refused(path: Path) -> StoreError:
    """Open a store that is none, and give what is said of it: one sentence, with a path."""
    with pytest.raises(StoreError) as caught:
        open_store(Files(path, None))
    assert caught.value.exit_code == 1
    assert len(caught.value.message.splitlines()) == 1
    return caught.value


RECORD = '{"metric": "forest-coverage", "region": "130800"}'

# What the file holds, the key of the message, and a word that says what is wrong.
BAD_FILES: list[tuple[str, bytes, str, str]] = [
    ("empty", b"", "empty", "empty"),
    ("blank", b" \n\t\r\n ", "empty", "empty"),
    ("text", "京津冀\n".encode(), "not-json", "malformed"),
    ("python", b"{'facts': {}}", "not-json", "malformed"),
    ("comment", b'{"facts": {}} // mine', "not-json", "trailing"),
    ("two-objects", b'{"facts": {}}{"facts": {}}', "not-json", "trailing"),
    ("list", b"[]", "not-a-store", "not an object"),
    ("number", b"5", "not-a-store", "not an object"),
    ("null", b"null", "not-a-store", "not an object"),
    ("string", b'"facts"', "not-a-store", "not an object"),
    ("table-a-list", b'{"facts": []}', "not-a-table", "facts"),
    ("table-null", b'{"regions": null}', "not-a-table", "regions"),
    ("record-a-string", b'{"sources": {"a": "b"}}', "not-a-table", "sources"),
    ("record-a-list", f'{{"facts": {{"a": [{RECORD}]}}}}'.encode(), "not-a-table", "facts"),
    ("unknown-table", b'{"facts": {}, "figures": {}}', "unknown-table", "figures"),
    ("latin-1", '{"facts": {"Xiong’an café": {}}}'.encode("cp1252"), "not-utf8", "UTF-8"),
    ("gb18030", '{"facts": {"承德": {"note": "森林"}}}'.encode("gb18030"), "not-utf8", "UTF-8"),
    ("utf-16", '{"facts": {}}'.encode("utf-16"), "not-utf8", "UTF-8"),
    ("utf-16-be", b"\xfe\xff" + '{"facts": {}}'.encode("utf-16-be"), "not-utf8", "UTF-8"),
    ("byte-order-mark", b'\xef\xbb\xbf{"facts": {}}', "not-json", "malformed"),
    ("zero-bytes", b"\x00" * 64, "not-json", "malformed"),
    ("deep", b'{"facts":' + b"[" * 100_000, "not-json", "deep"),
    ("deep-and-closed", b'{"facts":' * 50_000 + b"1" + b"}" * 50_000, "not-json", "deep"),
    ("nan", b'{"facts": {"a": {"value": NaN}}}', "not-json", "malformed"),
    ("infinity", b'{"facts": {"a": {"value": -Infinity}}}', "not-json", "malformed"),
    ("endless-integer", b'{"facts": {"a": {"value": ' + b"9" * 5000 + b"}}}", "not-json", "range"),
    ("lone-surrogate", b'{"facts": {"a": {"note": "\\ud800"}}}', "not-json", "("),
]


@pytest.mark.parametrize(("content", "key", "word"), [row[1:] for row in BAD_FILES], ids=[row[0] for row in BAD_FILES])
def test_file_that_is_no_store(content: bytes, key: str, word: str, tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_bytes(content)
    error = refused(path)
    assert error.key == key
    assert str(path) in error.message
    assert word in error.message


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_truncated_store(share: float, tmp_path: Path) -> None:
    whole = shipped_path().read_bytes()
    path = tmp_path / "own.json"
    path.write_bytes(whole[: int(len(whole) * share)])
    error = refused(path)
    assert error.key in {"not-json", "not-utf8"}
    assert str(path) in error.message


def test_missing_file(tmp_path: Path) -> None:
    error = refused(tmp_path / "none.json")
    assert (error.key, error.message) == ("no-file", f"no such store: {tmp_path / 'none.json'}")


def test_missing_directory(tmp_path: Path) -> None:
    assert refused(tmp_path / "none" / "none.json").key == "no-file"


def test_directory(tmp_path: Path) -> None:
    error = refused(tmp_path)
    assert error.key == "directory"
    assert str(tmp_path) in error.message


def test_file_in_the_place_of_a_directory(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    error = refused(tmp_path / "file" / "facts.json")
    assert error.key == "unreadable"
    assert str(tmp_path) in error.message


def test_link_to_itself(tmp_path: Path) -> None:
    path = tmp_path / "link"
    path.symlink_to(path)
    error = refused(path)
    assert error.key == "unreadable"
    assert str(path) in error.message


def test_store_of_a_hundred_megabytes_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.touch()
    os.truncate(path, 100_000_000)
    error = refused(path)
    assert error.message == f"the store is too large: {path} has 100 MB, at most 80 MB are read"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_named_pipe_is_not_waited_for(tmp_path: Path, jjj: Run) -> None:
    # In a process of its own, which ends some time where it does wait.
    os.mkfifo(tmp_path / "own.json")
    told = jjj("facts", "--store", "own.json")
    assert (told.returncode, told.stdout) == (1, "")
    assert "the store is not a regular file: own.json" in told.stderr


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text("{}", encoding="utf-8")
    path.chmod(0)
    error = refused(path)
    assert error.key == "unreadable"
    assert str(path) in error.message


def test_name_that_no_file_can_have() -> None:
    assert refused(Path("a\0b")).key == "unreadable"


# What is done to a fact, where the fault is told to be, and a word that says what is wrong.
BAD_RECORDS: list[tuple[str, dict[str, Any], str]] = [
    ("dangling-metric", {"metric": "nothing"}, "nothing"),
    ("dangling-region", {"region": "999999"}, "999999"),
    ("dangling-source", {"source": "nobody"}, "nobody"),
    ("dangling-counterpart", {"counterpart": ["110000", "mars"]}, "mars"),
    ("dangling-whole", {"part_of": "nothing"}, "nothing"),
    ("value-too-large", {"value": Decimal("1e999999999")}, "30 digits"),
    ("value-too-small", {"value": Decimal("1e-999999999")}, "30 digits"),
    ("value-too-long", {"value": Decimal("0." + "3" * 31)}, "30 digits"),
    ("value-no-number", {"value": "NaN"}, "not finite"),
    ("value-endless", {"value": "-Infinity"}, "not finite"),
    ("value-a-list", {"value": [1]}, "value"),
    ("value-a-truth", {"value": True}, "value"),
    ("unknown-field", {"colour": "green"}, "colour"),
    ("unknown-nature", {"nature": "hoped"}, "nature"),
    ("note-an-object", {"note": {"a": 1}}, "note"),
    ("deep-note", {"note": [[[[[[[[[[]]]]]]]]]]}, "note"),
]


@pytest.fixture
def damaged(tables: Tables, tmp_path: Path, write_store: WriteStore) -> Callable[[dict[str, Any]], Path]:
    def write(fields: dict[str, Any]) -> Path:
        facts = {**tables["facts"], FOREST: {**tables["facts"][FOREST], **fields}}
        return write_store(tmp_path, {**tables, "facts": facts})

    return write


@pytest.mark.parametrize(("fields", "word"), [row[1:] for row in BAD_RECORDS], ids=[row[0] for row in BAD_RECORDS])
def test_record_at_fault_is_named(fields: dict[str, Any], word: str, damaged: Callable[..., Path]) -> None:
    error = refused(damaged(fields))
    assert error.key == "record"
    assert FOREST in error.message
    assert word in error.message


def test_file_of_a_record_at_fault_is_named(damaged: Callable[..., Path]) -> None:
    path = damaged({"region": "999999"})
    assert str(path) in refused(path).message


def test_deep_nesting_below_what_the_reader_takes_is_a_fault_of_the_record(
    tables: Tables, tmp_path: Path, jjj: Run
) -> None:
    text = dump(tables).decode()
    own = tmp_path / "own.json"
    own.write_text(text.replace('"value": 60.03', '"value": 60.03, "note": ' + "[" * 900 + "]" * 900), encoding="utf-8")
    for command in ("audit", "sources"):
        told = jjj(command, "--store", str(own))
        assert told.returncode == 1
        assert "jjj failed" not in told.stderr


def test_shipped_store_has_every_table(tables: Tables) -> None:
    assert list(tables) == ["about", *TABLES]
    assert all(tables.values())


def test_shipped_file_is_in_canonical_form(tables: Tables) -> None:
    assert dump(tables) == shipped_path().read_bytes()


def test_canonical_form_does_not_depend_on_the_order_of_fields_and_tables(tables: Tables) -> None:
    shuffled = {
        name: {key: dict(reversed(record.items())) for key, record in tables[name].items()}
        for name in reversed(list(tables))
    }
    assert dump(shuffled) == dump(tables)


def test_canonical_form_is_utf8_unescaped_and_ends_with_a_line(tables: Tables) -> None:
    text = dump(tables).decode()
    assert "京津冀" in text
    assert "\\u" not in text
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


@pytest.mark.parametrize(
    "number",
    ["60.03", "1.10", "0.10", "100", "100.0", "-0.5", "0", "12345678901234567890", "1234567.890123456789", "1E+2"],
)
def test_dump_keeps_every_digit(number: str, tables: Tables, mine: dict[str, Any], tmp_path: Path) -> None:
    facts = {MINE: {**mine, "value": Decimal(number)}}
    written = dump({**tables, "facts": facts, "initiatives": {}, "checks": {}, "exemptions": {}, "bases": {}})
    path = tmp_path / "facts.json"
    path.write_bytes(written)
    assert f'"value": {number},'.encode() in written
    assert dump(read_tables(path)) == written
    value = open_store(Files(path, None)).facts[MINE].value
    assert isinstance(value, Decimal)
    assert (value, str(value)) == (Decimal(number), number)


@settings(deadline=None)
@given(number=st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15))
def test_dump_and_read_are_inverse(number: Decimal, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "inverse.json"
    path.write_bytes(dump({"facts": {"a": {"value": number}}}))
    assert Decimal(read_tables(path)["facts"]["a"]["value"]) == number


def _around(records: dict[str, Any], key: str | None) -> list[tuple[str, Any]]:
    place = list(records).index(key) if key else 0
    return list(records.items())[max(0, place - 20) : place + 20]


@pytest.mark.parametrize(
    ("table", "key", "field", "value"),
    [
        ("facts", FOREST, "value", Decimal("60.04")),
        ("facts", FOREST, "note", "更正"),
        ("facts", FOREST, "basis", "含灌木林"),
        ("metrics", "forest-coverage", "definition", "…"),
        ("regions", "130800", "name_en", "Chengde City"),
    ],
)
def test_changed_field_is_one_hunk(table: str, key: str, field: str, value: object, tables: Tables) -> None:
    # Of each table the record itself and some that stand around it.
    few = {name: dict(_around(records, key if name == table else None)) for name, records in tables.items()}
    changed = copy.deepcopy(few)
    changed[table][key][field] = value
    before, after = dump(few).decode().splitlines(), dump(changed).decode().splitlines()
    diff = list(difflib.unified_diff(before, after, n=0, lineterm=""))
    assert sum(line.startswith("@@") for line in diff) == 1
    # A field laid after the last one gives that one a comma.
    assert sum(line.startswith(("+", "-")) and not line.startswith(("+++", "---")) for line in diff) <= 3


def test_own_and_shipped_are_read_as_one(mine: dict[str, Any], tmp_path: Path, write_store: WriteStore) -> None:
    own = write_store(tmp_path, {"facts": {MINE: mine}})
    store = open_store(Files(shipped_path(), own))
    assert {FOREST, MINE} <= set(store.facts)
    assert store.own == {MINE}
    assert store.facts[MINE].value == Decimal("1.10")


@pytest.mark.parametrize(
    "only",
    [
        None,
        pytest.param(
            "own",
        ),
    ],
)
def test_own_store_brings_its_own_regions_metrics_and_sources(
    only: str | None, tables: Tables, mine: dict[str, Any], tmp_path: Path, write_store: WriteStore
) -> None:
    own = {
        "sources": {"my-source": {"title": "笔记", "publishers": ["我"], "authority": "press", "access": "copy"}},
        "regions": {"my-zone": {"name": "我的园区", "name_en": "Mine", "level": "zone", "parent": "130800"}},
        "metrics": {"my-metric": {**tables["metrics"]["forest-coverage"], "name": "林"}},
        "facts": {MINE: {**mine, "source": "my-source", "region": "my-zone", "metric": "my-metric"}},
    }
    store = open_store(Files(shipped_path(), write_store(tmp_path, own), only))
    assert store.facts[MINE].region == "my-zone"
    assert store.own == {"my-source", "my-zone", "my-metric", MINE}


def test_same_record_in_both_is_no_clash(tables: Tables, tmp_path: Path, write_store: WriteStore) -> None:
    own = write_store(tmp_path, {"facts": {FOREST: tables["facts"][FOREST]}})
    assert load(Files(shipped_path(), own))[1] == []


@pytest.mark.parametrize(
    ("table", "key", "fields"),
    [
        ("facts", FOREST, {"value": Decimal("60.04")}),
        ("regions", "130800", {"name_en": "Jehol"}),
        ("metrics", "forest-coverage", {"unit": "‰"}),
    ],
)
def test_clash_is_refused(
    table: str, key: str, fields: dict[str, Any], tables: Tables, tmp_path: Path, write_store: WriteStore
) -> None:
    own = write_store(tmp_path, {table: {key: {**tables[table][key], **fields}}})
    with pytest.raises(StoreError, match="both stores") as caught:
        open_store(Files(shipped_path(), own))
    assert key in caught.value.message


def test_only_own_leaves_out_the_shipped_facts_and_initiatives(
    mine: dict[str, Any], tmp_path: Path, write_store: WriteStore
) -> None:
    store = open_store(Files(shipped_path(), write_store(tmp_path, {"facts": {MINE: mine}}), "own"))
    assert list(store.facts) == [MINE]
    assert store.initiatives == {}
    assert "130800" in store.regions


@pytest.mark.parametrize(
    ("table", "field", "value"), [("facts", "part_of", FOREST), ("initiatives", "facts", [FOREST])]
)
def test_only_own_may_refer_to_shipped_facts(
    table: str, field: str, value: object, tables: Tables, tmp_path: Path, write_store: WriteStore
) -> None:
    like = next(iter(tables[table].values()))
    own = write_store(tmp_path, {table: {"mine": {**like, field: value}}})
    assert load(Files(shipped_path(), own))[1] == []
    assert load(Files(shipped_path(), own, "own"))[1] == []


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an empty home, in which the data directory lies where the platform has it."""
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("JJJ_STORE", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def test_own_store_is_the_one_named_then_the_environment_then_the_data_directory(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = shipped_path()
    assert locate(None)[:3] == (shipped, None, None)
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    default = home / "data" / "jjj" / "facts.json"
    default.parent.mkdir(parents=True)
    default.touch()
    if locate(None).own != default:
        pytest.skip("the data directory of this platform lies elsewhere")
    monkeypatch.setenv("JJJ_STORE", str(home / "named.json"))
    assert locate(None)[:3] == (shipped, home / "named.json", None)
    given = home / "given.json"
    assert locate(given) == Files(shipped, given, kept=given)
    monkeypatch.setenv("JJJ_STORE", "")
    assert locate(None)[:3] == (shipped, default, None)


def test_only_shipped_reads_no_other(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JJJ_STORE", str(home / "broken.json"))
    given = home / "given.json"
    assert locate(given, only_shipped=True) == Files(shipped_path(), None, kept=given)  # read by nobody, and kept


def test_only_own_wants_one(home: Path) -> None:
    given = home / "given.json"
    assert locate(given, only_own=True) == Files(shipped_path(), given, "own", given)
    with pytest.raises(StoreError) as caught:
        locate(None, only_own=True)
    assert caught.value.key == "no-own-store"


def test_command_reads_the_store_that_the_environment_names(
    mine: dict[str, Any], tmp_path: Path, write_store: WriteStore, jjj: Run
) -> None:
    own = write_store(tmp_path, {"facts": {MINE: mine}}, "own.json")
    asked = ("facts", "--metric", "forest-coverage", "--format", "tsv", "--fields", "fact")
    assert MINE in jjj(*asked, JJJ_STORE=str(own)).stdout.split()
    assert MINE in jjj(*asked, "--store", str(own)).stdout.split()
    assert MINE not in jjj(*asked).stdout.split()
    assert MINE not in jjj(*asked, "--only-shipped", JJJ_STORE=str(own)).stdout.split()


def test_command_shows_the_own_store_alone(
    mine: dict[str, Any], tmp_path: Path, write_store: WriteStore, jjj: Run
) -> None:
    own = write_store(tmp_path, {"facts": {MINE: mine}}, "own.json")
    assert jjj("facts", "--only-own", "--fields", "fact", "--store", str(own)).stdout.split() == ["fact", MINE]


@pytest.mark.parametrize("content", [None, b"", b"[]", b"\xff\xfe{"])
def test_command_tells_a_broken_store_in_one_sentence(content: bytes | None, tmp_path: Path, jjj: Run) -> None:
    own = tmp_path / "own.json"
    if content is not None:
        own.write_bytes(content)
    told = jjj("facts", "--store", str(own))
    assert (told.returncode, told.stdout) == (1, "")
    # One sentence, however the terminal's width breaks it; a hint may follow.
    first = told.stderr.partition("hint:")[0]
    assert first.startswith("error:")
    assert "own.json" in first.replace("\n", "").replace(" ", "")
    assert "Traceback" not in told.stderr


def test_read_only_storage_never_writes(tmp_path: Path, tables: Tables) -> None:
    path = tmp_path / "facts.json"
    path.write_bytes(dump(tables))
    path.chmod(0o444)
    tmp_path.chmod(0o555)  # nor may a lock or a copy be laid beside it
    try:
        database = SlugDB(read_tables(path), storage=ReadOnlyStorage)
        assert FOREST in {str(document.doc_id) for document in database.table("facts")}
        writes: list[Callable[[], object]] = [
            lambda: database.storage.write({}),
            lambda: database.table("facts").insert(Document({"metric": "x"}, doc_id="new")),  # type: ignore[arg-type]
            lambda: database.table("facts").update({"note": "x"}),
            lambda: database.table("facts").remove(where("metric") == "forest-coverage"),
            database.drop_tables,
        ]
        for write in writes:
            with pytest.raises(NotImplementedError):
                write()
        assert open_store(Files(path, None)).facts
        assert path.read_bytes() == dump(tables)
        assert [item.name for item in tmp_path.iterdir()] == ["facts.json"]
    finally:
        tmp_path.chmod(0o755)
