"""The version of the shipped data: the day that it was published, and how many facts there are."""

from jjj_cli.messages import say
from jjj_cli.record.records import Edition


def shipped_edition() -> str:
    """Say which version of the data ships; raises StoreError where there is none."""
    from jjj_cli.store.compiled import opened
    from jjj_cli.store.decoding import decoded
    from jjj_cli.store.json_file import read_bytes
    from jjj_cli.store.location import shipped_path

    if compiled := opened(shipped_path()):
        return worded(compiled.edition, len(compiled["facts"]))
    records = decoded(read_bytes(shipped_path()))
    return worded(records.about.get("store") if records else None, len(records.facts) if records else 0)


def worded(edition: Edition | None, count: int) -> str:
    """Say a version of the data in words."""
    return say("data.version", published=edition.published if edition and edition.published else "–", count=count)
