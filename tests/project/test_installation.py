"""What is missing is named the way that jjj was installed."""

from pathlib import Path

import pytest

from jjj_cli import installation

# What an installer leaves in its environment: a file and its text, and how an extra, a version and a package are had.
MARKS = {
    "pip": ("pyvenv.cfg", "home = /usr/bin\n", "pip install 'jjj-cli[xlsx]'", "pip install -U jjj-cli"),
    "pipx": ("pipx_metadata.json", "{}", "pipx install --force 'jjj-cli[plot,xlsx]'", "pipx upgrade jjj-cli"),
    "uv-tool": ("uv-receipt.toml", "", "uv tool install 'jjj-cli[plot,xlsx]'", "uv tool upgrade jjj-cli"),
    "uv": ("pyvenv.cfg", "home = /x\nuv = 0.9.1\n", "uv pip install 'jjj-cli[xlsx]'", "uv pip install -U jjj-cli"),
}


@pytest.mark.parametrize("by", MARKS)
def test_each_installer_adds_in_its_own_way(by: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name, text, adding, upgrading = MARKS[by]
    (tmp_path / name).write_text(text, encoding="utf-8")
    there = {"matplotlib": object()}  # an extra that is there is not to be dropped
    monkeypatch.setattr(installation, "find_spec", there.get)
    assert installation.installer(tmp_path) == by
    assert installation.adding("xlsx", tmp_path) == adding
    assert installation.upgrading(tmp_path) == upgrading
    assert "pandas" in installation.beside("pandas", tmp_path)


def test_every_extra_is_known_by_a_module() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(installation.EXTRAS) == set(project["optional-dependencies"]) - {"dev", "servers"}
