"""Time grows in line with the input, for every reader: four times as much takes four times as long, and not sixteen.

What a machine does beside it comes and goes: the shortest of several tries counts, and the bound lies between the two.
"""

import io
import json
import random
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from fuzzing import checker, lexicon, store
from packing import package, part

from jjj_cli.audit.rules.printed import contradictions
from jjj_cli.comparison.conflicts import own_contradictions
from jjj_cli.errors import JjjError
from jjj_cli.gazetteer.regions import containers, parts
from jjj_cli.lsp.positions import Positions
from jjj_cli.own.importing.sheets.grid import Grid
from jjj_cli.own.importing.tables import read_lines
from jjj_cli.record.records import Region
from jjj_cli.render.wrapping import wrap
from jjj_cli.store.checking import checked
from jjj_cli.store.json_file import tables_of
from jjj_cli.store.search import search
from jjj_cli.text.documents import Form
from jjj_cli.text.extraction import Reading, guessed, read

TIMES, MOST, TRIES = 4, 9, 5


def texts(form: Form, unit: str) -> Callable[[int], Callable[[], object]]:
    def made(count: int) -> Callable[[], object]:
        content = (unit * count).encode()

        def run() -> None:
            for reading in read(io.BytesIO(content), "x", form, "utf-8"):
                list(guessed(store(), lexicon(), reading.text, (one.quantity for one in reading.figures)))

        return run

    return made


def drafts(form: Form, unit: str) -> Callable[[int], Callable[[], object]]:
    def made(count: int) -> Callable[[], object]:
        content = (unit * count).encode()
        return lambda: list(checker().check(io.BytesIO(content), "x", form, "utf-8"))

    return made


def tables(form: str, spelled: Callable[[int], bytes]) -> Callable[[int], Callable[[], object]]:
    def made(count: int) -> Callable[[], object]:
        content = spelled(count)
        return lambda: _taken(content, form)

    return made


def _taken(content: bytes, form: str) -> list[Any] | Grid | None:
    try:
        return read_lines(io.BytesIO(content), "x", form, None)
    except JjjError:
        return None


def documents(unit: str) -> Callable[[int], Callable[[], object]]:
    def made(count: int) -> Callable[[], object]:
        content = package(part(unit * count))
        return lambda: _read(content)

    return made


def _read(content: bytes) -> list[Reading] | None:
    try:
        return list(read(io.BytesIO(content), "x", "docx"))
    except JjjError:
        return None


def region(number: int, **more: Any) -> Region:
    return Region(id=f"x-{number}", name=f"区{number}", name_en=f"X{number}", level="zone", aliases=(), **more)


def chain(count: int) -> Callable[[], object]:
    regions = {f"x-{n}": region(n, parent=f"x-{n - 1}" if n else None) for n in range(count)}
    return lambda: (parts(regions, "x-0"), containers(regions, f"x-{count - 1}"))


def mesh(count: int) -> Callable[[], object]:
    chance = random.Random(1)  # noqa: S311
    within = [tuple({f"x-{chance.randrange(count)}" for _ in range(4)}) for _ in range(count)]
    regions = {f"x-{n}": region(n, within=within[n]) for n in range(count)}
    return lambda: parts(regions, "x-0")


def own_figures(count: int) -> Callable[[], object]:
    import msgspec

    fact = next(fact for fact in store().facts.values() if fact.metric == "forest-coverage")
    facts = {f"own.{n:06}": msgspec.structs.replace(fact, id=f"own.{n:06}") for n in range(count)}
    own = store()._replace(facts=facts, own=frozenset(facts))
    return lambda: list(own_contradictions(own))


def printed_figure(unit: str) -> Callable[[int], Callable[[], object]]:
    import msgspec

    def made(count: int) -> Callable[[], object]:
        fact = msgspec.structs.replace(next(iter(store().facts.values())), printed=unit * count)
        own = store()._replace(facts={fact.id: fact})
        return lambda: list(contradictions(own))

    return made


