"""A draft that is open in an editor: its text as it stands there, and in which form it is read."""

from functools import cached_property
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from jjj_cli.lsp.positions import Encoding, Positions
from jjj_cli.text.documents import Form, form_of

# What editors call the forms; whatever else they call a draft, its name tells.
_FORMS: dict[str, Form] = {"markdown": "markdown", "html": "html", "plaintext": "text", "text": "text"}


class Draft:
    """One version of a draft; `path` is where it lies, or its address where it lies nowhere yet."""

    def __init__(
        self, uri: str, path: str, text: str, *, version: int | None, language: str | None, encoding: Encoding
    ) -> None:
        self.uri, self.path, self.text, self.version = uri, path, text, version
        self.form = _FORMS.get(language or "") or _form(uri)
        self._encoding: Encoding = encoding

    @cached_property
    def positions(self) -> Positions:
        """Give where what stands in the editor."""
        return Positions(self.text, self._encoding)

    @property
    def line_break(self) -> str:
        """Give how its lines end."""
        return "\r\n" if "\r\n" in self.text else "\n"


def _form(uri: str) -> Form:
    form = form_of(PurePosixPath(unquote(urlsplit(uri).path)).name)
    return "text" if form == "docx" else form  # what an editor gives is text, whatever it is called
