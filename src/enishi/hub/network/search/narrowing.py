"""Narrow a list to what the index finds."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet

from enishi.hub.network.models.search import SearchEntry, SearchToken
from enishi.text import search_query

__all__ = ["keys_found", "narrowed"]

# A longer query narrows nothing further, and each token costs the database a join.
_MOST_TOKENS = 10


def keys_found(model: type[Model], query: str) -> QuerySet[SearchEntry, Any]:
    """Return the keys of the records of *model* in which every word of *query* occurs; none for a query without words."""
    tokens = [token[:64] for token in search_query(query)[:_MOST_TOKENS]]
    found = SearchEntry.objects.filter(content_type=ContentType.objects.get_for_model(model))
    for token in tokens:
        found = found.filter(pk__in=SearchToken.objects.filter(token=token).values("entry"))
    return (found if tokens else found.none()).values("object_id")


def narrowed(records: QuerySet[Any], query: str, through: dict[str, type[Model]], letters: list[str]) -> QuerySet[Any]:
    """Return those of *records* that *query* finds, each once.

    *through* names the fields under which an indexed model stands ("pk" for the record itself); *letters* the fields in
    which the query may also stand letter by letter, so that a word half typed finds something already.
    """
    wanted = Q()
    for field, model in through.items():
        wanted |= Q(**{f"{field}__in": keys_found(model, query)})
    for field in letters:
        wanted |= Q(**{f"{field}__icontains": query.strip().replace("\x00", "")})
    return records.filter(pk__in=records.model._default_manager.filter(wanted).order_by().values("pk"))
