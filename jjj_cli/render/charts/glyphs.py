"""The signs that charts are drawn with: block elements, or letters and signs where a terminal has none."""

from typing import NamedTuple, get_args

from jjj_cli.answers.drawing import End, Hope


class Glyphs(NamedTuple):
    """The signs that a chart is drawn with; `eighths` and `half` are the parts of a filled cell."""

    fills: tuple[str, ...] = ("█", "▒", "░", "▓")
    eighths: str = "▏▎▍▌▋▊▉"
    half: str = "▐"
    shades: tuple[str, ...] = ("░", "▒", "▓", "█")
    axis: str = "│"
    rule: str = "─"
    tick: str = "┬"
    tick_left: str = "┤"
    corner: str = "└"
    foot: str = "┴"
    broken: str = "≈"
    corners: tuple[str, ...] = ("┌", "┐", "└", "┘")
    ends: tuple[str, ...] = ("", "►", "◄", "~")
    hopes: tuple[str, ...] = ("◆", "◇")
    rises: tuple[str, ...] = ("", "↑", "↓", "~")
    dots: str = ".·˙"
    point: str = "●"


BLOCKS = Glyphs()
# For a terminal or an encoding that has no block elements.
PLAIN = Glyphs(
    fills=("#", "=", "-", ":"),
    eighths="",
    half="",
    shades=(".", ":", "%", "#"),
    axis="|",
    rule="-",
    tick="+",
    tick_left="+",
    corner="+",
    foot="+",
    broken="~",
    corners=("+",) * 4,
    ends=("", ">", "<", "~"),
    hopes=("x", "o"),
    rises=("", "^", "v", "~"),
    dots=".-'",
    point="*",
)
ENDS: tuple[str, ...] = get_args(End)
HOPES: tuple[str, ...] = get_args(Hope)
