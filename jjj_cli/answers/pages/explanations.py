"""What caveats mean, for people."""

from jjj_cli.answers.result import Block, Heading, Text
from jjj_cli.comparison.caveats.explanation import Explanation
from jjj_cli.messages import say
from jjj_cli.messages.naming import caveat_coded


def explanation_page(found: list[Explanation]) -> list[Block]:
    """Make the page of what some caveats mean: the weight, the meaning, a command to try."""
    blocks: list[Block] = []
    for one in found:
        weight = say(f"explain.weight.{one.weight}")
        blocks.append(Heading(say("explain.heading", code=caveat_coded(one.code), weight=weight)))
        blocks += [Text(one.meaning), Text(say("explain.try", command=one.example), "quiet")]
    return blocks
