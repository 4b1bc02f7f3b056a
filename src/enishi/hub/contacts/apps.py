"""Contact data and consents as a Django app."""

from importlib import import_module
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    """Contact data and consents."""

    name = "enishi.hub.contacts"
    label = "contacts"
    verbose_name = _("Contact data and consents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the record know who refused to be named, and the index of the search once its tables are up to date."""
        import_module("enishi.hub.contacts.queries")
        post_migrate.connect(_withhold, sender=self)


def _withhold(**_of_the_signal: Any) -> None:
    import_module("enishi.hub.contacts.indexing").index_withheld()  # it imports models, which do not exist yet above
