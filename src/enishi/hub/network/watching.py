"""Triggers in the database that renew the record's version whenever a row of the record is written, by whatever program."""

from collections.abc import Iterator
from secrets import token_hex

from django.apps import apps
from django.db import connection, models

from enishi.hub.network.models import Agreement, AgreementParty, Organisation
from enishi.hub.network.models.search import SearchToken
from enishi.hub.network.models.versions import RecordVersion
from enishi.hub.network.models.waiting import Waiting, WaitingName

__all__ = ["watch_record", "watched_models"]

_LEDGER = (Organisation, Agreement, AgreementParty)
# Users and letters are no part of what pages show; tokens of the search change only together with their entries.
# The queue of reviews is shown to staff alone, and changes with each look at it.
_UNSEEN_APPS = {"accounts", "outbox"}
_UNSEEN = (SearchToken, RecordVersion, Waiting, WaitingName)


def watched_models() -> Iterator[type[models.Model]]:
    """Yield every model of the hub whose rows pages may show, the links between many and many included."""
    for model in apps.get_models(include_auto_created=True):
        known = apps.get_app_config(model._meta.app_label)
        ours = known.name.startswith("enishi.hub.") and known.label not in _UNSEEN_APPS
        seen = model._meta.model_name not in getattr(
            known, "unseen_models", ()
        )  # an app says itself what no page shows
        if ours and seen and model._meta.managed and not model._meta.proxy and model not in _UNSEEN:
            yield model


def watch_record() -> None:
    """Set the triggers on every table that is there, and begin a new version. Runs after each migration: tables may be new."""
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if RecordVersion._meta.db_table not in there:
            return
        statements = _on_postgresql if connection.vendor == "postgresql" else _on_sqlite
        for model in watched_models():
            if model._meta.db_table in there:
                for statement in statements(model._meta.db_table, ledger=model in _LEDGER):
                    cursor.execute(statement)
    token = token_hex(16)
    RecordVersion.objects.update_or_create(pk=1, defaults={"record": token, "ledger": token})


def _on_sqlite(table: str, *, ledger: bool) -> Iterator[str]:
    version, quoted = RecordVersion._meta.db_table, connection.ops.quote_name(table)
    renewed = "record = lower(hex(randomblob(16)))" + (", ledger = lower(hex(randomblob(16)))" if ledger else "")
    for event in ("INSERT", "UPDATE", "DELETE"):
        name = connection.ops.quote_name(f"changed_{table}_{event.lower()}")
        yield f"CREATE TRIGGER IF NOT EXISTS {name} AFTER {event} ON {quoted} BEGIN UPDATE {version} SET {renewed}; END"  # noqa: S608 (names of our own tables)


def _on_postgresql(table: str, *, ledger: bool) -> Iterator[str]:
    version, quoted = RecordVersion._meta.db_table, connection.ops.quote_name(table)
    function = f"enishi_{'ledger' if ledger else 'record'}_changed"
    drawn = "replace(gen_random_uuid()::text, '-', '')"
    renewed = f"record = {drawn}" + (f", ledger = {drawn}" if ledger else "")
    body = f"$$ BEGIN UPDATE {version} SET {renewed}; RETURN NULL; END $$"  # noqa: S608 (names of our own tables)
    yield f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS {body}"
    # Before the statement, so that writers queue for the version first and never wait for each other crosswise.
    trigger, events = connection.ops.quote_name(f"changed_{table}"), "INSERT OR UPDATE OR DELETE OR TRUNCATE"
    yield f"DROP TRIGGER IF EXISTS {trigger} ON {quoted}"
    yield f"CREATE TRIGGER {trigger} BEFORE {events} ON {quoted} FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
