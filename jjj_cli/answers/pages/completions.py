"""Shells and what each needs to complete for jjj, for people."""

from collections.abc import Sequence

from jjj_cli.answers.result import Block, Column, RowData, Table
from jjj_cli.messages import say


def shell_list(rows: Sequence[RowData]) -> list[Block]:
    """Make the page of the shells: the file that each reads at its start, and the line to put there."""
    columns = [
        Column(say("column.shell"), lead=True),
        Column(say("column.file"), keep=True),
        Column(say("column.put"), keep=True),
    ]
    return [Table(columns, [[str(row[field]) for field in ("shell", "file", "line")] for row in rows])]
