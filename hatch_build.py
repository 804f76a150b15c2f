"""Compiles the catalogues of the interface's words, so that what is installed need not read their source."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface):  # type: ignore[type-arg]
    """Makes `jjj.mo` beside each `jjj.po`, before anything is packed or installed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling gives them
        """Compile every catalogue of the tree."""
        for source in sorted(Path(self.root, "jjj_cli", "locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as words, source.with_suffix(".mo").open("wb") as made:
                write_mo(made, read_po(words))
