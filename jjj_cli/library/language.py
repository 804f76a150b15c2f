"""The language that the library speaks."""

from types import TracebackType

from jjj_cli import messages
from jjj_cli.library.arguments import check_value
from jjj_cli.messages.language import Language


class Spoken:
    """A language that was chosen; a `with` block goes back, at its end, to what was spoken before."""

    def __init__(self, name: Language) -> None:
        self._chosen = messages.use(name)

    def __enter__(self) -> None:
        """Begin what is said in the language."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Go back to the language that was spoken before."""
        messages.back(self._chosen)


def language(name: Language) -> Spoken:
    """Choose the language of errors, notes and pages in this thread or task, from here on or for a `with` block.

    Without it that is English; a thread that is started speaks English till it has chosen for itself.
    """
    check_value("language", name, Language)
    return Spoken(name)
