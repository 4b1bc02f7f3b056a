"""How a comparison of two records and what will move between them are written on the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from enishi.hub.network.joining import Move, Shape
from enishi.hub.network.models import (
    ActivityParticipant,
    AgreementParty,
    Citation,
    Organisation,
    Post,
    Signatory,
)
from enishi.hub.network.templatetags.record import country, region

__all__ = ["Group", "groups_of", "said"]

_SHOWN = 8
_LABELS: dict[type[Model], Any] = {
    AgreementParty: gettext_lazy("agreements"),
    ActivityParticipant: gettext_lazy("activities"),
    Organisation: gettext_lazy("parts of it"),
    Signatory: gettext_lazy("signatures"),
}


@dataclass(slots=True)
class Group:
    """Rows of one kind that move: how many in all, how many of them are in the record that stays already or are dropped."""

    label: str
    number: int = 0
    there: int = 0
    dropped: int = 0
    citations: int = 0
    shown: list[str] = field(default_factory=list)

    @property
    def more(self) -> int:
        """How many are not shown."""
        return self.number - len(self.shown)


def groups_of(shape: Shape, gone: Model, moves: Iterable[Move]) -> list[Group]:
    """Return what moves, kind by kind, and what words the record that goes is cited from."""
    groups: dict[type[Model], Group] = {}
    keys: dict[type[Model], list[int]] = {}
    for move in moves:
        model = type(move.row)
        group = groups.setdefault(model, Group(capfirst(str(_LABELS.get(model, model._meta.verbose_name_plural)))))
        group.number += 1
        group.there += move.twin is not None
        group.dropped += move.drops
        keys.setdefault(model, []).append(move.row.pk)
        if len(group.shown) < _SHOWN:
            group.shown.append(_text(move.row, shape))
    for model, group in groups.items():
        group.citations = _citations(model, keys[model])
    cited = _citations(type(gone), [gone.pk])
    return [*groups.values(), *([Group(capfirst(str(Citation._meta.verbose_name_plural)), cited)] if cited else [])]


def _citations(model: type[Model], keys: list[int]) -> int:
    return Citation.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id__in=keys).count()


def _text(row: Any, shape: Shape) -> str:
    if isinstance(row, AgreementParty):
        return str(row.agreement)
    if isinstance(row, ActivityParticipant):
        return str(row.activity)
    if isinstance(row, Signatory):
        return f"{row.agreement} ({row.organisation if shape.model is not Organisation else row})"
    if isinstance(row, Post):
        return _("%(who)s: %(what)s") % {
            "who": row.organisation if shape.model is not Organisation else row.person,
            "what": row,
        }
    return str(row)


def said(name: str, value: Any) -> str:
    """Write what one record says of *name*, for the reader; "" where it says nothing."""
    if not value:
        return ""
    if isinstance(value, list):
        return ", ".join(row.value for row in value)
    if not isinstance(value, tuple):
        return str(value.text)
    first = value[0]
    if isinstance(first, dict):
        return " / ".join(first.values())
    if name == "position":
        return ", ".join("–" if each is None else str(each) for each in value)
    return _WRITTEN[name](first) if name in _WRITTEN else str(first)


def _parent(key: int) -> str:
    return str(Organisation.objects.get(pk=key))


def _kind(code: str) -> str:
    return str(dict(Organisation.Kind.choices).get(code, code))


_WRITTEN: dict[str, Callable[[Any], str]] = {"kind": _kind, "country": country, "region": region, "parent": _parent}
