"""Nothing of one's own is lost: what a store holds is kept or refused, whatever writes over it and by which clock."""

import json
import os
import shlex
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from running import JJJ, exact, own_fact, run, write_store

from jjj_cli.own import atomic
from jjj_cli.own.atomic import KEPT, locked, replace, versions
from jjj_cli.store.json_file import read_tables
from jjj_cli.store.upgrading import FORMAT

PAPER = {"title": "t", "publishers": ["p"], "authority": "press", "access": "address"}
ADD = (
    "source",
    "add",
    "--id",
    "new",
    "--title",
    "t",
    "--publisher",
    "p",
    "--authority",
    "press",
    "--access",
    "address",
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return write_store(tmp_path / "own.json", facts={"own.a": own_fact(), "own.b": own_fact(basis="另")})


def changed(own: Path, **tables: dict[str, Any]) -> Path:
    """Write more into a store than this release knows."""
    own.write_text(json.dumps({**json.loads(own.read_text(encoding="utf-8")), **tables}), encoding="utf-8")
    return own


@pytest.mark.parametrize(
    ("command", "env"),
    [(("remove", "own.b", "--yes"), {}), (("edit", "own.b"), {"EDITOR": "sed -i s/另/别/"})],
    ids=["remove", "edit"],
)
def test_what_a_later_release_has_written_is_kept(command: tuple[str, ...], env: dict[str, str], own: Path) -> None:
    later = {"own.a": own_fact(confidence={"low": 30}), "own.b": own_fact(basis="另")}
    changed(own, facts=later, about={"store": {"format": FORMAT, "licence": "x"}, "more": {"y": 1}})
    done = run(*command, "--store", own, env=env)
    assert done.returncode == 0, done.stderr
    written = read_tables(own)
    assert written["facts"]["own.a"]["confidence"] == {"low": 30}
    assert (written["about"]["store"]["licence"], written["about"]["more"]) == ("x", {"y": 1})


@pytest.mark.parametrize("command", [(*ADD, "--yes"), ("remove", "own.b", "--yes"), ("restore",), ("import", "-")])
def test_a_store_of_a_later_form_is_touched_by_no_command(command: tuple[str, ...], own: Path) -> None:
    run(*ADD, "--store", own)
    content = changed(own, about={"store": {"format": FORMAT + 1}}).read_bytes()
    done = run(*command, "--store", own, stdin="metric\n")
    assert (done.returncode, f"form {FORMAT + 1}" in done.stderr) == (1, True), done.stderr
    assert own.read_bytes() == content


def test_a_clock_that_was_ahead_does_not_make_names_grow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.json"
    real = datetime.now(UTC)
    moments = [datetime.max.replace(tzinfo=UTC), real, *(real - timedelta(days=number) for number in range(40))]

    class Clock(datetime):
        @classmethod
        def now(cls, tz: Any = None) -> Any:  # noqa: ARG003
            return moments.pop(0)

    monkeypatch.setattr(atomic, "datetime", Clock)
    kept = write_store(tmp_path / "own.json.versions" / f"{'29990101T000000.000000Z' + '+' * 90}.json")
    number = 0
    while moments:
        with locked(own) as target:
            replace(target, f'{{"facts": {{}}, "sources": {{"s{number}": {{}}}}}}'.encode())
        number += 1
    found = versions(own)
    assert [list(read_tables(one)["sources"]) for one in found] == [[f"s{number - 1 - n}"] for n in range(KEPT)]
    assert {len(one.stem) for one in found} == {len("29990101T000000.000000Z")}
    assert kept not in found


def test_a_file_that_is_none_of_the_versions_stays_among_them(own: Path) -> None:
    mine = own.with_name("own.json.versions") / "my copy.json"
    mine.parent.mkdir()
    mine.write_text("{}", encoding="utf-8")
    for number in range(KEPT + 2):
        with locked(own) as target:
            replace(target, f'{{"facts": {{}}, "sources": {{"s{number}": {{}}}}}}'.encode())
    assert mine.read_text(encoding="utf-8") == "{}"
    assert mine not in versions(own)


def _hard_link(own: Path) -> None:
    os.link(own, own.with_name("other.json"))


def _read_only(own: Path) -> None:
    own.chmod(0o444)


def _twice(own: Path) -> None:
    own.write_text('{"sources": {"x": %s, "x": %s}}' % ((json.dumps(PAPER),) * 2), encoding="utf-8")


@pytest.mark.parametrize(
    ("done_to_it", "said"), [(_hard_link, "hard link"), (_read_only, "read-only"), (_twice, "key x more than once")]
)
def test_what_writing_would_lose_is_refused(done_to_it: Any, said: str, own: Path) -> None:
    done_to_it(own)
    before = own.read_bytes()
    done = run(*ADD, "--store", own)
    assert (done.returncode, said in done.stderr) == (1, True), done.stderr
    assert own.read_bytes() == before


def test_a_version_that_is_the_same_file_is_no_other_name(own: Path) -> None:
    run(*ADD, "--store", own)
    newest = versions(own)[0]
    newest.unlink()
    os.link(own, newest)  # as programs do that look for equal files
    assert run("remove", "new", "--yes", "--store", own).returncode == 0


def test_a_link_leads_to_where_a_store_is_made(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to("made.json")
    assert run(*ADD, "--store", link).returncode == 0
    assert list(read_tables(tmp_path / "made.json")["sources"]) == ["new"]


def test_restoring_what_it_holds_changes_nothing(own: Path) -> None:
    run(*ADD, "--store", own)
    newest = versions(own)[0].stem
    done = run("restore", newest, "--store", own)
    assert (done.returncode, "holds that already" in done.stderr) == (0, True), done.stderr


def test_a_number_beyond_all_readers_is_refused_and_restored(own: Path) -> None:
    run(*ADD, "--store", own)
    good = own.read_bytes()
    own.write_bytes(good.replace(b"31.5,", b"1e99999999999999999999,", 1))
    for command in (("facts",), ("audit",), ADD):
        assert "more than 30 digits" in run(*command, "--store", own).stderr
    assert run("restore", "--store", own).returncode == 0
    assert own.read_bytes() == good


@pytest.mark.parametrize("field", ["supersedes", "part_of"])
def test_facts_that_name_each_other_are_told_of(field: str, own: Path) -> None:
    facts = {f"own.{one}": own_fact(basis=one, **{field: f"own.{other}"}) for one, other in ("ab", "bc", "ca")}
    changed(own, facts=facts)
    done = run("compare", "forest-coverage", "--region", "沧州", "--store", own)
    assert (done.returncode, "leads back to itself: own." in done.stderr) == (1, True), done.stderr
    assert run("remove", "own.a", "own.b", "own.c", "--yes", "--store", own).returncode == 0


def test_a_chain_of_parts_may_be_long(own: Path) -> None:
    facts = {f"own.{n}": own_fact(basis=f"{n}", part_of=f"own.{n - 1}" if n else None) for n in range(1500)}
    for one in facts.values():
        if one["part_of"] is None:
            del one["part_of"]
    changed(own, facts=facts)
    done = run("compare", "forest-coverage", "--region", "沧州", "--parts", "--store", own)
    assert done.returncode == 0, done.stderr[:200]


ROWS = "id,metric,region,printed,period,source,locator,supersedes,basis\n"
ROWS += "own.x,forest-coverage,沧州,100%,2029,jjj-delegates-2022-10,1,,全\n"
ROWS += "own.y,forest-coverage,沧州,50%,2020,jjj-delegates-2022-10,1,own.x,全\n"
ROWS += "own.z,forest-coverage,沧州,51%,2020,jjj-delegates-2022-10,1,,别\n"


class TestRejects:
    """The rows that are left out are written over nothing, and take no sound row with them."""

    @pytest.mark.parametrize("aside", ["own.json", "rows.csv", "link"])
    def test_no_store_and_no_input_is_written_over(self, aside: str, own: Path) -> None:
        rows = own.with_name("rows.csv")
        rows.write_text(ROWS, encoding="utf-8")
        own.with_name("link").symlink_to(own)
        before = own.read_bytes()
        done = run("import", rows, "--skip-bad", "--rejects", own.with_name(aside), "--store", own)
        assert (done.returncode, "is not replaced" in done.stderr) == (2, True), done.stderr
        assert (own.read_bytes(), rows.read_text(encoding="utf-8")) == (before, ROWS)

    def test_a_row_that_names_a_bad_one_is_bad_and_others_are_taken(self, own: Path) -> None:
        rows = own.with_name("rows.csv")
        rows.write_text(ROWS, encoding="utf-8")
        aside = own.with_name("rows.rejects.csv")
        aside.write_text("mine", encoding="utf-8")
        done = run("import", "rows.csv", "--skip-bad", "--store", own, "--format", "json", cwd=own.parent)
        assert [row["outcome"] for row in exact(done.stdout)["rows"]] == ["bad", "bad", "added"]
        assert set(read_tables(own)["facts"]) == {"own.a", "own.b", "own.z"}
        assert aside.read_text(encoding="utf-8") == "mine"
        assert own.with_name("rows.rejects-2.csv").read_text(encoding="utf-8").count("own.x") >= 1


@pytest.mark.parametrize(
    ("command", "out"),
    [
        (("export", "--to", "csv", "--only-shipped", "-o"), "own.json"),
        (("report", "沧州", "--to", "html", "-o"), "own.json"),
    ],
    ids=["export", "report"],
)
def test_a_store_that_is_left_aside_is_not_written_over(command: tuple[str, ...], out: str, own: Path) -> None:
    before = own.read_bytes()
    done = run(*command, own.with_name(out), "--store", own)
    assert (done.returncode, own.read_bytes()) == (2, before), done.stderr


EDITORS = [
    ('sh -c \'printf "\\377" > "$1"\' x', "not UTF-8"),
    ('sh -c \'yes [ | head -99999 | tr -d "\\n" > "$1"\' x', "nested too deeply"),
    ("sh -c 'rm \"$1\"' x", "No such file"),
]


@pytest.mark.parametrize(("editor", "said"), EDITORS, ids=[said for _, said in EDITORS])
def test_what_an_editor_leaves_is_told_of(editor: str, said: str, own: Path) -> None:
    done = run("edit", "own.a", "--store", own, env={"EDITOR": editor, "TMPDIR": str(own.parent)})
    assert (done.returncode, "own.a is not changed" in done.stderr, said in done.stderr) == (1, True, True), done.stderr
    assert ("what you wrote is in" in done.stderr) == ("rm" not in editor)


@pytest.mark.slow
def test_a_record_written_by_hand_is_the_same_once_another_writer_has_spelled_it(own: Path) -> None:
    other = f"{shlex.quote(str(JJJ))} remove own.b --yes --quiet --store {shlex.quote(str(own))}"
    script = f'{other} && sed -i s/31.5/32.5/ "$1"'
    facts = {"own.a": dict(reversed(own_fact().items())), "own.b": own_fact(basis="另")}
    done = run("edit", "own.a", "--store", changed(own, facts=facts), env={"EDITOR": f"sh -c {shlex.quote(script)} x"})
    assert done.returncode == 0, done.stderr
    assert {name: str(row["value"]) for name, row in read_tables(own)["facts"].items()} == {"own.a": "32.5"}


def test_an_id_that_is_no_name_of_a_file_is_edited(own: Path) -> None:
    changed(own, sources={f"a/{'b' * 300}": PAPER})
    done = run("edit", f"a/{'b' * 300}", "--store", own, env={"EDITOR": "true"})
    assert (done.returncode, "not changed" in done.stderr) == (0, True), done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("form", ["xlsx", "zip", "csv", "jsonl"])
def test_spaces_and_what_is_empty_survive_a_round_trip(form: str, own: Path) -> None:
    paper = {**PAPER, "title": " 日报\u3000", "publishers": ["某报 ", " a;b", "\\", ""]}
    fact = own_fact(source="paper", locator=" ¶1\n", basis="\t全 ", note="\\x20", printed=" 31.5%")
    changed(own, sources={"paper": paper}, facts={"own.a": fact})
    package, other = own.with_name(f"out.{form}"), write_store(own.with_name("other.json"))
    if form in ("csv", "jsonl"):  # which have facts alone
        changed(other, sources={"paper": paper})
    assert run("export", "-o", package, "--only-own", "--store", own).returncode == 0
    done = run("import", package, "--store", other)
    assert done.returncode == 0, done.stdout
    found = read_tables(other)
    assert (found["sources"]["paper"], found["facts"]["own.a"]["printed"]) == (paper, " 31.5%")
    assert {name: found["facts"]["own.a"][name] for name in ("locator", "basis", "note")} == {
        name: fact[name] for name in ("locator", "basis", "note")
    }


def test_spaces_that_people_put_into_cells_are_none_of_a_text(own: Path) -> None:
    rows = "metric,region,printed,period,source,basis\nforest-coverage , 沧州,31% ,2020,jjj-delegates-2022-10, 全 \n"
    done = run("import", "-", "--from", "csv", "--store", own, stdin=rows)
    assert done.returncode == 0, done.stdout
    assert ("31%", "全") in [(row["printed"], row.get("basis")) for row in read_tables(own)["facts"].values()]


def test_a_package_without_a_table_is_none(own: Path) -> None:
    package = own.with_name("none.zip")
    with ZipFile(package, "w") as file:
        file.writestr("a.txt", "x")
    done = run("import", package, "--store", own)
    assert (done.returncode, "none of the tables" in done.stderr) == (1, True), done.stderr
