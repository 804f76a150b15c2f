"""The one place that prints: a result in the format asked for, notes and errors on stderr."""

import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from itertools import islice
from shutil import get_terminal_size
from typing import Literal, NamedTuple, cast, get_args

from jjj_cli.answers.result import Block, Column, Result, Table, Text
from jjj_cli.completion.request import Completions, Request
from jjj_cli.errors import JjjError, NothingFoundError, UsageError
from jjj_cli.gazetteer.names import nearest, suggest
from jjj_cli.messages import say
from jjj_cli.messages.digit_grouping import grouped
from jjj_cli.render import progress_bar
from jjj_cli.render.findings.formats import FindingFormat, writer
from jjj_cli.render.streams import blocks_allowed, colour_allowed
from jjj_cli.safety.display import legible, one_line, visible

Format = Literal["table", "tsv", "csv", "json", "jsonl", "markdown"]

# What is printed row by row, while the rows are still being found.
_STREAMED = ("tsv", "csv", "json", "jsonl")
FINDING_FORMATS: tuple[str, ...] = get_args(FindingFormat)
# No page is drawn for less than this: a Chinese character takes two cells, and a name some of them.
NARROWEST = 20


class Output(NamedTuple):
    """How an answer is to be given; without a format it is a table on a terminal, else TSV."""

    format: Format | FindingFormat | None = None
    fields: str | None = None
    fail_empty: bool = False
    quiet: bool = False
    pager: bool = True
    header: bool = True


def emit(result: Result, output: Output) -> int:
    """Print a result and give the exit code; raises UsageError for an unknown field."""
    if output.format in FINDING_FORMATS and output.fields is not None:
        raise UsageError("findings-fields", format=output.format, hint=say("hint.findings-fields"))
    noted = _hand_over(result.document) if result.document else _print(result, output)
    if noted and not output.quiet:
        _tell_notes(result)
    sys.stdout.flush()
    if result.empty and output.fail_empty:
        raise NothingFoundError("nothing-found")
    return result.ends() if result.ends else result.exit_code


def show(blocks: list[Block]) -> None:
    """Show a page to somebody who is asked about it, on stderr."""
    from jjj_cli.render.terminal import draw

    width = max(NARROWEST, get_terminal_size().columns)
    sys.stderr.write(draw(blocks, width=width, colour=colour_allowed(sys.stderr)))
    sys.stderr.flush()


def _print(result: Result, output: Output) -> bool:
    """Print rows or a page, and say whether the notes are still to be told."""
    fields = choose_fields(result, output.fields)
    if result.first:
        result.first()
    form = output.format or ("table" if sys.stdout.isatty() else "tsv")
    if result.brief and (output.format, output.fields) == (None, None) and form == "tsv":
        fields, output = result.brief, output._replace(header=output.header and len(result.brief) > 1)
    texts = _texts(result, fields, form, output)
    if form == "table" and output.pager and sys.stdout.isatty() and not _is_plain(result, output):
        from jjj_cli.render.paging import page  # only where somebody reads

        whole = "".join(texts)
        texts = [] if page(whole) else [whole]
    if (form in _STREAMED or result.verbatim) and sys.stdout.isatty():
        progress_bar.hush()
    for text in texts:
        sys.stdout.write(text)
    return _is_plain(result, output) or form in ("tsv", "csv", "jsonl", *FINDING_FORMATS)


def _hand_over(document: Callable[[], Iterable[str | bytes]]) -> bool:
    """Print a document as it is, and say that the notes are still to be told."""
    for piece in document():
        if isinstance(piece, str):
            sys.stdout.write(piece)
        else:
            sys.stdout.buffer.write(piece)
    return True


def choose_fields(result: Result, asked: str | None) -> tuple[str, ...]:
    """Read `--fields a,b`; raises UsageError that lists the valid fields for an unknown one."""
    if asked is None:
        return result.fields
    valid = (*result.fields, *result.more)
    chosen = tuple(name.strip() for name in asked.split(",") if name.strip())
    for name in chosen:
        if name not in valid:
            close = suggest(nearest(name, dict(zip(valid, valid, strict=True))))
            listed = say("hint.fields", fields=", ".join(valid))
            raise UsageError("unknown-field", name=name, hint=f"{close}\n{listed}" if close else listed)
    if not chosen:
        raise UsageError("no-field", hint=say("hint.fields", fields=", ".join(valid)))
    return chosen


