"""What is read for a public page is read without the names of those who must not be named.

The fields of the record ask here as its rows come from the database, so that no page, list, picture or export can forget to.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from enishi.hub.network.discretion.refusals import Withheld, withheld
from enishi.text.people import blackened, relabelled

__all__ = [
    "as_it_is",
    "by_own_rules",
    "in_public",
    "is_withheld",
    "public_only",
    "to_strangers",
    "with_runs_told",
    "without_names",
    "without_names_in_place",
]

_View = TypeVar("_View", bound=Callable[..., Any])


class _Reader:
    """Who a page is for; asked whether they may see every name once something with names in it is read."""

    def __init__(self, sees_all: Callable[[], bool]) -> None:
        self._sees_all = sees_all
        self._withheld: Withheld | None = None
        self._asked = False

    def withheld(self) -> Withheld | None:
        if not self._asked:
            self._asked = True
            token = _reader.set(None)  # what is asked here is asked for ourselves
            try:
                self._withheld = None if self._sees_all() else withheld()
            finally:
                _reader.reset(token)
        return self._withheld


_reader: ContextVar[_Reader | None] = ContextVar("_reader", default=None)


@contextmanager
def to_strangers(sees_all: Callable[[], bool] = lambda: False) -> Iterator[None]:
    """Read the record without names that must not be told, unless the reader *sees_all*. Nothing read here may be saved."""
    token = _reader.set(_Reader(sees_all))
    try:
        yield
    finally:
        _reader.reset(token)


def as_it_is() -> None:
    """Read the record as it is from here to the end of the page."""
    _reader.set(None)


def by_own_rules(view: _View) -> _View:
    """Mark *view*: it decides itself whom it names, to a reader it knows; for instance both sides of an introduction."""
    view.names_by_own_rules = True  # type: ignore[attr-defined]  # read by the middleware
    return view


def public_only() -> Withheld | None:
    """Return who must not be named to the present reader; None where the reader may see every name, or nobody reads."""
    reader = _reader.get()
    return reader.withheld() if reader is not None else None


def is_withheld(person: int | None) -> bool:
    """Whether the person of this key is not to be named to the present reader."""
    known = public_only()
    return known is not None and person in known.people


def in_public(rows: QuerySet[Any], column: str = "pk") -> QuerySet[Any]:
    """Leave out of *rows* those whose *column* is a person not to be named to the present reader."""
    known = public_only()
    return rows.exclude(**{f"{column}__in": known.people}) if known is not None and known.people else rows


def without_names(text: str, known: Withheld | None, *, quoted: bool = False) -> str:
    """Return *text* with a word in place of each name of *known*, or as it is for None. *quoted*: it is cut out of a longer one."""
    if known is None:
        return text
    places = known.names.places(text, quoted=quoted) if known.people else ()
    return with_runs_told(blackened(text, places) if places else text)


def without_names_in_place(text: str, known: Withheld | None) -> str:
    """Return *text* with names blacked out letter by letter: all else stands where it stood."""
    return blackened(text, known.names.places(text)) if known is not None and known.people else text


def with_runs_told(text: str) -> str:
    """Return *text* with a word for each run that was blacked out, in the reader's language."""
    return relabelled(text, _("[name withheld]"))
