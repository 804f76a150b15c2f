"""References to what facts, initiatives and sources were read in."""

from collections.abc import Sequence

from jjj_cli.answers.pages import citing, lists
from jjj_cli.answers.result import Result
from jjj_cli.citation import writing
from jjj_cli.citation.items import is_date
from jjj_cli.citation.writing import Citation, Style
from jjj_cli.comparison.caveats.source import corrections
from jjj_cli.comparison.results import Note
from jjj_cli.errors import JjjError, UsageError
from jjj_cli.library import figures
from jjj_cli.messages import say
from jjj_cli.record.records import Fact, Store
from jjj_cli.version import __version__

FIELDS = Citation._fields


def answer(store: Store, ids: Sequence[str], style: Style, accessed: str | None) -> Result:
    """Answer with the references of what goes by some ids."""
    items = writing.resolve(store, ids, accessed)
    written = writing.write(items, style)
    facts = [store.facts[name] for name in dict.fromkeys(ids) if name in store.facts]
    return Result(
        command="cite",
        query={"ids": ids, "style": style, "accessed": accessed},
        fields=FIELDS,
        rows=lambda: [one._asdict() for one in written],
        page=lambda: citing.citation_list(written),
        notes=[*corrections(store, facts), *writing.read_early(items)],
        plain=lambda: writing.bibliography(written, style),
        plain_in=("table", "markdown") if style == "footnote" else ("table",),  # a footnote is Markdown itself
        extra=lambda: {"version": __version__},
    )


def figures_meant(store: Store, words: Sequence[str]) -> tuple[Sequence[str], list[Note]]:
    """Give the ids of the figures that regions and metrics name, as `get` takes them, and say which they are.

    What names no figure so is given back as it is: ids, and what is known by none.
    """
    if any(word in table for word in words for table in (store.facts, store.initiatives, store.sources)):
        return words, []
    try:
        asked = figures.read_words(store, words, figures.Asked())
        found = [one.fact for one in figures.published(store, asked)]
    except JjjError:
        return words, []
    return [fact.id for fact in found] or words, [_said(store, fact) for fact in found]


def _said(store: Store, fact: Fact) -> Note:
    message = say(
        "cite.figure", title=lists.fact_title(store, fact), period=citing.spoken_period(fact.period), id=fact.id
    )
    return Note(code="figure", message=message, facts=(fact.id,), weight="hint")


def check_day(text: str | None) -> None:
    """Refuse what is no day (UsageError)."""
    if text and (len(text) != len("2022-10-31") or not is_date(text)):
        raise UsageError("day", text=text, hint=say("hint.day"))
