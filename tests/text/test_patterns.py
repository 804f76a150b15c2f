"""Many words as one pattern."""

import re

import pytest

from jjj_cli.text.patterns import any_of

WORDS = ("截至", "目前", "截至目前", "共", "共有")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("截至目前共有", ["截至目前", "共有"]),  # the longest, though 截至, 目前 and 共 are words too
        ("截至共", ["截至", "共"]),
        ("某某", []),
    ],
)
def test_the_longest_word_is_found(text: str, found: list[str]) -> None:
    assert re.findall(any_of(WORDS), text) == found


def test_a_word_is_no_pattern() -> None:
    assert re.findall(any_of(["a.c", "a"]), "a.c abc") == ["a.c", "a"]
