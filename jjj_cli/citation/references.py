"""References that people read: GB/T 7714-2015, APA 7, a short form for running text, a footnote.

Why these are not set by a CSL processor, and how they are held against one, is in docs/cite.md.
"""

import re

from jjj_cli.citation.items import Item, Kind, Language, place
from jjj_cli.messages import say
from jjj_cli.messages.naming import title_within

# GB/T 7714-2015, table B.1: the mark of each kind of document; what is online has /OL as well.
MARKS: dict[Kind, str] = {
    "newspaper": "N",
    "webpage": "EB",
    "report": "R",
    "regulation": "A",
    "compilation": "G",
    "document": "Z",
}
# GB/T 7714-2015, 8.1.2: three names are given, and of more than three the first three.
_GB_NAMES = 3
# APA 7, 9.8: twenty names are given, and of more the first nineteen and the last.
_APA_NAMES = 20
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ENDED = r"[.?!。？！…][”’\"'》]*$"
_MARKUP = r"([\\`*_\[\]<>#|~&$!])"


def gbt7714(cited: Item) -> str:
    """Write an entry of a list in the order of citation, as GB/T 7714-2015 has it; its number is left out."""
    names = list(cited.authors)
    if len(names) > _GB_NAMES:
        names = [*names[:_GB_NAMES], _word(cited.language, "et-al")]
    title = f"{cited.title}[{MARKS[cited.kind]}{'/OL' if cited.url else ''}]"
    entry = _sentences(", ".join(names), title, _gb_place(cited), cited.url or "")
    return entry + _remark(cited, cited.language)


def _gb_place(cited: Item) -> str:
    """Say where and when: 人民日报, 2013-01-12[2013-11-06]; (2013-04-16)[2014-06-11]; 2013."""
    when = ", ".join(filter(None, (cited.container, _gb_date(cited))))
    where = ": ".join(filter(None, (when, place(cited, cited.language))))
    return where + (f"[{cited.accessed}]" if cited.accessed else "")


def _gb_date(cited: Item) -> str:
    if not cited.published:  # the standard's own example of an undated page has its day of reading alone
        return "" if cited.accessed else f"[{_word(cited.language, 'undated')}]"
    if cited.kind == "newspaper":
        return cited.published
    if cited.url:
        return f"({cited.published})"
    return cited.published[:4] if cited.dated else cited.published


def apa(cited: Item) -> str:
    """Write an entry of a list as APA 7 has it, without the italics that plain text has not."""
    where = place(cited, "en", "apart")
    title = f"{cited.title} ({where})" if where else cited.title
    date = f"({_apa_date(cited)})"
    names = _apa_names(cited.authors)
    told = (names, date, title, cited.container or "") if names else (title, date, cited.container or "")
    entry = _sentences(*told)
    if cited.url:
        read = "" if cited.published else say("cite.en.retrieved", date=_spoken(str(cited.accessed), "{1}, {0}"))
        entry = f"{entry} {read}{cited.url}"
    return entry + _remark(cited, "en")


def _apa_names(names: tuple[str, ...]) -> str:
    if len(names) > _APA_NAMES:
        return f"{', '.join(names[: _APA_NAMES - 1])}, . . . {names[-1]}"
    if len(names) < 2:  # noqa: PLR2004
        return "".join(names)
    return f"{', '.join(names[:-1])}, & {names[-1]}"


def _apa_date(cited: Item) -> str:
    if not cited.published:
        return _word("en", "undated")
    if not cited.dated:
        return cited.published
    # What is dated by the day has its day; a report has its year.
    return _spoken(cited.published) if cited.kind in ("newspaper", "webpage") else cited.published[:4]


def _spoken(date: str, form: str = "{0}, {1}") -> str:
    """Say a date as APA has it: 2022, October 21, or as the form says."""
    year, *rest = date.split("-")
    day = " ".join([_MONTHS[int(rest[0]) - 1], *(str(int(day)) for day in rest[1:])]) if rest else ""
    return form.format(year, day) if day else year


def short(cited: Item) -> str:
    """Write a reference for running Chinese text: 据《…》（北京日报等，2022-10-21）."""
    who = "".join(cited.publishers[:1]) + (_word("zh", "et-al") if len(cited.publishers) > 1 else "")
    when = cited.published or _word("zh", "undated")
    told = [who, when, place(cited, "zh", "apart"), _word("zh", cited.remark) if cited.remark else ""]
    return say("cite.short", title=title_within(cited.title), about="，".join(filter(None, told)))


def footnote(cited: Item, version: str) -> str:
    """Write a Markdown footnote: the entry of GB/T 7714, its address a link, nothing else markup."""
    entry, url, end = gbt7714(cited).rpartition(cited.url) if cited.url else (gbt7714(cited), "", "")
    link = f"<{url}>" if url else ""
    via = say("cite.mark", via=say(f"cite.{cited.language}.via", version=version))
    label = re.sub(r"[^\w.-]", "-", cited.id)
    return f"[^{label}]: {_escaped(entry)}{link}{_escaped(end)}{_escaped(via)}"


def _escaped(text: str) -> str:
    return re.sub(_MARKUP, r"\\\1", text)


def _sentences(*parts: str) -> str:
    """Join parts, each with one full stop where it has no end of its own."""
    return " ".join(part if re.search(_ENDED, part) else f"{part}." for part in parts if part)


def _remark(cited: Item, language: Language) -> str:
    """Say after the reference, and not in it, that it was read in a copy or a compilation."""
    if not cited.remark:
        return ""
    return " " * (language == "en") + say(f"cite.{language}.remark", what=_word(language, cited.remark))


def _word(language: Language, word: str) -> str:
    return say(f"cite.{language}.{word}")
