"""Classes named by a bound: 亿元以上项目, 60岁以上老年人, 跨度40米以上桥梁. The number in them is no figure."""

import re

from jjj_cli.text.tokens import Token
from jjj_cli.units.registry import table

_BOUNDS = ("以上", "以下", "之上", "往上")
_NOUNS = (
    "项目|企业|工业|单位|服务业|产业|公司|机构|商户|法人|大户|老年人|老人|人口|人群|居民|公民|儿童|青少年|学生|"
    "集群|园区|景区|酒店|饭店|医院|航班|古树|电站|桥梁|隧道|建筑|高楼|机组|锅炉|船舶|货轮|车辆|泊位|码头|航道|河流|水库|湖泊|城市|学历|职称|设备|商品|合同|线路"
)
_CLASS = re.compile(rf"的?(?!的|[用投支给为是在和与或由对将可须应并且])[一-鿿]{{0,6}}?(?:{_NOUNS})")
# An age names a class of people before almost anything.
_AGES = re.compile(r"的?[一-鿿](?<![可须应将方者免享])")
_COUNTED = frozenset(("岁",))


def names_class(text: str, token: Token) -> bool:
    """Say whether a bound after a figure makes it the name of a class."""
    if not text.startswith(_BOUNDS, token.end - 2) or token.base in ("%", "‰", "倍", ""):
        return False
    if token.base == "岁":
        return _AGES.match(text, token.end) is not None
    counted = table().dimension.get(token.base) == token.base and token.base not in ("千伏",)
    return not counted and _CLASS.match(text, token.end) is not None
