"""`jjj report`: on what, in which form, where it goes, and what it says, read as its readers read it."""

import json
import re
import shlex
import subprocess
import sys
import zipfile
from base64 import b64encode
from collections import Counter
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import docx
import pytest
from docx.oxml.ns import qn
from docx.table import _Cell
from pyld import jsonld
from reporting import FIXED, WORKED_OUT, Page, Row, formula_store, read_page, report, said
from running import JJJ, OWN, answer, environment, own_fact, run, terminal, write_store

from jjj_cli import messages
from jjj_cli.answers.pages.citing import spoken_period
from jjj_cli.messages import ENGLISH
from jjj_cli.record import periods
from jjj_cli.record.records import Store
from jjj_cli.reports.formats import FORMS

# What lies at its number or close to it.
CLOSE = ("eq", "near", "approx")
LANGUAGES = pytest.mark.parametrize("lang", ["en", "zh"])
EVERY_FORM = pytest.mark.parametrize("suffix", [".html", ".md", ".docx"])
# A page is read as a browser reads it, a second for a thousand figures: small regions, each in one language.
IN_ONE_LANGUAGE = pytest.mark.parametrize(
    ("name", "lang"),
    [
        ("承德", "zh"),
        ("承德", "en"),
        ("延庆", "zh"),
        ("daxing-airport-zone", "en"),
        ("京津冀", "en"),
        pytest.param("沧州", "zh", marks=pytest.mark.slow),
    ],
)
METRICS = ("forest-coverage", "gdp", "investment-total", "enterprise-count", "population-census", "output-value")

# A metric that follows from a formula.
FORMULA = (WORKED_OUT, "--store", str(formula_store()))


def _named(asked: tuple[str, ...]) -> str:
    # The folder that a store lies in is another one at every run.
    return " ".join(Path(one).name for one in asked)


# What is refused -------------------------------------------------------------------------------------

REFUSED = [
    (("沧州",), 2, ("-o names none", ".html, .md, .docx")),
    ((), 2, ("REGION|METRIC",)),
    (("沧州", "-o", "x.pdf"), 2, ("x.pdf", ".html, .md, .docx")),
    (("沧州", "-o", "html"), 2, ("no form", ".html, .md, .docx")),
    (("沧州", "-o", "-"), 2, ("--to", "html, markdown, docx")),
    (("沧州", "-o", "x.html", "--to", "htm"), 2, ("unknown format: htm", "did you mean html?", "docx")),
    (("沧州", "-o", "x.html", "--format", "json"), 2, ("not for `jjj report`", "--to")),
    (("沧州", "-o", "x.html", "--fields", "fact"), 2, ("not for `jjj report`",)),
    (("沧洲", "-o", "x.html"), 3, ("neither a region nor a metric: 沧洲", "Cangzhou 沧州市 (130900)")),
    (("forest-covrage", "-o", "x.html"), 3, ("neither a region nor a metric", "forest-coverage")),
    (("沧州", "森林覆蓋率", "-o", "x.html"), 3, ("森林覆蓋率", "forest-coverage")),
    (("新华区", "-o", "x.html"), 3, ("more than one region", "130105", "130902")),
    (("!!!", "-o", "x.html"), 3, ("neither", "`jjj regions` and `jjj metrics`")),
    (("gdp", "-o", "x.html", "--region", "沧洲"), 3, ("unknown region", "沧州市")),
    (("gdp", "-o", "x.html", "--unit", "公倾"), 3, ("unknown unit", "公顷")),
    (("gdp", "-o", "x.html", "--unit", "公顷"), 5, ("cannot become",)),
    (("gdp", "population", "-o", "x.html", "--unit", "亿元"), 2, ("one metric", "2")),
    (("沧州", "-o", "x.html", "--unit", "亿元"), 2, ("one metric", "0")),
    (("沧州", "-o", "x.html", "--region", "北京"), 2, ("--region is for METRIC",)),
    (("沧州", "-o", "x.html", "--level", "city"), 2, ("--level is for METRIC",)),
    (("沧州", "-o", "x.html", "--include", "target"), 2, ("--include is for METRIC",)),
    (("gdp", "-o", "x.html", "--level", "town"), 2, ("unknown level: town", "county")),
    (("gdp", "-o", "x.html", "--include", "guess"), 2, ("guess", "planned")),
    (("gdp", "-o", "x.html", "--at", "soon"), 2, ("not a period: soon",)),
    (("gdp", "-o", "x.html", "--tolerance", "1x"), 2, ("1x", "90d")),
    (("gdp", "-o", "nowhere/x.html"), 1, ("nowhere/x.html",)),
    (("gdp", "-o", "x.html", "--only-own"), 1, ("no store of your own",)),
]


