"""Names as people type them: the form they are compared in, and the nearest ones."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from jjj_cli.messages import join, say

_IGNORED = r"[\s\-_'’‘`·•・.,，。]+"  # compiled by `re` on first use: start-up counts


def width_folded(text: str) -> str:
    """Bring full-width letters and digits, and signs like ㎡, to their plain forms."""
    return unicodedata.normalize("NFKC", text)


def fold(name: str) -> str:
    """Bring a name to the form that names are compared in: no width, case, spaces or marks."""
    if name.isalnum() and unicodedata.is_normalized("NFKC", name):  # most are, and a look-up folds thousands
        return name.casefold()
    return re.sub(_IGNORED, "", width_folded(name).casefold())


# From how much alike on a name is near: letters are alike by chance, Chinese words of two by one letter in two.
_LATIN, _CHINESE, _SHORT = 0.78, 0.6, 0.5
# A name that the text asked for has within it is near where it is this much of it at least.
_MUCH = 0.65


def nearest(asked: str, names: Mapping[str, str], count: int = 3, *, short: bool = False) -> list[str]:
    """Give the labels of the names that look most like what was asked, best first; none where none is much like it.

    `names` maps what can be typed to the label that is shown. Names that hold the text asked for, or of which it is
    little more, count as near. Of `short` names, as of places and units, one letter in two may be wrong (沧洲).
    """
    from difflib import get_close_matches  # imported here: only a failed look-up needs it

    asked = fold(asked)[:100]
    alike = _LATIN if asked.isascii() else _SHORT if short else _CHINESE
    folded = {fold(name): label for name, label in names.items()}
    held = [name for name in folded if len(name) > 1 and name in asked and len(name) >= _MUCH * len(asked)]
    held.sort(key=len, reverse=True)
    holding = [name for name in folded if len(asked) > 1 and asked in name]
    close = get_close_matches(asked, folded, n=count * 4, cutoff=alike)
    ordered = [*held[:1], *close, *sorted(holding, key=len), *held]
    labels = dict.fromkeys(folded[name] for name in ordered)
    return list(labels)[:count]


def suggest(labels: Sequence[str], key: str = "hint.nearest") -> str | None:
    """Make a hint of the nearest names, or none where there are none."""
    return say(key, names=join("join.or", labels)) if labels else None