def kept(count: int) -> Callable[[], object]:
    fact = {"metric": "gdp", "region": "130800", "value": 1, "unit": "亿元", "printed": "1亿元", "period": "2021"}
    content = json.dumps({"facts": {f"own.{n}": fact for n in range(count)}}).encode()
    return lambda: checked(Path("x.json"), tables_of(Path("x.json"), content))


HEADER = b"metric,region,printed,period,source\n"
ROW = "gdp,沧州,1亿元,2021,jjj-delegates-2022-10\n".encode()
# What is read, how many of it take some twentieth of a second, and what makes the reading of so many.
READERS: dict[str, tuple[int, Callable[[int], Callable[[], object]]]] = {
    "figures without an end of a sentence": (500, texts("text", "1亿")),
    "hedges and commas": (400, texts("text", "约1%,")),
    "digits": (20000, texts("text", "1")),
    "numerals": (3000, texts("text", "十")),
    "spaces": (50000, texts("text", " ")),
    "hidden letters": (400, texts("text", "1\u200b亿\u202e")),
    "turned lines": (400, texts("text", "\u202e1亿\n")),
    "turned stretches": (400, texts("text", "\u202e1亿\u202c")),
    "regions": (1500, texts("text", "承德市沧州")),
    "tags": (10000, texts("html", "<b>")),
    "tags without an end": (10000, texts("html", "<b ")),
    "comments without an end": (10000, texts("html", "<!--")),
    "entities": (1500, texts("html", "&shy;1")),
    "stars": (10000, texts("markdown", "**_")),
    "links without an end": (5000, texts("markdown", "[a](")),
    "rows of Markdown": (200, texts("markdown", "| 1亿 | 2% |\n")),
    "a line checked": (120, drafts("text", "1亿")),
    "a page checked": (120, drafts("html", "约1%,")),
    "sentences checked": (60, drafts("text", "承德市森林覆盖率为60.03%，")),
    "paragraphs": (500, documents("<w:p><w:r><w:t>3家</w:t></w:r></w:p>")),
    "paragraphs in each other": (1500, documents("<w:p>")),
    "tables in each other": (1500, documents("<w:tbl><w:tr><w:tc>")),
    "rows": (600, tables("csv", lambda count: HEADER + ROW * count)),
    "columns": (1500, tables("csv", lambda count: b"metric" + b",x" * count + b"\n" + b"a," * count)),
    "quotations": (20000, tables("csv", lambda count: HEADER + b'""' * count)),
    "JSON": (1500, tables("json", lambda count: b"[" + b'{"metric":"gdp"},' * count + b"{}]")),
    "JSON Lines": (1500, tables("jsonl", lambda count: b'{"metric":"gdp"}\n' * count)),
    "braces": (20000, tables("jsonl", lambda count: b"{" * count)),
    "a store": (600, kept),
    "regions in a row": (2000, chain),
    "regions across each other": (1500, mesh),
    "a long printed figure": (200000, printed_figure("1亿")),
    "own figures of one thing": (200, own_figures),
    "a long search": (500, lambda count: lambda: search(store(), "森林" * count)),
    "a long word wrapped": (20000, lambda count: lambda: wrap("6" * count, 40)),
    "places of a line": (100000, lambda count: lambda: Positions("中𝟏" * count).spot(count)),
}


@pytest.mark.parametrize("name", READERS)
def test_time_grows_in_line_with_the_input(name: str) -> None:
    count, made = READERS[name]
    little, much = made(count), made(count * TIMES)
    little(), much()  # whatever is built once is there
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(TRIES):
        for run, taken in zip((little, much), times, strict=True):
            begun = process_time()
            run()
            taken.append(process_time() - begun)
        if min(times[1]) < MOST * min(times[0]) + 0.01:
            return
    pytest.fail(f"{TIMES} times as much takes {min(times[1]) / min(times[0]):.1f} times as long: {times}")
