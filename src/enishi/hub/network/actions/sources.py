"""Add a source. The same text is one source, however often it is given."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Source
from enishi.hub.network.rules import require_writer
from enishi.releases import Reading
from enishi.text import normalise

__all__ = ["Added", "add_source", "digest_of"]


@dataclass(frozen=True, slots=True)
class Added:
    """A source, and whether it is new to the record."""

    source: Source
    created: bool


def digest_of(text: str) -> str:
    """Return the SHA-256 of *text* without what does not change its words: width, spaces, line ends."""
    return hashlib.sha256("".join(normalise(text).text.split()).encode()).hexdigest()


@transaction.atomic
def add_source(reading: Reading, *, user: User | None, now: datetime, url: str = "", sample: bool = False) -> Added:
    """Keep the text of *reading* as a source, or find the one that has the same words."""
    require_writer(user)
    source, created = Source.objects.get_or_create(
        digest=digest_of(reading.text),
        defaults={
            "title": (reading.title or reading.text.strip()[:120])[:500],
            "language": reading.language,
            "text": reading.text,
            "url": url,
            "sample": sample,
            "published": reading.published,
            "added_at": now,
            "added_by": user,
        },
    )
    if created:
        log(source, "enishi.source.add", user=user)
    return Added(source, created)
