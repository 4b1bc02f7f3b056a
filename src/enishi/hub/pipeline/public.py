"""What the public may see of a seed or need. Pages and JSON are made of this alone, so that nothing else can leak from them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from enishi.hub.network.lists import fetch_names
from enishi.hub.network.models import Organisation
from enishi.hub.pipeline.models import Offer

__all__ = ["PublicOffer", "Words", "as_json", "owner_named", "public_offers"]


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the language it is in."""

    text: str
    language: str

    @classmethod
    def of(cls, prose: dict[str, str], language: str) -> "Words":
        """Return *prose* in *language*, else in English, else in any."""
        written = [code for code in (language, "en", *prose) if prose.get(code)]
        return cls(prose[written[0]], written[0]) if written else cls("", language)


@dataclass(frozen=True, slots=True)
class PublicOffer:
    """*owner* is None for an anonymous one, whoever it is."""

    number: str
    address: str
    title: Words
    summary: Words
    parts: tuple[tuple[str, Words], ...]
    stage: str
    owner: Organisation | None
    anonymous: bool
    until: date | None
    sample: bool


def public_offers(offers: Iterable[Offer], language: str) -> list[PublicOffer]:
    """Return *offers* as the public sees them, in *language* where they are written in it. One query for all names."""
    rows = list(offers)
    fetch_names([owner for row in rows if (owner := _owner(row))])
    return [_public(row, language) for row in rows]


def _owner(offer: Offer) -> Organisation | None:
    return None if offer.anonymous else offer.organisation


def owner_named(offer: Offer) -> str:
    """Return the owner as others may read of it: what is anonymous names nobody."""
    return _("anonymous") if offer.anonymous else str(offer.organisation or "")


def _public(offer: Offer, language: str) -> PublicOffer:
    rest = [name for name in offer.prose_fields if name not in {"title", "summary"} and getattr(offer, name)]
    return PublicOffer(
        number=offer.number,
        address=offer.get_absolute_url(),  # type: ignore[attr-defined]  # each kind of offer has its own
        title=Words.of(offer.title, language),
        summary=Words.of(offer.summary, language),
        parts=tuple((_label(offer, name), Words.of(getattr(offer, name), language)) for name in rest),
        stage=offer.stage,
        owner=_owner(offer),
        anonymous=offer.anonymous,
        until=offer.expires_on,
        sample=offer.sample,
    )


def _label(offer: Offer, name: str) -> str:
    return str(capfirst(offer._meta.get_field(name).verbose_name))  # type: ignore[union-attr]  # a column, not a relation


def as_json(offers: Iterable[Offer]) -> list[dict[str, Any]]:
    """Return *offers* as plain values, each text in every language it is written in."""
    rows = list(offers)
    fetch_names([owner for row in rows if (owner := _owner(row))])
    return [
        {
            "number": row.number,
            "address": row.get_absolute_url(),  # type: ignore[attr-defined]  # as above
            **{name: getattr(row, name) for name in row.prose_fields},
            "trl": row.trl,
            "phase": row.phase,
            "anonymous": row.anonymous,
            "owner": {code: owner.display_name(code) for code in ("ja", "en")} if (owner := _owner(row)) else None,
            "until": row.expires_on.isoformat() if row.expires_on else "",
            "sample": row.sample,
        }
        for row in rows
    ]
