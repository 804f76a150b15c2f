"""What the commands that compare have in common: refusing what is not comparable."""

import shlex
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from jjj_cli.answers.result import Result
from jjj_cli.errors import UnknownNameError
from jjj_cli.gazetteer.regions import find_region
from jjj_cli.library.choices import require_no_caveats
from jjj_cli.messages import say
from jjj_cli.record.records import Store


@contextmanager
def region_option_hint(store: Store, names: Iterable[str]) -> Iterator[None]:
    """Say that a region is asked for by an option, where one is named in the place of a metric."""
    try:
        yield
    except UnknownNameError as error:
        regions = [name for name in names if _is_region(store, name)]
        if error.key == "unknown-metric" and regions:
            error.hint = say(
                "hint.region-option",
                options=" ".join(f"--region {name if name.isalnum() else shlex.quote(name)}" for name in regions),
            )
        raise


def _is_region(store: Store, name: str) -> bool:
    try:
        find_region(store.regions, name)
    except UnknownNameError:
        return False
    return True


def require_comparable(result: Result) -> Result:
    """Give a comparison without caveats; raises NotComparableError for one that has any."""
    require_no_caveats(result.notes, say("hint.strict"))
    return result
