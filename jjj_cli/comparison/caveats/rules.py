"""What stands in the way of a comparison: each caveat a rule that may make a note."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Literal

from jjj_cli.comparison.results import Choice, Note, Row, Trend
from jjj_cli.gazetteer.regions import containers
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import caveats_named, named
from jjj_cli.record import periods
from jjj_cli.record.bounds import Bounds, Field
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Metric, Store

# How many examples a note names before it only counts the rest.
NAMED = 3


def caveats(store: Store, rows: list[Row], choice: Choice) -> list[Note]:
    """Give the caveats of a comparison's rows, in a fixed order."""
    notes = [rule(store, rows, choice) for rule in RULES]
    return [note for note in notes if note]


def conflicts(store: Store, rejected: dict[str, list[Fact]]) -> list[Note]:
    """Say which figure was preferred where sources give several for the same thing."""
    return [
        Note(
            code="source",
            message=say(
                "note.source",
                taken=_rated(store, store.facts[taken]),
                others=join("join.list", [_rated(store, fact) for fact in others]),
            ),
            facts=(taken, *(fact.id for fact in others)),
        )
        for taken, others in rejected.items()
        if others
    ]


def otherwise(store: Store, rejected: dict[str, list[Fact]]) -> list[Note]:
    """Say which figures were not taken since they count otherwise than the ones that were.

    It is a caveat where the figure that was taken does not say what it counts and the others do: nobody
    knows then which of them it would be.
    """
    left = [(store.facts[taken], others) for taken, others in rejected.items() if others]
    unclear = [(taken, others) for taken, others in left if _unclear(taken, others)]
    notes = [
        Note(code="basis", message=say("note.bases", **_beside(store, *pair)), facts=_ids([pair])) for pair in unclear
    ]
    plain = [pair for pair in left if pair not in unclear]
    if plain:
        names = some((say("note.taken", **_beside(store, *pair)) for pair in plain), "join.groups")
        notes.append(_hint("basis", say("note.bases-left-out", names=names), _ids(plain)))
    return notes


def _unclear(taken: Fact, others: list[Fact]) -> bool:
    first = periods.anchor(taken.period, "cumulative")
    return not taken.basis and any(
        other.basis and periods.days_apart(first, periods.anchor(other.period, "cumulative")) == 0 for other in others
    )


def _beside(store: Store, taken: Fact, others: list[Fact]) -> dict[str, str]:
    shown = some(_counted(store, fact) for fact in others)
    return {"region": named(store.regions[taken.region]), "taken": _counted(store, taken), "others": shown}


def _ids(pairs: Iterable[tuple[Fact, list[Fact]]]) -> tuple[str, ...]:
    return tuple(fact.id for taken, others in pairs for fact in (taken, *others))


def _counted(store: Store, fact: Fact) -> str:
    """Name a figure by what it counts: 9242610人 (2020-11-01; 不含定州市)."""
    sides = join("join.and", [named(store.regions[code]) for code in fact.counterpart])
    about = [fact.basis or say("basis.none"), say("said.counterpart", names=sides) if sides else ""]
    about.append(say("accumulation.cumulative") if fact.accumulation == "cumulative" else "")
    what = join("join.semicolon", filter(None, [periods.said(fact.period), *about]))
    return say("note.counted", printed=fact.printed, what=what)


def _rated(store: Store, fact: Fact) -> str:
    """Name a figure by how far it can be relied on: 保定市 9242610人 (copy, preliminary)."""
    about = [say(f"reliability.{store.sources[fact.source].reliability}")]
    about += [] if fact.nature == "actual" else [say(f"nature.{fact.nature}")]
    return say("note.rated", fact=_named(store, fact), what=join("join.semicolon", about))


