"""`jjj audit`."""

from typing import Annotated

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.audit.coverage import Cover, coverage
from jjj_cli.audit.findings import audit as check
from jjj_cli.audit.rules.registry import RULES
from jjj_cli.cli.options import option
from jjj_cli.cli.registration import Given, Opened, command
from jjj_cli.errors import UsageError
from jjj_cli.gazetteer.sources import find_source
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.render.progress_bar import underway
from jjj_cli.store.location import Files
from jjj_cli.store.opening import load, open_store
from jjj_cli.store.problems import Problem
from jjj_cli.text.documents import opened, whole_text

FIELDS = ("rule", "name", "table", "id", "field", "message")
RULE_FIELDS = ("rule", "name", "why")
STATISTICS_FIELDS = ("metric", "metric_name", "region", "region_code", "facts", "years", "sources")
Rules = Annotated[bool, option("rules", "--rules")]
Statistics = Annotated[bool, option("statistics", "--statistics")]
Texts = Annotated[list[str] | None, option("text", "--text", metavar="SOURCE=FILE")]


def fields_for(given: Given, _store: Opened) -> tuple[str, ...]:
    """Give what `--fields` can pick."""
    if "statistics" in given:
        return STATISTICS_FIELDS
    return RULE_FIELDS if "rules" in given else FIELDS


@command
def audit(files: Files, text: Texts = None, rules: Rules = False, statistics: Statistics = False) -> Result:
    """Check the store: schema, references, units, periods, sources."""
    if rules:
        return _rule_list()
    if statistics:
        return _statistics(files)
    texts = dict(_named(files, one) for one in text or ())
    with underway(say("progress.checking")):
        store, findings = check(files, texts)
    return Result(
        command="audit",
        query={"files": [path.name for path in (files.shipped, files.own) if path], "texts": list(texts)},
        fields=FIELDS,
        rows=lambda: [_row(finding) for finding in findings],
        page=lambda: pages.audits.finding_list(store, findings),
        exit_code=1 if findings else 0,
    )


def _named(files: Files, given: str) -> tuple[str, str]:
    """Read SOURCE=FILE: the source's id and its text."""
    source, equals, name = given.partition("=")
    if not equals or not name:
        raise UsageError("text-option", text=given)
    key = find_source(load(files)[0].sources, source)
    with opened(name) as stream:
        return key, whole_text(stream, name)


def _rule_list() -> Result:
    return Result(
        command="audit",
        query={"rules": True},
        fields=RULE_FIELDS,
        rows=lambda: [{"rule": rule.code, "name": rule.name, "why": rule.why} for rule in RULES],
        page=lambda: pages.audits.rule_list(list(RULES)),
    )


def _statistics(files: Files) -> Result:
    store = open_store(files)
    covers = coverage(store)
    return Result(
        command="audit",
        query={"statistics": True},
        fields=STATISTICS_FIELDS,
        rows=lambda: [_cover_row(store, one) for one in covers],
        page=lambda: pages.audits.statistics_list(store, covers),
    )


def _cover_row(store: Store, one: Cover) -> dict[str, object]:
    names = {"metric_name": store.metrics[one.metric].name, "region": store.regions[one.region].name}
    return {**one._asdict(), **names, "region_code": one.region, "years": list(one.years)}


def _row(finding: Problem) -> dict[str, object]:
    names = {rule.code: rule.name for rule in RULES}
    return {**finding._asdict(), "name": names[finding.rule]}
