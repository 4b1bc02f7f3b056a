"""One search over the whole record, for staff: each hit leads to where it is edited."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from enishi.hub.network.search import Hit, search

__all__ = ["find"]


def find(request: HttpRequest) -> HttpResponse:
    """Show what the words find."""
    asked = request.GET.get("q", "").strip()
    found = search(asked)
    hits = [(hit, _edit_address(hit)) for hit in found.hits]
    return render(request, "network/office/search.html", {"asked": asked, "hits": hits, "total": found.total})


def _edit_address(hit: Hit) -> str:
    # Every searchable kind has its forms in the office (groups.py).
    return reverse(f"wagtailsnippets_network_{hit.kind}:edit", args=[hit.record.pk])
