"""Reports in a real Chromium: they render, sort, print, keep to themselves, and keep nobody out."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright
from reporting import HOSTILE, MONEY, WORKED_OUT, ZONE, formula_store, hostile_store, report
from running import answer

pytestmark = pytest.mark.slow  # it starts a browser

# A Chromium that is there is driven; none is fetched.
CHROMIUM = os.environ.get("JJJ_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
if not CHROMIUM:
    pytest.skip("there is no Chromium: install one, or name it with JJJ_CHROMIUM", allow_module_level=True)
ARGUMENTS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run"]
ARGUMENTS += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]

HOSTILE_PAGE = (ZONE, MONEY, "--store", str(hostile_store()), "--title", HOSTILE["title"] + HOSTILE["script"])
REPORTS = {
    "region": ("延庆",),
    "metric": ("forest-coverage",),
    "mixed": ("渤海新区", "output-value", "--include", "target"),
    "formula": (WORKED_OUT, "--store", str(formula_store())),
    "hostile": HOSTILE_PAGE,
}
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])
EVERY = pytest.mark.parametrize("name", REPORTS)
# A browser takes a second a page: each is looked at in one of the languages, by turns.
TURNS = list(zip(REPORTS, ("en", "zh") * len(REPORTS), strict=False))
IN_TURN = pytest.mark.parametrize(("name", "lang"), TURNS)
WIDE, NARROW = 1280, 390
# A4 less its margins, at 96 dots an inch.
PAPER = 680


class Seen(NamedTuple):
    """A page in a browser, and what it has done beside being shown."""

    page: Page
    told: list[str]
    asked: list[str]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Start a Chromium with a new profile."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()


def opened(context: BrowserContext, path: Path) -> Seen:
    """Open a page, and keep what it says and asks for."""
    seen = Seen(context.new_page(), [], [])
    own = (path.as_uri(), "data:,")

    def refuse(dialog: Dialog) -> None:
        seen.told.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    seen.page.on("console", lambda message: seen.told.append(f"{message.type}: {message.text}"))
    seen.page.on("pageerror", lambda error: seen.told.append(f"error: {error}"))
    seen.page.on("dialog", refuse)
    seen.page.on("request", lambda request: None if request.url in own else seen.asked.append(request.url))
    seen.page.goto(path.as_uri())
    return seen


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Seen]]:
    """Give `visit(path, width, **how)`, which opens a page that nobody has looked at."""
    contexts = []

    def go(path: Path, width: int = WIDE, **how: Any) -> Seen:
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **how))
        return opened(contexts[-1], path)

    yield go
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def look(browser: Browser) -> Callable[..., Seen]:
    """Give `look(name, lang, width, scheme)`, which shows a report that is opened once for all who touch nothing."""
    there: dict[tuple[str, str], Seen] = {}

    def go(name: str, lang: str, width: int = WIDE, scheme: Literal["light", "dark"] = "light") -> Seen:
        if (name, lang) not in there:
            context = browser.new_context(viewport={"width": WIDE, "height": 900})
            there[name, lang] = opened(context, report("a.html", *REPORTS[name], lang=lang))
        seen = there[name, lang]
        seen.page.emulate_media(media="screen", color_scheme=scheme)
        seen.page.set_viewport_size({"width": width, "height": 900})
        return seen

    return go


def column(page: Page, section: str, heading: str) -> list[str]:
    """Give the main texts of a column, as they stand."""
    texts: list[str] = page.evaluate(
        """([id, heading]) => {
            const table = document.getElementById(id).parentElement.querySelector("table");
            const place = [...table.tHead.rows[0].cells].findIndex((cell) => cell.textContent.includes(heading));
            return [...table.tBodies[0].rows].map((row) => {
                const says = row.cells[place].querySelector(".says");
                return says ? says.textContent : "";
            });
        }""",
        [section, heading],
    )
    return texts


def button(page: Page, section: str, heading: str) -> Any:
    """Find the button of a column."""
    return page.locator(f"section:has(> #{section}) table th button", has_text=heading).first


@IN_TURN
def test_a_page_renders_in_silence_and_asks_for_nothing(name: str, lang: str, look: Callable[..., Seen]) -> None:
    seen = look(name, lang)
    seen.page.wait_for_load_state("networkidle")
    assert (seen.told, seen.asked) == ([], [])
    assert seen.page.locator("h1").is_visible()
    assert seen.page.locator("table").count() > 0
    assert seen.page.evaluate("document.querySelector('table').tBodies[0].rows.length") > 0


@IN_TURN
def test_a_page_keeps_nobody_out(name: str, lang: str, look: Callable[..., Seen]) -> None:
    scheme, width = ("light", WIDE) if lang == "zh" else ("dark", NARROW)
    seen = look(name, lang, width, scheme)
    found = Axe().run(seen.page).response
    assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]] == []
    assert seen.page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")


@IN_TURN
def test_a_page_fits_its_window(name: str, lang: str, look: Callable[..., Seen]) -> None:
    page = look(name, lang).page
    for width in (WIDE, 768, NARROW, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        # What is wider scrolls in a place of its own, which the keyboard reaches.
        wide = page.evaluate(
            "[...document.querySelectorAll('*')].filter((one) => one.scrollWidth > one.clientWidth + 1 &&"
            " ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)).map((one) => one.tabIndex)"
        )
        assert set(wide) <= {0}, width


def test_dark_is_dark(visit: Callable[..., Seen]) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        page = visit(report("a.html", *REPORTS["region"]), color_scheme=scheme).page
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert grounds == ["rgb(255, 255, 255)", "rgb(21, 23, 26)"]


# Sorting ---------------------------------------------------------------------------------------------


def test_a_click_sorts_by_the_exact_numbers_and_a_second_the_other_way(visit: Callable[..., Seen]) -> None:
    page = visit(report("a.html", "forest-coverage", "investment-total")).page
    known = {row["region"]: row["value"] for row in answer("compare", "investment-total")["rows"]}
    ordered = sorted(known, key=lambda region: known[region])
    value = button(page, "across-investment-total", "亿元")
    for names, direction in ((ordered, "ascending"), (ordered[::-1], "descending"), (ordered, "ascending")):
        value.click()
        shown = column(page, "across-investment-total", "Region")
        assert [one.split()[-1] for one in shown] == names
        assert value.locator("xpath=..").get_attribute("aria-sort") == direction
    assert page.locator("[aria-sort]").count() == 1
    button(page, "across-forest-coverage", "Period").click()
    assert page.locator("[aria-sort]").count() == 2  # each table has its own order


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_sorts_chinese_by_its_sound(key: str, visit: Callable[..., Seen]) -> None:
    page = visit(report("a.html", "gdp", "--level", "city", lang="zh")).page
    name = button(page, "across-gdp", "地区")
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "地区":
            break
    assert name.evaluate("one => one === document.activeElement")
    page.keyboard.press(key)
    cities = ["保定", "沧州", "承德", "邯郸", "衡水", "廊坊", "秦皇岛", "石家庄", "唐山", "邢台", "张家口"]
    assert column(page, "across-gdp", "地区") == [f"{city}市" for city in cities]
    page.keyboard.press(key)
    assert column(page, "across-gdp", "地区") == [f"{city}市" for city in reversed(cities)]
    assert name.evaluate("one => one === document.activeElement")


def test_what_is_missing_stands_last_either_way(visit: Callable[..., Seen]) -> None:
    page = visit(report("a.html", "forest-coverage", "--include", "target")).page
    rank = button(page, "across-forest-coverage", "Rank")
    numbers = [text for text in column(page, "across-forest-coverage", "Rank") if text]
    missing = len(column(page, "across-forest-coverage", "Rank")) - len(numbers)
    assert missing > 0
    for ordered in (sorted(numbers, key=int), sorted(numbers, key=int, reverse=True)):
        rank.click()
        assert column(page, "across-forest-coverage", "Rank") == [*ordered, *[""] * missing]


def test_rows_that_are_level_keep_their_order(visit: Callable[..., Seen]) -> None:
    page = visit(report("a.html", "gdp")).page
    button(page, "across-gdp", "亿元").click()
    before = list(zip(*(column(page, "across-gdp", name) for name in ("Nature", "Region")), strict=True))
    button(page, "across-gdp", "Nature").click()
    after = list(zip(*(column(page, "across-gdp", name) for name in ("Nature", "Region")), strict=True))
    assert after == sorted(before, key=lambda row: row[0])
    button(page, "across-gdp", "Nature").click()
    again = list(zip(*(column(page, "across-gdp", name) for name in ("Nature", "Region")), strict=True))
    assert again == sorted(before, key=lambda row: row[0], reverse=True)


def test_periods_are_sorted_by_their_ends(visit: Callable[..., Seen]) -> None:
    page = visit(report("a.html", "investment-total")).page
    button(page, "across-investment-total", "Period").click()
    shown = column(page, "across-investment-total", "Period")
    ends = [text.split()[-1] for text in shown]
    assert ends == sorted(ends, key=lambda end: f"{end}-99" if end.count("-") < 2 else end)
    assert len(set(ends)) > 3


def test_without_scripts_everything_is_there(visit: Callable[..., Seen]) -> None:
    with_, without = (
        visit(report("a.html", *REPORTS["mixed"]), java_script_enabled=scripts).page for scripts in (True, False)
    )
    assert without.locator("button").count() == 0
    assert with_.locator("button").count() > 0
    assert without.locator("main").inner_text() != ""
    rows = [page.locator("tbody tr").all_inner_texts() for page in (with_, without)]
    assert rows[0] == rows[1]
    assert not without.locator(".hint").first.is_visible()
    assert with_.locator(".hint").first.is_visible()


# Print -----------------------------------------------------------------------------------------------


@IN_TURN
def test_a_page_prints(name: str, lang: str, look: Callable[..., Seen]) -> None:
    seen = look(name, lang, PAPER)
    content = seen.page.pdf(prefer_css_page_size=True)
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") + content.count(b"/Type /Page ") + content.count(b"/Type /Page/") > 0
    assert seen.told == []
    seen.page.emulate_media(media="print")
    assert seen.page.locator("ol.sources li").first.is_visible()
    assert not seen.page.locator("nav").is_visible()
    assert not seen.page.locator(".back").first.is_visible()
    display = seen.page.evaluate("getComputedStyle(document.querySelector('thead')).display")
    assert display == "table-header-group"


@LANGUAGES
@pytest.mark.parametrize("name", ["region", "metric", "mixed", "formula"])
def test_no_table_is_wider_than_the_paper(name: str, lang: str, look: Callable[..., Seen]) -> None:
    page = look(name, lang, PAPER).page
    page.emulate_media(media="print")
    assert (
        page.evaluate("[...document.querySelectorAll('table')].map((one) => one.offsetWidth)")
        == [pytest.approx(PAPER, abs=1)] * page.locator("table").count()
    )


def test_a_dark_page_prints_on_white(visit: Callable[..., Seen]) -> None:
    page = visit(report("a.html", *REPORTS["region"]), color_scheme="dark").page
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


# Charts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_bar_is_as_long_as_its_number(width: int, visit: Callable[..., Seen]) -> None:
    page = visit(report("a.html", "investment-total"), width).page
    bars: list[tuple[str, float, float]] = page.evaluate(
        """[...document.querySelectorAll(".chart li:has(.bar)")].map((one) => [
            one.querySelector("b").textContent,
            one.querySelector("rect").getBoundingClientRect().width,
            one.querySelector(".bar").getBoundingClientRect().width,
        ])"""
    )
    values = [float(row["value"]) for row in answer("compare", "investment-total")["rows"]]
    assert len(bars) == len(values)
    for (_, drawn, whole), value in zip(bars, values, strict=True):
        assert drawn == pytest.approx(whole * value / max(values), abs=1)
        assert whole > 150


# Strangers -------------------------------------------------------------------------------------------


@LANGUAGES
def test_nothing_that_strangers_wrote_runs(lang: str, visit: Callable[..., Seen]) -> None:
    seen = visit(report("a.html", *HOSTILE_PAGE, lang=lang))
    seen.page.locator("th button").first.click()
    clicked = seen.page.evaluate("[...document.querySelectorAll('th button')].map((one) => one.click()).length")
    assert clicked == seen.page.locator("th button").count() > 10
    seen.page.mouse.move(300, 300)
    for _ in range(40):
        seen.page.keyboard.press("Tab")
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate("typeof window.pwned") == "undefined"
    assert seen.page.evaluate("typeof parent.pwned") == "undefined"
    assert (seen.told, seen.asked) == ([], [])
    assert seen.page.locator("iframe, img, form, object, embed").count() == 0


def test_the_policy_stops_what_would_get_in(visit: Callable[..., Seen]) -> None:
    seen = visit(report("a.html", *REPORTS["region"]))
    seen.page.evaluate(
        """() => {
            document.body.insertAdjacentHTML("beforeend",
                "<img src='x' onerror='window.pwned = 1'><p id='p' style='color: rgb(1, 2, 3)'>x</p>");
            const script = document.createElement("script");
            script.textContent = "window.pwned = 2";
            document.body.append(script);
        }"""
    )
    seen.page.wait_for_timeout(200)
    assert seen.page.evaluate("typeof window.pwned") == "undefined"
    assert seen.page.evaluate("getComputedStyle(document.getElementById('p')).color") != "rgb(1, 2, 3)"
    assert any("Content Security Policy" in line for line in seen.told)
