"""Contact data and consents as a Django app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ContactsConfig(AppConfig):
    """Contact data and consents."""

    name = "enishi.hub.contacts"
    label = "contacts"
    verbose_name = _("Contact data and consents")
    default_auto_field = "django.db.models.BigAutoField"
