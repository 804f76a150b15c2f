"""The server as an editor meets it: a client of pygls talks with it, in this process over pipes, or in its own."""

import asyncio
import json
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest
from lspclient import ALL_ALARMS, URI, Editor, with_editor, written
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from running import OWN, OWN_FACT, environment, own_fact, run, terminal, write_store

from jjj_cli.lsp.checks import Shown

DRAFT = """# 绿色承德 𠮷

😀𠮷承德市森林覆盖率为50.8%。

2022年10月，承德市森林覆盖率已达60.1%，沧州市承接京津项目672个。
"""
BROKEN = (
    b'{"jsonrpc":"2.0","method":"textDocument/didChange","params":{}}',
    b'{"jsonrpc":"2.0","id":"broken","method":"textDocument/hover","params":{"textDocument":7}}',
)
# Its two findings, by code and severity.
FINDINGS = [("outdated", types.DiagnosticSeverity.Warning), ("contradicted", types.DiagnosticSeverity.Error)]


@pytest.mark.parametrize(
    ("encodings", "agreed", "places"),
    [
        (None, "utf-16", [(2, 13, 18), (4, 19, 24)]),
        (["utf-8", "utf-16"], "utf-8", [(2, 35, 40), (4, 45, 50)]),
        (["utf-32", "utf-16"], "utf-32", [(2, 11, 16), (4, 19, 24)]),
    ],
)
def test_findings_stand_where_the_editor_counts(
    encodings: list[str] | None, agreed: str, places: list[tuple[int, int, int]]
) -> None:
    async def talk(editor: Editor) -> None:
        assert (await editor.begin(encodings)).capabilities.position_encoding == agreed
        marks = await editor.open(DRAFT)
        assert [(one.code, one.severity) for one in marks] == FINDINGS
        assert {one.source for one in marks} == {"jjj"}
        spans = [(one.range.start.line, one.range.start.character, one.range.end.character) for one in marks]
        assert spans == places

    with_editor(talk)


def test_what_is_marked_is_what_verify_finds(tmp_path: Path) -> None:
    path = written(tmp_path / "draft.md", DRAFT)
    results = json.loads(run("verify", str(path), "--format", "sarif").stdout)["runs"][0]["results"]

    async def talk(editor: Editor) -> None:
        await editor.begin()
        marks = await editor.open(DRAFT)
        assert [(one.code, one.message) for one in marks] == [
            (one["ruleId"], one["message"]["text"]) for one in results
        ]

    with_editor(talk)


def test_typing_is_followed_and_what_is_old_is_not_shown() -> None:
    async def talk(editor: Editor) -> None:
        await editor.begin()
        assert len(await editor.open(DRAFT)) == 2
        for share in ("60.2%", "60.3%", "60.03%"):  # faster than it is read
            await editor.change(DRAFT.replace("60.1%", share))
        assert [one.code for one in await editor.marked()] == ["outdated"]
        # What is asked right after a key is answered of the draft as it is then.
        await editor.change(DRAFT.replace("60.1%", "60%"))
        assert (await editor.hover("60%")).startswith("supported: 60%")
        await editor.change(DRAFT.replace("50.8%。", "50.8%。 <!-- jjj: ignore -->").replace("60.1%", "60%"))
        assert await editor.marked() == []

    with_editor(talk)


def test_a_hover_tells_the_fact_in_markdown_that_no_stranger_writes(tmp_path: Path) -> None:
    fact = own_fact(basis="[x](javascript:alert) <b>*口径*</b>\u202e")
    path = write_store(tmp_path / "facts.json", facts={OWN_FACT: fact})
    told = {}

    async def talk(editor: Editor) -> None:
        await editor.begin(locale="zh-CN")
        await editor.open("2021年，沧州市森林覆盖率近30%，邢台市森林覆盖率为40%。\n", "plaintext")
        told["own"] = await editor.hover("近30%")
        told["none"] = await editor.hover("40%")
        told["beside"] = await editor.hover("森林覆盖率")

    with_editor(talk, own=path)
    assert "\\[x\\](javascript:alert) \\<b\\>\\*口径\\*\\</b\\>\\\\u202e" in told["own"]
    assert told["none"].startswith("无从核实 40%：")
    assert told["beside"] == ""


def test_actions_are_offered_and_do_what_they_say() -> None:
    async def talk(editor: Editor) -> None:
        await editor.begin(locale="zh")
        await editor.open(DRAFT)
        offered = await editor.offers("50.8%")
        assert list(offered) == [
            "改为60.0%（2022年10月；jjj-delegates-2022-10）",
            "改为60.03%（2022年10月；jjj-delegates-2022-10）",
            "注明时间：2012年",
            "本行数字不再核对",
        ]
        await editor.change(offered["改为60.03%（2022年10月；jjj-delegates-2022-10）"])
        assert [one.code for one in await editor.marked()] == ["contradicted"]
        assert list(await editor.offers("672个")) == [
            "注明出处：《协同发展，共谱新篇！北京天津河北代表共话京津冀协同发展》"
        ]
        assert await editor.offers("承接") == {}

    with_editor(talk)


