"""Users as a Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Users, roles, sign-in."""

    name = "enishi.hub.accounts"
    label = "accounts"
    verbose_name = _("Accounts")
    default = True
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Renew what staff may do whenever tables change. (Models exist only from here on, hence the import.)"""
        from enishi.hub.accounts.groups import grant_to_staff  # noqa: PLC0415 (needs the models of other apps)

        post_migrate.connect(grant_to_staff)


class OfficeUsersConfig(WagtailUsersAppConfig):
    """Wagtail's pages of users, with our forms and rules."""

    user_viewset = "enishi.hub.accounts.users.UserViewSet"
