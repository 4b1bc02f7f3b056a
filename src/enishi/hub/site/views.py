"""Pages that belong to no app."""

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language_from_request, override

__all__ = ["failed", "health", "not_found", "refused", "to_reader_language"]


def health(_request: HttpRequest) -> HttpResponse:
    """Answer "ok" where the database answers: for whoever watches the hub."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


def to_reader_language(request: HttpRequest) -> HttpResponse:
    """Send the bare address to the reader's language."""
    with override(get_language_from_request(request)):
        response = redirect(reverse("insight:glance"))
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Say that this is not for the person who is signed in."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Say that nothing is at this address."""
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """Say that the fault is ours."""
    return render(request, "500.html", status=500)
