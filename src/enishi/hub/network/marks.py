"""A source's text cut at the quoted words, so that each can be marked and linked to its record."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from enishi.hub.network.addresses import page_of
from enishi.hub.network.discretion import public_only, with_runs_told
from enishi.hub.network.models import (
    Agreement,
    Citation,
    Commitment,
    Doubt,
    Organisation,
    OrganisationFact,
    OrganisationIdentifier,
    OrganisationName,
    Post,
    Purpose,
    Signatory,
    Tie,
)  # fmt: skip
from enishi.text.people import BLACK

__all__ = ["Passage", "cut", "pages_of", "passages_of"]

_Key = tuple[int, int]
_Mark = TypeVar("_Mark")


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the text. *cited*: facts were read from it; *url*: the page of the narrowest one; *doubtful*: there is doubt about it."""

    start: int
    text: str
    cited: bool
    doubtful: bool
    url: str


def cut(text: str, quotations: Iterable[tuple[int, int, _Mark]]) -> Iterator[tuple[int, int, list[_Mark]]]:
    """Cut *text* at the edges of *quotations* (from, to, what it marks); together the pieces are the text.

    Yields each piece (from, to) with the marks of the quotations it lies in, that of the shortest quotation first.
    """
    shortest_first = sorted(quotations, key=lambda quotation: quotation[1] - quotation[0])
    edges = {0, len(text)}
    for start, end, _mark in shortest_first:
        edges |= {min(start, len(text)), min(end, len(text))}
    for first, last in pairwise(sorted(edges)):
        yield first, last, [mark for start, end, mark in shortest_first if start <= first and last <= end]


def passages_of(
    text: str, citations: Iterable[Citation], doubts: Iterable[Doubt], pages: Mapping[_Key, str]
) -> list[Passage]:
    """Cut *text* at the edges of all quotations; together the passages are the text. *pages* as of :func:`pages_of`."""
    # A doubt is marked by None, a citation by its page ("" where it has none).
    quotations: list[tuple[int, int, str | None]] = [
        *((d.start or 0, d.end, None) for d in doubts if d.end),
        *((c.start or 0, c.end, pages.get((c.content_type_id, c.object_id), "")) for c in citations if c.end),
    ]
    passages = []
    for start, end, marks in cut(text, quotations):
        urls = [mark for mark in marks if mark is not None]
        url = next((url for url in urls if url), "")
        shown = _shown(text, start, end)
        passages.append(Passage(start, shown, bool(urls and shown), bool(None in marks and shown), url))
    return passages


def _shown(text: str, start: int, end: int) -> str:
    """A piece of *text*; for strangers with a word for each run that was blacked out. One that began in an earlier piece was told there."""
    piece = text[start:end]
    if public_only() is None:
        return piece
    if start and text[start - 1] == BLACK:
        piece = piece.lstrip(BLACK)
    return with_runs_told(piece)


# A part of a record is shown on the record's page: the model of the part -> its column, the record's model.
_OWNERS: dict[type[Model], tuple[str, type[Model]]] = {
    OrganisationName: ("organisation_id", Organisation),
    OrganisationFact: ("organisation_id", Organisation),
    OrganisationIdentifier: ("organisation_id", Organisation),
    Post: ("organisation_id", Organisation),
    Tie: ("subject_id", Organisation),
    Purpose: ("agreement_id", Agreement),
    Commitment: ("agreement_id", Agreement),
    Signatory: ("agreement_id", Agreement),
}
_PAGES = {Organisation: "network:organisation", Agreement: "network:agreement"}


def pages_of(citations: Iterable[Citation]) -> dict[_Key, str]:
    """Return the address of the page on which each cited fact stands, by content type and key; one query a kind of part."""
    cited: dict[int, set[int]] = defaultdict(set)
    for citation in citations:
        cited[citation.content_type_id].add(citation.object_id)
    pages: dict[_Key, str] = {}
    for type_id, keys in cited.items():
        model = ContentType.objects.get_for_id(type_id).model_class()
        if model in _PAGES:
            pages.update({(type_id, key): page_of(_PAGES[model], key) for key in keys})
        elif model in _OWNERS:
            column, owner = _OWNERS[model]
            rows = model._default_manager.filter(pk__in=keys).values_list("pk", column)
            pages.update({(type_id, key): page_of(_PAGES[owner], of) for key, of in rows})
    return pages
