"""What the store supports: by two keys, words and value, of the right time and nature; newer ones make it outdated."""

from msgspec import structs

from jjj_cli.record import periods
from jjj_cli.record.records import Fact
from jjj_cli.verification import blockers
from jjj_cli.verification.agreement import Figure, agrees, excludes
from jjj_cli.verification.candidates import Candidate
from jjj_cli.verification.judgements import Judgement
from jjj_cli.verification.levels import Level
from jjj_cli.verification.moments import is_spoken_of, speaks_of_another
from jjj_cli.verification.residues import residue
from jjj_cli.verification.series import Series, end_of

# A basis of which less than this is named is not named.
UNNAMED = 0.2


def supported(level: Level) -> Judgement | None:
    """Judge a figure that a fact of its time bears out; one that names no time may be outdated."""
    for one in level.plausible:
        agreeing = level.agreeing(level.fitting(one.series), one.series)
        if not agreeing or not _is_borne_out(level, one):
            continue
        if _is_near_a_plan(level, one, agreeing):
            continue
        best = level.best(agreeing, one.series)
        if newer := _overruling(level, one.series, best):
            return Judgement("unknown", "revision", [newer], one, missing="revision")
        if not level.is_of_now:
            return Judgement("supported", "supported", [best], one)
        if judged := _of_now(level, one, agreeing):
            return judged
    return None


def _is_near_a_plan(level: Level, one: Candidate, agreeing: list[Fact]) -> bool:
    """Say whether a figure is of a plan, to which a result only comes near: 计划到2022年达到45%, and it was 44.8%."""
    claim = level.claim
    planned = (claim.is_plan or (claim.is_planned and claim.is_by_year)) and not one.series.hoped
    return planned and not level.is_exact(agreeing, one.series)


def _overruling(level: Level, series: Series, best: Fact) -> Fact | None:
    """Give the later release of a fact's time that rules out a bound which the fact bears out."""
    said = level.said(series)
    if said is None or said.relation == "eq":  # what was released first may be quoted
        return None
    index = level.index
    same = (fact for fact in series.facts if fact.period == best.period and excludes(said, index.figure(fact)))
    return next((fact for fact in same if level.is_later_release(fact, best)), None)


def _of_now(level: Level, one: Candidate, agreeing: list[Fact]) -> Judgement | None:
    """Judge a figure that speaks of now: supported, or outdated by a newer one."""
    known, newest = level.known(agreeing), level.newest(one.series.facts)
    best, said = level.best(known, one.series) if known else agreeing[0], level.said(one.series)
    if not known or _is_of_another(level, one, best):
        return Judgement("unknown", "other-period", [best], one, missing="time")
    overtaken = end_of(best) < end_of(newest[0])
    if not overtaken or said is None or not _is_overtaken(level, said, best, newest):
        return Judgement("supported", "supported", [best], one)
    if is_spoken_of(level.claim, best) or level.when.vague or level.when.since or level.claim.is_past:
        return Judgement("supported", "supported", [best], one)
    if not blockers.is_outdated(level.claim, one) or blockers.is_dated_nearby(level.claim):
        return Judgement("unknown", "other-period", [best], one, missing="time")
    return Judgement("outdated", "outdated", newest[:1], one, older=best)


def _is_of_another(level: Level, one: Candidate, best: Fact) -> bool:
    """Say whether a figure that names no time is of another one than the fact that bears it out."""
    if level.claim.is_running and best.accumulation == "flow" and end_of(best).year < level.claim.passage.today.year:
        return True  # what runs is no year's that is over
    # a bound holds of many years
    loose = level.claim.relation != "eq" and not level.is_exact([best], one.series)
    return loose and speaks_of_another(level.claim, best)


def _is_overtaken(level: Level, said: Figure, best: Fact, newest: list[Fact]) -> bool:
    """Say whether the newest facts say something else; where an older one says just this, they need not rule it out."""
    figures = [level.index.figure(fact) for fact in newest]
    if said.relation == "eq" and said.value == level.index.figure(best).value:
        return not any(agrees(said, one) for one in figures)
    return all(excludes(said, one) for one in figures)


