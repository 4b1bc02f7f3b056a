"""On which rows of guest lists a person stands, and on which perhaps."""

import pytest
from django.utils import timezone

from enishi.hub.contacts.everything import everything_about
from enishi.hub.meeting.guests.standing import standing_of
from enishi.hub.meeting.models import Guest
from enishi.hub.network.models import Person
from tests.hub.meeting.guests.lists import evening_list

pytestmark = pytest.mark.django_db

ROWS = (
    "大海 一\t遠くの会社\t\tOMI@example.org\t\t",
    "近江　一郎\t別の会社\t\tprivate@example.net\t\t",
    "ICHIRO OMI\tthe sea\t\tomi@example.org\tFishing\t",
    "別人 次郎\t遠くの会社\t\t\t\t",
)


def test_rows_are_told_apart_by_name_and_address():
    evening_list(rows=ROWS)
    Guest.objects.filter(line=9).update(person=None)  # staff said that it is nobody of the record
    found = standing_of(Person.objects.get(names__text="Ichiro Omi"))
    assert [[row.line for row in rows] for rows in (found.own, found.named, found.reached)] == [[2, 9], [8], [7]]


def test_person_without_an_address_and_with_no_name_stands_nowhere():
    evening_list(rows=ROWS)
    nobody = Person.objects.create()
    found = standing_of(nobody)
    assert (found.own, found.named, found.reached) == ([], [], [])


def test_file_for_the_person_holds_their_own_rows_alone():
    evening_list(rows=ROWS)
    Guest.objects.filter(line=9).update(person=None)
    told = everything_about(Person.objects.get(names__text="Ichiro Omi"), user=None, now=timezone.now())
    assert [(row["organisation"], row["fields"]) for row in told["guest_lists"]] == [
        ("楓病院", ""),
        ("the sea", "Fishing"),
    ]
