"""Tab in real shells: bash, zsh and fish at a terminal, in which what is typed becomes what `jjj` is called with."""

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from forkserver import TOO_LONG
from running import environment, write_store
from shellprogram import program_folder

pytestmark = pytest.mark.slow  # each case starts a shell

PROMPT = "ready>"
# Bash asks before it lists many.
LISTING = "bind 'set completion-query-items 0'; bind 'set page-completions off'"
# How each is started so that nothing of the machine's own is read, and what it is told first.
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], f'PS1="{PROMPT}"; {LISTING}; eval "$(jjj completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], f'PS1="{PROMPT}"; eval "$(jjj completion zsh)"'),
    "fish": (["fish", "-i"], f"function fish_prompt; echo -n '{PROMPT}'; end; jjj completion fish | source"),
}
# Completion goes to a fork of the real one; what is run in the end is only written down.
STUB = """#!/bin/sh
if [ -n "$JJJ_COMPLETE" ] || [ "$1" = completion ]; then exec 'JJJ_ITSELF' "$@"; fi
for word in "$@"; do printf '%s\\n' "$word"; done >'TOLD.new'
mv 'TOLD.new' 'TOLD'
"""
# What a terminal obeys and nobody sees.
SEQUENCE = r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[()][A-Z0-9]|\x1b[=>78M]|[\x00\x07\x08]"

# Names that a shell would run, and that a terminal would obey.
RUN = "$(touch owned)`touch owned`;touch owned'\"\\ &|<>*?~!x#{a,b}"
OBEYED = "\x1b]0;owned\x07\x1b[2J\n\t\r"
HOSTILE: dict[str, dict[str, Any]] = {
    "regions": {
        "own-place": {"name": f"恶{RUN}", "name_en": f"Evil {RUN}", "level": "zone", "aliases": [f"恶{OBEYED}"]},
        "own-place-2": {"name": f"劣{OBEYED}", "name_en": "Low", "level": "zone", "note": RUN},
    },
    "metrics": {
        f"own-{RUN}": {
            "name": f"坏{RUN}",
            "name_en": "Bad",
            "definition": OBEYED,
            "unit": "%",
            "domain": "ecology",
            "additive": False,
        }
    },
    "sources": {
        f"own.{RUN}": {"title": f"{OBEYED}{RUN}", "publishers": ["x"], "authority": "press", "access": "address"}
    },
}


