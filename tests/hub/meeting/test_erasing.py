import pytest
from django.utils import timezone
from django.utils.translation import override

from enishi.hub.contacts.erasing import erase_person, preview_erasure
from enishi.hub.meeting.actions import Seen, set_aside
from enishi.hub.meeting.guests.actions import join_guests
from enishi.hub.meeting.models import SetAside, Why
from enishi.hub.network.models import Person
from tests.hub.introductions.people import person
from tests.hub.meeting.guests.lists import evening_list

pytestmark = pytest.mark.django_db


ROWS = (
    "大海 一\t遠くの会社\t\tOMI@example.org\t海の話をする。\t",
    "別人 次郎\t遠くの会社\t\tother@example.org\t\t",
    "近江　一郎\t別の会社\t\tprivate@example.net\t山の話をする。\t",
)


def test_erased_person_leaves_no_row_that_bears_their_name_or_address_nor_what_was_said_of_it():
    guest_list = evening_list(rows=ROWS)
    bare, farmer = guest_list.guests.get(line=7), guest_list.guests.get(line=4)
    assert bare.person is None
    seen = Seen(None, {})
    set_aside(
        f"guest:{bare.pk}", f"guest:{farmer.pk}", why=Why.KNOWN, remark="The one from the sea.", seen=seen, user=None,
        now=timezone.now(),
    )  # fmt: skip
    erase_person(Person.objects.get(names__text="Ichiro Omi"), user=None, now=timezone.now())
    assert (list(guest_list.guests.values_list("line", flat=True)), SetAside.objects.count()) == ([3, 4, 5, 6, 8], 0)


def test_rows_that_may_be_of_somebody_else_are_told_one_by_one_before():
    evening_list(rows=ROWS)
    with override("en"):
        told = preview_erasure(Person.objects.get(names__text="Ichiro Omi"), user=None, now=timezone.now())
    assert [line for line in told.gone if "guest lists" in line[0]] == [
        ("rows of guest lists", 1),
        ("rows of guest lists that bear the name, joined to nobody of the record (縁日交流会, line 9: 近江 一郎)", 1),
        (
            "rows of guest lists that bear the address under another name, as where a mailbox is shared "
            "(縁日交流会, line 7: 大海 一)",
            1,
        ),
    ]


def test_row_that_was_joined_to_a_namesake_stays():
    guest_list = evening_list(rows=ROWS)
    namesake = person("近江一郎", "Ichiro Omi", "private@example.net")
    row = guest_list.guests.get(line=9)
    join_guests(guest_list, {row.pk: (namesake, None)}, user=None, now=timezone.now())
    erase_person(Person.objects.get(contacts__email="omi@example.org"), user=None, now=timezone.now())
    assert list(guest_list.guests.values_list("line", "email"))[-1] == (9, "private@example.net")
