"""What a figure is: the start or the end of a change, a change, an end of a range, a target, a total, a level."""

import re
from functools import lru_cache
from typing import NamedTuple

from jjj_cli.text.english_kinds import english_kind, is_english
from jjj_cli.text.lexicon import rows
from jjj_cli.text.patterns import any_of
from jjj_cli.text.targets import Scope
from jjj_cli.text.tokens import Kind, Token
from jjj_cli.units.scales import SCALES

# How many letters before a figure say what it is.
NEAR = 20
# How far the end of a change may stand from its start.
FAR = 24
_CHANGES = rows("changes")
_DIRECTION: dict[str, str] = {row["word"]: row["kind"] for row in _CHANGES}
# Nouns that give a change and never the level that it reached: 增速为5%.
_NOUNS = frozenset(("增速", "增幅", "升幅", "涨幅", "降幅", "跌幅", "增长率"))
_YEAR = r"(?:(?:(?:19|20)\d\d年[底末初]?|[去今上]年(?:同期)?|疫情前|目前|现在)的?)?"
_REACH = r"(?:到了?|至|为|成|达到?)"
_PER = "(?:每[^，。；、0-9]{1,5})?"
_SOFT = "[了约近超逾又再还也均各共仅只可]{0,2}"


def _around(row: dict[str, str]) -> str:
    before = f"(?<![{row['not_after']}]{row['word']})" if row["not_after"] else ""
    return before + (f"(?![{row['not_before']}])" if row["not_before"] else "")


def _verbs(*objects: str) -> str:
    chosen = [row for row in _CHANGES if row["object"] in objects]
    return any_of([row["word"] for row in chosen], {row["word"]: _around(row) for row in chosen})


def _first(*objects: str) -> str:
    """Give what a pattern can begin with, looked at first: it keeps most of a text out of the longer ones."""
    return f"(?=[{''.join(sorted({row['word'][0] for row in _CHANGES if row['object'] in objects}))}])"


_REACHED = re.compile(
    rf"{_first('yes', 'long', 'no', 'reach')}"
    rf"(?P<verb>{_verbs('yes', 'long', 'no', 'reach')}){_SOFT}{_REACH}{_SOFT}{_YEAR}"
    rf"(?:全[国省市]的?|[^，。；、0-9]{{1,7}}的)?{_PER}$"
)
_CHANGED = re.compile(
    rf"{_first('yes', 'long', 'no')}(?:(?P<free>{_verbs('yes')}){_SOFT}{_YEAR}[^，。；、的占]{{0,4}}"
    rf"|(?P<more>{_verbs('long')}){_SOFT}{_YEAR}[^，。；、的占]{{0,8}}"
    rf"|(?P<near>{_verbs('no')})(?:最[大高小低多])?{_SOFT}[为达]?{_YEAR}：?)$"
)
_COMPARED = re.compile(
    rf"(?=[比较高低快慢多少大小贵长超])(?:(?P<verb>{_verbs('compared')})(?:了|出)$|[比较][^，。；、]{{1,14}}(?P<after>{_verbs('compared')})$"
    rf"|(?P<than>[高低快慢多少大小]于|[高低多少]出|超出(?!部|的)|超(?=警戒|保证|汛限|时序|序时|进度|年度|全年|计划|预期|预算|目标))[^，。；、]{{1,14}}$)"
)
# 增速由负转正，为1.8%.
_RATE_IS = re.compile(f"({any_of(_NOUNS)})[^，。；、0-9]{{0,8}}，为$")
_POINTS = frozenset(("百分点", "千分点", "基点"))
# 下调存款准备金率0.5个百分点: points are of a change, whatever the object that stands between.
_OBJECT = re.compile(rf".*(?P<verb>{_verbs('yes', 'long')})[^，。；、至到为达0-9]{{0,14}}$", re.DOTALL)
_RESPECTIVE = re.compile("分别|各|均|都")
_BOUNDS = frozenset(("ge", "le", "gt", "lt"))
_FROM = re.compile("[由从自]")
_REACH_ENDS = frozenset("到了至为成达约近超逾又再还也均各共的年底末初国省市")  # or what it is per: 每人每月
# How many letters from the end a word of change can begin.
_NEAREST = 16
_THAN = {"高": "increase", "快": "increase", "多": "increase", "大": "increase", "超": "increase"}
_START = re.compile(
    r"(?<!来)(?:由|从|自)\s?(?:[^，。；、]{0,8}?(?:[年月底末初时期的])的?(?:净?(?:亏损|盈利|流出|流入)|每[^，。；、0-9]{1,4})?|[^，。；、0-9]{0,6}[约近超]|每[^，。；、0-9]{1,4}|不足)?$"
)
_BARE_REACH = re.compile(rf"^{_SOFT}{_REACH}{_SOFT}{_YEAR}{_PER}$")
_ANY_REACH = re.compile(
    rf"{_REACH}{_SOFT}{_YEAR}(?:净?(?:亏损|盈利|流出|流入)|全[国省市]的?|每[^，。；、]{{1,4}}|[^，。；、]{{1,7}}的)?$"
)
_BETWEEN = re.compile("[到至为成增降减升涨跌扩缩压提调转变改]")
_MADE_OF = re.compile("[组构]成")  # 由30条线路组成
_CUMULATIVE = re.compile(r"(?:累计|共计|总计|合计)[^，]{0,12}$")
# 票价从80元到1280元不等 is no change.
_RANGED = re.compile("不等|之间")
# The ends of a range are not as many times as large as each other.
_FARTHEST = 10
_ENDS = ("from", "to")
_LISTED = frozenset(("、", "和", "及"))
_OR = frozenset(("或", "，或"))
_LISTED_PER = re.compile("每[^，。；、0-9]{1,5}")
_TIMES = frozenset(("天", "小时", "分钟", "秒"))


