"""An audit for people: what was found, and the rules that found it."""

from jjj_cli.answers.result import Block, Column, Table, Text
from jjj_cli.audit.rules.registry import RULES, Rule
from jjj_cli.messages import say
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
