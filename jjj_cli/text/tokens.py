"""A number of a text with what belongs to it, while the clause around it is being read."""

from decimal import Decimal
from typing import Literal

from jjj_cli.record.codelists import Relation

Kind = Literal["level", "increase", "decrease", "from", "to", "low", "high", "target", "cumulative"]
ONE = Decimal(1)
Span = tuple[int, int]


class Token:
    """A numeral with its scale and unit, as a slice of the text from `start` to `end`.

    `value` is as printed before `scale` and `unit`; `factor` is how many of `base` one of these is.
    """

    __slots__ = (
        "after",
        "base",
        "complete",
        "digits",
        "doubtful",
        "end",
        "factor",
        "head",
        "kind",
        "lead",
        "negated",
        "number_end",
        "numeral",
        "read",
        "relation",
        "scale",
        "scale_span",
        "shared",
        "start",
        "tenths",
        "unit",
        "unit_span",
        "value",
    )

    def __init__(self, start: int, end: int, value: Decimal, numeral: str, *, digits: bool) -> None:
        self.start, self.end, self.number_end = start, end, end
        self.lead = 0  # how many letters before it name its currency
        self.value, self.numeral = value, numeral
        self.digits = digits  # in digits, not spelled out
        self.scale = self.unit = self.base = self.head = ""
        self.scale_span: Span = (end, end)
        self.unit_span: Span = (end, end)
        self.factor = ONE
        self.relation: Relation = "eq"
        self.kind: Kind = "level"
        self.negated = False
        self.read = True  # the unit, where one is printed
        self.doubtful = False  # a word, unless a hedge or a range makes a figure of it
        self.tenths = False  # 三成
        self.after = False  # a hedge stands after it
        self.complete = False  # a number spelled out that needs no unit: 三万, 七千六
        self.shared = False  # its unit stands after another number

    @property
    def bare(self) -> bool:
        """Say whether it is a number and nothing else."""
        return not self.unit and not self.scale and not self.complete
