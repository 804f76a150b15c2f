"""What the library is asked with: names, texts, stores, and the language that it answers in."""

import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from running import own_fact, write_store

import jjj_cli as jjj
from jjj_cli.record.records import Store
from jjj_cli.verification import checker
from jjj_cli.verification.series import Index

OWN = "own.cangzhou.forest-coverage.2021"
# Errors by what was asked, and what each says in both languages.
WRONG: list[tuple[str, type[jjj.JjjError], str, str]] = [
    (
        "jjj.compare('forest-coverag')",
        jjj.UnknownNameError,
        "unknown metric: forest-coverag",
        "未知指标：forest-coverag",
    ),
    ("jjj.region('沧洲')", jjj.UnknownNameError, "unknown region: 沧洲", "未知地区：沧洲"),
    ("jjj.convert('3556万亩', '秒秒')", jjj.UnknownNameError, "unknown unit: 秒秒", "未知单位：秒秒"),
    ("jjj.convert('3556万亩', '亿元')", jjj.NotComparableError, "cannot become", "不能换算为"),
    ("jjj.compare('gdp', at='soon')", jjj.UsageError, "not a period: soon", "不是有效的时间：soon"),
    ("jjj.compare('gdp', level='citty')", jjj.UsageError, "level is one of", "level"),
    ("jjj.compare('gdp', sort='size')", jjj.UsageError, "sort is one of", "sort"),
    ("jjj.compare('gdp', top=0)", jjj.UsageError, "top is at least 1", "top"),
    ("jjj.compare()", jjj.UsageError, "missing: metrics", "metrics"),
    ("jjj.cite()", jjj.UsageError, "missing: ids", "ids"),
    ("jjj.cite('no-such-id')", jjj.UnknownNameError, "unknown id: no-such-id", "未知 ID：no-such-id"),
    ("jjj.changes('gdp', between=('2022', '2012'))", jjj.UsageError, "2012 is not later than 2022", "2012"),
    ("jjj.search('。')", jjj.UsageError, "nothing to search for", "没有"),
    ("jjj.verify('x', only='wrong')", jjj.UsageError, "only is one of", "only"),
    ("jjj.extract(Path('nowhere.txt'))", jjj.StoreError, "no such text", "nowhere.txt"),
    ("jjj.open('nowhere.json')", jjj.StoreError, "no such store: nowhere.json", "nowhere.json"),
    ("jjj.open(only_own=True)", jjj.StoreError, "there is no store of your own", "没有"),
    ("jjj.open(only_own=True, only_shipped=True)", jjj.UsageError, "exclude each other", "不能同时"),
    ("jjj.language('fr')", jjj.UsageError, "language is one of", "language"),
]


@pytest.fixture(autouse=True)
def in_a_folder_without_a_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("JJJ_STORE", raising=False)
    monkeypatch.chdir(tmp_path)


def asked(question: str) -> Any:
    return eval(question, {"jjj": jjj, "Path": Path})  # noqa: S307 - the questions above


@pytest.mark.parametrize(("question", "kind", "english", "chinese"), WRONG, ids=[one[0] for one in WRONG])
def test_an_error_is_the_projects_own_in_both_languages(
    question: str, kind: type[jjj.JjjError], english: str, chinese: str
) -> None:
    with pytest.raises(kind) as told:
        asked(question)
    assert english in told.value.message
    with jjj.language("zh"), pytest.raises(kind) as again:
        asked(question)
    assert chinese in again.value.message
    assert (again.value.key, again.value.message == told.value.message) == (told.value.key, False)


def test_a_hint_ends_a_traceback_and_an_error_leaves_a_process() -> None:
    with jjj.language("zh"), pytest.raises(jjj.UnknownNameError) as told:
        jjj.region("沧洲")
    assert told.value.__notes__ == [f"提示：{told.value.hint}"]
    other = pickle.loads(pickle.dumps(told.value))  # noqa: S301 - it is ours
    assert (type(other), str(other), other.hint, other.key) == (
        jjj.UnknownNameError,
        str(told.value),
        told.value.hint,
        "unknown-region",
    )


@pytest.mark.slow
def test_two_threads_speak_two_languages_at_once() -> None:
    both = Barrier(2, timeout=60)

    def told(name: Any) -> list[tuple[str, str]]:
        both.wait()
        jjj.language(name)
        said = []
        for _ in range(20):
            both.wait()  # each says something while the other does
            notes = jjj.compare("forest-coverage", region=["延庆", "北京"]).notes
            with pytest.raises(jjj.JjjError) as wrong:
                jjj.region("沧洲")
            said.append((notes[0].message, wrong.value.message))
        return said

    with ThreadPoolExecutor(2) as threads:
        chinese, english = threads.map(told, ["zh", "en"])
    assert {one[1] for one in chinese} == {"未知地区：沧洲"}
    assert {one[1] for one in english} == {"unknown region: 沧洲"}
    assert len({one[0] for one in chinese}) == len({one[0] for one in english}) == 1
    assert chinese[0][0] != english[0][0]


