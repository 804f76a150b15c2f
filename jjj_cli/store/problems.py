"""What is wrong with a record, and where."""

import re
from pathlib import Path
from typing import NamedTuple


class Problem(NamedTuple):
    """What is wrong with a record: where it is, what it is, and the audit's rule that says so."""

    table: str
    id: str
    field: str
    message: str
    rule: str = ""
    file: Path | None = None


def field_of(error: Exception) -> str:
    """Read from the schema's message which field it is about: `$.value`, or field `value`."""
    match = re.search(r"`\$\.(\w+)|field `(\w+)`", str(error))
    return (match[1] or match[2]) if match else ""
