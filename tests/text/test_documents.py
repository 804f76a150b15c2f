"""Texts as people have them: encodings, forms, and the place of every letter in the whole text."""

import codecs
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from running import exact, run

from jjj_cli.errors import JjjError, StoreError, UsageError
from jjj_cli.text import documents
from jjj_cli.text.documents import Form, form_of, opened, pieces, whole_text

TEXT = "承德市森林面积3556万亩，覆盖率为60.03%。\n"
TRADITIONAL = "森林面積3556萬畝\n"
ENCODED = {
    "UTF-8": TEXT.encode(),
    "UTF-8 with a mark": codecs.BOM_UTF8 + TEXT.encode(),
    "UTF-16, little end first": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "UTF-16, big end first": codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    "GB18030": TEXT.encode("gb18030"),
    "ASCII": b"3556 km2\n",
}
# What is no text that can be read, and what is said of it.
UNREADABLE = {
    "NUL": ("面积\0为3556万亩".encode(), "this is no text: x"),
    "binary": (bytes(range(256)) * 8, "this is no text: x"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "this is no text: x"),
    "neither UTF-8 nor GB18030": (b"\xff\xff\xff 3556", "the text is not utf-8/gb18030: x"),
    "cut within a letter": (TEXT.encode()[:-2] + b"\xff", "the text is not utf-8/gb18030: x"),
    "half a letter of UTF-16": (codecs.BOM_UTF16_LE + "亩".encode("utf-16-le") + b"x", "the text is not utf-16: x"),
}


def read(content: bytes, form: Form = "text", encoding: str | None = None) -> str:
    return "".join(piece.text for _, piece in pieces(BytesIO(content), "x", form, encoding))


@pytest.mark.parametrize("name", ENCODED)
def test_an_encoding_is_told_without_a_word(name: str) -> None:
    assert read(ENCODED[name]) == (TEXT if name != "ASCII" else "3556 km2\n")


@pytest.mark.parametrize(
    ("content", "encoding", "text"),
    [
        (TRADITIONAL.encode("big5"), "big5", TRADITIONAL),
        (TRADITIONAL.encode("big5"), "BIG5", TRADITIONAL),
        (TEXT.encode("utf-16-le"), "utf-16-le", TEXT),
        (TEXT.encode("gbk"), "gbk", TEXT),
        (b"a\0b", "utf-8", "ab"),
    ],
)
def test_an_encoding_that_is_named_is_taken(content: bytes, encoding: str, text: str) -> None:
    assert read(content, encoding=encoding) == text


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_told_with_what_to_do(name: str) -> None:
    content, message = UNREADABLE[name]
    with pytest.raises(StoreError) as raised:
        read(content)
    assert raised.value.message == message
    assert raised.value.hint
    assert "--encoding" in raised.value.hint


@pytest.mark.parametrize("encoding", ["nope", "utf-88", "a\nb", " "])
def test_an_encoding_that_nobody_knows_is_refused(encoding: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(b"3556", encoding=encoding)
    assert raised.value.message == f"unknown encoding: {encoding}"


@pytest.mark.parametrize("encoding", ["rot13", "base64", "hex", "zip"])
def test_a_codec_that_is_no_encoding_is_refused(encoding: str) -> None:
    with pytest.raises(UsageError):
        read(b"3556", encoding=encoding)


def test_a_wrong_encoding_is_told() -> None:
    with pytest.raises(StoreError) as raised:
        read(TEXT.encode("gb18030"), encoding="utf-8")
    assert raised.value.message == "the text is not utf-8: x"


def test_an_encoding_that_changes_after_the_first_block_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "BLOCK", 8)
    with pytest.raises(StoreError) as raised:
        read(b"12345678" + TEXT.encode("gb18030"))
    assert raised.value.message == "the text is not utf-8: x"


@pytest.mark.parametrize("block", [1, 2, 3, 5, 7])
@pytest.mark.parametrize("name", ["UTF-8", "UTF-8 with a mark", "UTF-16, little end first", "UTF-16, big end first"])
def test_a_letter_across_two_blocks_is_one_letter(name: str, block: int, monkeypatch: pytest.MonkeyPatch) -> None:
    content = ENCODED[name]
    marked = name != "UTF-8"
    monkeypatch.setattr(documents, "BLOCK", max(block, 4) if marked else block)
    assert read(content) == TEXT


