"""The pages of the docs that are run as they are printed, and the examples on them."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
# Pages whose commands are run in a pipe, by test_guides, are left out.
PAGES = [ROOT / "README.md", ROOT / "README.zh-CN.md", *sorted((ROOT / "docs").glob("*.md"))]
PAGES = [page for page in PAGES if not page.name.startswith("guide-")]


def examples(page: Path) -> list[tuple[str, str]]:
    """Give each example of a page: the command, and what is printed below it."""
    found = []
    for block in re.findall(r"```console\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
        for one in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = one.partition("\n")
            found.append((command, printed))
    return found
