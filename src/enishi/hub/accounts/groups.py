"""What staff may do in the back office: one group, kept in step with the record's models and with each user's role."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission, PermissionsMixin
from django.db import DEFAULT_DB_ALIAS

__all__ = ["STAFF", "grant_to_staff", "keep_in_step"]

STAFF = "Staff"
_NOT_FOR_STAFF = {"accounts"}  # users and roles are the administrators' business


def grant_to_staff(app_config: AppConfig, using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Give the group the permissions of *app_config*, when its tables have been brought up to date."""
    if app_config.label == "wagtailadmin":
        wanted = Permission.objects.using(using).filter(codename="access_admin")
    elif app_config.name.startswith("enishi.hub.") and app_config.label not in _NOT_FOR_STAFF:
        # Django's own receiver makes these too, but may be called after this one.
        create_permissions(app_config, verbosity=0, using=using)
        wanted = Permission.objects.using(using).filter(content_type__app_label=app_config.label)
    else:
        return
    Group.objects.using(using).get_or_create(name=STAFF)[0].permissions.add(*wanted)


def keep_in_step(user: PermissionsMixin, *, is_staff: bool) -> None:
    """Put *user* into the group, or out of it."""
    group, _created = Group.objects.using(user._state.db).get_or_create(name=STAFF)
    if is_staff:
        user.groups.add(group)
    else:
        user.groups.remove(group)
