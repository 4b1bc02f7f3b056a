"""Two records side by side: what each says, and which of the two is taken unless a person chooses otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from babel import Locale
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from enishi.hub.network.joining.shapes import Shape
from enishi.hub.network.models import NameKind
from enishi.hub.network.names import best_name

__all__ = ["Choice", "Side", "compared"]

Side = Literal["kept", "gone"]


@dataclass(frozen=True, slots=True)
class Choice:
    """What both records say of one thing. *open*: both say something, and not the same, so that a person chooses."""

    name: str
    label: str
    kept: Any
    gone: Any
    open: bool
    taken: Side


def compared(shape: Shape, kept: Any, gone: Any) -> list[Choice]:
    """Return what the two say, thing by thing: names first, then fields, then what there is one of."""
    return [*_names(kept, gone), *_fields(shape, kept, gone), *_singles(shape, kept, gone)]


def _names(kept: Any, gone: Any) -> Iterator[Choice]:
    mine, theirs = list(kept.names.all()), list(gone.names.all())
    for language in dict.fromkeys(row.language for row in [*mine, *theirs]):
        one, other = _official(mine, language), _official(theirs, language)
        if one or other:
            label = _("main name (%(language)s)") % {"language": _language(language)} if language else _("main name")
            same = _name_of(one) == _name_of(other)
            yield _choice(f"name-{language}", label, one, other, same=same)


def _language(code: str) -> str:
    return str(Locale((get_language() or "en")[:2]).languages.get(code, code))


def _official(names: list[Any], language: str) -> Any:
    found = [row for row in names if row.language == language and row.kind == NameKind.OFFICIAL]
    shown = best_name(found, language)
    return next((row for row in found if row.text == shown), None)


def _name_of(row: Any) -> str:
    """Return what a row of names says; "" for none."""
    return row.text if row is not None else ""


def _fields(shape: Shape, kept: Any, gone: Any) -> Iterator[Choice]:
    for name, (label, columns) in shape.fields.items():
        one, other = (_said(shape, record, columns) for record in (kept, gone))
        yield _choice(name, str(label), one, other, same=one == other)


def _said(shape: Shape, record: Any, columns: tuple[str, ...]) -> tuple[Any, ...]:
    values = tuple(getattr(record, column) for column in columns)
    nothing = all(
        value in (None, "", {}) or value == shape.unknown.get(c) for c, value in zip(columns, values, strict=True)
    )
    return () if nothing else values


def _singles(shape: Shape, kept: Any, gone: Any) -> Iterator[Choice]:
    for model, decided in shape.single.items():
        mine, theirs = (_grouped(shape, model, decided, record) for record in (kept, gone))
        for name in dict.fromkeys([*mine, *theirs]):
            one, other = mine.get(name, []), theirs.get(name, [])
            label = str((one or other)[0]._meta.verbose_name) if name != "founded" else _("founded")
            if name.startswith("number-"):
                label = (one or other)[0].get_scheme_display()
            yield _choice(name, label, one, other, same=_values(one) == _values(other))


def _values(rows: list[Any]) -> set[str]:
    return {row.value for row in rows}


def _grouped(shape: Shape, model: type[models.Model], decided: Any, record: Any) -> dict[str, list[Any]]:
    relation = next(r for r in shape.model._meta.related_objects if r.related_model is model)
    found: dict[str, list[Any]] = {}
    for row in model._base_manager.filter(**{relation.field.attname: record.pk}).order_by("pk"):
        if name := decided(row):
            found.setdefault(name, []).append(row)
    return found


def _choice(name: str, label: str, kept: Any, gone: Any, *, same: bool) -> Choice:
    return Choice(name, label, kept, gone, open=bool(kept and gone and not same), taken="kept" if kept else "gone")
