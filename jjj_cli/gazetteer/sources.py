"""Names to sources: ids and titles."""

from collections.abc import Mapping

from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.names import fold, nearest, suggest
from jjj_cli.record.records import Source


def find_source(sources: Mapping[str, Source], name: str) -> str:
    """Find the id of the one source that goes by an id or a title.

    Raises UnknownNameError, with the nearest sources, where there is none or more than one.
    """
    if name in sources:
        return name
    asked = fold(name)
    found = [source.id for source in sources.values() if asked and fold(source.title) == asked]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownNameError("ambiguous-source", name=name, hint=suggest(found, "hint.which"))
    typed = {form: source.id for source in sources.values() for form in (source.id, source.title)}
    hint = suggest(nearest(name, typed)) or suggest(["jjj sources"], "hint.list")
    raise UnknownNameError("unknown-source", name=name, hint=hint)
