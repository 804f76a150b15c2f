"""How jjj was installed, and what adds to it there: pip, pipx and uv each have a way of their own."""

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

NAME = "jjj-cli"
# A module of each extra, by which it is known to be there: pipx and uv install anew, and drop what is not named.
EXTRAS = {
    "duckdb": "duckdb",
    "lsp": "pygls",
    "mcp": "mcp",
    "parquet": "pyarrow",
    "plot": "matplotlib",
    "postgres": "psycopg",
    "report": "docx",
    "spark": "pyspark",
    "xlsx": "openpyxl",
}
Installer = Literal["pip", "pipx", "uv-tool", "uv"]
_ADD = {
    "pip": "pip install '{what}'",
    "uv": "uv pip install '{what}'",
    "pipx": "pipx install --force '{what}'",
    "uv-tool": "uv tool install '{what}'",
}
_UPGRADE = {
    "pip": f"pip install -U {NAME}",
    "uv": f"uv pip install -U {NAME}",
    "pipx": f"pipx upgrade {NAME}",
    "uv-tool": f"uv tool upgrade {NAME}",
}
_BESIDE = {
    "pip": "pip install {package}",
    "uv": "uv pip install {package}",
    "pipx": f"pipx inject {NAME} {{package}}",
    "uv-tool": f"uv tool install {NAME} --with {{package}}",
}


def installer(prefix: Path | None = None) -> Installer:
    """Tell by what the environment was made that this Python runs in, by the marks that each leaves there."""
    folder = prefix or Path(sys.prefix)
    if (folder / "pipx_metadata.json").exists():
        return "pipx"
    if (folder / "uv-receipt.toml").exists():
        return "uv-tool"
    try:
        made = (folder / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "pip"
    by_uv = any(line.partition("=")[0].strip() == "uv" for line in made.splitlines())
    return "uv" if by_uv and find_spec("pip") is None else "pip"


def adding(extra: str, prefix: Path | None = None) -> str:
    """Give the command that installs an extra, with those that are there where it installs anew."""
    by = installer(prefix)
    there = [name for name, module in EXTRAS.items() if find_spec(module)] if by in ("pipx", "uv-tool") else []
    return _ADD[by].format(what=f"{NAME}[{','.join(sorted({extra, *there}))}]")


def upgrading(prefix: Path | None = None) -> str:
    """Give the command that installs the newest version."""
    return _UPGRADE[installer(prefix)]


def beside(package: str, prefix: Path | None = None) -> str:
    """Give the command that installs a package beside jjj."""
    return _BESIDE[installer(prefix)].format(package=package)
