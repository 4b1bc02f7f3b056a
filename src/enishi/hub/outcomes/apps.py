"""Follow-through as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutcomesConfig(AppConfig):
    """What came of introductions."""

    name = "enishi.hub.outcomes"
    label = "outcomes"
    verbose_name = _("What came of introductions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let the file that a person is given hold what this app knows of them."""
        import_module("enishi.hub.outcomes.giving")
        import_module("enishi.hub.outcomes.erasing")
