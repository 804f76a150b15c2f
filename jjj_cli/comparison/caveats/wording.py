"""How caveats name figures, and the regions on either side of what sets them apart."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Literal, TypeVar

from jjj_cli.comparison.results import Note, Row
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said, named
from jjj_cli.record import periods
from jjj_cli.record.records import Fact, Store

T = TypeVar("T")
# How many examples a note names before it only counts the rest.
NAMED = 3
# So many notes of one kind are told one by one at most: what is said in more is read by nobody, and stands in one.
MANY = 20


def note_of(
    key: str,
    rows: list[Row],
    weight: Literal["no", "caution"] = "caution",
    code: str = "",
    short: str = "",
    **values: object,
) -> Note:
    """Make the note of a caveat that concerns some rows; its words are `note.KEY`, and `short` in a line."""
    ids = tuple(row.fact.id for row in rows)
    return Note(code=code or key, message=say(f"note.{key}", **values), facts=ids, weight=weight, short=short)


def hint(code: str, message: str, facts: tuple[str, ...], short: str = "") -> Note:
    """Make a note that does not bear on the verdict."""
    return Note(code=code, message=message, facts=facts, weight="hint", short=short)


def sides(store: Store, facts: Iterable[Fact], key: Callable[[Fact], str], word: Callable[[str], str] = str) -> str:
    """List which figures are on which side, by what sets them apart; nothing where nothing does."""
    groups = grouped([Row(fact, fact.value) for fact in facts], key)
    return listed(store, groups, word) if groups else ""


def grouped(rows: list[Row], key: Callable[[Fact], str]) -> dict[str, list[Fact]]:
    """Part the facts by what sets them apart; nothing where nothing does."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        groups[key(row.fact)].append(row.fact)
    return groups if len(groups) > 1 else {}


def listed(store: Store, groups: dict[str, list[Fact]], word: Callable[[str], str]) -> str:
    """List who is on each side: 天津市 with 北京市; 沧州市 with 北京市、天津市."""
    sides = [
        say("note.group", names=some(dict.fromkeys(named(store.regions[f.region]) for f in facts)), what=word(key))
        for key, facts in groups.items()
    ]
    return some(sides, "join.groups")


def counts(groups: dict[str, list[Fact]], word: Callable[[str], str]) -> str:
    """Count the figures on each side: actual (11), preliminary (26)."""
    return some(say("short.group", what=word(key), count=len(facts)) for key, facts in groups.items())


def some(names: Iterable[str], joiner: str = "join.list", most: int = NAMED) -> str:
    """Join names, of which only the first few are said where there are many: “and 1 more” says less than the one."""
    return some_of(list(names), lambda name: name, joiner, most)


def some_of(every: Sequence[T], word: Callable[[T], str], joiner: str = "join.list", most: int = NAMED) -> str:
    """Join what is said of things as `some` does; what is only counted is not put into words."""
    if len(every) <= most + 1:
        return join(joiner, [word(one) for one in every])
    shown = join(joiner, [word(one) for one in every[:most]])
    return say("note.and-more", names=shown, count=len(every) - most)


def named_figure(store: Store, fact: Fact) -> str:
    """Name a figure by its region: 保定市 9242610人."""
    return say("note.fact", region=named(store.regions[fact.region]), printed=fact.printed)


def dated(store: Store, fact: Fact) -> str:
    """Name a figure by its region and its time."""
    return say(
        "note.dated", region=named(store.regions[fact.region]), printed=fact.printed, period=periods.said(fact.period)
    )


def counted(store: Store, fact: Fact) -> str:
    """Name a figure by what it counts: 9242610人 (2020-11-01; 不含定州市)."""
    what = join("join.semicolon", [periods.said(fact.period), counted_as(store, fact)])
    return say("note.counted", printed=fact.printed, what=what)


def counted_as(store: Store, fact: Fact, joiner: str = "join.semicolon") -> str:
    """Say what a figure counts: its basis, with whom, and whether it is a total."""
    sides = join("join.and", [named(store.regions[code]) for code in fact.counterpart])
    about = [basis_said(store, fact.basis) or say("basis.none"), say("said.counterpart", names=sides) if sides else ""]
    about.append(say("accumulation.cumulative") if fact.accumulation == "cumulative" else "")
    return join(joiner, filter(None, about))
