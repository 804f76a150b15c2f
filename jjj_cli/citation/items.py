"""Records as what a reference says: who, what, where, when, and where it was read."""

import re
from typing import Literal, NamedTuple

from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.records import Source
from jjj_cli.safety.unseen import UNSEEN

Kind = Literal["newspaper", "webpage", "report", "regulation", "compilation", "document"]
Language = Literal["zh", "en"]

# What a newspaper is called: 北京日报, 人民日报（海外版）, China Daily. An app or a site of one is a web page.
_NEWSPAPER = r"(报|\b(Daily|Times|Post|Gazette))([（(].*[）)]|海外版)?$"
# What the title of a report or a communiqué says.
_REPORT = r"公报|报告|白皮书|(?i:\bcommuniqu[eé]|\breport|\bbulletin|\bwhite paper)"
# What the title of a government's paper says; the standard's own example is a notice.
_REGULATION = r"通知|通告|意见|办法|条例|规定|决定|规划|纲要|方案"
_CHINESE = r"[\u3400-\u9fff]"
_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_ADDRESS = r"https?://[^/\s]"
# What would end an address early where it is written down; braces would, in BibTeX.
_UNSAFE = r'[\s"<>\\^`{|}\ufffd]'
# A paragraph of a text, as locators have it, and what follows it.
PARAGRAPH = r"¶\s*([0-9]+(?:[-–—][0-9]+)?)\s*(.*)"


class Item(NamedTuple):
    """What is cited: a source, or a place in one.

    `id` is what was asked for, `container` the newspaper that an article stands in. `authors` are
    offices and newsrooms, each a name that is never taken apart. `published` is an ISO 8601 date as
    far as it is known (`dated` says whether it is one), `accessed` the day on which an address was read.
    """

    id: str
    source: str
    kind: Kind
    language: Language
    authors: tuple[str, ...]
    publishers: tuple[str, ...]
    container: str | None
    title: str
    published: str | None
    url: str | None
    accessed: str | None
    locator: str | None
    remark: Literal["copy", "compilation"] | None

    @property
    def dated(self) -> bool:
        """Whether `published` is a date."""
        return is_date(self.published)


def item(source: Source, name: str, locator: str | None, accessed: str) -> Item:
    """Make of a source what a reference to it says; `accessed` is the day on which an address was read.

    What was read in a copy is cited as its publisher's own, without the copy's address.
    """
    publishers = tuple(filter(None, map(clean, source.publishers)))
    title = clean(source.title)
    url = _address(source.url) if source.access != "copy" else None
    papers = [publisher for publisher in publishers if re.search(_NEWSPAPER, publisher)]
    kind = _kind(source, title, papers, url)
    return Item(
        id=clean(name),
        source=source.id,
        kind=kind,
        language="zh" if re.search(_CHINESE, "".join((title, *publishers))) else "en",
        authors=_authors(publishers, papers) if kind == "newspaper" else publishers,
        publishers=publishers,
        container=papers[0] if kind == "newspaper" else None,
        title=title,
        published=clean(source.published) if source.published else None,
        url=url,
        accessed=accessed if url else None,
        locator=clean(locator) if locator else None,
        remark=_remark(source),
    )


def is_date(text: str | None) -> bool:
    """Say whether a text is a day, a month or a year."""
    try:
        return bool(text and re.fullmatch(_DATE, text) and periods.span(text))
    except ValueError:
        return False


def clean(text: str) -> str:
    """Bring a text to one line, with a mark where there was a character that is not seen."""
    return " ".join(re.sub(f"[{UNSEEN}]", "\ufffd", text).split())


def place(cited: Item, language: Language, form: Literal["inside", "apart"] = "inside") -> str:
    """Say where in the source it stands: 第54段(柴宝良), or where that is in brackets itself, 第54段，柴宝良."""
    if not cited.locator:
        return ""
    match = re.fullmatch(PARAGRAPH, cited.locator)
    if not match:
        return cited.locator
    number = say(f"cite.{language}.paragraph", number=match[1])
    return say(f"cite.{language}.{form}", place=number, who=match[2]) if match[2] else number


def _kind(source: Source, title: str, papers: list[str], url: str | None) -> Kind:
    if _remark(source) == "compilation":
        return "compilation"
    if papers:
        return "newspaper"
    if re.search(_REPORT, title):
        return "report"
    if _official(source) and re.search(_REGULATION, title):
        return "regulation"
    if url:
        return "webpage"
    return "report" if _official(source) and source.access == "address" else "document"


def _remark(source: Source) -> Literal["copy", "compilation"] | None:
    """Say what is to be known of how a source was read: in a copy, or as a compilation that names it."""
    if source.access == "copy":
        return "copy"
    return "compilation" if source.access == "data-set" or source.authority == "encyclopedia" else None


def _official(source: Source) -> bool:
    return source.authority in ("bureau", "government")


def _authors(publishers: tuple[str, ...], papers: list[str]) -> tuple[str, ...]:
    """Leave out a newspaper that stands alone: it is where an unsigned article is, and did not write it.

    Several that publish one report answer for it together.
    """
    return publishers if len(papers) > 1 else tuple(name for name in publishers if name not in papers)


def _address(url: str | None) -> str | None:
    """Give a web address with what would break it encoded; None for anything else."""
    from urllib.parse import quote

    if not url or not re.match(_ADDRESS, url, re.IGNORECASE):
        return None
    return re.sub(rf"{_UNSAFE}|[{UNSEEN}]", lambda match: quote(match[0]), url.strip())
