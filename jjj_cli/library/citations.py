"""References to what facts, initiatives and sources were read in."""

from collections.abc import Sequence

from jjj_cli.answers.pages import citing
from jjj_cli.answers.result import Result
from jjj_cli.citation import writing
from jjj_cli.citation.items import is_date
from jjj_cli.citation.writing import Citation, Style
from jjj_cli.comparison.caveats.source import corrections
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.record.records import Store
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


def check_day(text: str | None) -> None:
    """Refuse what is no day (UsageError)."""
    if text and (len(text) != len("2022-10-31") or not is_date(text)):
        raise UsageError("day", text=text, hint=say("hint.day"))
