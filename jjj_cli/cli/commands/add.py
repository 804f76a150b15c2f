"""`jjj add`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.cli import prompts
from jjj_cli.cli.entry_options import DryRun, Yes, read_entry, write_entry
from jjj_cli.cli.options import one_value, option
from jjj_cli.cli.registration import writing_command
from jjj_cli.own.entries import NEEDED
from jjj_cli.record.codelists import ACCUMULATIONS, NATURES, RELATIONS, VINTAGES
from jjj_cli.record.records import Fact
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Some = str | None
FIELDS = ("outcome", *fields.FACT)


@writing_command
def add(
    files: Files,
    metric: Annotated[Some, option("of-metric", "--metric", "-m", metavar="METRIC")] = None,
    region: Annotated[Some, option("of-region", "--region", "-r", metavar="REGION")] = None,
    printed: Annotated[Some, option("printed", "--printed", "-p", metavar="FIGURE")] = None,
    period: Annotated[Some, option("of-period", "--period", metavar="PERIOD")] = None,
    source: Annotated[Some, option("of-source", "--source", metavar="SOURCE")] = None,
    locator: Annotated[Some, option("locator", "--locator", metavar="TEXT")] = None,
    basis: Annotated[Some, option("basis", "--basis", metavar="TEXT")] = None,
    basis_en: Annotated[Some, option("basis-en", "--basis-en", metavar="TEXT")] = None,
    nature: Annotated[Some, one_value("nature", NATURES, "--nature")] = None,
    vintage: Annotated[Some, one_value("vintage", VINTAGES, "--vintage")] = None,
    accumulation: Annotated[Some, one_value("accumulation", ACCUMULATIONS, "--accumulation")] = None,
    counterpart: Annotated[list[str] | None, option("counterpart", "--counterpart", metavar="REGION")] = None,
    supersedes: Annotated[Some, option("supersedes", "--supersedes", metavar="ID")] = None,
    part_of: Annotated[Some, option("part-of", "--part-of", metavar="ID")] = None,
    value: Annotated[Some, option("value", "--value", metavar="NUMBER")] = None,
    unit: Annotated[Some, option("printed-unit", "--unit", "-u", metavar="UNIT")] = None,
    relation: Annotated[Some, one_value("relation", RELATIONS, "--relation")] = None,
    note: Annotated[Some, option("note", "--note", metavar="TEXT")] = None,
    name: Annotated[Some, option("id", "--id", metavar="ID")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> Result:
    """Add a fact to your own store: number, unit and hedge are read from what is printed."""
    store = open_store(files)
    given = {
        "id": name,
        "metric": metric,
        "region": region,
        "printed": printed,
        "period": period,
        "source": source,
        "locator": locator,
        "basis": basis,
        "basis_en": basis_en,
        "nature": nature,
        "vintage": vintage,
        "accumulation": accumulation,
        "counterpart": ";".join(counterpart or ()),
        "supersedes": supersedes,
        "part_of": part_of,
        "value": value,
        "unit": unit,
        "relation": relation,
        "note": note,
    }
    said = {field: text for field, text in given.items() if text}
    asked = prompts.interactive() and not all(said.get(field) for field in NEEDED)
    fact = read_entry(store, "facts", said, more=("locator", "basis") if asked else ())
    assert isinstance(fact, Fact)  # noqa: S101 - the table says so
    return write_entry(files, store, "facts", fact, yes=yes, dry=dry_run, fields=FIELDS, basis_en=basis_en)