def emit_completions(ask: Request, found: Completions) -> None:
    """Tell a shell what fits what somebody is typing."""
    from jjj_cli.completion.replies import lines  # only where a shell asks

    sys.stdout.writelines(f"{line}\n" for line in lines(ask, found, get_terminal_size().columns))


def tell_note(message: str) -> None:
    """Say on stderr what is to be known beside the answer."""
    _tell(say("label.note"), message, "36")


def tell_error(error: JjjError) -> None:
    """Say on stderr what is wrong, and then what would be right."""
    _tell(say("label.error"), error.message, "31")
    for line in (error.hint or "").splitlines():
        _tell(say("label.hint"), line, "36")


def _tell_notes(result: Result) -> None:
    if result.empty:
        _tell(say("label.note"), say("empty"), "36")
    for note in result.notes:
        label = say("label.note") if note.weight == "hint" else say("label.caveat", code=note.code)
        _tell(label, note.message, "33")


def _tell(label: str, message: str, colour: str) -> None:
    told = label + one_line(message)
    if sys.stderr.isatty():
        from jjj_cli.render.wrapping import wrap  # a script's errors stay on one line

        told = "\n".join(wrap(told, max(NARROWEST, get_terminal_size().columns)))
    if colour_allowed(sys.stderr):
        told = told.replace(label, f"\x1b[{colour}m{label}\x1b[0m", 1)
    with suppress(OSError):  # where nobody listens, the exit code says it
        sys.stderr.write(f"{told}\n")


def _is_plain(result: Result, output: Output) -> bool:
    return result.plain is not None and output.format in (None, *result.plain_in) and output.fields is None


def _texts(result: Result, fields: tuple[str, ...], form: str, output: Output) -> Iterable[str]:
    """Give what is printed: a page at once, rows one by one."""
    if result.plain and _is_plain(result, output):
        if result.verbatim:
            return map(legible, result.plain()) if sys.stdout.isatty() else result.plain()
        return map(visible, result.plain())
    if form == "table":
        from jjj_cli.render import links
        from jjj_cli.render.terminal import draw  # Rich, only where it draws

        width = max(NARROWEST, get_terminal_size().columns)
        looks = {"colour": colour_allowed(sys.stdout), "plain": not blocks_allowed(sys.stdout)}
        with grouped(sys.stdout.isatty()):
            page = _page(result, fields, output, result.screen)
            blocks = [one for one in page if not (output.quiet and _is_note(one))]
            return [draw(blocks, width=width, linked=links.allowed(sys.stdout), **looks)]
    if form == "markdown":
        from jjj_cli.render.markdown import markdown

        return [markdown(_page(result, fields, output))]
    if form in FINDING_FORMATS:
        return writer(cast("FindingFormat", form))(result.findings())
    from jjj_cli.render import machine_formats

    writers = {
        "tsv": machine_formats.tsv,
        "csv": machine_formats.csv,
        "json": machine_formats.json,
        "jsonl": machine_formats.jsonl,
    }
    texts = writers[form](result, fields)
    return texts if output.header or form not in ("tsv", "csv") else islice(texts, 1, None)


def _page(
    result: Result, fields: tuple[str, ...], output: Output, screen: Callable[[], list[Block]] | None = None
) -> list[Block]:
    """Give the page, or the shorter one of a screen; a Markdown page, which is kept, is whole."""
    if result.empty:
        return [Text(say("empty"), "quiet"), *(Text(note.message, "quiet", note=True) for note in result.notes)]
    return (screen or result.page)() if output.fields is None else [_plain_table(result, fields)]


def _is_note(block: Block) -> bool:
    return isinstance(block, Text) and block.note


def _plain_table(result: Result, fields: tuple[str, ...]) -> Table:
    from jjj_cli.render.machine_formats import cell

    rows = [[cell(row[field]) for field in fields] for row in result.rows()]
    return Table([Column(field) for field in fields], rows)
