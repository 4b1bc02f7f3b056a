"""Wagtail's own list of which record is used where, brought up to date after rows were written past it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.models import ReferenceIndex

__all__ = ["refresh_usage"]


def refresh_usage(changes: Iterable[Mapping[str, Any]]) -> None:
    """Note anew what the records use whose rows *changes* wrote."""
    owners = {_owner(change) for change in changes}
    for model, key in sorted(owners, key=lambda each: (each[0]._meta.label, each[1])):
        if not ReferenceIndex.model_is_indexable(model):
            continue
        row = model._base_manager.filter(pk=key).first()
        if row is not None:
            ReferenceIndex.create_or_update_for_object(row)
        else:
            kind = ContentType.objects.get_for_model(model)
            ReferenceIndex.objects.filter(base_content_type=kind, object_id=str(key)).delete()


def _owner(change: Mapping[str, Any]) -> tuple[type[models.Model], int]:
    """Return the record that the row of *change* is a part of; the row itself where it is none."""
    model, key = apps.get_model(change["model"]), change["pk"]
    for field in model._meta.concrete_fields:
        if isinstance(field, ParentalKey):
            row = model._base_manager.filter(pk=key).values_list(field.attname, flat=True).first()
            owner = row or (change["before"] or {}).get(field.attname)
            if owner is not None:
                return field.related_model, owner
    return model, key
