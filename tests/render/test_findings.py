"""Formats of findings, each held against its public schema, with columns by each format's own rule."""

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for
from running import run

from jjj_cli.answers.findings import ALARMS, Finding, Spot
from jjj_cli.render.findings.formats import FindingFormat, writer
from jjj_cli.render.output import FINDING_FORMATS

SCHEMAS = Path(__file__).parents[1] / "schemas"
# An emoji is one character, two units of UTF-16 and four bytes of UTF-8; the second figure goes over a line break.
DRAFT = "# 绿色承德\n\n😀 2022年10月，承德市森林覆盖率已达60.1%。\n\n延庆区森林覆盖率61.63%，绿地30公顷。\n"
# What strangers may write: what each format has to escape, and what a terminal would obey.
HOSTILE = Finding(
    file='a b/100%,稿:1<&".md',
    start=Spot(2, 3, 5),
    end=Spot(3, 1, 1),
    code="contradicted",
    level="error",
    message='50%\r\n::error::\x1b[31m]]><x a="b">&\ufffe',
    fingerprint="00",
    details={},
)


def given(*asked: str, cwd: Path, draft: str = DRAFT) -> str:
    (cwd / "稿.md").write_text(draft, encoding="utf-8")
    return run("verify", "稿.md", *asked, cwd=cwd).stdout


def valid(text: str, schema: str) -> Any:
    """Read an answer that fits a schema."""
    held = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    kind, answer = validator_for(held), json.loads(text)
    kind.check_schema(held)
    for one in answer if schema == "gitlab.json" else [answer]:
        kind(held).validate(one)
    return answer


def hostile(form: FindingFormat) -> str:
    return "".join(writer(form)([HOSTILE]))


def test_concise_is_a_line_a_finding_however_narrow_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "稿.md").write_text(DRAFT, encoding="utf-8")
    done = run("verify", "稿.md", "--format", "concise", cwd=tmp_path, env={"COLUMNS": "20"})
    (line,) = done.stdout.splitlines()
    assert line.startswith("稿.md:3:22: contradicted: 60.1% – Chengde 承德市 Forest coverage 森林覆盖率 is 60.03%")
    assert done.returncode == 1


def test_sarif_fits_its_schema_and_counts_characters(tmp_path: Path) -> None:
    (run_,) = valid(given("--format", "sarif", cwd=tmp_path), "sarif-2.1.0.json")["runs"]
    (result,) = run_["results"]
    assert run_["columnKind"] == "unicodeCodePoints"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E7%A8%BF.md"
    assert place["region"] == {"startLine": 3, "startColumn": 22, "endLine": 3, "endColumn": 27}
    assert run_["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "contradicted"


def test_rdjson_fits_its_schema_and_counts_bytes(tmp_path: Path) -> None:
    (one,) = valid(given("--format", "rdjson", cwd=tmp_path), "rdjson.json")["diagnostics"]
    line = DRAFT.splitlines()[2].encode()
    begin, end = (one["location"]["range"][side] for side in ("start", "end"))
    assert line[begin["column"] - 1 : end["column"] - 1].decode() == "60.1%"
    assert (begin["line"], one["severity"], one["code"]) == (3, "ERROR", {"value": "contradicted"})


def test_gitlab_fits_the_schema_of_its_parser(tmp_path: Path) -> None:
    (one,) = valid(given("--format", "gitlab", cwd=tmp_path), "gitlab.json")
    assert one["location"] == {"path": "稿.md", "lines": {"begin": 3, "end": 3}}
    assert (one["severity"], one["check_name"]) == ("major", "jjj/contradicted")


def test_checkstyle_is_read_as_its_readers_do(tmp_path: Path) -> None:
    # What reviewdog's and Jenkins' readers take of it.
    root = ET.fromstring(given("--format", "checkstyle", cwd=tmp_path))  # noqa: S314 - it is our own
    error = root.find("file/error")
    assert (root.tag, root[0].attrib["name"]) == ("checkstyle", "稿.md")
    assert error is not None
    assert [error.attrib[key] for key in ("line", "column", "severity", "source")] == [
        *("3", "22"),
        *("error", "jjj.contradicted"),
    ]


def test_github_takes_columns_on_one_line_alone(tmp_path: Path) -> None:
    assert given("--format", "github", cwd=tmp_path).startswith(
        "::error file=稿.md,line=3,endLine=3,col=22,endColumn=27,title=jjj%3A contradicted::60.1%25 – "
    )
    assert "col=" not in hostile("github")


def test_github_is_escaped_so_that_its_runner_reads_the_same_back() -> None:
    (line,) = hostile("github").splitlines()
    found = re.fullmatch(r"::error (.*?)::(.*)", line)
    assert found
    values = dict(pair.split("=", 1) for pair in found[1].split(","))
    assert _read(values["file"]) == HOSTILE.file
    assert _read(found[2]) == '50%\\r\n::error::\\x1b[31m]]><x a="b">&\ufffe'


def _read(text: str) -> str:
    for escaped, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, letter)
    return text


