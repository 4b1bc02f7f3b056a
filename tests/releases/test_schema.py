import json
from pathlib import Path
from typing import Any

import pytest

from enishi.releases.codec import InvalidReading, from_json, to_json
from enishi.releases.schema import reading_schema
from tests.releases.samples import reading

FILE = Path("src/enishi/releases/reading.schema.json")
TYPES: dict[str, Any] = {
    "string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict, "null": type(None),
}  # fmt: skip


def fits(schema: Any, value: Any, root: Any) -> bool:  # noqa: PLR0911 (one return for each word of the schema)
    """Return whether *value* fits *schema*, of which only the words that reading.schema.json uses are known."""
    if "$ref" in schema:
        return fits(root["$defs"][schema["$ref"].removeprefix("#/$defs/")], value, root)
    if "anyOf" in schema:
        return any(fits(each, value, root) for each in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    if not isinstance(value, TYPES[schema["type"]]) or (isinstance(value, bool) and schema["type"] != "boolean"):
        return False
    if schema["type"] == "array":
        return all(fits(schema["items"], each, root) for each in value)
    if schema["type"] == "object":
        known, others = schema.get("properties", {}), schema["additionalProperties"]
        return set(schema.get("required", [])) <= set(value) and all(
            fits(known[key], each, root) if key in known else others and fits(others, each, root)
            for key, each in value.items()
        )
    return value is None or bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))


def test_schema_file_is_what_the_records_say() -> None:
    assert json.loads(FILE.read_text(encoding="utf-8")) == reading_schema(), f"run: enishi read --schema > {FILE}"


def test_schema_takes_what_to_json_gives() -> None:
    assert fits(reading_schema(), json.loads(json.dumps(to_json(reading()))), reading_schema())


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return (
        [path, *(each for key, child in children for each in _paths(child, (*path, key)))]
        if path
        else [each for key, child in children for each in _paths(child, (key,))]
    )


@pytest.mark.parametrize("wrong", [None, 7, "wrong", [], {}, True, {"wrong": 1}, [1]])
def test_schema_refuses_no_less_than_from_json(wrong: Any) -> None:
    schema, whole = reading_schema(), to_json(reading())
    for path in _paths(whole):
        document = json.loads(json.dumps(whole))
        holder = document
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = wrong
        if not fits(schema, document, schema):
            with pytest.raises(InvalidReading):
                from_json(document)
