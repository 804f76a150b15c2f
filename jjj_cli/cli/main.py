"""The way in and the way out: run the app, and turn whatever went wrong into words, once."""

import gc
import os
import sys
from typing import NoReturn

# A command lives for a blink and leaves no cycles worth finding: a tenth of start-up was spent on looking.
gc.disable()

import typer

from jjj_cli.cli.app import app
from jjj_cli.errors import JjjError, StoreError, UsageError
from jjj_cli.messages import say
from jjj_cli.render import streams
from jjj_cli.render.output import tell_error

INTERRUPTED = 130


def main() -> NoReturn:
    """Run `jjj` and leave with its exit code."""
    streams.prepare()
    code = run(_arguments())
    if os.environ.get("JJJ_DEBUG"):
        sys.exit(code)
    # What is written is flushed, and taking the interpreter apart would cost a tenth of the run.
    os._exit(streams.flush(code))


def _arguments() -> list[str]:
    """Read the arguments as UTF-8 where they are, whatever the locale takes them for."""
    return [_utf8(argument) for argument in sys.argv[1:]]


def _utf8(argument: str) -> str:
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def run(arguments: list[str]) -> int:
    """Run the app on the arguments and give the exit code; nothing is raised."""
    try:
        code = app(args=arguments, prog_name="jjj", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except JjjError as error:
        return _told(error)
    except typer.TyperException as error:
        return _told(_usage(error))
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except SystemExit as left:  # how Typer itself leaves where the reader of its help has gone
        return 0 if isinstance(left.__context__, BrokenPipeError) else 1
    except OSError as error:
        return _told(StoreError("output", reason=error.strerror or error))
    except Exception as error:
        if os.environ.get("JJJ_DEBUG"):
            raise
        return _told(StoreError("internal", reason=repr(error), hint=say("hint.debug")))


def _told(error: JjjError) -> int:
    tell_error(error)
    return error.exit_code


def _usage(error: typer.TyperException) -> UsageError:
    context = getattr(error, "ctx", None)
    name = context.command_path if context else "jjj"
    return UsageError("usage", message=error.format_message(), hint=say("hint.help", command=name))
