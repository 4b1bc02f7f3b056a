"""Seeds and needs as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PipelineConfig(AppConfig):
    """Seeds and needs."""

    name = "enishi.hub.pipeline"
    label = "pipeline"
    verbose_name = _("Seeds and needs")
    default_auto_field = "django.db.models.BigAutoField"
