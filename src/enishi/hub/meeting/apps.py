"""Suggestions as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MeetingConfig(AppConfig):
    """Who should meet."""

    name = "enishi.hub.meeting"
    label = "meeting"
    verbose_name = _("Who should meet")
    default_auto_field = "django.db.models.BigAutoField"
