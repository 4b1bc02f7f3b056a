"""The hub at a glance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

__all__ = ["glance"]


def glance(request: HttpRequest) -> HttpResponse:
    """The hub as of a day."""
    return render(request, "insight/glance.html")
