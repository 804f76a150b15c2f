"""Stores of the form before are read as they stand, and one of a later form is refused and not touched."""

import json
from pathlib import Path
from typing import Any

import pytest
from running import own_fact, run
from tables import packed

from jjj_cli.errors import StoreError
from jjj_cli.own.atomic import versions
from jjj_cli.own.store import opened
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import load, open_store
from jjj_cli.store.upgrading import FORMAT, form_of, upgraded

BEFORE = Path(__file__).parents[3] / "shared" / "verify" / "facts-2026-11.json"

# What a source of the first form said, by its publisher: who says it now, and how it was read.
SOURCES = [
    ("official", "某市人民政府", "government", "address"),
    ("official", "国家统计局", "bureau", "address"),
    ("press", "某市统计局新闻", "press", "address"),
    ("compilation", "English Wikipedia", "encyclopedia", "data-set"),
    ("compilation", "国家统计局", "bureau", "data-set"),
    ("copy", "某报", "press", "copy"),
    ("copy", "某市统计局", "bureau", "copy"),
]
FLAT = {"name": "某路", "name_en": "A road", "regions": ["130800"], "domain": "transport", "summary": "…"}
FLAT |= {"status": "planned", "status_printed": "拟建", "period": "2022", "source": "s", "locator": "¶1"}


def first_form(**tables: Any) -> dict[str, Any]:
    return {"sources": {}, "initiatives": {}, **tables}


@pytest.mark.parametrize(("reliability", "publisher", "authority", "access"), SOURCES)
def test_reliability_is_authority_and_access(reliability: str, publisher: str, authority: str, access: str) -> None:
    before = {"title": "t", "publishers": [publisher], "reliability": reliability, "note": "n"}
    after = upgraded(first_form(sources={"s": before}))["sources"]["s"]
    assert after == {"title": "t", "publishers": [publisher], "authority": authority, "access": access, "note": "n"}


def test_status_is_a_state() -> None:
    after = upgraded(first_form(initiatives={"i": FLAT}))["initiatives"]["i"]
    state = {"status": "planned", "printed": "拟建", "period": "2022", "source": "s", "locator": "¶1"}
    assert after["states"] == [state]
    assert set(after) == {"name", "name_en", "regions", "domain", "summary", "states"}


def test_what_is_at_fault_before_is_at_fault_after() -> None:
    rows = first_form(sources={"s": {"title": "t", "reliability": "sure"}}, initiatives={"i": {"name": "n"}})
    assert upgraded(rows) == rows


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Give a store of one's own of the first form."""
    path = tmp_path / "own.json"
    paper = {"title": "日报", "publishers": ["某报"], "reliability": "press"}
    tables = {"sources": {"paper": paper}, "facts": {"own.f": own_fact(source="paper", value=60)}}
    path.write_text(json.dumps(tables, ensure_ascii=False), encoding="utf-8")
    return path


def test_own_store_is_read_as_it_stands(own: Path) -> None:
    content = own.read_bytes()
    store, problems = load(Files(shipped_path(), own))
    assert problems == []
    assert (store.sources["paper"].authority, store.sources["paper"].access) == ("press", "address")
    assert own.read_bytes() == content


def test_own_store_is_in_the_new_form_once_its_owner_writes(own: Path) -> None:
    with opened(Files(shipped_path(), own, kept=own)) as book:
        book.remove(["own.f"])
    written = json.loads(own.read_text(encoding="utf-8"))
    assert written["about"] == {"store": {"format": FORMAT}}
    assert written["sources"]["paper"]["access"] == "address"


# The tables that the release before knew: it refused a store with any other, in a sentence, and touched it not.
KNOWN_BEFORE = {"sources", "regions", "metrics", "facts", "initiatives", "checks", "_default"}
PAPER = ("--title", "t", "--publisher", "p", "--authority", "press", "--access", "address")
WRITING: dict[str, tuple[str, ...]] = {
    "add": ("source", "add", "--id", "more", *PAPER, "--yes"),
    "edit": ("edit", "own.f"),
    "remove": ("remove", "own.g", "--yes"),
    "import": ("import", "rows.csv"),
}


