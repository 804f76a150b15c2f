"""Hedges: a comparator, a negation that turns it, and a short noun phrase that may stand between it and the number."""

import re
from typing import NamedTuple

from jjj_cli.record.codelists import Relation
from jjj_cli.text.lexicon import BEFORE, HEDGES, NO_HEDGE_AFTER, NO_HEDGE_BEFORE, hedges, rows
from jjj_cli.text.numerals import LARGE, SMALL
from jjj_cli.text.patterns import any_of
from jjj_cli.text.tokens import Token

# How many letters before a number are looked at.
NEAR = 20
_TURNED: dict[str, Relation] = {row["word"]: row["turned"] for row in HEDGES if row["turned"]}  # type: ignore[misc]
_LIMITED = hedges("limited")
_MEANT: dict[str, Relation] = {**BEFORE, **_LIMITED}
_AFTER = hedges("after")
_SPAN, _MONEY, _SHARE = hedges("span"), hedges("money"), hedges("share")
# 三成不到, 3000元不到的: at the end of what is said, or it belongs to what follows.
_CLOSING = hedges("closing")
_AFTER_BEGINS = frozenset([*(word[0] for place in (_AFTER, _SPAN, _MONEY, _SHARE, _CLOSING) for word in place), *"（("])
_RATIOS = frozenset(("%", "‰", "倍"))
_PASSED = frozenset(("%", "元", "美元", "点", "摄氏度"))
# What is passed, by the first letter of the hedge: 破, 站上, 越过, 跨过, 跌下.
_PASSING = frozenset("破站越跨")
_SPANS = frozenset(("年", "个月", "天", "小时", "分钟", "秒", "工作日", "周", "季度", "公里", "米", "里", "海里"))
# 过 is a hedge after a noun, and an aspect after a verb: 产值过500亿元, 举办过3场.
_PAST_NOUNS = frozenset("值入额量数价费资收润模率产人工户均已双首年都早P")
_NOT_AFTER_NEI = frozenset("部容外地蒙涵陆河置资需行存")


_NEGATED = any_of(row["word"] for row in rows("negations"))
_COMPARATOR = any_of(word for word in {*_MEANT, *_TURNED} if not word[0].isalpha() or not word.isascii())
# Parts add up to a sum, which is no bound.
_ENGLISH = re.compile(
    rf"(?<![A-Za-z])(?<!add )(?<!adds )(?<!added )(?P<word>{any_of(word for word in BEFORE if word.isascii())})\s?$",
    re.IGNORECASE,
)
_PLAIN = re.compile(rf"(?P<neg>{_NEGATED})?(?P<word>{_COMPARATOR})(?:了|有|需|要|过)?\s?$")
_NEGATED_END = re.compile(rf"(?:{_NEGATED})$")
# 约减少54元, 大约能增加收入300元.
_CHANGING = any_of(row["word"] for row in rows("changes") if row["kind"] and len(row["word"]) > 1)
# 约占全国的8.3%, 大约要摊860元, 约各持股31%, 差不多是五年前的三倍, 几乎相当于去年全年亏损额的两倍.
_APPROX_APART = re.compile(
    r"(?P<word>大约|大致|大概|约|差不多|几乎)(?:"
    r"(?:各|均|都|共)?(?:占|有|达|合|持|需|要|能|可|摊|计|是|为|等于|相当于)(?:[^，。；、0-9]{0,6}|[^，。；、0-9]{0,14}的)"
    rf"|(?:{_CHANGING})[^，。；、0-9的占]{{0,6}}|[增减升降涨跌]了?)$"
)
# 至少花20元, 至少已有12家, 最多可容纳500人; 最多的有3家 and 最多时有3人 are levels.
_BOUND_APART = re.compile(
    r"(?P<word>(?:至少|起码|少说)(?:[^，。；、0-9的时日天年次]{1,6})"
    r"|(?:最少|至多|最多|顶多)(?:[只也就]?[可能需要须得应有花交付用收买卖种跑干住坐装补奖领放停报派]|容纳|保留|投入|完成|缴纳|安排|建成)"
    r"[^，。；、0-9的时日天年次]{0,3})\s?$"
)
_BOUNDS_APART: dict[str, Relation] = {"至少": "ge", "起码": "ge", "少说": "ge", "最少": "ge"}
# 不低于每亩5.2万元, 约每斤3元.
_PER_ENDS = re.compile("[，。；、0-9]")
_LONGEST_PER = 6
# 比计划超出3%, 较上年超出2亿元: more by so much, and no bound.
_BY_SO_MUCH = re.compile("[比较](?:上|去|前|往|常|同|计|预|目|年|原|历|设|标)[^，。；、0-9增升涨降减跌]{1,8}$")
# 不到全市3%, 超过应到会代表的五分之三, 接近上年的1.4倍.
_SHARE_APART = re.compile(
    rf"(?P<neg>{_NEGATED})?(?P<word>{any_of(w for w in _MEANT if len(w) > 1 or w in '超逾')})了?"
    r"(?P<of>全[国省市县区镇乡球][^，。；、0-9]{0,8}|[^，。；、0-9]{1,10}的)$"
)
# 没有一家营收低于100亿元.
_NOT_ONE = re.compile(r"(?:没有?|无)一[^，。；、0-9]{0,8}$")
# 没有达到合同约定的5000万元.
_NOT_REACHED = re.compile(rf"(?:{_NEGATED})达到?[^，。；、0-9]{{1,10}}的$")
_COMPARED = frozenset(("高于", "低于", "多于", "少于", "大于", "小于"))
_DENIED = re.compile(r"(?:不是|并非|而非|绝非)[^，。；、]{0,3}$")
# 绿地率>35%; what ends a tag or marks a quotation is none.
_SIGNED = re.compile(r"[一-鿿）)]\s?[<>]\s?$")
# 500万元（含）以上, 10人（不含本数）以下.
_INCLUDED = re.compile(r"[（(](不?)含(?:本数)?[）)](以[上下内])")
_EXCLUDED: dict[str, Relation] = {"以上": "gt", "以下": "lt"}
# 10人以上（含10人）, 5万元以下（不含5万元）.
_AGAIN = re.compile(r"[（(](不?)[包含]?含")
_STRICT: dict[Relation, Relation] = {"ge": "gt", "le": "lt"}
# What ends like a word that holds a hedge and is none: 折合约230万美元, 其中超千亿元的4个, 初中超七成.
_NO_WORDS = ("折合", "其中", "初中", "高中", "国中", "当中", "集中", "最高", "新高")
_LAST = frozenset([*(word[-1] for word in {*_MEANT, *_TURNED}), *"了有需要过 "])


