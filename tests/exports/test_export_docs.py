"""The page on exports: its Python runs on what jjj writes, and its tables name what is there."""

import re
from pathlib import Path
from typing import Any

import pytest
from running import run

from jjj_cli.exports.excerpt import FIELDS
from jjj_cli.exports.formats import FORMATS
from jjj_cli.exports.jsonld import CONTEXT, OWN
from jjj_cli.exports.sdmx_csv import ATTRIBUTES, DIMENSIONS, MEASURES
from jjj_cli.exports.tables import TABLES

PAGE = (Path(__file__).parents[2] / "docs" / "export.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Export to every file that the page reads."""
    made = tmp_path_factory.mktemp("page")
    for name in set(re.findall(r'["\']([a-z]+\.[a-z.]+)["\']', "".join(BLOCKS))):
        shape = ("--tidy",) if name == "tidy.csv" else ()
        assert run("export", "--metric", "森林覆盖率", "--metric", "gdp", *shape, "-o", made / name).returncode == 0
    assert run("export", "--metric", "gdp", "--to", "parquet-store", "-o", made / "store").returncode == 0
    return made


def test_the_page_shows_how_each_format_is_read() -> None:
    assert len(BLOCKS) == len(FORMATS) + 1  # and a tidy panel


@pytest.mark.slow
@pytest.mark.parametrize("block", BLOCKS, ids=[block.split("\n")[0] for block in BLOCKS])
def test_the_pages_python_runs(block: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    known: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(block, "docs/export.md", "exec"), known)  # noqa: S102 - our own page
    for name in re.findall(r"^ *(\w+) = ", block, re.MULTILINE)[-1:]:
        assert len(known[name])  # what a block has made last is not empty


@pytest.mark.parametrize(
    "name",
    [
        *FIELDS,
        *(form.name for form in FORMATS),
        *(suffix for form in FORMATS for suffix in form.suffixes),
        *(table.name for table in TABLES),
        *(column.link for table in TABLES for column in table.columns if column.link),
        *DIMENSIONS,
        *MEASURES,
        *ATTRIBUTES,
    ],
)
def test_the_page_names_it(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_the_page_names_every_term_of_our_own() -> None:
    assert CONTEXT["jjj"] == OWN
    source = (Path(__file__).parents[2] / "jjj_cli" / "exports" / "jsonld.py").read_text(encoding="utf-8")
    terms = set(re.findall(r"\"(jjj:\w+)\"", source))
    assert len(terms) >= 10
    assert {term for term in terms if f"`{term}`" not in PAGE} == set()