@pytest.mark.parametrize(("asked", "code", "words"), REFUSED, ids=[" ".join(asked) for asked, _, _ in REFUSED])
def test_what_is_not_understood_is_refused(
    asked: tuple[str, ...], code: int, words: tuple[str, ...], tmp_path: Path
) -> None:
    done = run("report", *asked, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith("error: ")
    assert all(word in done.stderr for word in words), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_name_of_both_is_refused_with_both(tmp_path: Path) -> None:
    zone = {"name": "GDP", "name_en": "Zone", "level": "zone", "parent": "130900"}
    own = write_store(tmp_path / "own.json", regions={"own-gdp": zone})
    done = run("report", "GDP", "-o", tmp_path / "x.html", "--store", own)
    assert done.returncode == 3
    assert done.stderr == (
        "error: both a region and a metric are called GDP\nhint: say which: Zone GDP (own-gdp), gdp\n"
    )


# Where it goes ---------------------------------------------------------------------------------------

SUFFIXES = [(suffix, form.name) for form in FORMS for suffix in form.suffixes]


@pytest.mark.parametrize(("suffix", "form"), [*SUFFIXES, (".HTML", "html"), (".Docx", "docx")])
def test_the_suffix_says_the_form(suffix: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / f"some.name{suffix}"
    done = run("report", "forest-area", "-o", path)
    count = len(answer("facts", "--metric", "forest-area")["rows"])
    assert done.stderr == f"note: Forested land area 有林地面积: {count} figures written as {form}: {path}\n"
    assert (done.returncode, done.stdout, [one.name for one in tmp_path.iterdir()]) == (0, "", [path.name])


def test_the_form_named_wins_over_the_suffix(tmp_path: Path) -> None:
    run("report", "forest-area", "--to", "markdown", "-o", tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("# Forested land area")


@pytest.mark.slow
@EVERY_FORM
def test_a_pipe_is_given_what_a_file_holds_and_two_are_alike(suffix: str, tmp_path: Path) -> None:
    form = next(form.name for form in FORMS if suffix in form.suffixes)
    made = report(f"report{suffix}", "承德", "forest-area").read_bytes()
    command: list[str | Path] = [JJJ, "report", "承德", "forest-area", "--to", form, "-o", "-"]
    given = subprocess.run(command, env=environment(tmp_path, FIXED), capture_output=True, check=True)
    assert (given.stdout, given.stderr) == (made, b"")
    assert list(tmp_path.iterdir()) == []


def test_bytes_are_not_for_a_terminal() -> None:
    shown = terminal(80, "report", "gdp", "--to", "docx", "-o", "-", env={"NO_COLOR": "1"})
    assert (shown.returncode, shown.text.startswith("error: docx is not for a terminal")) == (2, True)


def test_quiet_says_nothing_and_nothing_found_is_an_empty_report(tmp_path: Path) -> None:
    zone = {"name": "某园", "name_en": "Some park", "level": "zone", "parent": "130900"}
    empty = ("own-park", "--store", str(write_store(tmp_path / "own.json", regions={"own-park": zone})))
    assert run("report", *empty, "-o", tmp_path / "a.html", "--quiet").stderr == ""
    page = Page(tmp_path / "a.html")
    assert "The store has no initiatives and no figures for it." in said(page.root)
    assert run("report", *empty, "-o", tmp_path / "a.html", "--fail-empty").returncode == 4


@pytest.mark.slow
def test_what_is_there_is_replaced_whole_and_a_store_or_a_folder_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("old", encoding="utf-8")
    assert run("report", "gdp", "-o", tmp_path / "a.html").returncode == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    own = write_store(tmp_path / "own.html", facts={"own.one": own_fact()})
    before = own.read_bytes()
    refused = run("report", "gdp", "-o", own, "--store", own)
    assert (refused.returncode, own.read_bytes()) == (2, before)
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "folder.md" / "x").touch()
    assert run("report", "gdp", "-o", tmp_path / "folder.md").returncode == 2


@pytest.mark.parametrize(("form", "package"), [("html", "jinja2"), ("docx", "docx")])
def test_without_its_package_a_form_says_how_to_install_it(form: str, package: str, tmp_path: Path) -> None:
    code = f"import sys; sys.modules[{package!r}] = None\nfrom jjj_cli.cli.main import run\nsys.exit(run(sys.argv[1:]))"
    command = [sys.executable, "-c", code, "report", "gdp", "-o", f"x.{form}"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(tmp_path), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"error: {form} needs a package that is not installed\nhint: pip install 'jjj-cli[report]'\n"
    assert list(tmp_path.iterdir()) == []


# A region --------------------------------------------------------------------------------------------


@IN_ONE_LANGUAGE
def test_a_page_has_every_figure_of_a_region_with_all_that_belongs_to_it(name: str, lang: str) -> None:
    fields = "fact,metric,printed,period,nature,basis,basis_en,source,accumulation,locator"
    facts = answer("facts", "--region", name, "--fields", fields)["rows"]
    metrics = list(dict.fromkeys(fact["metric"] for fact in facts))
    known = sorted(facts, key=lambda fact: (metrics.index(fact["metric"]), periods.span(fact["period"])[1]))
    page = read_page("a.html", name, lang=lang)
    code = answer("region", name)["region"]["code"]
    words = _headings(lang)
    rows = page.table(f"figures-{code}")
    assert len(rows) == len(known) > 0
    for row, fact in zip(rows, known, strict=True):
        assert row.says[words["printed"]] == " ".join(fact["printed"].split())
        assert row.says[words["period"]] == _spoken(fact["period"], lang)
        assert (row.more[words["period"]] != []) == (fact["accumulation"] == "cumulative")
        assert row.says[words["nature"]] == _nature(fact["nature"], lang)
        assert fact["basis"] is None or row.says[words["basis"]] == fact["basis" if lang == "zh" else "basis_en"]
        (number,) = row.marks[words["source"]]
        assert fact["source"] in said(_source(page, number))
        assert row.more[words["source"]] == ([" ".join(fact["locator"].split())] if fact["locator"] else [])


@pytest.mark.slow
@IN_ONE_LANGUAGE
def test_a_page_has_every_initiative_of_a_region(name: str, lang: str) -> None:
    summary = "summary" if lang == "zh" else "summary_en"
    fields = f"name,name_en,regions,status_printed,{summary},source"
    known = answer("initiatives", "--region", name, "--fields", fields)["rows"]
    page = read_page("a.html", name, lang=lang)
    entries = {said(one.findall("./p")[0].findall("./b")[0]): one for one in page.all("ul[@class='entries']/li")}
    own = answer("region", name)["region"]["name"]
    assert len(page.all("ul[@class='entries']/li")) == len(known)
    for item in known:
        shown = item["name"] if lang == "zh" else f"{item['name_en']} {item['name']}"
        entry = said(entries[shown])
        assert all(text in entry for text in (item["status_printed"], item[summary]) if text)
        assert all(partner in entry for partner in item["regions"] if partner != own)
        assert re.search(r"\[\d+\]", entry) or not item["source"]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["承德", "天津"])
def test_a_rank_is_that_of_the_comparison_with_the_regions_of_its_level(name: str) -> None:
    region = answer("region", name)["region"]
    page = read_page("a.html", name)
    level = {"city": "city", "province": "province"}[region["level"]]
    metrics = {row["name_en"]: row["metric"] for row in answer("metrics")["rows"]}
    rows = page.table(f"context-{region['code']}")
    assert len(rows) > 3
    for row in rows[:: max(1, len(rows) // 8)]:  # some of them, however many there are
        metric = metrics[max((name for name in metrics if row.says["Metric"].startswith(f"{name} ")), key=len)]
        whole = answer("compare", metric, "--level", level)
        ranked = [one for one in whole["rows"] if one["rank"] is not None]
        (own,) = [one for one in ranked if one["region_code"] == region["code"]]
        assert re.fullmatch(rf"{own['rank']}(–\d+)? of {len(ranked)}", row.says["Rank"])
        # What a row bears is said, and a caveat of no row (sources that differ) may be; what is left are hints.
        said_of = set(filter(None, row.says["Caveats"].replace("–", "").split(", ")))
        known = [ENGLISH.get(f"caveat.{note['code']}") for note in whole["notes"]]
        assert {ENGLISH[f"caveat.{code}"] for code in own["flags"]} <= said_of <= set(known)
        for place, end in (("Highest", ranked[0]), ("Lowest", ranked[-1])):
            assert end["region"] in row.more[place][0]
            assert end["source"] in said(_source(page, row.marks[place][0]))


def test_no_rank_is_given_where_nobody_has_another_figure() -> None:
    page = read_page("a.html", "承德")
    rows = page.table("context-130800")
    assert not [row for row in rows if row.says["Metric"].startswith("Clean energy capacity")]
    assert not read_page("a.html", "京津冀").has(f"context-{answer('region', '京津冀')['region']['code']}")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["沧州", "廊坊"])
def test_a_target_stands_with_what_it_is_measured_by(name: str) -> None:
    page = read_page("a.html", name)
    code = answer("region", name)["region"]["code"]
    known = answer("facts", "--region", name, "--nature", "target", "--nature", "planned")["rows"]
    rows = page.table(f"targets-{code}")
    assert len(rows) == len(known)
    for row, fact in zip(rows, known, strict=True):
        hoped = ("--include", "target", "--include", "planned")
        asked = ("compare", fact["metric"], "--region", name, *hoped, "--bases", "--fields")
        whole = answer(*asked, "fact,target,missing,years_left,period")["rows"]
        ways = [one for one in whole if one["target"] == fact["fact"] and one["fact"] != fact["fact"]]
        if ways:
            missing = Decimal(ways[0]["missing"])
            # In as many digits as its figures have.
            assert abs(_number(row.more["Nature"][0].split(",")[0]) - missing) <= abs(missing) * Decimal("0.03")
            assert row.more["Measured by"] == [spoken_period(ways[0]["period"])]
        elif any(one["fact"] == fact["fact"] for one in whole):  # of several targets a comparison has the last
            assert row.says["Measured by"] == "no figure that counts the same"


# A metric --------------------------------------------------------------------------------------------

COMPARED = [
    *((name,) for name in METRICS),
    ("forest-coverage", "--at", "2012", "--tolerance", "2y"),
    ("forest-coverage", "--include", "target", "--include", "planned"),
    ("forest-coverage", "--region", "承德", "--region", "延庆"),
    ("investment-total", "--unit", "万亿元"),
    ("gdp", "--level", "city"),
    FORMULA,
    ("森林覆盖率", "--region", "北三县"),
]
# What is asked, in the one language and in the other by turns.
EACH_IN_ONE = pytest.mark.parametrize(
    ("asked", "lang"),
    [(asked, ("en", "zh")[place % 2]) for place, asked in enumerate(COMPARED)],
    ids=lambda part: part if isinstance(part, str) else _named(part),
)


@EACH_IN_ONE
def test_a_page_has_the_rows_of_the_comparison(asked: tuple[str, ...], lang: str) -> None:
    whole = answer("compare", *asked)
    page = read_page("a.html", *asked, lang=lang)
    slug = whole["query"]["metrics"][0]
    words = _headings(lang)
    if not whole["rows"]:
        assert not page.all("table")
        return
    rows = page.table(f"across-{slug}")
    assert len(rows) == len(whole["rows"])
    value = next(heading for heading in rows[0].says if whole["rows"][0]["unit"] in heading)
    hedged = any(known["relation"] != "eq" for known in whole["rows"])
    for row, known in zip(rows, whole["rows"], strict=True):
        rank = row.says[words["rank"]].split("–")[0]
        # A hedged figure takes their ranks from the others in what scripts get, and not on a page.
        told = int(rank) if rank.isdigit() else None
        assert told == known["rank"] or (hedged and known["relation"] in CLOSE and told and told > known["rank"])
        assert known["region"] in row.says[words["region"]]
        assert row.says[words["period"]] == _spoken(known["period"], lang)
        assert _close(_number(row.says[value]), known["value"])
        assert known["basis"] is None or _told(known["basis"], row, page)
        numbers = row.marks[words["source"]]
        assert [source in said(_source(page, n)) for source, n in zip(known["source"].split(";"), numbers, strict=True)]


@EACH_IN_ONE
def test_a_page_gives_the_verdict_and_every_caveat_with_what_it_means(asked: tuple[str, ...], lang: str) -> None:
    done = run("compare", *asked, "--format", "markdown", env={"JJJ_LANG": lang})
    notes = [line[2:] for line in done.stdout.split("\n") if line.startswith("! ")]
    page = read_page("a.html", *asked, lang=lang)
    told = [said(one.findall("./span")[0]) for one in page.all("ul[@class='caveats']/li")]
    assert [re.sub(r"\s", "", one) for one in told] == [
        re.sub(r"\s|\\(?=[\W_])", "", re.sub(r"^[\w-]+[:：]", "", note)) for note in notes
    ]
    links = {one.get("href") for one in page.all("ul[@class='caveats']/li/a")}
    assert {f"#{one.get('id')}" for one in page.all("dl[@class='meanings']/div")} == links


@pytest.mark.parametrize("metric", METRICS)
def test_every_figure_of_a_metric_is_on_its_page_once_or_as_history(metric: str) -> None:
    page = read_page("a.html", metric)
    known = answer("facts", "--metric", metric, "--fields", "fact,source,period,region")["rows"]
    seen: Counter[tuple[str, str]] = Counter()
    for part in ("across", "history", "unused"):
        if page.has(f"{part}-{metric}"):
            seen.update({(row.says["Region"], row.says["Period"]) for row in page.table(f"{part}-{metric}")})
    assert {(fact["region"], spoken_period(fact["period"])) for fact in known} <= {
        (region.split()[-1], period) for region, period in seen
    }
    count = sum(len(page.table(f"{part}-{metric}")) for part in ("across", "unused") if page.has(f"{part}-{metric}"))
    across = {(row.says["Region"], row.says["Period"]) for row in page.table(f"across-{metric}")}
    if page.has(f"history-{metric}"):
        count += sum((r.says["Region"], r.says["Period"]) not in across for r in page.table(f"history-{metric}"))
    assert count == len(known)


def test_a_figure_that_is_not_used_says_why(tmp_path: Path) -> None:
    page = read_page("a.html", "forest-coverage")
    assert {row.says["Why"] for row in page.table("unused-forest-coverage")} >= {
        "not asked for: target",
        "not asked for: planned",
    }
    own = write_store(
        tmp_path / "own.json",
        facts={
            "own.new": own_fact(region="130800", supersedes="chengde.forest-coverage.2022-10", period="2022-10"),
            "own.other": own_fact(region="130700", period="2022", value=49, printed="49%"),
        },
    )
    run("report", "forest-coverage", "-o", tmp_path / "b.html", "--store", own)
    rows = Page(tmp_path / "b.html").table("unused-forest-coverage")
    whys = {row.says["Region"].split()[-1]: row.says["Why"] for row in rows if not row.says["Why"].startswith("not")}
    assert whys["承德市"] == "corrected by own.new"
    assert "which is preferred: press before press, read in a copy" in whys["张家口市"]


@pytest.mark.slow
def test_one_is_told_of_figures_of_ones_own(tmp_path: Path) -> None:
    run("report", "沧州", "-o", tmp_path / "a.html", "--store", OWN)
    told = "Figures from the author’s own store, which does not ship with jjj: 1."
    assert told in said(Page(tmp_path / "a.html").root)
    assert "own store" not in said(read_page("a.html", "沧州").root)


# The page as a page ----------------------------------------------------------------------------------

SUBJECTS = [("承德",), ("forest-coverage",), ("廊坊", "investment-total", "output-value", "--include", "target")]
SUBJECTS += [FORMULA, ("延庆", "daxing-airport-zone")]
EVERY_SUBJECT = pytest.mark.parametrize("asked", SUBJECTS, ids=_named)
# What is written alike in both languages but for the words, which each page has in both.
EVERY_IN_TURN = pytest.mark.parametrize(
    ("asked", "lang"),
    [(asked, ("zh", "en")[place % 2]) for place, asked in enumerate(SUBJECTS)],
    ids=lambda part: part if isinstance(part, str) else _named(part),
)


@LANGUAGES
@EVERY_SUBJECT
def test_a_page_is_sound_html(asked: tuple[str, ...], lang: str) -> None:
    page = read_page("a.html", *asked, lang=lang)
    assert page.errors == []
    ids = [one.get("id") for one in page.root.iter() if one.get("id")]
    assert [name for name, count in Counter(ids).items() if count > 1] == []
    inside = [str(one.get("href"))[1:] for one in page.all("a") if str(one.get("href")).startswith("#")]
    assert set(inside) - set(ids) == set()
    assert page.root.get("lang") == {"en": "en", "zh": "zh-CN"}[lang]
    levels = [int(one.tag[1]) for one in page.root.iter() if re.fullmatch(r"h[1-6]", str(one.tag))]
    assert levels[0] == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@EVERY_SUBJECT
def test_a_page_needs_nothing_else(asked: tuple[str, ...]) -> None:
    page = read_page("a.html", *asked)
    loading = [one.get(name) for one in page.root.iter() for name in ("src", "srcset", "data", "poster", "action")]
    assert [address for address in loading if address] == []
    assert [one.get("href") for one in page.all("link")] == ["data:,"]
    assert re.findall(r"(?:url\((?!#)|@import)", page.text) == []
    assert [
        one for one in page.root.iter() if any(name.startswith("on") or name == "style" for name in one.attrib)
    ] == []


@EVERY_SUBJECT
def test_the_policy_allows_what_is_there_and_nothing_else(asked: tuple[str, ...]) -> None:
    page = read_page("a.html", *asked)
    (policy,) = [m.get("content") for m in page.all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    scripts = [one for one in page.all("script") if one.get("type") is None]
    (style,) = page.all("style")
    (script,) = scripts
    digests = [b64encode(sha256(str(one.text).encode()).digest()).decode() for one in (style, script)]
    assert str(policy).split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digests[0]}'",
        f"script-src 'sha256-{digests[1]}'",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
    ]


@pytest.mark.slow
@LANGUAGES
@EVERY_SUBJECT
def test_sources_are_numbered_as_they_come_and_lead_back(asked: tuple[str, ...], lang: str) -> None:
    page = read_page("a.html", *asked, lang=lang)
    cited = [int(str(one.get("href")).removeprefix("#source-")) for one in page.all("a[@class='mark']")]
    notes = page.all("ol[@class='sources']/li")
    assert list(dict.fromkeys(cited)) == list(range(1, len(notes) + 1))
    assert [one.get("id") for one in notes] == [f"source-{number}" for number in range(1, len(notes) + 1)]
    for number, note in enumerate(notes, start=1):
        assert [a.get("href") for a in note.iter("a") if a.get("class") == "back"] == [f"#cited-{number}"]
        written = re.search(r"[\w.-]+$", said(note.findall(".//span[@class='more']")[0]))
        assert written
        (citation,) = answer("cite", written[0])["rows"]
        read_on = r"\[\d{4}-\d\d-\d\d\]"  # of which the store does not say it, the day on which it is cited
        written_out = re.sub(read_on, "", " ".join(citation["citation"].split()))
        assert written_out in re.sub(read_on, "", said(note))


def test_only_addresses_of_the_web_are_links() -> None:
    page = read_page("a.html", *SUBJECTS[0])
    links = [str(one.get("href")) for one in page.all("a") if not str(one.get("href")).startswith("#")]
    assert links
    assert [link for link in links if not link.startswith(("https://", "http://"))] == []


@EVERY_SUBJECT
def test_what_the_page_shows_is_in_it_as_data(asked: tuple[str, ...]) -> None:
    page = read_page("a.html", *asked)
    (data,) = [one.text for one in page.all("script") if one.get("type") == "application/ld+json"]
    expanded = jsonld.expand(json.loads(str(data)), {"documentLoader": _no_network})
    kind = "https://schema.org/Observation"
    facts = {node["@id"].removeprefix("urn:jjj:fact:") for node in expanded if node["@type"] == [kind]}
    (count,) = re.findall(r"Figures: (\d+)", said(page.all("p[@class='summary']")[0]))
    assert len(facts) == int(count)
    for name in asked:
        if not name.startswith("-") and name in ("承德", "沧州", "北京", "forest-coverage"):
            option = "--metric" if name == "forest-coverage" else "--region"
            assert {row["fact"] for row in answer("facts", option, name)["rows"]} <= facts


@pytest.mark.slow
@pytest.mark.parametrize(
    "asked", [("承德", "--title", "承德 & <森林>"), ("gdp", "--at", "2020", "--level", "province")]
)
def test_the_command_that_is_given_makes_the_report_again(asked: tuple[str, ...], tmp_path: Path) -> None:
    page = read_page("report.html", *asked, lang="zh")
    command = shlex.split("".join(page.all("pre")[0].itertext()))
    assert command[0] == "jjj"
    assert run(*command[1:], cwd=tmp_path, env=FIXED).returncode == 0
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == page.text


@pytest.mark.slow
def test_a_title_of_ones_own_stands_for_the_names() -> None:
    page = read_page("a.html", "承德", "--title", "承德 & <森林>")
    assert (said(page.all("title")[0]), said(page.all("h1")[0])) == ("承德 & <森林>", "承德 & <森林>")
    assert said(read_page("a.html", "承德", "承德市", "130800", lang="zh").all("h1")[0]) == "承德市"


def test_the_page_on_reports_names_every_form() -> None:
    text = (Path(__file__).parents[2] / "docs" / "report.md").read_text(encoding="utf-8")
    names = [name for form in FORMS for name in (form.name, *form.suffixes)]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_the_template_has_no_words_of_its_own() -> None:
    folder = Path(sys.modules["jjj_cli.reports.formats"].__file__ or "").with_name("templates")
    text = (folder / "report.html").read_text(encoding="utf-8")
    body = text[text.index("<!DOCTYPE") :]
    macros = text[: text.index("<!DOCTYPE")]
    for piece in (body, macros):
        left = re.sub(r"class=\"\w+\"|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<style>.*?</style>", " ", piece, flags=re.DOTALL)
        assert re.sub(r"<[^>]*>|\[|\]|%|·|↩|\s|/", "", left).strip() in ("", "DOCTYPEhtml")


# Markdown and Word -----------------------------------------------------------------------------------


@EVERY_IN_TURN
def test_markdown_has_the_tables_of_the_page_and_its_footnotes(asked: tuple[str, ...], lang: str) -> None:
    page = read_page("a.html", *asked, lang=lang)
    text = report("a.md", *asked, lang=lang).read_text(encoding="utf-8")
    tables = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    read = [_markdown_rows(table) for table in tables]
    assert read == [_shown_rows(table) for table in page.all("table")]
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    assert list(dict.fromkeys(used)) == notes
    assert len(notes) == len(page.all("ol[@class='sources']/li"))
    assert [re.sub(r"[\\]", "", line.lstrip("# ")) for line in re.findall(r"^#+ .*$", text, re.MULTILINE)] == [
        said(one) for one in page.root.iter() if re.fullmatch(r"h[1-6]", str(one.tag)) and one.get("id") != "sources"
    ]


@pytest.mark.slow
@EVERY_IN_TURN
def test_a_word_document_has_the_tables_of_the_page_and_its_sources(asked: tuple[str, ...], lang: str) -> None:
    page = read_page("a.html", *asked, lang=lang)
    document = docx.Document(str(report("a.docx", *asked, lang=lang)))
    # `row.cells` looks the whole table through for each row.
    read = [
        [[_squeezed(_Cell(cell, table).text) for cell in row.tc_lst] for row in table._tbl.tr_lst]
        for table in document.tables
    ]
    assert read == [_shown_rows(table, marks="[{}]") for table in page.all("table")]
    texts = [paragraph.text for paragraph in document.paragraphs]
    notes = [said(one.findall("./span")[0]) for one in page.all("ol[@class='sources']/li")]
    assert [text.split(" ")[0] for text in texts if re.match(r"\[\d+\] ", text)] == notes
    headings = [p.text for p in document.paragraphs if str(p.style and p.style.name).startswith(("Title", "Heading"))]
    assert [_squeezed(text) for text in headings] == [
        _squeezed(said(one)) for one in page.root.iter() if re.fullmatch(r"h[1-6]", str(one.tag))
    ]


@pytest.mark.slow
def test_a_word_document_repeats_its_headings_and_is_set_in_chinese() -> None:
    path = report("a.docx", "承德", "gdp", lang="zh")
    document = docx.Document(str(path))
    for table in document.tables:
        assert table.rows[0]._tr.trPr is not None
        assert table.rows[0]._tr.trPr.findall(qn("w:tblHeader"))
        assert all(not row._tr.findall(f".//{qn('w:tblHeader')}") for row in table.rows[1:])
    for name, han in (("Normal", "SimSun"), ("Heading 1", "SimHei"), ("Title", "SimHei")):
        fonts = document.styles[name].element.find(f".//{qn('w:rFonts')}")
        assert fonts.get(qn("w:eastAsia")) == han
        assert [key for key in fonts.attrib if "Theme" in key] == []


@pytest.mark.slow
def test_a_word_document_tells_nothing_of_who_made_it_where() -> None:
    path = report("a.docx", "承德", "gdp", lang="zh")
    known = docx.Document(str(path)).core_properties
    assert (known.title, known.language) == ("承德市、地区生产总值", "zh-CN")
    assert [known.author, known.last_modified_by, known.comments, known.keywords] == [""] * 4
    assert (known.created, known.modified, known.last_printed) == (None, None, None)
    with zipfile.ZipFile(BytesIO(path.read_bytes())) as packed:
        assert {entry.date_time for entry in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None


# ------------------------------------------------------------------------------------------------------


def _no_network(address: str, options: object) -> object:
    raise AssertionError(f"{address} was asked for ({options})")


def _headings(lang: str) -> dict[str, str]:
    chinese = ("原文数字", "时间", "性质", "口径", "来源", "位次", "地区")
    english = ("As printed", "Period", "Nature", "Basis", "Source", "Rank", "Region")
    names = ("printed", "period", "nature", "basis", "source", "rank", "region")
    return dict(zip(names, chinese if lang == "zh" else english, strict=True))


def _nature(nature: str, lang: str) -> str:
    chinese = {"actual": "实际", "preliminary": "初步", "revised": "修订", "target": "目标", "planned": "计划"}
    return chinese[nature] if lang == "zh" else nature


def _spoken(period: str, lang: str) -> str:
    messages.use(lang)
    try:
        return spoken_period(period)
    finally:
        messages.use("en")


def _source(page: Page, number: int) -> Element:
    (found,) = [one for one in page.all("li") if one.get("id") == f"source-{number}"]
    return found


def _hints(whole: dict[str, Any]) -> set[str]:
    """Give the codes that stand in hints alone: those that no row has as a flag."""
    flagged = {code for row in whole["rows"] for code in row["flags"]}
    return {note["code"] for note in whole["notes"]} - flagged


def _number(text: str) -> Decimal:
    found = re.search(r"[-+]?\d+(\.\d+)?", text.replace(",", ""))
    assert found, text
    return Decimal(found[0])


def _close(shown: Decimal, exact: Decimal) -> bool:
    """Say whether a number is another one as shown: rounded to its last digit."""
    place = Decimal(1).scaleb(int(shown.as_tuple().exponent))
    return abs(shown - Decimal(exact)) <= place / 2 or abs(shown / Decimal(exact) - 1) < Decimal("0.05")


def _told(basis: str, row: Row, page: Page) -> bool:
    texts = [*row.says.values(), *(text for more in row.more.values() for text in more)]
    counted = basis.rpartition(": ")[2]  # a formula names the operand before its basis
    return any(counted in text for text in texts) or counted in said(page.root)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _shown_rows(table: Element, marks: str = "[^{}]") -> list[list[str]]:
    """Read a page's table as rows of texts, without the strips, which are drawn."""
    head = [_squeezed(said(cell)) for cell in table.findall("./thead/tr/th")]
    rows = [head, *([_cell(cell, marks) for cell in row] for row in table.findall("./tbody/tr"))]
    drawn = {
        place
        for row in table.findall("./tbody/tr")
        for place, cell in enumerate(row)
        if cell.findall("./{http://www.w3.org/2000/svg}svg")
    }
    return [[text for place, text in enumerate(row) if place not in drawn] for row in rows]


def _cell(cell: Element, marks: str) -> str:
    text = "".join(cell.itertext())
    return _squeezed(re.sub(r"\[(\d+)\]", lambda match: marks.format(match[1]), text))


def _markdown_rows(table: str) -> list[list[str]]:
    rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in table.strip().split("\n")]
    return [
        [_squeezed(re.sub(r"\\([^\w\s])", r"\1", cell.replace("<br>", ""))) for cell in row]
        for row in [rows[0], *rows[2:]]
    ]


def test_the_store_is_read_as_it_ships(shipped: Store) -> None:
    # What the tests above compare with is worth something: the store has targets, hedges and corrections to show.
    assert {fact.nature for fact in shipped.facts.values()} >= {"actual", "target", "planned"}


@pytest.mark.slow
def test_a_title_that_no_property_takes_is_cut_in_the_property_alone(tmp_path: Path) -> None:
    title = "题" * 300
    done = run("report", "沧州", "--title", title, "-o", tmp_path / "a.docx")
    assert done.returncode == 0, done.stderr
    document = docx.Document(str(tmp_path / "a.docx"))
    assert document.core_properties.title == f"{title[:254]}…"
    assert document.paragraphs[0].text == title
