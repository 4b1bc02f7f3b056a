"""What members wish to be introduced about: who may, how often, and what becomes of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from wagtail.models import ModelLogEntry

from enishi.hub.accounts.models import User
from enishi.hub.contacts.erasing import erase_person
from enishi.hub.contacts.everything import everything_about
from enishi.hub.introductions.actions import preview, propose
from enishi.hub.introductions.models import Wish
from enishi.hub.introductions.wishing import NotTaken, settle_wish, wish
from enishi.hub.pipeline.actions import withdraw_offer
from enishi.hub.pipeline.models import Need, Seed
from tests.hub.introductions.people import WHY, organisation, person, two_sides
from tests.hub.pipeline.offers import BOTH, draft, member, published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


def _wish(offer, user, why="検査の実用化について。"):
    return wish(offer, why, user=user, now=timezone.now())


def _rows():
    return list(Wish.objects.values_list("user__email", "seed", "need", "why", "settled_at"))


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("role", ["member", "staff", "administrator"])
def test_members_and_staff_wish(kind, role):
    offer, user = published(kind), User.objects.create_user("w@example.org", role=role)
    row = _wish(offer, user, "  検査の\r\n実用化について。 ")
    seed, need = (offer.pk, None) if kind is Seed else (None, offer.pk)
    assert _rows() == [("w@example.org", seed, need, "検査の\n実用化について。", None)]
    assert row.offer == offer
    entry = ModelLogEntry.objects.get(action="enishi.wish.wish")
    assert (entry.user, entry.label) == (user, f"W-{row.pk}")


@pytest.mark.parametrize(("role", "is_active"), [("public", True), ("member", False), ("staff", False)])
def test_nobody_else_wishes(role, is_active):
    user = User.objects.create_user("w@example.org", role=role, is_active=is_active)
    with pytest.raises(PermissionDenied):
        _wish(published(), user)
    assert _rows() == []


def test_what_is_not_shown_is_not_wished_for():
    user, ended = member(), published()
    withdrawn = published(Need, organisation=ended.organisation)
    withdraw_offer(withdrawn, remark="", user=None, now=timezone.now())
    for offer, now in (
        (draft(organisation=ended.organisation), timezone.now()),
        (withdrawn, timezone.now()),
        (ended, timezone.now() + timedelta(days=366)),
    ):
        with pytest.raises(NotTaken, match="not shown"):
            wish(offer, "Why.", user=user, now=now)
    assert _rows() == []


@pytest.mark.parametrize("why", ["", " \r\n ", "x" * 601, "a\0b"])
def test_words_that_are_none_or_too_long_are_refused(why):
    with pytest.raises(NotTaken, match="1 to 600"):
        _wish(published(), member(), why)


def test_same_is_wished_once_until_it_is_settled():
    offer, user = published(), member()
    row = _wish(offer, user, "x" * 600)
    with pytest.raises(NotTaken, match="already"):
        _wish(offer, user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Wish.objects.create(user=user, seed=offer, why="By another way.", wished_at=timezone.now())
    settle_wish(row, user=None, now=timezone.now())
    _wish(offer, user)
    assert Wish.objects.count() == 2


def test_wish_is_about_one_offer():
    user, seed = member(), published()
    need = published(Need, organisation=seed.organisation)
    for more in ({}, {"seed": seed, "need": need}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Wish.objects.create(user=user, why="Why.", wished_at=timezone.now(), **more)


def test_ten_may_wait_and_no_more():
    user, first = member(), published()
    rest = [published(BOTH[place % 2], organisation=first.organisation) for place in range(10)]
    rows = [_wish(offer, user) for offer in [first, *rest[:9]]]
    with pytest.raises(NotTaken, match="10 of your wishes"):
        _wish(rest[9], user)
    settle_wish(rows[0], user=None, now=timezone.now())
    _wish(rest[9], user)
    assert Wish.objects.filter(settled_at=None).count() == 10


def test_staff_settle_and_the_first_word_counts():
    staff = User.objects.create_user("s@example.org", role="staff")
    user, now = member(), timezone.now()
    row = _wish(published(), user)
    with pytest.raises(PermissionDenied):
        settle_wish(row, user=user, now=now)
    settle_wish(row, user=staff, now=now)
    settle_wish(row, user=None, now=now + timedelta(days=1))
    row.refresh_from_db()
    assert (row.settled_at, row.settled_by) == (now, staff)
    assert ModelLogEntry.objects.filter(action="enishi.wish.settle").count() == 1


def test_proposing_settles_the_wish_of_the_two_alone():
    one, two = two_sides()
    need = published(Need, organisation=two.organisation, person=two.person)
    two = type(two)(two.person, two.organisation, need)
    asker = User.objects.create_user("OMI@example.org", role="member")
    mine, theirs = _wish(need, asker), _wish(need, member())
    other = _wish(published(organisation=one.organisation), asker)
    terms = {"why": WHY, "ends_on": timezone.localdate() + timedelta(days=14), "user": None, "now": timezone.now()}
    preview((one, two), **terms)
    assert Wish.objects.filter(settled_at=None).count() == 3
    propose((one, two), **terms)
    assert list(Wish.objects.exclude(settled_at=None)) == [mine]
    assert set(Wish.objects.filter(settled_at=None)) == {theirs, other}


def test_wishes_of_a_person_are_given_out_and_erased_with_them():
    organisation("青葉大学", "Aoba University")
    who = person("近江一郎", "Ichiro Omi", "omi@example.org")
    offer = published()
    row = _wish(offer, User.objects.create_user("omi@example.org", role="member"))
    _wish(offer, member(), "Another's word.")
    told = everything_about(who, user=None, now=timezone.now())
    assert told["wishes"] == [
        {"about": offer.number, "why": "検査の実用化について。", "at": row.wished_at.isoformat(), "seen_to": ""}
    ]
    gone = erase_person(who, user=None, now=timezone.now()).gone
    assert ("wishes to be introduced", 1) in gone
    assert [each[3] for each in _rows()] == ["Another's word."]
