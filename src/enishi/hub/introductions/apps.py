"""Introductions as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IntroductionsConfig(AppConfig):
    """Introductions."""

    name = "enishi.hub.introductions"
    label = "introductions"
    verbose_name = _("Introductions")
    default_auto_field = "django.db.models.BigAutoField"
    #: What is written whenever somebody opens a link or asks to be introduced, and stands on no page that is kept.
    unseen_models = ("trace", "wish")

    def ready(self) -> None:
        """Let the file that a person is given hold what this app knows of them."""
        import_module("enishi.hub.introductions.giving")
        import_module("enishi.hub.introductions.erasing")
