"""The words around a figure and what they say of it: hedges, directions, classes. Data before code."""

from jjj_cli.model import Relation

# Before the number, longest first within each relation.
BEFORE: dict[str, Relation] = {
    "超过": "gt",
    "超過": "gt",
    "超出": "gt",
    "超": "gt",
    "逾": "gt",
    "突破": "gt",
    "高于": "gt",
    "高於": "gt",
    "多于": "gt",
    "大于": "gt",
    "达上": "ge",
    "至少": "ge",
    "不少于": "ge",
    "不低于": "ge",
    "不小于": "ge",
    "不低於": "ge",
    "上": "ge",
    "不足": "lt",
    "不到": "lt",
    "低于": "lt",
    "低於": "lt",
    "少于": "lt",
    "小于": "lt",
    "不超过": "le",
    "不超過": "le",
    "不高于": "le",
    "不多于": "le",
    "不大于": "le",
    "至多": "le",
    "最多": "le",
    "约为": "approx",
    "约": "approx",
    "約": "approx",
    "大约": "approx",
    "大致": "approx",
    "大概": "approx",
    "将近": "near",
    "將近": "near",
    "接近": "near",
    "近": "near",
}
# After the number or its unit.
AFTER: dict[str, Relation] = {
    "以上": "ge",
    "以内": "le",
    "以內": "le",
    "以下": "le",
    "左右": "approx",
    "上下": "approx",
    "开外": "gt",
    "有余": "gt",
    "之多": "eq",
}
# Between the number and its scale or unit.
AMID = "多余餘几幾"
# `上` hedges a scale alone (上千), `数` and `几` stand for its digits (数百).
VAGUE = "数數几幾"

# 近 and 上 that are no hedge: 近年, 近10年, 近日; 以上年.
PERIOD_AFTER = ("年来", "年來", "年间", "年間", "年内", "年內")
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

INCREASE = (
    "增长",
    "增長",
    "增加",
    "增幅",
    "增速",
    "增",
    "提高",
    "提升",
    "上升",
    "上涨",
    "上漲",
    "上浮",
    "扩大",
    "擴大",
    "新增",
    "净增",
    "多",
    "涨幅",
    "升高",
    "高出",
    "拉动",
    "改善",
)
DECREASE = (
    "下降",
    "降低",
    "减少",
    "減少",
    "减",
    "降幅",
    "降",
    "缩短",
    "縮短",
    "压减",
    "壓減",
    "下跌",
    "跌幅",
    "回落",
    "缩小",
    "削减",
    "收窄",
    "负增长",
)
# A word of direction with one of these after it gives the level that was reached: 增加到3556万亩.
REACHED = ("到", "至", "为", "為", "达", "達", "达到", "達到", "成")
TARGET = (
    "力争",
    "力爭",
    "目标",
    "目標",
    "规划",
    "計劃",
    "计划",
    "预计",
    "預計",
    "将达",
    "将建",
    "将新",
    "將達",
    "有望",
    "拟",
    "争取",
    "确保",
    "要达到",
    "要求达到",
    "将超",
    "将突破",
    "将实现",
    "将提高",
    "将增",
    "将形成",
    "将完成",
    "总目标",
    "到“十四五”末",
    "“十四五”末",
    "打造",
)
CUMULATIVE = ("累计", "累計", "共计", "共計", "总计", "總計", "合计", "合計")
FROM = ("由", "从", "從", "自")
RANGE = "—–―~～〜至到-"
