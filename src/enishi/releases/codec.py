"""A reading as JSON and back. docs/reading-json.md documents the format, reading.schema.json states it."""

import types
import typing
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, Union

from enishi.releases.reading import Quote, Reading

__all__ = ["FORMAT", "InvalidReading", "from_json", "json_name", "to_json"]

FORMAT = "enishi-reading/2"
# Readings kept by an earlier version are still read.
_FIRST_FORMAT = "enishi-reading/1"

# "for" is the word of the format, and no name that Python lets a field have.
_RENAMED = {("Signatory", "party"): "for"}


# Of these lists, each item has an id of its own.
_COLLECTIONS = ("organisations", "people", "agreements", "events", "ties", "claims", "doubts")


class InvalidReading(ValueError):
    """JSON that is no reading of this format; the message is one sentence that says where and what."""


def to_json(reading: Reading) -> dict[str, Any]:
    """Return *reading* as plain JSON values."""
    return {"format": FORMAT, **_plain(reading)}


def json_name(record: type, field_name: str) -> str:
    """Return the name that *field_name* of *record* has in JSON."""
    return _RENAMED.get((record.__name__, field_name), field_name)


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {json_name(type(value), f.name): _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return value


def from_json(document: Mapping[str, Any]) -> Reading:
    """Return the reading that *document* holds. Raises InvalidReading.

    Checked are names and types of all fields, confidences from 0 to 1, ids given once, and that each quote is the words
    that stand at its offsets of the text.
    """
    if not isinstance(document, Mapping):
        raise InvalidReading("reading is not an object")
    if document.get("format") == _FIRST_FORMAT:
        document = _from_first(document)
    elif document.get("format") != FORMAT:
        raise InvalidReading(f"format is {document.get('format')!r}, expected {FORMAT!r}")
    values = {key: value for key, value in document.items() if key != "format"}
    reading = typing.cast("Reading", _record(Reading, values, "reading"))
    _check_ids(reading)
    _check(reading, reading.text, "reading")
    return reading


def _from_first(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return *document* of the first format in the form of this one: a commitment was a passage without a quote of its own."""
    agreements = document.get("agreements")
    if not isinstance(agreements, list):
        return document
    return {**document, "agreements": [_first_agreement(each) for each in agreements]}


def _first_agreement(agreement: Any) -> Any:
    if not isinstance(agreement, Mapping) or not isinstance(agreement.get("commitments"), list):
        return agreement
    promised = [{"text": words, "quote": agreement.get("quote"), "by": ""} for words in agreement["commitments"]]
    return {**agreement, "commitments": promised}


def _check_ids(reading: Reading) -> None:
    seen: set[str] = set()
    for collection in _COLLECTIONS:
        for index, item in enumerate(getattr(reading, collection)):
            if item.id in seen:
                raise InvalidReading(f"reading.{collection}[{index}].id {item.id!r} is given twice")
            seen.add(item.id)


def _check(value: Any, text: str, where: str) -> None:
    if isinstance(value, Quote):
        if not 0 <= value.start <= value.end <= len(text) or text[value.start : value.end] != value.text:
            raise InvalidReading(f"{where}.text is not what stands from {value.start} to {value.end} of reading.text")
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            _check(each, text, f"{where}[{index}]")
    elif is_dataclass(value):
        for each in fields(value):
            found = getattr(value, each.name)
            if each.name == "confidence" and not 0 <= found <= 1:
                raise InvalidReading(f"{where}.confidence is {found}, expected 0 to 1")
            _check(found, text, f"{where}.{each.name}")


@cache
def _hints(record: type) -> dict[str, Any]:
    return typing.get_type_hints(record)


def _record(record: Any, value: Any, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise InvalidReading(f"{where} is not an object")
    names = {json_name(record, f.name): f.name for f in fields(record)}
    unknown = set(value) - set(names)
    if unknown:
        raise InvalidReading(f"{where} has an unknown field {sorted(unknown)[0]!r}")
    optional = {f.name for f in fields(record) if f.default is not MISSING or f.default_factory is not MISSING}
    missing = [name for name, field_name in names.items() if name not in value and field_name not in optional]
    if missing:
        raise InvalidReading(f"{where} lacks the field {missing[0]!r}")
    hints = _hints(record)
    return record(**{names[key]: _value(hints[names[key]], each, f"{where}.{key}") for key, each in value.items()})


def _value(hint: Any, value: Any, where: str) -> Any:
    origin = typing.get_origin(hint)
    if is_dataclass(hint):
        return _record(hint, value, where)
    if origin is tuple:
        return _sequence(typing.get_args(hint)[0], value, where)
    if origin in {Union, types.UnionType}:
        return (
            None
            if value is None
            else _value(next(a for a in typing.get_args(hint) if a is not type(None)), value, where)
        )
    if origin is typing.Literal:
        return _one_of(typing.get_args(hint), value, where)
    if origin is not None:
        return _mapping(value, where)
    return _scalar(hint, value, where)


def _sequence(hint: Any, value: Any, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise InvalidReading(f"{where} is not a list")
    return tuple(_value(hint, each, f"{where}[{index}]") for index, each in enumerate(value))


def _one_of(allowed: tuple[Any, ...], value: Any, where: str) -> Any:
    if value not in allowed:
        raise InvalidReading(f"{where} is {value!r}, expected one of {', '.join(allowed)}")
    return value


def _mapping(value: Any, where: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(isinstance(each, str) for each in value.values()):
        raise InvalidReading(f"{where} is not an object of texts")
    return dict(value)


def _scalar(hint: Any, value: Any, where: str) -> Any:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise InvalidReading(f"{where} is {type(value).__name__}, expected {hint.__name__}")
    return value