class Words(NamedTuple):
    """What the words before a figure say: a change's kind, or that it reaches a level, or starts a change."""

    change: str
    reaches: bool
    starts: bool
    total: bool
    compares: bool


_NOTHING = Words("", reaches=False, starts=False, total=False, compares=False)


@lru_cache(maxsize=1 << 13)
def words(tail: str) -> Words:
    """Read what stands before a figure in its clause."""
    near = max(0, len(tail) - _NEAREST)
    reached = _REACHED.search(tail, near) if tail[-1:] in _REACH_ENDS or "每" in tail else None
    change, reaches = "", False
    if reached:
        reaches = reached["verb"] not in _NOUNS
        change = _DIRECTION[reached["verb"]] if not reaches else ""
    elif tail[-1:] == "为" and (rate := _RATE_IS.search(tail)):
        change = _DIRECTION[rate[1]]
    elif changed := _last_change(tail, near):
        change = _DIRECTION[changed["free"] or changed["near"] or changed["more"]]
    starts = _FROM.search(tail) is not None and _START.search(tail) is not None
    total = "计" in tail and _CUMULATIVE.search(tail) is not None
    compares = not change and _COMPARED.search(tail) is not None
    said = change or reaches or starts or total or compares
    return Words(change, reaches, starts, total, compares) if said else _NOTHING


def _last_change(tail: str, near: int) -> re.Match[str] | None:
    """Find the word of change that is nearest to a figure: 由上半年下降转为增长0.2%."""
    found = _CHANGED.search(tail, near)
    while found and not found["near"]:
        ends = max(found.end("free"), found.end("more"))
        later = _CHANGED.search(tail, ends) if ends < len(tail) else None
        if later is None:
            break
        found = later
    return found


@lru_cache(maxsize=1 << 12)
def compared(tail: str, time: bool, bound: bool) -> str:
    """Say whether a figure is higher or lower than another: 比农村高0.8个百分点, 快于全市1.7个百分点, 贵了350元."""
    match = _COMPARED.search(tail)
    if not match or (bound and match["than"]):
        return ""
    word = match["verb"] or match["after"] or match["than"]
    if word == "快":
        return "decrease" if time else "increase"
    return _THAN.get(word[0], "decrease") if match["than"] else _DIRECTION[word]


def name_kinds(text: str, tokens: list[Token]) -> None:
    """Say of each figure what it is; where several fit, the first of from, to, range, target, change, total."""
    scope = Scope(text)
    floor = 0
    before: Token | None = None
    for token, after in zip(tokens, [*tokens[1:], None], strict=False):
        if not token.head:  # what a cell is, its heads say
            start = token.start - token.lead
            tail = text[max(floor, start - NEAR) : start].rstrip(" \n")
            said = words(tail)
            hoped = scope.at(token.start)
            if tail[-1:] < "\x80" and is_english(text, token, tail):
                token.kind = english_kind(text, token, before, after) or token.kind
            elif (
                said is not _NOTHING
                or token.kind != "level"
                or token.base in _POINTS
                or (before and before.kind != "level")
            ):
                token.kind = _kind(text, token, said, (before, after), tail, hoped=hoped)
            elif hoped:
                token.kind = "target"
        floor = token.end
        before = token


