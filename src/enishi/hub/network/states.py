"""The state of an agreement as of a day: derived, never stored."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from enishi.dates import Certainty
from enishi.hub.network.models.agreements import Agreement
from enishi.hub.network.models.fields import span_of

__all__ = ["EXPIRING_WITHIN", "State", "keys_in_states", "state_on"]

# Half a year before its end an agreement asks for the hub's attention.
EXPIRING_WITHIN = timedelta(days=183)


class State(models.TextChoices):
    """In the order of an agreement's life."""

    NOT_YET = "not_yet", _("not yet concluded")
    DRAFT = "draft", _("draft")
    NEGOTIATING = "negotiating", _("in negotiation")
    AGREED = "agreed", _("agreed, not yet in force")
    IN_FORCE = "in_force", _("in force")
    EXPIRING = "expiring", _("in force, ending soon")
    EXPIRED = "expired", _("expired")
    RENEWED = "renewed", _("renewed")
    TERMINATED = "terminated", _("ended early")


def state_on(agreement: Agreement, day: date) -> State:
    """Return the state of *agreement* on *day*. Possibly in force counts as in force (the page says how sure it is)."""
    if agreement.held_on(day) is not Certainty.NO:
        end = span_of(agreement.force_until, date.max).earliest
        ending = end != date.max and end - day <= EXPIRING_WITHIN
        return State.EXPIRING if ending else State.IN_FORCE
    if agreement.force_since and span_of(agreement.force_since, date.max).earliest <= day:
        return _ended(agreement, day)
    return _before(agreement, day)


def keys_in_states(states: Iterable[str], day: date) -> set[int]:
    """Return the keys of the agreements that are in one of *states* on *day*. Only those that may be are fetched."""
    wanted = set(states)
    begun, over = models.Q(force_since_earliest__lte=day), models.Q(force_until_latest__lt=day)
    may = models.Q()
    if wanted & {State.IN_FORCE, State.EXPIRING}:
        may |= begun & ~over
    if wanted & {State.EXPIRED, State.RENEWED, State.TERMINATED}:
        may |= begun & over
    if wanted & {State.NOT_YET, State.DRAFT, State.NEGOTIATING, State.AGREED}:
        may |= ~begun
    successors = Agreement.objects.filter(predecessor=models.OuterRef("pk")).order_by("force_since_earliest")
    found = Agreement.objects.annotate(successor_since=models.Subquery(successors.values("force_since_earliest")[:1]))
    return {each.pk for each in found.filter(may).iterator() if state_on(each, day) in wanted} if wanted else set()


def _ended(agreement: Agreement, day: date) -> State:
    if agreement.terminated_on:
        return State.TERMINATED
    followed = agreement.followed_on()
    return State.RENEWED if followed and followed <= day else State.EXPIRED


def _before(agreement: Agreement, day: date) -> State:
    if _reached(agreement.agreed_on, day):
        return State.AGREED
    if _reached(agreement.negotiating_since, day):
        return State.NEGOTIATING
    dates = (agreement.agreed_on, agreement.negotiating_since, agreement.force_since)
    return State.NOT_YET if any(dates) else State.DRAFT


def _reached(edtf: str, day: date) -> bool:
    return bool(edtf) and span_of(edtf, date.max).earliest <= day
