"""The file that a person is given holds all that the hub holds on them, and of others nothing."""

import pytest
from django.utils import timezone

from enishi.hub.contacts.everything import everything_about
from enishi.hub.introductions.models import Introduction
from enishi.hub.pipeline.models import Need, Seed
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
