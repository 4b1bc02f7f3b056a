"""All that the hub holds on a person, for the person to read. Apps that stand above add what they hold."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from enishi.hub.accounts.models import User
from enishi.hub.contacts.models import Consent, Contact
from enishi.hub.contacts.queries import accounts_of
from enishi.hub.network.models import Citation, Person, Signatory
from enishi.hub.network.rules import require_writer

__all__ = ["adds", "everything_about"]

_Source = Callable[[Person], tuple[str, list[dict[str, Any]]]]
_sources: list[_Source] = []


def adds(source: _Source) -> _Source:
    """Let *source* name a part of the file and give its rows; usable as a decorator."""
    _sources.append(source)
    return source


def everything_about(person: Person, *, user: User | None, now: datetime) -> dict[str, Any]:
    """Return all that the hub holds on *person* as plain values, and log that it was given out. docs/consent.md tells the parts."""
    require_writer(user)
    told: dict[str, Any] = {
        "person": person.pk,
        "as_of": now.isoformat(),
        "names": [{"name": row.text, "language": row.language, "kind": row.kind} for row in person.names.all()],
        "orcid": person.orcid,
        "languages": person.languages,
        "fields": person.fields,
        "contact": [
            {"email": row.email, "phone": row.phone, "language": row.language}
            for row in Contact.objects.filter(person=person)
        ],
        "consents": [
            {"use": row.use, "given": row.given, "at": row.at.isoformat(), "how": row.how}
            for row in Consent.objects.filter(person=person)
        ],
        "posts": [
            {"organisation": str(row.organisation), "title": row.title, "since": row.since, "until": row.until}
            for row in person.posts.select_related("organisation")
        ],
        "signed": [
            {"agreement": str(row.agreement), "for": str(row.organisation or ""), "post": row.post}
            for row in Signatory.objects.filter(person=person).select_related("agreement", "organisation")
        ],
        "sources": _quotes(person),
        "accounts": [
            {
                "email": row.email,
                "name": row.name,
                "language": row.language,
                "role": row.role,
                "may_sign_in": row.is_active,
                "joined": row.date_joined.isoformat(),
                "last_sign_in": row.last_login.isoformat() if row.last_login else "",
            }
            for row in accounts_of(person).order_by("pk")
        ],
        "done_with_it": [
            {"what": row.action, "at": row.timestamp.isoformat()}
            for row in ModelLogEntry.objects.filter(
                content_type=ContentType.objects.get_for_model(Person), object_id=str(person.pk)
            )
        ],
    }
    told |= dict(source(person) for source in _sources)
    log(person, "enishi.person.export", user=user, timestamp=now)
    return told


def _quotes(person: Person) -> list[dict[str, str]]:
    """Return the words from which the record knows the person, their names and posts, with the source of each."""
    found: list[dict[str, str]] = []
    for rows in ([person], list(person.names.all()), list(person.posts.all())):
        for row in rows:
            kind = ContentType.objects.get_for_model(row)
            cited = Citation.objects.filter(content_type=kind, object_id=row.pk).select_related("source")
            found += [{"source": each.source.title, "address": each.source.url, "quote": each.quote} for each in cited]
    return found
