"""Sources, each with the facts marked in it; and the search."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from enishi.hub.network.asof import asof_of
from enishi.hub.network.figures import check_claims
from enishi.hub.network.lists import PER_PAGE
from enishi.hub.network.marks import pages_of, passages_of
from enishi.hub.network.models import Source
from enishi.hub.network.pages import kept_page
from enishi.hub.network.search import search

__all__ = ["find", "source", "source_list"]


@kept_page
def source_list(request: HttpRequest) -> HttpResponse:
    """All sources, newest first."""
    page = Paginator(Source.objects.defer("text"), PER_PAGE).get_page(request.GET.get("page", "1"))
    return render(request, "network/sources.html", {"asof": asof_of(request), "page": page, "section": "sources"})


@kept_page
def source(request: HttpRequest, pk: int) -> HttpResponse:
    """One source with every accepted fact marked in its text."""
    found = get_object_or_404(Source, pk=pk)
    citations = list(found.citations.all())
    doubts = list(found.doubts.all())
    context = {
        "asof": asof_of(request),
        "source": found,
        "passages": passages_of(
            found.text, citations, [doubt for doubt in doubts if doubt.resolved_at is None], pages_of(citations)
        ),
        "facts": len({(c.content_type_id, c.object_id) for c in citations}),
        "checked": check_claims(found.claims.select_related("source").defer("source__text")),
        "doubts": doubts,
        "section": "sources",
    }
    return render(request, "network/source.html", context)


@kept_page
def find(request: HttpRequest) -> HttpResponse:
    """Find by names, people, words, in both languages."""
    asked, number = request.GET.get("q", "").strip()[:200], request.GET.get("page", "1")
    offset = (int(number) - 1) * PER_PAGE if number.isdecimal() and len(number) < 9 and int(number) else 0
    found = search(asked, limit=PER_PAGE, offset=offset)
    if offset and not found.total:
        found = search(asked, limit=PER_PAGE)
    page = Paginator(range(found.total), PER_PAGE).get_page(number)
    if found.hits and page.start_index() != offset + 1:
        found = search(asked, limit=PER_PAGE, offset=page.start_index() - 1)
    context = {"asof": asof_of(request), "asked": asked, "hits": found.hits, "page": page, "section": "search"}
    return render(request, "network/search.html", context)
