"""What is fuzzed with what: the checks of `fuzzing` with seeds and pieces, and how inputs are made of these.

The suite tries some hundred inputs a target, `tests/fuzz/hours.py` as many as there is time for; `tests/fuzz/corpus`
has those that once broke something.
"""

import random
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from typing import NamedTuple

import fuzz_servers
import fuzzing
from fuzz_messages import CLIENT, EDITOR, messages
from packing import package, part
from tables import TABLE, changed, data_package, packed

# What figures, dates, names and their neighbourhood are made of.
FRAGMENTS = (
    *"0123456789０５一二两三十百千万亿半几多余零〇点.,，。：:；;、（()）%％‰-—~+/·",
    *"\t\n \u3000\u200b\u00ad\u202e\u202c\u2060\ufe0f\u0336𝟏٣",
    *(
        "60.03%",
        "3556万亩",
        "2787亿元",
        "近60%",
        "超50%",
        "多于",
        "不足",
        "以上",
        "左右",
        "个百分点",
        "三分之二",
        "1/3",
    ),
    *(
        "由50.8%提高到",
        "从",
        "到",
        "分别",
        "同比增长",
        "下降",
        "其中",
        "约1%,",
        "1亿",
        "三成",
        "两千多",
        "1,234",
        "1小时5分",
    ),
    *("2022年", "2022年10月", "十四五", "截至2021年底", "2021-12-31", "../2022-10", "2012/2022-10", "今年", "1—11月"),
    *(
        "承德市",
        "沧州",
        "京津冀",
        "森林覆盖率",
        "GDP",
        "全市",
        "亩",
        "平方公里",
        "元",
        "人",
        "℃",
        "km²",
        "万",
        "$",
        "¥",
    ),
    *(
        "|",
        "---",
        "市\t2021年\n",
        "<td>",
        "</td><td>",
        "<p>",
        "&shy;",
        "&#8203;",
        "&#37;",
        "<!--",
        "-->",
        "<b>",
        "**",
        "`",
    ),
)
CELLS = (
    *("metric", "region", "printed", "period", "source", "value", "unit", "kind", "id", "regions", "states", "unseen"),
    *(
        ",",
        "\t",
        "\n",
        '"',
        "'",
        "=",
        "{",
        "}",
        "[",
        "]",
        ":",
        "null",
        "true",
        "1e999",
        "-0",
        "1E+9999",
        '"facts"',
        '"rows"',
    ),
    *(
        "forest-coverage",
        "沧州",
        "31%",
        "2021",
        "jjj-delegates-2022-10",
        "gdp",
        "亿元",
        "地区",
        "年份",
        "2021年",
        "—",
        "…",
    ),
)
SIGNS = (
    *"+-*/()  ,.",
    "gdp",
    "population",
    "GDP",
    "1",
    "0",
    "2.5",
    "万",
    "**",
    "forest-coverage",
    "人口",
    "/ gdp",
    "((",
)
TYPED = (
    "compare",
    "region",
    "--",
    "--region",
    "--unit",
    "沧",
    "cang",
    "for",
    "'",
    '"',
    "\\",
    " ",
    "=",
    ">",
    "gdp /",
    "--fields",
    "fact,",
    "help",
)
DAYS = (*"0123456789-/.", "2022", "2022-10", "..", "/", "2022-10-31", "W", "Q1", "T", "一", "年")


class Target(NamedTuple):
    """A target, whole inputs to begin with, and pieces to make others of; `weight` is what one input costs.

    Where inputs have a form that pieces would only break, `make` makes them.
    """

    check: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    fragments: tuple[str, ...] = FRAGMENTS
    weight: int = 1
    make: Callable[[random.Random], bytes] | None = None


def sheet_of(body: str) -> bytes:
    """Give a workbook whose sheet has a body."""
    return changed(lambda text: re.sub("<sheetData>.*</sheetData>", lambda _: f"<sheetData>{body}</sheetData>", text))


def package_of(text: str) -> bytes:
    """Give a data package of tables that are parted by a line with an equals sign, or of facts alone."""
    return packed(dict(zip(("facts.csv", "sources.csv", "metrics.csv"), text.split("\n=\n"), strict=False)))


