"""Citations: which words of which source a row of the record was read from."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import models

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Citation, Source
from enishi.releases import Quote

__all__ = ["Citing"]


@dataclass(frozen=True, slots=True)
class Citing:
    """Cites one source, accepted by *user* at *now*."""

    source: Source
    user: User | None
    now: datetime

    def cite(self, fact: models.Model, quote: Quote, confidence: float, field: str = "") -> bool:
        """Record that *fact* was read from *quote*; return whether that was not known before."""
        _row, created = Citation.objects.get_or_create(
            source=self.source,
            content_type=ContentType.objects.get_for_model(fact),
            object_id=fact.pk,
            field=field,
            start=quote.start,
            end=quote.end,
            defaults={
                "quote": quote.text,
                "confidence": confidence,
                "accepted_by": self.user,
                "accepted_at": self.now,
            },
        )
        return created

    def by_publication(self) -> str:
        """EDTF for "at the latest when this was published": what an undated statement says of its beginning."""
        return f"../{self.source.published}" if self.source.published else ""
