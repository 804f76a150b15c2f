"""A report put together: its subjects, what their caveats mean, how it was made, its sources."""

from jjj_cli.comparison.results import Choice
from jjj_cli.exports import provenance
from jjj_cli.exports.excerpt import with_references
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record.records import Region, Store
from jjj_cli.reports import methods, metric_report, region_report
from jjj_cli.reports.context import Context
from jjj_cli.reports.document import Report, Section
from jjj_cli.reports.subjects import Subject


def compose(store: Store, subjects: list[Subject], choice: Choice, command: str, title: str | None = None) -> Report:
    """Make the report on some regions and metrics; `command` is what makes it again."""
    context = Context(store, choice)
    parts = [_section(context, subject) for subject in subjects]
    excerpt = with_references(store, context.facts)
    last = [
        methods.meanings(context),
        methods.methods(context, subjects),
        methods.reproduction(context, excerpt, command),
    ]
    made = provenance.created()
    footnotes = context.footnotes(made[:10])
    return Report(
        language=say("report.language"),
        title=title or join("join.list", [named(subject) for subject in subjects]),
        summary=say("report.summary", facts=len(excerpt.facts), sources=len(footnotes)),
        sections=[*(_alone(parts[0]) if len(parts) == 1 else parts), *(one for one in last if one)],
        footnotes=footnotes,
        made=made,
        excerpt=excerpt,
    )


def _section(context: Context, subject: Subject) -> Section:
    return (
        region_report.section(context, subject)
        if isinstance(subject, Region)
        else metric_report.section(context, subject)
    )


def _alone(part: Section) -> list[Section]:
    """Raise what stands in the only part: the title names its subject."""
    return [Section(part.id, say("report.about"), part.blocks), *part.inside]
