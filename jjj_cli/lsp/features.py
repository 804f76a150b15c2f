"""What an editor may ask of the server, each bound to what answers it."""

from lsprotocol import types
from pygls.capabilities import get_capability

from jjj_cli.lsp import replies
from jjj_cli.lsp.server import Server

# Of a selection with more figures than these nobody picks a fix by hand.
_MOST = 8
_KINDS = [types.CodeActionKind.QuickFix, types.CodeActionKind.RefactorRewrite]


def bind(server: Server) -> None:
    """Let a server answer."""
    _bind_lifecycle(server)
    _bind_documents(server)
    _bind_questions(server)


def _bind_lifecycle(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def begin(params: types.InitializeParams) -> None:
        server.begin(params.locale)

    @server.feature(types.INITIALIZED)
    async def warm(_: types.InitializedParams) -> None:
        await server.warm()

    @server.feature(types.SHUTDOWN)
    def end(_: None) -> None:
        server.is_told_to_end = True

    @server.feature(types.EXIT)
    def leave(_: None) -> None:
        server.is_told_to_exit = True


def _bind_documents(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.recheck(params.text_document.uri, wait=False)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.recheck(params.text_document.uri, wait=True)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        server.recheck(params.text_document.uri, wait=True)  # one's own store may have changed as well

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.forget(params.text_document.uri)
        server.publish(params.text_document.uri, None)


def _bind_questions(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        found = await server.found(params.text_document.uri)
        return found and server.worded(lambda: replies.hover(found, params.position))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=_KINDS))
    async def act(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = await server.found(params.text_document.uri)
        if found is None:
            return []
        start, end = (replies.place_of(found.draft, place) for place in (params.range.start, params.range.end))
        versioned = bool(get_capability(server.client_capabilities, "workspace.workspace_edit.document_changes"))
        made: list[types.CodeAction] = []
        for figure in found.between(start, end)[:_MOST]:
            proposed = await server.session.propose(found, figure)
            about = replies.about(found, figure, params.context.diagnostics)
            made += replies.actions(found.draft, proposed, about, versioned=versioned)
        return [one for one in made if replies.is_wanted(one, params.context.only)]
