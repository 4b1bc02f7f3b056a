"""Which of Wagtail's permissions the record gives: to those who may write, and never to make what comes only by reading."""

from typing import Any

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from enishi.hub.network.models import Claim, Doubt, Source
from enishi.hub.network.rules import may_write

__all__ = ["ReadInOnly", "register_policies"]


class ReadInOnly(ModelPermissionPolicy):
    """For what comes into the record by reading a text: nobody adds it by hand."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether *user* may do *action*."""
        return action != "add" and may_write(user) and super().user_has_permission(user, action)


def register_policies() -> None:
    """Tell Wagtail."""
    for model in (Source, Doubt, Claim):
        register_permission_policy(model, ReadInOnly(model))
