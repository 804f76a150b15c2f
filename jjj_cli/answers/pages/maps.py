"""A comparison of the cities as tiles, with the ranked table below it."""

from contextlib import nullcontext
from decimal import ROUND_FLOOR, Decimal

from jjj_cli.answers.drawing import Tile, Tiles
from jjj_cli.answers.pages import comparisons, formulas
from jjj_cli.answers.pages.charts import ENDS
from jjj_cli.answers.pages.citing import Marks, caveat_lines
from jjj_cli.answers.pages.definition_groups import kind, kinds
from jjj_cli.answers.result import Block, Chart, Heading, Text
from jjj_cli.answers.tile_map import PLACES, Classes
from jjj_cli.comparison.results import Comparison, Row
from jjj_cli.messages import say
from jjj_cli.messages.digit_grouping import grouped
from jjj_cli.messages.naming import named, unit_named
from jjj_cli.record.records import Store
from jjj_cli.text.wording import number, shown

# As many shades as can be told apart.
SHADES = 4
# What a figure is marked with that does not count as most do, and one that is of another time.
OTHERWISE, OTHER_TIME = "*", "^"
_ROUND = tuple(map(Decimal, ("1", "2", "2.5", "5")))


def map_page(
    store: Store, comparison: Comparison, how: Classes, *, cited: bool = False, brief: bool = False
) -> list[Block]:
    """Make the page of a metric across the cities, drawn as tiles and listed."""
    marks = Marks(store, cited=cited, brief=brief)
    rows = comparison.rows
    names = {"name": named(comparison.metric), "unit": unit_named(comparison.unit)}
    same = comparisons.common_lines(store, comparison)
    worked_out = any(row.operands for row in rows)
    listed = formulas._table(store, comparison, marks) if worked_out else comparisons._table(store, comparison, marks)
    serious = [note for note in comparison.notes if note.weight != "hint"]
    hints = [note for note in comparison.notes if note.weight == "hint" and note.code != "missing"]
    told = Text(say("map.compare", metric=comparison.metric.id), "quiet")
    judged = len(rows) > 1 or any(row.operands and row.flags for row in rows)
    return [
        Heading(say("map.heading", **names)),
        Text("\n".join(filter(None, [say("map.schematic"), same])), "quiet"),
        Chart(tiles_of(store, comparison, how)),
        listed,
        *caveat_lines(serious, comparison.verdict if judged else None, brief=brief),
        *([told, *caveat_lines(hints, brief=brief)] if hints else []),
        *marks.legend(),
    ]


def tiles_of(store: Store, comparison: Comparison, how: Classes, *, separated: bool = False) -> Tiles:
    """Make the tiles: each city's figure, its class and what marks it.

    The short form of a figure has no separators on a terminal, where a narrow tile has no room for them.
    """
    rows = {row.fact.region: row for row in comparison.rows}
    shades, classes = (_quantiles if how == "quantile" else _equal)(comparison.rows)
    sorts = kinds([kind(store, row.fact) for row in comparison.rows])
    alike = {row.fact.id for row, place in zip(comparison.rows, sorts.places, strict=True) if place == sorts.common}
    times = {code: comparisons.time_note(comparison, row) for code, row in rows.items()}
    tiles = [
        Tile(
            place.row,
            place.column,
            (named(place), say("map.name", name=place.name, name_en=place.name_en), place.name),
            small=place.small,
        )
        for place in PLACES.values()
    ]
    filled = [
        _filled(
            tile,
            rows[code],
            shades[code],
            separated,
            OTHERWISE * (rows[code].fact.id not in alike) + OTHER_TIME * bool(times[code]),
        )
        if code in rows
        else tile
        for code, tile in zip(PLACES, tiles, strict=True)
    ]
    said = []
    if len(alike) < len(rows):
        said.append(f"{OTHERWISE} {say('map.otherwise') if alike else say('map.no-common')}")
    if any(times.values()):
        at = comparison.choice.at
        said.append(f"{OTHER_TIME} {say('map.other-time', at=at) if at else say('map.older')}")
    missing = [named(store.regions[code]) for code in PLACES if code in store.regions and code not in rows]
    return Tiles(filled, say(f"map.{how}"), classes, said, missing)


def _filled(tile: Tile, row: Row, shade: int, separated: bool, marks: str) -> Tile:
    fact = row.fact
    with grouped() if separated else nullcontext():
        told = shown(fact, row.value)
    with grouped(on=separated):
        plain = number(row.value, fact.value)
    return tile._replace(
        shown=told,
        number=plain,
        end=ENDS[fact.relation],
        rank=comparisons.rank_of(row),
        shade=shade,
        marks=marks,
    )


def _quantiles(rows: list[Row]) -> tuple[dict[str, int], dict[int, str]]:
    """Part the figures by how many are below them, and name each class by its lowest and its highest figure."""
    values = sorted(row.value for row in rows)
    shades = {row.fact.region: values.index(row.value) * SHADES // len(values) for row in rows}
    classes = {}
    for shade in sorted(set(shades.values())):
        there = sorted((row for row in rows if shades[row.fact.region] == shade), key=lambda row: row.value)
        low, high = (shown(row.fact, row.value) for row in (there[0], there[-1]))
        classes[shade] = low if there[0].value == there[-1].value else say("map.class", low=low, high=high)
    return shades, classes


def _equal(rows: list[Row]) -> tuple[dict[str, int], dict[int, str]]:
    """Part the figures by round steps of one size."""
    values = [row.value for row in rows]
    step = _step(min(values), max(values))
    first = _steps(min(values), step)
    shades = {row.fact.region: _steps(row.value, step) - first for row in rows}
    classes = {
        shade: say("map.class-below", low=_spelled(step * (first + shade)), high=_spelled(step * (first + shade + 1)))
        for shade in sorted(set(shades.values()))
    }
    return shades, classes


def _step(low: Decimal, high: Decimal) -> Decimal:
    """Give the smallest round step of which no more than there are shades are needed."""
    size = (high - low or abs(high) or Decimal(1)).adjusted()
    steps = (one.scaleb(exponent) for exponent in range(size - 1, size + 2) for one in _ROUND)
    return next(step for step in steps if _steps(high, step) - _steps(low, step) < SHADES)


def _steps(value: Decimal, step: Decimal) -> int:
    return int((value / step).to_integral_value(ROUND_FLOOR))


def _spelled(value: Decimal) -> str:
    return format(value.normalize(), "f") if value else "0"
