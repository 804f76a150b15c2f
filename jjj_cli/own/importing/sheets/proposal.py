"""How a sheet seems to be read: its rows of heads, what each column is, what its title says of all of it."""

import re
from collections.abc import Iterable

from jjj_cli.errors import StoreError
from jjj_cli.messages import join, say
from jjj_cli.own.importing.sheets.figures import is_figure
from jjj_cli.own.importing.sheets.grid import Grid, letters, place_of
from jjj_cli.own.importing.sheets.names import Names
from jjj_cli.own.importing.sheets.reading import FIGURES, LEFT, Proposal, ReadColumn, Reading, head_text, said_twice
from jjj_cli.own.importing.sheets.words import NO_ROW, TABLE_NAME, field_of, known_unit, period_of, told, unit_line
from jjj_cli.record.records import Store

# How far down the heads may begin, and how many rows of them there may be.
_DEEPEST = 30
_MOST_HEADS = 4
# What a blank cell below one of these says again.
FILLED = ("region", "region_code", "metric", "period")
# What of a table's title says no more than that it is one.
_TITLE_WORDS = re.compile(
    r"^\s*(?:附?表|续表|Table)\s*[-0-9０-９一二三四五六七八九十.．]+|各(?:市|区|县|区县|县市区|地区|省市|省)|分(?:市|区|县|地区)"
    r"|主要|指标|情况|统计表|一览表|数据表|表$|一览|数据|统计|及|的|[\s:：、,，（）()]"
)


def proposed(store: Store, grid: Grid) -> Proposal:
    """Say how a sheet seems to be read; raises StoreError where no row is one of heads."""
    names = Names(store)
    head = _head(grid, names)
    whole = _of_title(grid, head, store, names)
    rows = _rows(grid, head)
    there = [_column(grid, head, rows, place, names) for place in range(grid.width)]
    columns = _settled([one for one in there if one])
    filled = [one.column for one in columns if one.reads in FILLED and _has_gaps(grid, rows, one)]
    numbers = (grid.numbers[head[0]], grid.numbers[head[1]])
    last = (grid.numbers[rows[0]], grid.numbers[rows[-1]]) if rows else (numbers[1] + 1, numbers[1] + 1)
    unknown = _unknown_names(grid, rows, columns, names)
    reading = Reading(
        head=numbers,
        rows=last,
        columns=columns,
        sheet=grid.name or None,
        filled=filled,
        whole=whole,
        names=dict.fromkeys(unknown),
    )
    return Proposal(reading, _is_certain(reading, numbers), _remarks(grid, head, rows))


def _head(grid: Grid, names: Names) -> tuple[int, int]:
    """Find the rows of heads, the first and the last of them."""
    for row in range(min(len(grid.rows), _DEEPEST)):
        if _is_head(grid, row, names):
            last = row
            while last + 1 < len(grid.rows) and last - row < _MOST_HEADS and _goes_on(grid, row, last + 1):
                last += 1
            return row, last
    raise StoreError("sheet-head", name=grid.name or "-", hint=say("hint.sheet-head"))


def _is_head(grid: Grid, row: int, names: Names) -> bool:
    """Say whether a row has two heads at least that say something, and no figure."""
    texts = {grid.merged.get((row, place), (row, place)): text for place, text in enumerate(grid.rows[row]) if text}
    said = [text for text in texts.values() if _field(text, names) or _is_subject(names, text)]
    figures = [text for text in texts.values() if is_figure(text) and not period_of(told(text).text)]
    return len(said) > 1 and not figures


def _is_subject(names: Names, text: str) -> bool:
    meaning = names.meaning(text)
    return not meaning.rest and bool(meaning.metric or meaning.region or meaning.period)


def _goes_on(grid: Grid, first: int, row: int) -> bool:
    """Say whether a row below a head belongs to it: nothing of its own in the first column, and no figure."""
    above = grid.merged.get((row, 0), (row, 0))
    own = grid.at(row, 0) and above not in {(first, 0), grid.merged.get((first, 0), (first, 0))}
    texts = [text for text in grid.rows[row][1:] if text]
    return not own and bool(texts) and not any(is_figure(text) and not period_of(told(text).text) for text in texts)


def heads(grid: Grid, head: tuple[int, int], place: int) -> list[str]:
    """Give the heads over a column, a blank one in an upper row said by the one before it."""
    found = []
    for row in range(head[0], head[1] + 1):
        text = grid.at(row, place)
        if not text and row < head[1] and grid.at(head[1], place) and place:
            before = [grid.at(row, other) for other in range(1, place)]
            text = next((one for one in reversed(before) if one), "")
        found.append(text)
    return [text for text in dict.fromkeys(found) if text]


def _field(text: str, names: Names) -> str | None:
    """Give the field that a head names; a metric's name is no field's, and 数值（亿元） is one with a unit."""
    plain = told(text)
    field = field_of(plain.text)
    return field if field and not names.metric(text) else None


