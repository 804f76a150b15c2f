"""A baseline: what is known is not told again and fails nothing, and is found wherever it has gone to."""

import json
from pathlib import Path

import pytest
from running import run

WRONG = "2022年10月，承德市森林覆盖率已达60.1%。"
WORSE = "2022年10月，承德市有林地3556亩。"
BASE = ("--baseline", "base.json")


def check(cwd: Path, draft: str, *asked: str, name: str = "a.md") -> tuple[int, list[str]]:
    """Check a draft, and give the exit code with the figures that are told of."""
    (cwd / name).parent.mkdir(exist_ok=True)
    (cwd / name).write_text(draft, encoding="utf-8")
    done = run("verify", name, *asked, "--format", "concise", cwd=cwd)
    return done.returncode, [line.split(": ")[2].split(" – ")[0] for line in done.stdout.splitlines()]


@pytest.fixture
def held(tmp_path: Path) -> Path:
    assert check(tmp_path, f"{WRONG}\n", *BASE, "--write-baseline") == (0, [])
    return tmp_path


def test_a_baseline_says_what_it_has_and_no_line_of_it(held: Path) -> None:
    made = json.loads((held / "base.json").read_text(encoding="utf-8"))
    (one,) = made["findings"]
    assert made["schema"] == "jjj-baseline/1"
    assert [one[key] for key in ("file", "verdict", "surface")] == ["a.md", "contradicted", "60.1%"]
    assert one.keys() == {"file", "verdict", "surface", "context", "fingerprint"}


@pytest.mark.parametrize(
    ("draft", "told"),
    [
        (f"{WRONG}\n", []),
        (f"# 题\n\n另一段。\n\n{WRONG}\n", []),
        (f"{WRONG}\n\n{WORSE}\n", ["3556亩"]),
        (f"{WRONG}\n\n{WRONG}\n", ["60.1%"]),
        ("2022年10月，承德市森林覆盖率已达60.2%。\n", ["60.2%"]),
    ],
)
def test_only_what_is_new_is_told_and_fails(draft: str, told: list[str], held: Path) -> None:
    assert check(held, draft, *BASE) == (int(bool(told)), told)


def test_the_same_words_in_another_draft_are_new(held: Path) -> None:
    assert check(held, f"{WRONG}\n", *BASE, name="b.md") == (1, ["60.1%"])


def test_a_draft_is_the_same_from_wherever_it_is_checked(held: Path) -> None:
    (held / "inner").mkdir()
    done = run("verify", "../a.md", "--baseline", "../base.json", "--format", "concise", cwd=held / "inner")
    assert (done.returncode, done.stdout) == (0, "")
    done = run("verify", str(held / "a.md"), "--baseline", str(held / "base.json"), "--format", "concise")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.slow
def test_every_format_leaves_it_out_and_the_sum_counts_it(held: Path) -> None:
    done = run("verify", "a.md", *BASE, "--format", "json", cwd=held)
    answer = json.loads(done.stdout)
    assert answer["rows"] == []
    assert answer["notes"] == [
        {"code": "baseline", "message": "Known already, in base.json, and not told again: 1", "facts": []}
    ]
    done = run("verify", "a.md", *BASE, "--format", "table", cwd=held)
    assert "Known already, in base.json, and not told again: 1" in done.stdout


def test_what_is_mended_is_told_and_dropped_when_it_is_written_anew(held: Path) -> None:
    (held / "b.md").write_text(f"{WORSE}\n", encoding="utf-8")
    run("verify", "b.md", *BASE, "--write-baseline", cwd=held)
    (held / "a.md").write_text("没有数字。\n", encoding="utf-8")
    done = run("verify", "a.md", *BASE, "--format", "concise", cwd=held)
    assert done.stderr == "note: In base.json, and found no more: 1 (--write-baseline drops them)\n"
    run("verify", "a.md", *BASE, "--write-baseline", cwd=held)
    kept = json.loads((held / "base.json").read_text(encoding="utf-8"))["findings"]
    assert [one["file"] for one in kept] == ["b.md"]  # of a draft that was not checked


def test_what_fails_only_where_it_is_asked_for_is_written_too(tmp_path: Path) -> None:
    draft, asked = "延庆区某某数30家。\n", ("--fail-on", "unknown", *BASE)
    assert check(tmp_path, draft, *asked, "--write-baseline") == (0, [])
    assert check(tmp_path, draft, *asked) == (0, [])
    assert check(tmp_path, draft, "--fail-on", "unknown")[0] == 1


@pytest.mark.parametrize(
    ("content", "asked", "code", "error"),
    [
        (None, BASE, 1, "no such baseline: base.json"),
        (None, ("--write-baseline",), 2, "--write-baseline needs a file to write"),
        ("正文30家", (*BASE, "--write-baseline"), 1, "this is no baseline of jjj: base.json"),
        ("[]", BASE, 1, "this is no baseline of jjj: base.json"),
        ('{"schema": "jjj-baseline/2", "findings": []}', BASE, 1, "this is no baseline of jjj: base.json"),
        ('{"schema": "jjj-baseline/1", "findings": [{"file": 1}]}', BASE, 1, "this is no baseline of jjj: base.json"),
        ("[" * 100_000, BASE, 1, "this is no baseline of jjj: base.json"),
    ],
)
def test_what_is_no_baseline_is_told_and_stays_as_it_is(
    content: str | None, asked: tuple[str, ...], code: int, error: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "base.json").write_text(content, encoding="utf-8")
    (tmp_path / "a.md").write_text(f"{WRONG}\n", encoding="utf-8")
    done = run("verify", "a.md", *asked, cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (code, f"error: {error}")
    if content is not None:
        assert (tmp_path / "base.json").read_text(encoding="utf-8") == content