def test_an_empty_text_has_no_pieces() -> None:
    assert list(pieces(BytesIO(b""), "x", "text")) == []


def test_windows_line_ends_are_line_ends() -> None:
    assert read(b"a\r\nb\r\n") == "a\nb\n"


@pytest.mark.parametrize("block", [1, 2, 3])
def test_windows_line_ends_are_line_ends_where_two_blocks_share_one(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "BLOCK", block)
    assert read(b"a\r\nbc\r\ndef\r\n") == "a\nbc\ndef\n"


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", "text"),
        ("a", "text"),
        ("-", "text"),
        ("a.html.txt", "text"),
        ("a.md", "markdown"),
        ("A.MD", "markdown"),
        ("a.markdown", "markdown"),
        ("a.html", "html"),
        ("a.HTM", "html"),
        ("a.xhtml", "html"),
    ],
)
def test_the_form_is_told_by_the_name(name: str, form: Form) -> None:
    assert form_of(name) == form


@pytest.mark.parametrize(
    ("form", "raw", "text"),
    [
        ("text", "<b>35</b>*6*&nbsp;", "<b>35</b>*6*&nbsp;"),
        ("markdown", "**3556**万亩", "3556万亩"),
        ("markdown", "`60%`和~~50%~~", "60%和50%"),
        ("markdown", "[3556万亩](http://a/2022/30家)。", "[3556万亩]。"),
        ("markdown", "_60_ 和 a_b_c", "60 和 a_b_c"),
        ("markdown", "# 标题\n- 30家", "# 标题\n- 30家"),
        ("html", "35<b>56</b>万亩", "3556万亩"),
        ("html", "35<!-- 30家 -->56万亩", "3556万亩"),
        ("html", "<script>30家</script>40家<STYLE>50家</style >", "40家"),
        ("html", "<script>a<b</script>", ""),
        ("html", "<p>30家</p><p>40家</p>", "\n30家\n\n40家\n"),
        ("html", "30<br/>家", "30\n家"),
        ("html", "<td>30</td><td>家</td>", "\n30\t家\n"),
        ("html", "3556&nbsp;万亩", "3556 万亩"),
        ("html", "&lt;30家&gt;&#51;&#x33;&amp;", "<30家>33&"),
        ("html", "a < 30家 > 20家", "a < 30家 > 20家"),
        ("html", "<a title='30家'>40家</a>", "40家"),
        ("html", "<p\nclass=x>30家", "\n30家"),
    ],
)
def test_what_is_no_text_is_left_out(form: Form, raw: str, text: str) -> None:
    assert read(raw.encode(), form) == text


def test_an_ampersand_that_begins_no_entity_swallows_nothing() -> None:
    assert read("R&D经费30亿元;其余20亿元;".encode(), "html") == "R&D经费30亿元;其余20亿元;"


@pytest.mark.xfail(strict=True, reason="a tag ends at the first > though that stands in quotes")
def test_an_attribute_may_hold_the_sign_that_ends_a_tag() -> None:
    assert read("<a title='a>30家'>40家</a>".encode(), "html") == "40家"


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_the_marks_of_a_piece_lead_back_to_the_same_letters(form: Form) -> None:
    raw = "# **3556**万亩，<b>60</b>.03% [30家](x)\n第二行`40`家\n" * 3
    offset = 0
    for whole, piece in pieces(BytesIO(raw.encode()), "x", form):
        spans = [*piece.marks, (len(piece.text), offset + len(whole))]
        for (start, place), (end, _) in pairwise(spans):
            assert raw[place : place + end - start] == piece.text[start:end]
        offset += len(whole)
    assert offset == len(raw)


@pytest.mark.parametrize("block", [1, 7, 64])
@pytest.mark.parametrize("line", ["一二三，" * 50, "1" * 200, "字" * 200, "a,b c" * 40])
def test_a_line_without_an_end_is_read_whole_and_in_pieces(
    line: str, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "BLOCK", block)
    monkeypatch.setattr(documents, "LONGEST_LINE", 20)
    read_pieces = [raw for raw, _ in pieces(BytesIO(line.encode()), "x", "text")]
    assert "".join(read_pieces) == line
    assert max(map(len, read_pieces)) <= 20 + block
    assert len(read_pieces) > 1


