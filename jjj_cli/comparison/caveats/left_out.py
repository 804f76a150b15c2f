"""What a comparison does not show, and how to see it."""

from jjj_cli.comparison.caveats.wording import hint, named_figure, some_of
from jjj_cli.comparison.results import Choice, Note
from jjj_cli.messages import say
from jjj_cli.messages.naming import named
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Fact, Metric, Store


def hints(store: Store, metric: Metric, known: list[Fact], taken: list[Fact], choice: Choice) -> list[Note]:
    """Say what was not shown, and how to see it: targets and plans, parts, regions without a figure."""
    found = []
    hoped = [f for f in known if f.nature not in (*ACTUAL_NATURES, *choice.include)]
    for nature in dict.fromkeys(fact.nature for fact in hoped):
        ids = tuple(fact.id for fact in hoped if fact.nature == nature)
        values = {"count": len(ids), "nature": say(f"nature.{nature}"), "key": nature}
        short = say("short.nature-left-out", **values)
        found.append(hint("nature", say("note.nature-left-out", **values), ids, short))
    wholes = {fact.id for fact in taken}
    inside = [] if choice.parts else [fact for fact in known if fact.part_of in wholes]
    if inside:
        names = some_of(inside, lambda fact: named_figure(store, fact))
        short = say("short.parts-left-out", count=len(inside))
        found.append(hint("basis", say("note.parts-left-out", names=names), tuple(fact.id for fact in inside), short))
    there = {fact.region for fact in taken}
    missing = [code for code in choice.regions if code not in there]
    if missing:
        names = some_of(missing, lambda code: named(store.regions[code]))
        found.append(hint("missing", say("note.missing", names=names, metric=named(metric)), ()))
    return found
