"""What strangers wrote, made safe to draw: nothing hides, nothing turns the text around, nothing breaks the XML."""

import re

from jjj_cli.safety.display import visible

# XML has no place for these, in whatever spelling.
_NO_XML = "[\ufffe\uffff]"


def clean(text: str) -> str:
    """Spell out what is not seen, and take out what no file of a picture can hold."""
    return re.sub(_NO_XML, "�", visible(text))