class Terminal:
    """A shell at a terminal: keys go in, what it shows comes out, and what it ran `jjj` with is seen."""

    def __init__(self, name: str, home: Path, extra: dict[str, str] | None = None) -> None:
        self.name = name
        self._told = home / "told"
        (home / "a text.md").touch()
        stub = home / "bin" / "jjj"
        stub.parent.mkdir()
        stub.write_text(
            STUB.replace("JJJ_ITSELF", str(program_folder() / "jjj")).replace("TOLD", str(self._told)), encoding="utf-8"
        )
        stub.chmod(0o755)
        path = os.pathsep.join([str(stub.parent), os.environ.get("PATH", os.defpath)])
        variables = {"PATH": path, "TERM": "xterm", "LANG": "C.UTF-8", "JJJ_LANG": "zh", **(extra or {})}
        program, greeting = SHELLS[name]
        self._process, self._keyboard = pty.fork()
        if self._process == 0:
            os.chdir(home)
            os.execvpe(program[0], program, environment(home, variables))  # noqa: S606 - a shell is what is tested
        fcntl.ioctl(self._keyboard, termios.TIOCSWINSZ, struct.pack("HHHH", 200, 80, 0, 0))
        self.raw = self.shown = ""
        self.run(f"{greeting}; jjj started")

    def run(self, keys: str) -> list[str]:
        """Type a line, with `<Tab>` where that key is pressed, and Enter; give the words that `jjj` is called with."""
        self.raw = self.shown = ""
        os.write(self._keyboard, keys.replace("<Tab>", "\t").encode() + b"\n")
        self._read_until(self._told.exists)
        self._read_until(lambda: self.shown.rstrip().endswith(PROMPT))
        words = self._told.read_text(encoding="utf-8").splitlines()
        self._told.unlink()
        return words

    def look(self, keys: str, *texts: str) -> str:
        """Press Tab after some keys, in bash twice; once some texts are shown give all that is, and leave the line."""
        self.raw = self.shown = ""
        os.write(self._keyboard, keys.encode() + b"\t" * (2 if self.name == "bash" else 1))
        self._read_until(lambda: all(text in self.shown for text in texts))
        shown = self.raw
        self.run("")
        return shown

    def close(self) -> None:
        """Leave the shell."""
        os.close(self._keyboard)
        os.waitpid(self._process, 0)

    def _read_until(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + TOO_LONG
        while not done():
            assert time.monotonic() < end, self.shown
            if select.select([self._keyboard], [], [], 0.05)[0]:
                self.raw += os.read(self._keyboard, 65536).decode("utf-8", errors="replace")
                self.shown = re.sub(SEQUENCE, "", self.raw)


def started(name: str, home: Path, extra: dict[str, str] | None = None) -> Iterator[Terminal]:
    """Start a shell and leave it in the end; skip where there is none of that name."""
    if not shutil.which(name):
        pytest.skip(f"{name} is not installed here")
    one = Terminal(name, home, extra)
    yield one
    one.close()


@pytest.fixture(scope="module", params=SHELLS)
def shell(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    yield from started(request.param, tmp_path_factory.mktemp(request.param))


@pytest.fixture(scope="module", params=SHELLS)
def attacked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    """Give a shell whose user's own store was written by somebody who means harm, and see that nothing was run."""
    home = tmp_path_factory.mktemp(request.param)
    own = write_store(home / "own.json", **HOSTILE)
    yield from started(request.param, home, {"JJJ_STORE": str(own)})
    assert list(home.rglob("owned*")) == []


# What is typed, and what `jjj` is called with: in every shell, or where one differs, by its name.
TYPED: list[tuple[str, list[str], dict[str, list[str]]]] = [
    ("jjj regio<Tab>", ["region"], {}),
    ("jjj regions --lev<Tab>ci<Tab>", ["regions", "--level", "city"], {}),
    ("jjj compare forest-c<Tab>--reg<Tab>沧州市<Tab>", ["compare", "forest-coverage", "--region", "沧州市"], {}),
    ("jjj region shijiaz<Tab>", ["region", "石家庄市"], {"fish": ["region", "Shijiazhuang"]}),
    ("jjj region cangzhou<Tab>", ["region", "沧州市"], {"fish": ["region", "Cangzhou"]}),
    ("jjj region cz<Tab>", ["region", "沧州市"], {"fish": ["region", "cz"]}),
    ("jjj region 沧州渤<Tab>", ["region", "沧州渤海新区"], {}),
    ("jjj compare 森林覆<Tab>", ["compare", "森林覆盖率"], {}),
    (r"jjj compare forest\ cov<Tab>", ["compare", "forest-coverage"], {"fish": ["compare", "Forest coverage"]}),
    # Several fit: what is typed is never eaten, and in bash goes on as far as all agree.
    ("jjj region xinhua<Tab>", ["region", "xinhua"], {}),
    ("jjj region 新华<Tab>", ["region", "新华"], {}),
    (r"jjj region bohai\ <Tab>", ["region", "bohai "], {}),
    ("jjj show 森林<Tab>", ["show", "森林"], {}),
    ("jjj region cang<Tab>", ["region", "cang"], {"bash": ["region", "Cang"]}),
    ("jjj region cang<Tab>zhou<Tab>", ["region", "沧州市"], {"fish": ["region", "Cangzhou"]}),
    # Quotation marks, and what a shell breaks words at.
    ("jjj compare 'investment-total / project-cou<Tab>", ["compare", "investment-total / project-count"], {}),
    ('jjj compare "investment-total / project-cou<Tab>', ["compare", "investment-total / project-count"], {}),
    ("jjj compare investment-total --unit=万亿<Tab>", ["compare", "investment-total", "--unit=万亿元"], {}),
    ('jjj compare investment-total -u "万亿<Tab>', ["compare", "investment-total", "-u", "万亿元"], {}),
    ("jjj compare '=gdp-per-<Tab>", ["compare", "=gdp-per-resident"], {}),
    ("jjj facts --fields fact,superseded<Tab>", ["facts", "--fields", "fact,superseded_by"], {}),
    # Files are the shell's.
    (r"jjj extract a\ te<Tab>", ["extract", "a text.md"], {}),
    ("jjj facts --store=./a<Tab>", ["facts", "--store=./a text.md"], {}),
    # Nothing fits, and no file is put there instead.
    ("jjj region ./a<Tab>", ["region", "./a"], {}),
    ("jjj facts --store ./no --region 沧州渤<Tab>", ["facts", "--store", "./no", "--region", "沧州渤"], {}),
]


@pytest.mark.parametrize(("keys", "called", "by_name"), TYPED, ids=[keys for keys, *_ in TYPED])
def test_what_is_typed_becomes_what_is_called(
    shell: Terminal, keys: str, called: list[str], by_name: dict[str, list[str]]
) -> None:
    assert shell.run(keys) == by_name.get(shell.name, called)


# What is shown where several fit.
LISTED = [
    ("jjj region xinhua", ["新华区 · 石家庄市", "新华区 · 沧州市"]),
    ("jjj compare gdp --between 2012 2022 --fields change", ["change_percent", "change_relation"]),
    ("jjj compare gdp --re", ["--reverse", "倒序"]),
]


@pytest.mark.parametrize(("keys", "told"), LISTED, ids=[keys for keys, _ in LISTED])
def test_several_are_shown_with_what_they_are(shell: Terminal, keys: str, told: list[str]) -> None:
    assert shell.look(keys, *told)


# Names that mean harm: each is one word, to the letter, and nothing of it is run, as `attacked` sees.
NAMED: list[tuple[str, str]] = [
    ("jjj region 恶<Tab>", f"恶{RUN}"),
    ("jjj compare 坏<Tab>", f"坏{RUN}"),
    ("jjj facts --metric own-<Tab>", f"own-{RUN}"),
    ("jjj show own.<Tab>", f"own.{RUN}"),
]


@pytest.mark.parametrize(("keys", "word"), NAMED, ids=[keys for keys, _ in NAMED])
def test_a_name_that_means_harm_is_a_word(attacked: Terminal, keys: str, word: str) -> None:
    assert attacked.run(keys)[-1] == word


@pytest.mark.parametrize("keys", ["jjj region ", "jjj compare ", "jjj facts --source "])
def test_names_that_mean_harm_are_shown_and_not_obeyed(attacked: Terminal, keys: str) -> None:
    assert "\x1b]0;owned" not in attacked.look(keys, "owned")


def test_a_name_with_what_a_terminal_obeys_in_it_gives_way_to_another(attacked: Terminal) -> None:
    asked = ["region", "own-place-2" if attacked.name == "fish" else "Low"]
    assert attacked.run("jjj region own-place-<Tab>") == asked


@pytest.mark.parametrize("quote", ["'", '"'])
def test_a_name_that_means_harm_stays_inside_quotation_marks(attacked: Terminal, quote: str) -> None:
    # Bash could put it inside neither, and puts nothing there: what is typed is closed by hand.
    bash = attacked.name == "bash"
    assert attacked.run(f"jjj region {quote}恶<Tab>{quote if bash else ''}") == ["region", "恶" if bash else f"恶{RUN}"]