@pytest.mark.parametrize(
    ("asked", "locale", "word"),
    [(None, "zh-hans", "不符"), (None, "fr", "contradicted"), ("en", "zh-CN", "contradicted"), ("zh", None, "不符")],
)
def test_the_language_is_what_is_asked_for_then_the_editors(asked: str | None, locale: str | None, word: str) -> None:
    async def talk(editor: Editor) -> None:
        await editor.begin(locale=locale)
        await editor.open(DRAFT)
        assert (await editor.hover("60.1%")).startswith(word)

    with_editor(talk, asked=asked)


def test_what_is_wrong_with_a_store_is_said_once_and_checking_goes_on_when_it_is_mended(tmp_path: Path) -> None:
    own = written(tmp_path / "facts.json", "{")

    async def talk(editor: Editor) -> None:
        await editor.begin()
        editor.version, editor.text = 1, DRAFT
        item = types.TextDocumentItem(URI, "markdown", 1, DRAFT)
        editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        assert await editor.hover("60.1%") == ""
        assert len(editor.told) == 1
        assert editor.told[0].startswith("jjj cannot check: ")
        assert str(own) in editor.told[0]
        own.write_text(OWN.read_text(encoding="utf-8"), encoding="utf-8")
        await editor.change(DRAFT + "\n")
        assert len(await editor.marked()) == 2

    with_editor(talk, own=own)


def test_a_baseline_and_the_verdicts_that_are_asked_for_choose_what_is_marked(tmp_path: Path) -> None:
    draft, baseline = written(tmp_path / "draft.md", DRAFT), tmp_path / "baseline.json"
    run("verify", str(draft), "--baseline", str(baseline), "--write-baseline")

    async def talk(editor: Editor) -> None:
        await editor.begin()
        marks = await editor.open(DRAFT + "\n2022年10月，承德市森林覆盖率达61%。\n", uri=draft.as_uri())
        assert [one.message.split(" ")[0] for one in marks] == ["61%"]

    async def all_of_them(editor: Editor) -> None:
        await editor.begin()
        assert [one.code for one in await editor.open(DRAFT)] == ["supported"]

    with_editor(talk, shown=ALL_ALARMS._replace(baseline=baseline))
    with_editor(all_of_them, shown=Shown(("supported",)))


def test_nothing_that_an_editor_sends_ends_the_server() -> None:
    async def talk(editor: Editor) -> None:
        await editor.begin()
        send = editor.client.protocol.writer
        assert send is not None
        broken: Future[object] = Future()
        editor.client.protocol._request_futures["broken"] = broken
        for body in (b"{", b"[]", b"\xff", *BROKEN):
            send.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        send.write(b"Content-Length: none\r\n\r\n")
        # What cannot be understood is answered, and an unknown draft has nothing to say.
        with pytest.raises(Exception, match="Invalid Params"):
            await asyncio.wrap_future(broken)
        assert await editor.hover("", uri="file:///nowhere") == ""
        editor.version = 7
        await editor.change("x", uri="file:///nowhere")
        # One endless line, and a draft that is asked about and closed while it is read.
        line = "，".join(["2022年10月，承德市森林覆盖率已达60.1%"] * 300) + "。" + "无" * 300_000
        editor.version = 0
        opening = asyncio.ensure_future(editor.open(line, "plaintext"))
        await asyncio.sleep(0)  # it is sent first
        params = types.HoverParams(types.TextDocumentIdentifier(URI), types.Position(0, 20))
        asked = editor.client.protocol.send_request_async("textDocument/hover", params, msg_id="asked")
        editor.client.cancel_request(types.CancelParams("asked"))
        with pytest.raises(Exception, match="cancel"):
            await asked
        assert len(await opening) == 300
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
        assert len(await editor.open(DRAFT)) == 2
        assert editor.told == []
        assert any("JSONDecodeError" in one for one in editor.logged)

    with_editor(talk)


@pytest.mark.slow
def test_the_command_serves_on_stdin_and_stdout(tmp_path: Path) -> None:
    own = written(tmp_path / "facts.json", OWN.read_text(encoding="utf-8"))

    async def talk() -> None:
        client = LanguageClient("editor", "1")
        editor = Editor(client)
        await client.start_io(sys.executable, "-m", "jjj_cli", "lsp", "--lang", "zh", "--store", str(own))
        await editor.begin()
        assert [one.message.split("：")[0] for one in await editor.open(DRAFT)] == ["50.8%", "60.1%"]
        await client.shutdown_async(None)
        client.exit(None)
        server = client._server
        assert server is not None
        assert await asyncio.wait_for(server.wait(), 60) == 0
        assert server.stderr is not None
        assert await server.stderr.read() == b""
        await client.stop()  # type: ignore[no-untyped-call]

    asyncio.run(talk())


@pytest.mark.slow
def test_the_command_says_what_it_wants_instead_of_waiting(tmp_path: Path) -> None:
    assert run("lsp", stdin="").returncode == 0
    assert run("lsp", "--only-own", "--only-shipped", stdin="").returncode == 2
    assert run("lsp", "--only", "wrong", stdin="").returncode == 2
    code = "import sys; sys.modules['pygls'] = None\nfrom jjj_cli.cli.main import run\nsys.exit(run(['lsp']))"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env=environment(tmp_path), capture_output=True, text=True, check=False, input="")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "error: lsp needs a package that is not installed\nhint: pip install 'jjj-cli[lsp]'\n"
    assert terminal(80, "lsp").returncode == 2
