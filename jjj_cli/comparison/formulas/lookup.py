"""The one result of a formula that stands for a region."""

from jjj_cli.comparison.formulas import computation
from jjj_cli.comparison.lookup import Found, is_of
from jjj_cli.comparison.narrowing import only_rows
from jjj_cli.comparison.results import Choice, Note
from jjj_cli.gazetteer.series import ANY, SeriesFilter
from jjj_cli.record.records import Store


def work_out(
    store: Store, text: str, region: str, at: str | None = None, unit: str | None = None, only: SeriesFilter = ANY
) -> tuple[Found | None, list[Note]]:
    """Give the result that `compare` gives for a region alone, the latest or that of a time; else what is lacking."""
    choice = Choice(regions=(region,), unit=unit, history=at is not None, only=only)
    compared = computation.asked(store, text)(choice)
    rows = [row for row in compared.rows if at is None or is_of(row.fact, at)][-1:]
    if not rows:
        return None, compared.notes
    found = only_rows(store, compared, rows) if at else compared
    serious = [note for note in found.notes if note.weight != "hint"]
    return Found(rows[0].fact, found.metric, serious, rows[0]), []