def _kind(
    text: str, token: Token, said: Words, around: tuple[Token | None, Token | None], tail: str, *, hoped: bool
) -> Kind:
    before, after = around
    if before and before.kind in _ENDS and not said.reaches and _is_listed(text[before.end : token.start]):
        return before.kind  # 从4.4万元、2.1万元提高到6.3万元、3.2万元
    if said.starts and not token.shared and after and _goes_on(text, token, after):
        return "low" if token.kind == "low" and _RANGED.match(text, after.end) else "from"
    if before and before.kind == "from" and token.kind != "low" and (said.reaches or _ANY_REACH.search(tail)):
        _share_currency(text, before, token)
        return "to"
    if token.kind in ("low", "high") and not (said.change and after and _reaches(text, token, after)):
        return token.kind
    if hoped:
        return "target"
    reached = said.reaches or (before and before.kind in ("increase", "decrease") and _BARE_REACH.match(tail))
    return "to" if reached else _change(text, token, said, before, tail)


def _share_currency(text: str, before: Token, token: Token) -> None:
    """Give what a change reached the currency that is named once: 由新臺幣1,490元調整為1,560元."""
    if (
        token.base == "元" != before.base
        and before.unit_span[0] == before.unit_span[1]
        and text[before.end - 1] == "元"
    ):
        token.unit, token.base, token.unit_span = before.unit, before.base, (token.end, token.end)


def _is_listed(between: str) -> bool:
    """Say whether a figure is the next of a list: of 4.4万元、2.1万元, 每人每月860元和每人每年8300元."""
    return between in _LISTED or (between[:1] in _LISTED and _LISTED_PER.fullmatch(between, 1) is not None)


def _reaches(text: str, token: Token, after: Token) -> bool:
    """Part a change from what it reached, which is no end of a range so far from it: 减少186亿美元至3.15万亿美元."""
    if after.kind != "high" or not token.unit or not token.value or text[token.end : after.start] not in ("至", "到"):
        return False
    share = after.value * SCALES.get(after.scale, 1) / (token.value * SCALES.get(token.scale, 1))
    if 1 / _FARTHEST < abs(share) < _FARTHEST:
        return False
    token.kind = after.kind = "level"
    return True


# 略低于去年成长率2.6% is a bound, 低于全国平均2.6个百分点 a difference.
_THAN_RATE = re.compile("([高低])于[^，。；、增升涨降减跌]{1,10}(?:[率速幅]|增长率|增[速幅])$")
_IMPROVED = re.compile("改善.{0,3}$")
# What is better when there is less of it, and what when there is more.
_BETTER = re.compile(
    "(?P<less>浓度|臭氧|PM|颗粒物|二氧化|指数|不良|失业|亏损|赤字|能耗|水耗|排放|漏损|负债)|利|收益|现金|优良|合格|达标|覆盖"
)


def _change(text: str, token: Token, said: Words, before: Token | None, tail: str) -> Kind:
    if (said.change or said.compares) and (change := _changed(text, token, said, tail)):
        return change
    if token.base in _POINTS and (of_an_object := _OBJECT.match(tail)):
        return _DIRECTION[of_an_object["verb"]]  # type: ignore[return-value]
    if said.total:
        return "cumulative"
    if before is None or before.kind not in ("increase", "decrease", "cumulative"):
        return "level"
    between = text[before.end : token.start]
    if between in _OR or (between in _LISTED and (before.base == token.base or _respective(text, before))):
        return before.kind  # 跌103点或3.06%
    listed = before.kind == "cumulative" and between[:1] == "、" and len(between) < len("、到位资金总额")
    return "cumulative" if listed and "，" not in between else "level"


def _changed(text: str, token: Token, said: Words, tail: str) -> Kind | None:
    """Say which way a figure changes, or that it is a level which another is above or below."""
    if token.base == "%" and token.relation == "eq" and (rate := _THAN_RATE.search(tail)):
        token.relation = "gt" if rate[1] == "高" else "lt"
        return "level"
    change = said.change
    if said.compares:
        change = compared(tail, token.base in _TIMES, token.relation in _BOUNDS)
    if change == "increase" and "改善" in tail and _IMPROVED.search(tail):
        said_of = list(_BETTER.finditer(text, max(0, token.start - 2 * NEAR), token.start))
        return "decrease" if said_of and said_of[-1]["less"] else "increase"
    return change or None  # type: ignore[return-value]


def _respective(text: str, token: Token) -> bool:
    """Say whether a list of several units says of each what it says of the first: 分别增加1.2万亩、0.9万吨."""
    return _RESPECTIVE.search(text, max(0, token.start - NEAR), token.start) is not None


def _goes_on(text: str, token: Token, after: Token) -> bool:
    between = text[token.end : after.start]
    if between in _LISTED:
        between = text[after.end : after.end + NEAR].split("，", maxsplit=1)[0]
    return len(between) <= FAR and _BETWEEN.search(between) is not None and not _MADE_OF.search(between)
