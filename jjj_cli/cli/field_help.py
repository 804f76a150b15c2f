"""Which fields each command gives to scripts, and what each of them means."""

from typing import NamedTuple

from jjj_cli.answers.result import RowData
from jjj_cli.answers.rows import fields
from jjj_cli.answers.rows.fields import TIDY, Fields
from jjj_cli.answers.rows.records import kinds
from jjj_cli.citation.writing import Citation
from jjj_cli.cli import entry_options
from jjj_cli.cli.commands import audit, completion, convert, diff, import_, map_, restore, verify
from jjj_cli.comparison.caveats import explanation
from jjj_cli.exports.tables import FACTS
from jjj_cli.messages import ENGLISH, say
from jjj_cli.own.importing.columns import TEMPLATE
from jjj_cli.store.search import Hit
from jjj_cli.store.tables import kind_of
from jjj_cli.text.extraction import Extracted


class Given(NamedTuple):
    """What a command gives: its fields, those on demand, and the groups whose words explain them, the first first."""

    fields: Fields
    more: Fields
    groups: tuple[str, ...]

    @property
    def every(self) -> Fields:
        """All fields that can be asked for, each once."""
        return tuple(dict.fromkeys((*self.fields, *self.more)))


_COMPARED = (*fields.COMPARED_MORE, *fields.PROGRESS, *fields.SUMMED)
# The commands as they are called where they give these fields, in the order of the help.
GIVEN: dict[str, Given] = {
    "get": Given(fields.FACT, (*fields.COMPARED_MORE, "shown"), ("facts", "converted", "compared")),
    "region": Given(fields.PROFILE, fields.PROFILE_MORE, ("profile", "facts", "initiatives")),
    "compare": Given(fields.COMPARED, _COMPARED, ("compared", "facts")),
    "compare --between": Given(fields.CHANGE, fields.FACT_MORE, ("changes", "facts")),
    "map": Given(map_.FIELDS, map_.MORE, ("tiles", "compared", "facts")),
    "explain": Given(explanation.FIELDS, (), ("caveats",)),
    "initiatives": Given(fields.INITIATIVE, fields.INITIATIVE_MORE, ("initiatives",)),
    "facts": Given(fields.FACT, fields.FACT_MORE, ("facts",)),
    "facts --tidy": Given(TIDY, (), ("panel", "facts")),
    "cite": Given(Citation._fields, (), ("citations",)),
    "export": Given(tuple(column.name for column in FACTS.columns), (), ("facts",)),
    "convert": Given(convert.FIELDS, convert.MORE, ("converted",)),
    "extract": Given(Extracted._fields, ("file",), ("figures",)),
    "verify": Given(verify.FIELDS, verify.MORE, ("checked",)),
    "search": Given(Hit._fields, (), ("hits",)),
    **{
        f"show {kind_of(table).upper()}": Given(("kind", *kind.fields), (), ("shown", table))
        for table, kind in kinds().items()
    },
    "regions": Given(fields.REGION, fields.REGION_MORE, ("regions",)),
    "metrics": Given(fields.METRIC, fields.METRIC_MORE, ("metrics",)),
    "sources": Given(fields.SOURCE, (), ("sources",)),
    "add": Given(("outcome", *fields.FACT), (), ("kept", "facts")),
    "source add": Given(("outcome", *fields.SOURCE), (), ("kept", "sources")),
    "metric add": Given(("outcome", *fields.METRIC), (), ("kept", "metrics")),
    "initiative add": Given(("outcome", *fields.INITIATIVE), (), ("kept", "initiatives")),
    "import": Given(import_.FIELDS, (), ("taken",)),
    "import --template": Given(TEMPLATE, (), ("facts", "taken")),
    "edit": Given(entry_options.OUTCOME, (), ("kept",)),
    "remove": Given(entry_options.OUTCOME, (), ("kept",)),
    "diff": Given(diff.FIELDS, (), ("differences",)),
    "restore": Given(restore.FIELDS, (), ("versions",)),
    "audit": Given(audit.FIELDS, (), ("findings",)),
    "audit --statistics": Given(audit.STATISTICS_FIELDS, (), ("covered",)),
    "audit --rules": Given(audit.RULE_FIELDS, (), ("findings",)),
    "completion": Given(completion.FIELDS, completion.MORE, ("shells",)),
}


def key_of(groups: tuple[str, ...], field: str) -> str:
    """Find the words that say what a field means where these groups explain it."""
    return next(key for group in groups if (key := f"field.{group}.{field}") in ENGLISH)


def meaning(given: Given, field: str) -> str:
    """Say what a field means where a command gives it."""
    return say(key_of(given.groups, field))


def grouped(given: dict[str, Given]) -> dict[str, list[RowData]]:
    """Give every field once, with what it means, by the group that explains it."""
    found: dict[str, list[RowData]] = {}
    for key in dict.fromkeys(key_of(one.groups, field) for one in given.values() for field in one.every):
        _, group, field = key.split(".")
        found.setdefault(group, []).append({"field": field, "meaning": say(key)})
    return found
