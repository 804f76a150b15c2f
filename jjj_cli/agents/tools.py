"""The tools: what each is asked, what it answers, and how an answer is come by."""

from collections.abc import Callable, Mapping
from functools import cache
from inspect import cleandoc
from typing import Any, NamedTuple

import msgspec

from jjj_cli.agents import comparisons, drafts, lookups, questions, references, replies
from jjj_cli.agents.opened import Opened
from jjj_cli.agents.paging import MOST_BYTES, pager, size
from jjj_cli.agents.questions import Paged, Question
from jjj_cli.agents.schemas import schema_of
from jjj_cli.errors import UsageError
from jjj_cli.library.lookups import worded
from jjj_cli.messages import say

Gone = Callable[[], bool]


class Tool(NamedTuple):
    """A tool: the types of its question and its answer, and what answers."""

    question: type[Question]
    reply: type
    answer: Callable[..., Any]

    @property
    def description(self) -> str:
        """What the model reads of it."""
        return cleandoc(self.question.__doc__ or "")


TOOLS = {
    "lookup": Tool(questions.Lookup, replies.Figures, lookups.lookup),
    "compare": Tool(questions.Compare, replies.Compared, comparisons.compare),
    "history": Tool(questions.History, replies.Compared, comparisons.history),
    "search": Tool(questions.Search, replies.Hits, lookups.search),
    "verify": Tool(questions.Verify, replies.Verified, drafts.verify),
    "convert": Tool(questions.Convert, replies.Converted, references.convert),
    "cite": Tool(questions.Cite, replies.Cited, references.cite),
    "initiatives": Tool(questions.Initiatives, replies.Undertakings, lookups.undertakings),
}


@cache
def schemas(name: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the schemas of what a tool takes and gives; what describes the tool itself stands beside them."""
    tool = TOOLS[name]
    return schema_of(tool.question), schema_of(tool.reply)


@worded
def answer(opened: Opened, name: str, arguments: Mapping[str, Any], is_gone: Gone = lambda: False) -> dict[str, Any]:
    """Answer a call; raises JjjError for what cannot be answered, and GoneError once nobody waits."""
    tool = TOOLS[name]
    try:
        # many models name every argument, and give null for what they do not ask
        given = {key: value for key, value in arguments.items() if value is not None}
        asked = msgspec.convert(given, tool.question)
    except msgspec.ValidationError as error:
        raise UsageError("mcp-arguments", name=name, reason=error, hint=_hint(tool)) from None
    beside = [pager(name, asked, opened.number)] if isinstance(asked, Paged) else []
    last = [is_gone] if tool.answer is drafts.verify else []
    made: dict[str, Any] = tool.answer(opened, asked, *beside, *last)
    if size(made) > MOST_BYTES:
        raise UsageError("mcp-too-large", hint=say("hint.mcp-too-large"))
    return made


def _hint(tool: Tool) -> str:
    fields = msgspec.structs.fields(tool.question)
    return str(say("hint.mcp-arguments", names=", ".join(field.encode_name for field in fields)))
