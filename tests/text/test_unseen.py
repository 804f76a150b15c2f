"""Characters that nobody sees in or beside a figure: they are named, and it is judged by no one."""

import io
import json
from decimal import Decimal

import pytest
from packing import package, part
from running import run

from jjj_cli.record.records import Store
from jjj_cli.text.documents import Form
from jjj_cli.text.extraction import Extracted, extract
from jjj_cli.text.unseen import take_out
from jjj_cli.verification.checker import Checker

BEFORE = "承德市森林覆盖率为"
# A figure as it is written, the number that a reader sees, and what is named.
WRITTEN: dict[str, tuple[Form, str, str, str]] = {
    "zero-width space": ("text", "1\u200b60.03%", "160.03", "U+200B"),
    "word joiner": ("text", "1\u206060.03%", "160.03", "U+2060"),
    "byte order mark": ("text", "6\ufeff0.03%", "60.03", "U+FEFF"),
    "direction": ("text", "6\u200e0.03%", "60.03", "U+200E"),
    "soft hyphen": ("text", "60.\u00ad03%", "60.03", "U+00AD"),
    "stroke": ("text", "6\u03360.03%", "60.03", "U+0336"),
    "variant": ("text", "6\ufe0f0.03%", "60.03", "U+FE0F"),
    "control": ("text", "6\x080.03%", "60.03", "U+0008"),
    "before its unit": ("text", "60.03\u200d%", "60.03", "U+200D"),
    "beside it": ("text", "\u200b60.03%", "60.03", "U+200B"),
    "after it": ("text", "60.03%\u034f", "60.03", "U+034F"),
    "turned around": ("text", "\u202e为30.06%\u202c", "30.06", "U+202E"),
    "turned without an end": ("text", "\u2067共30.06%", "30.06", "U+2067"),
    "digits of mathematics": ("text", "6𝟎.03%", "60.03", "U+1D7CE"),
    "by name": ("html", "1&shy;60.03%", "160.03", "U+00AD"),
    "by name, without its end": ("html", "1&shy60.03&#37;", "160.03", "U+00AD"),
    "by number": ("html", "1&#8203;60.03%", "160.03", "U+200B"),
    "between tags": ("html", "<b>1</b>&#x200b;<i>60.03%</i>", "160.03", "U+200B"),
    "by name in Markdown": ("markdown", "1&ZeroWidthSpace;60.03%", "160.03", "U+200B"),
    "in bold": ("markdown", "**1\u200b**60.03%", "160.03", "U+200B"),
}
# What is as it looks, and is judged.
SEEN: dict[str, tuple[Form, str]] = {
    "in a name": ("text", "承\u200b德市森林覆盖率为60.03%。"),
    "far before": ("text", "\u200b承德市森林覆盖率为60.03%。"),
    "turned back": ("text", "\u202e乙甲\u202c承德市森林覆盖率为60.03%。"),
    "turned in another line": ("text", "\u202e乙甲\n承德市森林覆盖率为60.03%。"),
    "a sign's variant": ("text", "承德市森林覆盖率➡\ufe0f60.03%。"),
    "a letter's accent": ("text", "Chéng de\u0301 承德市森林覆盖率为60.03%。"),
    "a page's end": ("text", "承德市森林覆盖率为\x0c60.03%。"),
    "an entity": ("html", "承德市森林覆盖率为60.03&#37;。"),
    "between tags": ("html", "承德市森林覆盖率为<b>60</b>.03%。"),
}


def found(store: Store, form: Form, text: str) -> list[Extracted]:
    return list(extract(store, io.BytesIO(text.encode()), "x", form))


@pytest.mark.parametrize("name", WRITTEN)
def test_it_is_read_as_it_looks_named_and_not_judged(name: str, shipped: Store, checker: Checker) -> None:
    form, written, value, code = WRITTEN[name]
    text = f"{BEFORE}{written}。"
    one = found(shipped, form, text)[-1]
    assert str(one.value) == value
    assert code in (one.unseen or "")
    if form == "text":
        assert text[one.start : one.end] == one.surface
    (checked,) = [one for one in checker.check(io.BytesIO(text.encode()), "x", form) if one.end]
    assert (checked.verdict, checked.missing) == ("unknown", "unseen")
    assert code in checked.message


@pytest.mark.parametrize("name", SEEN)
def test_what_is_as_it_looks_is_judged(name: str, checker: Checker) -> None:
    form, text = SEEN[name]
    (checked,) = checker.check(io.BytesIO(text.encode()), "x", form)
    assert (checked.verdict, checked.unseen) == ("supported", None)


@pytest.mark.parametrize("between", ["<w:softHyphen/>", "<w:t>&#x200b;</w:t>"])
def test_a_document_hides_nothing(between: str, checker: Checker) -> None:
    body = f"<w:p><w:r><w:t>{BEFORE}1</w:t>{between}<w:t>60.03%。</w:t></w:r></w:p>"
    (one,) = checker.check(io.BytesIO(package(part(body))), "x.docx", "docx")
    assert (one.verdict, one.missing) == ("unknown", "unseen")


def test_hidden_letters_of_a_document_are_not_read(shipped: Store) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>6</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>0.03%。</w:t></w:r>'
    body = f"<w:p><w:r><w:t>{BEFORE}1</w:t></w:r>{hidden}{shown}</w:p>"
    (one,) = extract(shipped, io.BytesIO(package(part(body))), "x.docx", "docx")
    assert one.value == Decimal("10.03")


@pytest.mark.parametrize(
    ("text", "left", "places"),
    [
        ("一二", "一二", None),
        ("一\u200b二", "一二", [1]),
        ("\ufeff一\u200b\u200b二\u00ad", "一二", [0, 1, 2]),
        ("一\n\t\r\x0b\x0c二", "一\n\t\r\x0b\x0c二", None),
    ],
)
def test_what_is_taken_out_is_kept_with_its_place(text: str, left: str, places: list[int] | None) -> None:
    made, unseen = take_out(text)
    assert (made, unseen.places if unseen else None) == (left, places)
    if unseen:
        assert unseen.put_back(made, 0, len(made)).strip("\ufeff\u00ad") == text.strip("\ufeff\u00ad")


def test_what_is_found_says_so_and_is_not_taken_in(tmp_path: object) -> None:
    store = f"{tmp_path}/own.json"
    text = f"{BEFORE}1\u200b60.03%。{BEFORE}\u200b61.03%。"
    rows = run("extract", "-", "--format", "jsonl", stdin=text)
    assert "U+200B (zero width space)" in rows.stderr
    given = ("--period", "2022", "--source", "jjj-delegates-2022-10", "--store", store)
    taken = run("import", "-", "--from", "jsonl", *given, "--format", "jsonl", stdin=rows.stdout)
    assert taken.returncode == 1
    assert [json.loads(line)["field"] for line in taken.stdout.splitlines()] == ["printed", "printed"]


@pytest.mark.parametrize("printed", ["1\u200b60.03%", "60.03%\u034f", "6\u03360.03%", "60.03\u00ad%"])
def test_a_table_with_one_is_refused_in_its_row(printed: str, tmp_path: object) -> None:
    table = "metric,region,printed,value,unit,period,source\n"
    table += f"forest-coverage,承德,{printed},60.03,%,2022,jjj-delegates-2022-10\n"
    given = ("import", "-", "--from", "csv", "--store", f"{tmp_path}/own.json", "--format", "jsonl")
    taken = run(*given, stdin=table)
    assert taken.returncode == 1
    assert "U+" in json.loads(taken.stdout.splitlines()[0])["message"]
