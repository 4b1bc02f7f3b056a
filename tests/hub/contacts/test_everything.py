"""The file that a person is given holds all that the hub holds on them, and of others nothing."""

import pytest
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.contacts.everything import everything_about
from enishi.hub.introductions.models import Introduction
from enishi.hub.introductions.wishing import wish
from enishi.hub.pipeline.models import Need, Seed
from tests.hub.introductions.people import person
from tests.hub.leaking import ADDRESS, EN, JA, everywhere

pytestmark = pytest.mark.django_db


def test_file_holds_seeds_and_needs_remarks_and_the_account():
    there = everywhere()
    told = everything_about(there.person, user=None, now=timezone.now())
    seed, need = Seed.objects.get(), Need.objects.get()
    assert [(row["number"], row["title"], row["anonymous"]) for row in told["seeds_and_needs"]] == [
        (seed.number, seed.title, False),
        (need.number, need.title, False),
    ]
    assert [(act["what"], act["remark"]) for act in told["seeds_and_needs"][0]["acts"]] == [
        ("returned", f"{JA}さんの確認待ち"),
        ("published", ""),
    ]
    assert [(row["reason"], row["remark"]) for row in told["not_suggested"]] == [("other", f"{JA}さんは多忙")]
    assert [(row["email"], row["name"], row["role"]) for row in told["accounts"]] == [(ADDRESS, EN, "member")]


def test_file_holds_nothing_of_the_other_side():
    there = everywhere()
    told = everything_about(there.person, user=None, now=timezone.now())
    assert [row["introduction"] for row in told["introductions"]] == [
        row.number for row in Introduction.objects.order_by("pk")
    ]
    assert [
        word
        for word in ("隠岐花子", "Hanako Oki", "oki@example.com", "is known to us", "met Sakutaro")
        if word in str(told)
    ] == []


def test_file_holds_no_account_nor_wish_of_a_namesake_nor_of_who_shares_the_mailbox():
    there = everywhere()
    namesake = User.objects.create_user("namesake@example.net", role="member", name=JA)
    wish(Need.objects.get(), "血糖について話したい。", user=namesake, now=timezone.now())
    there.user.name = "別人 花子"
    there.user.save()
    person("別人 花子", "Hanako Betsujin", ADDRESS)
    told = everything_about(there.person, user=None, now=timezone.now())
    assert (told["accounts"], told["wishes"]) == ([], [])
