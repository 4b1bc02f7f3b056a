"""Pages that a link in a letter opens: for its reader alone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from enishi.hub.outbox.links import knocked_too_often, note_knock

__all__ = ["GONE", "nothing_here", "private_page", "too_often"]

#: The page that says that a link opens nothing.
GONE = "outbox/gone.html"


def nothing_here(request: HttpRequest) -> HttpResponse:
    """Say that the link opens nothing; slow down who tries many."""
    now, address = timezone.now(), request.META.get("REMOTE_ADDR", "")
    if knocked_too_often(address, now):
        return too_often(request)
    note_knock(address, now)
    return private_page(request, GONE, {}, status=404)


def too_often(request: HttpRequest, *, pressed: bool = False) -> HttpResponse:
    """Say that it was too often, and when to try again."""
    page = private_page(request, GONE, {"too_often": True, "pressed": pressed}, status=429)
    page["Retry-After"] = "600"
    return page


def private_page(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """Return a page that no search engine may keep."""
    page = render(request, template, context, status=status)
    page["X-Robots-Tag"] = "noindex, nofollow"
    return page
