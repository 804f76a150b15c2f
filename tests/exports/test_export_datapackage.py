"""The Data Package export is valid by Frictionless, and says what it holds."""

import json
import shutil
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from exporting import FIGURES, NOTHING, all_facts, exported, records
from frictionless import Package, validate

from jjj_cli.exports.tables import TABLES


def _faults(path: Path) -> list[str]:
    """Give what Frictionless finds wrong with a package, a folder's or a zip's."""
    report = validate(str(path / "datapackage.json" if path.is_dir() else path))
    return [str(error) for error in report.flatten(["title", "message"])]


def _descriptor(path: Path) -> dict[str, Any]:
    whole = json.loads((path / "datapackage.json").read_text(encoding="utf-8"))
    assert isinstance(whole, dict)
    return whole


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("hard.zip", ()),
        ("folder", ("--to", "datapackage")),
        ("part.zip", ("--nature", "preliminary")),
        ("one.zip", ("--region", "承德")),
        ("empty.zip", NOTHING),
    ],
)
def test_it_is_valid(name: str, asked: tuple[str, ...]) -> None:
    assert _faults(exported(name, *asked)) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("facts.csv", "130800", "999999", "ForeignKey Error"),
        ("facts.csv", ",actual,", ",guessed,", "Constraint Error"),
        ("facts.csv", ",60.03,%,", ",sixty,%,", "Type Error"),
        ("regions.csv", "130800,", "130900,", "PrimaryKey Error"),
        ("datapackage.json", '"name": "facts"', '"name": 1', "Error"),
    ],
)
def test_what_is_not_valid_is_found(file: str, old: str, new: str, fault: str, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    shutil.copytree(exported("folder", "--to", "datapackage"), folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert any(fault in found for found in _faults(folder))


def test_a_zip_and_a_folder_hold_the_same() -> None:
    folder = exported("folder", "--to", "datapackage")
    with zipfile.ZipFile(exported("hard.zip")) as packed:
        names = packed.namelist()
        assert sorted(names) == sorted(path.name for path in folder.iterdir())
        for name in names:
            if name != "datapackage.json":  # that has the time
                assert packed.read(name) == (folder / name).read_bytes()


def test_it_says_what_it_is_and_whose() -> None:
    said = _descriptor(exported("folder", "--to", "datapackage"))
    assert said["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert [licence["name"] for licence in said["licenses"]] == ["MIT"]
    assert "publishers" in said["description"]
    assert said["version"].startswith("0.")
    titles = [source["title"] for source in said["sources"]]
    assert any(title.startswith("协同发展") for title in titles)
    assert len(titles) == len(records().sources)
    # an address that is none of the web's is not handed on as one
    assert "javascript:" not in json.dumps(said["sources"])


def test_every_column_has_a_type_and_says_what_it_holds() -> None:
    said = _descriptor(exported("folder", "--to", "datapackage"))
    assert [resource["name"] for resource in said["resources"]] == [table.name for table in TABLES]
    for table, resource in zip(TABLES, said["resources"], strict=True):
        fields = resource["schema"]["fields"]
        assert [field["name"] for field in fields] == [column.name for column in table.columns]
        assert all(field["type"] and field["description"] for field in fields)
        assert resource["schema"].get("primaryKey", [None]) == [table.key]
    facts = said["resources"][0]["schema"]
    assert {key["fields"][0] for key in facts["foreignKeys"]} == {
        *("region_code", "metric", "source", "part_of", "supersedes", "superseded_by")
    }


def test_a_part_without_its_whole_is_no_reference() -> None:
    with zipfile.ZipFile(exported("part.zip", "--nature", "preliminary")) as packed:
        facts = json.loads(packed.read("datapackage.json"))["resources"][0]["schema"]
    assert "part_of" not in {key["fields"][0] for key in facts["foreignKeys"]}


def test_frictionless_reads_numbers_and_lists_as_they_were() -> None:
    package = Package(str(exported("folder", "--to", "datapackage") / "datapackage.json"))
    facts: Any = package.get_resource("facts")
    read = {row["fact"]: row for row in facts.read_rows()}
    assert read.keys() == all_facts().keys()
    for place, (value, _, _) in enumerate(FIGURES):
        assert read[f"own.figure.{place}"]["printed_value"] == Decimal(value)
    assert read["own.text.formula"]["counterpart_codes"] == ["own-other", "110000"]
    assert read["own.text.formula"]["note"] == "'=1+1"
