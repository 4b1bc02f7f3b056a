from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from enishi.hub.contacts.everything import everything_about
from enishi.hub.meeting.actions import Seen, set_aside
from enishi.hub.meeting.guests.actions import add_guest_list, delete_guest_list, forget_guest_lists, join_guests
from enishi.hub.meeting.guests.sheets import read_pasted
from enishi.hub.meeting.models import Guest, GuestList, Joined, SetAside, Why
from enishi.hub.network.models import Person
from enishi.hub.site.chores import CHORES
from tests.hub.meeting.guests.lists import day, evening, evening_list
from tests.hub.meeting.hubs import full_hub, organisation, staff
from tests.hub.pipeline.offers import member

pytestmark = pytest.mark.django_db


def test_list_is_kept_whole_with_who_is_certain():
    made, user = evening_list(full_hub()), staff()
    known = Person.objects.get()
    assert [(row.line, row.name, row.person, row.joined) for row in made.guests.all()] == [
        (2, "近江 一郎", known, Joined.CERTAIN),
        (3, "手袋 作", None, ""),
        (4, "田畑 耕", None, ""),
        (5, "農家 米子", None, ""),
        (6, "名無 しの", None, ""),
    ]
    other = add_guest_list(
        evening(keep_until=day() + timedelta(days=30)), read_pasted("Name\nAnn"), user=user, now=timezone.now()
    )
    assert (other.told_by, other.told_how, other.joined_at) == (user, "申込書に明記した。", None)
    assert made.keep_until == made.held_on + timedelta(days=90)
    assert other.keep_until == day() + timedelta(days=30)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"told_how": " "}, "told_how"),
        ({"keep_until": day() - timedelta(days=1)}, "keep_until"),
        ({"keep_until": day() + timedelta(days=400)}, "keep_until"),
        ({"held_on": day() - timedelta(days=100)}, "keep_until"),
        ({"name": ""}, "name"),
    ],
)
def test_nothing_is_kept_without_word_to_the_guests_or_beyond_its_time(more, field):
    with pytest.raises(ValidationError) as refused:
        add_guest_list(evening(**more), read_pasted("Name\nAnn"), user=None, now=timezone.now())
    assert list(refused.value.message_dict) == [field]
    assert GuestList.objects.count() == 0


def test_staff_say_who_a_guest_is_and_that_stays_said():
    made, user = evening_list(), staff()
    one, two = made.guests.all()[:2]
    body = organisation("手工業")
    join_guests(made, {one.pk: (None, None), two.pk: (None, body), 0: (None, None)}, user=user, now=timezone.now())
    made.refresh_from_db()
    told = [(row.person, row.organisation, row.joined) for row in made.guests.all()[:2]]
    assert told == [(None, None, Joined.NOBODY), (None, body, Joined.STAFF)]
    assert made.joined_by == user


def test_list_is_deleted_after_its_last_day_with_what_was_said_of_its_guests_alone():
    made = evening_list()
    one, two, three = (f"guest:{row.pk}" for row in made.guests.all()[1:4])
    now = timezone.now()
    owners = {one: "organisation:1", two: "organisation:2"}
    set_aside(one, two, why=Why.CONFLICT, remark="手袋 作さんの会社", seen=Seen(owners=owners), user=None, now=now)
    set_aside(one, three, why=Why.OTHER, remark="手袋 作さん", user=None, now=now)
    assert forget_guest_lists(now + timedelta(days=99)) == 0
    assert forget_guest_lists(now + timedelta(days=100)) == 1
    assert (GuestList.objects.count(), Guest.objects.count()) == (0, 0)
    assert [(row.owner_one, row.owner_two, row.remark) for row in SetAside.objects.all()] == [
        ("organisation:1", "organisation:2", "")
    ]
    assert forget_guest_lists in CHORES


def test_person_is_told_what_guest_lists_hold_of_them():
    made = evening_list()
    told = everything_about(Person.objects.get(), user=None, now=timezone.now())["guest_lists"]
    assert told == [
        {
            "event": "縁日交流会",
            "day": made.held_on.isoformat(),
            "kept_until": made.keep_until.isoformat(),
            "name": "近江 一郎",
            "organisation": "楓病院",
            "title": "部長",
            "email": "",
            "fields": "",
            "looks_for": "",
        }
    ]


def test_member_may_do_none_of_it():
    made, other = evening_list(), member()
    for act in (
        lambda: add_guest_list(evening(), read_pasted("Name\nAnn"), user=other, now=timezone.now()),
        lambda: join_guests(made, {}, user=other, now=timezone.now()),
        lambda: delete_guest_list(made, user=other, now=timezone.now()),
    ):
        with pytest.raises(PermissionDenied):
            act()
