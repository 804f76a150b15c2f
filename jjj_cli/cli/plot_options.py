"""An answer drawn as a picture beside it: the options that ask for one, and the writing of it."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from jjj_cli.answers.result import Block, Result, Text
from jjj_cli.cli.options import option
from jjj_cli.comparison.results import Note
from jjj_cli.errors import UsageError
from jjj_cli.messages import join, say
from jjj_cli.messages.digit_grouping import grouped
from jjj_cli.messages.naming import in_one_language
from jjj_cli.plots import formats as plot_files
from jjj_cli.store.location import Files, protected

if TYPE_CHECKING:
    from jjj_cli.plots.picture import Picture

Plot = Annotated[str | None, option("plot", "--plot", metavar="FILE", values=join("join.list", plot_files.SUFFIXES))]
PlotSize = Annotated[
    str | None, option("plot-size", "--plot-size", metavar="SIZE", values=join("join.list", plot_files.SIZES))
]
Title = Annotated[str | None, option("plot-title", "--title", metavar="TEXT")]
Subtitle = Annotated[str | None, option("plot-subtitle", "--subtitle", metavar="TEXT")]


class Wanted(NamedTuple):
    """A picture that is asked for: where it is to go, how large it is to be, and what it is to be called."""

    path: Path
    size: plot_files.Size
    title: str | None
    subtitle: str | None


class Drawn(NamedTuple):
    """What is drawn, None where there is nothing to draw; its figures as a table; what is to be told of it."""

    picture: "Picture | None"
    table: Callable[[], list[Block]]
    told: tuple[str, ...] = ()


def read_plot(
    path: str | None, size: str | None, title: str | None = None, subtitle: str | None = None
) -> Wanted | None:
    """Read what picture is asked for; raises UsageError before anything is looked up."""
    if path is None:
        given = {"--plot-size": size, "--title": title, "--subtitle": subtitle}
        for name, value in given.items():
            if value is not None:
                raise UsageError("needs", one=name, other="--plot")
        return None
    plot_files.suffix_of(path)
    return Wanted(Path(path), plot_files.size_of(size), title, subtitle)


def with_plot(result: Result, wanted: Wanted, draw: Callable[[], Drawn], files: Files) -> Result:
    """Have the picture written before the answer is printed, and say where it is.

    What `draw` gives is made in the reader's language alone, its numbers separated as print has them.
    """
    with _in_print():
        picture, table, told = draw()
    if picture and wanted.title:
        picture = picture._replace(title=wanted.title)
    if picture and wanted.subtitle:
        picture = picture._replace(subtitle=wanted.subtitle)
    said = [*told, say("note.plotted", path=wanted.path) if picture else say("note.not-plotted")]
    notes = [Note(code="plotted", message=message, weight="hint") for message in said]
    where = [Text(say("note.hint", message=message), "quiet", note=True) for message in said]
    keep = protected(files)

    def save() -> None:
        from jjj_cli.plots import saving  # only where a picture is asked for

        if picture:
            with _in_print():
                saving.save(picture, wanted.path, wanted.size, table, keep)

    screen = result.screen
    return result._replace(
        notes=[*result.notes, *notes],
        page=lambda: [*result.page(), *where],
        screen=(lambda: [*screen(), *where]) if screen else None,
        first=save if picture else None,
    )


def _in_print() -> ExitStack:
    """Write as print does: one language, numbers with separators."""
    stack = ExitStack()
    stack.enter_context(in_one_language())
    stack.enter_context(grouped())
    return stack
