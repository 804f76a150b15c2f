"""The cities as tiles roughly where they lie, shaded by a metric."""

from jjj_cli.answers.pages.citing import Marks
from jjj_cli.answers.pages.comparisons import common_lines
from jjj_cli.answers.pages.maps import OTHER_TIME, OTHERWISE, tiles_of
from jjj_cli.answers.tile_map import Classes
from jjj_cli.comparison.results import Comparison
from jjj_cli.messages import say
from jjj_cli.messages.naming import named
from jjj_cli.plots import captions
from jjj_cli.plots.picture import Line, Picture, TileMap
from jjj_cli.record.records import Store
from jjj_cli.text.wording import shown


def tile_map(store: Store, comparison: Comparison, how: Classes) -> Picture | None:
    """Say what a picture of the cities shows; None where no city has a figure."""
    rows = comparison.rows
    if not rows:
        return None
    marks = Marks(store, brief=True)
    drawn = tiles_of(store, comparison, how, separated=True)
    title = named(comparison.metric)
    about = [
        captions.unit_line(comparison.unit),
        captions.period_of([row.fact for row in rows]),
        *common_lines(store, comparison).splitlines(),
    ]
    used = {sign for tile in drawn.tiles for sign in tile.marks}
    at = comparison.choice.at
    other = say("plot.map.other-time", at=at) if at else say("plot.map.older")
    said = {OTHERWISE: say("plot.map.otherwise"), OTHER_TIME: other}
    signs = [f"{sign} {words}" for sign, words in said.items() if sign in used]
    notes = [
        *(Line(told, "quiet") for told in (say("map.about"), *signs)),
        *captions.caveats(comparison.notes, comparison.verdict if len(rows) > 1 else None),
    ]
    items = [f"{named(store.regions[row.fact.region])} {shown(row.fact, row.value)}" for row in rows]
    chart = TileMap(drawn, say("plot.without"))
    made = captions.picture(store, chart, title, about, notes, marks, captions.alt_text("plot.alt.map", title, items))
    return made._replace(sources=captions.publishers_of(store, rows))
