"""Who may enter the back office, and the response headers that keep strangers' scripts out."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

__all__ = ["ContentSecurityPolicy", "OfficeForStaff"]

_OFFICE_PATH = "/office/"
_PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)
# Wagtail's own pages write styles and a few scripts into the page; they are for staff who have signed in.
_OFFICE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'self'; "
    "frame-ancestors 'self'; base-uri 'self'; object-src 'none'"
)


class ContentSecurityPolicy:
    """Sets the policy of the part of the site that answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the header set."""
        response = self.get_response(request)
        policy = _OFFICE if request.path.startswith(_OFFICE_PATH) else _PUBLIC
        response.headers.setdefault("Content-Security-Policy", policy)
        return response


class OfficeForStaff:
    """Tells whoever is signed in without being staff that the back office is closed to them.

    Wagtail would send them to sign in, and signing in, as they have, would send them back.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: object) -> None:
        """Refuse before any view of the office is asked. Raises PermissionDenied."""
        if request.path.startswith(_OFFICE_PATH) and request.user.is_authenticated and not request.user.is_staff:
            raise PermissionDenied
