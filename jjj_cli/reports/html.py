"""A report as one page of HTML that needs nothing else: no network, and no script to be read."""

import json
import re
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from jjj_cli.exports import jsonld
from jjj_cli.messages import say
from jjj_cli.reports.document import Cell, Column, Report, Table
from jjj_cli.reports.plain_text import NONCHARACTERS, plain
from jjj_cli.version import __version__

TEMPLATES = Path(__file__).with_name("templates")
# Chinese in a page of another language is marked as such, for its glyphs and for who has it read out.
_HAN = "([\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+)"
_CHINESE = "zh-CN"
# What follows the digits before the decimal point, in halves of an em.
_WIDE = "\u2e80"


def text(report: Report) -> str:
    """Write a report."""
    style, script = (Markup(_read(name)) for name in ("report.css", "report.js"))  # noqa: S704 - our own files
    return _template(_written if report.language == _CHINESE else _marked).render(
        report=report,
        say=say,
        version=__version__,
        style=style,
        script=script,
        policy=policy(style, script),
        data=Markup(_data(report)),  # noqa: S704 - spelled to stand in a script
        first=_first(),
    )


@cache
def _template(said: Callable[[object], Markup]) -> Template:
    """Read the template once; `said` writes what somebody wrote."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_written,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"said": said, "halves": halves, "kind": kind, "orders": orders, "rooms": rooms}
    return environment.get_template("report.html")


def _data(report: Report) -> str:
    """Give the records that the page shows as JSON-LD, what no page holds spelled out as JSON does."""
    return re.sub(NONCHARACTERS, lambda match: json.dumps(match[0])[1:-1], "".join(jsonld.lines(report.excerpt)))


def _written(value: object) -> Markup:
    """Write what somebody wrote: cleaned and escaped."""
    return value if isinstance(value, Markup) else escape(plain(str(value)))


def _marked(value: object) -> Markup:
    """Write what somebody wrote in a page of another language: its Chinese marked."""
    pieces = enumerate(re.split(_HAN, plain(str(value))))
    marked = Markup('<span lang="zh-CN">%s</span>')
    return Markup("").join(marked % piece if place % 2 else escape(piece) for place, piece in pieces)


def policy(style: str, script: str) -> str:
    """Say what the page may do: use its own style and its own script, and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    return f"sha256-{b64encode(sha256(content.encode()).digest()).decode()}"


def _read(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8").strip()


def _first() -> Callable[[int], bool]:
    """Make what says whether a source is cited for the first time."""
    seen: set[int] = set()

    def first(number: int) -> bool:
        new = number not in seen
        seen.add(number)
        return new

    return first


def kind(block: object) -> str:
    """Name a part of a report as the template does."""
    return type(block).__name__.lower()


def halves(shown: str) -> tuple[str, str]:
    """Split a figure after the digits before its point, so that points stand under one another."""
    place = shown.find(".")
    if place < 0:
        place = max((index + 1 for index, letter in enumerate(shown) if letter.isdigit()), default=len(shown))
    return shown[:place], shown[place:]


def rooms(table: Table) -> list[int]:
    """Give the room that what follows the points of each column takes, in halves of an em, within reason."""
    return [
        min(12, max((_room(row[place].text) for row in table.rows), default=0)) for place in range(len(table.columns))
    ]


def _room(shown: str) -> int:
    return sum(2 if letter >= _WIDE else 1 for letter in halves(shown)[1])


def orders(table: Table) -> list[list[int | None]]:
    """Give each cell's place among those of its column, by the exact key; level ones have one place."""
    columns = [_order(column, [row[place] for row in table.rows]) for place, column in enumerate(table.columns)]
    return [list(row) for row in zip(*columns, strict=True)]


def _order(column: Column, cells: Sequence[Cell]) -> list[int | None]:
    if column.sort != "order":
        return [None] * len(cells)
    keys: list[Any] = sorted({cell.key for cell in cells if cell.key is not None})
    places = {key: place for place, key in enumerate(keys)}
    return [None if cell.key is None else places[cell.key] for cell in cells]
