"""JSON Schemas of what the tools take and give, made from their types and as short as they can be said.

They are all sent whenever the tools are listed.
"""

from typing import Any

import msgspec

# What a number with exact digits is to msgspec's schemas; on the wire it is a number.
_DECIMAL = {"type": "string", "format": "decimal"}
_NOTHING = {"type": "null"}


def schema_of(kind: type) -> dict[str, Any]:
    """Make the schema of a type: an object at its root, as the protocol has it, without what describes the whole."""
    _, parts = msgspec.json.schema_components([kind], ref_template="#/$defs/{name}")
    made = {name: _object(part) for name, part in parts.items()}
    whole = made.pop(kind.__name__)
    whole.pop("description", None)
    return {**whole, "$defs": made} if made else whole


def _object(schema: dict[str, Any]) -> dict[str, Any]:
    """Give the schema of an object, which has no other keys than it names."""
    properties = {name: _short(one) for name, one in schema["properties"].items()}
    rest = {name: value for name, value in schema.items() if name not in ("title", "properties")}
    return {**rest, "properties": properties, "additionalProperties": False}


def _short(schema: dict[str, Any]) -> dict[str, Any]:
    """Give a schema in which what is exact is a number, and what may be missing is said in its type."""
    made = dict(schema)
    if "items" in made:
        made["items"] = _short(made["items"])
    if "anyOf" in made:
        made["anyOf"] = [_short(one) for one in made["anyOf"]]
    if _DECIMAL.items() <= made.items():
        del made["format"]
        made["type"] = "number"
    if made.get("default", "") is None:
        del made["default"]
    return _or_nothing(made)


def _or_nothing(schema: dict[str, Any]) -> dict[str, Any]:
    """Say in the type, or among the values, that a value may be missing."""
    choices = schema.get("anyOf", [])
    if _NOTHING not in choices:
        return schema
    others = [one for one in choices if one != _NOTHING]
    beside = {name: value for name, value in schema.items() if name != "anyOf"}
    if len(others) > 1 or "$ref" in others[0]:
        return schema
    only = {**others[0], **beside}
    if "anyOf" in only:
        return {**only, "anyOf": [*only["anyOf"], _NOTHING]}
    if "enum" in only:
        return {**only, "enum": [*only["enum"], None]}
    return {**only, "type": [only["type"], "null"]}
