"""What charts are drawn from in several tests."""

MORE, LESS, ABOUT = "►", "◄", "~"
GROWTH = {
    "name": "增速",
    "name_en": "Growth",
    "definition": "增长的百分比",
    "unit": "%",
    "domain": "industry",
    "additive": False,
}
