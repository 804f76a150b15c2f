"""Chinese text for a full-text index that splits at spaces: every word that it may be searched by is a token.

SQLite's own tokenizers find no 沧州: `unicode61` takes a run of Chinese for one word, and `trigram`
knows no word of two characters. So each stretch of up to `LONGEST` characters becomes a token of
its own, and a plain query finds it.
"""

import re
from functools import lru_cache

# Longer than any name that is typed whole; what is longer is a token only where it stands alone.
LONGEST = 12
_HAN = "々〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_UNITS = rf"[{_HAN}]|[^\W{_HAN}]+"
_SEAM = rf"(?<=[{_HAN}])(?=[^\W{_HAN}])|(?<=[^\W{_HAN}])(?=[{_HAN}])"


@lru_cache(2000)  # names of regions and metrics stand in thousands of rows
def indexed(text: str) -> str:
    """Give a text as an index takes it: the text with its seams opened, then every stretch of its Chinese words.

    A run of letters or digits is one unit beside a Chinese character: 3556万亩 is found by 3556, 3556万 and 万亩.
    """
    tokens: dict[str, None] = {}
    for run in re.findall(r"\w+", text):
        units = re.findall(_UNITS, run)
        if len(units) > 1:
            tokens |= dict.fromkeys([run, *_stretches(units)])
    return " ".join([re.sub(_SEAM, " ", text), *tokens])


def _stretches(units: list[str]) -> list[str]:
    return [
        "".join(units[start:end])
        for start in range(len(units))
        for end in range(start + 1, min(start + LONGEST, len(units)) + 1)
    ]
