"""Compiles what is read at every start: the catalogues of the interface's words, and the store."""

import sys
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Compiled(BuildHookInterface):  # type: ignore[type-arg]
    """Makes `jjj.mo` beside each `jjj.po`, and for a wheel the compiled store, before anything is packed."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue of the tree, and the store where it is packed; a checkout compiles its own."""
        for source in sorted(Path(self.root, "jjj_cli", "locale").glob("*/LC_MESSAGES/*.po")):
            with source.open("rb") as words, source.with_suffix(".mo").open("wb") as made:
                write_mo(made, read_po(words))
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"][str(self._store())] = "jjj_cli/data/facts.json.compiled"

    def _store(self) -> Path:
        """Write the compiled store to a folder of the build; a store that is not sound is not packed."""
        sys.path.insert(0, self.root)
        from jjj_cli.store import compiling

        made = Path(self.directory, "facts.json.compiled")
        made.parent.mkdir(parents=True, exist_ok=True)
        made.write_bytes(compiling.packed(Path(self.root, "data", "facts.json")))
        return made
