"""Say how long a program waits for `jjj mcp` to be connected and to answer, and whether the server grows.

    python bench/agents.py [CALLS]

A client of the SDK starts the server as a program does, over standard input and output, and asks what a model asks,
each question many times. Of each it says how long the client waited, which counts what else the machine does and that
this client checks every answer against its schema, and how much processor time the server took, by which the budgets
go. Then it asks CALLS more (10,000), and the memory of the server is read before and after. Exits with 1 when a budget
is not kept.
"""

import asyncio
import os
import sys
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from mcp import Client, StdioServerParameters
from mcp.client.stdio import stdio_client

CALLS, ROUNDS = 10_000, 20
# Seconds to connect, seconds a call in the median, bytes that the last half of the calls may leave behind: nothing is
# kept (tracemalloc counts 30 bytes a call, texts of the last one), but the allocator's pages fill up in another order.
CONNECTED, ANSWERED, GROWN = 2.0, 0.02, 3_000_000
DRAFT = "2022年10月，承德市森林覆盖率已达60.03%。沧州市承接京津项目672个，总投资2787亿元。"
QUESTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    "lookup, two regions": ("lookup", {"region": ["承德", "延庆"], "metric": "forest-coverage"}),
    "lookup, all of a region": ("lookup", {"region": "河北"}),
    "lookup, all of its parts": ("lookup", {"region": "河北", "deep": True}),
    "compare": ("compare", {"metric": "forest-coverage"}),
    "compare, a formula": ("compare", {"metric": "gdp / population", "level": ["city"]}),
    "history": ("history", {"region": "北京", "metric": "gdp"}),
    "history, between": ("history", {"region": "承德", "metric": "forest-coverage", "between": ["2012", "2022"]}),
    "search": ("search", {"text": "生物医药"}),
    "verify, two sentences": ("verify", {"text": DRAFT}),
    "convert": ("convert", {"quantity": "3556万亩", "unit": "平方公里"}),
    "cite": ("cite", {"ids": ["chengde.forest-coverage.2022-10"]}),
    "initiatives": ("initiatives", {"region": "承德"}),
}
SERVER = StdioServerParameters(command=sys.executable, args=["-m", "jjj_cli", "mcp", "--only-shipped"])


def memory(process: int) -> int:
    """Give how many bytes of memory a process has."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmRSS"))


def children() -> set[int]:
    """Give the processes that this one has started."""
    listed = Path(f"/proc/self/task/{Path('/proc/self').readlink()}/children").read_text(encoding="ascii")
    return set(map(int, listed.split()))


def processor(process: int) -> float:
    """Give how many seconds of processor time a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


async def timed(client: Client, name: str, arguments: dict[str, Any]) -> float:
    """Give how many seconds an answer takes."""
    begun = perf_counter()
    answer = await client.call_tool(name, arguments)
    took = perf_counter() - begun
    if answer.is_error:
        raise RuntimeError(answer.content)
    return took


async def grown(client: Client, server: int, calls: int) -> list[int]:
    """Give by how many bytes the server has grown in each half of some calls, once all has been asked."""
    every = list(QUESTIONS.values())
    for number in range(2 * len(every)):
        await timed(client, *every[number % len(every)])
    seen = [memory(server)]
    for _ in range(2):
        for number in range(calls // 2):
            await timed(client, *every[number % len(every)])
        seen.append(memory(server))
    return [after - before for before, after in pairwise(seen)]


async def asked(client: Client, server: int, name: str) -> float:
    """Ask a question many times, print how long that takes, and give how much of the server's time."""
    before = processor(server)
    waited = median([await timed(client, *QUESTIONS[name]) for _ in range(ROUNDS)])
    took = (processor(server) - before) / ROUNDS
    print(f"{waited * 1000:8.1f} ms  {took * 1000:8.1f} ms  {name}")
    return took


async def main(calls: int) -> int:
    """Measure, print, and say whether the budgets are kept."""
    begun = perf_counter()
    async with Client(stdio_client(SERVER)) as client:
        (server,) = children()
        await client.list_tools()
        waited, connected = perf_counter() - begun, processor(server)
        print("    waited    the server")
        most = f"at most {CONNECTED * 1000:.0f}"
        print(f"{waited * 1000:8.1f} ms  {connected * 1000:8.1f} ms  connected, tools listed ({most})")
        first = await timed(client, *QUESTIONS["lookup, two regions"])
        print(f"{first * 1000:8.1f} ms               the first call")
        usual = median([await asked(client, server, name) for name in QUESTIONS])
        print(f"             {usual * 1000:8.1f} ms  the median of these (at most {ANSWERED * 1000:.0f})")
        first_half, last_half = await grown(client, server, calls)
        print(f"{first_half / 1e6:8.2f} MB               more memory after {calls // 2} calls")
        print(f"{last_half / 1e6:8.2f} MB               more after as many again (at most {GROWN / 1e6:.0f})")
    return 0 if connected <= CONNECTED and usual <= ANSWERED and last_half <= GROWN else 1


if __name__ == "__main__":
    sys.exit(asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else CALLS)))
