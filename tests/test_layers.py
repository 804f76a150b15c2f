"""The map's arrows: which room may import which. What is not in the table may not be imported."""

import ast
import sys
from pathlib import Path

import pytest

import jjj_cli

ROOT = Path(jjj_cli.__file__).parent
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROOT.rglob("*.py"))
}
# A module, or a folder for all its modules, and what may be imported there, however late or
# quietly: a folder's name stands for everything in it. Ours are named without `jjj_cli.`.
ALLOWED: dict[str, set[str]] = {
    "__init__": set(),
    "__main__": {"cli.main"},
    # What everybody may use, and what uses next to nothing.
    "messages": {"messages"},
    "language": set(),
    "periods": {"messages"},
    "scales": set(),
    "controls": set(),
    "cells": {"controls", "messages"},
    "json_text": {"controls", "messages", "msgspec"},
    "system": set(),
    "model": {"msgspec"},
    "errors": {"messages"},
    "names": {"messages"},
    "result": {"drawings", "model"},
    "drawings": set(),
    "tiles": set(),
    "bounds": {"model"},
    "shells": {"result", "shells"},
    # Names and quantities.
    "units": {"errors", "messages", "names", "scales", "pint"},
    "figures": {"messages", "model", "text.lexicon", "units"},
    "regions": {"errors", "messages", "model", "names"},
    "completion": {"names", "result"},
    "offers": {
        "completion",
        "controls",
        "errors",
        "formulas",
        "messages",
        "metrics",
        "model",
        "names",
        "regions",
        "units",
    },
    "metrics": {"errors", "model", "names"},
    "text": {"errors", "messages", "model", "scales", "system", "text", "units"},
    # The store and what is asked of it.
    "records": {"model", "msgspec"},
    "store": {"errors", "messages", "model", "msgspec", "platformdirs", "records", "system", "tinydb"},
    "selection": {"errors", "messages", "metrics", "model", "names", "periods", "regions"},
    "search": {"model", "names"},
    "compounds": {"errors", "messages", "scales", "units"},
    "intervals": {"bounds", "model"},
    "formulas": {"compounds", "errors", "messages", "metrics", "model"},
    "matching": {"errors", "model", "periods"},
    "evaluation": {
        "compounds",
        "errors",
        "formulas",
        "intervals",
        "matching",
        "messages",
        "model",
        "names",
        "periods",
        "units",
    },
    "operand_caveats": {"caveats", "evaluation", "matching", "messages", "model", "names", "periods"},
    "derived": {"caveats", "comparison", "evaluation", "model"},
    "wholes": {"model", "regions"},
    "coverage": {"model", "names", "wholes"},
    "gathering": {"coverage", "matching", "model", "periods", "preference", "wholes"},
    "sum_caveats": {
        "arithmetic",
        "bounds",
        "caveats",
        "coverage",
        "evaluation",
        "figures",
        "gathering",
        "matching",
        "messages",
        "model",
        "names",
        "operand_caveats",
        "periods",
        "rows",
        "units",
        "wholes",
    },
    "sums": {
        "comparison",
        "compounds",
        "coverage",
        "derived",
        "errors",
        "evaluation",
        "figures",
        "gathering",
        "matching",
        "messages",
        "model",
        "names",
        "periods",
        "preference",
        "sum_caveats",
        "units",
        "wholes",
    },
    "computation": {
        "comparison",
        "derived",
        "errors",
        "evaluation",
        "formulas",
        "matching",
        "messages",
        "metrics",
        "model",
        "operand_caveats",
    },
    "rows": {"cells", "citation", "errors", "model", "result", "scales", "units"},
    "caveats": {"bounds", "messages", "model", "names", "periods", "regions"},
    "preference": {"model", "periods", "rows"},
    "trends": {"bounds", "caveats", "model", "periods", "preference", "result", "rows"},
    "progress": {"bounds", "model", "periods", "preference"},
    "one_source": {"model", "periods", "preference"},
    "comparison": {"bounds", "caveats", "model", "one_source", "periods", "preference", "progress", "rows", "trends"},
    "explanation": {"errors", "messages", "names"},
    "exports": {
        "extras",
        "__init__",
        "cells",
        "errors",
        "exports",
        "json_text",
        "messages",
        "model",
        "names",
        "openpyxl",
        "periods",
        "pyarrow",
        "result",
        "rows",
        "system",
        "units",
    },
    "conversion": {"errors", "figures", "messages", "model", "names", "text", "units"},
    "extraction": {"model", "text", "units"},
    "doubts": {"model", "periods"},
    "verification": {
        "doubts",
        "errors",
        "extraction",
        "messages",
        "model",
        "names",
        "periods",
        "rows",
        "text.reading",
        "units",
    },
    "arithmetic": {"errors", "messages", "model", "store", "units"},
    "rules": {
        "arithmetic",
        "controls",
        "errors",
        "formulas",
        "messages",
        "model",
        "msgspec",
        "names",
        "periods",
        "regions",
        "store",
        "text.quantities",
        "units",
    },
    "citation": {"__init__", "citation", "controls", "errors", "messages", "model", "names", "periods"},
    # The user's own store, and what goes into it.
    "storage": {"errors", "filelock", "messages", "system"},
    "book": {
        "errors",
        "messages",
        "model",
        "msgspec",
        "names",
        "periods",
        "rules",
        "storage",
        "store",
        "tinydb",
    },
    "versions": {"errors", "names", "storage", "store"},
    "entries": {
        "errors",
        "messages",
        "metrics",
        "model",
        "msgspec",
        "periods",
        "regions",
        "scales",
        "selection",
        "store",
        "text",
        "units",
    },
    "extras": {"errors", "messages"},
    "columns": {"cells", "errors", "messages", "msgspec", "names", "store"},
    "intake": {"cells", "columns", "errors", "extras", "messages", "msgspec", "openpyxl", "store", "text.reading"},
    "importing": {"book", "columns", "entries", "errors", "model", "store"},
    "differences": {"errors", "messages", "model", "msgspec", "rows", "store"},
    # Answers for people, looks, verbs.
    "pages": {
        "book",
        "caveats",
        "citation",
        "conversion",
        "differences",
        "drawings",
        "explanation",
        "extraction",
        "figures",
        "importing",
        "messages",
        "model",
        "names",
        "pages",
        "periods",
        "preference",
        "regions",
        "result",
        "rules",
        "store",
        "tiles",
        "trends",
        "verification",
        "versions",
    },
    # Pictures: what they show, and apart from it how they are drawn.
    "plots": {
        "__init__",
        "drawings",
        "errors",
        "exports",
        "figures",
        "messages",
        "model",
        "names",
        "pages",
        "periods",
        "plots",
        "preference",
        "render.safety",
        "result",
        "selection",
        "trends",
    },
    "plots.drawing": {
        "__init__",
        "drawings",
        "errors",
        "extras",
        "matplotlib",
        "messages",
        "numpy",
        "plots.drawing",
        "plots.files",
        "plots.picture",
        "plots.safety",
        "render.wrapping",
    },
    # What a report says and how it looks: pages and looks of its own.
    "reports": {
        "__init__",
        "citation",
        "comparison",
        "computation",
        "docx",
        "errors",
        "explanation",
        "exports",
        "extras",
        "figures",
        "jinja2",
        "markupsafe",
        "messages",
        "metrics",
        "model",
        "names",
        "pages",
        "periods",
        "preference",
        "progress",
        "regions",
        "render.markdown",
        "render.safety",
        "reports",
        "result",
        "rows",
        "selection",
    },
    "render": {"cells", "controls", "drawings", "errors", "json_text", "messages", "names", "render", "result", "rich"},
    "cli.main": {
        "cli.app",
        "cli.completing",
        "cli.refusals",
        "errors",
        "language",
        "messages",
        "periods",
        "render.output",
        "render.streams",
        "result",
        "shells.request",
        "system",
        "typer",
    },
    "cli.starting": {"__init__", "errors", "model", "pages", "render.output", "result", "store"},
    "cli.fields": {
        "citation",
        "cli.commands",
        "cli.entering",
        "columns",
        "explanation",
        "exports.tables",
        "extraction",
        "messages",
        "model",
        "result",
        "rows",
        "trends",
        "verification",
    },
    "cli.topics": {
        "citation",
        "cli.fields",
        "errors",
        "explanation",
        "exports.formats",
        "intake",
        "messages",
        "pages",
        "periods",
        "render.output",
        "result",
        "rows",
        "scales",
        "units",
    },
    "cli.helping": {"cli.help_page", "typer"},
    "cli.help_page": {"messages", "render.alignment", "render.wrapping", "rich", "typer"},
    "cli.refusals": {"errors", "messages", "names"},
    "cli.app": {
        "__init__",
        "cli.helping",
        "cli.options",
        "cli.starting",
        "errors",
        "messages",
        "model",
        "render.output",
        "result",
        "store",
        "typer",
    },
    "cli.line": {"cli.app", "completion", "result", "typer"},
    "cli.completing": {"cli.app", "cli.line", "cli.values", "completion", "messages", "result"},
    "cli.values": {
        "cli.app",
        "cli.line",
        "cli.topics",
        "completion",
        "conversion",
        "explanation",
        "messages",
        "model",
        "offers",
        "plots.files",
        "result",
        "storage",
        "store",
    },
    "cli.asking": {"messages", "prompt_toolkit", "render.output", "result", "typer"},
    "cli.entering": {
        "book",
        "cli.asking",
        "cli.options",
        "entries",
        "errors",
        "messages",
        "model",
        "pages",
        "render.output",
        "result",
        "rows",
        "store",
    },
    "cli.comparing": {"errors", "messages", "model", "names", "periods", "regions", "result", "units"},
    "cli.options": {"errors", "messages", "model", "names", "render.output", "typer"},
    "cli.commands": {
        "book",
        "cells",
        "cli.app",
        "cli.asking",
        "cli.comparing",
        "cli.entering",
        "cli.helping",
        "cli.options",
        "cli.topics",
        "__init__",
        "caveats",
        "columns",
        "citation",
        "comparison",
        "computation",
        "conversion",
        "differences",
        "entries",
        "explanation",
        "extraction",
        "importing",
        "intake",
        "errors",
        "exports",
        "messages",
        "metrics",
        "model",
        "names",
        "pages",
        "periods",
        "plots",
        "regions",
        "render.output",
        "render.progress",
        "reports",
        "result",
        "rows",
        "rules",
        "search",
        "selection",
        "shells",
        "store",
        "sums",
        "text.reading",
        "tiles",
        "trends",
        "typer",
        "units",
        "verification",
        "versions",
    },
    "cli": set(),
}
# A library that costs start-up or ties hands has one door.
DOORS = {
    "typer": {
        "cli.main",
        "cli.app",
        "cli.helping",
        "cli.help_page",
        "cli.asking",
        "cli.line",
        "cli.options",
        "cli.commands",
    },
    "click": set(),
    "rich": {"render", "cli.help_page"},
    "tinydb": {"store", "book"},
    "pint": {"units"},
    "platformdirs": {"store"},
    "matplotlib": {"plots.drawing"},
    "numpy": {"plots.drawing"},
    "openpyxl": {"intake", "exports.xlsx"},
    "pyarrow": {"exports.parquet"},
    "msgspec": {
        "model",
        "records",
        "store",
        "rules",
        "book",
        "entries",
        "columns",
        "intake",
        "differences",
        "json_text",
    },
    "filelock": {"storage"},
    "jinja2": {"reports.html"},
    "markupsafe": {"reports.html"},
    "docx": {"reports.word"},
    "prompt_toolkit": {"cli.asking"},
    "pydantic": set(),
}
EDGE = ("cli", "pages", "plots", "render", "reports")


