"""Drafts against the shipped store: each case a sentence with one figure, and what is said of it."""

import io
import json
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest
from running import run

from jjj_cli.record.records import Store
from jjj_cli.verification.verdicts import VERDICTS, Checked, verify

ROOT = Path(__file__).parents[2]
CASES = json.loads((ROOT / "tests" / "cases" / "verification.json").read_text(encoding="utf-8"))
SOURCE = ROOT.parent / "shared" / "sources" / "jjj-delegates-2022-10.txt"


def checked(store: Store, draft: str) -> list[Checked]:
    return list(verify(store, io.BytesIO(draft.encode()), "draft", "text"))


@pytest.mark.parametrize("case", CASES, ids=[case["draft"] for case in CASES])
def test_a_figure_is_judged(case: dict[str, str], shipped: Store) -> None:
    (one,) = checked(shipped, case["draft"])
    assert (one.verdict, one.fact) == (case["verdict"], case["fact"])


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("承德市建成面积3.95万平方公里。", "supported"),
        ("承德市建成面积3.955万平方公里。", "supported"),
        ("承德市建成面积395.48万公顷。", "supported"),
        ("承德市建成面积近4万平方公里。", "supported"),
        ("承德市建成面积3.96万平方公里。", "contradicted"),
        ("承德市建成面积39549平方公里。", "contradicted"),
        ("承德市建成面积近3.9万平方公里。", "contradicted"),
    ],
)
def test_units_and_rounding_are_taken_into_account(draft: str, verdict: str, shipped: Store) -> None:
    fact = next(fact for fact in shipped.facts.values() if fact.metric == "developed-area")
    values = {"value": Decimal(39548), "printed": "39548平方公里", "region": "130800", "basis": None}
    area = msgspec.structs.replace(fact, **values)
    (one,) = checked(shipped._replace(facts={fact.id: area}), draft)
    assert one.verdict == verdict


def test_every_verdict_is_in_the_table_five_times_or_more_but_ambiguous() -> None:
    given = [case["verdict"] for case in CASES]
    assert {verdict for verdict in VERDICTS if given.count(verdict) >= 5} == set(VERDICTS) - {"ambiguous"}


def test_both_ends_of_a_change_are_supported(shipped: Store) -> None:
    found = checked(shipped, "承德市森林覆盖率由50.8%提高到60.03%，有林地由3000万亩增加到3556万亩。")
    assert [one.verdict for one in found] == ["supported"] * 4


def test_a_page_of_all_cases_gives_each_its_verdict_and_place(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("".join(f"{case['draft']}\n" for case in CASES), encoding="utf-8")
    done = run("verify", draft, "--fields", "line,verdict", cwd=tmp_path)
    expected = [f"{line}\t{case['verdict']}" for line, case in enumerate(CASES, start=1)]
    assert done.stdout.splitlines() == ["line\tverdict", *expected]
    assert done.returncode == 1


def test_only_filters_what_is_shown_and_not_the_exit_code(tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("承德市森林覆盖率已达60.1%。\n延庆区森林覆盖率61.63%。\n", encoding="utf-8")
    done = run("verify", "draft.md", "--only", "supported", "--format", "table", cwd=tmp_path)
    assert done.stdout.splitlines()[0].startswith("draft.md:2:9: supported: 61.63%")
    assert done.stdout.splitlines()[-1] == (
        "Figures: 2 (1 supported, 0 outdated, 1 contradicted, 0 ambiguous, 0 unknown)"
    )
    assert done.returncode == 1


def test_an_unknown_verdict_is_refused_with_the_nearest(tmp_path: Path) -> None:
    done = run("verify", "-", "--only", "contradict", cwd=tmp_path, stdin="")
    assert done.returncode == 2
    assert "contradicted" in done.stderr


@pytest.mark.skipif(not SOURCE.exists(), reason="the text of the founding source is not at hand")
def test_the_founding_source_contradicts_nothing_that_was_read_in_it(shipped: Store) -> None:
    found = checked(shipped, SOURCE.read_text(encoding="utf-8"))
    wrong = [one for one in found if one.verdict not in ("supported", "unknown")]
    assert wrong == []
    assert sum(one.verdict == "supported" for one in found) >= 17
