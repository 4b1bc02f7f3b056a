"""Find records by words."""

from dataclasses import dataclass

from django.db.models import Count, Model, Prefetch, Sum, Value, Window, prefetch_related_objects

from enishi.hub.network.discretion import public_only
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

__all__ = ["Found", "Hit", "search"]

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


@dataclass(frozen=True, slots=True)
class Found:
    """Some of the records found, best first, and how many there are in all."""

    hits: list[Hit]
    total: int


def search(query: str, *, limit: int = 50, offset: int = 0) -> Found:
    """Find the records in which every word of *query* occurs, best first; none for a query without words."""
    tokens = list(dict.fromkeys(token[:64] for token in search_query(query)[:_MOST_TOKENS]))
    if not tokens:
        return Found([], 0)
    # A token stands once under an entry: an entry with as many rows as there are tokens has them all.
    words = SearchToken.objects.filter(token__in=tokens)
    if public_only() is not None:
        words = words.filter(withheld=False)
    scored = words.values("entry").annotate(score=Sum("weight"), met=Count("pk"))
    every = scored.filter(met=len(tokens)).annotate(total=Window(Count(Value(1)))).order_by("-score", "entry")
    rows = list(every.values_list("entry", "score", "total")[offset : offset + limit])
    by_entry = {entry: score for entry, score, _total in rows}
    entries = SearchEntry.objects.filter(pk__in=by_entry).select_related("content_type").prefetch_related("record")
    hits = [
        Hit(entry.record, entry.content_type.model, by_entry[entry.pk])
        for entry in entries
        if isinstance(entry.record, Model)
    ]
    _fetch_what_hits_show([hit.record for hit in hits])
    hits.sort(key=lambda hit: (-hit.score, hit.kind, hit.record.pk))
    return Found(hits, rows[0][2] if rows else 0)


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
