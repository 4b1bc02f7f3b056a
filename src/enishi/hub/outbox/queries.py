"""Reads of letters that are used more than once."""

from django.conf import settings

from enishi.hub.outbox.models import Letter, State

__all__ = ["about", "needing_somebody"]

_SHOWN = 20


def needing_somebody() -> list[Letter]:
    """Return the letters that go no further by themselves, the oldest first: refused, perhaps sent, and, where no server sends
    them, all that wait.
    """
    states = (
        [State.REFUSED, State.UNCLEAR] if settings.ENISHI_SENDS_MAIL else [State.REFUSED, State.UNCLEAR, State.WAITING]
    )
    return list(Letter.objects.filter(state__in=states).order_by("written_at", "pk")[:_SHOWN])


def about(subject: str) -> list[Letter]:
    """Return the letters about something, the oldest first."""
    return list(Letter.objects.filter(about=subject).order_by("written_at", "pk"))