def left_out(store: Store, metric: Metric, known: list[Fact], taken: list[Fact], choice: Choice) -> list[Note]:
    """Say what was not shown, and how to see it: targets and plans, parts, regions without a figure."""
    hints = []
    hoped = [f for f in known if f.nature not in (*ACTUAL_NATURES, *choice.include)]
    for nature in dict.fromkeys(fact.nature for fact in hoped):
        ids = tuple(fact.id for fact in hoped if fact.nature == nature)
        hints.append(
            _hint(
                "nature", say("note.nature-left-out", count=len(ids), nature=say(f"nature.{nature}"), key=nature), ids
            )
        )
    wholes = {fact.id for fact in taken}
    inside = [] if choice.parts else [fact for fact in known if fact.part_of in wholes]
    if inside:
        names = some(_named(store, fact) for fact in inside)
        hints.append(_hint("basis", say("note.parts-left-out", names=names), tuple(fact.id for fact in inside)))
    missing = [code for code in choice.regions if code not in {fact.region for fact in taken}]
    if missing:
        names = some(named(store.regions[code]) for code in missing)
        hints.append(_hint("missing", say("note.missing", names=names, metric=named(metric)), ()))
    return hints


def corrections(store: Store, facts: Iterable[Fact]) -> list[Note]:
    """Say which figures correct another, and which are corrected by another."""
    shown = {fact.id: fact for fact in facts}
    new = [fact for fact in shown.values() if fact.supersedes]
    new += [store.facts[by] for old, by in store.corrections.items() if old in shown and by not in shown]
    return [
        _hint(
            "source",
            say("note.corrected", new=_named(store, fact), old=_corrected(store, fact), id=fact.id),
            (fact.id, str(fact.supersedes)),
        )
        for fact in new
    ]


def _corrected(store: Store, fact: Fact) -> str:
    """Name what a fact corrects: by its region and figure, or by its id where it is not read."""
    old = store.facts.get(str(fact.supersedes))
    return _named(store, old) if old else str(fact.supersedes)


def among(store: Store, facts: Iterable[Fact], choice: Choice) -> list[Note]:
    """Say what sets figures apart that are taken together: revision, collection, partners."""
    rows = [Row(fact, fact.value) for fact in facts]
    return [note for rule in (_nature, _accumulation, _counterpart) if (note := rule(store, rows, choice))]


def sides(store: Store, facts: Iterable[Fact], key: Callable[[Fact], str], word: Callable[[str], str] = str) -> str:
    """List which figures are on which side, by what sets them apart; nothing where nothing does."""
    groups = _groups([Row(fact, fact.value) for fact in facts], key)
    return _listed(store, groups, word) if groups else ""


def some(names: Iterable[str], joiner: str = "join.list", most: int = NAMED) -> str:
    """Join names, of which only the first few are said where there are many: “and 1 more” says less than the one."""
    every = list(names)
    if len(every) <= most + 1:
        return join(joiner, every)
    shown = join(joiner, every[:most])
    return say("note.and-more", names=shown, count=len(every) - most)


def _hint(code: str, message: str, facts: tuple[str, ...]) -> Note:
    return Note(code=code, message=message, facts=facts, weight="hint")


def one_source(store: Store, source: str | None, others: list[str], lacking: list[str]) -> list[Note]:
    """Say which source is used for all regions and which are not, or that none has all."""
    if source is None:
        names = some(named(store.regions[code]) for code in lacking)
        return [_hint("source", say("note.no-one-source", names=names), ())] if lacking else []
    titles = {code: say("note.title", title=store.sources[code].title) for code in (source, *others)}
    names = some(titles[code] for code in others) if others else say("missing")
    return [_hint("source", say("note.one-source", source=titles[source], names=names), ())]


