"""Facts as JSON-LD: schema.org's Observation, and terms of our own for what schema.org has no name for."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from urllib.parse import quote

from jjj_cli.answers.result import RowData
from jjj_cli.exports.excerpt import Excerpt, fact_rows
from jjj_cli.exports.provenance import LICENCE_ADDRESS, about
from jjj_cli.record import periods
from jjj_cli.record.records import Metric, Region, Source
from jjj_cli.safety import json_text

OWN = "urn:jjj:term:"
_EXACT = {"@type": "http://www.w3.org/2001/XMLSchema#decimal"}
# The whole context stands in the document, so that no reader needs the network.
CONTEXT = {
    "@vocab": "https://schema.org/",
    "jjj": OWN,
    # numbers are text, which a processor takes for decimals: a JSON number would become a double
    "value": {"@id": "https://schema.org/value", **_EXACT},
    "minValue": {"@id": "https://schema.org/minValue", **_EXACT},
    "maxValue": {"@id": "https://schema.org/maxValue", **_EXACT},
}
_LOWER = ("gt", "ge")
_UPPER = ("lt", "le", "near")
# Our own terms, by the fields that they carry.
_TERMS = {
    "printed": "jjj:printed",
    "relation": "jjj:relation",
    "period": "jjj:period",
    "accumulation": "jjj:accumulation",
    "vintage": "jjj:vintage",
    "locator": "jjj:locator",
    "supersedes_printed": "jjj:supersedesPrinted",
}
_LINKS = {"part_of": "jjj:partOf", "supersedes": "jjj:supersedes", "superseded_by": "jjj:supersededBy"}
_LEVELS_OF_STATE = ("province", "city", "county")


def lines(excerpt: Excerpt) -> Iterator[str]:
    """Give one JSON-LD document, a node of its graph a line."""
    yield '{"@context":' + _spelled(CONTEXT) + ',\n"@graph":[\n'
    yield _spelled(_dataset(excerpt))
    for node in _nodes(excerpt):
        yield ",\n" + _spelled({key: value for key, value in node.items() if value not in (None, [])})
    yield "\n]}\n"


def _spelled(value: object) -> str:
    """Spell as JSON that may stand in a page's script: nothing in it ends the script or starts a tag."""
    text = json_text.compact(value)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _iri(kind: str, name: object) -> str:
    return f"urn:jjj:{kind}:{quote(str(name), safe='')}"


def _named(kind: str, names: Iterable[object]) -> list[dict[str, str]]:
    return [{"@id": _iri(kind, name)} for name in names]


def _dataset(excerpt: Excerpt) -> dict[str, object]:
    known = about(excerpt)
    return {
        "@id": "urn:jjj:dataset",
        "@type": "Dataset",
        "name": known["title"],
        "description": known["description"],
        "version": known["version"],
        "jjj:dataVersion": known["data"],
        "dateCreated": known["created"],
        "license": LICENCE_ADDRESS,
        "usageInfo": known["rights"],
        "isBasedOn": _named("source", (source.id for source in excerpt.sources)),
    }


def _nodes(excerpt: Excerpt) -> Iterator[dict[str, object]]:
    for row in fact_rows(excerpt):
        yield _observation(row)
    yield from map(_place, excerpt.regions)
    yield from map(_variable, excerpt.metrics)
    yield from map(_work, excerpt.sources)


def _observation(row: RowData) -> dict[str, object]:
    return {
        "@id": _iri("fact", row["fact"]),
        "@type": "Observation",
        "identifier": row["fact"],
        "observationAbout": {"@id": _iri("region", row["region_code"])},
        "variableMeasured": {"@id": _iri("metric", row["metric"])},
        "value": _quantity(row["printed_value"], row["printed_unit"], str(row["relation"])),
        "jjj:normalised": _quantity(row["value"], row["unit"], str(row["relation"])),
        "observationDate": periods.end_of(str(row["period"])),
        "observationPeriod": _length(str(row["period"])),
        "measurementQualifier": {"@id": _iri("nature", row["nature"]), "@type": "Enumeration", "name": row["nature"]},
        "measurementMethod": row["basis"],
        "isBasedOn": {"@id": _iri("source", row["source"])},
        "jjj:counterpart": _named("region", row["counterpart_codes"] or ()),  # type: ignore[arg-type]
        "description": row["note"],
        "jjj:basisEn": {"@value": row["basis_en"], "@language": "en"} if row["basis_en"] else None,
        **{term: row[field] for field, term in _TERMS.items()},
        **{term: {"@id": _iri("fact", row[field])} for field, term in _LINKS.items() if row[field] is not None},
    }


def _quantity(value: object, unit: object, relation: str) -> dict[str, object]:
    """Give a number with its unit, and the bound that its hedge sets; none is invented."""
    number = format(value, "f") if isinstance(value, Decimal) else str(value)
    made: dict[str, object] = {"@type": "QuantitativeValue", "value": number, "unitText": unit}
    if relation in _LOWER:
        made["minValue"] = number
    if relation in _UPPER:
        made["maxValue"] = number
    return made


def _length(period: str) -> str | None:
    try:
        return periods.length(period)
    except ValueError:  # no period at all: it stands as it is in our own term
        return None


def _place(region: Region) -> dict[str, object]:
    return {
        "@id": _iri("region", region.id),
        "@type": "AdministrativeArea" if region.level in _LEVELS_OF_STATE else "Place",
        "identifier": region.id,
        "name": region.name,
        "alternateName": [region.name_en, *region.aliases],
        "containedInPlace": _named("region", [region.parent] if region.parent else []),
    }


def _variable(metric: Metric) -> dict[str, object]:
    return {
        "@id": _iri("metric", metric.id),
        "@type": "StatisticalVariable",
        "identifier": metric.id,
        "name": metric.name,
        "alternateName": [metric.name_en, *metric.aliases],
        "description": metric.definition,
    }


def _work(source: Source) -> dict[str, object]:
    return {
        "@id": _iri("source", source.id),
        "@type": "CreativeWork",
        "identifier": source.id,
        "name": source.title,
        "publisher": [{"@type": "Organization", "name": name} for name in source.publishers],
        "datePublished": source.published,
        "url": source.url,
        "jjj:authority": source.authority,
        "jjj:access": source.access,
    }
