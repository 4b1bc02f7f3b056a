"""Seeds and needs of which somebody was the person to ask, whose data are erased."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext as _

from enishi.hub.contacts.erasing import Leaving, Line, at_the_end, erases
from enishi.hub.pipeline.models import Need, Reminder, Seed

__all__ = ["erase_from_offers", "words_anew"]


@erases
def erase_from_offers(leaving: Leaving) -> Iterator[Line]:
    """Leave seeds and needs without a person to ask, and forget what the person answered to reminders of their ends."""
    person = leaving.person
    yield (
        _("mentions as the person to ask about seeds, which stay"),
        Seed.objects.filter(person=person).update(person=None),
    )
    yield (
        _("mentions as the person to ask about needs, which stay"),
        Need.objects.filter(person=person).update(person=None),
    )
    yield _("reminders to the person"), Reminder.objects.filter(person=person).delete()[0]


@at_the_end
def words_anew(changed: Mapping[type[Model], list[Any]]) -> None:
    """Derive the search words of changed seeds and needs from their new texts."""
    for kind in (Seed, Need):
        for row in kind.objects.filter(pk__in=changed.get(kind, [])):
            row.save(update_fields=["words"])
