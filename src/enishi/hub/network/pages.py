"""Public pages, kept as they were answered until the record changes or the day is over."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import get_language

from enishi.hub.network.keeping import Kept, present_version, reading

__all__ = ["kept_page"]

_Asked = ParamSpec("_Asked")
_MOST_BYTES = 32_000_000
_LONGEST_ADDRESS = 500
_pages: Kept[bytes] = Kept(_MOST_BYTES, len)


def kept_page(
    view: Callable[Concatenate[HttpRequest, _Asked], HttpResponse],
) -> Callable[Concatenate[HttpRequest, _Asked], HttpResponse]:
    """Keep what *view* answers to people who are not signed in, for as long as the record stays as it is.

    For views whose answer follows from the record, the address, the language and the day alone.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: _Asked.args, **kwargs: _Asked.kwargs) -> HttpResponse:
        address = request.get_full_path()
        if request.method != "GET" or request.user.is_authenticated or len(address) > _LONGEST_ADDRESS:
            return view(request, *args, **kwargs)
        version = present_version()
        if version is None:
            return view(request, *args, **kwargs)
        # The version is read first: what is computed after it is at least as new.
        key = version.record, request.get_host(), address, get_language(), timezone.localdate()
        page = _pages.get(key)
        if page is not None:
            return HttpResponse(page)
        with reading(version):
            response = view(request, *args, **kwargs)
        if response.status_code == 200 and not response.cookies and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):
            _pages.put(key, response.content)
        return response

    return cast("Callable[Concatenate[HttpRequest, _Asked], HttpResponse]", answer)
