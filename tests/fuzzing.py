"""What is fuzzed: each reader and parser as a check that takes bytes, with what must hold of whatever it is given.

Only the project's errors may be raised, and what is found must stand where it is said to stand. `fuzz_targets` has
what they are given.
"""

import io
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch
from zlib import crc32

import typer
from packing import package, part

from jjj_cli.cli.completion import complete
from jjj_cli.comparison.formulas.grammar import parse as parse_formula
from jjj_cli.completion.request import Request
from jjj_cli.completion.shells.request import VARIABLE, read_request
from jjj_cli.errors import JjjError, StoreError, UnknownNameError
from jjj_cli.gazetteer.metrics import find_metric
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.gazetteer.sources import find_source
from jjj_cli.lsp.drafts import Draft
from jjj_cli.lsp.positions import Spot
from jjj_cli.own.entries import Entries
from jjj_cli.own.faults import FaultyError
from jjj_cli.own.importing.columns import Line
from jjj_cli.own.importing.sheets.grid import Grid
from jjj_cli.own.importing.sheets.proposal import proposed
from jjj_cli.own.importing.tables import read_lines
from jjj_cli.record import periods
from jjj_cli.record.records import Store
from jjj_cli.store.checking import checked
from jjj_cli.store.json_file import tables_of
from jjj_cli.store.location import Files, shipped_path
from jjj_cli.store.opening import open_store
from jjj_cli.text import conversion, extraction
from jjj_cli.text.documents import Form, pieces, whole_text
from jjj_cli.text.extraction import Located
from jjj_cli.text.mentions import Lexicon, dates
from jjj_cli.text.numerals import arabic_or_spelled, numeral_at
from jjj_cli.text.quantities import find, parse
from jjj_cli.text.unseen import found_in
from jjj_cli.verification.checker import Checker
from jjj_cli.verification.judgements import VERDICTS


@cache
def store() -> Store:
    return open_store(Files(shipped_path(), None))


# How much of the store readers are fuzzed with: names enough to be confused, and few enough to be looked through often.
_REGIONS, _METRICS, _FACTS = 60, 30, 300


@cache
def small() -> Store:
    """Give a store of some of the metrics that have most facts, and of some regions; the same each time."""
    whole = store()
    many = Counter(fact.metric for fact in whole.facts.values())
    metrics = {name: whole.metrics[name] for name, _ in many.most_common(_METRICS - 1)}
    metrics["forest-coverage"] = whole.metrics["forest-coverage"]
    spread = sorted(whole.regions, key=lambda code: (whole.regions[code].level == "county", crc32(code.encode())))
    regions = {code: whole.regions[code] for code in spread[:_REGIONS]}
    regions |= {
        code: one for code, one in whole.regions.items() if one.name in ("新华区", "桥西区", "承德市", "沧州市")
    }
    facts = {
        key: fact
        for key, fact in whole.facts.items()
        if fact.metric in metrics and fact.region in regions and not fact.part_of and not fact.supersedes
    }
    chosen = sorted(facts, key=lambda key: (facts[key].metric != "forest-coverage", crc32(key.encode())))[:_FACTS]
    sources = {facts[key].source for key in chosen[:_FACTS]} | {"jjj-delegates-2022-10"}
    return whole._replace(
        sources={key: whole.sources[key] for key in sorted(sources)},
        regions=regions,
        metrics=metrics,
        facts={key: facts[key] for key in chosen},
        initiatives={},
        checks={},
        exemptions={},
    )


@cache
def checker() -> Checker:
    return Checker(small())


@cache
def lexicon() -> Lexicon:
    return Lexicon(small())


@cache
def entries() -> Entries:
    return Entries(small())


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def numerals(data: bytes) -> None:
    text = text_of(data)
    value = arabic_or_spelled(text)
    assert value is None or value.is_finite()
    for start in range(min(len(text), 8)):
        found = numeral_at(text, start) if text[start : start + 1] in "零〇一二两三四五六七八九十百千万亿" else None
        assert found is None or (start < found.end <= len(text) and found.value.is_finite())


def quantities(data: bytes) -> None:
    text = text_of(data)
    figures = find(text)
    for one in figures:
        assert text[one.start : one.end] == one.surface
        assert one.start < one.end
        assert one.value.is_finite()
        assert one.base_value.is_finite()
        assert bool(one.unit) or not one.base_unit
    assert all(one.end <= other.start for one, other in pairwise(figures)), figures
    whole = parse(text)
    assert whole is None or whole.surface == text.strip()


def conversions(data: bytes) -> None:
    with suppress(JjjError):
        for typed in [conversion.read(text_of(data)), *conversion.read_ends(text_of(data))]:
            for unit in ("亩", "亿元", "%"):
                with suppress(JjjError):
                    conversion.to_unit(typed, unit)


