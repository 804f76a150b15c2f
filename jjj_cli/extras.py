"""Packages that only some forms of tables need, and that are installed for them alone."""

from jjj_cli.errors import UsageError
from jjj_cli.messages import say


def missing(name: str, extra: str) -> UsageError:
    """Make the error that says how to install what a format needs."""
    return UsageError("extra", name=name, hint=say("hint.extra", extra=extra))
