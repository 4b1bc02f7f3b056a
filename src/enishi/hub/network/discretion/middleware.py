"""Every page for people outside the office is read without the names of those who must not be named, unless its view says otherwise."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from enishi.hub.network.discretion.public import as_it_is, to_strangers

__all__ = ["WithoutWithheldNames"]

_READING = {"GET", "HEAD"}


class WithoutWithheldNames:
    """Names are withheld by default, so that a new page cannot forget to."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer without withheld names; what is read in order to be changed is read as it is."""
        if request.method not in _READING:
            return self.get_response(request)
        with to_strangers(lambda: request.user.is_authenticated and request.user.is_staff):
            return self.get_response(request)

    def process_view(self, _request: HttpRequest, view: Callable[..., Any], _args: Any, _kwargs: Any) -> None:
        """Leave a view alone that names people by rules of its own."""
        if getattr(view, "names_by_own_rules", False):
            as_it_is()
