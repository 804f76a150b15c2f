"""The server as the protocol has it: what can be listed, called, read and asked for."""

import json
from collections.abc import Awaitable, Collection
from typing import Any, TypeVar

import mcp_types as types
from mcp.server import Server
from mcp.shared.exceptions import MCPError

from jjj_cli.agents import resources, tools
from jjj_cli.agents.figures import bounded
from jjj_cli.agents.prompts import PROMPTS, prompt
from jjj_cli.agents.session import Session
from jjj_cli.agents.words import text_of
from jjj_cli.errors import JjjError
from jjj_cli.messages import LANGUAGES, say
from jjj_cli.safety.display import visible
from jjj_cli.version import __version__

T = TypeVar("T")
JSON = "application/json"
# How many resources are listed at once.
_PAGE = 100


class Handlers:
    """What is done for each kind of request."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def list_tools(self, _: Any, params: types.PaginatedRequestParams | None) -> types.ListToolsResult:
        """List the tools, with their schemas."""
        _refuse_cursor(params)
        return types.ListToolsResult(tools=self._session.worded(_tools))

    async def call_tool(self, _: Any, params: types.CallToolRequestParams) -> types.CallToolResult:
        """Call a tool; what is wrong with a call is an answer too, for the model to read."""
        self._require(tools.TOOLS, params.name)
        try:
            text = await self._session.call(params.name, params.arguments or {})
        except JjjError as error:
            return types.CallToolResult(content=[_text(_told(error))], is_error=True)
        return types.CallToolResult(content=[_text(text)], structured_content=json.loads(text))

    async def list_resources(self, _: Any, params: types.PaginatedRequestParams | None) -> types.ListResourcesResult:
        """List the records that there are few of."""
        start, session = _start(params), self._session
        every = await _answered(session.ask(lambda: resources.listed(session.opened())))
        page = every[start : start + _PAGE]
        following = str(start + _PAGE) if start + _PAGE < len(every) else None
        return types.ListResourcesResult(resources=[_resource(*one) for one in page], next_cursor=following)

    async def list_templates(
        self, _: Any, params: types.PaginatedRequestParams | None
    ) -> types.ListResourceTemplatesResult:
        """List how addresses are made."""
        _refuse_cursor(params)
        return types.ListResourceTemplatesResult(resource_templates=self._session.worded(_templates))

    async def read_resource(self, _: Any, params: types.ReadResourceRequestParams) -> types.ReadResourceResult:
        """Read a record."""
        session, uri = self._session, str(params.uri)
        text = await _answered(session.ask(lambda: resources.read(session.opened(), uri)))
        return types.ReadResourceResult(contents=[types.TextResourceContents(uri=uri, mime_type=JSON, text=text)])

    async def list_prompts(self, _: Any, params: types.PaginatedRequestParams | None) -> types.ListPromptsResult:
        """List the prompts."""
        _refuse_cursor(params)
        return types.ListPromptsResult(prompts=self._session.worded(_prompts))

    async def get_prompt(self, _: Any, params: types.GetPromptRequestParams) -> types.GetPromptResult:
        """Make a prompt; what it is about stands in a message of its own."""
        self._require(PROMPTS, params.name)
        given, session = params.arguments or {}, self._session
        asked = await _answered(session.ask(lambda: prompt(session.opened(), params.name, given, session.language)))
        told = [types.PromptMessage(role="user", content=_text(text)) for text in asked if text is not None]
        return types.GetPromptResult(messages=told)

    def _require(self, known: Collection[str], name: str) -> None:
        if name not in known:
            said = self._session.worded(lambda: str(say("error.mcp-tool", name=bounded(name))))
            raise MCPError(types.INVALID_PARAMS, visible(said))


def made(session: Session) -> Server[Any]:
    """Make a server that answers from a session."""
    handlers = Handlers(session)
    return Server(
        "jjj",
        version=__version__,
        title=session.worded(lambda: str(say("mcp.title"))),
        description=session.worded(lambda: str(say("mcp.description"))),
        instructions=text_of("instructions", session.language),
        on_list_tools=handlers.list_tools,
        on_call_tool=handlers.call_tool,
        on_list_resources=handlers.list_resources,
        on_list_resource_templates=handlers.list_templates,
        on_read_resource=handlers.read_resource,
        on_list_prompts=handlers.list_prompts,
        on_get_prompt=handlers.get_prompt,
    )


async def _answered(question: Awaitable[T]) -> T:
    """Wait for an answer, and tell what is wrong as the protocol has it where no tool is called."""
    try:
        return await question
    except JjjError as error:
        raise MCPError(types.INVALID_PARAMS, _told(error)) from None


def _told(error: JjjError) -> str:
    """Put what is wrong, and what would be right, into words."""
    return visible("\n".join(map(str, filter(None, (error.message, error.hint)))))


def _text(text: str) -> types.TextContent:
    return types.TextContent(type="text", text=text)


def _refuse_cursor(params: types.PaginatedRequestParams | None) -> None:
    """Refuse a cursor where everything is listed at once."""
    if params and params.cursor is not None:
        raise MCPError(types.INVALID_PARAMS, str(say("error.mcp-cursor")))


def _start(params: types.PaginatedRequestParams | None) -> int:
    cursor = (params.cursor if params else None) or "0"
    if not (cursor.isascii() and cursor.isdecimal() and len(cursor) < 10):  # noqa: PLR2004 - no list is so long
        raise MCPError(types.INVALID_PARAMS, str(say("error.mcp-cursor")))
    return int(cursor)


def _tools() -> list[types.Tool]:
    return [_tool(name) for name in tools.TOOLS]


def _tool(name: str) -> types.Tool:
    takes, gives = tools.schemas(name)
    hints = types.ToolAnnotations(
        read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
    )
    return types.Tool(
        name=name,
        title=str(say(f"mcp.tool.{name}")),
        description=tools.TOOLS[name].description,
        input_schema=takes,
        output_schema=gives,
        annotations=hints,
    )


def _resource(uri: str, name: str, title: str) -> types.Resource:
    return types.Resource(uri=uri, name=name, title=title, mime_type=JSON)


def _templates() -> list[types.ResourceTemplate]:
    return [
        types.ResourceTemplate(
            uri_template=f"{resources.SCHEME}{kind}/{{{known.ends}}}",
            name=kind,
            title=str(say(f"mcp.resource.{kind}")),
            mime_type=JSON,
        )
        for kind, known in resources.KINDS.items()
    ]


def _prompts() -> list[types.Prompt]:
    spoken = types.PromptArgument(name="language", description=str(say("mcp.language", values=", ".join(LANGUAGES))))
    return [
        types.Prompt(
            name=name,
            title=str(say(f"mcp.prompt.{name}")),
            description=str(say(f"mcp.about.{name}")),
            arguments=[
                types.PromptArgument(name=taken, description=str(say(f"mcp.argument.{taken}")), required=True),
                spoken,
            ],
        )
        for name, taken in PROMPTS.items()
    ]
