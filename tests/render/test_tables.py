"""Tables on a terminal: what goes where there is no room, and how long numbers are written."""

import pytest
from running import run, terminal

from jjj_cli.answers.result import Column, Table
from jjj_cli.messages import use
from jjj_cli.render.terminal import draw

TABLE = Table(
    [
        Column("region", lead=True, keep=True),
        Column("value", "number"),
        Column("printed", keep=True, spared=2),
        Column("nature", keep=True, spared=1),
        Column("basis", keep=True),
    ],
    [["a" * 20, "1.5", "b" * 30, "c" * 15, "d" * 20]],
)


@pytest.mark.parametrize(
    ("width", "left_out"),
    [(120, ()), (98, ()), (97, ("printed",)), (66, ("printed",)), (65, ("printed", "nature"))],
)
def test_the_column_of_least_use_goes_first_and_it_is_said(width: int, left_out: tuple[str, ...]) -> None:
    use("en")
    head, _, row, *rest = draw([TABLE], width=width, colour=False).splitlines()
    assert head.split() == [name for name in ("region", "value", "printed", "nature", "basis") if name not in left_out]
    assert row.split()[0] == "a" * 20
    assert rest == ([f"No room for: {', '.join(left_out)} (a wider terminal has it)"] if left_out else [])


def test_a_narrow_terminal_has_cards_and_nothing_goes() -> None:
    drawn = draw([TABLE], width=59, colour=False)
    assert all(cell in drawn for cell in TABLE.rows[0])
    assert all(column.heading in drawn for column in TABLE.columns[1:])


def test_what_folds_goes_below_what_leads_its_row_before_rows_become_cards() -> None:
    use("en")
    folding = [*TABLE.columns[:-1], TABLE.columns[-1]._replace(folds="with {cell}")]
    table = TABLE._replace(columns=folding, rows=[[*TABLE.rows[0][:-1], "d" * 40]])
    assert draw([table], width=64, colour=False).splitlines() == [
        "region                value",
        "─" * 27,
        f"{'a' * 20}    1.5",
        f"with {'d' * 40}",
        "No room for: printed, nature (a wider terminal has it) · Below",
        "each name: basis",
    ]


@pytest.mark.parametrize(
    ("asked", "grouped", "plain"),
    [
        (("get", "承德", "area", "2020"), "39,500平方公里", "39500平方公里"),
        (("compare", "area", "--region", "承德", "--at", "2020"), "39,500", "39500"),
        (("region", "承德"), "39,500平方公里", "39500平方公里"),
        (("compare", "forest-coverage", "--region", "承德"), "60.03", "60.03"),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else part,
)
def test_long_numbers_have_separators_where_people_read(asked: tuple[str, ...], grouped: str, plain: str) -> None:
    assert grouped in terminal(100, *asked).text
    for form in ("table", "tsv", "json", "markdown"):
        done = run(*asked, "--format", form)
        assert grouped == plain or grouped not in done.stdout
        assert plain in done.stdout or form != "table"
