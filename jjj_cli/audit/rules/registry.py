"""The rules of the audit in their order; their names and whys are in messages, by code."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from jjj_cli.audit.rules import (
    arithmetic,
    english,
    facts,
    initiatives,
    metrics,
    periods,
    printed,
    records,
    series,
    sources,
    units,
)
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.store.problems import Problem

Check = Callable[[Store], Iterator[Problem]]


class Rule(NamedTuple):
    """A rule of the audit, and what finds the breaches of it in a store."""

    code: str
    check: Check | None = None

    @property
    def name(self) -> str:
        """Give the rule's name."""
        return say(f"rule.{self.code}.name")

    @property
    def why(self) -> str:
        """Say why the rule is kept."""
        return say(f"rule.{self.code}.why")


# S1, S3 and N2 are found where records are read (`store.opening`), X1 where exemptions are heeded (`findings`), T1 and
# T2 where a text is at hand (`texts`).
RULES = (
    Rule("S1"),
    Rule("S2", records.shared_ids),
    Rule("S3"),
    Rule("S4", records.malformed_ids),
    Rule("S5", records.hidden_characters),
    Rule("N1", metrics.shared_names),
    Rule("N2"),
    Rule("M1", metrics.unsound_formulas),
    Rule("U1", units.unknown_units),
    Rule("U2", units.incompatible_units),
    Rule("P1", periods.malformed_periods),
    Rule("P2", periods.impossible_periods),
    Rule("F1", facts.without_locator),
    Rule("F2", facts.misleading_ids),
    Rule("F3", printed.contradictions),
    Rule("F4", facts.impossible_parts),
    Rule("F5", facts.faulty_corrections),
    Rule("A1", arithmetic.wrong_results),
    Rule("V1", series.leaves_series),
    Rule("V2", series.exceeds_whole),
    Rule("V3", series.same_twice),
    Rule("V4", series.out_of_range),
    Rule("V5", series.two_releases),
    Rule("V6", series.without_vintage),
    Rule("V7", series.contradicts_own),
    Rule("R1", sources.named),
    Rule("R2", sources.addresses),
    Rule("X1"),
    Rule("I1", initiatives.incomplete),
    Rule("E1", english.unsound_glosses),
    Rule("E2", english.without_english),
    Rule("T1"),
    Rule("T2"),
)
