"""What a row of the office says of a record."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from enishi.hub.network.templatetags.record import country
from enishi.hub.pipeline.models import Offer
from enishi.hub.pipeline.public import owner_named

__all__ = ["described"]


def described(record: Any) -> dict[str, str]:
    """What a row says of a record: its page in the office, its name, and a line. The owner of an anonymous one is in no line."""
    kind = record._meta.model_name
    if isinstance(record, Offer):
        parts = [record.number, owner_named(record), record.stage]
        address = reverse("enishi_offer", args=[kind, record.pk])
    else:
        parts = [country(record.country)] if getattr(record, "country", "") else []
        address = reverse(f"wagtailsnippets_network_{kind}:edit", args=[record.pk])
    line = _(", ").join(str(part) for part in parts if part)
    label = str(record._meta.verbose_name)
    meet = reverse("enishi_meet", args=[kind, record.pk])
    return {"name": str(record), "label": label, "line": line, "address": address, "meet": meet}
