"""The language of the names in rows: Chinese, or English where it is asked for."""

from typing import Literal

from jjj_cli.answers.result import RowData
from jjj_cli.record.records import Fact, Store

Names = Literal["zh", "en"]


def language_of(names: str | None) -> Names:
    """Give the language of names that is asked for: Chinese where none is."""
    return "en" if names == "en" else "zh"


def named_row(store: Store, row: RowData, fact: Fact, names: Names) -> RowData:
    """Give a fact's row with the names of what it refers to in a language."""
    if names == "zh":
        return row
    english = {
        "region": store.regions[fact.region].name_en,
        "metric_name": store.metrics[fact.metric].name_en,
        "basis": store.basis_en(fact.basis) or fact.basis,
        "counterpart": [store.regions[code].name_en for code in fact.counterpart] or None,
    }
    return {name: english.get(name, value) for name, value in row.items()}
