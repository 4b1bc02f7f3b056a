"""Who has a review in hand: shown to the others, running out by itself, to be taken over or left."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.hub.network.actions import claim, release
from enishi.hub.network.models import ProposedReading
from enishi.hub.network.office.reading import signed_in
from enishi.hub.network.rules import require_writer

__all__ = ["Held", "held", "hold"]


@dataclass(frozen=True, slots=True)
class Held:
    """*who* has a review in hand *since* when, and whether that is oneself."""

    who: str
    since: datetime
    mine: bool


def held(request: HttpRequest, proposed: ProposedReading) -> Held | None:
    """Take *proposed* in hand where nobody else has it, and return who has; None where its review is closed."""
    if proposed.closed_at is not None:
        return None
    user, now = signed_in(request), timezone.now()
    waiting = claim(proposed, user=user, now=now)
    holder = waiting.holder(now) if waiting else None
    if waiting is None or holder is None or waiting.claimed_at is None:
        return None
    return Held(str(holder), waiting.claimed_at, holder == user)


def hold(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a review over from somebody, or leave it to others."""
    user = signed_in(request)
    require_writer(user)
    proposed = get_object_or_404(ProposedReading.objects.select_related("source"), pk=pk)
    if request.method != "POST":
        return redirect("enishi_review", pk=pk)  # who had to sign in first comes back this way
    if request.POST.get("hold") == "leave":
        release(proposed, user=user)
        messages.success(request, _("You left this review to others."))
        return redirect("enishi_reviews")
    claim(proposed, user=user, now=timezone.now(), take_over=True)
    return redirect("enishi_review", pk=pk)
