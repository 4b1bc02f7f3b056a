"""What a seed or need must say before it is published: what readers in industry miss most, and nothing that tells too much."""

from collections.abc import Iterable
from typing import NamedTuple

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from enishi.hub.network.models import Organisation, Person
from enishi.hub.pipeline.models import Offer
from enishi.text import normalise

__all__ = ["Gap", "gaps_of", "one_language_alone"]

# A name of a letter or two stands in many a word by chance.
_SHORTEST_NAME = 3


class Gap(NamedTuple):
    """What stands in the way of publication, and in which field."""

    field: str
    sentence: str


def gaps_of(offer: Offer) -> list[Gap]:
    """Return everything that stands in the way of publishing *offer*, in the order of its form; [] where nothing does."""
    asked = {
        "title": _("It has no title."),
        "summary": _("It has no summary."),
        "comparison": _("It is not compared with how things are done today."),
        "benefit": _("It does not say who would gain what."),
        "route": _("It does not say how it would come into use."),
    }
    found = [Gap(name, sentence) for name, sentence in asked.items() if not _says(getattr(offer, name))]
    if offer.trl is None and not offer.phase:
        found.append(Gap("trl", _("It does not say how far it is: give the TRL or the phase.")))
    if offer.organisation is None:
        found.append(
            Gap(
                "organisation", _("It does not say whose it is. An anonymous one needs its owner too: staff must know.")
            )
        )
    if offer.anonymous and (name := _name_given_away(offer)):
        found.append(Gap("anonymous", _("It is anonymous, but its text names “%(name)s”.") % {"name": name}))
    return found


def one_language_alone(offer: Offer) -> list[tuple[str, str]]:
    """Return label and language code of each text that is missing in one of the hub's languages and there in another."""
    return [
        (capfirst(str(offer._meta.get_field(name).verbose_name)), code)  # type: ignore[union-attr]  # a column, not a relation
        for name, prose in zip(offer.prose_fields, offer.texts(), strict=True)
        for code, _language in settings.LANGUAGES
        if _says(prose) and not prose.get(code, "").strip()
    ]


def _says(prose: object) -> bool:
    return isinstance(prose, dict) and any(text.strip() for text in prose.values())


def _name_given_away(offer: Offer) -> str:
    """Return the name of the owner or the person to ask that stands in the texts, "" where none does."""
    texts = "\n".join(_folded(text) for prose in offer.texts() for text in prose.values())
    owners = [owner for owner in (offer.organisation, offer.person) if owner is not None]
    return next((name for name in _names(owners) if _folded(name) in texts), "")


def _names(owners: Iterable[Organisation | Person]) -> Iterable[str]:
    names = (str(name.text) for owner in owners for name in owner.names.all())
    return (name for name in names if len(_folded(name)) >= _SHORTEST_NAME)


def _folded(text: str) -> str:
    """Return *text* without spaces, widths and case, so that no way of writing a name passes."""
    return "".join(normalise(text).text.casefold().split())
