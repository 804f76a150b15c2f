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
        self._tell(key, say(f"error.{key}", **values), hint)

    def _tell(self, key: str, message: str, hint: str | None) -> None:
        self.key = key
        self.message = message
        self.hint = hint
        super().__init__(message)

    @property
    def hint(self) -> str | None:
        """What would be right, where that is known."""
        return self._hint

    @hint.setter
    def hint(self, hint: str | None) -> None:
        self._hint = hint
        # A traceback ends with these (PEP 678): who uses the library sees the hint too.
        self.__notes__ = [f"{say('label.hint')}{line}" for line in (hint or "").splitlines()]

    def __reduce__(self) -> tuple[object, ...]:
        """Let an error leave a process as it was told there, in its language."""
        return _told, (type(self), self.key, str(self.message), str(self.hint) if self.hint else None)

    def hinted(self, hint: str) -> "JjjError":
        """Add another hint, on a line of its own."""
        self.hint = f"{self.hint}\n{hint}" if self.hint else hint
        return self


def _told(kind: type[JjjError], key: str, message: str, hint: str | None) -> JjjError:
    error = kind.__new__(kind)
    error._tell(key, message, hint)
    return error


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
    from jjj_cli.installation import adding  # only where something is missing

    return UsageError("extra", name=name, hint=adding(extra))
