"""Formulas over metrics: `gdp / population`, read by a grammar of our own.

    sum      product { (+ | -) product }
    product  atom { (* | /) atom }
    atom     number | name | "name" | ( sum )

A name is any that a metric goes by. A minus has a space or a bracket beside it, since ids have
hyphens; the other signs need none.
"""

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from jjj_cli.comparison.formulas.nodes import Figure, Node, Number, Operation, figures
from jjj_cli.errors import UnknownNameError, UsageError
from jjj_cli.gazetteer.metrics import find_metric
from jjj_cli.messages import say
from jjj_cli.record.records import Metric

# More than anybody types; what is longer or deeper is no question.
LONGEST, DEEPEST, MOST_DIGITS = 500, 20, 30
_SIGNS = {"×": "*", "÷": "/", "−": "-", "（": "(", "）": ")"}
_BESIDE = r"\s()（）"
_TOKEN = rf"""
    \s*(?:
        (?P<quoted>"[^"]*"|'[^']*'|“[^”]*”)
      | (?P<sign>[()（）+*/×÷]|(?<![^{_BESIDE}])[-−]|[-−](?=[{_BESIDE}]|$))
      | (?P<name>(?:[^\s"“()（）+*/×÷−-]|(?<=[^{_BESIDE}])[-−](?![{_BESIDE}]|$)|\s+(?=[^\s"'“()（）+*/×÷−-]))+)
    )"""
_NUMBER = r"[0-9][0-9,]*(?:\.[0-9]+)?"


class Token(NamedTuple):
    """A word or a sign of a formula, and at which character it starts, counted from 1."""

    kind: str
    text: str
    place: int


def parse(metrics: Mapping[str, Metric], text: str) -> Node:
    """Read a formula; raises UsageError for what is none, UnknownNameError for a metric not known."""
    if len(text) > LONGEST:
        raise UsageError("formula-long", most=LONGEST, count=len(text))
    reader = _Reader(metrics, list(_tokens(text)), text)
    node = reader.sum(0)
    if reader.rest:
        raise _wrong(reader.rest[0].text, reader.rest[0].place)
    if not any(True for _ in figures(node)):
        raise UsageError("formula-empty", text=text, hint=say("hint.formula"))
    _constant(node)
    return node


def _constant(node: Node) -> Fraction | None:
    """Work out what needs no figure; raises UsageError where that divides by nothing."""
    match node:
        case Number(value):
            return Fraction(value)
        case Figure():
            return None
    left, right = _constant(node.left), _constant(node.right)
    if node.sign == "/" and right == 0:
        raise UsageError("formula-zero")
    if left is None or right is None:
        return None
    signs: dict[str, Callable[[Fraction, Fraction], Fraction]]
    signs = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}
    return signs[node.sign](left, right)


class _Reader:
    """Reads tokens from left to right, one rule of the grammar a method."""

    def __init__(self, metrics: Mapping[str, Metric], tokens: list[Token], text: str) -> None:
        self._metrics = metrics
        self._text = text
        self._end = len(text) + 1
        self.rest = tokens

    def sum(self, depth: int) -> Node:
        return self._joined("+-", self._product, depth)

    def _product(self, depth: int) -> Node:
        return self._joined("*/", self._atom, depth)

    def _joined(self, signs: str, part: Callable[[int], Node], depth: int) -> Node:
        node = part(depth)
        while self._next(signs):
            node = Operation(self.rest.pop(0).text, node, part(depth))
        return node

    def _next(self, signs: Iterable[str]) -> bool:
        return bool(self.rest) and self.rest[0].kind == "sign" and self.rest[0].text in signs

    def _atom(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise UsageError("formula-deep", most=DEEPEST)
        if not self.rest:
            raise _wrong(say("formula.end"), self._end)
        token = self.rest.pop(0)
        if token.kind != "sign":
            return self._operand(token)
        if token.text != "(":
            raise _wrong(token.text, token.place)
        node = self.sum(depth + 1)
        if not self._next(")"):
            last = self.rest[0] if self.rest else Token("end", say("formula.end"), self._end)
            raise _wrong(last.text, last.place)
        self.rest.pop(0)
        return node

    def _operand(self, token: Token) -> Node:
        if token.kind == "name" and re.fullmatch(_NUMBER, token.text):
            digits = token.text.replace(",", "")
            if len(digits) > MOST_DIGITS:
                raise UsageError("formula-number", most=MOST_DIGITS, place=token.place)
            return Number(Decimal(digits))
        try:
            return Figure(find_metric(self._metrics, token.text))
        except UnknownNameError as error:
            if error.key != "unknown-metric":
                raise
            raise UnknownNameError(
                "formula-metric", name=token.text, place=token.place, text=self._text, hint=error.hint
            ) from None


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    pattern = re.compile(_TOKEN, re.VERBOSE)
    while text[place:].strip():
        match = pattern.match(text, place)
        if not match:
            start = place + len(text[place:]) - len(text[place:].lstrip())
            raise _wrong(text[start], start + 1)
        kind = str(match.lastgroup)
        word = match[kind].strip()
        start = match.start(kind) + len(match[kind]) - len(match[kind].lstrip()) + 1
        place = match.end()
        yield Token(kind, word[1:-1].strip() if kind == "quoted" else _SIGNS.get(word, word), start)


def _wrong(found: str, place: int) -> UsageError:
    return UsageError("formula", found=found, place=place, hint=say("hint.formula"))
