"""A report put together: its subjects, what their caveats mean, how it was made, its sources."""

from jjj_cli.comparison.results import Choice
from jjj_cli.exports import provenance
from jjj_cli.exports.excerpt import referred
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record.records import Region, Store
from jjj_cli.reports import methods, metric_report, region_report
from jjj_cli.reports.document import Report, Section
from jjj_cli.reports.footnotes import Desk
from jjj_cli.reports.subjects import Subject


def compose(store: Store, subjects: list[Subject], choice: Choice, command: str, title: str | None = None) -> Report:
    """Make the report on some regions and metrics; `command` is what makes it again."""
    desk = Desk(store, choice)
    parts = [_section(desk, subject) for subject in subjects]
    excerpt = referred(store, desk.facts)
    last = [
        methods.meanings(desk),
        methods.methods(desk, subjects),
        methods.again(desk, excerpt, command),
    ]
    made = provenance.created()
    footnotes = desk.footnotes(made[:10])
    return Report(
        language=say("report.language"),
        title=title or join("join.list", [named(subject) for subject in subjects]),
        summary=say("report.summary", facts=len(excerpt.facts), sources=len(footnotes)),
        sections=[*(_alone(parts[0]) if len(parts) == 1 else parts), *(one for one in last if one)],
        footnotes=footnotes,
        made=made,
        excerpt=excerpt,
    )


def _section(desk: Desk, subject: Subject) -> Section:
    return region_report.section(desk, subject) if isinstance(subject, Region) else metric_report.section(desk, subject)


def _alone(part: Section) -> list[Section]:
    """Raise what stands in the only part: the title names its subject."""
    return [Section(part.id, say("report.about"), part.blocks), *part.inside]
