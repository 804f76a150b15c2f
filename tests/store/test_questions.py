"""Forty ordinary questions of editors, analysts, students and scripts: what answers each, or that nothing does.

`call` asks for it as a script does; `typed` is the plain command, whose first screen has the `answer`, or names what
there is `instead`.
"""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from running import answer, terminal

from jjj_cli import messages
from jjj_cli.answers.result import Result
from jjj_cli.errors import JjjError
from jjj_cli.gazetteer.series import SeriesFilter
from jjj_cli.library import facts, figures
from jjj_cli.messages import LANGUAGES
from jjj_cli.messages.digit_grouping import grouped
from jjj_cli.render import output
from jjj_cli.render.output import Output
from jjj_cli.render.terminal import draw
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store
from jjj_cli.store.selection import FactFilter

QUESTIONS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[1] / "cases" / "questions.json").read_text(encoding="utf-8")
)
# A screen, and the line on which the next command is typed.
COLUMNS, LINES = 80, 24 - 1
STORE = open_store(Files(shipped_path(), None))


@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: str(one["question"]))
def test_a_question_is_answered_or_known_to_be_open(one: dict[str, Any]) -> None:
    rows = answer(*one["call"])["rows"]
    whole = [row for row in rows if not str(row.get("period", "")).endswith("2023-06")]  # a half-year is no year
    if one["fact"]:
        assert one["fact"] in {row["fact"] for row in whole}
    else:
        assert whole == []  # one day it is there: then say here which fact answers


def page(command: str, *typed: str) -> str:
    """Give what a terminal shows of `jjj get` and `jjj facts`, drawn in this process."""
    try:
        result = asked(command, *typed)
    except JjjError as error:
        return f"{error.message}\n{error.hint}"
    with grouped():
        return draw(output._page(result, result.fields, Output(), result.screen), width=COLUMNS, colour=False)


def asked(command: str, *typed: str) -> Result:
    words = [word for word in typed if not word.startswith("-")]
    options = {name: value for name, value in pairwise(typed) if name.startswith("-")}
    words = [word for word in words if word not in options.values()]
    if command == "facts":
        return facts.answer(STORE, FactFilter((options["-r"],), (options["-m"],), period=options["--period"]))
    only = SeriesFilter(partners=(options["--with"],) if "--with" in options else None)
    return figures.answer(STORE, figures.read_words(STORE, words, figures.Asked(only=only), worked_out=True))


def test_what_is_drawn_here_is_what_a_terminal_shows() -> None:
    typed = ("get", "北京", "gdp", "2023")
    assert terminal(COLUMNS, *typed, env={"NO_COLOR": "1"}).text == page(*typed)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("one", QUESTIONS, ids=lambda one: str(one["question"]))
def test_a_plain_command_answers_on_its_first_screen(one: dict[str, Any], lang: str) -> None:
    chosen = messages.use(lang)
    try:
        shown = page(*one["typed"]).split("\n")
    finally:
        messages.back(chosen)
    first = "".join(line.strip() for line in shown[:LINES])
    assert str(one.get("answer") or one["instead"]) in first
    assert bool(one["fact"]) == ("answer" in one)
