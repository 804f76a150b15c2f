"""Words without a command: `jjj 沧州` shows the region, `jjj gdp` compares, `jjj 沧州 gdp` gives the figure."""

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Any

from jjj_cli.cli.registration import files_for
from jjj_cli.errors import JjjError, UsageError
from jjj_cli.gazetteer.names import fold, nearest, suggest
from jjj_cli.gazetteer.words import kind_of
from jjj_cli.library.comparisons import is_formula
from jjj_cli.library.figures import read_date
from jjj_cli.messages import say
from jjj_cli.record.records import Store
from jjj_cli.render.output import tell_note

# From how much alike on a word is a command that is misspelled, whatever else goes by it: exports, compre.
_MISSPELLED = 0.75
_STORES = ("store", "only_shipped", "only_own")


def meant(arguments: list[str], before: Mapping[str, Any], commands: Sequence[str]) -> list[str] | None:
    """Give a line with the command that is meant, and say on stderr which it is; None where none is.

    `before` has the options that stand before the words. Raises UsageError for a command that is misspelled, whatever
    else its name may be, and for words that are like no command and of which the store has nothing.
    """
    count = next((place for place, one in enumerate(arguments) if one.startswith("-")), len(arguments))
    words, options = arguments[:count], arguments[count:]
    store = _store(options, before, needed=not words[0].isascii())
    line = _line(store, words) if store else None
    if line is None:
        if store and not _misspelled(words[0], commands, surely=False):
            raise UsageError("nothing-called", name=" ".join(words), hint=say("hint.nothing-called"))
        return None
    if close := suggest(_misspelled(words[0], commands, surely=line[0] != "search")):
        use = say("hint.help", command="jjj")
        other = say("hint.or-command", command=_spelled(["jjj", *line]))
        raise UsageError("no-command", name=words[0], hint=f"{close}\n{other}\n{use}")
    if not (before.get("quiet") or {"-q", "--quiet"} & set(options)):
        tell_note(_spelled(["jjj", *line, *options]))
    return [*line, *options]


def _misspelled(word: str, commands: Sequence[str], *, surely: bool) -> list[str]:
    """Give the commands that a word may be meant for; of one that names something, those that it surely is like."""
    from difflib import get_close_matches

    if surely:
        return get_close_matches(fold(word), commands, cutoff=_MISSPELLED)
    return nearest(word, {name: name for name in commands})


def _store(options: list[str], before: Mapping[str, Any], *, needed: bool) -> Store | None:
    """Read the stores that the options choose; None where they cannot be read and what is typed may need none."""
    from jjj_cli.store.opening import open_store

    how: dict[str, Any] = {name: before.get(name) for name in _STORES}
    for place, option in enumerate(options):
        name, _, value = option.removeprefix("--").partition("=")
        if option.startswith("--") and (key := name.replace("-", "_")) in _STORES:
            how[key] = value or (options[place + 1] if key == "store" and place + 1 < len(options) else True)
    try:
        return open_store(files_for(how))
    except JjjError:
        if needed:
            raise
        return None


def _line(store: Store, words: list[str]) -> list[str] | None:
    """Give what answers words: by how many regions, metrics and dates they are, else by what has them all."""
    kinds = [_kind(store, word) for word in words]
    regions, metrics, dates = (kinds.count(kind) for kind in ("region", "metric", "date"))
    if None not in kinds and metrics and dates in (0, 1):
        if regions == 1 or (regions and dates):
            return ["get", *words]
        at = [word for word, kind in zip(words, kinds, strict=True) if kind == "date"]
        return [
            "compare",
            *(word for word in words if word not in at),
            *(part for word in at for part in ("--at", word)),
        ]
    if kinds == ["region"]:
        return ["region", *words]
    return ["search", *words] if _is_found(store, " ".join(words)) else None


def _is_found(store: Store, text: str) -> bool:
    """Say whether anything has every word of a text as it is typed; what is only like it was hardly meant."""
    from jjj_cli.store.search import search
    from jjj_cli.store.selection import contains_words

    return any(contains_words(text, (hit.id, hit.name, hit.text)) for hit in search(store, text))


def _kind(store: Store, word: str) -> str | None:
    kind = kind_of(store.regions, store.metrics, word)
    if kind is None and is_formula(word) and _is_sound(store, word):
        return "metric"
    return kind or ("date" if read_date(word) else None)


def _is_sound(store: Store, formula: str) -> bool:
    from jjj_cli.comparison.formulas import grammar

    try:
        grammar.parse(store.metrics, formula)
    except JjjError:
        return False
    return True


def _spelled(line: list[str]) -> str:
    """Spell a line as it can be typed."""
    return " ".join(word if re.fullmatch(r"[\w@%+=:,./-]+", word) else shlex.quote(word) for word in line)
