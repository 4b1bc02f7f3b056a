"""The JSON Schema of a reading, made from the records themselves. reading.schema.json holds it for other programs."""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from typing import Any, Union

from enishi.releases.codec import FORMAT, json_name
from enishi.releases.reading import Reading

__all__ = ["reading_schema"]

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}


def reading_schema() -> dict[str, Any]:
    """Return the schema (JSON Schema 2020-12) of what ``to_json`` gives and ``from_json`` takes."""
    definitions: dict[str, Any] = {}
    root = _record(Reading, definitions)
    root["properties"] = {"format": {"const": FORMAT}, **root["properties"]}
    root["required"] = ["format", *root["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": FORMAT,
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _record(record: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    hints = typing.get_type_hints(record)
    properties, required = {}, []
    for each in fields(record):
        name = json_name(record, each.name)
        properties[name] = _value(hints[each.name], definitions)
        if each.name == "confidence":
            properties[name] |= {"minimum": 0, "maximum": 1}
        if each.default is MISSING and each.default_factory is MISSING:
            required.append(name)
    return {
        "description": " ".join((record.__doc__ or "").split()),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _value(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        if hint.__name__ not in definitions:
            definitions[hint.__name__] = {}  # stands here first, should a record ever hold its own kind
            definitions[hint.__name__] = _record(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin is tuple:
        return {"type": "array", "items": _value(typing.get_args(hint)[0], definitions)}
    if origin in {Union, types.UnionType}:
        kinds = [_value(each, definitions) for each in typing.get_args(hint) if each is not type(None)]
        return {"anyOf": [*kinds, {"type": "null"}]}
    if origin is typing.Literal:
        return {"enum": list(typing.get_args(hint))}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object", "additionalProperties": {"type": "string"}}
    return {"type": _PLAIN[hint]}
