"""What every page is given."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from enishi.hub.network.queries import hub

__all__ = ["site"]


def site(request: HttpRequest) -> dict[str, Any]:
    """Return the hub, and this page's address in the other languages."""
    here = request.get_full_path()
    present = get_language()
    others = [(code, translate_url(here, code)) for code, _name in settings.LANGUAGES if code != present]
    return {"hub": SimpleLazyObject(hub), "other_languages": others, "LANGUAGE_CODE": present}
