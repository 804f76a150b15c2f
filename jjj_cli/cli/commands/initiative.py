"""`jjj initiative add`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.cli.entry_options import DryRun, Yes, read_entry, write_entry
from jjj_cli.cli.options import one_value, option
from jjj_cli.cli.registration import writing_subcommand
from jjj_cli.record.codelists import DOMAINS, STATUSES
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Some = str | None
FIELDS = ("outcome", *fields.INITIATIVE)


@writing_subcommand("initiative")
def add(
    files: Files,
    slug: Annotated[Some, option("id", "--id", metavar="ID")] = None,
    name: Annotated[Some, option("name", "--name", metavar="TEXT")] = None,
    name_en: Annotated[Some, option("name-en", "--name-en", metavar="TEXT")] = None,
    region: Annotated[list[str] | None, option("of-regions", "--region", "-r", metavar="REGION")] = None,
    domain: Annotated[Some, one_value("domain", DOMAINS, "--domain")] = None,
    status: Annotated[Some, one_value("status", STATUSES, "--status")] = None,
    status_printed: Annotated[Some, option("status-printed", "--status-printed", metavar="TEXT")] = None,
    summary: Annotated[Some, option("summary", "--summary", metavar="TEXT")] = None,
    summary_en: Annotated[Some, option("summary-en", "--summary-en", metavar="TEXT")] = None,
    period: Annotated[Some, option("of-period", "--period", metavar="PERIOD")] = None,
    source: Annotated[Some, option("of-source", "--source", metavar="SOURCE")] = None,
    locator: Annotated[Some, option("locator", "--locator", metavar="TEXT")] = None,
    fact: Annotated[list[str] | None, option("of-facts", "--fact", metavar="ID")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> Result:
    """Add something that regions do together to your own store."""
    store = open_store(files)
    given = {
        "id": slug,
        "name": name,
        "name_en": name_en,
        "regions": tuple(region or ()),
        "domain": domain,
        "status": status,
        "status_printed": status_printed,
        "summary": summary,
        "summary_en": summary_en,
        "period": period,
        "source": source,
        "locator": locator,
        "facts": tuple(fact or ()),
    }
    record = read_entry(store, "initiatives", given)
    return write_entry(files, store, "initiatives", record, yes=yes, dry=dry_run, fields=FIELDS)
