"""The server: what an editor tells and asks, handed on; nothing that goes wrong ends it."""

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar, cast
from urllib.parse import unquote

from lsprotocol import types
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcMethodNotFound,
    PyglsError,
)
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.uris import to_fs_path

from jjj_cli.errors import JjjError
from jjj_cli.library.language import Spoken
from jjj_cli.lsp import replies
from jjj_cli.lsp.checks import Found, StaleError
from jjj_cli.lsp.drafts import Draft
from jjj_cli.lsp.positions import Encoding
from jjj_cli.lsp.session import Session
from jjj_cli.messages import say
from jjj_cli.messages.language import Language
from jjj_cli.safety.display import visible
from jjj_cli.version import __version__

T = TypeVar("T")
# How long typing must rest before a draft is read again, in seconds: half of what reading it took, within these.
LEAST, MOST = 0.02, 0.5


class Protocol(LanguageServerProtocol):
    """The protocol as pygls has it, but that a request that cannot be understood is answered."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Read a message; one that is none is told of to who asked, or is waited for without an end."""
        asked = data.get("id") if "method" in data else None
        try:
            if "jsonrpc" in data and not _is_message(data):
                raise JsonRpcInvalidRequest
            return super().structure_message(data)
        except JsonRpcException as error:
            # what cannot be read is wrong with the message, also where pygls takes it for a fault of its own
            told = JsonRpcInvalidParams() if isinstance(error, JsonRpcInternalError) else error
            if isinstance(asked, str | int) and _is_id(asked):
                self._send_response(asked, error=told.to_response_error())
            raise told from error


def _is_id(asked: object) -> bool:
    return isinstance(asked, str | int) and not isinstance(asked, bool)


def _is_message(data: dict[str, Any]) -> bool:
    """Say whether a message has an id and a method, where it has any, that are such."""
    is_named = isinstance(data.get("method", ""), str)
    return data["jsonrpc"] == "2.0" and is_named and ("id" not in data or data["id"] is None or _is_id(data["id"]))


class Server(LanguageServer):
    """Checks the drafts that are open in an editor."""

    def __init__(self, session: Session, choose: Callable[[str | None], Language]) -> None:
        super().__init__(
            "jjj", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full, protocol_cls=Protocol
        )
        self.session = session
        self.is_told_to_end = self.is_told_to_exit = False
        self._choose = choose
        self._checks: dict[str, asyncio.Task[None]] = {}
        self._found: dict[str, Found] = {}
        self._told = ""

    def begin(self, client: str | None) -> None:
        """Choose the language, by what was asked for and by what the editor says of itself."""
        self.session.language = self._choose(client)

    async def warm(self) -> None:
        """Make the store ready before the first draft asks for it."""
        try:
            await self.session.warm()
        except JjjError as error:
            self.tell(error)
        except asyncio.CancelledError:  # the editor has gone; what pygls waits for must end all the same
            return

    def recheck(self, uri: str, *, wait: bool) -> None:
        """Check a draft as it is now, once typing rests where there is something to `wait` for."""
        self.forget(uri)
        draft = self._draft(uri)
        if draft is not None:
            self._checks[uri] = asyncio.ensure_future(self._check(draft, wait=wait))

    def forget(self, uri: str) -> None:
        """Stop what is done for a draft."""
        running = self._checks.pop(uri, None)
        if running:
            running.cancel()
        self._found.pop(uri, None)

    async def found(self, uri: str) -> Found | None:
        """Give what is found in a draft as it is now; None where it is not open, or was not read."""
        while (running := self._checks.get(uri)) is not None:
            await asyncio.wait({running})
            if self._checks.get(uri) is running:  # nothing has been typed meanwhile
                return self._found.get(uri)
        return None

    def worded(self, answer: Callable[[], T]) -> T:
        """Give an answer in the language that was chosen."""
        with Spoken(self.session.language):
            return answer()

    def publish(self, uri: str, found: Found | None) -> None:
        """Show what was found in a draft; nothing where that is not known."""
        shown = replies.diagnostics(found) if found else []
        version = found.draft.version if found else None
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))

    def tell(self, error: JjjError) -> None:
        """Show what keeps drafts from being checked, once for as long as it is the same."""
        told = "\n".join(filter(None, (error.message, error.hint)))
        message = self.worded(lambda: visible(say("lsp.store", message=told)))
        if told != self._told:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))
        self._told = told
        self.log(message)

    def log(self, message: str) -> None:
        """Write into the editor's log."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Error, message))

    def report_server_error(self, error: Exception, source: type[PyglsError] | type[JsonRpcException]) -> None:
        """Log what went wrong: whoever writes need not be told, and an editor that asks for too much is answered."""
        if not isinstance(error, JsonRpcMethodNotFound):
            reason = visible(f"{source.__name__}: {error!r}")
            self.log(self.worded(lambda: say("lsp.failed", reason=reason)))

    async def _check(self, draft: Draft, *, wait: bool) -> None:
        if wait:
            await asyncio.sleep(min(max(self.session.took / 2, LEAST), MOST))
        found = None
        try:
            found = await self.session.check(draft)
            self._told = ""
        except StaleError:
            return
        except JjjError as error:
            self.tell(error)
        except Exception as error:  # a draft that cannot be read ends nothing
            failed = {"name": visible(draft.path), "reason": visible(repr(error))}
            self.log(self.worded(lambda: say("lsp.draft", **failed)))
        if found:
            self._found[draft.uri] = found
        self.publish(draft.uri, found)

    def _draft(self, uri: str) -> Draft | None:
        document = self.workspace.text_documents.get(unquote(uri))  # pygls keeps them so
        if document is None:
            return None
        path = to_fs_path(uri) if uri.startswith("file:") else None
        agreed = self.workspace.position_encoding  # one of ours, or its name
        encoding = cast("Encoding", getattr(agreed, "value", agreed))
        given = {"version": document.version, "language": document.language_id, "encoding": encoding}
        return Draft(uri, path or uri, document.source, **given)
