"""How a report was made, in words that are true of the code: how figures were chosen, converted, rounded, ranked."""

from collections.abc import Iterable

from jjj_cli.answers.result import Text
from jjj_cli.comparison.caveats import explanation
from jjj_cli.comparison.results import Choice
from jjj_cli.exports.excerpt import Excerpt, version
from jjj_cli.messages import say
from jjj_cli.record.codelists import ACTUAL_NATURES
from jjj_cli.record.records import Metric, Region
from jjj_cli.reports.context import Context
from jjj_cli.reports.document import Block, Command, Meanings, Points, Section
from jjj_cli.reports.subjects import Subject
from jjj_cli.version import __version__

# What stands between the parts of a date that is no year alone.
_PARTED = "-/"


def meanings(context: Context) -> Section | None:
    """Explain the caveats that were met, in the order in which a comparison gives them."""
    met = [explanation.find(code) for code in explanation.CODES if code in context.codes]
    if not met:
        return None
    items = [(one.code, say(f"explain.weight.{one.weight}"), one.meaning) for one in met]
    return Section("caveats", say("report.meanings"), [Meanings(items)])


def methods(context: Context, subjects: Iterable[Subject]) -> Section:
    """Say how the figures were chosen and shown."""
    told = _choosing(context.choice)
    if any(isinstance(one, Metric) and one.formula for one in subjects):
        told.append(say("report.method.formula", days=context.choice.tolerance.days))
    told.append(say("report.method.rank"))
    if context.hedged:
        told.append(say("report.method.hedge"))
    if any(fact.nature not in ACTUAL_NATURES for fact in context.facts):
        told.append(say("report.method.target"))
    told += [say("report.method.unit"), say("report.method.digits")]
    if any(isinstance(one, Region) for one in subjects):
        told.append(say("report.method.words"))
    return Section("methods", say("report.methods"), [Points(told)])


def _choosing(choice: Choice) -> list[str]:
    """Say which figure stands for a region, as `preference` takes it."""
    newest = say("report.method.latest")
    first = say("report.method.at", at=choice.at, days=choice.tolerance.days) if choice.at else newest
    # where a month is asked for, what was collected in a part of a year is not left aside
    years = [] if set(choice.at or "") & set(_PARTED) else [say("report.method.year")]
    return [first, *years, say("report.method.basis"), say("report.method.source"), say("report.method.parts")]


def reproduction(context: Context, excerpt: Excerpt, command: str) -> Section:
    """Say how to make the report again: the command, the version, the data."""
    told = say("report.again.how", version=__version__, data=version(excerpt))
    blocks: list[Block] = [Text(told), Command(command)]
    own = sum(fact.id in context.store.own for fact in context.facts)
    if own:
        blocks.append(Text(say("report.again.own", count=own), "caution"))
    return Section("again", say("report.again"), blocks)
