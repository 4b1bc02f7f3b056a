"""Letters as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    """Letters."""

    name = "enishi.hub.outbox"
    label = "outbox"
    verbose_name = _("Letters")
    default_auto_field = "django.db.models.BigAutoField"
