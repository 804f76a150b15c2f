"""What is hoped for: a target's scope from its trigger to the end of the sentence, unless what is done follows."""

import re
from bisect import bisect_right

# How many letters before 目标 say that something is compared with it.
_NEAR = 20
# What begins a target's scope: 目标是 for every item of a list, all else for its sentence. The first letters stand
# alone, so that plain prose is passed over without a look at the rest.
_HOPES = re.compile(
    r"[力有打明预争确总远要目规计拟将十到原年底](?:"
    r"(?<=目)(?P<goal>标(?:值)?(?:任务)?[是为：:])"
    r"|(?<=力)争|(?<=有)望|(?<=打)造|(?<=明)年|(?<=预)计|(?<=争)取(?!到)|(?<=确)保|(?<=总)目标|(?<=远)景目标|(?<=要)求?达到"
    r"|(?<=目)(?<![成现额]目)标(?=[\d到达定设约，])|(?<=规)划(?![馆局院部师者区图展署的面范用])"
    r"|(?<=原)(?:定|计划)|(?<=计)(?<![度按较比超]计)划(?![的内外书局任数，])|(?<=拟)(?<![模虚比草]拟)"
    r"|(?<=将)(?:[达建新超投增降升]|办好|再[建增投新]|扩大|减少|突破|实现|提高|提升|形成|完成|于20)|(?<=十)[四五六]五”?(?:期)?末"
    r"|(?<=(?<!\d)20[3-9]\d年)[底末前]?[，,]?(?:[^，。；\d]{0,8})(?:达|实现|将|建成)"
    r"|(?<=要)(?:(?<=[今明]年要)(?=[办建新完实改扩再做开培推投解])|(?<![主需只重必]要)办好)"
    r"|(?<=底)前(?<=[年月]底前)(?<![去上前]年底前)(?![，,]?(?:已|共|累计|全部))"
    r"|(?<=到)(?<![^，,：:“（(。；;\n！？\s]到)20[2-9]\d年(?!底?[，,]?已))"
)
# 预计亏损1亿元，上年同期盈利：what is said of a time that is over is no target.
# 低于预期目标0.4个百分点, 超目标3%: what is compared with a target is none.
_AGAINST = re.compile("(?:[高低快慢多少大小]于|[高低超多][过出]?|[比较距离])[^，。；、0-9]{0,6}目标$")
_PAST = "[，；（(](?:去年|上年|前年)"
_GOAL_END = re.compile(rf"[。！？!?\n]|已|实际|截至|{_PAST}")
_DONE = "[，；](?:目前|现在|(?:[一二三四]季度|上半年|前三季度|前.{1,2}个月)(?:累计)?完成)"
_HOPE_END = re.compile(rf"[。！？!?\n；;]|已|实际|截至|[，、]完成|{_PAST}|{_DONE}")


class Scope:
    """Whether a place lies in the scope of a target: from its trigger to the end of the sentence."""

    def __init__(self, text: str) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        listed = False  # the last scope is that of a list
        for match in _HOPES.finditer(text):
            start = match.end()
            if self.ends and start < self.ends[-1] and (listed or not match["goal"]):
                continue  # within the scope before
            if match[0] == "目标" and _AGAINST.search(text, max(0, start - _NEAR), start):
                continue
            listed = match["goal"] is not None
            end = (_GOAL_END if match["goal"] else _HOPE_END).search(text, start)
            self.starts.append(start)
            self.ends.append(end.start() if end else len(text))

    def at(self, place: int) -> bool:
        """Say whether a place lies in it."""
        found = bisect_right(self.starts, place) - 1
        return found >= 0 and place < self.ends[found]
