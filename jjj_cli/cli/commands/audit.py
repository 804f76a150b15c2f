"""`jjj audit`."""

from typing import Annotated

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.audit.findings import audit as check
from jjj_cli.audit.rules.registry import RULES
from jjj_cli.cli.options import option
from jjj_cli.cli.registration import Given, Opened, command
from jjj_cli.errors import UsageError
from jjj_cli.messages import say
from jjj_cli.render.progress_bar import underway
from jjj_cli.store.location import Files
from jjj_cli.store.opening import load
from jjj_cli.store.problems import Problem
from jjj_cli.store.selection import find_source
from jjj_cli.text.documents import opened, whole_text

FIELDS = ("rule", "name", "table", "id", "field", "message")
RULE_FIELDS = ("rule", "name", "why")
Rules = Annotated[bool, option("rules", "--rules")]
Texts = Annotated[list[str] | None, option("text", "--text", metavar="SOURCE=FILE")]


def fields_for(given: Given, _store: Opened) -> tuple[str, ...]:
    """Give what `--fields` can pick."""
    return RULE_FIELDS if "rules" in given else FIELDS


@command
def audit(files: Files, text: Texts = None, rules: Rules = False) -> Result:
    """Check the store: schema, references, units, periods, sources."""
    if rules:
        return _rule_list()
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
    key = find_source(load(files)[0], source)
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


def _row(finding: Problem) -> dict[str, object]:
    names = {rule.code: rule.name for rule in RULES}
    return {**finding._asdict(), "name": names[finding.rule]}