def of_trends(store: Store, starts: list[Row], ends: list[Row], choice: Choice, hedged: list[Fact]) -> list[Note]:
    """Give the caveats of changes: what is of another time, what breaks, and which `hedged` figures leave it open."""
    first, last = choice.between or ("", "")
    every = [row for pair in zip(starts, ends, strict=True) for row in pair]
    notes = [
        other_time(store, starts, choice._replace(at=first)),
        other_time(store, ends, choice._replace(at=last)),
        *(rule(store, every, choice) for rule in (_nature, _accumulation, _basis, _scope, _counterpart)),
    ]
    if hedged:
        names = some(_named(store, fact) for fact in hedged if fact.relation != "eq")
        ids = tuple(fact.id for fact in hedged)
        notes.append(Note(code="bound", message=say("note.change-bound", names=names), facts=ids))
    return [note for note in notes if note]


def breaks(store: Store, pairs: "Iterable[tuple[Fact, Fact, tuple[str, ...]]]") -> list[Note]:
    """Say which regions' figures at two dates do not count the same, so that no change is given."""
    return [
        Note(
            code=codes[0],
            message=say(
                "note.break",
                region=named(store.regions[start.region]),
                start=_counted(store, start),
                end=_counted(store, end),
                codes=caveats_named(codes),
            ),
            facts=(start.id, end.id),
        )
        for start, end, codes in pairs
    ]


def no_trend(store: Store, metric: Metric, choice: Choice, codes: list[str]) -> list[Note]:
    """Say which regions have no figures at both dates."""
    if not codes:
        return []
    first, last = choice.between or ("", "")
    names = some(named(store.regions[code]) for code in codes)
    message = say("note.no-trend", names=names, metric=named(metric), start=first, end=last)
    return [_hint("missing", message, ())]


def flagged_trend(row: Trend, notes: list[Note]) -> Trend:
    """Give a change with the codes of the caveats that concern either of its figures."""
    return row._replace(flags=codes_of({row.start.id, row.end.id}, notes))


def codes_of(ids: set[str], notes: list[Note]) -> tuple[str, ...]:
    """Give the codes of the caveats that concern some facts."""
    found = [note.code for note in notes if note.weight != "hint" and ids.intersection(note.facts)]
    return tuple(dict.fromkeys(found))


