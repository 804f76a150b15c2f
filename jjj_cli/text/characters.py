"""Letters brought to one form, place for place: full width to plain, traditional to simplified."""

import re
from string import ascii_letters

# A break of a line within a paragraph of a document, which is one line of the whole text.
BREAK = "\u2028"
# Letters, digits and signs of full width.
_NARROW = {chr(ord(letter) + 0xFEE0): letter for letter in "0123456789.%/-+$" + ascii_letters}
_NARROW |= {"﹒": ".", "\u3000": " ", "\xa0": " ", "−": "-", "￥": "¥"}
# The traditional letters of numerals, units, and the words around figures, each before its simplified form.
_TRADITIONAL = (
    "萬万億亿兩两貳贰參叁陸陆點点個个戶户噸吨畝亩頃顷裡里圓圆幣币鎊镑臺台幾几數数餘余過过達达約约"
    "將将於于內内開开處处條条項项輛辆棟栋張张隻只頭头間间場场組组層层種种屬属對对幅幅顆颗輪轮篇篇冊册"
    "歲岁時时鐘钟鎮镇鄉乡雙双陣阵戰战標标準准煤煤電电萊莱羅罗聯联長长漲涨減减縮缩擴扩進进遞递調调轉转壓压為为"
    "產产業业務务單单機机構构員员師师學学職职稱称團团稅税費费價价資资額额險险貸贷債债營营經经濟济"
    "從从這这後后來来動动實实際际規规劃划計计預预擬拟爭争確确標标目目總总累累積积連连續续"
    "佔占無无沒没未未尚尚僅仅約约莫莫強强號号級级區区縣县國国衛卫養养農农廠厂館馆橋桥樓楼書书"
    "歐欧韓韩盧卢蘭兰銖铢紐纽亞亚廣广東东車车輸输燈灯萬万藥药蟲虫龍龙門门賣卖買买貴贵"
    "淨净負负虧亏盈盈損损趕赶錢钱塊块萬万鍾钟頓顿齊齐綠绿盤盘銷销節节約约課课項项樣样媒媒"
    "訂订設设計计認认證证記记試试驗验測测議议論论講讲護护該该詳详語语誤误說说請请諸诸談谈讓让負负責责則则"
    "納纳級级給给絡络維维網网緊紧線线練练總总績绩織织繼继續续達达遠远適适選选遷迁還还邊边邁迈運运迴回釐厘週周貝贝"
    "較较緩缓險险衝冲擊击寬宽躍跃飆飙歷历彈弹與与繳缴補补發发獲获復复蓋盖壯壮圍围穩稳創创"
)
_PLAIN = _NARROW | {old: new for old, new in zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True) if old != new}
_WIDE = re.compile(f"[{''.join(map(re.escape, _NARROW))}]")
_OLD = re.compile(f"[{''.join(map(re.escape, _PLAIN))}]")
# A full stop set for a decimal point: 8900。7亿.
_STOP = re.compile(r"。(?<=[0-9０-９]。)(?=[0-9０-９]{1,2}[万亿%％])")
# Thousands marked by a comma of full width: １，６８０; 1，286，400; 942，000. 3，300家 may be two figures.
_COMMA = re.compile(
    r"，(?:(?<=[０-９]，)(?=[０-９]{3}(?![０-９]))"
    r"|(?<=[0-9]，)(?=[0-9]{3}，[0-9]{3}(?![0-9]))|(?<=，[0-9]{3}，)(?=[0-9]{3}(?![0-9]))|(?<=[0-9]，)(?=000(?![0-9])))"
)


def narrow(text: str) -> str:
    """Bring full-width letters, digits and signs to their plain forms, place for place."""
    return _WIDE.sub(lambda match: _NARROW[match[0]], _marks(text))


def fold(text: str) -> str:
    """Bring a text to plain width and to the simplified letters that the grammar looks at, place for place."""
    return _OLD.sub(lambda match: _PLAIN[match[0]], _marks(text))


def _marks(text: str) -> str:
    if "。" in text:
        text = _STOP.sub(".", text)
    return _COMMA.sub(",", text) if "，" in text else text
