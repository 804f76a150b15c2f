"""What strangers wrote, made safe to draw: nothing hides, nothing turns the text around, nothing breaks the XML."""

import re

from jjj_cli.messages.naming import is_english
from jjj_cli.safety.display import visible

# XML has no place for these, in whatever spelling.
_NO_XML = "[\ufffe\uffff]"
# Quotation marks that a Chinese font draws as wide as a Chinese letter, which parts an English word.
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def clean(text: str) -> str:
    """Spell out what is not seen, and take out what no file of a picture can hold."""
    safe = re.sub(_NO_XML, "�", visible(text))
    return safe.translate(_STRAIGHT) if is_english() else safe
