"""A checked draft for people: the sum, then a line a finding that an editor can jump to, the worst first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Literal

from jjj_cli.answers.pages.citing import describe, links_of, spoken_period
from jjj_cli.answers.result import Block, Heading, Pairs, Text
from jjj_cli.messages import join, say
from jjj_cli.messages.naming import basis_said
from jjj_cli.record.records import Fact, Store
from jjj_cli.text.documents import line_of
from jjj_cli.verification.checker import Checked

TONES: dict[str, Literal["plain", "quiet", "caution", "good"]] = {
    "contradicted": "caution",
    "outdated": "caution",
    "ambiguous": "caution",
    "supported": "good",
    "unknown": "quiet",
}
# The worst first.
ORDER = tuple(TONES)
Found = tuple[str, Checked]


def checked_list(
    shown: Iterable[Found], counts: Mapping[str, int], notes: Iterable[str] = (), *, unknown: bool, why: bool
) -> list[Block]:
    """Make the page of a checked draft.

    `counts` has every figure, shown or not, and `notes` are complete, once all that are shown have been given.
    """
    kept = [one for one in shown if unknown or one[1].verdict != "unknown"]
    known = sorted((one for one in kept if one[1].verdict != "unknown"), key=lambda one: ORDER.index(one[1].verdict))
    rest = [one for one in kept if one[1].verdict == "unknown"]
    blocks: list[Block] = [Text(_sum(counts)), *(Text(note, "quiet") for note in notes)]
    for one in known:
        blocks += _lines(*one, why=why)
    groups: dict[str, list[Found]] = defaultdict(list)
    for one in rest:
        groups[one[1].missing or "metric"].append(one)
    for missing, group in groups.items():
        blocks.append(Heading(say("verify.unknown", missing=say(f"missing.{missing}"), count=len(group))))
        for one in group:
            blocks += _lines(*one, why=why)
    if not unknown and (left := counts.get("unknown", 0)):
        blocks.append(Text(say("verify.rest", count=left), "quiet"))
    return blocks


def one_figure(store: Store, one: Checked) -> list[Block]:
    """Make the page of one figure, for where there is room for a few lines: what was found, by which fact, and why."""
    surface = one.surface.replace("\n", "")
    told = say("verify.told", verdict=say(f"verdict.{one.verdict}"), surface=surface, message=one.message)
    blocks: list[Block] = [Text(told, TONES[one.verdict])]
    fact = store.facts.get(one.fact or "")
    if fact is not None:
        blocks.append(_rests_on(store, fact))
    return [*blocks, Text(one.why, "quiet")] if one.why else blocks


def _rests_on(store: Store, fact: Fact) -> Pairs:
    source = store.sources[fact.source]
    hedged, settled = fact.relation != "eq", fact.nature == "actual"
    pairs = [
        (say("column.printed"), fact.printed),
        (say("column.relation"), say(f"relation.{fact.relation}") if hedged else ""),
        (say("column.period"), spoken_period(fact.period)),
        (say("column.nature"), "" if settled else say(f"nature.{fact.nature}")),
        (say("column.basis"), basis_said(store, fact.basis)),
        (say("column.source"), describe(source)),
        (say("column.locator"), fact.locator or ""),
        (say("column.id"), fact.id),
    ]
    links = {say("column.source"): tuple(links_of(source))}
    return Pairs([(name, value) for name, value in pairs if value], links)


def _lines(name: str, one: Checked, *, why: bool) -> list[Block]:
    said = say(
        "verify.line",
        file=name,
        line=line_of(name, one.line),
        column=one.column,
        verdict=say(f"verdict.{one.verdict}"),
        surface=one.surface.replace("\n", ""),
        message=one.message,
    )
    found: list[Block] = [Text(said, TONES[one.verdict])]
    return [*found, Text(say("verify.why", why=one.why), "quiet")] if why and one.why else found


def _sum(counts: Mapping[str, int]) -> str:
    every = sum(counts.values())
    if not every:
        return say("verify.none")
    names = ("supported", "outdated", "contradicted", "ambiguous")
    known = [key for key in names if counts.get(key, 0) or key != "ambiguous"]
    said = join(
        "join.list-words", [say("counted", count=counts.get(key, 0), what=say(f"verdict.{key}")) for key in known]
    )
    return say("verify.known", count=every, known=every - counts.get("unknown", 0), counts=said)
