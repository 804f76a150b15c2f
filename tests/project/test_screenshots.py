"""The pictures of the docs show what the commands give now, and every one is shown."""

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "curation"))

import drawing  # noqa: E402 - what takes them
import screenshots  # noqa: E402

IMAGES = screenshots.IMAGES
AGAIN = "`python curation/screenshots.py` takes it anew"
SCREENS = [
    f"{name}{ending}.{theme}.svg"
    for name in screenshots.SCREENS
    for ending in screenshots.LANGUAGES.values()
    for theme in drawing.THEMES
]
PLOTS = [f"{name}{ending}.svg" for name in screenshots.PLOTS for ending in screenshots.LANGUAGES.values()]
REPORTS = [f"{name}{ending}.png" for name in screenshots.REPORTS for ending in screenshots.LANGUAGES.values()]
PAGES = [*ROOT.glob("README*.md"), *sorted((ROOT / "docs").glob("*.md"))]


@cache
def screens() -> dict[str, str]:
    return dict(screenshots.screens())


@pytest.mark.slow
@pytest.mark.parametrize("name", SCREENS)
def test_a_picture_of_a_terminal_shows_what_the_command_shows(name: str) -> None:
    assert drawing.read(written(name)) == drawing.read(screens()[name]), AGAIN


@pytest.mark.parametrize("name", PLOTS)
def test_a_plot_says_what_the_command_draws(name: str) -> None:
    pytest.importorskip("matplotlib", reason="pictures are drawn with it, and it is not installed")
    # Where lines break is for the fonts of the machine to say; what they say is not.
    assert drawing.read(written(name)) == drawing.read(dict(screenshots.plots())[name]), AGAIN


@pytest.mark.parametrize("name", REPORTS)
def test_a_picture_of_a_page_is_of_the_page_that_is_written_now(name: str) -> None:
    pytest.importorskip("PIL", reason="pictures are read with Pillow, and it is not installed")
    assert screenshots.taken_of(IMAGES / name) == screenshots.digest(dict(screenshots.reports())[name]), AGAIN


def test_there_is_no_picture_that_nobody_takes() -> None:
    assert {path.name for path in IMAGES.iterdir()} == {*SCREENS, *PLOTS, *REPORTS}


def test_every_picture_is_shown_and_every_one_that_is_shown_is_there() -> None:
    assert {path for _, path, _ in shown()} == {IMAGES / name for name in (*SCREENS, *PLOTS, *REPORTS)}


def test_a_picture_is_in_the_language_of_its_page_and_said_in_words() -> None:
    for page, path, said in shown():
        assert (".zh-CN" in page.name) == (".zh-CN" in path.name), (page.name, path.name)
        assert said or path.name.endswith(".dark.svg"), (page.name, path.name)


def written(name: str) -> str:
    return (IMAGES / name).read_text(encoding="utf-8")


def shown() -> Iterator[tuple[Path, Path, str]]:
    """Give each picture of a page: the page, the file, and what is said for those who do not see it."""
    for page in PAGES:
        for tag in re.findall(r"<(?:img|source)\s[^>]*>", page.read_text(encoding="utf-8")):
            path = re.search(r'(?:src|srcset)="([^"]*)"', tag)
            assert path, tag
            said = re.search(r'alt="([^"]*)"', tag)
            yield page, (page.parent / path[1]).resolve(), said[1] if said else ""
