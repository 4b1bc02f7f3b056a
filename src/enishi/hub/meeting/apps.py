"""Suggestions as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingConfig(AppConfig):
    """Who should meet."""

    name = "enishi.hub.meeting"
    label = "meeting"
    verbose_name = _("Who should meet")
    default_auto_field = "django.db.models.BigAutoField"
    #: Guest lists are shown to staff alone and stand on no page that is kept.
    unseen_models = ("guestlist", "guest")

    def ready(self) -> None:
        """Let what a person is given, and what is erased of them, hold what this app knows of them."""
        import_module("enishi.hub.meeting.giving")
        import_module("enishi.hub.meeting.erasing")
