"""Frames of what is read in texts and written into them, which only those pay for who ask for them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TypedDict

from jjj_cli.answers.result import Result, RowData
from jjj_cli.citation.writing import Style
from jjj_cli.library.frame import Frame
from jjj_cli.record.codelists import Relation
from jjj_cli.text.quantities import Kind
from jjj_cli.verification.judgements import Verdict


class ExtractedRow(TypedDict):
    """A figure found in a text; `start` and `end` count its characters from 0, the period has days of other names."""

    line: int
    column: int
    start: int
    end: int
    surface: str
    value: Decimal
    unit: str | None
    base_value: Decimal
    base_unit: str | None
    relation: Relation
    kind: Kind
    region: str | None
    region_en: str | None
    region_code: str | None
    metric: str | None
    metric_name: str | None
    metric_en: str | None
    period: str | None
    period_start: date | None
    period_end: date | None
    negated: bool
    unit_read: bool
    head: str | None
    unseen: str | None


class CheckedRow(TypedDict):
    """A figure of a draft and what the store says of it; `start` and `end` count its characters from 0."""

    line: int
    column: int
    surface: str
    verdict: Verdict
    fact: str | None
    expected: str | None
    message: str
    start: int
    end: int
    end_line: int
    end_column: int


class CitationRow(TypedDict):
    """A reference written out."""

    id: str
    source: str
    style: Style
    citation: str


class CitationFrame(Frame[CitationRow]):
    """References, and `text` as it is pasted."""

    def __init__(self, made: Iterable[RowData], result: Result) -> None:
        super().__init__(CitationRow, made, result)
        self.text = "".join(result.plain()) if result.plain else ""


class VerificationFrame(Frame[CheckedRow]):
    """The figures of a draft, each with its verdict; `summary` counts them by verdict, shown or not."""

    def __init__(self, made: Iterable[RowData], result: Result, summary: dict[str, int]) -> None:
        super().__init__(CheckedRow, made, result)
        self.summary = summary
