"""`jjj source add`."""

from typing import Annotated

from jjj_cli.answers.result import Result
from jjj_cli.answers.rows import fields
from jjj_cli.cli import prompts
from jjj_cli.cli.entry_options import DryRun, Yes, read_entry, write_entry
from jjj_cli.cli.options import one_value, option
from jjj_cli.cli.registration import writing_subcommand
from jjj_cli.record.codelists import ACCESSES, AUTHORITIES
from jjj_cli.store.location import Files
from jjj_cli.store.opening import open_store

Some = str | None
FIELDS = ("outcome", *fields.SOURCE)
# What must be said of a source; somebody who is asked for it is asked for its date and its address too.
_NEEDED = ("id", "title", "publishers", "authority", "access")


@writing_subcommand("source")
def add(
    files: Files,
    name: Annotated[Some, option("id", "--id", metavar="ID")] = None,
    title: Annotated[Some, option("title", "--title", metavar="TEXT")] = None,
    publisher: Annotated[list[str] | None, option("publisher", "--publisher", metavar="NAME")] = None,
    authority: Annotated[Some, one_value("authority", AUTHORITIES, "--authority")] = None,
    access: Annotated[Some, one_value("access", ACCESSES, "--access")] = None,
    published: Annotated[Some, option("published", "--published", metavar="DATE")] = None,
    url: Annotated[Some, option("url", "--url", metavar="ADDRESS")] = None,
    accessed: Annotated[Some, option("read-on", "--accessed", metavar="DATE")] = None,
    note: Annotated[Some, option("note", "--note", metavar="TEXT")] = None,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> Result:
    """Add a publication to your own store."""
    store = open_store(files)
    given = {
        "id": name,
        "title": title,
        "publishers": tuple(publisher or ()),
        "authority": authority,
        "access": access,
        "published": published,
        "url": url,
        "accessed": accessed,
        "note": note,
    }
    asked = prompts.interactive() and not all(given[field] for field in _NEEDED)
    record = read_entry(store, "sources", given, more=("published", "url") if asked else ())
    return write_entry(files, store, "sources", record, yes=yes, dry=dry_run, fields=FIELDS)
