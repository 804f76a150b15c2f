"""Brings the catalogues of the interface's words up to date with the English, and compiles them.

`python curation/catalogues.py` adds what is new without a translation, drops what is gone, and
takes the translation away from words whose English has changed; it prints what is to be written.
`jjj_cli/locale/zh/LC_MESSAGES/jjj.po` is then edited by hand, and this run once more.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from jjj_cli.messages import CATALOGUES, DOMAIN, ENGLISH, LANGUAGES

# A day that does not move, so that a run that changes no words changes nothing.
DAY = datetime(2026, 11, 25, tzinfo=UTC)
HEADER = "# Every word of jjj's interface. The context names a message, the English is its text in jjj_cli/messages.\n#"


def main() -> int:
    """Bring each catalogue up to date; exit with 1 where words are still to be written."""
    missing = [f"{name}: {key}" for name in LANGUAGES if name != "en" for key in update(name)]
    for line in missing:
        print(line)  # noqa: T201 - this is what it is for
    return 1 if missing else 0


def update(language: str) -> list[str]:
    """Bring one language's catalogue up to date and give the keys that have no words in it."""
    path = CATALOGUES / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    known = _known(path, language)
    about = {"project": "jjj", "version": "1", "msgid_bugs_address": "-", "last_translator": "-", "language_team": "-"}
    dates = {"creation_date": DAY, "revision_date": DAY}
    catalogue = Catalog(language, DOMAIN, HEADER, fuzzy=False, **about, **dates)  # type: ignore[arg-type]
    for key, text in ENGLISH.items():
        catalogue.add(text, known.get((key, text), ""), context=key, flags=())
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=0, omit_header=False)
    with path.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    return [key for key, text in ENGLISH.items() if not known.get((key, text))]


def _known(path: Path, language: str) -> dict[tuple[str, str], str]:
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return {
            (str(one.context), str(one.id)): str(one.string)
            for one in read_po(file, language)
            if one.id and isinstance(one.id, str)
        }


if __name__ == "__main__":
    sys.exit(main())
