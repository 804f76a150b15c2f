"""A number of a text with what belongs to it, while the clause around it is being read."""

from decimal import Decimal
from typing import Literal

from jjj_cli.record.codelists import Relation

Kind = Literal["level", "increase", "decrease", "from", "to", "low", "high", "target", "cumulative"]
ONE = Decimal(1)
Span = tuple[int, int]


class Token:
    """A numeral with its scale and unit, as a slice of the text from `start` to `end`.

    `value` is as printed before `scale` and `unit`; `factor` is how many of `base` one of these is. What most
    numbers do not have is a default of the class, as it costs to set.
    """

    scale = unit = base = head = caption = ""
    scale_span: Span = (0, 0)
    unit_span: Span = (0, 0)
    factor = ONE
    relation: Relation = "eq"
    kind: Kind = "level"
    lead = 0  # how many letters before it name its currency
    negated = False
    read = True  # the unit, where one is printed
    doubtful = False  # a word, unless a hedge or a range makes a figure of it
    tenths = False  # 三成
    halved = False  # 过半
    after = False  # a hedge stands after it
    complete = False  # a number spelled out that needs no unit: 三万, 七千六
    shared = False  # its unit stands after another number

    def __init__(self, start: int, end: int, value: Decimal, numeral: str, *, digits: bool) -> None:
        self.start, self.end = start, end
        self.value, self.numeral = value, numeral
        self.digits = digits  # in digits, not spelled out

    @property
    def bare(self) -> bool:
        """Say whether it is a number and nothing else."""
        return not self.unit and not self.scale and not self.complete
