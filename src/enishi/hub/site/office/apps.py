"""The frame of the back office as a Django app, which stands before Wagtail's so that its words and templates come first."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Wagtail in our words and our look. It has no tables."""

    name = "enishi.hub.site.office"
    label = "office"
