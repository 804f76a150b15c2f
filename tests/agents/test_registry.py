"""`server.json`, by which the protocol's registry of servers knows jjj: it is valid, and says what is so."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from jjj_cli.version import __version__

ROOT = Path(__file__).parents[2]
SERVER = json.loads((ROOT / "server.json").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_it_is_what_the_registry_takes() -> None:
    schema = json.loads((ROOT / "tests/schemas/mcp-server-2025-12-11.json").read_text(encoding="utf-8"))
    assert SERVER["$schema"] == schema["$id"]
    Draft7Validator(schema, format_checker=Draft7Validator.FORMAT_CHECKER).validate(SERVER)
    with pytest.raises(Exception, match="too long"):
        Draft7Validator(schema).validate({**SERVER, "description": "a" * 101})


def test_its_versions_are_those_of_jjj() -> None:
    assert {SERVER["version"], *(one["version"] for one in SERVER["packages"])} == {__version__}


def test_the_readme_says_whose_it_is() -> None:
    assert re.findall(r"mcp-name: (\S+)", (ROOT / PROJECT["readme"]).read_text(encoding="utf-8")) == [SERVER["name"]]


def test_what_a_client_makes_of_it_can_be_started() -> None:
    (package,) = SERVER["packages"]
    assert package["identifier"] == PROJECT["name"]
    assert PROJECT["scripts"][package["identifier"]] == PROJECT["scripts"]["jjj"]
    assert [one["value"] for one in package["packageArguments"]] == ["mcp"]
    ((option, extra),) = [(one["name"], one["value"]) for one in package["runtimeArguments"]]
    assert (option, extra) == ("--with", f"{PROJECT['name']}[mcp]")
    assert "mcp" in PROJECT["optional-dependencies"]