def test_a_language_ends_with_its_block_and_a_new_thread_begins_in_english() -> None:
    def said() -> str:
        with pytest.raises(jjj.JjjError) as wrong:
            jjj.region("沧洲")
        return wrong.value.message

    with jjj.language("zh"):
        with jjj.language("en"):
            assert said() == "unknown region: 沧洲"
        assert said() == "未知地区：沧洲"
        with ThreadPoolExecutor(1) as plain, ThreadPoolExecutor(1, initializer=jjj.language, initargs=("zh",)) as told:
            assert (plain.submit(said).result(), told.submit(said).result()) == (
                "unknown region: 沧洲",
                "未知地区：沧洲",
            )
    assert said() == "unknown region: 沧洲"


def test_codes_and_keys_are_the_same_in_both_languages() -> None:
    english = jjj.compare("forest-coverage")
    with jjj.language("zh"):
        chinese = jjj.compare("forest-coverage")
    assert chinese.rows == english.rows
    assert [note.code for note in chinese.notes] == [note.code for note in english.notes]
    assert chinese.notes[0].message != english.notes[0].message


@pytest.mark.parametrize(
    "text",
    [
        "承德市森林覆盖率60.03%。\r\n沧州市承接京津项目672个，\r\n总投资2787亿元。\r\n",
        "\ufeff承德市森林覆盖率60.03%。\n\r\n\n沧州市总投资2787亿元。",
        "前\ud800后，承德市\r森林覆盖率60.03%。",
    ],
    ids=["letter pairs", "a mark and empty lines", "a lone surrogate and a lone return"],
)
def test_places_are_those_of_the_string_that_was_given(text: str) -> None:
    rows = jjj.extract(text).rows
    assert rows
    assert [text[row["start"] : row["end"]] for row in rows] == [row["surface"] for row in rows]


def test_a_string_is_a_text_and_a_path_is_a_file(tmp_path: Path) -> None:
    draft = "**承德市**森林覆盖率<b>60.03%</b>。"
    for name in ("draft.md", "draft.html", "-"):
        (tmp_path / name).write_text(draft, encoding="utf-8")
    assert len(jjj.extract("draft.md")) == 0
    (row,) = jjj.extract(Path("draft.html"))
    assert draft[row["start"] : row["end"]] == row["surface"] == "60.03%"
    assert jjj.extract(draft, form="html").rows == jjj.extract(Path("draft.html")).rows
    assert len(jjj.extract(Path("-"))) == 1
    (tmp_path / "old.txt").write_bytes("承德市森林覆盖率60.03%".encode("gb18030"))
    assert jjj.verify(Path("old.txt")).rows == jjj.verify(Path("old.txt"), encoding="gb18030").rows


@pytest.mark.slow
def test_a_store_is_made_ready_for_drafts_once_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Store] = []

    class Counted(Index):
        def __init__(self, store: Store) -> None:
            made.append(store)
            super().__init__(store)

    monkeypatch.setattr(checker, "Index", Counted)
    path = write_store(tmp_path / "own.json", facts={OWN: own_fact()})
    opened = jjj.open(path, only_own=True)
    assert opened.verify("沧州").rows == opened.verify("沧州").rows == ()
    assert len(made) == 1
    monkeypatch.setenv("JJJ_STORE", str(path))
    draft, value = "2021年，沧州市森林覆盖率为77.71%。", "77.71"
    assert [row["verdict"] for row in jjj.verify(draft)] != ["supported"]
    write_store(path, facts={OWN: {**own_fact(), "value": value, "printed": f"{value}%"}})
    assert [row["verdict"] for row in jjj.verify(draft)] == ["supported"]


def test_a_store_is_opened_as_the_command_line_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_store(tmp_path / "own.json", facts={OWN: own_fact()})
    shipped = {row["fact"] for row in jjj.facts(metric="forest-coverage")}
    assert {row["fact"] for row in jjj.open(path).facts(metric="forest-coverage")} == shipped | {OWN}
    assert [row["fact"] for row in jjj.open(str(path), only_own=True).facts()] == [OWN]
    monkeypatch.setenv("JJJ_STORE", str(path))
    assert {row["fact"] for row in jjj.facts(metric="forest-coverage")} == shipped | {OWN}
    assert {row["fact"] for row in jjj.open(only_shipped=True).facts(metric="forest-coverage")} == shipped


def test_a_store_that_changed_is_read_again_and_one_that_is_open_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_store(tmp_path / "own.json", facts={OWN: own_fact()})
    monkeypatch.setenv("JJJ_STORE", str(path))
    opened = jjj.open(path)
    assert (
        jjj.facts(region="沧州", period="2021", metric="forest-coverage").one()["value"]
        == jjj.convert("31.5%", "%").one()["value"]
    )
    before = path.stat()
    write_store(path, facts={OWN: own_fact(value=32.5, printed="32.5%")})
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert jjj.facts(region="沧州", period="2021", metric="forest-coverage").one()["printed"] == "32.5%"
    assert opened.facts(region="沧州", period="2021", metric="forest-coverage").one()["printed"] == "31.5%"


def test_a_store_with_a_period_that_is_none_is_told_of(tmp_path: Path) -> None:
    path = write_store(tmp_path / "own.json", facts={OWN: own_fact(period="last year")})
    with pytest.raises(jjj.StoreError, match="last year"):
        jjj.open(path).facts(region="沧州")
