"""A store that is asked: what the library can be asked for."""

from collections.abc import Callable
from os import PathLike
from typing import TYPE_CHECKING

from jjj_cli.comparison.results import Choice, Prefer, Sort
from jjj_cli.library import comparisons
from jjj_cli.library.arguments import Names, check_value, series_asked, several, some, some_of
from jjj_cli.library.checkers import Ready
from jjj_cli.library.choices import settled
from jjj_cli.library.details import detailed, spoken
from jjj_cli.library.frame import ComparisonFrame, Frame
from jjj_cli.library.lookups import Lookups, at_least_one, rows_of, worded
from jjj_cli.library.rows import ChangeRow, ComparedRow
from jjj_cli.record.codelists import LEVELS
from jjj_cli.record.records import Store

if TYPE_CHECKING:
    from jjj_cli.citation.writing import Style
    from jjj_cli.library.text_frames import CitationFrame, ExtractedRow, VerificationFrame
    from jjj_cli.text.documents import Form

# A text, or the path of a file.
Text = str | PathLike[str]


class OpenStore(Lookups):
    """A store that is open for reading: everything that the library answers can be asked of it.

    `open` gives one.
    """

    def __init__(self, read: Callable[[], Store]) -> None:
        super().__init__(read)
        self._ready = Ready(read)

    @worded
    def compare(
        self,
        *metrics: str,
        region: Names | None = None,
        level: Names | None = None,
        unit: str | None = None,
        at: str | None = None,
        tolerance: str = "1y",
        history: bool = False,
        bases: bool = False,
        basis: str | None = None,
        partner: Names | None = None,
        source: str | None = None,
        authority: Names | None = None,
        prefer: Prefer = "latest",
        include: Names | None = None,
        parts: bool = False,
        summed: bool = False,
        sort: Sort = "value",
        reverse: bool = False,
        top: int | None = None,
    ) -> ComparisonFrame[ComparedRow]:
        """Compare metrics and formulas across regions: ranked, in one unit, with what stands in the way.

        The arguments mean what the options of `jjj compare` mean; `summed` is `--sum`, and `partner` is `--with`.
        """
        check_value("prefer", prefer, Prefer)
        check_value("sort", sort, Sort)
        choice = Choice(
            regions=several(region),
            unit=unit,
            at=at,
            history=history,
            bases=bases,
            levels=some_of("level", level, LEVELS),
            prefer=prefer,
            include=some_of("include", include, ("target", "planned")),
            parts=parts,
            summed=summed,
            sort=sort,
            reverse=reverse,
            top=at_least_one("top", top),
            only=series_asked(basis, partner, source, authority),
        )
        store = self._read()
        answer = comparisons.answer(store, some("metrics", metrics), settled(store, choice, tolerance), cite=True)
        made = {one.metric.id: one.metric for one in answer.found}
        return ComparisonFrame(ComparedRow, rows_of(store, answer.result, made), answer.result)

    @worded
    def changes(
        self,
        *metrics: str,
        between: tuple[str, str],
        region: Names | None = None,
        level: Names | None = None,
        unit: str | None = None,
        tolerance: str = "1y",
        across: bool = False,
        bases: bool = False,
        basis: str | None = None,
        partner: Names | None = None,
        source: str | None = None,
        authority: Names | None = None,
        sort: Sort = "value",
        reverse: bool = False,
        top: int | None = None,
    ) -> ComparisonFrame[ChangeRow]:
        """Say what became of metrics between two dates, as `jjj compare --between` does.

        The arguments mean what its options mean.
        """
        check_value("sort", sort, Sort)
        first, last = between
        choice = Choice(
            regions=several(region),
            unit=unit,
            bases=bases,
            levels=some_of("level", level, LEVELS),
            between=(first, last),
            across=across,
            sort=sort,
            reverse=reverse,
            top=at_least_one("top", top),
            only=series_asked(basis, partner, source, authority),
        )
        store = self._read()
        answer = comparisons.answer(store, some("metrics", metrics), settled(store, choice, tolerance), cite=True)
        return ComparisonFrame(ChangeRow, rows_of(store, answer.result), answer.result)

    @worded
    def extract(self, text: Text, *, form: "Form | None" = None, encoding: str | None = None) -> "Frame[ExtractedRow]":
        """Find every figure of a text, or of the file at a path, and what it is said of."""
        from jjj_cli.library import extractions  # only who reads texts pays for what reads them
        from jjj_cli.library.text_frames import ExtractedRow
        from jjj_cli.library.texts import Places, reading
        from jjj_cli.text.extraction import extract

        store, places = self._read(), Places(text)
        with reading(text, form, encoding) as given:
            found = [(given.name, one) for one in extract(store, *given)]
        result = extractions.answer(store, [given.name], encoding, found, empty=not found)
        regions = (one.region for _, one in found)
        rows = [places.moved({**row, "region_code": code}) for row, code in zip(result.rows(), regions, strict=True)]
        return Frame(ExtractedRow, [detailed(store, row, {}) for row in rows], result)

    @worded
    def verify(
        self, text: Text, *, only: Names | None = None, form: "Form | None" = None, encoding: str | None = None
    ) -> "VerificationFrame":
        """Check the figures of a draft, or of the file at a path, against the store; `only` picks verdicts."""
        from jjj_cli.library import verifications  # as for extract
        from jjj_cli.library.text_frames import VerificationFrame
        from jjj_cli.library.texts import Places, reading
        from jjj_cli.verification.checker import summary
        from jjj_cli.verification.judgements import VERDICTS

        wanted, places = some_of("only", only, VERDICTS) or VERDICTS, Places(text)
        check = self._ready.check()
        with reading(text, form, encoding) as given:
            every = [(given.name, one) for one in check(*given)]
        result = verifications.answer([given.name], encoding, every, wanted)
        rows = [places.moved(row) for row in map(spoken, result.rows())]
        return VerificationFrame(rows, result, summary(one for _, one in every))

    @worded
    def cite(self, *ids: str, style: "Style" = "gbt7714", accessed: str | None = None) -> "CitationFrame":
        """Cite what facts, initiatives and sources were read in."""
        from jjj_cli.citation.writing import Style  # only who cites pays for it
        from jjj_cli.library import citations
        from jjj_cli.library.text_frames import CitationFrame

        check_value("style", style, Style)
        citations.check_day(accessed)
        result = citations.answer(self._read(), some("ids", ids), style, accessed)
        return CitationFrame(map(spoken, result.rows()), result)
