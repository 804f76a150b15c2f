"""Names as people type them: the form they are compared in, and the nearest ones."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from jjj_cli.messages import join, say

_IGNORED = r"[\s\-_'’‘`·•・.,，。]+"  # compiled by `re` on first use: start-up counts


def width_folded(text: str) -> str:
    """Bring full-width letters and digits, and signs like ㎡, to their plain forms."""
    return unicodedata.normalize("NFKC", text)


def fold(name: str) -> str:
    """Bring a name to the form that names are compared in: no width, case, spaces or marks."""
    return _kept(name) if len(name) <= _SHORT_NAME else _folded(name)


def _folded(name: str) -> str:
    if name.isalnum() and unicodedata.is_normalized("NFKC", name):  # most are, and a look-up folds thousands
        return name.casefold()
    return re.sub(_IGNORED, "", width_folded(name).casefold())


# Every look-up folds the names of all regions and metrics again; what is longer than a name comes once.
_SHORT_NAME = 64
_kept = lru_cache(maxsize=1 << 14)(_folded)


# From how much alike on a name is near: letters are alike by chance, Chinese words of two by one letter in two.
_LATIN, _CHINESE, _SHORT = 0.78, 0.6, 0.5
# From how much alike on what was asked is a slip of one word of a name.
_SLIP = 0.85
# Up to how many letters one in three may be wrong in: cvs, gpd.
_FEW = 4
# A name that the text asked for has within it is near where it is this much of it at least, less where it begins with
# it: Xingtai County is said of Xingtai, and steel output of no other output.
_MUCH, _BEGINNING = 0.65, 0.3


def nearest(asked: str, names: Mapping[str, str], count: int = 3, *, short: bool = False) -> list[str]:
    """Give the labels of the names that look most like what was asked, best first; none where none is much like it.

    `names` maps what can be typed to the label that is shown. Names that hold the text asked for, or of which it is
    little more, count as near. Of `short` names, as of places and units, one letter in two may be wrong (沧洲).
    """
    from difflib import get_close_matches  # imported here: only a failed look-up needs it

    asked = fold(asked)[:100]
    alike = _SHORT if short and not asked.isascii() else _LATIN if asked.isascii() and len(asked) > _FEW else _CHINESE
    folded = {fold(name): label for name, label in names.items()}
    held = [name for name in folded if len(name) > 1 and name in asked and _is_much(name, asked)]
    held.sort(key=len, reverse=True)
    holding = [name for name in folded if len(asked) > 1 and asked in name]
    close = get_close_matches(asked, folded, n=count * 4, cutoff=alike)
    ordered = [*held[:1], *close, *sorted(holding, key=len), *held]
    slips = [] if ordered or not asked.isascii() else _slips(asked, names)
    return list(dict.fromkeys([*(folded[name] for name in ordered), *slips]))[:count]


def _is_much(name: str, asked: str) -> bool:
    return len(name) >= len(asked) * (_BEGINNING if asked.startswith(name) else _MUCH)


def _slips(asked: str, names: Mapping[str, str]) -> list[str]:
    """Give the labels of the names that have a word of which what was asked is a slip: forst, of forest coverage."""
    from difflib import SequenceMatcher

    words: dict[str, list[str]] = {}
    for name, label in names.items():
        for word in re.findall(r"[a-z]{4,}", name.casefold()):
            words.setdefault(word, []).append(label)
    near = [word for word in words if word[0] == asked[:1] and abs(len(word) - len(asked)) <= 1]
    return [label for word in near if SequenceMatcher(None, asked, word).ratio() > _SLIP for label in words[word]]


def suggest(labels: Sequence[str], key: str = "hint.nearest") -> str | None:
    """Make a hint of the nearest names, or none where there are none."""
    return say(key, names=join("join.or", labels)) if labels else None
