"""The map's arrows: which package may import which, in one table. What is not in the table may not be imported."""

import ast
import sys
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import jjj_cli

ROOT = Path(jjj_cli.__file__).parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}
# What every package may use: the words of the interface, the errors, the record, what strangers wrote made safe.
COMMON = {"version", "messages", "errors", "record", "safety", "system", "installation"}
# A package, and which others it may use beside what is common and itself; each only names what stands above it,
# so that there is no circle.
ARROWS: dict[str, set[str]] = {
    "version": set(),
    "messages": set(),
    "installation": set(),
    "errors": set(),
    "system": set(),
    "safety": set(),
    "record": set(),
    "gazetteer": set(),
    "units": {"gazetteer"},
    "store": {"gazetteer"},
    "text": {"gazetteer", "units"},
    "comparison": {"gazetteer", "text", "units"},
    "verification": {"text", "units"},
    "audit": {"comparison", "gazetteer", "store", "text", "units"},
    "own": {"audit", "gazetteer", "store", "text", "units"},
    "citation": {"comparison", "gazetteer"},
    "completion": {"comparison", "gazetteer", "units"},
    "answers": {"audit", "citation", "comparison", "gazetteer", "own", "store", "text", "units", "verification"},
    "library": {"answers", "citation", "comparison", "gazetteer", "store", "text", "units", "verification"},
    "exports": {"answers", "gazetteer", "store", "units"},
    "render": {"answers", "completion", "gazetteer"},
    "plots": {"answers", "comparison", "exports", "render", "store", "text"},
    "reports": {"answers", "citation", "comparison", "exports", "gazetteer", "render", "store", "text", "units"},
    "lsp": {
        "answers",
        "citation",
        "library",
        "render",
        "store",
        "text",
        "verification",
    },
    "agents": {
        "answers",
        "citation",
        "comparison",
        "gazetteer",
        "library",
        "store",
        "text",
        "verification",
    },
    "cli": {
        "agents",
        "answers",
        "audit",
        "citation",
        "comparison",
        "completion",
        "exports",
        "gazetteer",
        "library",
        "lsp",
        "own",
        "plots",
        "render",
        "reports",
        "store",
        "text",
        "units",
        "verification",
    },
    "__main__": {"cli"},
}
# What of the common ground its own lowest parts may use.
LOWEST: dict[str, set[str]] = {
    "__init__": {"library", "version"},  # named there, and imported where a name of the library is asked for
    "version": set(),
    "messages": set(),
    "errors": {"installation", "messages"},
    "system": set(),
    "safety": {"messages"},
    "record": {"messages"},
    "gazetteer": {"errors", "messages", "record"},
}
# Of a package that is used for one thing alone: who uses it, and what of it.
NARROW = {
    ("plots", "render"): {"render.wrapping"},
    ("plots", "store"): {"store.selection"},
    ("reports", "render"): {"render.markdown"},
    ("lsp", "render"): {"render.markdown"},
    ("lsp", "store"): {"store.location"},
    ("lsp", "citation"): {"citation.writing"},
    ("render", "completion"): {"completion.replies", "completion.request"},
    ("render", "answers"): {"answers.drawing", "answers.findings", "answers.result"},
}
# A library that costs start-up or ties hands has one door.
DOORS = {
    "typer": {"cli"},
    "click": set(),
    "rich": {"cli.help_page", "render"},
    "tinydb": {"own.store", "store.checking"},
    "pint": {"units"},
    "platformdirs": {"store.location"},
    "matplotlib": {"plots.drawing"},
    "numpy": {"plots.drawing"},
    "openpyxl": {"exports.xlsx", "own.importing.workbooks"},
    "pyarrow": {"exports.parquet", "exports.parquet_store", "library.frame", "library.tables"},
    "duckdb": {"exports.duckdb_store", "store.engines.duckdb"},
    "psycopg": {"store.engines.postgresql"},
    "pyspark": {"store.engines.spark"},
    "grpc": {"store.engines.spark"},
    "pandas": {"library.frame", "library.tables"},
    "polars": {"library.frame", "library.tables"},
    "msgspec": {
        "agents",
        "audit",
        "comparison.results",
        "exports.store_tables",
        "own",
        "record",
        "safety.json_text",
        "store",
        "verification",
    },
    "filelock": {"own.atomic"},
    "jinja2": {"reports.html"},
    "markupsafe": {"reports.html"},
    "docx": {"reports.word"},
    "prompt_toolkit": {"cli.prompts"},
    "pygls": {"lsp"},
    "lsprotocol": {"lsp"},
    "mcp": {"agents.server", "agents.serving"},
    "mcp_types": {"agents.server"},
    "pydantic": set(),
}