def bridged(level: Level) -> Judgement | None:
    """Support a figure between two facts of a series that both bear it out: what is the same before and after.

    A bound holds of much that lies between, and is borne out by what is of its time alone.
    """
    if level.when.period is None or level.claim.hope == "target" or level.claim.relation != "eq":
        return None
    moment = periods.span(level.when.period)[1]
    for one in level.plausible:
        facts = one.series.facts
        if one.series.hoped or facts[0].accumulation != "point" or level.fitting(one.series):
            continue
        before = [fact for fact in facts if end_of(fact) < moment][-1:]
        after = [fact for fact in facts if end_of(fact) >= moment][:1]
        both = level.agreeing(before + after, one.series) if before and after else []
        if len(both) > 1 and blockers.is_borne_out(level.claim, one):
            return Judgement("supported", "supported", both, one)
    return None


def hoped(level: Level) -> Judgement | None:
    """Judge a target or a plan quoted as a result."""
    if level.claim.hope != "actual":
        return None
    for one in level.plausible:
        if not one.series.hoped or not blockers.is_borne_out(level.claim, one):
            continue
        metric = one.series.metric
        results = [
            other.series for other in level.plausible if not other.series.hoped and other.series.metric == metric
        ]
        agreeing = level.agreeing(one.series.facts, one.series)
        measured_then = level.when.period and any(level.fitting(series) for series in results)
        if agreeing and not measured_then:
            return _hoped(level, one, agreeing[0], bool(results))
    return None


def _hoped(level: Level, one: Candidate, fact: Fact, measured: bool) -> Judgement:
    """Judge one: a plan of what nothing else is known of is quoted; a target is wrong until its time has passed."""
    if fact.nature == "planned" and not measured and not level.claim.says_result:
        return Judgement("supported", "supported", [fact], one)
    named = level.when.period or level.written
    day = periods.span(named)[1] if named else level.index.today
    if end_of(fact) <= day or not blockers.is_surely(level.claim, one):
        return Judgement("unknown", "target-over", [fact], one, missing="time")
    return Judgement("contradicted", "target", [fact], one, slip="target")


def other_time(level: Level) -> Judgement | None:
    """Say that a figure is right of another time, where the store has none of the time that is named."""
    if level.when.period is None:
        return None
    for one in level.plausible:
        if (one.series.hoped, level.claim.hope) in ((True, "actual"), (False, "target")):
            continue
        elsewhere = level.agreeing(one.series.facts, one.series)
        if elsewhere and not level.fitting(one.series):
            return Judgement("unknown", "other-period", elsewhere[:1], one, missing="time")
    return None


def _is_borne_out(level: Level, one: Candidate) -> bool:
    """Say whether the words bear a figure out, alone or with those of what is listed beside it: 汽车、服装等500亿."""
    for other in level.plausible:
        if other is not one and _outdoes(level, other, one):
            return False
    if blockers.is_borne_out(level.claim, one):
        return True
    if "、" not in level.claim.own[1:]:
        return False
    alike = [other.series for other in level.plausible if other.series.metric == one.series.metric]
    if len(alike) == 1:
        return False
    agreeing = [series.words for series in alike if level.agreeing(level.fitting(series), series)]
    left = residue(level.claim, frozenset().union(*agreeing))
    return blockers.is_borne_out(level.claim, structs.replace(one, left=left))


def _outdoes(level: Level, other: Candidate, one: Candidate) -> bool:
    """Say whether another series is meant: it leaves fewer words, or has the partners, or needs no basis named."""
    mine, series = one.series, other.series
    if series.region != mine.region or series.hoped != mine.hoped:
        return False
    if len(other.left) < len(one.left) and level.claim.weigh(series.words) >= level.claim.weigh(mine.words):
        return True
    if series.metric != mine.metric:
        return False
    partners = level.claim.partners - {mine.region}
    if partners and partners <= series.counterpart and not partners <= mine.counterpart:
        return True
    needs = (mine.basis or mine.counterpart) and one.basis < UNNAMED and not partners & mine.counterpart
    if not needs or series.basis == mine.basis:
        return False
    fitting = level.fitting(series)  # one value counted in two ways is borne out by either
    return bool(fitting) and not level.agreeing(fitting, series)
