"""Reads of seeds and needs that are used more than once."""

from datetime import date, timedelta
from itertools import chain

from enishi.hub.network.discretion import public_only
from enishi.hub.pipeline.fields import as_word
from enishi.hub.pipeline.models import Need, Offer, OfferQuerySet, Seed
from enishi.hub.pipeline.states import State, in_states
from enishi.text import search_query, search_tokens

__all__ = ["BANDS", "expiring", "found", "in_band", "lapsed", "submitted"]

_SOON = timedelta(days=30)
_MOST_WORDS = 30
#: Stages as readers ask for them: first and last TRL.
BANDS = {"research": (1, 3), "development": (4, 6), "use": (7, 9)}


def found(offers: OfferQuerySet, asked: str) -> OfferQuerySet:
    """Keep those of *offers* whose texts hold every word of *asked*, in either language."""
    for token in search_query(asked)[:_MOST_WORDS]:
        offers = offers.filter(words__contains=as_word(token))
    return _told(offers, set(search_query(asked)[:_MOST_WORDS]))


def _told(offers: OfferQuerySet, tokens: set[str]) -> OfferQuerySet:
    """Leave out what is found only by the name of somebody who must not be named to the reader."""
    known = public_only()
    if known is None or not tokens & known.words:
        return offers
    # Their texts come without such names, so that what they hold now is what the reader may find them by.
    texts = ((row.pk, [text for prose in row.texts() for text in prose.values()]) for row in offers)
    return offers.filter(
        pk__in=[key for key, each in texts if tokens <= {word for one in each for word in search_tokens(one)}]
    )


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
