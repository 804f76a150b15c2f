"""The JSON-LD export as PyLD expands it, with no network, and nothing lost."""

import json
import re
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import unquote

import pytest
from exporting import all_facts, exported, records
from pyld import jsonld

SCHEMA = "https://schema.org/"
OWN = "urn:jjj:term:"
DECIMAL = "http://www.w3.org/2001/XMLSchema#decimal"


def _no_network(address: str, options: object) -> Any:
    raise AssertionError(f"{address} was asked for ({options})")


@cache
def _nodes(*asked: str) -> dict[str, dict[str, Any]]:
    whole = json.loads(exported("hard.jsonld", *asked).read_text(encoding="utf-8"))
    expanded = jsonld.expand(whole, {"documentLoader": _no_network})
    return {node["@id"]: node for node in expanded}


def _observations() -> dict[str, dict[str, Any]]:
    kind = f"{SCHEMA}Observation"
    return {
        unquote(key.removeprefix("urn:jjj:fact:")): node for key, node in _nodes().items() if node["@type"] == [kind]
    }


def _said(node: dict[str, Any], term: str) -> str | None:
    """Give the one value of a term, a link by the name that it ends with."""
    values = node.get(term, [])
    if not values:
        return None
    (value,) = values
    return value["@value"] if "@value" in value else unquote(value["@id"].split(":", 3)[3])


TERMS = {
    "metric": f"{SCHEMA}variableMeasured",
    "region_code": f"{SCHEMA}observationAbout",
    "source": f"{SCHEMA}isBasedOn",
    "basis": f"{SCHEMA}measurementMethod",
    "note": f"{SCHEMA}description",
    "relation": f"{OWN}relation",
    "printed": f"{OWN}printed",
    "period": f"{OWN}period",
    "accumulation": f"{OWN}accumulation",
    "locator": f"{OWN}locator",
    "part_of": f"{OWN}partOf",
    "supersedes": f"{OWN}supersedes",
    "supersedes_printed": f"{OWN}supersedesPrinted",
    "nature": f"{SCHEMA}measurementQualifier",
}


def test_expansion_loses_nothing_of_a_record() -> None:
    known, read = all_facts(), _observations()
    assert read.keys() == known.keys()
    for key, record in known.items():
        node = read[key]
        assert {name: _said(node, term) for name, term in TERMS.items()} == {name: record[name] for name in TERMS}
        (quantity,) = node[f"{SCHEMA}value"]
        assert Decimal(_said(quantity, f"{SCHEMA}value") or "") == record["printed_value"]
        assert _said(quantity, f"{SCHEMA}unitText") == record["printed_unit"]
        linked = [unquote(one["@id"].rpartition(":")[2]) for one in node.get(f"{OWN}counterpart", [])]
        assert linked == record["counterpart_codes"]


def test_expansion_drops_no_key() -> None:
    whole = json.loads(exported("hard.jsonld").read_text(encoding="utf-8"))
    assert len(whole["@graph"]) == len(_nodes())
    for node in whole["@graph"]:
        assert len(_nodes()[node["@id"]]) == len(node)


@pytest.mark.parametrize(
    ("fact", "lower", "upper"),
    [
        ("own.figure.0", None, None),
        ("own.figure.1", "50.0", None),
        ("own.figure.2", "100000000000000000000000000000", None),
        ("own.figure.3", None, "123456789012345678901234567.89"),
        ("own.figure.5", None, None),
        ("own.figure.6", None, "0"),
    ],
)
def test_a_hedge_is_the_bound_that_it_sets(fact: str, lower: str | None, upper: str | None) -> None:
    (quantity,) = _observations()[fact][f"{SCHEMA}value"]
    assert (_said(quantity, f"{SCHEMA}minValue"), _said(quantity, f"{SCHEMA}maxValue")) == (lower, upper)


def test_every_number_is_an_exact_decimal() -> None:
    text = json.dumps(list(_nodes().values()))
    assert json.dumps({"@type": DECIMAL, "@value": "60.03"}) in text
    numbers = [
        one["@type"] for node in _observations().values() for q in node[f"{SCHEMA}value"] for one in q[f"{SCHEMA}value"]
    ]
    assert set(numbers) == {DECIMAL}
    triples = jsonld.to_rdf(list(_nodes().values()), {"format": "application/n-quads"})
    assert f'"123456789012345678901234567.89"^^<{DECIMAL}>' in triples


def test_what_is_referred_to_is_in_the_document() -> None:
    links = re.findall(r'"@id": "(urn:jjj:[^"]*)"', json.dumps(list(_nodes().values())))
    assert {link for link in links if not link.startswith("urn:jjj:nature:")} <= _nodes().keys()
    assert _said(_nodes()["urn:jjj:region:130900"], f"{SCHEMA}containedInPlace") == "130000"
    assert _said(_nodes()["urn:jjj:metric:forest-coverage"], f"{SCHEMA}name") == "森林覆盖率"
    assert len(_nodes()["urn:jjj:dataset"][f"{SCHEMA}isBasedOn"]) == len(records().sources)


def test_a_period_has_a_date_and_a_length() -> None:
    node = _observations()["own.period.2012-2022-10"]
    assert (_said(node, f"{SCHEMA}observationDate"), _said(node, f"{SCHEMA}observationPeriod")) == (
        "2022-10",
        "P10Y10M",
    )


def test_it_may_stand_in_a_page() -> None:
    text = exported("hard.jsonld").read_text(encoding="utf-8")
    assert [letter for letter in "<>&" if letter in text] == []
    # nothing that a stranger wrote becomes a link or a type
    assert "javascript:" not in " ".join(_nodes())
    assert all(not node["@id"].startswith("javascript") for node in _nodes().values())
