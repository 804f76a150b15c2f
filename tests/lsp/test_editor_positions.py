"""Places of a text as editors count them, in each encoding that may be agreed on."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jjj_cli.lsp.positions import Encoding, Positions, Spot

# A letter of one byte, a Chinese one, one beyond the first plane, and breaks of which the protocol knows three.
TEXT = "a承𠮷b\r\n德\u2028市\x0c\r河\n\n𠮷"
SPOTS: dict[Encoding, list[tuple[int, int]]] = {
    "utf-16": [(0, 0), (0, 1), (0, 2), (0, 4), (0, 5), (0, 5), (1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (2, 0)],
    "utf-8": [(0, 0), (0, 1), (0, 4), (0, 8), (0, 9), (0, 9), (1, 0), (1, 3), (1, 6), (1, 9), (1, 10), (2, 0)],
    "utf-32": [(0, 0), (0, 1), (0, 2), (0, 3), (0, 4), (0, 4), (1, 0), (1, 1), (1, 2), (1, 3), (1, 4), (2, 0)],
}


@pytest.mark.parametrize("encoding", SPOTS)
def test_a_place_is_counted_in_the_units_of_the_encoding(encoding: Encoding) -> None:
    positions = Positions(TEXT, encoding)
    assert [tuple(positions.spot(place)) for place in range(len(SPOTS[encoding]))] == SPOTS[encoding]
    assert positions.spot(len(TEXT)) == Spot(4, {"utf-16": 2, "utf-8": 4, "utf-32": 1}[encoding])


@pytest.mark.parametrize(
    ("spot", "place"),
    [
        (Spot(0, 99), 4),  # beyond a line is its end, before what ends it
        (Spot(0, 3), 2),  # within a letter of two units
        (Spot(3, 0), len(TEXT) - 2),
        (Spot(9, 0), len(TEXT)),
    ],
)
def test_what_lies_beyond_is_an_end(spot: Spot, place: int) -> None:
    assert Positions(TEXT).place(spot) == place


@settings(max_examples=60, deadline=None)
@given(st.text("a承𠮷\n\r\ud800", max_size=40), st.sampled_from(tuple(SPOTS)), st.integers(0, 3000))
def test_a_place_is_found_again(text: str, encoding: Encoding, before: int) -> None:
    # Long enough that the units are counted in several steps.
    whole = "承" * before + text
    positions = Positions(whole, encoding)
    for place in range(before, len(whole) + 1):
        found = positions.place(positions.spot(place))
        assert found == place or whole[found : place + 1] == "\r\n"
