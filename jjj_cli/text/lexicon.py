"""The words around a figure and what they say of it: hedges, negations, changes, classes. Data before code.

The tables lie in `words/`, one word a line, with where it was seen: `cases` (annotated sentences), `issue` (the
kinds and public reports of issue 14), `usage` (dictionaries of Chinese), `print` (communiqués and newspapers).
"""

from pathlib import Path

from jjj_cli.record.codelists import Relation

WORDS = Path(__file__).with_name("words")


def rows(name: str) -> list[dict[str, str]]:
    """Read a table of words."""
    first, *lines = (WORDS / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    fields = first.split("\t")
    return [dict(zip(fields, line.split("\t"), strict=True)) for line in lines]


HEDGES = rows("hedges")


def hedges(*places: str) -> dict[str, Relation]:
    """Give the hedges of some places in a figure, each with what it means."""
    return {row["word"]: row["relation"] for row in HEDGES if row["place"] in places}  # type: ignore[misc]


# Before the number; after it or its unit; between it and its scale or unit, those that mean more.
BEFORE = hedges("before", "scale")
AFTER = hedges("after")
AMID = "".join(word for word, relation in hedges("amid").items() if relation == "gt")
# What follows 多 after a unit where it is no hedge: 三个多样化, 三分之二多数.
NO_HEDGE_AFTER = "样元种少家次方功层维媒式渠数出增于收发卖"
# `数` and `几` stand for the digits of a scale (数百), where they end no other word: 指数百分之五.
VAGUE = "数几"
NOT_BEFORE_VAGUE = frozenset("指系分总人户件参基位对常变代读函复倍次额维度个整负")

# 百十来户 and 百八十人 are of a hundred or so, and not of 110 or 180.
ABOUT = {"百十": 100, "百八十": 100, "千八百": 1000}

# 近 and 上 that are no hedge: 近年, 近10年, 近日; 以上年.
PERIOD_AFTER = ("年来", "年來", "年以来", "年以來", "年间", "年間", "年内", "年內")
PERIOD_BEFORE = ("近", "过去", "過去", "未来", "未來", "最近", "今后", "今後", "此前", "前", "后", "头", "這", "这")

# What follows 以上 where it names a class and not a bound: 亿元以上项目.
CLASS_NOUNS = (
    "项目",
    "項目",
    "工业",
    "工業",
    "企业",
    "企業",
    "服务业",
    "单位",
    "产业",
    "人口",
    "老年人",
    "老人",
    "的老",
    "的项目",
    "的企业",
    "的工业",
    "机组",
    "城市",
    "学历",
    "职称",
)

# What makes a word of a unit's first letters: 360科技 is no count of families, 零部件 none of works.
NOT_BEFORE: dict[str, str] = {row["word"]: row["not_before"] for row in rows("guards")}

# What makes of a hedge the end of another word: 签约210个, 附近3家, 早上百余人.
NO_HEDGE_BEFORE: dict[str, str] = {
    "约": "签节预制条合公契邀简盟违履续失相誓",
    "近": "附最靠临邻亲远就",
    "超": "高赶中英",
    "逾": "",
    "站上": "车火高总南北西东",
    "上": "以之早晚路线网马楼山车会千百",
    "破": "打爆侦攻告识撕连勘击",
    "满": "圆丰充爆饱美布加装坐填盛注灌挤站塞堆摆铺",
    "到": "达不未没得",
}
