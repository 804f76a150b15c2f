"""Reports of a store that strangers wrote: nothing of it runs, hides, leads astray or breaks a form."""

import json
import re
import zipfile
from io import BytesIO
from xml.etree.ElementTree import fromstring

import docx
import pytest
from pyld import jsonld
from reporting import ADDRESSES, HOSTILE, MONEY, ZONE, hostile_store, read_page, report, said
from running import run

from jjj_cli.safety.unseen import UNSEEN

ASKED = (ZONE, MONEY, "--store", str(hostile_store()), "--title", HOSTILE["title"] + HOSTILE["script"])
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])
UNWRITABLE = "".join(chr(plane * 0x10000 + end) for plane in range(17) for end in (0xFFFE, 0xFFFF))


def _shown(text: str) -> list[str]:
    """Give the pieces of a hostile text that are seen, apart from what is spelled out."""
    return [piece for piece in re.split(rf"[{UNSEEN}\s\\{UNWRITABLE}]+", text) if piece]


@LANGUAGES
def test_a_page_of_hostile_texts_is_sound(lang: str) -> None:
    page = read_page("a.html", *ASKED, lang=lang)
    assert page.errors == []
    tags = {str(one.tag).rpartition("}")[2] for one in page.root.iter()}
    assert tags & {"img", "iframe", "object", "embed", "form", "input", "base", "b:", "w:t", "template"} == set()
    assert len(page.all("script")) == 2
    for one in page.root.iter():
        assert [name for name in one.attrib if name.startswith("on") or name in ("style", "srcdoc", "autofocus")] == []


@LANGUAGES
@pytest.mark.parametrize("name", HOSTILE)
def test_a_page_says_what_was_written_and_hides_nothing(name: str, lang: str) -> None:
    page = read_page("a.html", *ASKED, lang=lang)
    whole = "".join(page.all("body")[0].itertext())
    assert [piece for piece in _shown(HOSTILE[name]) if piece not in whole] == []
    assert re.findall(rf"[{UNSEEN}{UNWRITABLE}]", page.text) == []


def test_template_syntax_is_text() -> None:
    text = "".join(read_page("a.html", *ASKED).all("body")[0].itertext())
    assert "{{ 7*7 }}" in text
    assert not re.search(r"(?<!7\*7 )\b49\b(?! *}})", text)


def test_links_lead_to_the_web_or_into_the_page() -> None:
    page = read_page("a.html", *ASKED)
    ids = {one.get("id") for one in page.root.iter()}
    inside = [str(one.get("href")) for one in page.all("a") if str(one.get("href")).startswith("#")]
    assert {link[1:] for link in inside} <= ids
    outside = {str(one.get("href")) for one in page.all("a")} - set(inside)
    assert len(outside) == 3  # and the source of the target, which is a shipped one
    assert ADDRESSES[3] in outside
    assert all(link.startswith("https://") for link in outside)
    assert not [link for link in outside if re.search(r"[\"'<>\s]", link.replace("'", ""))]
    assert "javascript:window.pwned" not in "".join(outside)


def test_the_data_in_a_page_ends_with_its_script() -> None:
    page = read_page("a.html", *ASKED)
    (data,) = [str(one.text) for one in page.all("script") if one.get("type") == "application/ld+json"]
    assert [sign for sign in ("<", ">", "&", "\u2028") if sign in data] == []
    nodes = jsonld.expand(json.loads(data), {"documentLoader": lambda *_: pytest.fail("the network was asked")})
    printed = {value["@value"] for node in nodes for value in node.get("urn:jjj:term:printed", [])}
    assert set(HOSTILE.values()) <= printed


@LANGUAGES
def test_markdown_of_hostile_texts_has_no_markup_of_theirs(lang: str) -> None:
    text = report("a.md", *ASKED, lang=lang).read_text(encoding="utf-8")
    assert re.findall(rf"[{UNSEEN}{UNWRITABLE}]", text) == []
    ours = re.sub(r"<br>|<https?://[^<>\s]+>$|<https?://[^<>\s]+>(?=\.)", "", text)
    assert re.findall(r"(?<!\\)<(?!br>)", re.sub(r"```.*?```", "", ours, flags=re.DOTALL)) == []
    assert re.findall(r"(?<!\\)!?(?<!\\)\[(?!\^\d+\])", re.sub(r"```.*?```", "", text, flags=re.DOTALL)) == []
    marks = {int(number) for number in re.findall(r"(?<!\\)\[\^(\d+)\]", text)}
    assert marks == set(range(1, len(re.findall(r"^\[\^\d+\]: ", text, re.MULTILINE)) + 1))
    assert len(re.findall(r"^```", text, re.MULTILINE)) == 2
    headings = re.findall(r"^#+ ", text, re.MULTILINE)
    page = read_page("a.html", *ASKED, lang=lang)
    # but for the sources, which are footnotes
    assert len(headings) == len([one for one in page.root.iter() if re.fullmatch(r"h[1-6]", str(one.tag))]) - 1


@LANGUAGES
def test_a_word_document_of_hostile_texts_is_sound(lang: str) -> None:
    content = report("a.docx", *ASKED, lang=lang).read_bytes()
    document = docx.Document(BytesIO(content))
    texts = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    texts += [paragraph.text for paragraph in document.paragraphs]
    whole = "\n".join(texts)
    for text in HOSTILE.values():
        assert [piece for piece in _shown(text) if piece not in whole] == []
    assert re.findall(rf"[{UNSEEN}{UNWRITABLE}]", whole) == []
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            if name.endswith((".xml", ".rels")):
                fromstring(packed.read(name))  # noqa: S314 - our own, and the point of it
        links = packed.read("word/_rels/document.xml.rels").decode()
    assert "evil.example" not in links
    assert "javascript" not in links


def test_a_page_of_hostile_texts_keeps_to_its_tables() -> None:
    page = read_page("a.html", *ASKED)
    rows = page.table(f"figures-{ZONE}")
    assert len(rows) == len(HOSTILE) + 1
    assert all(len(row.says) == 6 for row in rows)
    assert said(page.all("title")[0]).startswith("</title>")


@pytest.mark.parametrize("width", ["40", "80", "200"])
@pytest.mark.parametrize("asked", [("region", ZONE), ("show", ZONE), ("show", MONEY), ("initiatives",)], ids=" ".join)
def test_no_text_of_a_store_of_ones_own_breaks_a_page(asked: tuple[str, ...], width: str) -> None:
    done = run(*asked, "--format", "table", "--store", hostile_store(), env={"COLUMNS": width})
    assert (done.returncode, "error" in done.stderr, "\x1b" in done.stdout) == (0, False, False), done.stderr
