"""Prints the examples of the README and the docs anew, where what they show has changed.

`python curation/examples.py` runs every example as the tests do and writes what it prints into the
page. Read the difference before it is committed: an example that changed is a promise that changed.
"""

import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "project")]

from documentation import PAGES  # noqa: E402 - the tests know which pages are run
from sessions import typed_again  # noqa: E402
from test_docs import STORIES, language_of, shown  # noqa: E402 - the tests know how they are run
from test_guides import GUIDES, console, steps  # noqa: E402


def main() -> None:
    """Write every page anew."""
    for page in [*PAGES, *GUIDES]:
        text = page.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            written = _guide(page, text, Path(folder)) if page in GUIDES else _written(page, text, Path(folder))
        if written != text:
            page.write_text(written, encoding="utf-8")
            print(page.relative_to(ROOT))  # noqa: T201 - this is what it is for


def _guide(page: Path, text: str, folder: Path) -> str:
    for step in steps(page):
        if step["file"]:
            (folder / step["file"]).write_text(step["text"], encoding="utf-8")
        elif step["kind"] == "console":
            text = text.replace(f"console\n{step['text']}", f"console\n{console(step['text'], page, folder)}", 1)
    return text


def _written(page: Path, text: str, folder: Path) -> str:
    for file, content in re.findall(r"```text file=(\S+)\n(.*?)```", text, re.DOTALL):
        (folder / file).write_text(content, encoding="utf-8")
    env = {**language_of(page), **STORIES.get(page.name, {})}

    def again(block: re.Match[str]) -> str:
        commands = re.findall(r"^\$ (.*)$", block[1], re.MULTILINE)
        return "```console\n" + "".join(f"$ {one}\n{shown(one, folder, env)}\n" for one in commands) + "```"

    return typed_again(re.sub(r"```console\n(.*?)```", again, text, flags=re.DOTALL))


if __name__ == "__main__":
    main()
