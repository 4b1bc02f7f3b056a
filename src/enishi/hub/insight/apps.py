"""The insight app."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    """See the package."""

    name = "enishi.hub.insight"
    label = "insight"
    default_auto_field = "django.db.models.BigAutoField"
