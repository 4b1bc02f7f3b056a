"""The queue of readings as staff see it: page by page, those worth a person's minute first, narrowed as they like."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from enishi.hub.accounts.models import User
from enishi.hub.network.actions.waiting import refresh, refresh_stale
from enishi.hub.network.models import Waiting
from enishi.hub.network.models.waiting import CLAIM_LASTS

__all__ = ["Choice", "Row", "WaitingPage", "waiting_page"]

_A_PAGE = 50
_SHOWN = {
    "": _("All"),
    "conflicts": _("Contradict the record"),
    "doubts": _("With doubts"),
    "new": _("New agreements"),
    "free": _("In nobody's hands"),
    "mine": _("In my hands"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the queue can be narrowed to, and how many readings that leaves."""

    key: str
    label: Any
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A reading in the queue; *holder* is who has it in hand, "" where nobody has."""

    waiting: Waiting
    holder: str
    mine: bool


@dataclass(frozen=True, slots=True)
class WaitingPage:
    """One page of the queue. *asked* is what titles were searched for, *total* how many wait in all."""

    rows: list[Row]
    page: Page[Waiting]
    choices: list[Choice]
    shown: str
    asked: str
    total: int


def waiting_page(query: QueryDict, *, user: User, now: datetime) -> WaitingPage:
    """Return the page of the queue that *query* asks for: ``show``, ``q``, ``p``."""
    refresh_stale()
    shown, asked = query.get("show", ""), query.get("q", "").replace("\0", "").strip()[:200]
    shown = shown if shown in _SHOWN else ""
    narrowings = _narrowings(user, now)
    numbers = Waiting.objects.aggregate(**{f"n_{key}": Count("pk", filter=q) for key, q in narrowings.items()})
    found = Waiting.objects.filter(narrowings[shown])
    if asked:
        found = found.filter(reading__source__title__icontains=asked)
    page = Paginator(_with_sources(found), _A_PAGE).get_page(query.get("p", "1"))
    # What somebody changed in the record by hand is counted for the rows that are looked at.
    refresh(waiting.reading_id for waiting in page.object_list)
    place = {pk: place for place, pk in enumerate(waiting.pk for waiting in page.object_list)}
    rows = sorted(
        _with_sources(Waiting.objects.filter(narrowings[shown], pk__in=place)), key=lambda waiting: place[waiting.pk]
    )
    choices = [Choice(key, label, numbers[f"n_{key}"], key == shown) for key, label in _SHOWN.items()]
    return WaitingPage([_row(each, user, now) for each in rows], page, choices, shown, asked, numbers["n_"])


def _narrowings(user: User, now: datetime) -> dict[str, Q]:
    held = Q(claimed_by__isnull=False, seen_at__gte=now - CLAIM_LASTS)
    return {
        "": Q(),
        "conflicts": Q(conflicts__gt=0),
        "doubts": Q(doubts__gt=0),
        "new": Q(new_agreements__gt=0),
        "free": Q(claimed_by=None) | Q(seen_at=None) | Q(seen_at__lt=now - CLAIM_LASTS),
        "mine": held & Q(claimed_by=user),
    }


def _with_sources(found: QuerySet[Waiting]) -> QuerySet[Waiting]:
    rows = found.select_related("claimed_by", "reading__source")
    return rows.only("id", *_COLUMNS, "claimed_by", "reading__source__title", "reading__source__published")


_COLUMNS = (
    "since", "worth", "doubts", "conflicts", "new_agreements", "decided", "items", "stale", "claimed_at", "seen_at",
)  # fmt: skip


def _row(waiting: Waiting, user: User, now: datetime) -> Row:
    holder = waiting.holder(now)
    return Row(waiting, str(holder) if holder else "", holder == user)
