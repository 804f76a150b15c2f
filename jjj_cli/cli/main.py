"""The way in and the way out: run the app, and turn whatever went wrong into words, once."""

import os
import sys

import typer

from jjj_cli.cli import commands  # noqa: F401 - importing registers them
from jjj_cli.cli.app import app
from jjj_cli.errors import JjjError, StoreError, UsageError
from jjj_cli.messages import say
from jjj_cli.render import streams
from jjj_cli.render.output import tell_error

INTERRUPTED = 130


def main() -> None:
    """Run `jjj` and leave with its exit code."""
    streams.prepare()
    sys.exit(run())


def run(arguments: list[str] | None = None) -> int:
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
    except OSError as error:
        streams.close_quietly()
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
