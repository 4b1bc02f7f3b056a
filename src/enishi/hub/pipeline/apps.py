"""Seeds and needs as a Django app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PipelineConfig(AppConfig):
    """Seeds and needs."""

    name = "enishi.hub.pipeline"
    label = "pipeline"
    verbose_name = _("Seeds and needs")
    default_auto_field = "django.db.models.BigAutoField"
    #: Who was reminded of what stands on no page that is kept.
    unseen_models = ("reminder",)

    def ready(self) -> None:
        """Let what a person is given, and what is erased of them, hold what this app knows of them."""
        import_module("enishi.hub.pipeline.giving")
        import_module("enishi.hub.pipeline.erasing")
        import_module("enishi.hub.pipeline.reminding")
