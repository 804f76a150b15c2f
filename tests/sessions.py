"""Python sessions on a page of the docs, run as somebody types them."""

import re
import traceback
from contextlib import redirect_stdout
from doctest import DocTestParser, Example
from io import StringIO
from typing import Any

_BLOCK = re.compile(r"```python\n(>>>.*?)```", re.DOTALL)


def typed_again(page: str) -> str:
    """Give a page with its sessions typed again, in one Python: as it is, or as it should be."""
    names: dict[str, Any] = {}
    return _BLOCK.sub(lambda block: f"```python\n{_session(block[1], names)}```", page)


def _session(text: str, names: dict[str, Any]) -> str:
    parts = []
    for example in DocTestParser().parse(text):
        if isinstance(example, Example):
            first, *more = example.source.splitlines()
            typed = [f">>> {first}", *(f"... {line}" for line in more)]
            parts.append("\n".join(typed) + "\n" + _printed(example.source, names))
    return "".join(parts)


def _printed(source: str, names: dict[str, Any]) -> str:
    """Give what Python prints of a statement, of an error what its last lines say."""
    with redirect_stdout(StringIO()) as printed:
        try:
            exec(compile(source, "<typed>", "single"), names)  # noqa: S102 - a page of ours
        except Exception as error:
            said = "".join(traceback.format_exception_only(error))
            printed.write(f"Traceback (most recent call last):\n  …\n{said}")
    return re.sub(r" +$", "", printed.getvalue(), flags=re.MULTILINE)  # what pandas leaves at the end of a line
