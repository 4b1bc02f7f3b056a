"""Members ask to be introduced about a seed or need: two named acts. Staff propose the introduction, or say why not."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from enishi.hub.accounts.models import User
from enishi.hub.contacts.queries import contact_of
from enishi.hub.introductions.models import Wish
from enishi.hub.introductions.queries import KINDS, open_wishes
from enishi.hub.network.models import Person
from enishi.hub.network.rules import require_writer
from enishi.hub.pipeline.models import Offer

__all__ = ["LONGEST_WHY", "MOST_OPEN", "NotTaken", "may_wish", "settle_met", "settle_wish", "wish"]

#: As long as staff may carry over into a proposal.
LONGEST_WHY = 600
#: So many may wait for the office at once.
MOST_OPEN = 10


class NotTaken(Exception):
    """The wish cannot be taken; nothing was done. Says why in a sentence."""


def may_wish(user: User) -> bool:
    """Whether *user* may ask to be introduced: members and staff."""
    return user.is_active and user.role in {User.Role.MEMBER, User.Role.STAFF, User.Role.ADMINISTRATOR}


@transaction.atomic
def wish(offer: Offer, why: str, *, user: User, now: datetime) -> Wish:
    """Ask the office for an introduction about *offer*. Raises NotTaken, PermissionDenied."""
    if not may_wish(user):
        raise PermissionDenied(_("Only members of the hub may ask to be introduced here."))
    list(User.objects.select_for_update().filter(pk=user.pk))  # of two presses at once the second sees the first
    text = why.replace("\r\n", "\n").strip()
    _check(offer, text, user, now)
    row = Wish.objects.create(user=user, why=text, wished_at=now, **{KINDS[type(offer)]: offer})
    log(row, "enishi.wish.wish", user=user, timestamp=now)
    return row


def _check(offer: Offer, why: str, user: User, now: datetime) -> None:
    if not type(offer)._default_manager.published_on(timezone.localdate(now)).filter(pk=offer.pk).exists():
        raise NotTaken(_("It is not shown any more."))
    if not 1 <= len(why) <= LONGEST_WHY or "\0" in why:
        raise NotTaken(_("Say in 1 to %(most)d characters what you would like to talk about.") % {"most": LONGEST_WHY})
    waiting = open_wishes().filter(user=user)
    if waiting.filter(**{KINDS[type(offer)]: offer}).exists():
        raise NotTaken(_("You have asked for this already; the hub's office is seeing to it."))
    if waiting.count() >= MOST_OPEN:
        raise NotTaken(
            _("%(most)d of your wishes wait for the hub's office. Please ask again once it has seen to one.")
            % {"most": MOST_OPEN}
        )


@transaction.atomic
def settle_wish(row: Wish, *, user: User | None, now: datetime) -> None:
    """Note that the office has seen to it. A second time changes nothing."""
    require_writer(user)
    if open_wishes().filter(pk=row.pk).update(settled_at=now, settled_by=user):
        log(row, "enishi.wish.settle", user=user, timestamp=now)


def settle_met(person: Person | None, offer: Offer | None, *, user: User | None, now: datetime) -> None:
    """Settle what the account of *person*'s address wished about *offer*: they are being introduced."""
    contact = contact_of(person) if person else None
    if contact is not None and offer is not None:
        for row in open_wishes().filter(**{KINDS[type(offer)]: offer}, user__email__iexact=contact.email):
            settle_wish(row, user=user, now=now)
