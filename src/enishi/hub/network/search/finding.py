"""Find records by words."""

from dataclasses import dataclass

from django.db.models import Model, Prefetch, Sum, prefetch_related_objects

from enishi.hub.network.lists import fetch_names
from enishi.hub.network.models import (
    Activity,
    ActivityParticipant,
    Agreement,
    AgreementParty,
    Organisation,
    Person,
    Post,
)
from enishi.hub.network.models.search import SearchEntry, SearchToken
from enishi.text import search_query

__all__ = ["Hit", "search"]

# A longer query narrows nothing further, and each token costs the database a join.
_MOST_TOKENS = 10


@dataclass(frozen=True, slots=True)
class Hit:
    """A record found, and how well: the sum of the weights of the words found in it."""

    record: Model
    kind: str
    score: int

    @property
    def label(self) -> str:
        """What kind of record it is, for the reader."""
        return str(self.record._meta.verbose_name)

    @property
    def url(self) -> str:
        """The page on which it stands; a person or an activity stands on an organisation's."""
        if isinstance(self.record, Person):
            post = next(iter(self.record.posts.all()), None)
            return str(post.organisation.get_absolute_url()) if post else ""
        if isinstance(self.record, Activity):
            row = min(self.record.participants.all(), key=lambda row: (row.organisation.is_hub, row.pk), default=None)
            return str(row.organisation.get_absolute_url()) if row else ""
        return str(self.record.get_absolute_url())  # type: ignore[attr-defined]  # every other searchable record has a page


def search(query: str, *, limit: int = 50) -> list[Hit]:
    """Return the records in which every word of *query* occurs, best first; [] for a query without words."""
    tokens = search_query(query)[:_MOST_TOKENS]
    if not tokens:
        return []
    found = SearchEntry.objects.all()
    for token in tokens:
        found = found.filter(pk__in=SearchToken.objects.filter(token=token[:64]).values("entry"))
    scores = (
        SearchToken.objects.filter(entry__in=found, token__in=[token[:64] for token in tokens])
        .values("entry")
        .annotate(score=Sum("weight"))
        .order_by("-score", "entry")[:limit]
    )
    by_entry = {row["entry"]: row["score"] for row in scores}
    entries = SearchEntry.objects.filter(pk__in=by_entry).select_related("content_type").prefetch_related("record")
    hits = [
        Hit(entry.record, entry.content_type.model, by_entry[entry.pk])
        for entry in entries
        if isinstance(entry.record, Model)
    ]
    _fetch_what_hits_show([hit.record for hit in hits])
    return sorted(hits, key=lambda hit: (-hit.score, hit.kind, hit.record.pk))


def _fetch_what_hits_show(records: list[Model]) -> None:
    """Fetch names, and the organisations on whose pages people and activities stand, for all of *records* at once."""
    named = [record for record in records if isinstance(record, Organisation)]
    agreements = [record for record in records if isinstance(record, Agreement)]
    parties = Prefetch("parties", queryset=AgreementParty.objects.select_related("organisation"))
    prefetch_related_objects(agreements, parties)
    posts = Prefetch("posts", queryset=Post.objects.select_related("organisation"))
    prefetch_related_objects([record for record in records if isinstance(record, Person)], "names", posts)
    present = Prefetch("participants", queryset=ActivityParticipant.objects.select_related("organisation"))
    prefetch_related_objects([record for record in records if isinstance(record, Activity)], present)
    fetch_names([*named, *(party.organisation for each in agreements for party in each.parties.all())])
