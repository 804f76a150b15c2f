"""The way in and the way out: run the app, and turn whatever went wrong into words, once."""

import gc
import os
import sys
from pathlib import Path
from typing import NoReturn

# A command lives for a blink and leaves no cycles worth finding: a tenth of start-up was spent on looking.
gc.disable()

from jjj_cli import messages  # noqa: E402 - all of these after the collector is off
from jjj_cli.completion.shells import request  # noqa: E402
from jjj_cli.messages import language  # noqa: E402
from jjj_cli.record import periods  # noqa: E402
from jjj_cli.system import utf8  # noqa: E402

ARGUMENTS = [utf8(argument) for argument in sys.argv[1:]]
# A shell that asks what fits what somebody is typing; None where somebody has typed it.
ASK = request.read_request(ARGUMENTS, os.environ)
# The help is put into words when the commands are imported, so the language is chosen before that.
messages.use(language.choose(ASK.words if ASK else ARGUMENTS, os.environ))

import typer  # noqa: E402

from jjj_cli.cli.app import app  # noqa: E402
from jjj_cli.completion.request import Request  # noqa: E402
from jjj_cli.errors import INTERRUPTED, JjjError, StoreError  # noqa: E402
from jjj_cli.messages import say  # noqa: E402
from jjj_cli.render import streams  # noqa: E402
from jjj_cli.render.output import emit_completions, tell_error  # noqa: E402


def main() -> NoReturn:
    """Run `jjj` and leave with its exit code."""
    streams.prepare()
    code = answer(ASK) if ASK else run(ARGUMENTS)
    if os.environ.get("JJJ_DEBUG"):
        sys.exit(code)
    # What is written is flushed, and taking the interpreter apart would cost a tenth of the run.
    os._exit(streams.flush(code))


def answer(ask: Request) -> int:
    """Tell a shell what fits; nothing does where anything is wrong, since a prompt is no place to say what."""
    from jjj_cli.cli.completion import complete  # only where a shell asks

    try:
        emit_completions(ask, complete(ask))
    except Exception:
        if os.environ.get("JJJ_DEBUG"):
            raise
    return 0


def run(arguments: list[str]) -> int:
    """Run the app on the arguments and give the exit code; nothing is raised."""
    try:
        code = app(args=arguments, prog_name="jjj", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except typer.Abort as left:
        if not isinstance(left.__cause__, EOFError):
            return INTERRUPTED
        error = _worded(left.__cause__, arguments)  # Typer takes it for the end of what somebody types
    except SystemExit as left:  # how Typer itself leaves where the reader of its help has gone
        return 0 if isinstance(left.__context__, BrokenPipeError) else 1
    except Exception as raised:
        if os.environ.get("JJJ_DEBUG"):
            raise
        error = _worded(raised, arguments)
    tell_error(error)
    return error.exit_code


def _worded(raised: Exception, arguments: list[str]) -> JjjError:
    """Turn whatever was raised into an error that has words."""
    match raised:
        case JjjError():
            return raised
        case typer.TyperException():
            from jjj_cli.cli.parser_errors import worded  # only what was typed wrongly needs it

            return worded(raised, arguments)
        case OSError():
            return StoreError("output", reason=raised.strerror or raised)
        case periods.PeriodError():
            return StoreError("store-period", text=raised, hint=say("hint.audit"))
        case EOFError() | ValueError() if "marshal" in str(raised):  # how Python says that of what it has compiled
            return StoreError(
                "compiled", reason=raised, hint=say("hint.compiled", path=Path(messages.__file__).parents[1])
            )
        case _:
            return StoreError("internal", reason=repr(raised), hint=say("hint.debug"))
