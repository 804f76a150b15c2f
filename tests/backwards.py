"""Reading the tests from their end, as every other worker does.

What assertions are made into is kept beside a file, where the next who reads it finds it: two workers that begin at
either end meet in the middle, where two that begin at one end make everything twice.
"""

from collections.abc import Generator
from itertools import groupby
from typing import Any

import pytest


def is_backwards(config: pytest.Config) -> bool:
    """Say whether a worker is one of those that begin at the end."""
    worker = getattr(config, "workerinput", {}).get("workerid", "gw0")
    return int(worker.removeprefix("gw")) % 2 == 1 and not config.getoption("file_or_dir")


class Backwards:
    """A plugin that reads folders from their last file to the first, and gives the tests in the order of the files."""

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self, collector: pytest.Collector) -> Generator[None, Any, Any]:
        """Turn what a folder holds around."""
        report = yield
        if isinstance(collector, pytest.Directory):
            report.result.reverse()
        return report

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Turn the files around again: all workers have the same tests in the same order."""
        files = [list(group) for _, group in groupby(items, lambda item: item.path)]
        items[:] = [item for group in reversed(files) for item in group]