def within(name: str, rooms: set[str]) -> bool:
    """Say whether a module is one of some rooms, or lies in one."""
    return any(name == room or name.startswith(f"{room}.") for room in rooms)


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


def _room(name: str) -> str:
    rooms = [room for room in ALLOWED if within(name, {room})]
    assert rooms, f"{name} is in no room of the map"
    return max(rooms, key=len)


@pytest.mark.parametrize("name", MODULES)
def test_a_module_imports_only_what_the_map_allows(name: str) -> None:
    allowed = ALLOWED[_room(name)]
    assert {used for used in imports(MODULES[name]) if not within(used, allowed)} == set()


@pytest.mark.parametrize("room", ALLOWED)
def test_every_room_of_the_map_is_there(room: str) -> None:
    assert [name for name in MODULES if within(name, {room})]


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_one_door(library: str) -> None:
    users = {name for name, path in MODULES.items() if any(within(used, {library}) for used in imports(path))}
    assert {name for name in users if not within(name, DOORS[library])} == set()
    assert {door for door in DOORS[library] if not any(within(name, {door}) for name in users)} == set()


def test_the_record_imports_nothing_of_ours() -> None:
    assert imports(MODULES["model"]) == {"msgspec"}


@pytest.mark.parametrize("name", [name for name in MODULES if not within(name, {*EDGE, "__main__"})])
def test_no_library_knows_how_it_is_called_or_shown(name: str) -> None:
    assert {used for used in imports(MODULES[name]) if within(used, set(EDGE))} == set()


