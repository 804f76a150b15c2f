"""What an export says of itself: where it is from, which version it is, and whose the figures are."""

import os
from datetime import UTC, datetime

from jjj_cli.exports.excerpt import Excerpt, version
from jjj_cli.messages import in_english as say
from jjj_cli.record.records import Store

# The licence of this compilation, as `LICENSE` has it.
LICENCE = "MIT"
LICENCE_ADDRESS = "https://opensource.org/license/mit"


def about(excerpt: Excerpt) -> dict[str, str]:
    """Give names and values that tell a reader what lies before them."""
    return {
        "title": say("export.title"),
        "description": say("export.description"),
        "version": version(excerpt),
        "data": data_version(excerpt.store),
        "created": created(),
        "licence": LICENCE,
        "rights": say("export.rights"),
    }


def data_version(store: Store) -> str:
    """Give the version of the shipped data that an export is made of: its day, and how many facts it has."""
    published = store.edition.published if store.edition else None
    return say(
        "data.version",
        published=published or "–",
        count=len(store.facts) - sum(key in store.facts for key in store.own),
    )


def created() -> str:
    """Give the time of the export in UTC; SOURCE_DATE_EPOCH sets it, so that an export can be made twice alike."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(fixed), UTC) if fixed.isdecimal() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
