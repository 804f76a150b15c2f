"""An audit for people: what was found, and the rules that found it."""

from collections import defaultdict

from jjj_cli.answers.result import Block, Column, Table, Text
from jjj_cli.audit.coverage import Cover
from jjj_cli.audit.rules.registry import RULES, Rule
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import named
from jjj_cli.record.periods import year_spans
from jjj_cli.record.records import Store
from jjj_cli.store.problems import Problem


def finding_list(store: Store, findings: list[Problem]) -> list[Block]:
    """Make the page of an audit: what was found, by rule, or that nothing was."""
    sizes = {name: len(getattr(store, name)) for name in ("facts", "initiatives", "regions", "metrics", "sources")}
    checked = say("audit.checked", **sizes)
    if not findings:
        return [Text(say("audit.sound"), "good"), Text(checked, "quiet")]
    columns = [
        Column(say("column.rule"), keep=True, lead=True),
        Column(say("column.record")),
        Column(say("column.finding"), least=16),
    ]
    rows = [
        [
            finding.rule,
            f"{finding.id}\n{say('join.dot').join(filter(None, (finding.table, finding.field)))}",
            finding.message,
        ]
        for finding in findings
    ]
    broken = {finding.rule for finding in findings}
    return [
        Table(columns, rows),
        rule_table([rule for rule in RULES if rule.code in broken]),
        Text(say("audit.found", count=len(findings)), "caution"),
        Text(checked, "quiet"),
    ]


def statistics_list(store: Store, covers: list[Cover]) -> list[Block]:
    """Make the page of what a store covers: for each metric how many facts, of which regions, in which years."""
    columns = [
        Column(say("column.metric"), lead=True, runs=True),
        Column(say("column.facts"), "right", keep=True),
        *(Column(say(f"level.{level}"), "right", keep=True) for level in _LEVELS),
        Column(say("column.sources"), "right", keep=True),
        Column(say("column.years"), least=16),
    ]
    by_metric: dict[str, list[Cover]] = defaultdict(list)
    for one in covers:
        by_metric[one.metric].append(one)
    rows = [_statistics_row(store, key, there) for key, there in by_metric.items()]
    return [Table(columns, rows), Text(say("count.facts", count=len(store.facts)), "quiet")]


_LEVELS = ("province", "city", "county")


def _statistics_row(store: Store, metric: str, covers: list[Cover]) -> list[str]:
    levels: list[str] = [store.regions[one.region].level for one in covers]
    years = {year for one in covers for year in one.years}
    sources = {fact.source for fact in store.facts.values() if fact.metric == metric}
    return [
        f"{named(store.metrics[metric])}\n{metric}",
        str(sum(one.facts for one in covers)),
        *(str(levels.count(level) or "") for level in _LEVELS),
        str(len(sources)),
        join("join.list", year_spans(years)),
    ]


def rule_list(rules: list[Rule]) -> list[Block]:
    """Make the page of the audit's rules."""
    return [rule_table(rules)]


def rule_table(rules: list[Rule]) -> Table:
    """Make a table of rules: code, name, and why each is kept."""
    columns = [
        Column(say("column.rule"), keep=True, lead=True),
        Column(say("column.name"), keep=True),
        Column(say("column.why"), least=20),
    ]
    return Table(columns, [[rule.code, rule.name, rule.why] for rule in rules])