@pytest.mark.parametrize("form", FINDING_FORMATS)
def test_nothing_that_a_terminal_obeys_is_written(form: FindingFormat) -> None:
    text = hostile(form)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    if form == "checkstyle":
        root = ET.fromstring(text)  # noqa: S314 - it is our own
        assert root[0].attrib["name"] == HOSTILE.file
    if form in ("sarif", "rdjson", "gitlab"):
        valid(text, f"{form}.json" if form != "sarif" else "sarif-2.1.0.json")


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ((), ["contradicted"]),
        (("--all",), ["contradicted", "supported", "unknown"]),
        (("--only", "supported"), ["supported"]),
        (("--only", "outdated"), []),
    ],
)
@pytest.mark.parametrize("form", ["concise", "sarif"])
def test_a_finding_is_what_needs_a_hand_unless_more_is_asked_for(
    form: str, asked: tuple[str, ...], codes: list[str], tmp_path: Path
) -> None:
    text = given("--format", form, *asked, cwd=tmp_path)
    found = re.findall(r":\d+: (\w+): " if form == "concise" else r'"ruleId": "(\w+)"', text)
    assert found == codes
    if form == "sarif":
        valid(text, "sarif-2.1.0.json")


def test_a_finding_is_told_in_the_readers_language_and_its_code_is_not(tmp_path: Path) -> None:
    english, chinese = (given("--lang", lang, "--format", "gitlab", cwd=tmp_path) for lang in ("en", "zh"))
    (one,), (other,) = json.loads(english), json.loads(chinese)
    assert "承德市森林覆盖率为60.03%" in other["description"]
    assert {**one, "description": ""} == {**other, "description": ""}


@pytest.mark.parametrize("form", FINDING_FORMATS)
@pytest.mark.parametrize("command", [("facts",), ("compare", "gdp"), ("audit",), ("export",), ("help",)])
def test_another_command_refuses_it_and_names_verify(command: tuple[str, ...], form: str) -> None:
    done = run(*command, "--format", form)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[0] == f"error: {form} is a format of `jjj verify` alone"


def test_fields_are_refused_where_the_format_has_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    done = run("verify", "a.md", "--format", "sarif", "--fields", "line", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error: --fields is not for --format sarif\nhint: ")


@pytest.mark.slow
def test_a_fingerprint_stays_where_lines_move_and_text_is_wrapped_anew(tmp_path: Path) -> None:
    def prints(draft: str) -> list[str]:
        return [one["fingerprint"] for one in json.loads(given("--format", "gitlab", cwd=tmp_path, draft=draft))]

    sentence = "2022年10月，承德市森林覆盖率已达60.1%。"
    first = prints(f"{sentence}\n")
    assert prints(f"# 题\n\n另一段。\n\n{sentence}\n") == first
    twice = prints(f"{sentence}\n\n{sentence}\n")
    assert twice[0] == first[0] != twice[1]
    assert prints("2022年10月，承德市森林覆盖率已达60.2%。\n") != first


def test_every_alarm_has_a_rule_in_sarif() -> None:
    rules = json.loads("".join(writer("sarif")([])))["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} >= set(ALARMS)
