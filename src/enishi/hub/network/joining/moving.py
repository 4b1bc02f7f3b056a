"""What moves when one record becomes part of another: found through the database's own ties, so that nothing is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import ManyToOneRel

from enishi.hub.network.joining.shapes import Shape
from enishi.hub.network.models import Citation, DoubtSubject

__all__ = ["CITING", "Move", "loose_ends", "moves_of"]

# What points at any record, with the columns by which two such rows say the same.
CITING: dict[type[models.Model], tuple[str, ...]] = {
    Citation: ("source_id", "field", "start", "end"),
    DoubtSubject: ("doubt_id",),
}


@dataclass(frozen=True, slots=True)
class Move:
    """A *row* whose *column* points at the record that goes. It comes to point at the one that stays, unless it

    * says the same as *twin*, a row of that one: its citations then move to the twin;
    * *drops*: it would tie the record to itself.
    """

    row: models.Model
    column: str
    twin: models.Model | None = None
    drops: bool = False


def moves_of(shape: Shape, kept: Any, gone: Any) -> Iterator[Move]:
    """Yield each row that stands on *gone*."""
    for relation in shape.model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ManyToOneRel):
            continue  # a column of the record's own, or many to many: rows of their own stand between the two
        model, column = relation.related_model, relation.field.attname
        columns = _alike(shape, model, column)
        there = {_key(row, columns): row for row in model._base_manager.filter(**{column: kept.pk}).order_by("pk")}
        for row in model._base_manager.filter(**{column: gone.pk}).order_by("pk"):
            if _ties_to(shape, row, column, kept.pk):
                yield Move(row, column, drops=True)
            else:
                yield Move(row, column, there.get(_key(row, columns)))


def _ties_to(shape: Shape, row: models.Model, column: str, kept: int) -> bool:
    """Whether another column of *row* points at the record that stays; a record's own parent counts as well."""
    if isinstance(row, shape.model):
        return row.pk == kept
    others = (
        field.attname for field in row._meta.concrete_fields if field.related_model is shape.model and field.attname != column
    )  # fmt: skip
    return any(getattr(row, name) == kept for name in others)


def _alike(shape: Shape, model: type[models.Model], column: str) -> tuple[str, ...]:
    for constraint in model._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and constraint.fields and constraint.condition is None:
            names = [model._meta.get_field(name).attname for name in constraint.fields]  # type: ignore[union-attr]  # columns
            if column in names:
                return tuple(name for name in names if name != column)
    if issubclass(model, shape.model):
        return ("pk",)
    return shape.alike.get(
        model, tuple(f.attname for f in model._meta.concrete_fields if not f.primary_key and f.attname != column)
    )


def _key(row: models.Model, columns: tuple[str, ...]) -> str:
    return repr([getattr(row, name) for name in columns])


def loose_ends(row: models.Model, model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the citations or doubts (*model*) of *row*."""
    kind = ContentType.objects.get_for_model(row)
    return model._base_manager.filter(content_type=kind, object_id=row.pk).order_by("pk")
