"""Messages that editors and clients send to the servers, and how conversations are made of them."""

import json
import random
from copy import deepcopy
from typing import Any

_URI = "file:///a.md"
_DRAFT = "2022年10月，承德市森林覆盖率已达60.1%，沧州承接672个。\n"
SPOT = {"line": 0, "character": 18}
OF = {"textDocument": {"uri": _URI}}
_TEXT = {"uri": _URI, "languageId": "markdown", "version": 1, "text": _DRAFT}
# Messages of the two protocols, which are changed and sent in any order.
EDITOR: tuple[dict[str, Any], ...] = (
    {"id": 1, "method": "initialize", "params": {"processId": None, "rootUri": None, "capabilities": {}}},
    {"method": "initialized", "params": {}},
    {"method": "textDocument/didOpen", "params": {"textDocument": _TEXT}},
    {
        "method": "textDocument/didChange",
        "params": {"textDocument": {"uri": _URI, "version": 2}, "contentChanges": [{"text": _DRAFT * 2}]},
    },
    {
        "method": "textDocument/didChange",
        "params": {
            "textDocument": {"uri": _URI, "version": 3},
            "contentChanges": [{"range": {"start": SPOT, "end": SPOT}, "text": "9"}],
        },
    },
    {"method": "textDocument/didSave", "params": OF},
    {"method": "textDocument/didClose", "params": OF},
    {"id": 2, "method": "textDocument/hover", "params": {**OF, "position": SPOT}},
    {
        "id": 3,
        "method": "textDocument/codeAction",
        "params": {**OF, "range": {"start": SPOT, "end": SPOT}, "context": {"diagnostics": []}},
    },
    {"method": "$/cancelRequest", "params": {"id": 3}},
    {"id": 4, "method": "workspace/executeCommand", "params": {"command": "x"}},
    {"method": "$/setTrace", "params": {"value": "verbose"}},
    {"id": 5, "result": None},
)
CLIENT: tuple[dict[str, Any], ...] = (
    {
        "id": 1,
        "method": "initialize",
        "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "x", "version": "1"}},
    },
    {"method": "notifications/initialized"},
    {"id": 2, "method": "tools/list"},
    *(
        {"id": 3 + number, "method": "tools/call", "params": {"name": name, "arguments": arguments}}
        for number, (name, arguments) in enumerate(
            (
                ("lookup", {"region": "承德", "metric": "forest-coverage"}),
                ("compare", {"metric": "forest-coverage", "regions": ["承德", "沧州"]}),
                ("history", {"region": "承德", "metric": "forest-coverage", "between": ["2012", "2022"]}),
                ("search", {"text": "森林", "limit": 3}),
                ("verify", {"text": _DRAFT}),
                ("convert", {"text": "近60万亩", "to": "km²"}),
                ("cite", {"claims": ["chengde.forest-coverage.2022-10"]}),
                ("initiatives", {"region": "承德"}),
            )
        )
    ),
    {"id": 20, "method": "resources/list", "params": {"cursor": "100"}},
    {"id": 21, "method": "resources/read", "params": {"uri": "jjj://region/130800"}},
    {"id": 22, "method": "prompts/list"},
    {"id": 23, "method": "prompts/get", "params": {"name": "check", "arguments": {"text": _DRAFT}}},
    {"method": "notifications/cancelled", "params": {"requestId": 3}},
    {"id": 24, "method": "completion/complete", "params": {"ref": {"type": "ref/prompt", "name": "x"}}},
    {"id": 25, "method": "logging/setLevel", "params": {"level": "debug"}},
    {"id": 26, "method": "server/discover"},
    {"id": 27, "result": {}},
)
ODD: tuple[Any, ...] = (
    *(
        None,
        True,
        -1,
        0,
        10**30,
        1e308,
        "",
        " ",
        "x",
        "承德",
        "新华区",
        "2022",
        "a" * 3000,
        "\u202e\x00\x1b[2J",
        "\ud800",
    ),
    *([], {}, [[]], {"a": {"b": [None]}}, ["承德"] * 40, "gdp / population", "file:///../../etc/passwd", "exit"),
)


def messages(every: tuple[dict[str, Any], ...], chance: random.Random) -> bytes:
    """Make a conversation: some messages in any order, each as it is to be or with something else in it."""
    lines = []
    begun = list(every[:2]) if chance.random() < 0.7 else []
    for one in [*begun, *chance.choices(every, k=chance.randint(1, 6))]:
        whole = json.loads(json.dumps({"jsonrpc": "2.0", **one}))
        for _ in range(chance.choice((0, 0, 1, 1, 2, 4))):
            _change(whole, chance)
        line = json.dumps(whole, ensure_ascii=chance.random() < 0.5 or "\\ud800" in json.dumps(whole)).encode()
        if chance.random() < 0.1:
            place = chance.randint(0, len(line))
            line = (
                line[:place] + chance.choice((b"", b"\xff", b"{", b'"', b"!", b"\n", b"[" * 2000)) + line[place + 1 :]
            )
        if chance.random() < 0.04:
            line = chance.choice((b"!Content-Length: 9999999", b"!Content-Length: -1", b"!", b"!\x00", b"[]", b"5"))
        lines.append(line)
    return b"\n".join(lines)


def _change(whole: Any, chance: random.Random) -> None:
    """Put something odd in the place of a value, take it away, or put one in beside it."""
    while True:
        keys = list(whole) if isinstance(whole, dict) else list(range(len(whole)))
        if not keys:
            return
        key = chance.choice(keys)
        if isinstance(whole[key], dict | list) and whole[key] and chance.random() < 0.75:
            whole = whole[key]
            continue
        how = chance.random()
        if how < 0.2:
            del whole[key]
        elif how < 0.35 and isinstance(whole, dict):
            whole[str(chance.choice(ODD))] = deepcopy(chance.choice(ODD))
        else:
            whole[key] = deepcopy(chance.choice(ODD))
        return
