import pytest
from django.utils import timezone

from enishi.hub.contacts.erasing import erase_person
from enishi.hub.meeting.actions import Seen, set_aside
from enishi.hub.meeting.models import SetAside, Why
from enishi.hub.network.models import Person
from tests.hub.meeting.guests.lists import evening_list

pytestmark = pytest.mark.django_db


def test_erased_person_leaves_no_row_that_bears_their_address_nor_what_was_said_of_it():
    rows = (
        "大海 一\t遠くの会社\t\tOMI@example.org\t海の話をする。\t",
        "別人 次郎\t遠くの会社\t\tother@example.org\t\t",
    )
    guest_list = evening_list(rows=rows)
    bare, farmer = guest_list.guests.get(line=7), guest_list.guests.get(line=4)
    assert bare.person is None
    seen = Seen(None, {})
    set_aside(
        f"guest:{bare.pk}", f"guest:{farmer.pk}", why=Why.KNOWN, remark="The one from the sea.", seen=seen, user=None,
        now=timezone.now(),
    )  # fmt: skip
    erase_person(Person.objects.get(names__text="Ichiro Omi"), user=None, now=timezone.now())
    assert (list(guest_list.guests.values_list("line", flat=True)), SetAside.objects.count()) == ([3, 4, 5, 6, 8], 0)