@pytest.mark.parametrize("name", WRITING)
def test_whatever_writes_converts_all_and_loses_nothing_and_the_way_back_is_in_the_old_form(
    name: str, own: Path
) -> None:
    before = json.loads(own.read_text(encoding="utf-8"))
    before["facts"] |= {"own.f": own_fact(source="paper"), "own.g": own_fact(source="paper", basis="另")}
    before["initiatives"] = {"road": {**FLAT, "source": "paper"}}
    own.write_text(json.dumps(before, ensure_ascii=False), encoding="utf-8")
    content = own.read_bytes()
    rows = "metric,region,printed,period,source,locator\nforest-coverage,沧州,9%,2019,paper,¶1\n"
    own.with_name("rows.csv").write_text(rows, encoding="utf-8")
    done = run(*WRITING[name], "--store", own, cwd=own.parent, env={"EDITOR": "sed -i s/¶1/¶2/"})
    assert done.returncode == 0, done.stderr
    written = read_tables(own)
    assert form_of(written) == FORMAT
    assert set(json.loads(own.read_bytes())) - KNOWN_BEFORE  # what knew the form before sees that this is another
    assert written["initiatives"]["road"]["states"][0]["printed"] == "拟建"
    assert run("audit", "--store", own, "--fields", "rule").stdout == "rule\n"
    assert run("restore", versions(own)[1].stem, "--store", own).returncode == 0
    assert own.read_bytes() == content


def test_what_an_earlier_form_was_exported_as_is_taken_in(own: Path) -> None:
    before = own.with_name("before.json")
    before.write_text(own.read_text(encoding="utf-8").replace("60", "31.5", 1), encoding="utf-8")
    own.unlink()
    table = "source,title,publishers,reliability\nbook,书,某市统计局,compilation\nodd,书,某人,sure\n"
    package = own.with_name("before.zip")
    package.write_bytes(packed({"sources.csv": table}))
    assert run("import", before, "--store", own).returncode == 0
    done = run("import", package, "--skip-bad", "--store", own, cwd=own.parent)
    assert (done.returncode, "bad\tsource\todd\tauthority" in done.stdout) == (0, True), done.stdout
    sources = read_tables(own)["sources"]
    assert {name: (row["authority"], row["access"]) for name, row in sources.items()} == {
        "paper": ("press", "address"),
        "book": ("bureau", "data-set"),
    }


def test_a_store_of_a_later_form_is_not_taken_in(own: Path) -> None:
    later = own.with_name("later.json")
    later.write_text(json.dumps({**json.loads(own.read_bytes()), "about": {"store": {"format": FORMAT + 1}}}))
    content = own.read_bytes()
    done = run("import", later, "--store", own)
    assert (done.returncode, f"form {FORMAT + 1}" in done.stderr, own.read_bytes()) == (1, True, content)


@pytest.mark.parametrize("later", [{"about": {"store": {"format": FORMAT + 1}}, "unheard": {}}])
def test_store_of_a_later_form_is_refused_and_not_touched(later: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(later), encoding="utf-8")
    for read in (lambda: open_store(Files(shipped_path(), path)), lambda: read_tables(path)):
        with pytest.raises(StoreError, match=f"form {FORMAT + 1}"):
            read()
    with (
        pytest.raises(StoreError, match=f"form {FORMAT + 1}"),
        opened(Files(shipped_path(), path, kept=path)) as book,
    ):
        book.remove(["x"])
    assert json.loads(path.read_text(encoding="utf-8")) == later


@pytest.mark.skipif(not BEFORE.exists(), reason="the store of the form before is not at hand")
def test_shipped_store_of_the_form_before_is_read() -> None:
    store, problems = load(Files(BEFORE, None))
    assert problems == []
    assert len(store.facts) == len(read_tables(BEFORE)["facts"])
    assert {item.states[0].printed for item in store.initiatives.values()}
