"""The formats of findings by their names; only the one that is asked for is imported."""

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Literal, cast

if TYPE_CHECKING:
    from jjj_cli.answers.findings import Finding

FindingFormat = Literal["concise", "github", "sarif", "rdjson", "gitlab", "checkstyle"]


def writer(form: FindingFormat) -> "Callable[[Sequence[Finding]], Iterable[str]]":
    """Give what writes findings in a format, in the order that they are given in."""
    module = import_module(f"jjj_cli.render.findings.{form}")
    return cast("Callable[[Sequence[Finding]], Iterable[str]]", module.write)
