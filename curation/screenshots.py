"""Takes the pictures that the README and the docs show, in both languages, into docs/images/.

`python curation/screenshots.py` runs every command of SCREENS under a terminal and draws what it shows,
light and dark; has `jjj compare --plot` draw PLOTS; and takes REPORTS in a Chromium. Tests hold the text
of each picture against what the commands give now, so that none gets old.
"""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from drawing import THEMES, draw

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from running import run, still, terminal  # noqa: E402 - the tests know how jjj is run

IMAGES = ROOT / "docs" / "images"
# What the names of a language's pictures end in.
LANGUAGES = {"en": "", "zh": ".zh-CN"}


class Screen(NamedTuple):
    """A command, and the columns of the terminal that it is seen in."""

    command: str
    columns: int = 80


SCREENS = {
    "chart": Screen("compare forest-coverage --level city --chart"),
    "history": Screen("compare gdp --region 北京 --region 天津 --region 河北 --history --chart"),
    "map": Screen("map forest-coverage"),
    "verify": Screen("verify draft.md"),
}
PLOTS = {"plot": "compare forest-coverage --level city"}
REPORTS = {"report": "report forest-coverage"}
DRAFT = (
    "承德市森林覆盖率由2012年的50.8%提高到60.03%。\n\n沧州市承接京津项目，总投资2800亿元。\n\n"
    "北京市森林覆盖率为44.6%，张家口市森林覆盖率达到50%。\n"
)
# A window of a common size; what is below it is not in the picture.
WINDOW = {"width": 1280, "height": 960}
_NOTE = "of"
# A page that is made twice is made alike.
_ALIKE = {"SOURCE_DATE_EPOCH": "0"}


def main() -> None:
    """Take every picture anew."""
    IMAGES.mkdir(exist_ok=True)
    for name, svg in [*screens(), *plots()]:
        (IMAGES / name).write_text(svg, encoding="utf-8")
    for name, page in reports():
        _photograph(page, IMAGES / name)


def screens() -> Iterator[tuple[str, str]]:
    """Draw every screen: give the name of each picture, and the picture."""
    for language, ending in LANGUAGES.items():
        for name, (command, columns) in SCREENS.items():
            with tempfile.TemporaryDirectory() as folder:
                Path(folder, "draft.md").write_text(DRAFT, encoding="utf-8")
                screen = terminal(columns, *command.split(), env={"JJJ_LANG": language}, cwd=Path(folder))
                shown = still(screen.text)
            for theme in THEMES:
                yield f"{name}{ending}.{theme}.svg", draw(shown, f"jjj {command}", columns, theme)


def plots() -> Iterator[tuple[str, str]]:
    """Give the name of each plot, and the plot."""
    for name, page in _files(PLOTS, "--plot", ".svg"):
        yield name, page.decode("utf-8")


def reports() -> Iterator[tuple[str, bytes]]:
    """Give the name of the picture of each report, and the report."""
    yield from ((name.replace(".html", ".png"), page) for name, page in _files(REPORTS, "--output", ".html"))


def _files(commands: dict[str, str], option: str, suffix: str) -> Iterator[tuple[str, bytes]]:
    for language, ending in LANGUAGES.items():
        for name, command in commands.items():
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, f"{name}{ending}{suffix}")
                done = run(*command.split(), option, path.name, env={"JJJ_LANG": language, **_ALIKE}, cwd=path.parent)
                if done.returncode:
                    raise RuntimeError(done.stderr)
                yield path.name, path.read_bytes()


def _photograph(page: bytes, path: Path) -> None:
    """Take a picture of a page in a Chromium, with a note of what it was taken of."""
    from PIL import Image, PngImagePlugin
    from playwright.sync_api import sync_playwright

    browser = os.environ.get("JJJ_CHROMIUM") or shutil.which("chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        Path(folder, "page.html").write_bytes(page)
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        window = chromium.new_page(viewport=WINDOW)  # type: ignore[arg-type]
        window.goto(Path(folder, "page.html").as_uri())
        window.screenshot(path=Path(folder, "page.png"))
        chromium.close()
        noted = PngImagePlugin.PngInfo()
        noted.add_text(_NOTE, digest(page))
        Image.open(Path(folder, "page.png")).convert("P", palette=Image.Palette.ADAPTIVE).save(
            path, pnginfo=noted, optimize=True
        )


def digest(page: bytes) -> str:
    """Give what tells a page from another."""
    return sha256(page).hexdigest()


def taken_of(path: Path) -> str:
    """Give the digest of the page that a picture was taken of."""
    from PIL import Image

    return str(Image.open(path).info[_NOTE])


if __name__ == "__main__":
    main()