def _column(grid: Grid, head: tuple[int, int], rows: list[int], place: int, names: Names) -> ReadColumn | None:
    numbers = (grid.numbers[head[0]], grid.numbers[head[1]])
    text = head_text(grid, numbers, place)
    cells = [grid.at(row, place) for row in rows]
    if not text and not any(cells):
        return None
    made = ReadColumn(column=letters(place), head=text, reads=LEFT)
    over = heads(grid, head, place)
    if len(over) == 1 and (field := _field(over[0], names)):
        made.reads = field
        about = told(over[0])
        made.unit = about.unit or None
        made.nature = about.nature or None
        return made
    meaning = names.heads(over)
    if not meaning.rest and (meaning.metric or meaning.region or meaning.period):
        made.reads = FIGURES
        for name, value in meaning.fields.items():
            setattr(made, name, value)
        return made
    if place == 0 or not over:
        made.reads = _by_content(cells, names)
    if made.reads == LEFT:
        made.why = say("sheet.why.head", head=meaning.rest or text) if text else say("sheet.why.no-head")
    return made


def _by_content(cells: list[str], names: Names) -> str:
    """Tell what a column of names is by what most of its cells are."""
    texts = [told(cell).text for cell in cells if cell]
    tests = {"region": names.region, "metric": names.metric, "period": period_of}
    counts = {field: sum(bool(test(text)) for text in texts) for field, test in tests.items()}
    best = max(counts, key=lambda field: counts[field])
    return best if texts and counts[best] * 2 > len(texts) else LEFT


def _settled(columns: list[ReadColumn]) -> list[ReadColumn]:
    """Settle what columns are beside one another: each field once, and figures in columns of one kind."""
    beside = any(one.reads in ("value", "printed") for one in columns)
    for one in columns:
        if one.reads == FIGURES and (beside or said_twice(one, columns)):
            one.reads = LEFT
            one.why = say("sheet.why.beside") if beside else say("sheet.why.said-twice")
    seen: set[str] = set()
    for one in columns:
        if one.reads in seen:
            one.reads, one.why = LEFT, say("sheet.why.twice")
        elif one.reads not in (FIGURES, LEFT):
            seen.add(one.reads)
    return columns


def _rows(grid: Grid, head: tuple[int, int]) -> list[int]:
    """Give the rows below the heads, as far as the last that has anything but notes."""
    below = [row for row in range(head[1] + 1, len(grid.rows)) if any(grid.rows[row])]
    while below and _is_note(grid.rows[below[-1]]):
        below.pop()
    return below


def _is_note(cells: list[str]) -> bool:
    texts = dict.fromkeys(text for text in cells if text)
    return len(texts) == 1 and NO_ROW.match(next(iter(texts))) is not None


def _has_gaps(grid: Grid, rows: Iterable[int], one: ReadColumn) -> bool:
    texts = [grid.at(row, place_of(one.column)) for row in rows]
    return any(texts) and not all(texts[1:])


def _of_title(grid: Grid, head: tuple[int, int], store: Store, names: Names) -> dict[str, str]:
    """Read what stands above the heads: the unit of the sheet, and a metric and a time where the title is no more."""
    above = [text for row in range(head[0]) for text in dict.fromkeys(grid.rows[row]) if text]
    whole: dict[str, str] = {}
    for text in above:
        if unit := unit_line(text) or told(text).unit:
            whole.setdefault("unit", unit) if known_unit(unit) else None
    title = next((text for text in above if TABLE_NAME.match(text)), above[0] if above else "")
    if not title or title == unit_line(title):
        return whole
    if not re.match(r"\s*(?:计量)?单位\s*[：:]", title):
        whole["locator"] = " ".join(title.split())
    plain = told(re.sub(r"(?:计量)?单位\s*[：:]\s*\S+", "", title))
    return whole | {field: text for field, text in _plain_title(plain.text, store, names).items() if text}


def _plain_title(title: str, store: Store, names: Names) -> dict[str, str]:
    dated = re.search(r"(?:18|19|20)\d{2}年(?:末|底|度)?", title)
    rest = title.replace(dated[0], "") if dated else title
    said = _TITLE_WORDS.sub("", rest)
    for region in sorted({one.name for one in store.regions.values()}, key=len, reverse=True):
        if said.startswith(region):
            said = said.removeprefix(region)
            break
    metric = names.metric(said) if said else ""
    return {"metric": metric, "period": period_of(dated[0]) if dated and (metric or not said) else ""}


def _unknown_names(grid: Grid, rows: list[int], columns: list[ReadColumn], names: Names) -> list[str]:
    """Give the names in the rows that the store does not know, for the map to say what they are."""
    found: dict[str, None] = {}
    for one in columns:
        test = {"region": names.region, "metric": names.metric}.get(one.reads)
        if test:
            texts = dict.fromkeys(grid.at(row, place_of(one.column)) for row in rows)
            said = [text for text in texts if text and not NO_ROW.match(text)]
            found |= dict.fromkeys(text for text in said if not test(told(text).text))
    return list(found)


def _is_certain(reading: Reading, numbers: tuple[int, int]) -> bool:
    """Say whether nothing is guessed: every head of the first row is a field's own name, and no cell is filled."""
    fields = all(one.reads not in (FIGURES, LEFT) for one in reading.columns)
    return fields and numbers == (1, 1) and not reading.filled and not reading.whole


def _remarks(grid: Grid, head: tuple[int, int], rows: list[int]) -> list[str]:
    """Say what stands outside of the rows and is not read."""
    last = rows[-1] if rows else head[1]
    outside = [*range(head[0]), *range(last + 1, len(grid.rows))]
    texts = [text for row in outside for text in dict.fromkeys(grid.rows[row]) if text]
    return [say("sheet.outside", texts=join("join.semicolon", texts))] if texts else []
