"""What the tests of reports share: reports made once, and pages read as a browser reads them."""

import re
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import html5lib
import msgspec
from running import TABLES, own_fact, run, write_store

# One moment for all, so that two reports of one store are alike.
FIXED = {"SOURCE_DATE_EPOCH": "1700000000"}
_FOLDER = tempfile.TemporaryDirectory()

# What a browser, a processor of Markdown, a template, a terminal or Word might act on.
HOSTILE = {
    "script": "</script><script>window.pwned = 1</script>",
    "style": "</style><img src=x onerror=window.pwned=2>",
    "title": "</title><svg onload=window.pwned=3>",
    "attribute": "\" onmouseover=\"window.pwned=4\" x='' autofocus onfocus=window.pwned=5 tabindex=1 '",
    "comment": "<!-- --!> --> <!--><iframe srcdoc='<script>parent.pwned=6</script>'>",
    "template": "{{ 7*7 }} {% raw %} {# #} ${7*7} {{ say.__globals__ }}",
    "entity": "&lt;script&gt; &#x3c;b&#x3e; &amp;",
    "override": "a\u202etxt.exe\u202c b\u2066c\u2069",
    "control": "\x1b[31mred\x1b[0m\x07\x00\x9b31m",
    "separators": "a\u2028b\u2029c\ufeff\u200b",
    "noncharacter": "a\ufffeb\uffff",
    "markdown": "![x](https://evil.example/x.png) [a](javascript:alert(1)) <https://evil.example> `b` | *c* [^1] # d",
    "lines": "one\n\n# two\n| a | b |\n- c\n1. d\n```",
    "long": "长" * 400 + "x" * 400,
    "xml": "]]><w:t>&undefined; <?php ?>",
}
ADDRESSES = (
    "javascript:window.pwned=7",
    "data:text/html,<script>window.pwned=8</script>",
    "https://evil.example/\"onclick='window.pwned=9'><b>?a=1&b=2",
    "https://example.org/sound?a=1&b=2",
)
ZONE, MONEY = "own-zone", "own-money"
WORKED_OUT = "own-gdp-per-resident"


@cache
def hostile_store() -> Path:
    """Write a store of one's own in which every text is what a stranger might write, once."""
    tables: dict[str, dict[str, Any]] = {name: {} for name in TABLES}
    every = " ".join(HOSTILE.values())
    for place, address in enumerate(ADDRESSES):
        tables["sources"][f"own-source-{place}"] = {
            "title": every,
            "publishers": [HOSTILE["script"], HOSTILE["attribute"]],
            "url": address,
            "authority": "bureau",
            "access": "address",
            "note": every,
        }
    names = {"name": f"某{every}", "name_en": f"Some {every}", "aliases": [HOSTILE["attribute"], HOSTILE["script"]]}
    tables["regions"][ZONE] = {**names, "level": "zone", "parent": "130900", "note": every}
    tables["metrics"][MONEY] = {**names, "definition": every, "unit": "元", "domain": "industry", "additive": True}
    for place, (name, text) in enumerate(HOSTILE.items()):
        told = dict.fromkeys(("printed", "basis", "locator", "note"), text)
        source = f"own-source-{place % len(ADDRESSES)}"
        for region in (ZONE, "130900"):
            tables["facts"][f"own.{region}.{name}"] = own_fact(
                **told, metric=MONEY, region=region, unit="元", value=place, source=source, period=str(2000 + place)
            )
    tables["facts"]["own.target"] = own_fact(
        metric=MONEY, region=ZONE, unit="元", value=99, nature="target", period="2030", printed="99元<b>"
    )
    tables["initiatives"]["own-plan"] = {
        **{key: names[key] for key in ("name", "name_en")},
        "regions": [ZONE, "130900"],
        "domain": "industry",
        "summary": every,
        "states": [
            {"status": "planned", "printed": every, "period": "2022", "source": "own-source-0", "locator": every}
        ],
    }
    path = Path(_FOLDER.name) / "hostile.json"
    path.write_bytes(msgspec.json.encode(tables))
    return path


@cache
def formula_store() -> Path:
    """Write a store of one's own with a metric that follows from a formula, once."""
    metric = {
        "name": "人均地区生产总值（推算）",
        "name_en": "GDP per resident, worked out",
        "aliases": [],
        "definition": "由地区生产总值与常住人口推算，不是公布的人均数",
        "unit": "元/人",
        "domain": "industry",
        "additive": False,
        "formula": "gdp / population",
    }
    return write_store(Path(_FOLDER.name) / "formula.json", metrics={WORKED_OUT: metric})


@cache
def report(name: str, *asked: str, lang: str = "en") -> Path:
    """Make a report under a file's name, once."""
    folder = Path(tempfile.mkdtemp(dir=_FOLDER.name))
    done = run("report", *asked, "-o", folder / name, "--quiet", env={**FIXED, "JJJ_LANG": lang})
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path.name for path in folder.iterdir()] == [name]
    return folder / name


class Row(NamedTuple):
    """A row of a page's table: the main texts and the quieter ones by heading, and the sources by number."""

    says: dict[str, str]
    more: dict[str, list[str]]
    marks: dict[str, list[int]]


class Page:
    """A page as a browser reads it."""

    def __init__(self, path: Path) -> None:
        self.text = path.read_text(encoding="utf-8")
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.root: Element = parser.parse(self.text)
        self.errors = parser.errors

    def all(self, path: str) -> list[Element]:
        """Find elements."""
        return self.root.findall(f".//{path}")

    def table(self, id_: str) -> list[Row]:
        """Read the table in a section, by the id of the section's heading."""
        (section,) = [one for one in self.all("section") if any(child.get("id") == id_ for child in one)]
        tables = section.findall("./section/table")
        assert len(tables) == 1, id_
        head = [said(cell) for cell in tables[0].findall("./thead/tr/th")]
        return [_row(head, row) for row in tables[0].findall("./tbody/tr")]

    def has(self, id_: str) -> bool:
        """Say whether something goes by an id."""
        return any(one.get("id") == id_ for one in self.root.iter())


@cache
def read_page(name: str, *asked: str, lang: str = "en") -> Page:
    """Make a report as a page and read it, once."""
    return Page(report(name, *asked, lang=lang))


def said(element: Element) -> str:
    """Give all that an element says, on one line."""
    return " ".join("".join(element.itertext()).split())


def _row(head: list[str], row: Element) -> Row:
    says, more, marks = {}, {}, {}
    for heading, cell in zip(head, row, strict=True):
        spans = cell.findall("./span")
        says[heading] = " ".join(said(span) for span in spans if span.get("class") in ("says", "missing"))
        says[heading] += ", ".join(said(link) for link in cell.findall("./a") if link.get("class") == "caveat")
        more[heading] = [said(span) for span in spans if span.get("class") == "more"]
        marks[heading] = [int(number) for number in re.findall(r"\[(\d+)\]", "".join(map(said, cell.findall("./a"))))]
    return Row(says, more, marks)
