"""Sources on a page: a mark beside each figure, and what the marks stand for below."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jjj_cli.answers.result import Block, Heading, Link, Text
from jjj_cli.comparison.caveats.date_gap import WAY_OUT
from jjj_cli.comparison.results import Note, Verdict
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import caveats_named, standing, title_within
from jjj_cli.record.periods import OPEN
from jjj_cli.record.records import Source, Store

if TYPE_CHECKING:
    from jjj_cli.citation.writing import Citation

# As much of a date as says its month.
_MONTH = len("2022-10")


class Marks:
    """Numbers the sources of a page as they come up.

    Where it is `cited`, its legend has their citations; where it is `brief`, as on a screen, publishers and months.
    """

    def __init__(self, store: Store, *, cited: bool = False, brief: bool = False) -> None:
        self._store = store
        self._cited = cited
        self.brief = brief
        self._numbers: dict[str, int] = {}

    def mark(self, source: str | None) -> str:
        """Give a source's mark, `[1]`; empty where there is no source."""
        if source is None:
            return ""
        return f"[{self._numbers.setdefault(source, len(self._numbers) + 1)}]"

    def of(self, sources: Iterable[str | None]) -> str:
        """Give the marks of several sources, each once: `[1][3]`."""
        return "".join(dict.fromkeys(map(self.mark, sources)))

    def legend(self) -> list[Block]:
        """Say what each mark stands for, the titles linked to where they were published."""
        if self.brief and not self._cited:
            return self._brief_legend()
        text, links = "", []
        for key, number in self._numbers.items():
            source, mark = self._store.sources[key], f"[{number}] "
            text += f"\n{mark}" if text else mark
            links += links_of(source, len(text))
            text += describe(source)
        return [Text(text, "quiet", tuple(links)), *self._citations()] if text else []

    def _brief_legend(self) -> list[Block]:
        """Name the publisher and the date of each source, one beside the other, linked to where it was published."""
        text, links = "", []
        for key, number in self._numbers.items():
            source = self._store.sources[key]
            text += f"{say('join.beside') if text else ''}[{number}] "
            told = briefly_described(source)
            links += [Link(len(text), len(text) + len(told), source.url)] if source.url else []
            text += told
        return [Text(text, "quiet", tuple(links))] if text else []

    def _citations(self) -> list[Block]:
        return citations(self._store, self._numbers) if self._cited else []


def citations(store: Store, sources: Iterable[str]) -> list[Block]:
    """Cite sources as GB/T 7714-2015 does, below a heading."""
    from jjj_cli.citation import writing  # only where it is asked for

    return citation_list(writing.write(writing.resolve(store, sources), "gbt7714"), numbered=True)


def citation_list(citations: "list[Citation]", *, numbered: bool = False) -> list[Block]:
    """Make a list of citations, one a paragraph, and say which jjj they come from."""
    from jjj_cli.citation import writing

    texts = [
        say("cite.line", number=number, text=one.citation) if numbered else one.citation
        for number, one in enumerate(citations, start=1)
    ]
    heading: list[Block] = [Heading(say("cite.heading"))] if numbered else []
    return [*heading, *(Text(text) for text in texts), Text(writing.version_line(), "quiet")]


def describe(source: Source) -> str:
    """Name a source: title, publishers, date, and how far it can be relied on."""
    publishers = join("join.list", source.publishers)
    return say(
        "source.line",
        title=title_within(source.title),
        publishers=publishers,
        published=source.published or say("undated"),
        standing=standing(source),
        id=source.id,
    )


def briefly_described(source: Source) -> str:
    """Name a source by its first publisher and its month."""
    publisher = next(iter(source.publishers), source.title)
    published = source.published[:_MONTH] if source.published else say("undated")
    return say("source.brief", publisher=publisher, published=published)


def links_of(source: Source, place: int = 0) -> list[Link]:
    """Link the title of a source that is described from a place of a text on, where it has an address."""
    start = place + describe(source).index(title_within(source.title))
    return [Link(start, start + len(source.title), source.url)] if source.url else []


def caveat_lines(notes: list[Note], verdict: Verdict | None = None, *, brief: bool = False) -> list[Block]:
    """Say what stands in the way, the verdict first; hints last and quietly. Where it is `brief`, a line each."""
    serious = [note for note in notes if note.weight != "hint"]
    blocks: list[Block] = []
    if verdict:
        codes = caveats_named(note.code for note in serious)
        tone = {"yes": "good", "caution": "caution", "no": "caution"}
        told = say(f"verdict.{verdict}", codes=codes)
        if brief and serious:
            told = join("join.semicolon", [told, say("verdict.more")])
        blocks.append(Text(told, tone[verdict]))  # type: ignore[arg-type]
    if brief:
        return [*blocks, *_brief_lines(notes)]
    blocks += [
        Text(say("note.line", code=caveats_named([note.code]), message=note.message), "caution", note=True)
        for note in serious
    ]
    blocks += [
        Text(say("note.hint", message=note.message), "quiet", note=True) for note in notes if note.weight == "hint"
    ]
    return blocks


def _brief_lines(notes: list[Note]) -> list[Block]:
    """Say each caveat in a line, one that is met several times once, and in one what is not shown."""
    serious = Counter((note.code, note.short or note.message) for note in notes if note.weight != "hint")
    lines: list[Block] = [
        Text(
            say(
                "note.brief",
                code=caveats_named([code]),
                short=short,
                times=say("note.times", count=count) if count > 1 else "",
            ),
            "caution",
            note=True,
        )
        for (code, short), count in serious.items()
    ]
    # How one year is had stands in the line that says how far the periods lie apart.
    hints = [note for note in notes if note.weight == "hint" and note.code != WAY_OUT]
    if left := [note.short for note in hints if note.short]:
        lines.append(Text(say("note.not-shown", names=join("join.list", left)), "quiet", note=True))
    return [
        *lines,
        *(Text(say("note.hint", message=one.message), "quiet", note=True) for one in hints if not one.short),
    ]


def spoken_period(period: str) -> str:
    """Say a period as people read it: `2017 – 2022-10`, `to 2022-10` where its start is open."""
    start, slash, end = period.partition("/")
    if not slash:
        return period
    return say("period.open", end=end) if start == OPEN else say("period.span", start=start, end=end)
