"""The letters of introductions, in the language of whom they go to."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from django.utils import timezone

from enishi.hub.introductions.links import Purpose, address_of
from enishi.hub.introductions.models import Introduction, Side
from enishi.hub.introductions.queries import askable
from enishi.hub.introductions.showing import reached, shown
from enishi.hub.network.models import in_language
from enishi.hub.outbox.actions import Words, write_letter
from enishi.hub.outbox.models import Letter
from enishi.hub.outbox.wording import words_of

__all__ = ["Kind", "about", "post_letter", "words_for", "written"]

Kind = Literal["ask", "remind", "agreed", "declined", "silent", "withdrawn"]
_OF_USE = {"ask", "remind"}  # until the last day to answer


def about(introduction: Introduction) -> str:
    """Return what letters of *introduction* are filed under."""
    return f"introduction:{introduction.pk}"


def words_for(kind: Kind, side: Side, other: Side, language: str) -> Words:
    """Return the letter of *kind* to *side*, in *language*."""
    told = {
        "mine": shown(side, language),
        "other": shown(other, language),
        "reached": reached(other, language) if kind == "agreed" else None,
        "why": in_language(side.introduction.why, language),
        "until": side.introduction.ends_on,
    }
    return written(f"introductions/letters/{kind}", side, language, Purpose.ANSWER, told)


def written(template: str, side: Side, language: str, purpose: Purpose, told: Mapping[str, Any]) -> Words:
    """Return what *template* says to *side* in *language*: the subject in its first line, then the letter, without the gaps that
    empty parts leave. Besides *told* it knows the hub, the reader's name, the introduction's number and the link for *purpose*.
    """
    common = {"name": side.name(language), "number": side.introduction.number}
    return words_of(template, language, address_of(side, language, purpose), {**common, **told})


def post_letter(kind: Kind, side: Side, other: Side, now: datetime) -> Letter | None:
    """Put the letter of *kind* to *side* up to be sent, once; None where the hub may no longer write to that person."""
    contact = askable(side.person) if side.person else None
    if contact is None:
        return None
    key = f"{about(side.introduction)}:{kind}:{side.place}:{side.nonce}"
    words = words_for(kind, side, other, contact.language)
    expires = _end_of(side.introduction) if kind in _OF_USE else None
    return write_letter(
        key, to=contact.email, language=contact.language, words=words, about=about(side.introduction), now=now,
        expires_at=expires,
    )  # fmt: skip


def _end_of(introduction: Introduction) -> datetime:
    """The moment at which the last day to answer is over, where the hub is."""
    day_after = introduction.ends_on + timedelta(days=1)
    return datetime(day_after.year, day_after.month, day_after.day, tzinfo=timezone.get_default_timezone())