def reading_of(form: Form) -> Callable[[bytes], None]:
    def read(data: bytes) -> None:
        raw = text_of(data).replace("\r\n", "\n")
        found: list[Located] = []
        for reading in extraction.read(io.BytesIO(raw.encode()), "x", form, "utf-8"):
            found += reading.figures
            guesses = extraction.guessed(small(), lexicon(), reading.text, (one.quantity for one in reading.figures))
            assert len([*guesses]) == len(reading.figures)
        for one in found:
            assert 0 <= one.start < one.end <= len(raw)
            assert form != "text" or raw[one.start : one.end] == one.quantity.surface
            assert one.unseen or not found_in(one.quantity.surface)
            assert one.at.line == raw.count("\n", 0, one.start) + 1
        assert all(one.end <= other.start for one, other in pairwise(found)), found

    return read


def verification(data: bytes) -> None:
    raw = text_of(data)
    for one in checker().check(io.BytesIO(raw.encode()), "x", "text", "utf-8"):
        assert one.verdict in VERDICTS
        assert not one.unseen or one.verdict == "unknown"
        assert str(one.message)
        assert one.row()


def encodings(data: bytes) -> None:
    with suppress(JjjError):
        whole = whole_text(io.BytesIO(data), "x")
        assert "".join(raw for raw, _ in pieces(io.BytesIO(data), "x", "text")) == whole


def documents(data: bytes) -> None:
    """Read a package, or what is no package as the body of a document."""
    body = text_of(data)
    given = data if data.startswith(b"PK") else package(part(body))
    with suppress(JjjError):
        for raw, piece in pieces(io.BytesIO(given), "x.docx", "docx"):
            assert len(piece.text) <= len(raw)


# Of the wide sheets, one in so many is read by its heads, which takes a hundred times as long.
_EACH = 16


def tables(form: str, packed: Callable[[str], bytes] | None = None) -> Callable[[bytes], None]:
    """Read tables of a form; what is no package is put into one by `packed`, so that its inside is read too."""

    def read(given: bytes) -> None:
        data = packed(text_of(given)) if packed and not given.startswith(b"PK") else given
        with suppress(JjjError):
            lines = read_lines(io.BytesIO(data), f"x.{form}", form, None)
            if isinstance(lines, Grid):
                if crc32(data) % _EACH == 0:
                    proposed(small(), lines)
            else:
                for line in lines:
                    _entered(line)

    return read


def _entered(line: Line) -> None:
    if line.wrong:
        return
    with suppress(JjjError, FaultyError):
        entries().fact(line.given) if line.table == "facts" else entries().record(line.table, line.given)


def formulas(data: bytes) -> None:
    with suppress(JjjError):
        parse_formula(small().metrics, text_of(data))


def spans(data: bytes) -> None:
    text = text_of(data)
    with suppress(ValueError):
        start, end = periods.span(text)
        assert start is None or start <= end
        assert periods.said(text)
    for one in dates(text):
        assert 0 <= one.start < one.end <= len(text)
        assert periods.span(one.id)


def names(data: bytes) -> None:
    text, held = text_of(data), small()
    with suppress(UnknownNameError):
        assert find_region(held.regions, text).id in held.regions
    with suppress(UnknownNameError):
        assert find_metric(held.metrics, text).id in held.metrics
    with suppress(UnknownNameError):
        assert find_source(held.sources, text) in held.sources


def stores(data: bytes) -> None:
    with suppress(StoreError):
        made, problems = checked(Path("x.json"), tables_of(Path("x.json"), data))
        assert all(problem.message for problem in problems)
        assert isinstance(made, dict)


# The commands as Click has them, which are the same for each line.
_command = cache(typer.main.get_command)


def completions(data: bytes) -> None:
    line = text_of(data)
    words = tuple(word for word in line.split(" ") if word != "--store")
    asks = [
        read_request([line, str(len(line)), words[-1], "9"], {VARIABLE: "bash"}),
        Request("zsh", words[:-1], words[-1]),
    ]
    held = small(), ()
    with patch("jjj_cli.store.opening.load", lambda _: held), patch("typer.main.get_command", _command):
        for ask in asks:
            with suppress(JjjError):
                assert ask is None or complete(ask) is not None


def editing(data: bytes) -> None:
    """Hold a draft's places in an editor against its text, there and back."""
    text = text_of(data)
    draft = Draft("file:///x.md", "x.md", text, version=1, language=None, encoding="utf-16")
    for place in range(min(len(text), 64)):
        spot = draft.positions.spot(place)
        back = draft.positions.place(spot)
        assert back == place or text[back : place + 1] == "\r\n", (place, spot, back)
    for line, units in ((0, 10**9), (10**9, 0), (len(text), len(text))):
        assert 0 <= draft.positions.place(Spot(line, units)) <= len(text)
