"""Frames: what the library answers with, as rows, as tables of other packages, and as a page in a notebook."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from jjj_cli.answers.result import Block, Result, RowData
from jjj_cli.comparison.ranking import verdict
from jjj_cli.comparison.results import Note, Verdict
from jjj_cli.errors import NothingFoundError, UsageError
from jjj_cli.library.choices import require_no_caveats
from jjj_cli.library.rows import FactRow, InitiativeRow, ProfileRow, RegionRow
from jjj_cli.messages import say

if TYPE_CHECKING:
    from typing import Self

    import pandas
    import polars
    import pyarrow

R = TypeVar("R", bound=Mapping[str, Any])
# What a row is known by where there is no room for all of it.
_SHOWN: dict[str, tuple[str, ...]] = {
    "ComparedRow": ("rank", "region", "metric", "value", "unit", "relation", "period", "flags"),
    "ChangeRow": ("region", "metric", "from_value", "value", "unit", "change", "change_unit", "flags"),
    "FactRow": ("region", "metric", "printed", "period", "basis", "source"),
    "InitiativeRow": ("name", "regions", "status", "period", "source"),
    "ProfileRow": ("kind", "name", "metric", "printed", "period", "source"),
    "RegionRow": ("code", "name", "name_en", "level", "parent_name"),
    "MetricRow": ("metric", "name", "name_en", "unit", "domain"),
    "SourceRow": ("source", "title", "published", "authority", "access"),
    "HitRow": ("kind", "id", "name", "text"),
    "CitationRow": ("id", "citation"),
    "ConvertedRow": ("quantity", "value", "unit", "relation"),
    "ExtractedRow": ("line", "column", "surface", "kind", "region", "metric", "period"),
    "CheckedRow": ("line", "column", "surface", "verdict", "expected"),
}


class Frame(Generic[R]):
    """Rows that all have the same keys, and what is to be known of them.

    It is no sequence, so that what takes tables takes it as one, by the Arrow PyCapsule protocol.
    """

    def __init__(self, kind: type[R], made: Iterable[RowData], result: Result) -> None:
        from jjj_cli.library.tables import kinds_of

        self._kinds = kinds_of(kind)
        self._name = result.command
        self._shown = _SHOWN[kind.__name__]
        self._page: Callable[[], list[Block]] = result.page
        self.fields: tuple[str, ...] = _ordered(self._kinds, result)
        self.rows: tuple[R, ...] = tuple({name: row[name] for name in self.fields} for row in made)  # type: ignore[misc]
        self.query: dict[str, object] = dict(result.query)
        self.notes: tuple[Note, ...] = tuple(map(_spoken, result.notes))

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def __iter__(self) -> Iterator[R]:
        """Go through the rows."""
        return iter(self.rows)

    def one(self) -> R:
        """Give the only row; raises NothingFoundError where there is none, UsageError where there are several."""
        if not self.rows:
            raise NothingFoundError("nothing-found")
        if len(self.rows) > 1:
            raise UsageError("several-rows", count=len(self.rows))
        return self.rows[0]

    def to_arrow(self, *, exact: bool = False) -> "pyarrow.Table":
        """Give the rows as a table of pyarrow.

        Numbers are doubles. Where they are to be exact, a column of them is `decimal128`, with as many places as its
        figures need, and text where that has not digits enough.
        """
        from jjj_cli.library.tables import arrow

        return arrow(self.fields, self._kinds, self.rows, exact=exact)

    def to_pandas(self, *, exact: bool = False) -> "pandas.DataFrame":
        """Give the rows as a frame of pandas; numbers are floats, or `Decimal` where they are to be exact."""
        from jjj_cli.library.tables import pandas_frame

        return pandas_frame(self.fields, self._kinds, self.rows, exact=exact)

    def to_polars(self, *, exact: bool = False) -> "polars.DataFrame":
        """Give the rows as a frame of Polars; numbers are floats, or decimals as in `to_arrow`."""
        from jjj_cli.library.tables import polars_frame

        return polars_frame(self.fields, self._kinds, self.rows, exact=exact)

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Hand the rows to whatever reads Arrow: Polars, DuckDB, pandas, pyarrow."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __repr__(self) -> str:
        """Show what it is, and the first rows."""
        from jjj_cli.library.preview import preview

        return preview(self._title(), self._shown, self.rows)

    def _repr_html_(self) -> str:
        """Show it in a notebook, with its caveats and its sources."""
        from jjj_cli.library.html import html

        return html(self._page())

    def _title(self) -> str:
        return say("frame.title", name=self._name, count=len(self.rows))


class ComparisonFrame(Frame[R]):
    """Figures side by side, in one unit, with what stands in the way."""

    @property
    def verdict(self) -> Verdict:
        """Say whether the figures compare: `yes`, with `caution`, or `no`."""
        return verdict(self.notes)

    def strict(self) -> "Self":
        """Give the comparison if it has no caveat; raises NotComparableError if it has any."""
        require_no_caveats(self.notes, say("hint.strict-frame"))
        return self

    def _title(self) -> str:
        return say("frame.verdict", title=super()._title(), verdict=self.verdict)


class ProfileFrame(Frame[ProfileRow]):
    """A region: its figures and its initiatives, each of them a row."""

    def __init__(
        self,
        made: Iterable[RowData],
        result: Result,
        region: RegionRow,
        facts: Frame[FactRow],
        initiatives: Frame[InitiativeRow],
    ) -> None:
        super().__init__(ProfileRow, made, result)
        self.region = region
        self.facts = facts
        self.initiatives = initiatives


def _ordered(kinds: Mapping[str, object], result: Result) -> tuple[str, ...]:
    """Give the keys in the contract's order, then what frames have beside them."""
    return tuple(name for name in dict.fromkeys((*result.fields, *result.more, *kinds)) if name in kinds)


def _spoken(note: Note) -> Note:
    told = {"message": str(note.message), "short": str(note.short)}
    return Note(code=note.code, facts=tuple(note.facts), weight=note.weight, **told)
