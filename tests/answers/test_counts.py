"""How many initiatives a source and a region have, in lists as in one record."""

from collections.abc import Callable

from jjj_cli.answers.rows.records import region_row, source_row
from jjj_cli.library import regions, sources
from jjj_cli.record.records import Store

STATE = {"status": "operating", "printed": "投用", "locator": "¶1"}
PARK = {"regions": ["130800", "130900", "130800"]}
SAID = [("2020", "one"), ("2021", "other"), ("2022", "one")]


def test_an_initiative_counts_once_in_each_of_its_sources_and_regions(make_store: Callable[..., Store]) -> None:
    states = [{**STATE, "period": period, "source": source} for period, source in SAID]
    store = make_store(
        sources={"one": {}, "other": {}, "third": {}},
        initiatives={
            "park": {**PARK, "states": states},
            "road": {"states": states[:1]},
            "view": {**PARK, "states": states[:1], "position": True},  # nothing that is done
        },
    )
    read_in = {row["source"]: row["initiatives"] for row in sources.answer(store).rows()}
    assert read_in == {"one": 3, "other": 1, "third": 0}
    assert [source_row(store, one)["initiatives"] for one in store.sources.values()] == [3, 1, 0]
    placed = {row["code"]: row["initiatives"] for row in regions.answer(store, None, None, None).rows()}
    assert {code: count for code, count in placed.items() if count} == {"130800": 2, "130900": 1}
    assert region_row(store, store.regions["130800"])["initiatives"] == 2
