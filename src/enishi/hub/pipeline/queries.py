"""Reads of seeds and needs that are used more than once."""

from datetime import date, timedelta
from itertools import chain

from enishi.hub.pipeline.fields import as_word
from enishi.hub.pipeline.models import Need, Offer, OfferQuerySet, Seed
from enishi.hub.pipeline.states import State, in_states
from enishi.text import search_query

__all__ = ["BANDS", "expiring", "found", "in_band", "lapsed", "submitted"]

_SOON = timedelta(days=30)
_MOST_WORDS = 30
#: Stages as readers ask for them: first and last TRL.
BANDS = {"research": (1, 3), "development": (4, 6), "use": (7, 9)}


def found(offers: OfferQuerySet, asked: str) -> OfferQuerySet:
    """Keep those of *offers* whose texts hold every word of *asked*, in either language."""
    for token in search_query(asked)[:_MOST_WORDS]:
        offers = offers.filter(words__contains=as_word(token))
    return offers


def in_band(offers: OfferQuerySet, band: str) -> OfferQuerySet:
    """Keep those of *offers* whose TRL lies in *band*; all where there is no such band."""
    if band not in BANDS:
        return offers
    first, last = BANDS[band]
    return offers.filter(trl__gte=first, trl__lte=last)


def _of_both(state: State, day: date, **more: object) -> list[Offer]:
    each = (in_states(kind.objects.all(), [state], day).filter(**more) for kind in (Seed, Need))
    return list(chain.from_iterable(each))


def submitted(day: date) -> list[Offer]:
    """Seeds and needs that wait for review."""
    return _of_both(State.SUBMITTED, day)


def expiring(day: date) -> list[Offer]:
    """Those shown for 30 days more at most, the first to end first. Samples are nobody's to prolong."""
    rows = _of_both(State.PUBLISHED, day, expires_on__lte=day + _SOON, sample=False)
    return sorted(rows, key=lambda each: each.expires_on or day)


def lapsed(day: date) -> list[Offer]:
    """Those that ended within the last 30 days: prolong or let rest."""
    rows = _of_both(State.EXPIRED, day, expires_on__gte=day - _SOON, sample=False)
    return sorted(rows, key=lambda each: each.expires_on or day)
