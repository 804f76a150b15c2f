"""A region's figure among those of its peers, the regions of its level, where they compare."""

from decimal import Decimal
from typing import NamedTuple

from jjj_cli.comparison.ranking import compare
from jjj_cli.comparison.results import Choice, Comparison, Row
from jjj_cli.record.records import Metric, Region, Store

# Alone, a figure has no place.
_FEWEST = 2
_WHOLE = Decimal(1000)


class PeerRank(NamedTuple):
    """A region's row in a comparison of its level, and the ranked rows, the highest first."""

    comparison: Comparison
    row: Row
    peers: list[Row]

    @property
    def ranked(self) -> bool:
        """Whether a rank may be given: none is across figures that do not compare."""
        return self.comparison.verdict != "no" and self.row.rank is not None

    def place(self, value: Decimal) -> int:
        """Give how far a value lies from the lowest to the highest, in thousandths."""
        high, low = self.peers[0].value, self.peers[-1].value
        return int((value - low) * _WHOLE / (high - low)) if high > low else 0


def peer_rank(store: Store, region: Region, metric: Metric, choice: Choice) -> PeerRank | None:
    """Set a region beside its peers; None where it has no figure, or where none of them has one."""
    found = compare(store, metric, choice._replace(regions=(), levels=(region.level,), unit=None, include=()))
    ranked = [row for row in found.rows if row.rank is not None]
    own = [row for row in ranked if row.fact.region == region.id]
    return PeerRank(found, own[0], ranked) if own and len(ranked) >= _FEWEST else None
