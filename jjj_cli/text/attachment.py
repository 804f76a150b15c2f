"""The scale and the unit after a number, with what may stand amid them: 300多万亩, 一个半小时, 3亿7百万元."""

import re
from decimal import Decimal

from jjj_cli.record.codelists import Relation
from jjj_cli.text.lexicon import hedges
from jjj_cli.text.measures import SPECIAL, Measure, base_of, measure_at, scale_at, unit_at
from jjj_cli.text.numerals import LARGE, mixed_at
from jjj_cli.text.shares import tenths
from jjj_cli.text.tokens import Token
from jjj_cli.units.scales import SCALES

AMID = hedges("amid")
_SINGLE_TAIL = re.compile(r"[十百千万亿]\d$")
# Digits that go on after a scale.
_MORE = re.compile(r"[十百千万亿]{1,2}[零\d]")
_HALF_UNITS = ("个半", "个多")
# What a half after a unit may belong to: 三年半 is 3.5 年, 一个半小时 is not 1.5 个.
_HALF_OF = frozenset("年天个月径数价程决导封路小边夜票费薪场空截身学日岛球圆坡")
# What after a unit may be more of it.
NOT_PLAIN = frozenset("/每·半人美欧日港韩新英多亿")
# 三个亿, 2个多亿元; 5个亿元村 are five.
_HUNDRED_MILLIONS = re.compile("个(?:(多)亿|亿(?![元万级美千]))")


def mix(text: str, token: Token) -> None:
    """Read the digits on both sides of a scale as one number, in the unit of its first scale."""
    if not _MORE.match(text, token.end) or not token.numeral.isdigit():
        return
    numeral = mixed_at(text, token.numeral, token.end)
    if numeral is None or not _ends(text, numeral.end):
        return
    scale = scale_at(text, token.end)
    token.scale, token.scale_span = scale, (token.end, token.end + len(scale))
    token.value = numeral.value / SCALES[scale]
    token.end = numeral.end


def _ends(text: str, end: int) -> bool:
    """Say whether what follows 14万3 leaves it a number: 5万3类 are two."""
    after = text[end : end + 1]
    return (
        not _SINGLE_TAIL.search(text, end - 2, end)
        or not ("一" <= after <= "鿿")
        or after in "元块户人亩千百卖买售拍落拿左以出到"
        or text.startswith("成交", end)
    )


def attach_read(token: Token, match: re.Match[str]) -> None:
    """Attach the scale and the unit that a pattern has read with a number."""
    unit = match["unit"]
    if match["scale"]:
        token.scale, token.scale_span = match["scale"], match.span("scale")
    token.unit, token.unit_span, token.end = unit, match.span("unit"), match.end()
    token.base, token.factor = base_of(unit)


def _attach_plain(text: str, token: Token) -> bool:
    """Attach what most numbers have, a scale and a unit that say all by themselves; say whether that was it."""
    place = token.end
    scale = ""
    found = unit_at(text, place)
    if found is None and token.digits:
        scale = scale_at(text, place)
        found = unit_at(text, place + len(scale)) if scale else None
    if found is None or found[0] in SPECIAL:
        return False
    name, end = found
    after = text[end : end + 1]
    if after in NOT_PLAIN:
        return name == "个" and _takes_counted(text, token)
    if scale:
        token.scale, token.scale_span = scale, (place, place + len(scale))
    token.unit, token.end = name, end
    token.unit_span = (end - len(name), end)
    token.base, token.factor = base_of(name)
    return True


def attach(text: str, token: Token) -> None:
    """Give a number the scale and the unit after it, and the hedge amid them."""
    if not token.scale and _attach_plain(text, token):
        return
    place = token.end
    amid = _amid(text, token, place)
    place += 1 if amid else 0
    alone = token.scale or not (token.digits or amid)
    scale = "" if alone else scale_at(text, _past_space(text, place))
    measure = _measure(text, token, place)
    if measure is None and scale:
        begins = _past_space(text, place)
        token.scale, token.scale_span = scale, (begins, begins + len(scale))
        place = begins + len(scale)
        token.end = place
        later = AMID.get(text[place : place + 1])
        measure = _measure(text, token, place + 1) if later else _measure(text, token, place)
        if later and (measure or text[place] in "多余"):
            amid = later
            token.end = place + 1
    if measure:
        _take(text, token, measure)
    elif not token.scale:
        tenths(text, token)
    if amid and (measure or token.scale):
        token.relation = amid
    elif amid == "gt":
        _over(text, token, place)


def _takes_counted(text: str, token: Token) -> bool:
    """Take a scale that is counted, and the unit after it: 三个亿, 2个多亿元; say whether there was one."""
    counted = _HUNDRED_MILLIONS.match(text, token.end)
    if counted is None:
        return False
    token.scale, token.scale_span, token.end = "亿", (counted.end() - 1, counted.end()), counted.end()
    if counted[1]:
        token.relation = AMID[counted[1]]
    if measure := _measure(text, token, token.end):
        _take(text, token, measure)
    return True


def _over(text: str, token: Token, end: int) -> None:
    """Take the hedge after a number that is spelled out and needs no unit: 十七万余."""
    if not token.digits and token.numeral[-1] in LARGE and text[end - 1] in "多余":
        token.relation, token.end = "gt", end


def _amid(text: str, token: Token, place: int) -> Relation | None:
    letter = text[place : place + 1]
    if letter in ("来", "把") and not (
        token.value > 0 and (token.value % 10 == 0 or text[place + 1 : place + 2] in LARGE)  # 15来万元
    ):
        return None
    return AMID.get(letter)


def _past_space(text: str, place: int) -> int:
    return (
        place + 1
        if text[place : place + 1] in (" ", "\n") and text[place + 1 : place + 2] not in (" ", "\n")
        else place
    )


def _measure(text: str, token: Token, place: int) -> Measure | None:
    begins = _past_space(text, place)
    if text[begins : begins + 2] in _HALF_UNITS and (measure := _of_pieces(text, token, begins)):
        return measure
    return measure_at(text, begins, token.value, token.start)


def _of_pieces(text: str, token: Token, place: int) -> Measure | None:
    """Read 一个半小时 and 3个多小时: what stands between 个 and its unit."""
    whole = "个" + text[place + 2 : place + 6]
    measure = measure_at(whole, 0, token.value, 0)
    if measure is None or measure.name == "个":
        return None
    if text[place + 1] == "半":
        token.value += Decimal("0.5")
    else:
        token.relation = "gt"
    name = measure.name if measure.name == "个月" else measure.name.removeprefix("个")
    return measure._replace(name=name, start=place + 2, end=measure.end + place + 1)


def _take(text: str, token: Token, measure: Measure) -> None:
    token.unit, token.base, token.factor = measure.name, measure.base, measure.factor
    token.unit_span, token.end = (measure.start, measure.end), measure.end
    token.read = bool(measure.base)
    if text[token.end : token.end + 1] == "半" and text[token.end + 1 : token.end + 2] not in _HALF_OF:
        token.value += Decimal("0.5")
        token.end += 1
