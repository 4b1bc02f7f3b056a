"""Prepare the hub for serving: tables, static files, an administrator, the sample. Each only where it is missing."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from enishi.hub.accounts.models import User

__all__ = ["Administrator", "make_administrator", "migrate", "prepare_static"]


@dataclass(frozen=True, slots=True)
class Administrator:
    """How the first administrator signs in. Only the password's hash is kept."""

    email: str
    password: str


def migrate() -> bool:
    """Bring the tables up to date; return whether the database was new, that is, without any of ours."""
    executor = MigrationExecutor(connection)
    new = not executor.loader.applied_migrations
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)
    return new


def prepare_static() -> None:
    """Collect static files, compressed and named by their digest, into the data folder."""
    call_command("collectstatic", interactive=False, verbosity=0)


def make_administrator(email: str) -> Administrator | None:
    """Create an administrator with a password made up here; None where there is one already."""
    if User.objects.filter(role=User.Role.ADMINISTRATOR).exists():
        return None
    password = secrets.token_urlsafe(12)
    User.objects.create_superuser(email, password, language=settings.LANGUAGE_CODE)
    return Administrator(email, password)
