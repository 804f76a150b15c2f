"""What is proposed for a figure, tried before: the draft as it would be, which the store must bear out."""

import pytest
from lspclient import SHIPPED

from jjj_cli.answers.findings import ALARMS
from jjj_cli.lsp.checks import Shown, check
from jjj_cli.lsp.drafts import Draft
from jjj_cli.lsp.edits import proposals
from jjj_cli.lsp.trial import Trial
from jjj_cli.lsp.turns import Turns

NAMES = {"text": "plaintext", "markdown": "markdown", "html": "html"}
SHORT = "据《协同发展，共谱新篇！北京天津河北代表共话京津冀协同发展》（北京日报等，2022-10-21，第54段，柴宝良）"


def _proposed(text: str, form: str, surface: str, kind: str) -> list[str]:
    """Give the draft as each proposal of a kind for a figure would have it."""
    draft = Draft("file:///a", "a", text, version=1, language=NAMES[form], encoding="utf-16")
    found = check(SHIPPED.checker(), draft, Shown(ALARMS), lambda: False, Turns())
    figure = next(one for one in found.figures if one.checked.surface == surface)
    assert text[figure.start : figure.end] == surface
    made = []
    for one in Trial(SHIPPED.checker(), draft, figure).kept(proposals(found.store, draft, figure)):
        edited = text
        for edit in sorted(one.edits, reverse=True):
            edited = edited[: edit.start] + edit.text + edited[edit.end :]
        made += [edited] if one.kind == kind else []
    return made


@pytest.mark.parametrize(
    ("text", "surface", "becomes"),
    [
        # In the draft's own unit and rounding, then as it is published.
        ("2022年10月，承德市森林覆盖率为61%。", "61%", ["60%", "60.03%"]),
        ("2022年10月，承德市森林覆盖率达６１．５％。", "６１．５％", ["60.0％", "60.03%"]),
        ("截至2022年10月，沧州市承接京津项目总投资0.3787万亿元。", "0.3787万亿元", ["0.2787万亿元", "2787亿元"]),
        # Thousands stay marked, and a scale that was left out is not made up for by digits that nobody published.
        ("沧州市承接京津项目672个，总投资27,870亿元。", "27,870亿元", ["2,787亿元", "2787亿元"]),
        # A hedge that the fact has not goes, and a number in words is put in digits.
        ("2022年10月，承德市森林覆盖率超过了61%。", "超过了61%", ["60%", "60.03%"]),
        ("2022年10月，承德市森林覆盖率达百分之六十五。", "百分之六十五", ["60.03%"]),
        # What cannot be told is not put.
        ("邢台市森林覆盖率为40%。", "40%", []),
        ("承德市森林覆盖率达60.03%。", "60.03%", []),
    ],
)
def test_the_stores_figure_is_put(text: str, surface: str, becomes: list[str]) -> None:
    assert _proposed(text, "markdown", surface, "put") == [text.replace(surface, one) for one in becomes]


@pytest.mark.parametrize(
    ("text", "surface", "becomes"),
    [
        ("- 承德市森林覆盖率为50.8%。\n", "50.8%", ["- 2012年承德市森林覆盖率为50.8%。\n"]),
        ("承德市森林覆盖率达60.03%。", "60.03%", ["2022年10月承德市森林覆盖率达60.03%。"]),
        # Only the figure's own clause is dated, and only where no time is named.
        (
            "沧州市承接京津项目672个，总投资2787亿元。",
            "2787亿元",
            ["沧州市承接京津项目672个，截至2022年10月总投资2787亿元。"],
        ),
        ("2022年10月，承德市森林覆盖率达60.03%。", "60.03%", []),
    ],
)
def test_a_figure_is_dated(text: str, surface: str, becomes: list[str]) -> None:
    assert _proposed(text, "markdown", surface, "date") == becomes


def test_a_source_is_cited_as_the_form_has_it() -> None:
    one, other = "承德市森林覆盖率达60.03%，居全省首位。", "沧州市承接京津项目672个。"
    (once,) = _proposed(f"{one}\r\n\r\n{other}\r\n", "markdown", "60.03%", "cite")
    mark, _, note = once.partition("[^1]，")
    assert mark == "承德市森林覆盖率达60.03%"
    assert "\r\n\r\n[^1]: 北京日报, 天津日报, 河北日报. 协同发展" in note
    assert note.endswith("\r\n")
    # The next source is the next number, beside the first; the same one is not noted twice.
    (twice,) = _proposed(once, "markdown", "672个", "cite")
    assert "672个[^2]。" in twice
    assert twice.count("\r\n[^") == 2
    assert "\r\n\r\n[^2]" not in twice
    assert _proposed(once, "markdown", "60.03%", "cite") == []
    (again,) = _proposed(once.replace(other, other + "承德市森林覆盖率为60%。"), "markdown", "60%", "cite")
    assert "60%[^1]。" in again
    assert again.count("[^1]: ") == 1
    assert _proposed(one, "text", "60.03%", "cite") == [f"承德市森林覆盖率达60.03%，居全省首位〔{SHORT}〕。"]
    page = '<p title="a。b">承德市森林覆盖率达<b>60.03%</b></p>\n'
    assert _proposed(page, "html", "60.03%", "cite") == [page.replace("</b>", f"</b>〔{SHORT}〕")]


@pytest.mark.parametrize(
    ("form", "text", "becomes"),
    [
        ("text", "承德森林覆盖率50.8%，很高。\r\n天津", "承德森林覆盖率50.8%，很高。 // jjj: ignore\r\n天津"),
        ("markdown", "承德森林覆盖率50.8%。", "承德森林覆盖率50.8%。 <!-- jjj: ignore -->"),
        ("html", "<p>承德森林覆盖率50.8%</p\n>", "<p>承德森林覆盖率50.8%<!-- jjj: ignore --></p\n>"),
    ],
)
def test_a_line_is_silenced_by_what_verify_knows(form: str, text: str, becomes: str) -> None:
    assert _proposed(text, form, "50.8%", "ignore") == [becomes]
    draft = Draft("file:///a", "a", becomes, version=1, language=NAMES[form], encoding="utf-16")
    assert check(SHIPPED.checker(), draft, Shown(ALARMS), lambda: False, Turns()).figures == []


def test_what_would_make_another_figure_wrong_is_not_proposed() -> None:
    # The time would be that of what follows in the sentence too, of which the store has another figure for it.
    text = "承德市森林覆盖率为50.8%和60.03%。"
    assert [one for one in _proposed(text, "text", "50.8%", "date") if "60.03" in one] == []
