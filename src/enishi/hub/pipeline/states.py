"""The state of a seed or need on a day. It is derived from what was done, never stored."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from enishi.hub.pipeline.models import Offer, OfferQuerySet, Step

__all__ = ["State", "in_states", "state_on"]


class State(models.TextChoices):
    """Where a seed or need stands."""

    DRAFT = "draft", _("being written")
    SUBMITTED = "submitted", _("waits for review")
    RETURNED = "returned", _("returned with a remark")
    PUBLISHED = "published", _("shown to the public")
    EXPIRED = "expired", _("no longer shown")
    WITHDRAWN = "withdrawn", _("withdrawn")


def state_on(offer: Offer, day: date) -> State:
    """Return the state of *offer* on *day* by the last thing done with it. One query, unless ``with_last_step`` fetched it."""
    step = getattr(offer, "last_step", None) if hasattr(offer, "last_step") else _last_step(offer)
    if step is None:
        return State.DRAFT
    if step == Step.PUBLISHED and (offer.expires_on is None or offer.expires_on < day):
        return State.EXPIRED
    return State(step)


def _last_step(offer: Offer) -> str | None:
    if offer.pk is None:
        return None
    acts = offer.acts  # type: ignore[attr-defined]  # each kind of offer has its own
    found: str | None = acts.order_by("-at", "-pk").values_list("step", flat=True).first()
    return found


def in_states(offers: OfferQuerySet, wanted: list[str], day: date) -> OfferQuerySet:
    """Keep those of *offers* in one of the states *wanted* on *day*."""
    fitting = Q(pk__in=[])
    for state in wanted:
        if state == State.DRAFT:
            fitting |= Q(last_step=None)
        elif state == State.EXPIRED:
            fitting |= Q(last_step=Step.PUBLISHED, expires_on__lt=day)
        elif state == State.PUBLISHED:
            fitting |= Q(last_step=Step.PUBLISHED, expires_on__gte=day)
        else:
            fitting |= Q(last_step=state)
    return offers.with_last_step().filter(fitting)