def within(name: str, rooms: set[str]) -> bool:
    """Say whether a module is one of some rooms, or lies in one."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


@cache
def imports(path: Path) -> set[str]:
    """Give everything that a file imports, at its top or anywhere else, for types or for good."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "an import names its module whole"
            found |= {_meant(str(node.module), alias.name) for alias in node.names}
    return {_ours(name) for name in found if name.split(".")[0] not in sys.stdlib_module_names}


def _meant(module: str, name: str) -> str:
    """Tell a module that is imported from its folder from a name that is imported from a module."""
    return f"{module}.{name}" if _ours(f"{module}.{name}") in MODULES else module


def _ours(name: str) -> str:
    return "__init__" if name == "jjj_cli" else name.removeprefix("jjj_cli.")


def _package(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


def _packages_used(package: str) -> set[str]:
    used = {name for module, path in MODULES.items() if _package(module) == package for name in imports(path)}
    return {_package(name) for name in used if name in MODULES} - {package}


def test_every_package_is_in_the_table() -> None:
    assert {_package(name) for name in MODULES} == ARROWS.keys() | {"__init__"}


@pytest.mark.parametrize("package", ["__init__", *ARROWS])
def test_a_package_imports_only_what_the_map_allows(package: str) -> None:
    allowed = LOWEST.get(package, COMMON | ARROWS.get(package, set()))
    assert _packages_used(package) - allowed == set()


@pytest.mark.parametrize("package", ARROWS)
def test_no_arrow_of_the_map_is_idle(package: str) -> None:
    assert ARROWS[package] - _packages_used(package) == set()


def test_there_is_no_circle() -> None:
    above = list(ARROWS)
    assert [(one, used) for one in above for used in ARROWS[one] if above.index(used) >= above.index(one)] == []


@pytest.mark.slow
def test_no_module_is_in_a_circle_within_its_package() -> None:
    used = {module: (imports(path) & MODULES.keys()) - {module} for module, path in MODULES.items()}
    TopologicalSorter(used).prepare()  # raises CycleError, which names the circle


@pytest.mark.parametrize(("user", "used"), NARROW)
def test_a_narrow_arrow_stays_narrow(user: str, used: str) -> None:
    taken = {
        name
        for module, path in MODULES.items()
        if _package(module) == user
        for name in imports(path)
        if _package(name) == used
    }
    assert taken == NARROW[user, used]


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_one_door(library: str) -> None:
    users = {name for name, path in MODULES.items() if any(within(used, {library}) for used in imports(path))}
    assert {name for name in users if not within(name, DOORS[library])} == set()
    assert {door for door in DOORS[library] if not any(within(name, {door}) for name in users)} == set()


def test_a_command_knows_no_other_command() -> None:
    commands = [name for name in MODULES if name.startswith("cli.commands.")]
    assert commands
    assert {used for name in commands for used in imports(MODULES[name]) if within(used, {"cli.commands"})} == set()


@pytest.mark.parametrize("package", [name for name, path in MODULES.items() if path.name == "__init__.py"])
def test_a_package_says_what_it_is_for(package: str) -> None:
    said = ast.get_docstring(ast.parse(MODULES[package].read_text(encoding="utf-8"))) or ""
    assert said.count(".") >= 1
    assert "TODO" not in said


def test_what_a_file_imports_is_found_wherever_it_stands(tmp_path: Path) -> None:
    # The tests above are worth what this reading is worth.
    file = tmp_path / "some.py"
    file.write_text(
        "import os\nimport rich.text\nfrom jjj_cli import answers, __version__\n"
        "from jjj_cli.answers.pages import lists\n"
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pint\n"
        "def late():\n    from tinydb.table import Table\n    from jjj_cli.render.output import emit\n",
        encoding="utf-8",
    )
    ours = {"answers", "__init__", "answers.pages.lists", "render.output"}
    assert imports(file) == {"rich.text", "pint", "tinydb.table", *ours}
