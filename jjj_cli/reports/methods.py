"""How a report was made, in words that are true of the code: how figures were chosen, converted, rounded, ranked."""

from jjj_cli import __version__, explanation
from jjj_cli.exports.excerpt import Excerpt, version
from jjj_cli.messages import say
from jjj_cli.model import ACTUAL_NATURES
from jjj_cli.reports.desk import Desk
from jjj_cli.reports.document import Block, Command, Meanings, Paragraph, Points, Section


def meanings(desk: Desk) -> Section | None:
    """Explain the caveats that were met, in the order in which a comparison gives them."""
    met = [explanation.find(code) for code in explanation.CODES if code in desk.codes]
    if not met:
        return None
    items = [(one.code, say(f"explain.weight.{one.weight}"), one.meaning) for one in met]
    return Section("caveats", say("report.meanings"), [Meanings(items)])


def methods(desk: Desk, *, metrics: bool, regions: bool) -> Section:
    """Say how the figures were chosen and shown."""
    choice = desk.choice
    told = []
    if metrics or regions:
        told.append(
            say("report.method.at", at=choice.at, days=choice.tolerance.days)
            if choice.at
            else say("report.method.latest")
        )
        told += [say("report.method.basis"), say("report.method.source"), say("report.method.parts")]
        told.append(say("report.method.rank"))
    if desk.hedged:
        told.append(say("report.method.hedge"))
    if any(fact.nature not in ACTUAL_NATURES for fact in desk.facts):
        told.append(say("report.method.target"))
    told += [say("report.method.unit"), say("report.method.digits")]
    if regions:
        told.append(say("report.method.words"))
    return Section("methods", say("report.methods"), [Points(told)])


def again(desk: Desk, excerpt: Excerpt, command: str) -> Section:
    """Say how to make the report again: the command, the version, the data."""
    told = say("report.again.how", version=__version__, data=version(excerpt))
    blocks: list[Block] = [Paragraph(told), Command(command)]
    own = sum(fact.id in desk.store.own for fact in desk.facts)
    if own:
        blocks.append(Paragraph(say("report.again.own", count=own), "caution"))
    return Section("again", say("report.again"), blocks)
