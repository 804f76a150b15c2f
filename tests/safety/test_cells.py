"""Cells: nothing that strangers wrote runs in a spreadsheet or hides, and all of it comes back as it was."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from jjj_cli.safety.cells import escaped, joined, no_formula, plain_cell, read_cell, split, unescaped, write_cell

# What makes cells hard: signs, apostrophes, what looks spelled out already, what is not seen.
TEXTS = st.text(st.sampled_from("'=+-@ \t\n\r\\x5cu0123abAU\x1b\u202e\U000e0041\ud800＝1%,;\"|") | st.characters())

CELLS = {
    "60.03%": "60.03%",
    "-5.2%": "-5.2%",
    "=1+1": "'=1+1",
    "'=1+1": "''=1+1",
    "''=1+1": "'''=1+1",
    "'quoted'": "'quoted'",
    "\n=1+1": "\\x0a=1+1",
    " a b ": "\\x20a b\\x20",
    "\u3000": "\\u3000",
    "\\x20": "\\x5cx20",
    "one\ntwo": "one\ntwo",
    "\x1b[31m": "\\x1b[31m",
    "\r=1": "\\x0d=1",
    "a\u202eb": "a\\u202eb",
    "\\x1b": "\\x5cx1b",
    "C:\\new\\table": "C:\\new\\table",
}


@pytest.mark.parametrize(("text", "cell"), CELLS.items())
def test_a_cell_is_written_so_and_read_back(text: str, cell: str) -> None:
    assert write_cell(text) == cell
    assert read_cell(cell) == text


@settings(deadline=None)
@given(TEXTS)
@example("'=1")
@example("'")
def test_an_apostrophe_put_before_a_formula_is_taken_away(text: str) -> None:
    assert plain_cell(no_formula(text)) == text


@settings(deadline=None)
@given(TEXTS)
@example("\\Uffffffff")
@example("\\\x1b")
def test_what_is_spelled_out_is_read_back(text: str) -> None:
    assert unescaped(escaped(text)) == text


@settings(deadline=None)
@given(TEXTS)
@example("\n=1")
def test_a_written_cell_is_read_back(text: str) -> None:
    assert read_cell(write_cell(text).strip()) == text
    assert read_cell(write_cell(text, one_line=True).strip()) == text
    assert "\n" not in write_cell(text, one_line=True)


@settings(deadline=None)
@given(TEXTS)
def test_a_written_cell_starts_no_formula(text: str) -> None:
    assert not write_cell(text).startswith(("=", "@", "\t", "\n", "\r", "＝", "＠"))


@settings(deadline=None)
@given(st.lists(TEXTS))
@example(["a", ""])
@example([""])
@example([" \\ ", "\\0", "0", "\\"])
def test_a_list_is_split_as_it_was_joined(items: list[str]) -> None:
    for tidy in (True, False):
        assert split(joined(items), tidy=tidy) == items
        assert split(read_cell(write_cell(items).strip()), tidy=tidy) == items


TYPED = {"": [], "a": ["a"], "a;b": ["a", "b"], "a\\;b;c": ["a;b", "c"], " a ; b\n": ["a", "b"], "a;;b; ;": ["a", "b"]}


@pytest.mark.parametrize(("text", "items"), TYPED.items())
def test_a_list_typed_by_hand_is_split(text: str, items: list[str]) -> None:
    assert split(text, tidy=True) == items


def test_nothing_of_a_list_is_left_out_where_it_is_not_tidied() -> None:
    assert split(" a;;b; ") == [" a", "", "b", " "]
