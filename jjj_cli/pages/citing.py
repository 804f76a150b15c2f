"""Sources on a page: a mark beside each figure, and what the marks stand for below."""

from jjj_cli.messages import say
from jjj_cli.model import Note, Source, Store, Verdict
from jjj_cli.periods import OPEN
from jjj_cli.result import Block, Text


class Marks:
    """Numbers the sources of a page as they come up."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._numbers: dict[str, int] = {}

    def mark(self, source: str | None) -> str:
        """Give a source's mark, `[1]`; empty where there is no source."""
        if source is None:
            return ""
        return f"[{self._numbers.setdefault(source, len(self._numbers) + 1)}]"

    def legend(self) -> list[Block]:
        """Say what each mark stands for."""
        lines = [f"[{number}] {describe(self._store.sources[source])}" for source, number in self._numbers.items()]
        return [Text("\n".join(lines), "quiet")] if lines else []


def describe(source: Source) -> str:
    """Name a source: title, publishers, date, and how far it can be relied on."""
    publishers = say("join.list").join(source.publishers)
    reliability = say(f"reliability.{source.reliability}")
    return say(
        "source.line",
        title=source.title,
        publishers=publishers,
        published=source.published or say("undated"),
        reliability=reliability,
        id=source.id,
    )


def caveat_lines(notes: list[Note], verdict: Verdict | None = None) -> list[Block]:
    """Say what stands in the way, the verdict first; hints last and quietly."""
    serious = [note for note in notes if note.weight != "hint"]
    blocks: list[Block] = []
    if verdict:
        codes = ", ".join(dict.fromkeys(note.code for note in serious))
        tone = {"yes": "good", "caution": "caution", "no": "caution"}
        blocks.append(Text(say(f"verdict.{verdict}", codes=codes), tone[verdict]))  # type: ignore[arg-type]
    blocks += [Text(say("note.line", code=note.code, message=note.message), "caution") for note in serious]
    blocks += [Text(say("note.hint", message=note.message), "quiet") for note in notes if note.weight == "hint"]
    return blocks


def spoken_period(period: str) -> str:
    """Say a period as people read it: `2017 – 2022-10`, `to 2022-10` where its start is open."""
    start, slash, end = period.partition("/")
    if not slash:
        return period
    return say("period.open", end=end) if start == OPEN else say("period.span", start=start, end=end)
