"""What a user can ask a model to do with the tools: the words, in the language that is asked for."""

from string import Template
from typing import NamedTuple, get_args

from jjj_cli.agents.opened import Opened
from jjj_cli.agents.questions import LONGEST_DRAFT
from jjj_cli.agents.words import text_of
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.messages import say
from jjj_cli.messages.language import Language

# What each prompt takes; the language may be left out.
PROMPTS = {"fact_check": "draft", "brief": "region"}


class Asked(NamedTuple):
    """What the model is told, and what it is told about: that is data, and stands by itself."""

    told: str
    data: str | None


def prompt(opened: Opened, name: str, arguments: dict[str, str], spoken: Language) -> Asked:
    """Make a prompt of what was given; raises UsageError for what is missing or does not belong, UnknownNameError."""
    taken = PROMPTS[name]
    given = arguments.get(taken, "").strip()
    language = arguments.get("language", spoken)
    if not given or set(arguments) - {taken, "language"} or language not in get_args(Language):
        raise UsageError("mcp-prompt", name=name, hint=say("hint.mcp-prompt", name=taken))
    words = Template(text_of(name, language))
    if name == "brief":
        region = find_region(opened.store.regions, given)
        return Asked(words.substitute(region=f"{region.name} {region.name_en} ({region.id})"), None)
    if len(given) > LONGEST_DRAFT:
        raise UsageError("mcp-draft", most=LONGEST_DRAFT, hint=say("hint.mcp-draft"))
    return Asked(words.substitute(), given)
