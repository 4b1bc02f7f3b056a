"""The site app."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """See the package."""

    name = "enishi.hub.site"
    label = "enishi_site"
    default_auto_field = "django.db.models.BigAutoField"
