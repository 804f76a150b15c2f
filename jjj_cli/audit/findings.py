"""The audit: every rule of a sound store held against the stores, and sources against their texts."""

from collections.abc import Iterator

from jjj_cli.audit.rules.records import repeated_keys
from jjj_cli.audit.rules.registry import RULES
from jjj_cli.audit.rules.texts import against_text
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.store.location import Files
from jjj_cli.store.opening import load
from jjj_cli.store.problems import Problem


def audit(files: Files, texts: dict[str, str] | None = None) -> tuple[Store, list[Problem]]:
    """Check the stores against every rule, and sources against their texts where these are given.

    Raises StoreError for what is no store at all.
    """
    store, found = load(files)
    for path in [files.shipped, *([files.own] if files.own else [])]:
        found += repeated_keys(path)
    found += findings(store)
    for source, text in (texts or {}).items():
        found += against_text(store, source, text)
    order = [rule.code for rule in RULES]
    return store, sorted(found, key=lambda problem: order.index(problem.rule))


def findings(store: Store) -> Iterator[Problem]:
    """Find everything in a store that its rules speak of, but for what is exempt; and exemptions that nothing needs."""
    exempt = {(one.rule, key): one.id for one in store.exemptions.values() for key in one.of}
    used: set[tuple[str, str]] = set()
    for rule in RULES:
        for problem in rule.check(store) if rule.check else ():
            if (rule.code, problem.id) in exempt:
                used.add((rule.code, problem.id))
            else:
                yield problem._replace(rule=rule.code)
    yield from _exemptions(store, {exempt[key] for key in exempt.keys() - used})


def _exemptions(store: Store, idle: set[str]) -> Iterator[Problem]:
    """Find exemptions without a reason, and those of what would not be found."""
    for one in store.exemptions.values():
        if not one.note.strip():
            yield Problem("exemptions", one.id, "note", say("problem.exemption-unexplained"), "X1")
        if one.id in idle:
            yield Problem("exemptions", one.id, "of", say("problem.exemption-idle"), "X1")
