"""What is no store, or stops being one, is told in a sentence; what is secret is never told."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from threading import Thread
from traceback import format_exception

import duckdb
import pytest
from engine_stores import FOLDER, in_memory, opened, parquet, postgresql, sqlite
from running import run

from jjj_cli.errors import JjjError, StoreError
from jjj_cli.library.opened import OpenStore
from jjj_cli.library.stores import open_at
from jjj_cli.record.records import Store

FEW = 60
SECRET = "geheim"  # noqa: S105 - it is none, and must not be seen


@cache
def sound() -> Path:
    return Path(parquet(in_memory(FEW), Path(mkdtemp(dir=FOLDER.name))))


def _with(folder: Path, query: str, table: str = "facts") -> str:
    """Give a sound store with one of its tables made of a query of it."""
    made = folder / "made"
    shutil.copytree(sound(), made)
    (made / f"{table}.parquet").unlink()
    duckdb.sql(f"copy ({query.format(it=sound() / f'{table}.parquet')}) to '{made / f'{table}.parquet'}'")
    return str(made)


def _written(folder: Path, name: str, content: bytes) -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def _without(folder: Path, table: str) -> str:
    made = folder / "made"
    shutil.copytree(sound(), made)
    (made / f"{table}.parquet").unlink()
    return str(made)


MISNAMED = ("no such address", "a schema that is none")
ALL = "select * {change} from '{{it}}'"
CASES: dict[str, tuple[Callable[[Path], str], str]] = {
    "no Parquet": (lambda at: _written(at, "facts.parquet", b"hello"), "the store cannot be opened: "),
    "no DuckDB": (lambda at: _written(at, "x.duckdb", b"hello" * 9), "the store cannot be opened: "),
    "no SQLite": (lambda at: _written(at, "x.sqlite", b"hello" * 9), "the store cannot be opened: "),
    "not there": (lambda at: str(at / "none.parquet"), "no such store: "),
    "no such address": (lambda _: "mysql://h/d", "no engine is known that reads mysql:"),
    "a schema that is none": (lambda _: "postgresql://h/d#a;b", "this is no name of a schema: a;b"),
    "an empty database": (lambda at: _written(at, "x.sqlite", b""), "has no table facts"),
    "no regions": (lambda at: _without(at, "regions"), "has no table regions"),
    "a column lacks": (lambda at: _with(at, ALL.format(change="exclude (last_day)")), "has no column last_day"),
    "a column of another type": (
        lambda at: _with(at, ALL.format(change="replace (cast(value as double) as value)")),
        "facts.value",
    ),
    "no number": (lambda at: _with(at, ALL.format(change="replace ('12a' as value)")), "the store is at fault: "),
    "not finite": (lambda at: _with(at, ALL.format(change="replace ('NaN' as value)")), "the store is at fault: "),
    "no such nature": (lambda at: _with(at, ALL.format(change="replace ('x' as nature)")), "the store is at fault: "),
    "no period": (lambda at: _with(at, ALL.format(change="replace ('soon' as period)")), "soon"),
    "another last day": (
        lambda at: _with(at, ALL.format(change="replace (last_day + 1 as last_day)")),
        "last_day, span_months are not those of its period",
    ),
    "no such region": (lambda at: _with(at, ALL.format(change="replace ('nowhere' as region)")), "nowhere"),
    "a part of itself": (lambda at: _with(at, ALL.format(change="replace (id as part_of)")), "the store is at fault: "),
    "an id twice": (lambda at: _with(at, ALL.format(change="replace ('one' as id)")), "the id stands there twice"),
    "a place twice": (lambda at: _with(at, ALL.format(change="replace (1 as ord)")), "ord is that of two facts"),
    "no list": (lambda at: _with(at, ALL.format(change="replace ('[' as counterpart)")), "counterpart is not JSON"),
    "a region in itself": (
        lambda at: _with(at, ALL.format(change="replace (id as parent)"), "regions"),
        "the store is at fault: ",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_no_store_is_told(case: str, tmp_path: Path) -> None:
    make, words = CASES[case]
    with pytest.raises(JjjError) as told:
        open_at(make(tmp_path)).facts(metric="thing-0")
    assert words in str(told.value)
    assert told.value.exit_code == (2 if case in MISNAMED else 1)
    assert told.value.__cause__ is None


WRITING = ["add", "remove x --yes", "edit x", "restore", "import x.csv", "source add", "metric add", "initiative add"]


@pytest.mark.parametrize("words", WRITING)
def test_what_writes_says_that_it_is_only_read(words: str) -> None:
    done = run(*words.split(), env={"JJJ_STORE": str(sound())})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"error: the store is read by an engine, and is only read: {sound()}\n")


def test_it_is_not_written_over() -> None:
    kept = {path: path.read_bytes() for path in sound().iterdir()}
    for out in (sound(), sound() / "facts.parquet"):
        done = run("export", "--to", "csv", "-o", out, "--store", sound())
        assert done.returncode == 2
    assert {path: path.read_bytes() for path in sound().iterdir()} == kept


@pytest.mark.parametrize("made", [parquet, sqlite])
def test_what_changes_while_it_is_read_is_told(made: Callable[[Store, Path], str], tmp_path: Path) -> None:
    store = opened(made(in_memory(FEW), tmp_path))
    assert len(store.regions)
    changed = next(path for path in tmp_path.rglob("*.*") if path.stem in ("facts", "store"))
    changed.write_bytes(changed.read_bytes() + b"x")
    with pytest.raises(StoreError, match="has changed while it was read"):
        OpenStore(lambda: store).compare("thing-0")
    with pytest.raises(StoreError, match="it is closed"):
        OpenStore(lambda: store).compare("thing-1")


@contextmanager
def refusing() -> Iterator[int]:
    """Listen as a PostgreSQL does that asks for a password and takes none; gives the port."""

    def message(kind: bytes, content: bytes) -> bytes:
        return kind + (len(content) + 4).to_bytes(4) + content

    def answer() -> None:
        while True:
            try:
                client, _ = listening.accept()
            except OSError:
                return
            with client:
                start = client.recv(1024)
                if start[4:8] == (80877103).to_bytes(4):  # whether it speaks TLS
                    client.sendall(b"N")
                    client.recv(1024)
                client.sendall(message(b"R", (3).to_bytes(4)))
                asked = client.recv(1024)
                said = b"SFATAL\0VFATAL\0C28P01\0Mpassword authentication failed: " + asked[5:] + b"\0"
                client.sendall(message(b"E", said))

    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=answer, daemon=True).start()
        yield listening.getsockname()[1]


ADDRESSES = [
    f"postgresql://me:{SECRET}@127.0.0.1:1/d",
    f"postgresql://me:{SECRET}@127.0.0.1:{{port}}/d",
    f"postgresql://127.0.0.1:{{port}}/d?user=me&password={SECRET}",
    f"postgresql://me:{SECRET}@[::1/d",
    f"postgresql://me:{SECRET}@h/d?nonsense={SECRET}",
    f"postgresql://me:{SECRET}@h:{SECRET}/d",
    f"postgres://me:{SECRET}@h/d#x y",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_password_is_never_told(address: str) -> None:
    pytest.importorskip("psycopg", reason="no PostgreSQL: psycopg is not installed")
    with refusing() as port:
        with pytest.raises(JjjError) as told:
            open_at(address.format(port=port))
        assert SECRET not in f"{told.value} {told.value.hint} {''.join(format_exception(told.value))}"


@pytest.mark.parametrize("words", ["metrics", "--version", "add"])
def test_a_password_is_told_by_no_command(words: str) -> None:
    done = run(*words.split(), env={"JJJ_STORE": ADDRESSES[0], "JJJ_DEBUG": "1"})
    assert SECRET not in done.stdout + done.stderr


@pytest.mark.slow
def test_a_server_of_spark_that_does_not_answer_is_told() -> None:
    pytest.importorskip("pyspark", reason="no Spark Connect: pip install -e '.[servers]' brings one")
    done = run("metrics", "--store", f"sc://127.0.0.1:1/;token={SECRET}")
    said = "error: the store cannot be opened: sc://127.0.0.1:1 (no answer within 10 seconds)\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", said)


@pytest.mark.slow
def test_a_query_that_the_server_ends_is_told(tmp_path: Path) -> None:
    psycopg = pytest.importorskip("psycopg", reason="no PostgreSQL: psycopg is not installed")
    name = postgresql(in_memory(FEW), tmp_path)
    store = opened(name)
    with psycopg.connect(name.partition("#")[0], autocommit=True) as beside:
        beside.execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()")
    with pytest.raises(JjjError, match="the store stopped answering: postgresql:"):
        OpenStore(lambda: store).compare("thing-0")


@pytest.mark.parametrize(
    ("package", "name", "extra"),
    [("duckdb", "x.parquet", "duckdb"), ("psycopg", "postgresql://h/d", "postgres"), ("pyspark", "sc://h", "spark")],
)
def test_a_client_that_is_not_installed_is_named(package: str, name: str, extra: str, tmp_path: Path) -> None:
    (tmp_path / f"{package}.py").write_text("raise ImportError", encoding="utf-8")
    done = run("metrics", "--store", name, env={"PYTHONPATH": str(tmp_path)})
    assert done.returncode == 2
    assert "needs a package that is not installed" in done.stderr
    assert f"pip install 'jjj-cli[{extra}]'" in done.stderr
