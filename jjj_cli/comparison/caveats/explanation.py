"""What each caveat of a comparison means, why it matters, and a command that shows it."""

from typing import NamedTuple

from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import join, say

# In the order in which a comparison gives them; the weight is the heaviest that a code can have, as it is explained:
# it is decided where each note is made, and the verdict in `ranking.verdict`.
CODES: dict[str, str] = {
    "dimension": "refused",
    "date-gap": "caution",
    "nature": "no",
    "vintage": "caution",
    "accumulation": "caution",
    "basis": "caution",
    "scope": "caution",
    "counterpart": "caution",
    "bound": "caution",
    "source": "caution",
}
FIELDS = ("code", "weight", "meaning", "example")


class Explanation(NamedTuple):
    """A caveat's code, what it does to the verdict, what it means, and a command to try."""

    code: str
    weight: str
    meaning: str
    example: str


def find(code: str) -> Explanation:
    """Explain a code, or what it is called; raises UnknownNameError with the nearest ones."""
    code = {say(f"caveat.{one}"): one for one in CODES}.get(code, code)
    if code not in CODES:
        close = suggest(nearest(code, {one: one for one in CODES}))
        valid = say("hint.values", values=join("join.list", CODES))
        raise UnknownNameError("unknown-code", name=code, hint=f"{close}\n{valid}" if close else valid)
    return Explanation(code, CODES[code], say(f"explain.{code}.meaning"), say(f"explain.{code}.example"))
