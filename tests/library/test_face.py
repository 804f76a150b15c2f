"""The library's face: what it gives, what it costs, and what a type checker makes of it."""

import subprocess
import sys
from pathlib import Path

import pytest
from mypy import api
from running import environment

import jjj_cli as jjj
from jjj_cli.library import face

# What nobody pays for who only looks figures up, and what importing alone does not bring.
DRAWING = {"typer", "click", "rich", "pint", "matplotlib", "numpy", "pandas", "polars", "pyarrow", "duckdb", "tomllib"}
READING = {"tinydb", "msgspec", "typing", "re", "jjj_cli.errors", "jjj_cli.library", "jjj_cli.messages"}
# A user's script that names everything that is public, and says of what type the answers are.
SCRIPT = """
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import assert_type

import jjj_cli as jjj

compared = jjj.compare("gdp", "population", region=["沧州", "承德"], level="city", at="2022", top=3, include="target")
assert_type(compared, jjj.ComparisonFrame[jjj.ComparedRow])
assert_type(compared.strict(), jjj.ComparisonFrame[jjj.ComparedRow])
assert_type(compared.rows[0]["value"], Decimal)
assert_type(compared.rows[0]["fact"], str | None)
assert_type(compared.rows[0]["start"], date | None)
assert_type(compared.rows[0]["year"], int | None)
assert_type(jjj.changes("gdp", between=("2012", "2022")).one(), jjj.ChangeRow)
assert_type(jjj.get("沧州", "gdp", "2022", unit="万亿元").one(), jjj.FactRow)
facts = jjj.facts(region="沧州", metric=("gdp",), nature="actual", period="2022", deep=True)
assert_type(facts, jjj.Frame[jjj.FactRow])
assert_type(iter(facts), Iterator[jjj.FactRow])
assert_type(facts.notes, tuple[jjj.Note, ...])
profile: jjj.ProfileFrame = jjj.region("沧州")
assert_type(profile.rows[0], jjj.ProfileRow)
assert_type(profile.region["level"] == "city", bool)
assert_type(profile.initiatives, jjj.Frame[jjj.InitiativeRow])
assert_type(jjj.initiatives("医药", partner="北京", domain=["industry"]).fields, tuple[str, ...])
assert_type(jjj.regions(inside="沧州").one(), jjj.RegionRow)
assert_type(jjj.metrics(domain="ecology").one()["additive"], bool)
assert_type(jjj.sources().one()["publishers"], list[str])
assert_type(jjj.search("医药", limit=3).one()["score"], float)
assert_type(jjj.convert("3556万亩", "平方公里").one(), jjj.ConvertedRow)
assert_type(jjj.extract("3556万亩").one(), jjj.ExtractedRow)
verified: jjj.VerificationFrame = jjj.verify(Path("draft.md"), only=["contradicted"])
assert_type(verified.summary, dict[str, int])
checked: jjj.CheckedRow = verified.one()
cited: jjj.CitationFrame = jjj.cite("some-id", style="apa")
reference: jjj.CitationRow = cited.one()
store: jjj.OpenStore = jjj.open("facts.json", only_own=True)
hit: jjj.HitRow = store.search("医药").one()
metric: jjj.MetricRow = store.metrics().one()
source: jjj.SourceRow = store.sources().one()
verdict: str = compared.verdict
print(facts.to_pandas(exact=True), facts.to_polars(), facts.to_arrow(exact=True), jjj.__version__)
with jjj.language("zh"):
    try:
        compared.strict()
    except (jjj.StoreError, jjj.UsageError, jjj.UnknownNameError) as wrong:
        told: jjj.JjjError = wrong
        print(told.key, told.message, told.hint)
    except (jjj.NothingFoundError, jjj.NotComparableError) as error:
        print(error.exit_code)
"""
# What a type checker is to refuse.
WRONG = (
    'jjj.compare("gdp", sort="size")',
    'jjj.compare("gdp").rows[0]["values"]',
    "jjj.facts(1)",
    "jjj.graph",
    'jjj.language("fr")',
)
# What jjj is written with, and no answer is of a type of: to read it takes three times as long as to read jjj.
SETTINGS = """
[mypy]
[mypy-filelock.*,matplotlib.*,numpy.*,pandas.*,pint.*,polars.*,prompt_toolkit.*,pyarrow.*,rich.*,tinydb.*,typer.*]
follow_imports = skip
follow_imports_for_stubs = True
"""


def imported(code: str, home: Path) -> set[str]:
    """Give the modules that a program has imported at its end, and the outermost package of each."""
    told = f"import sys\nbefore = set(sys.modules)\n{code}\nprint(*(set(sys.modules) - before))"
    command = [sys.executable, "-c", told]
    done = subprocess.run(command, env=environment(home), capture_output=True, text=True, check=True)
    names = set(done.stdout.splitlines()[-1].split())
    return names | {name.split(".")[0] for name in names}


def test_importing_brings_nothing(tmp_path: Path) -> None:
    assert imported("import jjj_cli as jjj; dir(jjj)", tmp_path) & (DRAWING | READING) == set()


@pytest.mark.parametrize(
    "asked",
    [
        'jjj.compare("forest-coverage")',
        'jjj.initiatives(region="沧州")',
        "jjj.facts(metric='urbanization-rate')",
        'jjj.search("医药")',
        "jjj.sources()",
    ],
)
def test_looking_up_brings_no_drawing_no_units_and_no_table(asked: str, tmp_path: Path) -> None:
    made = imported(f"import jjj_cli as jjj\n{asked}", tmp_path)
    assert made & DRAWING == set()
    assert not {name for name in made if name.startswith(("jjj_cli.cli", "jjj_cli.render", "jjj_cli.answers.pages."))}


def test_every_name_is_there_and_is_listed() -> None:
    assert {name for name in jjj.__all__ if getattr(jjj, name, None) is None} == set()
    assert set(jjj.__all__) <= set(dir(jjj))
    assert set(face.__all__) <= set(jjj.__all__)


def test_another_name_is_an_error_that_python_knows_the_nearest_of() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'comparee'"):
        jjj.comparee  # type: ignore[attr-defined]  # noqa: B018
    assert not hasattr(jjj, "render_everything")


@pytest.mark.slow
def test_a_strict_script_passes_and_a_wrong_one_does_not(tmp_path: Path, pytestconfig: pytest.Config) -> None:
    missing = [name for name in jjj.__all__ if f"jjj.{name}" not in SCRIPT]
    assert missing == []
    (tmp_path / "script.py").write_text(SCRIPT, encoding="utf-8")
    wrong = "import jjj_cli as jjj\n\n" + "\n".join(WRONG)
    (tmp_path / "wrong.py").write_text(wrong, encoding="utf-8")
    cache = pytestconfig.cache.mkdir("mypy") if pytestconfig.cache else tmp_path
    settings = tmp_path / "mypy.ini"
    settings.write_text(SETTINGS, encoding="utf-8")
    options = ["--strict", f"--config-file={settings}", f"--cache-dir={cache}"]
    said, _, _ = api.run([*options, str(tmp_path / "script.py"), str(tmp_path / "wrong.py")])
    refused = [line for line in said.splitlines() if ": error:" in line]
    assert [line for line in refused if "script.py" in line] == []
    assert {line.split(":")[1] for line in refused} == {str(place) for place in range(3, 3 + len(WRONG))}
