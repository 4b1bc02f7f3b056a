"""What lists and exports say of a record: each thing with its heading, once for both."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from enishi.hub.network.models import Organisation, in_language
from enishi.hub.network.names import best_name
from enishi.hub.network.templatetags.record import country, edtf, where

__all__ = ["Shown", "dated", "identifier", "kind", "name_in", "names_of", "place", "prose_in", "territory", "yes"]

Value = Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Shown:
    """*value* says what stands under *heading*; *sort* is the field by which the list can be put in order, "" for none."""

    name: str
    heading: Any
    value: Value
    sort: str = ""

    def column(self) -> Column:
        """The same as a column of a list."""
        return Column(self.name, label=capfirst(self.heading), accessor=self.value, sort_key=self.sort or None)


def kind(record: Any) -> str:
    """The kind of *record* in words."""
    return str(record.get_kind_display())


def yes(field: str) -> Value:
    """Whether *field* holds, in a word."""
    return lambda record: _("Yes") if getattr(record, field) else _("No")


def dated(field: str) -> Value:
    """The partial date in *field*, written for the reader."""
    return lambda record: edtf(getattr(record, field))


def place(organisation: Organisation) -> str:
    """Where an organisation is, as far as it is known."""
    return str(where(organisation))


def territory(organisation: Organisation) -> str:
    """The name of its country, "" where that is not known."""
    return str(country(organisation.country)) if organisation.country else ""


def name_in(language: str) -> Value:
    """The name in *language*; "" where there is none in it."""
    return lambda record: best_name([name for name in record.names.all() if name.language == language], language)


def prose_in(field: str, language: str) -> Value:
    """The prose of *field* in *language*; "" where there is none in it."""
    return lambda record: getattr(record, field).get(language, "")


def identifier(scheme: str) -> Value:
    """The organisation's number in *scheme*."""
    return lambda record: next((row.value for row in record.identifiers.all() if row.scheme == scheme), "")


def names_of(rows: str, field: str = "") -> Value:
    """The names of what stands in *rows* (or in the *field* of each), by semicolons."""

    def joined(record: Model) -> str:
        found = getattr(record, rows).all()
        return "; ".join(_said(getattr(row, field) if field else row) for row in found)

    return joined


def _said(thing: Any) -> str:
    return in_language(thing) if isinstance(thing, dict) else str(thing)
