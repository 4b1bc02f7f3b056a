"""The back office speaks the language of whoever is signed in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation
from wagtail.users.models import UserProfile

from enishi.hub.accounts.models import User

__all__ = ["OfficeLanguage"]


class OfficeLanguage:
    """Takes ``User.language`` for pages below /office/, whatever the browser asks for.

    Wagtail holds a language of its own in each user's profile; here it follows ours, which is the one that people set.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in that language, errors included."""
        user = request.user if request.path.startswith("/office/") else None
        if not isinstance(user, User):
            return self.get_response(request)
        profile = UserProfile.objects.filter(user=user).first()
        if profile is not None:
            profile.preferred_language = user.language
            user.wagtail_userprofile = profile  # type: ignore[attr-defined]  # the other side of Wagtail's relation
        with translation.override(user.language):
            response = self.get_response(request)
        response.headers["Content-Language"] = user.language
        return response
