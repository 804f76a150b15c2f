"""References that programs read: CSL-JSON and BibTeX. What no field is for stands in `note`."""

import json
import re
from typing import Any

from jjj_cli.citation.items import Item, Kind, is_date, place
from jjj_cli.messages import say

_CSL: dict[Kind, str] = {
    "newspaper": "article-newspaper",
    "webpage": "webpage",
    "report": "report",
    "regulation": "regulation",
    "compilation": "document",  # CSL has no type for one: its `collection` is an archive's
    "document": "document",
}
_BIBTEX: dict[Kind, str] = {
    "newspaper": "article",
    "webpage": "online",
    "report": "techreport",
    "regulation": "misc",
    "compilation": "misc",
    "document": "misc",
}
_LANGUAGES = {"zh": ("zh-CN", "chinese"), "en": ("en-US", "english")}
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
# BibTeX counts braces, escaped or not, so a brace in a text is spelled out.
_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#%_"},
}


def csl(cited: Item, version: str) -> dict[str, Any]:
    """Give an item of CSL-JSON (schema 1.0.2)."""
    told: dict[str, Any] = {
        "id": cited.id,
        "type": _CSL[cited.kind],
        "title": cited.title,
        "author": [{"literal": name} for name in cited.authors],
        "container-title": cited.container,
        "issued": _csl_date(cited.published) if cited.published else None,
        "URL": cited.url,
        "accessed": _csl_date(cited.accessed) if cited.accessed else None,
        "genre": say(f"cite.{cited.language}.genre") if cited.kind == "compilation" else None,
        "language": _LANGUAGES[cited.language][0],
        "note": _note(cited, version),
    }
    return {name: value for name, value in told.items() if value}


def csl_json(cited: Item, version: str) -> str:
    """Write an item of CSL-JSON, indented."""
    return json.dumps(csl(cited, version), ensure_ascii=False, indent=2)


def _csl_date(date: str) -> dict[str, Any]:
    if not is_date(date):
        return {"literal": date}
    return {"date-parts": [[int(part) for part in date.split("-")]]}


def bibtex(cited: Item, version: str) -> str:
    """Write an entry of BibTeX; names and title are held together by braces of their own."""
    names = " and ".join(f"{{{_latex(name)}}}" for name in cited.authors)
    year, *rest = cited.published.split("-") if cited.published and cited.dated else [_undated(cited)]
    told = {
        "author": f"{{{names}}}" if names else None,
        "title": f"{{{{{_latex(cited.title)}}}}}",
        "journal": _braced(cited.container),
        "entrysubtype": "{newspaper}" if cited.container else None,
        "institution": f"{{{names}}}" if cited.kind == "report" and names else None,
        "year": _braced(year),
        "month": _MONTHS[int(rest[0]) - 1] if rest else None,
        "day": f"{{{int(rest[1])}}}" if rest[1:] else None,
        "url": f"{{{cited.url}}}" if cited.url else None,
        "urldate": _braced(cited.accessed),
        "langid": f"{{{_LANGUAGES[cited.language][1]}}}",
        "note": _braced(_note(cited, version)),
    }
    lines = [f"  {name} = {value}," for name, value in told.items() if value]
    key = re.sub(r"[^\w.:-]", "-", cited.id)
    return "\n".join([f"@{_BIBTEX[cited.kind]}{{{key},", *lines, "}"])


def _undated(cited: Item) -> str:
    return cited.published or say(f"cite.{cited.language}.undated")


def _note(cited: Item, version: str) -> str:
    """Say where in the source it stands, whether that was read in a copy, and which jjj gave it."""
    read = say(f"cite.{cited.language}.{cited.remark}") if cited.remark else ""
    via = say(f"cite.{cited.language}.via", version=version)
    return "; ".join(filter(None, (place(cited, cited.language), read, via)))


def _braced(text: str | None) -> str | None:
    return f"{{{_latex(text)}}}" if text else None


def _latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in text)
