"""What one side may know of the other: before both agreed, and after."""

from dataclasses import dataclass

from django.utils.translation import override

from enishi.hub.contacts.queries import contact_of
from enishi.hub.introductions.models import Side
from enishi.hub.network.discretion import withheld, without_names
from enishi.hub.network.models import in_language
from enishi.hub.pipeline.models import Need

__all__ = ["Reached", "Shown", "reached", "shown"]

_LONGEST = 600  # characters of a summary


@dataclass(frozen=True, slots=True)
class Shown:
    """A side as the other may see it in one language. "" stands for what must not be known, or is not."""

    person: str
    post: str
    organisation: str
    title: str
    summary: str
    is_need: bool
    stage: str

    @property
    def who(self) -> tuple[str, ...]:
        """What is known of who it is, the person first."""
        return tuple(part for part in (self.person, self.post, self.organisation) if part)


@dataclass(frozen=True, slots=True)
class Reached:
    """How a side is reached."""

    person: str
    organisation: str
    email: str
    phone: str


def shown(side: Side, language: str) -> Shown:
    """Return what the other side may know of *side* before both agreed. Whoever is anonymous is told by the matter alone."""
    offer = side.offer
    hidden, known = side.is_anonymous, withheld()
    unnamed = hidden or side.person is None or side.person.pk in known.people
    with override(language):
        return Shown(
            person="" if unnamed or side.person is None else side.person.display_name(language),
            post="" if unnamed else _post(side, language),
            organisation="" if hidden or side.organisation is None else side.organisation.display_name(language),
            title=without_names(in_language(offer.title, language), known) if offer else "",
            summary=_shortened(without_names(in_language(offer.summary, language), known)) if offer else "",
            is_need=isinstance(offer, Need),
            stage=offer.stage if offer else "",
        )


def _post(side: Side, language: str) -> str:
    """The newest post of the person at the organisation they are asked for."""
    if side.person is None or side.organisation is None:
        return ""
    post = side.person.posts.filter(organisation=side.organisation).order_by("-since_latest", "-pk").first()
    return in_language(post.title, language) if post else ""


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def reached(side: Side, language: str) -> Reached | None:
    """Return how *side* is reached; None where that is no longer known. Only for the other side, once both agreed."""
    contact = contact_of(side.person) if side.person else None
    if side.person is None or contact is None:
        return None
    organisation = side.organisation.display_name(language) if side.organisation else ""
    return Reached(side.person.display_name(language), organisation, contact.email, contact.phone)
