"""The signs of a picture: what a hedge leaves open, what is hoped for, and what each of them means."""

from collections.abc import Callable
from typing import NamedTuple

from jjj_cli.answers.drawing import End, Hope
from jjj_cli.messages import say
from jjj_cli.plots.drawing.canvas import INK, PAPER, QUIET, Canvas, Place
from jjj_cli.plots.drawing.style import fill

_DENSE = "xxxxxxxx"
_HEDGED: tuple[End, ...] = ("more", "less", "about")


Drawn = Callable[[Canvas, Place, float, float], None]


class Key(NamedTuple):
    """A sign and its words: `draw` draws it in a box of a width and a height from its upper left corner."""

    draw: Drawn
    words: str


def bar(canvas: Canvas, top: float, thick: float, between: Place, group: int, known: End, name: str = "") -> float:
    """Draw a bar from zero to its number, and what a hedge says of its end; give how far the sign reaches."""
    zero, end = between
    face, hatch = fill(group)
    low, middle, high = top + thick, top + thick / 2, top
    forward = 1 if end >= zero else -1
    canvas.shape([(zero, high), (end, high), (end, low), (zero, low)], face, "none", hatch, name=name)
    tip = thick * 0.7
    match known:
        case "more":  # an open arrow: the figure lies to the right of the number
            canvas.shape([(end, high), (end + tip, middle), (end, low)], PAPER, face, width=1.1)
            return max(end, end + tip)
        case "less":  # a notch that points back, behind a bracket: it lies to the left
            canvas.shape([(end, high), (end - tip, middle), (end, low)], PAPER, face, width=1.1)
            canvas.line([(end, high - thick * 0.1), (end, low + thick * 0.1)], face, 1.6)
        case "about":
            inner = end - forward * min(thick * 0.8, abs(end - zero))
            canvas.shape([(inner, high), (end, high), (end, low), (inner, low)], PAPER, INK, _DENSE, width=0.5)
    return max(zero, end)


def hedge(canvas: Canvas, at: Place, size: float, known: End, *, across: bool = False) -> None:
    """Draw at a point where the figure may lie: onwards, back, or around; upwards, or `across` to the right."""
    if known == "exact":
        return
    if known == "about":
        canvas.marker(at, "o", size * 2, "none", INK)
        return
    sign = 1 if known == "more" else -1
    start, end, wing = size * 0.75, size * 1.9, size * 0.4
    spots = [(0.0, start), (0.0, end), (-wing, end - wing), (0.0, end), (wing, end - wing)]
    turned = [(along, side) if across else (side, -along) for side, along in ((x, y * sign) for x, y in spots)]
    places = [(at[0] + dx, at[1] + dy) for dx, dy in turned]
    canvas.line(places, INK, 0.9)


def diamond(canvas: Canvas, at: Place, size: float, hope: Hope, name: str = "") -> None:
    """Draw what is hoped for: a target filled, a plan hollow."""
    canvas.marker(at, "D", size, INK if hope == "target" else PAPER, INK, name)


def hedge_keys(used: set[End], draw: Callable[[End], Drawn]) -> list[Key]:
    """Say what the signs of hedges mean, those that are used."""
    return [Key(draw(known), say(f"plot.end.{known}")) for known in _HEDGED if known in used]


def hope_keys(used: set[Hope | None]) -> list[Key]:
    """Say what a diamond is."""

    def draw(hope: Hope) -> Drawn:
        return lambda canvas, at, width, height: diamond(
            canvas, (at[0] + width / 2, at[1] + height / 2), height * 0.8, hope
        )

    return [Key(draw(hope), say(f"nature.{hope}")) for hope in ("target", "planned") if hope in used]


def group_keys(groups: list[str]) -> list[Key]:
    """Say what each pattern stands for."""

    def draw(group: int) -> Drawn:
        return lambda canvas, at, width, height: canvas.box(at, width, height, *_filled(group))

    return [Key(draw(group), words) for group, words in enumerate(groups)]


def _filled(group: int) -> tuple[str, str, str]:
    face, hatch = fill(group)
    return face, "none", hatch


def dashed_key(words: str) -> Key:
    """Say what a dashed line is."""
    return Key(
        lambda canvas, at, width, height: canvas.line(
            [(at[0], at[1] + height / 2), (at[0] + width, at[1] + height / 2)], QUIET, 1.2, "--"
        ),
        words,
    )
