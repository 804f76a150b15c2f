"""A comparison drawn as a picture beside its answer: the options that ask for one, and the writing of it."""

from pathlib import Path
from typing import Annotated

from jjj_cli.answers.result import Result, Text
from jjj_cli.cli.options import option
from jjj_cli.comparison.results import Choice, Note
from jjj_cli.errors import UsageError
from jjj_cli.library.comparisons import Answer
from jjj_cli.messages import join, say
from jjj_cli.plots import formats as plot_files
from jjj_cli.record.records import Store
from jjj_cli.store.location import Files, protected

Plot = Annotated[str | None, option("plot", "--plot", metavar="FILE", values=join("join.list", plot_files.SUFFIXES))]
PlotSize = Annotated[
    str | None, option("plot-size", "--plot-size", metavar="SIZE", values=join("join.list", plot_files.SIZES))
]


def read_plot(path: str | None, size: str | None) -> tuple[Path, plot_files.Size] | None:
    """Read where a picture is to go and how large it is to be; raises UsageError before anything is looked up."""
    if path is None:
        if size is not None:
            raise UsageError("needs", one="--plot-size", other="--plot")
        return None
    plot_files.suffix_of(path)
    return Path(path), plot_files.size_of(size)


def with_plot(
    answer: Answer, store: Store, choice: Choice, drawn: tuple[Path, plot_files.Size], files: Files
) -> Result:
    """Have the picture written before the answer is printed, and say where it is."""
    from jjj_cli.plots import kinds, saving  # only where a picture is asked for

    result, found, table = answer
    path, size = drawn
    picture = kinds.picture_of(store, found, choice)
    said = say("note.plotted", path=path) if picture else say("note.not-plotted")
    note = Note(code="plotted", message=said, weight="hint")
    where, screen = Text(say("note.hint", message=said), "quiet", note=True), result.screen
    keep = protected(files)
    return result._replace(
        notes=[*result.notes, note],
        page=lambda: [*result.page(), where],
        screen=(lambda: [*screen(), where]) if screen else None,
        first=(lambda: saving.save(picture, path, size, table, keep)) if picture else None,
    )
