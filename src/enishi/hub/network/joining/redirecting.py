"""Where a record is that was joined into another."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from enishi.hub.network.models import Joining

__all__ = ["now_at"]


def now_at(model: type[Model], key: int) -> int | None:
    """Return the key of the record that the one of *key* is part of now, through however many joinings; None where it went nowhere."""
    kind = ContentType.objects.get_for_model(model)
    seen: set[int] = set()
    while key not in seen:
        seen.add(key)
        joined = (
            Joining.objects.filter(content_type=kind, gone=key, undone_at=None).values_list("kept", flat=True).first()
        )
        if joined is None:
            break
        key = joined
    return key if len(seen) > 1 and model._default_manager.filter(pk=key).exists() else None
