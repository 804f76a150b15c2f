"""The audit: every rule of a sound store held against the stores, and sources against their texts."""

from collections.abc import Iterator

from jjj_cli.audit.rules.records import repeated_keys
from jjj_cli.audit.rules.registry import RULES
from jjj_cli.audit.rules.texts import against_text
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
    """Find everything in a store that its rules speak of."""
    for rule in RULES:
        if rule.check:
            yield from (problem._replace(rule=rule.code) for problem in rule.check(store))
