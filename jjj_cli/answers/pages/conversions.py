"""Converted figures for people."""

from jjj_cli.answers.result import Block, Pairs
from jjj_cli.text.conversion import Converted


def converted_list(converted: list[Converted]) -> list[Block]:
    """Make the page of converted figures: what was typed, and what it is."""
    said = [one.quantity for one in converted]
    names = [name if name not in said[max(0, place - 1) : place] else "" for place, name in enumerate(said)]
    return [Pairs([(name, one.shown) for name, one in zip(names, converted, strict=True)])]
