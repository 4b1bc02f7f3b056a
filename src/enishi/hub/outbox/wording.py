"""What a letter says, from its template."""

import re
from collections.abc import Mapping
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import override

from enishi.hub.network.queries import hub_name
from enishi.hub.outbox.actions import Words

__all__ = ["words_of"]

_GAPS = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


def words_of(template: str, language: str, link: str, told: Mapping[str, Any]) -> Words:
    """Return what *template* says in *language*: the subject in its first line, then the letter, without the gaps that empty parts
    leave. Besides *told* it knows the hub and the *link*, which is for the reader alone.
    """
    with override(language):
        text = render_to_string(f"{template}.{language}.txt", {"hub": hub_name(language), "link": link, **told})
    subject, _line, body = text.strip().partition("\n")
    return Words(subject, _GAPS.sub("\n\n", body).strip() + "\n", (link,))
