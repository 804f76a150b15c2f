"""Bounds: what a hedge leaves open, and when one figure is above another whatever the hedges hide."""

from decimal import Decimal
from itertools import product
from typing import get_args

import pytest

from jjj_cli.record.bounds import HIGHEST, LOWEST, Bounds, End, Field
from jjj_cli.record.codelists import Relation

FIFTY = Decimal(50)
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@pytest.mark.parametrize(
    ("relation", "low", "high"),
    [
        ("eq", (FIFTY, 0), (FIFTY, 0)),
        ("gt", (FIFTY, 1), HIGHEST),
        ("ge", (FIFTY, 0), HIGHEST),
        ("lt", LOWEST, (FIFTY, -1)),
        ("le", LOWEST, (FIFTY, 0)),
        ("near", LOWEST, (FIFTY, -1)),
        ("approx", LOWEST, HIGHEST),
    ],
)
def test_interval_of_a_hedge(relation: Relation, low: End, high: End) -> None:
    assert Bounds.of(FIFTY, relation) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "above"),
    [
        # Exact figures.
        (("60", "eq"), ("50", "eq"), True),
        (("50", "eq"), ("50", "eq"), False),
        (("50", "eq"), ("60", "eq"), False),
        (("50.0", "eq"), ("50", "eq"), False),
        # 超50% lies above 50 and nobody knows how far.
        (("50", "gt"), ("50", "eq"), True),
        (("50", "gt"), ("49", "eq"), True),
        (("50", "gt"), ("50.01", "eq"), False),
        (("60", "eq"), ("50", "gt"), False),
        (("50", "gt"), ("50", "le"), True),
        (("50", "gt"), ("50", "gt"), False),
        (("60", "gt"), ("50", "gt"), False),
        # 50%以上 may be 50.
        (("50", "ge"), ("50", "eq"), False),
        (("50", "ge"), ("49.99", "eq"), True),
        (("50", "ge"), ("50", "lt"), True),
        (("50", "ge"), ("50", "near"), True),
        (("50", "ge"), ("50", "le"), False),
        # 近60% lies below 60 and nobody knows how far.
        (("60", "eq"), ("60", "near"), True),
        (("60", "near"), ("50", "eq"), False),
        (("59.99", "eq"), ("60", "near"), False),
        (("60", "eq"), ("60", "lt"), True),
        (("60", "eq"), ("60", "le"), False),
        (("60.01", "eq"), ("60", "le"), True),
        # 约60% bounds nothing.
        (("1000", "eq"), ("60", "approx"), False),
        (("60", "approx"), ("0", "eq"), False),
        (("60", "gt"), ("60", "approx"), False),
        # Signs.
        (("-50", "eq"), ("-60", "eq"), True),
        (("-50", "gt"), ("-50", "eq"), True),
        (("-50", "eq"), ("-50", "near"), True),
    ],
)
def test_surely_above(one: tuple[str, Relation], other: tuple[str, Relation], above: bool) -> None:
    first, second = (Bounds.of(Decimal(value), relation) for value, relation in (one, other))
    assert first.surely_above(second) is above


def test_never_above_each_other() -> None:
    every = [Bounds.of(Decimal(value), relation) for value in (-1, 0, 1) for relation in RELATIONS]
    assert not [
        pair for pair in product(every, every) if pair[0].surely_above(pair[1]) and pair[1].surely_above(pair[0])
    ]


def test_many_are_counted_as_one_by_one() -> None:
    every = [Bounds.of(Decimal(value), relation) for value in ("-1", "0", "0.0", "1", "2") for relation in RELATIONS]
    for some in (every, every[::2], every[:1], []):
        field = Field(some)
        for one in every:
            above = sum(other.surely_above(one) for other in some)
            below = sum(one.surely_above(other) for other in some)
            assert (field.above(one), field.below(one)) == (above, below)
            assert field.beside(one) == len(some) - above - below
        assert field.ranks() == [(field.above(one) + 1, field.maybe_above(one) + 1) for one in some]