_STORED = changed(lambda text: text, packing=zipfile.ZIP_STORED)  # so that what is changed is seen by its reader
_ROWS = '<row r="1"><c r="A1" t="inlineStr"><is><t>metric</t></is></c><c r="B1"><v>1</v></c></row>'
_ROWS += '<row r="2"><c r="A2"><v>5</v></c></row>'
_CELLS_OF_XML = (
    "<row>",
    "</row>",
    '<c r="A2">',
    "</c>",
    "<v>1</v>",
    '<c r="ZZ9" t="b">',
    '<c t="s">',
    "<f>=1+1</f>",
    '<row r="9">',
    "&lt;",
    '<c t="d">',
    '<c t="n" s="1">',
)
_TEXT = "截至2021年底，承德市有林地面积3556万亩，森林覆盖率由50.8%提高到60.03%。\n沧州承接672个，近30%。\n".encode()
_ROW = b'{"metric":"gdp","region":["x"],"printed":"31%","value":1e5}'
_WIDE = "地区,2020年,2021年\n承德,1%,2%\n沧州,3%,—\n".encode()
_STORE = (
    b'{"facts":{"a":{"metric":"gdp","region":"130800","value":1,"unit":"","printed":"1","period":"2021"}},"sources":{}}'
)
TARGETS: Mapping[str, Target] = {
    "numerals": Target(
        fuzzing.numerals, ("一千三百万".encode(), "2.3万亿".encode()), tuple("零〇一二两三十百千万亿半点.0123456789,")
    ),
    "quantities": Target(fuzzing.quantities, (_TEXT,)),
    "conversions": Target(fuzzing.conversions, ("近60万亩".encode(), "3亿元/人".encode())),
    "text": Target(fuzzing.reading_of("text"), (_TEXT,), weight=2),
    "markdown": Target(fuzzing.reading_of("markdown"), (b"**" + _TEXT + b"**",), weight=2),
    "html": Target(fuzzing.reading_of("html"), (b"<p>" + _TEXT + b"</p>",), weight=2),
    "verification": Target(fuzzing.verification, (_TEXT,), weight=2),
    "encodings": Target(fuzzing.encodings, (_TEXT, _TEXT.decode().encode("gb18030"), _TEXT.decode().encode("utf-16"))),
    "docx": Target(
        fuzzing.documents,
        (package(part("<w:p><w:r><w:t>60.03%</w:t></w:r></w:p>")), b"<w:p><w:t>3</w:t></w:p>"),
        ("<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:tbl>", "<w:tc>", "60%", "<w:br/>", "&#1;"),
        weight=2,
    ),
    "csv": Target(fuzzing.tables("csv"), (TABLE.encode(), _WIDE), CELLS, weight=3),
    "tsv": Target(
        fuzzing.tables("tsv"), (TABLE.replace(",", "\t").encode(), _WIDE.replace(b",", b"\t")), CELLS, weight=3
    ),
    "json": Target(fuzzing.tables("json"), (b"[" + _ROW + b"]", _STORE), CELLS, weight=2),
    "jsonl": Target(fuzzing.tables("jsonl"), (_ROW + b"\n" + _ROW,), CELLS, weight=2),
    "xlsx": Target(
        fuzzing.tables("xlsx", sheet_of), (_STORED, _ROWS.encode(), b""), (*CELLS, *_CELLS_OF_XML), weight=8
    ),
    "zip": Target(
        fuzzing.tables("datapackage", package_of),
        (
            data_package(zipfile.ZIP_STORED, facts=TABLE),
            data_package(zipfile.ZIP_STORED, facts=TABLE, sources="source,title\na,b\n"),
            TABLE.encode(),
            f"{TABLE}\n=\nsource,title,publishers\na,b,c;d\n".encode(),
        ),
        (*CELLS, "\n=\n"),
        weight=4,
    ),
    "formulas": Target(fuzzing.formulas, (b"gdp / population", b"(gdp - 2) * 3"), SIGNS),
    "periods": Target(fuzzing.spans, (b"2012/2022-10", "2021年底".encode()), DAYS),
    "names": Target(fuzzing.names, ("石家庄新华区".encode(), b"Handan-Weixian"), weight=4),
    "stores": Target(fuzzing.stores, (_STORE,), CELLS),
    "completions": Target(
        fuzzing.completions, (b"jjj compare --region cang", "jjj region 沧".encode()), TYPED, weight=2
    ),
    "editing": Target(
        fuzzing.editing, ("a𝟏\r\n中\rb".encode(),), ("\r", "\n", "\r\n", "中", "𝟏", "a", "\u2028", "\x0b")
    ),
    "editor": Target(fuzz_servers.editor, (), weight=10, make=partial(messages, EDITOR)),
    "client": Target(fuzz_servers.client, (), weight=10, make=partial(messages, CLIENT)),
}


def mutated(target: Target, chance: random.Random) -> bytes:
    """Make an input as the target does, or of a seed or nothing, with pieces put in, left out, doubled and changed."""
    if target.make:
        return target.make(chance)
    data = bytearray(chance.choice((*target.seeds, b"")))
    for _ in range(chance.randint(1, 12)):
        at = chance.randint(0, len(data))
        what = chance.random()
        if what < 0.55:
            data[at:at] = chance.choice(target.fragments).encode()
        elif what < 0.7:
            del data[at : at + chance.randint(1, 8)]
        elif what < 0.8:
            end = at + chance.randint(1, 24)
            data[at:at] = data[at:end] * chance.randint(1, 3)
        elif what < 0.9 and at < len(data):
            data[at] = chance.randrange(256)
        else:
            data[at:at] = chr(chance.choice((chance.randrange(128), chance.randrange(0x20, 0xD800)))).encode()
    return bytes(data)