def _date_gap(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    results = [row for row in rows if row.fact.nature in ACTUAL_NATURES]
    rows = results or rows  # a target is of a later time than a result, which `nature` says
    if choice.history or not rows:
        return None
    anchored = [(periods.anchor(row.fact.period, row.fact.accumulation), row.fact) for row in rows]
    first, last = min(anchored, key=lambda pair: pair[0][1]), max(anchored, key=lambda pair: pair[0][0])
    apart = timedelta(days=periods.days_apart(first[0], last[0]))
    if apart <= choice.tolerance:
        return None
    return _note("date-gap", rows, old=_dated(store, first[1]), new=_dated(store, last[1]), days=apart.days)


def other_time(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say which figures are not of the time that was asked for, but the nearest to it."""
    if not choice.at or choice.history:
        return None
    results = [row for row in rows if row.fact.nature in ACTUAL_NATURES]
    near = [row for row in results if not periods.speaks_of(row.fact.period, row.fact.accumulation, choice.at)]
    if not near:
        return None
    return _note("other-time", near, code="date-gap", at=choice.at, names=some(_dated(store, r.fact) for r in near))


def _nature(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    natures = _groups(rows, lambda fact: fact.nature)
    if not natures:
        return None
    groups = _listed(store, natures, lambda key: say(f"nature.{key}"))
    if set(natures) - set(ACTUAL_NATURES):
        return _note("nature", rows, "no", groups=groups)
    return _note("revision", rows, code="nature", groups=groups)


def _accumulation(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    kinds = _groups(rows, lambda fact: fact.accumulation)
    if kinds:
        return _note("accumulation", rows, groups=_listed(store, kinds, lambda key: say(f"accumulation.{key}")))
    spans = {key: facts for key, facts in _groups(rows, covered).items() if key}
    if len(spans) < 2:  # noqa: PLR2004 - one is like itself
        return None
    concerned = [row for row in rows if covered(row.fact)]
    return _note("covered", concerned, code="accumulation", groups=_listed(store, spans, lambda key: key))


def covered(fact: Fact) -> str:
    """Say over how long a flow, or since when a total was summed; nothing where that is not stated."""
    start, slash, _ = fact.period.partition("/")
    if fact.accumulation == "cumulative":
        return say("covered.since", start=start) if slash and start != periods.OPEN else ""
    months = periods.months(fact.period)
    return say("covered.months", count=months) if fact.accumulation == "flow" and months else ""


def _basis(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    bases = _groups(rows, lambda fact: fact.basis or "")
    if not bases:
        return None
    return _note("basis", rows, groups=_listed(store, bases, lambda key: key or say("basis.none")))


def _scope(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    present = {row.fact.region for row in rows}
    inside = [(code, outer) for code in sorted(present) for outer in sorted(containers(store.regions, code) & present)]
    if not inside:
        return None
    names = some(
        say("note.inside", part=named(store.regions[code]), whole=named(store.regions[outer])) for code, outer in inside
    )
    nested = {code for pair in inside for code in pair}
    concerned = [row for row in rows if row.fact.region in nested]
    return _note("scope", concerned, names=names)


def _counterpart(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    sides = _groups(
        rows, lambda fact: join("join.and", [named(store.regions[code]) for code in sorted(fact.counterpart)])
    )
    if not sides:
        return None
    return _note("counterpart", rows, groups=_listed(store, sides, lambda key: key or say("counterpart.none")))


def _bound(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    open_ids = set(undecided(rows))
    if not open_ids:
        return None
    concerned = [row for row in rows if row.fact.id in open_ids]
    hedged = [row for row in concerned if row.fact.relation != "eq"]
    return _note("bound", concerned, names=some(_named(store, row.fact) for row in hedged))


RULES = (_date_gap, other_time, _nature, _accumulation, _basis, _scope, _counterpart, _bound)


def undecided(rows: list[Row]) -> list[str]:
    """Give the ids of ranked figures whose order a hedge leaves open."""
    ranked = [(row, Bounds.of(row.value, row.fact.relation)) for row in rows if row.rank]
    every = Field(bounds for _, bounds in ranked)
    hedged = Field(bounds for row, bounds in ranked if row.fact.relation != "eq")
    return [
        row.fact.id
        for row, bounds in ranked
        # A hedged figure stands beside itself; an exact one may stand beside another exact one, and be level with it.
        if (every.beside(bounds) > 1 if row.fact.relation != "eq" else hedged.beside(bounds))
    ]


def _note(
    key: str, rows: list[Row], weight: Literal["no", "caution"] = "caution", code: str = "", **values: object
) -> Note:
    ids = tuple(row.fact.id for row in rows)
    return Note(code=code or key, message=say(f"note.{key}", **values), facts=ids, weight=weight)


def _groups(rows: list[Row], key: Callable[[Fact], str]) -> dict[str, list[Fact]]:
    """Part the facts by what sets them apart; nothing where nothing does."""
    groups: dict[str, list[Fact]] = defaultdict(list)
    for row in rows:
        groups[key(row.fact)].append(row.fact)
    return groups if len(groups) > 1 else {}


def _listed(store: Store, groups: dict[str, list[Fact]], word: Callable[[str], str]) -> str:
    """List who is on each side: 天津市 with 北京市; 沧州市 with 北京市、天津市."""
    sides = [
        say("note.group", names=some(dict.fromkeys(named(store.regions[f.region]) for f in facts)), what=word(key))
        for key, facts in groups.items()
    ]
    return some(sides, "join.groups")


def _named(store: Store, fact: Fact) -> str:
    return say("note.fact", region=named(store.regions[fact.region]), printed=fact.printed)


def _dated(store: Store, fact: Fact) -> str:
    return say(
        "note.dated", region=named(store.regions[fact.region]), printed=fact.printed, period=periods.said(fact.period)
    )
