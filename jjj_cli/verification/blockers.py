"""What keeps a fact from bearing out a figure, or from ruling it out: each blocker by name."""

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from jjj_cli.record import periods
from jjj_cli.record.records import Fact
from jjj_cli.units.registry import find_unit, table
from jjj_cli.verification import words
from jjj_cli.verification.agreement import Figure, significant
from jjj_cli.verification.candidates import LEAST_NAMED, NAMED, Candidate
from jjj_cli.verification.claims import Claim
from jjj_cli.verification.lists import WHOLE
from jjj_cli.verification.residues import residue_after
from jjj_cli.verification.series import Series, end_of

if TYPE_CHECKING:
    from jjj_cli.verification.levels import Level

_QUALIFIERS = re.compile("|".join(words.QUALIFIERS))
# Forests are surveyed and plans are made anew every five years: an older figure says nothing of today.
YEARS = 5
# A first figure and a revised one of the same year lie within so much of each other: the economic census of 2018
# took 29% from the GDP of 天津.
REVISION_SHARE = Decimal("0.35")
# What is revised as far, and what less: retail sales by a census; what bureaus sum up else, and money in all accounts.
REVISED = (
    (re.compile(r"gdp|.*-value-added$"), REVISION_SHARE),
    (re.compile("retail-sales"), Decimal("0.1")),
)
RELEASED_SHARE = Decimal("0.02")
# What a census took from the residents of a year before it, at most: 11% of those of 天津 in 2019.
CENSUS_SHARE, LAST_CENSUS = Decimal("0.12"), date(2020, 11, 1)
# How far the residents of a year's end lie from those that its census counted two months before.
COUNTED_SHARE = Decimal("0.05")
# Whose figure it is when one of these is the subject stands elsewhere.
_SOMEBODY = re.compile(r"我们|咱们|你们|他们|它们|对方|前者|后者|两者|二者|另[一外]|别处|别的|其余|其他")
# What may stand in the way of a contradiction; the words are in the message catalogue.
BLOCKERS = ("words", "plan", "rival", "region", "basis", "revision", "time", "which-time", "old")
# What is missing where a blocker stands in the way; of the others it is what they are called.
MISSING = {"plan": "words", "rival": "words", "which-time": "time", "old": "time"}
# What must be named of an old figure that its digits give away.
HALF = 0.5
# What a name must hold to be surely meant, and how far the words around it may go on.
SURELY, BASED = 0.8, 0.7
# What the words of the clause weigh where they leave no doubt, however much of a long basis is left out.
WEIGHTY = 12.0
# What comes as near to the first as this is its rival.
RIVAL = 0.9
# Slips that no other release, basis or date explains.
SURE_SLIPS = ("permuted", "scale", "unit", "hedge")
NOT_REVISED = ("permuted", "scale", "unit")
# Of figures that change much from year to year another year's or region's is not met by chance either.
NOT_RELEASED = (*NOT_REVISED, "year", "neighbour")
# A figure of the last months is not yet overtaken.
FRESH_DAYS = 550
TELLING_DIGITS, MANY_DIGITS = 3, 4
# How many letters of a clause may be left unexplained of a figure with so many digits: where a word of the series
# stands in the clause, and where none does.
MOST_LEFT, FEW_LEFT = {MANY_DIGITS: (6, 2), TELLING_DIGITS: (4, 1)}, (3, 0)


def is_borne_out(claim: Claim, one: Candidate) -> bool:
    """Say whether the words are a key of their own: the fewer digits a figure has, the plainer they must be."""
    if _changes_subject(claim, one):
        return False
    if one.named < NAMED and not (one.series.basis and one.basis >= HALF):
        return False
    near = 0 if _is_named_near(claim, one) else 1
    digits = min(claim.digits, MANY_DIGITS)
    return len(one.left) <= MOST_LEFT.get(digits, FEW_LEFT)[near]


def is_outdated(claim: Claim, one: Candidate) -> bool:
    """Say whether the words are plain enough to call an old figure outdated."""
    partners = claim.partners - {one.series.region}
    if not partners <= one.series.counterpart or not (
        one.series.counterpart or one.scope.region == claim.scopes[0].region
    ):
        return False  # 每年为京津供水 is no figure of 天津, which the title names
    telling = claim.digits >= TELLING_DIGITS and one.named >= HALF and not _is_of_another(claim, one)
    return claim.hope == "actual" and ((telling and len(one.left) <= 1) or is_surely(claim, one, spare=2))


def is_dated_nearby(claim: Claim) -> bool:
    """Say whether the text around names a time that the figure may be of, which does not say that it is of now."""
    return bool(claim.nearby_times) and not claim.is_now


def is_surely(claim: Claim, one: Candidate, spare: int = 0) -> bool:
    """Say whether a series is surely meant: named in full, and every word of the clause accounted for."""
    if _is_of_another(claim, one) or claim.is_conditional:
        return False
    based = bool(one.series.basis) and one.basis >= BASED and one.named >= LEAST_NAMED
    return (
        one.named >= SURELY
        or based
        or (bool(one.series.basis) and one.basis >= LEAST_NAMED and claim.weigh(one.series.words) >= WEIGHTY)
    ) and len(one.left) <= spare


def _is_of_another(claim: Claim, one: Candidate) -> bool:
    """Say whether the clause may speak of something else than the series, or of somewhere else than it names."""
    return _changes_subject(claim, one) or _SOMEBODY.search(claim.own) is not None


