"""What is made from the code – the reference, the manual pages – is what the code makes, and reads as it should."""

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from rich.cells import cell_len
from running import PATHS, environment

from jjj_cli.cli.help_topics import TOPICS
from jjj_cli.errors import exit_codes

ROOT = Path(__file__).parents[2]
REFERENCE = {"en": "docs/reference.md", "zh": "docs/reference.zh-CN.md"}
MANUAL = {"en": "man/jjj.1", "zh": "man/zh_CN/jjj.1"}
needs_groff = pytest.mark.skipif(not shutil.which("groff"), reason="groff is not at hand")


@cache
def made(program: str, language: str) -> str:
    command = [sys.executable, str(ROOT / "curation" / program), language]
    env = {**environment("/nowhere"), "PYTHONHASHSEED": "1"}
    return subprocess.run(command, env=env, capture_output=True, check=True, encoding="utf-8").stdout


def written(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("language", REFERENCE)
def test_the_reference_is_what_the_code_makes(language: str) -> None:
    assert written(REFERENCE[language]) == made("reference.py", language), "`python curation/reference.py` makes it"


@pytest.mark.slow
@pytest.mark.parametrize("language", MANUAL)
def test_the_manual_is_what_the_code_makes(language: str) -> None:
    assert written(MANUAL[language]) == made("manual.py", language), "`python curation/manual.py` makes it"


@pytest.mark.parametrize("language", REFERENCE)
def test_the_reference_has_every_command_and_topic(language: str) -> None:
    headings = re.findall(r"^## jjj (.*)$", written(REFERENCE[language]), re.MULTILINE)
    assert headings == [*map(" ".join, PATHS), *(f"help {name}" for name in TOPICS)]


@pytest.mark.parametrize("language", MANUAL)
def test_the_manual_is_ascii_and_says_no_more_than_roff_reads(language: str) -> None:
    text = written(MANUAL[language])
    assert text.isascii()
    # A line that begins like a request is one of those that are meant.
    assert set(re.findall(r"^[.'](\S*)", text, re.MULTILINE)) == {
        '\\"',
        "TH",
        "nh",
        "ad",
        "SH",
        "SS",
        "TP",
        "PP",
        "nf",
        "fi",
        "br",
    }


@cache
def printed(language: str, columns: int) -> str:
    """Print the manual page as a terminal of a width shows it, without a warning."""
    command = ["groff", "-man", "-Tutf8", "-ww", f"-rLL={columns}n", str(ROOT / MANUAL[language])]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    assert done.stderr == ""
    return re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)


@needs_groff
@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("language", MANUAL)
def test_the_manual_is_printed_without_a_warning_and_fits(language: str, columns: int) -> None:
    assert [line for line in printed(language, columns).splitlines() if cell_len(line) > columns] == []


@needs_groff
@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", "NAME SYNOPSIS DESCRIPTION OPTIONS COMMANDS EXIT_STATUS ENVIRONMENT FILES EXAMPLES SEE_ALSO"),
        ("zh", "名称 概要 描述 选项 命令 退出状态 环境变量 文件 示例 另见"),
    ],
)
def test_the_manual_has_what_a_manual_has(language: str, headings: str) -> None:
    text = printed(language, 80)
    found = re.findall(r"^(?!JJJ)(?!jjj )(\S.*)$", text, re.MULTILINE)
    assert found == [heading.replace("_", " ") for heading in headings.split()]
    assert [path for path in PATHS if f"\n   jjj {' '.join(path)}\n" not in text] == []
    assert [code for code in exit_codes() if not re.search(rf"^ {{7}}{code}\b", text, re.MULTILINE)] == []
    # What is to be typed is printed as it is typed.
    for typed in ("--fields kind,printed,period | sort | uniq", "'investment-total / project-count'", "`jjj restore`"):
        assert typed in text
    assert "printf '3556万亩\\n近60万亩\\n' | jjj convert - 平方公里" in text
