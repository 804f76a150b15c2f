"""What can go wrong: the words come from `messages`, the exit code from the class."""

from jjj_cli.messages import say

# Ended by Ctrl-C, as shells count it.
INTERRUPTED = 130


class JjjError(Exception):
    """Something that a user is told in one sentence, with a hint where there is one.

    `key` names the message, `hint` the finished hint; `values` fill the message.
    """

    exit_code = 1

    def __init__(self, key: str, *, hint: str | None = None, **values: object) -> None:
        self.key = key
        self.hint = hint
        self.message = say(f"error.{key}", **values)
        super().__init__(self.message)

    def hinted(self, hint: str) -> "JjjError":
        """Add another hint, on a line of its own."""
        self.hint = f"{self.hint}\n{hint}" if self.hint else hint
        return self


class StoreError(JjjError):
    """The store cannot be read, or what it holds is at fault."""


class UsageError(JjjError):
    """The command was called with something that it does not take."""

    exit_code = 2


class UnknownNameError(JjjError):
    """No region, metric, unit, source or id goes by that name, or more than one does."""

    exit_code = 3


class NothingFoundError(JjjError):
    """Nothing matched, and `--fail-empty` was given."""

    exit_code = 4


class NotComparableError(JjjError):
    """The dimensions differ, or `--strict` met a caveat."""

    exit_code = 5


def exit_codes() -> tuple[int, ...]:
    """Give every code that `jjj` can exit with."""
    kinds: list[type[JjjError]] = [JjjError, *JjjError.__subclasses__()]
    return (0, *sorted({kind.exit_code for kind in kinds}), INTERRUPTED)


def missing_extra(name: str, extra: str) -> UsageError:
    """Make the error that says how to install what a format needs."""
    return UsageError("extra", name=name, hint=say("hint.extra", extra=extra))
