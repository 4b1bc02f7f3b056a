"""Links that need no account: signed, for one purpose, for one side; a new nonce of the side ends all that were sent before.

A link opens a page and does nothing: programs that look at mails open links too. Only the page's buttons act.
"""

import hmac
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from ipaddress import IPv4Address, ip_address, ip_network

from django.conf import settings
from django.core import signing
from django.db.models import F, Sum
from django.urls import reverse
from django.utils.translation import override

from enishi.hub.introductions.models import Knock, Side

__all__ = ["Purpose", "acts_too_often", "address_of", "knocked_too_often", "note_knock", "side_of"]

_WINDOW = timedelta(minutes=10)
_MOST_KNOCKS = 30  # links that open nothing, from one address within ten minutes
_LONGEST = 200


class Purpose(StrEnum):
    """What a link is for; one made for a purpose opens nothing else. The value is the name of its address."""

    ANSWER = "introductions:answer"
    REPORT = "outcomes:report"


def _signer(purpose: Purpose) -> signing.Signer:
    return signing.Signer(
        salt=f"enishi.{purpose}", sep="."
    )  # programs that find links in mails know where such a one ends


def address_of(side: Side, language: str, purpose: Purpose = Purpose.ANSWER) -> str:
    """Return the whole address of a page of *side*, in *language*."""
    token = _signer(purpose).sign(f"{side.pk}.{side.nonce}")
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + reverse(purpose, args=[token])


def side_of(token: str, purpose: Purpose = Purpose.ANSWER) -> Side | None:
    """Return the side *token* was made for; None where it is forged, mistyped, outdated or for another purpose."""
    if len(token) > _LONGEST:
        return None
    try:
        key, _dot, nonce = _signer(purpose).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    side = (
        Side.objects.select_related("introduction", "person", "organisation", "seed", "need")
        .filter(pk=int(key))
        .first()
    )
    return side if side is not None and hmac.compare_digest(side.nonce, nonce) else None


def _digest(address: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), _one_visitor(address).encode(), sha256).hexdigest()


def _one_visitor(address: str) -> str:
    """Return what stands for one visitor: of IPv6 the network, since whoever has one address has 2 to the 64th of them."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    if isinstance(found, IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, 64), strict=False))


def acts_too_often(side: Side, now: datetime) -> bool:
    """Whether the buttons of a page of *side* were pressed so often that no more is taken for some minutes; counts this time.

    Whoever has a link could otherwise fill the store with words of their own.
    """
    here = f"side {side.pk}"
    if knocked_too_often(here, now):
        return True
    note_knock(here, now)
    return False


def note_knock(address: str, now: datetime) -> None:
    """Count a link that opens nothing, asked for from the internet *address*; forget what lies behind."""
    minute = now.replace(second=0, microsecond=0)
    Knock.objects.filter(minute__lt=now - _WINDOW).delete()
    row, _created = Knock.objects.get_or_create(address=_digest(address), minute=minute)
    Knock.objects.filter(pk=row.pk).update(times=F("times") + 1)


def knocked_too_often(address: str, now: datetime) -> bool:
    """Whether *address* tried so many that no more are looked up for some minutes."""
    knocks = Knock.objects.filter(address=_digest(address), minute__gte=now - _WINDOW)
    return (knocks.aggregate(all=Sum("times"))["all"] or 0) >= _MOST_KNOCKS
