"""What an editor can put into a draft: the store's figure, its time, its source, or a comment that silences."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, NamedTuple

from jjj_cli.answers.findings import ALARMS
from jjj_cli.citation import writing
from jjj_cli.library.language import Spoken
from jjj_cli.lsp.checks import Figure
from jjj_cli.lsp.drafts import Draft
from jjj_cli.messages import say
from jjj_cli.record import periods
from jjj_cli.record.precision import step_of
from jjj_cli.record.records import Fact, Store
from jjj_cli.text.characters import narrow
from jjj_cli.text.quantities import Quantity, parse
from jjj_cli.text.wording import number
from jjj_cli.verification.conversion import converted, converts

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
# How far back and on a clause and a sentence are looked for.
_FARTHEST = 320
_CLAUSE_BEGINS = re.compile(r"[，,；;：:。！？!?\n\r（）()|>](?!\d{3}(?!\d))")
# What stands before the words of a line: a heading, a list, a quotation, emphasis.
_BEFORE_WORDS = re.compile(r"[\s#*_+-]*(?:\d{1,3}[.)、]\s*)?[\s*_]*")
# Where a clause and a sentence end; a comma within a number ends none, and an address and a tag are passed over.
_CLAUSE_ENDS = re.compile(r"\]\([^()\n]*\)|(?P<end>[，；。！？!?\n\r|]|[,;](?!\d)|\Z)")
_SENTENCE_ENDS = re.compile(r"(?P<end>[。！？!?\n\r]|\Z)")
_SENTENCE_ENDS_IN_HTML = re.compile(
    r"(?P<end>[。！？!?\n\r]|</?(?:p|div|br|li|td|th|h[1-6]|tr|ul|ol|table|section)\b|\Z)|<[^<>]*>", re.IGNORECASE
)
_LABEL = re.compile(r"\[\^(\d{1,6})\]")
_IGNORE = {"text": " // jjj: ignore", "markdown": " <!-- jjj: ignore -->", "html": "<!-- jjj: ignore -->"}


class Edit(NamedTuple):
    """A text that is put in the place of another one."""

    start: int
    end: int
    text: str


class Proposal(NamedTuple):
    """What can be put, in a few words, and the edits; `mends` says that it takes a finding away.

    What silences is done as asked; all else is proposed where the store bears it out.
    """

    kind: Literal["put", "date", "cite", "ignore"]
    title: str
    edits: tuple[Edit, ...]
    mends: bool


def proposals(store: Store, draft: Draft, figure: Figure) -> list[Proposal]:
    """Give what can be put for a figure, the likeliest first."""
    verdict = figure.checked.verdict
    fact = store.facts.get(figure.checked.fact or "")
    found: list[Proposal | None] = []
    if fact and verdict in ("contradicted", "outdated"):
        found += [_put(figure, fact, text) for text in replacements(figure.quantity, fact)]
    if verdict == "outdated" and figure.older:
        found.append(_date(draft, figure, figure.older, mends=True))
    if fact and verdict == "supported":
        found.append(None if figure.dated else _date(draft, figure, fact.period, mends=False))
        found.append(_cite(store, draft, figure, fact))
    if verdict in ALARMS:
        found.append(_ignore(draft, figure))
    return [one for one in found if one is not None]


def replacements(said: Quantity, fact: Fact) -> list[str]:
    """Give a fact's figure as it can stand for one of a draft: in that one's unit and rounding, then as published."""
    own = _in_own_unit(said, fact)
    published = None if said.head else _published(fact)
    return list(dict.fromkeys(text for text in (own, published) if text and text != said.surface))


def _in_own_unit(said: Quantity, fact: Fact) -> str | None:
    """Put a fact's number where the draft's is; None where the draft has its number in words, or the fact a hedge."""
    plain = narrow(said.surface)
    digits = _NUMBER.findall(plain)
    unit = said.unit
    if fact.relation != "eq" or len(digits) != 1 or Decimal(digits[0].replace(",", "")) != said.value:
        return None
    if not said.base_unit or not converts(fact.unit, unit):
        return None
    value = _rounded(said.value, fact, unit)
    if not value:
        return None
    start = plain.index(digits[0]) + len(digits[0])
    place = plain.find(unit, start)
    after = said.surface[start : place + len(unit)] if place >= 0 else ""
    return (format(value, ",f") if "," in digits[0] else format(value, "f")) + after


def _rounded(said: Decimal, fact: Fact, unit: str) -> Decimal:
    """Give a fact's value in a unit with as many places as a draft has, and never more digits than the fact has."""
    value, step = converted(fact.value, fact.unit, unit), step_of(said)
    if step >= converted(step_of(fact.value), fact.unit, unit):
        return value.quantize(step, rounding=ROUND_HALF_UP)
    return Decimal(number(value, fact.value))


