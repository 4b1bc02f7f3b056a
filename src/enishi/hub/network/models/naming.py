"""Fields whose text may name people: read for a public page, they come without the names of those who must not be named."""

from collections.abc import Sequence
from typing import Any

from django.db import models

from enishi.hub.network.discretion import public_only, without_names, without_names_in_place

__all__ = ["NamingAddress", "NamingLine", "NamingText", "QuotedText", "SourceText"]

_Deconstructed = tuple[str, str, Sequence[Any], dict[str, Any]]


class _Plain:
    """Keeps migrations free of the way a text is read: it is no part of the schema."""

    def deconstruct(self) -> _Deconstructed:
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]  # mixed into fields
        plain = next(each for each in type(self).__mro__ if each.__module__.startswith("django."))
        return name, f"django.db.models.{plain.__name__}", args, kwargs


class NamingLine(_Plain, models.CharField):  # type: ignore[type-arg]  # django-stubs' generics are not subscriptable at run time
    """A line that may name people."""

    def from_db_value(self, value: str | None, *_of_the_query: Any) -> str | None:
        """Return it as the reader may see it."""
        return without_names(value, public_only()) if value else value


class NamingText(_Plain, models.TextField):  # type: ignore[type-arg]  # as above
    """A text that may name people."""

    def from_db_value(self, value: str | None, *_of_the_query: Any) -> str | None:
        """Return it as the reader may see it."""
        return without_names(value, public_only()) if value else value


class QuotedText(_Plain, models.TextField):  # type: ignore[type-arg]  # as above
    """Words cut out of a longer text."""

    def from_db_value(self, value: str | None, *_of_the_query: Any) -> str | None:
        """Return them as the reader may see them."""
        return without_names(value, public_only(), quoted=True) if value else value


class SourceText(_Plain, models.TextField):  # type: ignore[type-arg]  # as above
    """A text whose characters are counted: names are blacked out letter by letter."""

    def from_db_value(self, value: str | None, *_of_the_query: Any) -> str | None:
        """Return it as the reader may see it."""
        return without_names_in_place(value, public_only()) if value else value


class NamingAddress(_Plain, models.URLField):  # type: ignore[type-arg]  # as above
    """An address in the web; "" where it would name somebody who must not be named."""

    def from_db_value(self, value: str | None, *_of_the_query: Any) -> str | None:
        """Return it as the reader may see it."""
        known = public_only()
        return "" if value and known is not None and known.names.places(value) else value