def _changes_subject(claim: Claim, one: Candidate) -> bool:
    """Say whether the clause makes of the series something else: a part, a smaller body, a comparison."""
    if one.left and _QUALIFIERS.search(one.left):
        return True
    qualifiers = one.series.qualifiers
    if qualifiers and not all(word in claim.around for word in qualifiers):
        return True
    if claim.is_together and not one.series.counterpart and one.series.region != WHOLE:
        return True
    return _is_of_part(claim, one.series) or (claim.is_compared and not (one.series.changes and claim.is_over_the_year))


def _is_of_part(claim: Claim, one: Series) -> bool:
    """Say whether a figure is of a part that a series is not of: not 其中城镇居民88650元, where that is of 城镇居民."""
    if not claim.is_part or one.basis or one.counterpart:
        return False
    among = claim.own.rpartition("其中")[2]
    return not any(word in among for word in one.qualifiers)


def _is_named_near(claim: Claim, one: Candidate) -> bool:
    """Say whether a word of the series stands in the figure's own clause."""
    return not claim.near.isdisjoint(one.series.words)


def blocker(level: "Level", one: Candidate, meant: list[Fact], said: Figure, slip: str | None) -> str | None:
    """Name what keeps facts from ruling a figure out; None where nothing does."""
    sure = slip in SURE_SLIPS
    if level.claim.is_plan and not one.series.hoped:
        return "plan"
    if not is_surely(level.claim, one) or _follows(level.claim, one):
        return "words"
    if not sure and (found := _unsure(level, one)):
        return found
    if level.when.period is None:
        return _undated(level, meant, sure=sure and (slip != "permuted" or significant(said.value) >= MANY_DIGITS))
    if not sure and meant[0].basis and (not one.series.basis_text or (one.series.basis and one.basis < BASED)):
        return "basis"
    return "revision" if _may_be_revised(level, one, meant, said, slip) else None


def _unsure(level: "Level", one: Candidate) -> str | None:
    """Name what leaves it open which series is meant."""
    rivals = [
        other
        for other in level.plausible
        if other.score >= one.score * RIVAL and other.series.hoped == one.series.hoped and not _is_alike(other, one)
    ]
    if one.scope.tier > 1 or (one.scope.tier and any(other.series.region != one.series.region for other in rivals)):
        return "region"
    named = one.series.metric
    return "rival" if any((r.series.metric != named) == bool(level.fitting(r.series)) for r in rivals) else None


def _is_alike(other: Candidate, one: Candidate) -> bool:
    """Say whether two series count the same, over another time: quarters and years of GDP."""
    kinds = [(s.region, s.metric, s.basis_text, s.counterpart) for s in (other.series, one.series)]
    return kinds[0] == kinds[1]


def _undated(level: "Level", meant: list[Fact], *, sure: bool) -> str | None:
    """Name what keeps the newest fact from ruling out a figure that names no time."""
    if level.when.vague or level.claim.is_past or is_dated_nearby(level.claim):
        return "time"
    if level.when.since and not all(fact.accumulation == "cumulative" for fact in meant):
        return "time"
    if any(fact.accumulation == "flow" for fact in meant) and not sure:
        return "which-time"
    if sure:
        return None
    return None if all(_is_fresh(level, fact) for fact in meant) else "old"


def _is_fresh(level: "Level", fact: Fact) -> bool:
    day = periods.span(level.written)[1] if level.written else level.index.today
    return (day - periods.span(fact.period)[1]).days <= FRESH_DAYS


def _may_be_revised(level: "Level", one: Candidate, meant: list[Fact], said: Figure, slip: str | None) -> bool:
    """Say whether another release of the same time may say this: estimates are revised, and counts are not."""
    if share := max(_revised_within(fact) for fact in meant):
        return slip not in NOT_RELEASED and _is_near(level, meant, said, share)
    if said.relation == "eq" and any(_is_released_again(level, one, fact) for fact in meant):
        return slip not in NOT_RELEASED and _is_near(level, meant, said, RELEASED_SHARE)
    if one.series.is_method and not level.when.census and not any(word in level.claim.around for word in words.METHODS):
        return slip not in NOT_REVISED and _is_near(level, meant, said, COUNTED_SHARE)
    estimated = one.series.estimated and any(end_of(fact) < LAST_CENSUS for fact in meant)
    return estimated and slip not in NOT_REVISED and _is_near(level, meant, said, CENSUS_SHARE)


def _is_near(level: "Level", meant: list[Fact], said: Figure, share: Decimal) -> bool:
    figures = [level.index.figure(fact).value for fact in meant]
    return any(abs(said.value - value) <= abs(value) * share for value in figures)


def _revised_within(fact: Fact) -> Decimal:
    """Give within how much of a fact a revision may lie; nothing of what no census revises."""
    if fact.accumulation != "flow":
        return Decimal(0)
    if fact.nature in ("preliminary", "revised"):
        return REVISION_SHARE
    return next((share for metric, share in REVISED if metric.match(fact.metric)), Decimal(0))


def _is_released_again(level: "Level", one: Candidate, fact: Fact) -> bool:
    """Say whether a fact is a sum that is released first and as it was closed in the end: revenue, beds, students."""
    store = level.index.store
    if one.series.estimated or one.series.is_method or not store.metrics[fact.metric].additive:
        return False
    in_accounts = fact.accumulation == "flow" and find_unit(one.series.unit).above.name.endswith("元")
    return in_accounts or store.sources[fact.source].authority == "bureau"


def _follows(claim: Claim, one: Candidate) -> bool:
    """Say whether what follows a figure names something that the series does not: 30个项目 of 30个断面."""
    unit = claim.found.base_unit
    if claim.passage.text.startswith("的", claim.end):  # 4.27%的地区生产总值增速
        return len(residue_after(claim, one.series.words)) > 0
    if not unit or table().dimension[find_unit(unit).above.name] != find_unit(unit).above.name:
        return False
    return len(residue_after(claim, one.series.words)) > 0
