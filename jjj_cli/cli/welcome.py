"""What `jjj` alone shows at a terminal: what it is, what to try, what the stores hold."""

from pathlib import Path

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.errors import JjjError
from jjj_cli.record.records import Store
from jjj_cli.render.output import Output, emit, tell_error
from jjj_cli.store.location import locate
from jjj_cli.store.opening import open_store
from jjj_cli.version import __version__


def start() -> int:
    """Show the screen and give the exit code.

    A store that cannot be read is told of below the screen, in a line, and exits as everywhere with 1.
    """
    shipped, own, broken = None, None, None
    try:
        shipped = open_store(locate(None, only_shipped=True))
        own = _own()
    except JjjError as error:
        broken = error
    screen = Result("", {}, (), list, lambda: pages.start.start_page(__version__, shipped, own))
    code = emit(screen, Output())
    if broken is None:
        return code
    broken.hint = None
    tell_error(broken)
    return broken.exit_code


def _own() -> tuple[Path, Store] | None:
    files = locate(None)
    return (files.own, open_store(files)) if files.own else None
