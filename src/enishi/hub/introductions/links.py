"""The links by which a side answers and reports: see :mod:`enishi.hub.outbox.links`."""

from enum import StrEnum

from enishi.hub.introductions.models import Side
from enishi.hub.outbox.links import link_to, opened_by, same_nonce

__all__ = ["Purpose", "address_of", "side_of"]


class Purpose(StrEnum):
    """What a link is for; one made for a purpose opens nothing else. The value is the name of its address."""

    ANSWER = "introductions:answer"
    REPORT = "outcomes:report"


def address_of(side: Side, language: str, purpose: Purpose = Purpose.ANSWER) -> str:
    """Return the whole address of a page of *side*, in *language*."""
    return link_to(purpose, side.pk, side.nonce, language)


def side_of(token: str, purpose: Purpose = Purpose.ANSWER) -> Side | None:
    """Return the side *token* was made for; None where it is forged, mistyped, outdated or for another purpose."""
    opened = opened_by(token, purpose)
    if opened is None:
        return None
    key, nonce = opened
    side = Side.objects.select_related("introduction", "person", "organisation", "seed", "need").filter(pk=key).first()
    return side if side is not None and same_nonce(side.nonce, nonce) else None
