"""What strangers wrote, made fit for a document: nothing hides in it, and every form can hold it."""

import re

from jjj_cli.safety.display import visible

# Code points that no XML and no HTML holds.
NONCHARACTERS = "[\\ufdd0-\\ufdef" + "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17)) + "]"


def plain(text: str) -> str:
    """Spell out what is not seen, and put a mark for what cannot be written; line breaks stay."""
    return re.sub(NONCHARACTERS, "\ufffd", visible(text))