# As long as a negation, a comparator and what may follow them are.
_LONGEST = 10


class Before(NamedTuple):
    """The hedge before a number: what it says, how many of the letters are its own, and whether it is negated."""

    relation: Relation | None
    length: int
    negated: bool


NONE = Before(None, 0, negated=False)


def take_hedges(text: str, token: Token, floor: int) -> None:
    """Take the hedges around a figure into it; nothing before `floor` is looked at."""
    start = token.start - token.lead
    tail = text[max(floor, start - NEAR) : start]
    if tail:
        scale = not token.digits and (token.numeral[0] in SMALL or token.numeral[0] in LARGE or token.halved)
        found = before(tail, scale, token.base in _RATIOS)
        if found.length and tail[-found.length] in _PASSING and not _is_passed(token, scale=scale):
            found = NONE
        if found is not NONE:
            token.relation = found.relation or token.relation
            if found.length:
                token.start, token.lead = start - found.length, 0
            token.negated = found.negated
    if text[token.end : token.end + 1] in _AFTER_BEGINS and (token.unit or token.scale or token.doubtful):
        _take_after(text, token)


def _is_passed(token: Token, *, scale: bool) -> bool:
    """Say whether a number is one that is passed, 破3万亿元, and not of what is broken or solved: 破12项纪录, 破3案."""
    spelled = not token.digits and token.numeral[-1] in LARGE
    return bool(token.scale) or scale or spelled or token.base in _PASSED


def before(tail: str, scale: bool, ratio: bool) -> Before:
    """Read the hedge at the end of what stands before a number: `scale` says that it begins with one (上千)."""
    if tail[-1] in _LAST and (plain := _plain(tail, scale=scale)):
        return plain
    if tail[-1] < "\x80" and (english := _ENGLISH.search(tail)):
        return Before(BEFORE[english["word"].lower()], len(tail) - english.start(), negated=False)
    return _apart(tail, ratio=ratio) or NONE


