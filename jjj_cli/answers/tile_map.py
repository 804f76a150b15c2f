"""Where the tiles of 京津冀 stand: a schematic and no map."""

from typing import Literal, NamedTuple

# How figures are parted into the shades of the tiles.
Classes = Literal["quantile", "equal"]


class Place(NamedTuple):
    """A tile's row from the north and column from the west, from 1, and its region's short names."""

    row: int
    column: int
    name: str
    name_en: str
    small: bool = False


# Neighbours stand beside each other where a grid lets them; the coast is on the right.
PLACES: dict[str, Place] = {
    "130700": Place(1, 1, "张家口", "Zhangjiakou"),
    "130800": Place(1, 3, "承德", "Chengde"),
    "110000": Place(2, 2, "北京", "Beijing"),
    "130200": Place(2, 3, "唐山", "Tangshan"),
    "130300": Place(2, 4, "秦皇岛", "Qinhuangdao"),
    "130600": Place(3, 1, "保定", "Baoding"),
    "131000": Place(3, 2, "廊坊", "Langfang"),
    "120000": Place(3, 3, "天津", "Tianjin"),
    "130100": Place(4, 1, "石家庄", "Shijiazhuang"),
    "xiongan-new-area": Place(4, 2, "雄安", "Xiong'an", small=True),
    "130900": Place(4, 3, "沧州", "Cangzhou"),
    "130500": Place(5, 1, "邢台", "Xingtai"),
    "131100": Place(5, 2, "衡水", "Hengshui"),
    "130400": Place(6, 1, "邯郸", "Handan"),
}
