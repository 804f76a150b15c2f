"""`jjj metric add`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.cli.entry_options import DryRun, Yes, read_entry, write_entry
from jjj_cli.cli.options import one_value, option
from jjj_cli.cli.registration import writing_subcommand
from jjj_cli.record.codelists import DOMAINS
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Some = str | None
FIELDS = ("outcome", *fields.METRIC)


@writing_subcommand("metric")
def add(
    files: Files,
    slug: Annotated[Some, option("id", "--id", metavar="ID")] = None,
    name: Annotated[Some, option("name", "--name", metavar="TEXT")] = None,
    name_en: Annotated[Some, option("name-en", "--name-en", metavar="TEXT")] = None,
    alias: Annotated[list[str] | None, option("alias", "--alias", metavar="TEXT")] = None,
    definition: Annotated[Some, option("definition", "--definition", metavar="TEXT")] = None,
    unit: Annotated[Some, option("normal-unit", "--unit", "-u", metavar="UNIT")] = None,
    domain: Annotated[Some, one_value("domain", DOMAINS, "--domain")] = None,
    additive: Annotated[bool, option("additive", "--additive")] = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> Result:
    """Add something to measure to your own store."""
    store = open_store(files)
    given = {
        "id": slug,
        "name": name,
        "name_en": name_en,
        "aliases": tuple(alias or ()),
        "definition": definition,
        "unit": unit,
        "domain": domain,
        "additive": additive,
    }
    record = read_entry(store, "metrics", given)
    return write_entry(files, store, "metrics", record, yes=yes, dry=dry_run, fields=FIELDS)