def _apart(tail: str, *, ratio: bool) -> Before | None:
    """Read the hedge or the negation that stands apart from its number: 约占, 不到全市3%, 没有达到约定的5000万元."""
    about = "约" in tail or "大" in tail or "几乎" in tail or "差不多" in tail
    match = _APPROX_APART.search(tail) if about else None
    if match and not _is_word_end(tail, match.start("word"), match["word"]):
        return Before(_MEANT[match["word"]], 0, negated=False)
    if ("少" in tail or "多" in tail or "起码" in tail) and (bound := _BOUND_APART.search(tail)):
        return Before(_BOUNDS_APART.get(bound["word"][:2], "le"), 0, negated=False)
    if "每" in tail and (bound_per := _per(tail)):
        return bound_per
    if tail[-1] == "的" and "达" in tail and _NOT_REACHED.search(tail):
        return Before("lt", 0, negated=True)
    match = _SHARE_APART.search(tail) if ratio and ("的" in tail or "全" in tail) else None
    if match and not _is_word_end(tail, match.start("word"), match["word"]):
        word, turned = match["word"], match["neg"] and _TURNED.get(match["word"])
        if turned or word not in _COMPARED or match["of"].endswith("的"):
            return Before(turned or _MEANT[word], 0, negated=bool(turned))
    denied = ("是" in tail or "非" in tail) and _DENIED.search(tail) is not None
    return Before(None, 0, negated=True) if denied else None


def _per(tail: str) -> Before | None:
    """Read the bound of a figure that says first what it is per: 不得低于每亩5.2万元, 约每斤3元."""
    place = tail.rfind("每", max(1, len(tail) - _LONGEST_PER))
    if place < 0 or tail[place - 1] not in _LAST or _PER_ENDS.search(tail, place):
        return None
    bound = _plain(tail[:place], scale=False)
    return bound._replace(length=0) if bound else None


def _plain(tail: str, *, scale: bool) -> Before | None:
    match = _PLAIN.search(tail, max(0, len(tail) - _LONGEST))
    if not match:
        return None
    word, negation = match["word"], match["neg"]
    if negation and (turned := _TURNED.get(word)):
        return Before(turned, len(tail) - match.start(), negated=True)
    begins = match.start("word")
    if word not in _MEANT or _is_word_end(tail, begins, word) or not _is_meant(tail, begins, word, scale=scale):
        return None
    if "一" in tail and (turned := _TURNED.get(word)) and _NOT_ONE.search(tail, 0, begins):
        return Before(turned, 0, negated=True)
    return Before(_MEANT[word], len(tail) - begins, negated=False)


def _is_word_end(tail: str, begins: int, word: str) -> bool:
    return begins > 0 and tail[begins - 1] in NO_HEDGE_BEFORE.get(word, "") and not tail.endswith(_NO_WORDS, 0, begins)


def _is_meant(tail: str, begins: int, word: str, *, scale: bool) -> bool:
    if word == "上":
        return scale
    if word == "超出":
        return _BY_SO_MUCH.search(tail, 0, begins) is None
    if word in "<>":
        return _SIGNED.search(tail) is not None
    if word == "过":
        return (scale and tail[begins - 1 : begins] not in ("通", "经")) or tail[begins - 1 : begins] in _PAST_NOUNS
    return True


def _take_after(text: str, token: Token) -> None:
    end = token.end
    if text[end] in "（(":
        if included := _INCLUDED.match(text, end):
            word = included[2]
            token.relation = _EXCLUDED.get(word, _AFTER[word]) if included[1] else _AFTER[word]
            token.end, token.after = included.end(), True
        return
    for length in (4, 3, 2, 1):
        word = text[end : end + length]
        if len(word) < length:
            continue
        relation = _meaning_after(text, token, word, end + length)
        if relation:
            token.relation = relation if relation != "eq" else token.relation
            token.end, token.after = end + length, True
            return


def _meaning_after(text: str, token: Token, word: str, end: int) -> Relation | None:
    following = text[end : end + 1]
    if word in _AFTER:
        return None if word == "多" and following and following in NO_HEDGE_AFTER else _AFTER[word]
    if word in _CLOSING:
        return None if following.isalnum() and following != "的" else _CLOSING[word]
    if word in _SPAN and token.base in _SPANS:
        return None if following and following in _NOT_AFTER_NEI else _SPAN[word]
    if word in _MONEY and token.base in ("元", "%"):
        return _MONEY[word] if not ("一" <= following <= "鿿") or following in "售步拍收" else None
    if word in _SHARE and token.tenths:
        return _SHARE[word] if not ("一" <= following <= "鿿") else None
    return None


def says_again(text: str, token: Token, before: Token) -> bool:
    """Say whether a figure only says whether the bound before it counts: 10人以上（含10人）, and mend that bound."""
    if text[token.end : token.end + 1] not in ("）", ")") or before.value != token.value:
        return False
    counts = _AGAIN.fullmatch(text, before.end, token.start)
    if counts and counts[1]:
        before.relation = _STRICT.get(before.relation, before.relation)
    return counts is not None
