"""Sums, shares, products and changes that the store declares, each within what the printed digits allow."""

from decimal import Decimal

import pytest

from jjj_cli.audit.rules.arithmetic import wrong_results
from jjj_cli.record.records import Check, Fact, Store

Figure = tuple[str, str, str]


def fact(key: str, value: str, unit: str) -> Fact:
    return Fact(
        id=key,
        metric="forest-coverage",
        region="130800",
        value=Decimal(value),
        unit=unit,
        relation="eq",
        printed=f"{value}{unit}",
        period="2022",
        accumulation="point",
        nature="actual",
        source="x",
    )


@pytest.mark.parametrize(
    ("kind", "result", "of", "sound"),
    [
        ("sum", ("450", "种"), [("390", "种"), ("38", "种"), ("22", "种")], True),
        ("sum", ("451", "种"), [("390", "种"), ("38", "种"), ("22", "种")], False),
        ("sum", ("1.3", "万家"), [("9000", "家"), ("3980", "家")], True),
        ("sum", ("1.3", "万家"), [("9000", "家"), ("3000", "家")], False),
        ("sum", ("10.2", "亿元"), [("5.1", "亿元"), ("51000", "万元")], True),
        ("share", ("35.7", "%"), [("3556", "万亩"), ("9961", "万亩")], True),
        ("share", ("36.7", "%"), [("3556", "万亩"), ("9961", "万亩")], False),
        ("share", ("32", "%"), [("3556", "万亩"), ("1.11", "亿亩")], True),
        ("product", ("3556", "万亩"), [("60.03", "%"), ("39490", "平方公里")], True),
        ("product", ("3556", "万亩"), [("50.8", "%"), ("39490", "平方公里")], False),
        ("change", ("9.23", "个百分点"), [("50.8", "%"), ("60.03", "%")], True),
        ("change", ("9.5", "个百分点"), [("50.8", "%"), ("60.03", "%")], False),
        ("change", ("556", "万亩"), [("3000", "万亩"), ("3556", "万亩")], True),
        ("change", ("-556", "万亩"), [("3000", "万亩"), ("3556", "万亩")], False),
        ("sum", ("450", "种"), [("390", "家"), ("60", "种")], False),
        ("share", ("35.7", "%"), [("3556", "万亩"), ("0", "万亩")], False),
    ],
)
def test_a_check_comes_out_or_is_found(
    kind: str, result: tuple[str, str], of: list[tuple[str, str]], sound: bool, shipped: Store
) -> None:
    facts = {"r": fact("r", *result), **{f"p{n}": fact(f"p{n}", *part) for n, part in enumerate(of)}}
    check = Check(id="c", kind=kind, result="r", of=tuple(key for key in facts if key != "r"))  # type: ignore[arg-type]
    found = list(wrong_results(shipped._replace(facts=facts, checks={"c": check})))
    assert [problem.id for problem in found] == ([] if sound else ["c"])


@pytest.mark.parametrize(
    ("tolerance", "note", "found"),
    [
        (None, None, ["result"]),
        ("0.01", "各市的数是初次公布的", ["result"]),
        ("0.012", "各市的数是初次公布的", []),
        ("0.012", None, ["note"]),
        ("0.012", " ", ["note"]),
        ("0.01", None, ["note", "result"]),
        (None, "只是说明", ["result"]),
    ],
)
def test_a_tolerance_widens_what_a_check_allows_and_wants_a_note(
    tolerance: str | None, note: str | None, found: list[str], shipped: Store
) -> None:
    facts = {"r": fact("r", "43198.3", "亿元"), "p": fact("p", "42722", "亿元")}
    allowed = Decimal(tolerance) if tolerance else None
    check = Check(id="c", kind="sum", result="r", of=("p",), tolerance=allowed, note=note)
    assert [problem.field for problem in wrong_results(shipped._replace(facts=facts, checks={"c": check}))] == found


@pytest.mark.parametrize(
    ("gdp", "per_head", "people", "sound"),
    [
        (("8901", "亿元"), ("115571", "元"), ("770.2", "万人"), True),
        (("8901", "亿元"), ("115571", "元"), ("7717983", "人"), False),
        (("890.1", "billion CN¥"), ("115571", "CN¥"), ("770.2", "万人"), True),
    ],
)
def test_a_figure_per_head_times_the_people_is_the_whole(
    gdp: tuple[str, str], per_head: tuple[str, str], people: tuple[str, str], sound: bool, shipped: Store
) -> None:
    facts = {"r": fact("r", *gdp), "a": fact("a", *per_head), "b": fact("b", *people)}
    check = Check(id="c", kind="product", result="r", of=("a", "b"))
    found = [problem.field for problem in wrong_results(shipped._replace(facts=facts, checks={"c": check}))]
    assert found == ([] if sound else ["result"])


def test_what_the_shipped_store_declares_comes_out(shipped: Store) -> None:
    assert {check.kind for check in shipped.checks.values()} == {"sum", "share", "product"}
    assert list(wrong_results(shipped)) == []