def _published(fact: Fact) -> str | None:
    if fact.relation == "eq":
        return f"{format(fact.value, 'f')}{fact.unit}"
    return fact.printed if parse(fact.printed) else None  # what is hedged is put in its source's own words


def _put(figure: Figure, fact: Fact, text: str) -> Proposal:
    title = say("action.put", figure=text, period=periods.said(fact.period), source=fact.source)
    return Proposal("put", title, (Edit(figure.start, figure.end, text),), mends=True)


def _date(draft: Draft, figure: Figure, period: str, *, mends: bool) -> Proposal | None:
    """Name a time where the figure's clause begins; in Chinese, since that is what drafts are in."""
    if figure.quantity.head:
        return None
    line = max(0, figure.start - _FARTHEST)
    begins = [match.end() for match in _CLAUSE_BEGINS.finditer(draft.text, line, figure.start)]
    start = begins[-1] if begins else line
    before = _BEFORE_WORDS.match(draft.text, start, figure.start)
    place = before.end() if before else start
    if (line and not begins) or set("[]<&") & set(draft.text[place : figure.start]):
        return None
    with Spoken("zh"):
        time = str(periods.said(period))
    return Proposal("date", say("action.date", time=time), (Edit(place, place, time),), mends=mends)


def _cite(store: Store, draft: Draft, figure: Figure, fact: Fact) -> Proposal | None:
    source = store.sources.get(fact.source)
    if source is None:
        return None
    style: writing.Style = "footnote" if draft.form == "markdown" else "short"
    cited = writing.write(writing.resolve(store, [fact.id]), style)[0].citation
    edits = _noted(draft, figure, cited) if draft.form == "markdown" else _in_running_text(draft, figure, cited)
    return Proposal("cite", say("action.cite", title=source.title), edits, mends=False) if edits else None


def _noted(draft: Draft, figure: Figure, cited: str) -> tuple[Edit, ...]:
    """Put a footnote after the figure's clause, and what it says at the end, unless that is there already."""
    text = draft.text
    body = cited.partition("]: ")[2]
    there = text.find(f"]: {body}")
    known = _LABEL.match(text, text.rfind("[^", 0, there + 1)) if there >= 0 else None
    label = known[1] if known else str(1 + max((int(one) for one in _LABEL.findall(text)), default=0))
    place = _end(_CLAUSE_ENDS, text, figure.end)
    if text.endswith(f"[^{label}]", figure.end, place):
        return ()
    mark = Edit(place, place, f"[^{label}]")
    if known:
        return (mark,)
    last = text.rstrip().rpartition("\n")[2]
    apart = draft.line_break * (1 if last.startswith("[^") else 2)
    end = len(text.rstrip())
    return mark, Edit(end, len(text), f"{apart}[^{label}]: {body}{draft.line_break}")


def _in_running_text(draft: Draft, figure: Figure, cited: str) -> tuple[Edit, ...]:
    """Put a reference at the end of the figure's sentence, within 〔〕, since it has （） of its own (GB/T 15834)."""
    in_html = draft.form == "html"
    place = _end(_SENTENCE_ENDS_IN_HTML if in_html else _SENTENCE_ENDS, draft.text, figure.end)
    if in_html:
        cited = cited.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if cited in draft.text[figure.end : place]:
        return ()
    return (Edit(place, place, f"〔{cited}〕"),)


def _end(ends: re.Pattern[str], text: str, start: int) -> int:
    found = next((match for match in ends.finditer(text, start) if match["end"] is not None), None)
    return found.start() if found else len(text)


def _ignore(draft: Draft, figure: Figure) -> Proposal:
    """Silence the line that a figure begins on: at its end; in a page right after the figure, where no tag can be."""
    end = draft.text.find("\n", figure.start)
    place = len(draft.text) if end < 0 else end - draft.text.endswith("\r", 0, end)
    if draft.form == "html" and figure.end <= place:
        place = figure.end
    return Proposal("ignore", say("action.ignore"), (Edit(place, place, _IGNORE[draft.form]),), mends=True)
