"""What is wrong with what was given: every fault of a record, each with its field and what helps."""

from typing import NamedTuple

from jjj_cli.messages import join, say


class Fault(NamedTuple):
    """What is wrong with one field of what was given; `unknown` where it names something that is not there."""

    field: str
    message: str
    hint: str | None = None
    unknown: bool = False


class FaultyError(Exception):
    """What was given makes no record; it has every fault that was found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


def code_of(field: str, given: str, values: tuple[str, ...], faults: list[Fault]) -> str:
    """Give a value of a code list; a fault is added where it is none of it."""
    if given not in values:
        faults.append(Fault(field, say("fault.value", value=given), valid(values)))
    return given


def valid(values: tuple[str, ...]) -> str:
    """Say which values there are."""
    return say("hint.values", values=join("join.list", values))