@pytest.mark.parametrize("name", [name for name in MODULES if within(name, {"render"})])
def test_looks_know_nothing_of_figures(name: str) -> None:
    known = {"store", "regions", "comparison", "model", "rows", "units", "pages", "cli", "reports", "rules", "text"}
    assert {used for used in imports(MODULES[name]) if within(used, known)} == set()


@pytest.mark.parametrize("name", [name for name in MODULES if within(name, {"pages"})])
def test_pages_know_nothing_of_verbs_and_looks(name: str) -> None:
    assert {used for used in imports(MODULES[name]) if within(used, {"cli", "render", "reports"})} == set()


def test_a_command_knows_no_other_command() -> None:
    commands = [name for name in MODULES if name.startswith("cli.commands.")]
    assert commands
    assert {used for name in commands for used in imports(MODULES[name]) if within(used, {"cli.commands"})} == set()


def test_what_a_file_imports_is_found_wherever_it_stands(tmp_path: Path) -> None:
    # The tests above are worth what this reading is worth.
    file = tmp_path / "some.py"
    file.write_text(
        "import os\nimport rich.text\nfrom jjj_cli import pages, __version__\nfrom jjj_cli.answers.pages import lists\n"
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import pint\n"
        "def late():\n    from tinydb.table import Table\n    from jjj_cli.render.output import emit\n",
        encoding="utf-8",
    )
    assert imports(file) == {"rich.text", "pages", "__init__", "pages.lists", "pint", "tinydb.table", "render.output"}
