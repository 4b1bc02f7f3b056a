"""Black a name out of every text of the database, letter by letter, so that all else stays where it stood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db import models

from enishi.hub.network.erasing.mapping import mapped
from enishi.hub.network.erasing.readings import black_out_readings
from enishi.hub.network.erasing.sought import Sought
from enishi.hub.network.models import (
    Citation,
    Claim,
    Doubt,
    OrganisationIdentifier,
    OrganisationName,
    PersonName,
    ProposedReading,
    RecordVersion,
    SearchToken,
    Source,
    WaitingName,
)

__all__ = ["BlackedOut", "black_out"]

_WAGTAIL = {"wagtailcore", "wagtailadmin", "wagtailimages", "wagtaildocs", "taggit"}
# Accounts are told of and left to an administrator. Other people and organisations keep their own names, whoever is called alike. The
# words of the search and of the queue are made anew from their records.
_LEFT_APPS = {"accounts"}
_LEFT = (OrganisationName, OrganisationIdentifier, PersonName, ProposedReading, SearchToken, RecordVersion, WaitingName)
_QUOTING = (Citation, Claim, Doubt)
#: What holds the record together and is no text.
_LEFT_COLUMNS = {
    "Source": {"digest"}, "Letter": {"key", "about", "to", "claim"}, "Contact": {"email", "phone"}, "Side": {"nonce"},
    "Reminder": {"nonce"}, "SetAside": {"one", "two"}, "Seed": {"words"}, "Need": {"words"}, "ModelLogEntry": {"action", "object_id"},
    "Page": {"path", "url_path"},
}  # fmt: skip


@dataclass(slots=True)
class BlackedOut:
    """The keys of the rows that were changed, by model, and the rows in which a part of the name still stands."""

    changed: dict[type[models.Model], list[Any]] = field(default_factory=dict)
    left: list[models.Model] = field(default_factory=list)


def black_out(sought: Sought, now: datetime) -> BlackedOut:
    """Black out what is *sought* in every text. Call inside a transaction; quotations stay where they stand in their sources."""
    done = BlackedOut()
    texts = _sources(sought, done)
    for model, columns in _walked():
        if model is Source:
            continue
        _rows(model, columns, sought, done, texts if model in _QUOTING else {})
    done.changed[ProposedReading] = black_out_readings(sought, now)
    done.changed = {model: keys for model, keys in done.changed.items() if keys}
    return done


def _walked() -> Iterator[tuple[type[models.Model], list[str]]]:
    for model in apps.get_models(include_auto_created=True):
        app = apps.get_app_config(model._meta.app_label)
        walked = (app.name.startswith("enishi.hub.") and app.label not in _LEFT_APPS) or app.label in _WAGTAIL
        if walked and model._meta.managed and not model._meta.proxy and model not in _LEFT:
            left = _LEFT_COLUMNS.get(model.__name__, set())
            columns = [
                each.attname
                for each in model._meta.local_concrete_fields
                if _is_text(each) and each.attname not in left
            ]
            if columns:
                yield model, columns


def _is_text(column: Any) -> bool:
    texts = (models.CharField, models.TextField, models.JSONField)
    return isinstance(column, texts) and not column.choices and not column.primary_key


def _sources(sought: Sought, done: BlackedOut) -> dict[int, str]:
    """Black out the sources; return the new texts of those whose text changed, by key."""
    texts: dict[int, str] = {}
    found: list[tuple[int, dict[str, str]]] = []
    for key, title, text, url in Source.objects.values_list("pk", "title", "text", "url").iterator(chunk_size=200):
        black = sought.blacked(text, whole=True)
        # An address with a hole in it leads nowhere.
        told = {"title": sought.blacked(title), "text": black, "url": url if sought.blacked(url) == url else ""}
        if (told["title"], black, told["url"]) != (title, text, url):
            found.append((key, told))
        if black != text:
            texts[key] = black
    for key, told in found:
        Source.objects.filter(pk=key).update(**told)
    done.changed[Source] = [key for key, _told in found]
    return texts


def _rows(
    model: type[models.Model], columns: list[str], sought: Sought, done: BlackedOut, texts: Mapping[int, str]
) -> None:
    changes: list[tuple[Any, dict[str, Any]]] = []
    hinted: list[Any] = []
    asked = ["pk", *columns, *(("source_id", "start", "end") if model in _QUOTING else ())]
    for row in model._base_manager.order_by("pk").values(*asked).iterator(chunk_size=500):
        told = {name: mapped(row[name], sought.blacked) for name in columns if row[name]}
        if texts and row["source_id"] in texts and row["start"] is not None and row["end"] is not None:
            told["quote"] = texts[row["source_id"]][row["start"] : row["end"]]
        changed = {name: value for name, value in told.items() if value != row[name]}
        if changed:
            changes.append((row["pk"], changed))
        if any(isinstance(value, str | dict) and sought.names.hinted_in(str(value)) for value in told.values()):
            hinted.append(row["pk"])
    for key, changed in changes:
        model._base_manager.filter(pk=key).update(**changed)
    done.changed[model] = [key for key, _changed in changes]
    done.left += list(model._base_manager.filter(pk__in=hinted).order_by("pk"))
