"""The caveat `vintage`: figures that stand on different censuses, and are revised as each of them says."""

from collections import defaultdict

from jjj_cli.comparison import vintages
from jjj_cli.comparison.caveats.wording import grouped, listed, note_of, some
from jjj_cli.comparison.results import Choice, Note, Row
from jjj_cli.messages import say
from jjj_cli.record.records import Fact, Store


def caveat(store: Store, rows: list[Row], choice: Choice) -> Note | None:
    """Say which figures stand on which census; of a history only where those of one region do not stand on one."""
    broken = [row for row in rows if row.fact.vintage]
    if choice.history:
        known: dict[str, set[str | None]] = defaultdict(set)
        for row in broken:
            known[row.fact.region].add(row.fact.vintage)
        broken = [row for row in broken if len(known[row.fact.region]) > 1]
    found = grouped(broken, lambda fact: fact.vintage or "")
    if not found:
        return None
    groups = _years_of_each(found) if choice.history else listed(store, found, _word)
    short = say("short.vintage", groups=some(_counted(key, len(facts)) for key, facts in found.items()))
    return note_of("vintage", broken, short=short, groups=groups)


def _counted(vintage: str, count: int) -> str:
    year = vintages.year_of(vintage)
    return say("short.census", count=count, census=say("short.census-of", year=year) if year else _word(vintage))


def _word(vintage: str) -> str:
    return say(f"vintage.{vintage}")


def _years_of_each(found: dict[str, list[Fact]]) -> str:
    """List which years of a history stand on which census."""
    years = {key: sorted({fact.period.rpartition("/")[2][:4] for fact in facts}) for key, facts in found.items()}
    return some((say("note.group", names=_span(one), what=_word(key)) for key, one in years.items()), "join.groups")


def _span(years: list[str]) -> str:
    return years[0] if len(years) == 1 else say("period.span", start=years[0], end=years[-1])
