"""Which of several names to show."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol

from django.utils.translation import get_language

__all__ = ["NameRow", "best_name", "names_of", "reader_language"]

_RANK = {"official": 0, "short": 1, "other": 2, "former": 3, "reading": 4}


class NameRow(Protocol):
    """What a row of names has."""

    text: str
    language: str
    kind: str


def reader_language(language: str | None = None) -> str:
    """Return the bare code ("ja") of *language* (default: the reader's; English where nobody reads)."""
    return (language or get_language() or "en").split("-", maxsplit=1)[0]


def best_name(names: Sequence[NameRow], language: str | None = None, day: date | None = None) -> str:
    """Return the name to show: borne on *day* (default: now, so no former one), in *language*, official before short.

    Falls back to any name rather than to none; "" for an empty sequence.
    """
    wanted = reader_language(language)

    def order(row: NameRow) -> tuple[bool, bool, int]:
        return not _borne(row, day), row.language != wanted, _RANK.get(row.kind, 9)

    return min(names, key=order).text if names else ""


def _borne(row: NameRow, day: date | None) -> bool:
    until, since = getattr(row, "until_latest", None), getattr(row, "since_earliest", None)
    if day is None or until is None or since is None:
        return row.kind not in {"former", "reading"}
    if row.kind == "former" and until == date.max:
        return False
    return row.kind != "reading" and bool(since <= day <= until)


def names_of(record: Any) -> list[Any]:
    """Return the rows of names of *record*: those fetched with it at once, else those its manager finds."""
    fetched = record.__dict__.get("_prefetched_objects_cache", {}).get("names")
    # A form may hold names that are not saved yet; only the manager knows of them.
    edited = "names" in record.__dict__.get("_cluster_related_objects", {})
    return list(record.names.all() if fetched is None or edited else fetched)
