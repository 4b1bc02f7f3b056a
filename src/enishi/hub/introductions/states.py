"""Where an introduction stands on a day: derived from what both sides said, never stored."""

from datetime import date

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from enishi.hub.introductions.models import Introduction, Said, Side

__all__ = ["State", "in_state", "state_on"]


class State(models.TextChoices):
    """Where an introduction stands."""

    ASKED = "asked", _("waits for an answer")
    AGREED = "agreed", _("both agreed")
    DECLINED = "declined", _("declined")
    SILENT = "silent", _("ended without an answer")
    WITHDRAWN = "withdrawn", _("withdrawn by the hub")


def state_on(introduction: Introduction, day: date) -> State:
    """Return the state of *introduction* on *day*. No query where its sides were fetched."""
    if introduction.withdrawn_at is not None:
        return State.WITHDRAWN
    if introduction.agreed_at is not None:
        return State.AGREED
    if any(side.said == Said.NO for side in introduction.sides.all()):
        return State.DECLINED
    return State.SILENT if introduction.ends_on < day else State.ASKED


def in_state(introductions: "QuerySet[Introduction]", wanted: str, day: date) -> "QuerySet[Introduction]":
    """Keep those of *introductions* in the state *wanted* on *day*; all where that names none."""
    refused = Q(Exists(Side.objects.filter(introduction=OuterRef("pk"), said=Said.NO)))
    untouched = Q(withdrawn_at=None, agreed_at=None) & ~refused
    asked: dict[str, Q] = {
        State.WITHDRAWN: Q(withdrawn_at__isnull=False),
        State.AGREED: Q(withdrawn_at=None, agreed_at__isnull=False),
        State.DECLINED: Q(withdrawn_at=None, agreed_at=None) & refused,
        State.SILENT: untouched & Q(ends_on__lt=day),
        State.ASKED: untouched & Q(ends_on__gte=day),
    }
    return introductions.filter(asked[wanted]) if wanted in asked else introductions
