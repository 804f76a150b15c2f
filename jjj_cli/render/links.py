"""Links on a terminal: which terminals know them, which addresses are sound, how they are written (OSC 8)."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from jjj_cli.answers.result import Link

# Whole addresses of the web and nothing that a terminal, Markdown or a reader could take for anything else.
_SOUND = r"https?://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?([/?#][A-Za-z0-9._~:/?#@!$&'()*+,;=%\[\]-]*)?"
# Terminals give up on longer ones.
_LONGEST = 2000
# Parts of one link that a line break sets apart are lit up together where they have an id.
_WRITTEN = "\x1b]8;id=jjj;{url}\x1b\\{text}\x1b]8;;\x1b\\"
_ANY = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\")

# What is known of terminals, as the packages `supports-hyperlinks` of npm and of crates.io have it.
# The programs that name themselves in TERM_PROGRAM, and from which version on; tmux hands links on, or drops them.
PROGRAMS: dict[str, tuple[int, ...]] = {
    "Hyper": (),
    "WezTerm": (20200620,),
    "ghostty": (),
    "iTerm.app": (3, 1),
    "tmux": (3, 4),
    "vscode": (1, 72),
    "zed": (),
}
# Variables that a terminal sets, and the least value; 0.50.0 of VTE knows links and dies of them.
VARIABLES: dict[str, int] = {
    "DOMTERM": 0,
    "KITTY_WINDOW_ID": 0,
    "KONSOLE_VERSION": 201200,
    "VTE_VERSION": 5001,
    "WT_SESSION": 0,
}
TERMS = ("alacritty", "alacritty-direct", "xterm-kitty")
# What stands between the program and the terminal, whose variables say nothing then.
_BETWEEN = ("TMUX", "STY")
# From this version on `less -R` lets links through; before, it spells them out.
_LESS = 566


def allowed(stream: TextIO) -> bool:
    """Say whether links are written to a stream: FORCE_HYPERLINK first, then what the terminal is known for."""
    if forced := os.environ.get("FORCE_HYPERLINK"):
        return forced.strip() != "0"
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not os.environ.get("CI") and _is_known()


def _is_known() -> bool:
    program = os.environ.get("TERM_PROGRAM", "")
    if any(os.environ.get(name) for name in _BETWEEN) and program != "tmux":
        return False
    if program in PROGRAMS:
        return _numbers(os.environ.get("TERM_PROGRAM_VERSION", "")) >= PROGRAMS[program]
    given = {name: os.environ[name] for name in VARIABLES if os.environ.get(name)}
    return os.environ.get("TERM") in TERMS or any(
        not VARIABLES[name] or _numbers(value) >= (VARIABLES[name],) for name, value in given.items()
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number[:9]) for number in re.findall(r"[0-9]+", version)[:2])


def pass_through(pager: list[str]) -> bool:
    """Say whether a pager lets links through: FORCE_HYPERLINK says so, or it is a `less` that does."""
    if Path(pager[0]).name != "less":
        return bool(os.environ.get("FORCE_HYPERLINK"))
    import subprocess  # only where there are links, and somebody turns pages

    try:
        done = subprocess.run([pager[0], "--version"], capture_output=True, check=False)  # noqa: S603 - the reader's own
    except OSError:
        return False
    return _numbers(done.stdout.decode(errors="replace")) >= (_LESS,)


def pieces(text: str, links: tuple[Link, ...]) -> Iterator[tuple[str, str | None]]:
    """Split a text where its links begin and end: each part, and the address that it leads to if that is sound."""
    last = 0
    for link in links:
        if is_sound(link.url):
            yield text[last : link.start], None
            yield text[link.start : link.end], link.url
            last = link.end
    yield text[last:], None


def is_sound(url: str) -> bool:
    """Say whether an address is one of the web, whole, and made of nothing but what an address is made of."""
    return len(url) <= _LONGEST and re.fullmatch(_SOUND, url) is not None


def written(text: str, url: str | None) -> str:
    """Write a text so that a terminal links it."""
    return _WRITTEN.format(url=url, text=text) if url and text else text


def linked(text: str, url: str | None) -> str:
    """Write a text so that a terminal links it, where the address is sound."""
    return written(text, url if url and is_sound(url) else None)


def without_links(text: str) -> str:
    """Take the links out of what was drawn, and leave their words."""
    return _ANY.sub("", text)
