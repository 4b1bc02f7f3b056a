"""One fact told in two languages: a second release adds its words to the row that lacks them, rather than a second row."""

from collections.abc import Iterable, Mapping
from typing import Any

__all__ = ["told_also"]


def told_also(rows: Iterable[Any], field: str, words: Mapping[str, str]) -> Any | None:
    """Add *words* to the only one of *rows* that tells *field* in none of their languages, and return it.

    None where there is no only one: nobody could say which of two is meant.
    """
    others = [row for row in rows if getattr(row, field) and not getattr(row, field).keys() & words.keys()]
    if len(others) != 1 or not words:
        return None
    (row,) = others
    setattr(row, field, {**getattr(row, field), **words})
    row.save(update_fields=[field])
    return row
