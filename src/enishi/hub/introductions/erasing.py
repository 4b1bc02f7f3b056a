"""Introductions of somebody whose data are erased stay as numbers: that there was one, how it ended, when. Their wishes go."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.hub.contacts.erasing import Leaving, Line, erases
from enishi.hub.introductions.actions import withdraw
from enishi.hub.introductions.letters import about
from enishi.hub.introductions.models import Introduction, Side, Wish
from enishi.hub.introductions.states import State, state_on
from enishi.hub.outbox.actions import cancel_letters, empty_letters

__all__ = ["erase_from_introductions"]


@erases
def erase_from_introductions(leaving: Leaving) -> Iterator[Line]:
    """Take the person, what was said of both and all links out; whoever waits for an answer is told that it is withdrawn."""
    person, user, now = leaving.person, leaving.user, leaving.now
    keys = list(Side.objects.filter(person=person).values_list("introduction", flat=True))
    mine = Side.objects.filter(person=person)
    for side in mine:  # each its own, so that no link sent before opens anything
        Side.objects.filter(pk=side.pk).update(nonce=Side._meta.get_field("nonce").get_default(), why_not="")
    mine.update(person=None)
    letters = 0
    for row in Introduction.objects.filter(pk__in=keys).order_by("pk"):
        cancel_letters(about(row), now=now)
        if state_on(row, timezone.localdate(now)) == State.ASKED:
            withdraw(row, why="", user=user, now=now)
        letters += empty_letters(about=about(row))
    Side.objects.filter(introduction__in=keys).update(remark="")
    yield (
        _("introductions, which stay as numbers"),
        Introduction.objects.filter(pk__in=keys).update(why={}, withdrawn_why=""),
    )
    yield _("letters about these introductions"), letters
    yield _("wishes to be introduced"), Wish.objects.filter(user__in=leaving.accounts).delete()[0]
