"""What ships is tested as it ships: a wheel, installed alone and run from somewhere else."""

import json
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

import pytest
from running import environment

pytestmark = pytest.mark.slow  # it builds a wheel and installs it

ROOT = Path(__file__).parents[2]
if not (ROOT / ".git").exists():
    pytest.skip("what is tracked is only known in a checkout", allow_module_level=True)


class Shipped(NamedTuple):
    """The wheel, and `jjj` as the wheel installs it; the tree that it was built from is gone."""

    wheel: Path
    jjj: Path


def _copy_of_what_is_tracked(where: Path) -> Path:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).exists():
            (where / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, where / name)
    return where


def _build(tree: Path, where: Path, *how: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "build", "--wheel", *how, "--outdir", str(where), str(tree)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    folder = tmp_path_factory.mktemp("shipped")
    tree = _copy_of_what_is_tracked(folder / "tree")
    built = _build(tree, folder)
    assert built.returncode == 0, built.stdout + built.stderr
    shutil.rmtree(tree)
    (wheel,) = folder.glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / "venv"], check=True)
    # The pip of these tests installs it: a pip of its own would take as long to make as all else.
    python = str(folder / "venv" / "bin" / "python")
    installing = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile", str(wheel)]
    subprocess.run(installing, capture_output=True, check=True)
    return Shipped(wheel, folder / "venv" / "bin" / "jjj")


def _run(shipped: Shipped, cwd: Path, *asked: str) -> str:
    """Run the installed `jjj` in an empty folder with an empty home."""
    home = cwd / "home"
    home.mkdir()
    done = subprocess.run([shipped.jjj, *asked], cwd=home, env=environment(home), capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert list(home.iterdir()) == []
    return done.stdout.decode()


def test_the_audit_finds_nothing(shipped: Shipped, tmp_path: Path) -> None:
    said = _run(shipped, tmp_path, "audit", "--format", "table")
    store = json.loads((ROOT / "data" / "facts.json").read_text(encoding="utf-8"))
    assert said.splitlines()[0] == "The store is sound."
    assert said.splitlines()[1].startswith(f"{len(store['facts'])} facts, {len(store['initiatives'])} initiatives")


BOTH = ("--region", "延庆", "--region", "承德")


def test_forest_coverage_compares(shipped: Shipped, tmp_path: Path) -> None:
    said = _run(shipped, tmp_path, "compare", "forest-coverage", *BOTH, "--fields", "rank,region,value")
    assert said == "rank\tregion\tvalue\n1\t延庆区\t61.63\n2\t承德市\t60.03\n"


def test_a_region_is_shown(shipped: Shipped, tmp_path: Path) -> None:
    whole = json.loads(_run(shipped, tmp_path, "region", "沧州", "--format", "json"))
    assert (whole["schema"], whole["region"]["code"]) == ("jjj/1", "130900")
    assert whole["facts"]
    assert whole["initiatives"]


def test_units_are_read_from_the_wheel(shipped: Shipped, tmp_path: Path) -> None:
    said = _run(
        shipped, tmp_path, "compare", "forest-area", "--region", "承德", "--unit", "平方公里", "--fields", "region,unit"
    )
    assert said == "region\tunit\n承德市\t平方公里\n"


def test_the_wheel_speaks_chinese(shipped: Shipped, tmp_path: Path) -> None:
    assert "可比性" in _run(shipped, tmp_path, "compare", "forest-coverage", "--format", "table", "--lang", "zh")


def test_the_wheel_holds_what_it_needs_and_no_more(shipped: Shipped) -> None:
    with zipfile.ZipFile(shipped.wheel) as wheel:
        names = set(wheel.namelist())
        assert wheel.read("jjj_cli/data/facts.json") == (ROOT / "data" / "facts.json").read_bytes()
        assert wheel.read("jjj_cli/units/units.toml") == (ROOT / "jjj_cli" / "units" / "units.toml").read_bytes()
    assert "jjj_cli/py.typed" in names
    listed = subprocess.run(["git", "ls-files", "jjj_cli"], cwd=ROOT, capture_output=True, text=True, check=True)
    ours = {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}
    made = {name.removesuffix(".po") + ".mo" for name in ours if name.endswith(".po")}
    assert made
    shared = {re.sub(r"^.*\.data/data/", "", name) for name in names if ".data/data/" in name}
    assert shared == {"share/man/man1/jjj.1", "share/man/zh_CN/man1/jjj.1"}
    assert {name for name in names if not re.search(r"\.(dist-info|data)/", name)} == {
        *ours,
        *made,
        "jjj_cli/data/facts.json",
        "jjj_cli/data/facts.json.compiled",
    }


def test_the_manual_is_installed_where_man_looks(shipped: Shipped) -> None:
    pages = shipped.jjj.parents[1] / "share" / "man"
    for name in ("man1/jjj.1", "zh_CN/man1/jjj.1"):
        tracked = ROOT / "man" / name.replace("man1/", "")
        assert (pages / name).read_bytes() == tracked.read_bytes()


def test_a_tree_without_the_store_is_not_built(tmp_path: Path) -> None:
    tree = _copy_of_what_is_tracked(tmp_path / "tree")
    (tree / "data" / "facts.json").unlink()
    built = _build(tree, tmp_path / "built", "--no-isolation")  # what builds is there: this is of what is built
    assert built.returncode != 0
    assert "data/facts.json" in built.stdout + built.stderr
    assert not list(tmp_path.glob("built/*.whl"))
