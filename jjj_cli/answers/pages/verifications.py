"""A checked draft for people: a line a figure that an editor can jump to, and a summary."""

from typing import Literal

from jjj_cli.answers.result import Block, Text
from jjj_cli.messages import join, say
from jjj_cli.verification.verdicts import Checked, summary

TONES: dict[str, Literal["plain", "quiet", "caution", "good"]] = {
    "supported": "good",
    "outdated": "caution",
    "contradicted": "caution",
    "ambiguous": "caution",
    "unknown": "quiet",
}


def checked_list(shown: list[tuple[str, Checked]], every: list[tuple[str, Checked]]) -> list[Block]:
    """Make the page of a checked draft; the summary counts every figure, shown or not."""
    lines: list[Block] = [
        Text(
            say(
                "verify.line",
                file=name,
                line=one.line,
                column=one.column,
                verdict=say(f"verdict.{one.verdict}"),
                surface=one.surface.replace("\n", ""),
                message=one.message,
            ),
            TONES[one.verdict],
        )
        for name, one in shown
    ]
    counts = summary(one for _, one in every)
    said = join("join.list-words", [say("counted", count=counts[key], what=say(f"verdict.{key}")) for key in counts])
    return [*lines, Text(say("verify.summary", count=len(every), counts=said))]
