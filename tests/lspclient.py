"""An editor for tests: a client of pygls that talks with a server in this process, over two pipes."""

import asyncio
import os
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Event, Thread
from typing import Any

from lsprotocol import types
from pygls.io_ import StdinAsyncReader, StdoutWriter, run_async
from pygls.lsp.client import LanguageClient

from jjj_cli.answers.findings import ALARMS
from jjj_cli.library.checkers import Ready
from jjj_cli.library.stores import Current
from jjj_cli.lsp.checks import Shown
from jjj_cli.lsp.serving import made
from jjj_cli.messages.language import choose_for
from jjj_cli.store.location import Files, shipped_path

URI = "file:///drafts/draft.md"
WAIT = 60
ALL_ALARMS = Shown(ALARMS)
# Made ready once for all who ask the shipped store alone.
SHIPPED = Ready(Current(lambda: Files(shipped_path(), None)).read)


class Editor:
    """An editor with one draft; `marks` are the diagnostics that it was told last, by the draft's version."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.text = ""
        self.version = 0
        self.capabilities = types.ServerCapabilities()
        self.marks: dict[int | None, list[types.Diagnostic]] = {}
        self.logged: list[str] = []
        self.told: list[str] = []
        self._came = asyncio.Condition()

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self._publish))
        client.feature(types.WINDOW_LOG_MESSAGE)(partial(self._log))
        client.feature(types.WINDOW_SHOW_MESSAGE)(partial(self._tell))

    async def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        async with self._came:
            self.marks[params.version] = list(params.diagnostics)
            self._came.notify_all()

    def _log(self, params: types.LogMessageParams) -> None:
        self.logged.append(params.message)

    def _tell(self, params: types.ShowMessageParams) -> None:
        self.told.append(params.message)

    async def begin(self, encodings: list[str] | None = None, locale: str | None = "en") -> types.InitializeResult:
        """Say what the editor can, and take what the server can."""
        general = types.GeneralClientCapabilities(position_encodings=encodings)
        edits = types.WorkspaceEditClientCapabilities(document_changes=True)
        workspace = types.WorkspaceClientCapabilities(workspace_edit=edits)
        able = types.ClientCapabilities(general=general, workspace=workspace)
        result = await self.client.initialize_async(types.InitializeParams(able, locale=locale))
        self.client.initialized(types.InitializedParams())
        self.capabilities = result.capabilities
        return result

    async def open(self, text: str, language: str = "markdown", uri: str = URI) -> list[types.Diagnostic]:
        """Open a draft, and give what is marked in it."""
        self.text, self.version = text, self.version + 1
        item = types.TextDocumentItem(uri, language, self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.marked()

    async def change(self, text: str, uri: str = URI) -> None:
        """Type."""
        self.text, self.version = text, self.version + 1
        named = types.VersionedTextDocumentIdentifier(self.version, uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, [whole]))

    async def marked(self) -> list[types.Diagnostic]:
        """Wait for what is marked in the draft as it is now."""
        async with self._came:
            await asyncio.wait_for(self._came.wait_for(lambda: self.version in self.marks), WAIT)
        return self.marks[self.version]

    def at(self, words: str) -> types.Position:
        """Give the place of some words as the editor counts it, in UTF-16."""
        before = self.text[: self.text.index(words)]
        line = before[before.rfind("\n") + 1 :]
        return types.Position(before.count("\n"), len(line.encode("utf-16-le")) // 2)

    async def hover(self, words: str, uri: str = URI) -> str:
        """Give what is said of the figure at some words."""
        params = types.HoverParams(types.TextDocumentIdentifier(uri), self.at(words))
        said = await self.client.text_document_hover_async(params)
        return said.contents.value if said and isinstance(said.contents, types.MarkupContent) else ""

    async def offers(self, words: str, uri: str = URI) -> dict[str, str]:
        """Give what is offered at some words: the title of each, and the draft as it would then be."""
        place = self.at(words)
        marks = [mark for mark in self.marks.get(self.version, []) if mark.range.start == place]
        context = types.CodeActionContext(marks)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), types.Range(place, place), context)
        found = await self.client.text_document_code_action_async(params)
        return {one.title: self._edited(one) for one in found or [] if isinstance(one, types.CodeAction)}

    def _edited(self, action: types.CodeAction) -> str:
        assert action.edit
        (change,) = action.edit.document_changes or []
        assert isinstance(change, types.TextDocumentEdit)
        assert change.text_document.version == self.version
        lines, text = self.text.split("\n"), self.text
        starts = [sum(len(line) + 1 for line in lines[:number]) for number in range(len(lines))]
        for edit in sorted(
            change.edits, key=lambda one: (one.range.start.line, one.range.start.character), reverse=True
        ):
            start, end = (
                starts[spot.line] + len(lines[spot.line].encode("utf-16-le")[: spot.character * 2].decode("utf-16-le"))
                for spot in (edit.range.start, edit.range.end)
            )
            assert isinstance(edit, types.TextEdit)
            text = text[:start] + edit.new_text + text[end:]
        return text


def with_editor(
    talk: Callable[[Editor], Coroutine[Any, Any, None]],
    *,
    shown: Shown = ALL_ALARMS,
    own: Path | None = None,
    asked: str | None = None,
) -> None:
    """Let an editor talk with a server of its own, which must have ended well when it has."""
    ready = Ready(Current(lambda: Files(shipped_path(), own)).read) if own else SHIPPED
    server = made(ready, shown, partial(choose_for, asked=asked, environment={}))
    reads, writes = os.pipe(), os.pipe()
    running = Thread(target=server.start_io, args=(os.fdopen(reads[0], "rb"), os.fdopen(writes[1], "wb")), daemon=True)
    running.start()
    asyncio.run(_talk(talk, os.fdopen(reads[1], "wb"), os.fdopen(writes[0], "rb")))
    running.join(WAIT)
    assert not running.is_alive()
    server.session.close()


async def _talk(talk: Callable[[Editor], Coroutine[Any, Any, None]], writer: Any, reader: Any) -> None:
    client, ended = LanguageClient("editor", "1"), Event()
    client.protocol.set_writer(StdoutWriter(writer))
    reading = StdinAsyncReader(reader, ThreadPoolExecutor(1))
    listening = asyncio.ensure_future(run_async(stop_event=ended, reader=reading, protocol=client.protocol))
    editor = Editor(client)
    await asyncio.wait_for(talk(editor), WAIT)
    await client.shutdown_async(None)
    client.exit(None)
    await asyncio.wait_for(listening, WAIT)


def written(path: Path, text: str) -> Path:
    """Write a file, and give its path."""
    path.write_text(text, encoding="utf-8")
    return path