def test_a_piece_ends_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "BLOCK", 10)
    text = "一。\n二\n三。\n四五\n\n六"
    got = [raw for raw, _ in pieces(BytesIO(text.encode()), "x", "text")]
    assert "".join(got) == text
    assert all(raw.endswith(("。\n", "\n\n")) for raw in got[:-1])
    assert len(got) > 2


def test_a_whole_text_has_its_markup() -> None:
    assert whole_text(BytesIO(b"\xef\xbb\xbf<b>1</b>\r\n"), "x") == "<b>1</b>\n"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    name = str(tmp_path / "missing.txt")
    with pytest.raises(StoreError) as raised, opened(name):
        pass
    assert raised.value.message == f"no such text: {name}"


def test_a_directory_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as raised, opened(str(tmp_path)):
        pass
    assert raised.value.message == f"the text cannot be read: {tmp_path} (Is a directory)"


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(JjjError), opened("a\0b"):
        pass


@pytest.mark.parametrize("name", [name for name in ENCODED if name != "ASCII"])
def test_the_command_finds_the_same_figures_in_every_encoding(name: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ENCODED[name])
    done = run("extract", "a.txt", "--fields", "start,end,surface", cwd=tmp_path)
    assert done.stdout.splitlines() == ["start\tend\tsurface", "7\t13\t3556万亩", "18\t24\t60.03%"]
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_takes_an_encoding_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TRADITIONAL.encode("big5"))
    done = run("extract", "a.txt", "--encoding", "big5", "--fields", "surface", cwd=tmp_path)
    assert done.stdout.splitlines() == ["surface", "3556萬畝"]


@pytest.mark.parametrize(
    ("content", "arguments", "code", "error"),
    [
        (UNREADABLE["NUL"][0], (), 1, "error: this is no text: a.txt"),
        (UNREADABLE["binary"][0], (), 1, "error: this is no text: a.txt"),
        (b"\xff\xff 3556", (), 1, "error: the text is not utf-8/gb18030: a.txt"),
        (b"3556", ("--encoding", "nope"), 2, "error: unknown encoding: nope"),
        (b"\xff\xff", ("--encoding", "big5"), 1, "error: the text is not big5: a.txt"),
        (b"", ("missing.txt",), 1, "error: no such text: missing.txt"),
        (b"", (".",), 1, "error: the text cannot be read: . (Is a directory)"),
    ],
)
@pytest.mark.parametrize("inline", [(), ("--inline",)])
def test_the_command_tells_in_one_sentence_what_it_cannot_read(
    content: bytes, arguments: tuple[str, ...], code: int, error: str, inline: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    done = run("extract", "a.txt", *arguments, *inline, cwd=tmp_path)
    assert done.returncode == code
    assert done.stderr.splitlines()[0] == error
    assert all(line.startswith("hint: ") for line in done.stderr.splitlines()[1:])


@pytest.mark.parametrize(("arguments", "code"), [((), 0), (("--fail-empty",), 4)])
def test_an_empty_text_gives_no_rows_and_says_so(arguments: tuple[str, ...], code: int, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    done = run("extract", "a.txt", "--fields", "surface", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "surface\n")
    assert "Nothing found." in done.stderr


def test_no_file_is_told() -> None:
    done = run("extract")
    assert done.returncode == 2
    assert "FILE" in done.stderr


@pytest.mark.slow
def test_a_line_without_an_end_is_extracted_to_its_last_figure(tmp_path: Path) -> None:
    count = 60_000
    (tmp_path / "a.txt").write_text("面积3556万亩，" * count, encoding="utf-8")
    done = run("extract", "a.txt", "--fields", "line,start,base_value", cwd=tmp_path)
    rows = [line.split("\t") for line in done.stdout.splitlines()[1:]]
    assert rows == [["1", str(2 + 9 * place), "35560000"] for place in range(count)]


def test_stdin_is_read_as_a_text() -> None:
    done = run("extract", "-", "--format", "json", stdin="面积3556万亩")
    assert exact(done.stdout)["rows"][0]["surface"] == "3556万亩"
