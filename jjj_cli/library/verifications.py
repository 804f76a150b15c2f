"""Drafts against the store."""

from collections.abc import Sequence

from jjj_cli.answers import pages
from jjj_cli.answers.result import Result
from jjj_cli.errors import StoreError
from jjj_cli.verification.verdicts import Checked

FIELDS, MORE = Checked._fields, ("file",)
# A figure that was checked, and the name of the draft that it stands in.
Found = tuple[str, Checked]


def answer(texts: Sequence[str], encoding: str | None, every: list[Found], verdicts: Sequence[str]) -> Result:
    """Answer with the figures of drafts that have one of some verdicts, and a summary of all."""
    shown = [(name, one) for name, one in every if one.verdict in verdicts]
    several = len(texts) > 1
    return Result(
        command="verify",
        query={"texts": texts, "only": list(verdicts), "encoding": encoding},
        fields=(*MORE, *FIELDS) if several else FIELDS,
        more=() if several else MORE,
        rows=lambda: ({"file": name, **one._asdict()} for name, one in shown),
        page=lambda: pages.verifications.checked_list(shown, every),
        exit_code=StoreError.exit_code if any(one.verdict == "contradicted" for _, one in every) else 0,
    )
