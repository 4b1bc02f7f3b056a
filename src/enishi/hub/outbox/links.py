"""Links that need no account: signed, for one purpose and one row; a new nonce of the row ends all that were sent before.

A link opens a page and does nothing: programs that look at mails open links too. Only the page's buttons act.
"""

import hmac
from datetime import datetime, timedelta
from hashlib import sha256
from ipaddress import IPv4Address, ip_address, ip_network
from secrets import token_urlsafe

from django.conf import settings
from django.core import signing
from django.db.models import F, Sum
from django.urls import reverse
from django.utils.translation import override

from enishi.hub.outbox.models import Knock

__all__ = ["acts_too_often", "knocked_too_often", "link_to", "new_nonce", "note_knock", "opened_by", "same_nonce"]

_WINDOW = timedelta(minutes=10)
_MOST_KNOCKS = 30  # links that open nothing, from one address within ten minutes
_LONGEST = 200
_NONCE_BYTES = 16


def new_nonce() -> str:
    """Return what stands in the links of one row and nobody can guess."""
    return token_urlsafe(_NONCE_BYTES)


def same_nonce(one: str, other: str) -> bool:
    """Compare in a time that tells nothing."""
    return hmac.compare_digest(one, other)


def _signer(purpose: str) -> signing.Signer:
    return signing.Signer(
        salt=f"enishi.{purpose}", sep="."
    )  # programs that find links in mails know where such a one ends


def link_to(purpose: str, key: int, nonce: str, language: str) -> str:
    """Return the whole address of the page named *purpose* for the row *key*, in *language*. It opens nothing else."""
    token = _signer(purpose).sign(f"{key}.{nonce}")
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + reverse(purpose, args=[token])


def opened_by(token: str, purpose: str) -> tuple[int, str] | None:
    """Return the key and nonce that *token* was made for; None where it is forged, mistyped or for another purpose."""
    if len(token) > _LONGEST:
        return None
    try:
        key, _dot, nonce = _signer(purpose).unsign(token).partition(".")
    except signing.BadSignature:
        return None
    return int(key), nonce


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


def acts_too_often(what: str, now: datetime) -> bool:
    """Whether the buttons of the page of *what* ("side 12") were pressed so often that no more is taken for some minutes; counts this time.

    Whoever has a link could otherwise fill the store with words of their own.
    """
    if knocked_too_often(what, now):
        return True
    note_knock(what, now)
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
