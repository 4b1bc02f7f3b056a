"""The record as a Django app."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class NetworkConfig(AppConfig):
    """Organisations, people, ties, agreements, activities, sources."""

    name = "enishi.hub.network"
    label = "network"
    verbose_name = _("Network")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the database watch the record's tables, once there are any."""
        post_migrate.connect(_watch, sender=self)


def _watch(**_of_the_signal: Any) -> None:
    import_module("enishi.hub.network.watching").watch_record()  # it imports models, which do not exist yet above
