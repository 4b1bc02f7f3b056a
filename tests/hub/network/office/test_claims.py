"""Who has a review in hand."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import claim, propose_reading
from enishi.hub.network.keeping import present_version
from enishi.hub.network.models import Waiting
from enishi.releases import read

pytestmark = pytest.mark.django_db
TEXT = "日本橋ハブ推進機構(以下「日本橋ハブ」)は、2020年4月1日、フランスのリヨン科学大学とMOU(覚書)を締結しました。"


@pytest.fixture
def proposed():
    reading = read(TEXT, hub="日本橋ハブ", published="2020-04-02")
    return propose_reading(reading, user=None, now=timezone.now())


def _somebody(name, language="en"):
    user = User.objects.create_user(
        f"{name}@example.org", "a long password", role="staff", language=language, name=name
    )
    client = Client()
    client.force_login(user)
    return user, client


def _review(client, proposed):
    return client.get(reverse("enishi_review", args=[proposed.pk])).content.decode()


def _hold(client, proposed, what):
    return client.post(reverse("enishi_claim", args=[proposed.pk]), {"hold": what}, follow=True).content.decode()


def test_two_people_see_who_reviews_and_neither_overwrites(proposed):
    (aoki, first), (_mori, second) = _somebody("Aoki"), _somebody("Mori", "ja")
    mine, theirs = _review(first, proposed), _review(second, proposed)
    since = timezone.localtime(Waiting.objects.get().claimed_at).strftime("%H:%M")
    assert f"In your hands since {since}." in mine
    assert f"Aokiさんが{since}から確認しています。" in theirs
    assert f"Aokiさんが{since}から確認中" in second.get(reverse("enishi_reviews")).content.decode()
    address = reverse("enishi_review", args=[proposed.pk])
    # A claim forbids nothing; what forbids is the version.
    assert second.post(address, {"version": 0, "decide": "o1:accept"}).status_code == 302
    answer = first.post(address, {"version": 0, "decide": "o1:reject"})
    assert answer.status_code == 409
    assert "Mori accepted this at" in answer.content.decode()
    proposed.refresh_from_db()
    assert proposed.decisions["o1"]["do"] == "accept"
    assert Waiting.objects.get().claimed_by == aoki


def test_claim_is_taken_over_and_left(proposed):
    (_aoki, first), (mori, second) = _somebody("Aoki"), _somebody("Mori")
    _review(first, proposed)
    assert "In your hands since" in _hold(second, proposed, "take")
    assert Waiting.objects.get().claimed_by == mori
    assert "Mori has been reviewing this since" in _review(first, proposed)
    _hold(first, proposed, "leave")  # what one does not hold one cannot leave
    assert Waiting.objects.get().claimed_by == mori
    assert "You left this review to others." in _hold(second, proposed, "leave")
    assert Waiting.objects.get().claimed_by is None
    assert "In your hands since" in _review(first, proposed)


def test_steps_keep_a_claim_and_rest_gives_it_up(proposed):
    (aoki, _first), (mori, _second) = _somebody("Aoki"), _somebody("Mori")
    start = timezone.now()
    for minutes in (0, 10, 20):
        claim(proposed, user=aoki, now=start + timedelta(minutes=minutes))
    place = Waiting.objects.get()
    assert (place.claimed_at, place.seen_at) == (start, start + timedelta(minutes=20))
    assert claim(proposed, user=mori, now=start + timedelta(minutes=35)).claimed_by == aoki
    later = start + timedelta(minutes=36)
    place = claim(proposed, user=mori, now=later)
    assert (place.claimed_by, place.claimed_at) == (mori, later)
    # Who comes back after a rest begins anew.
    again = claim(proposed, user=mori, now=later + timedelta(hours=2))
    assert again.claimed_at == later + timedelta(hours=2)


def test_closed_review_is_in_nobodys_hands(proposed):
    _user, client = _somebody("Aoki")
    _review(client, proposed)
    client.post(reverse("enishi_review", args=[proposed.pk]), {"version": 0, "keep": "everything"})
    assert not Waiting.objects.exists()
    assert "In your hands" not in _review(client, proposed)
    assert _hold(client, proposed, "take")
    assert not Waiting.objects.exists()


def test_claims_are_for_staff_and_leave_pages_of_the_record_kept(proposed):
    member = User.objects.create_user("member@example.org", "a long password", role="member")
    with pytest.raises(PermissionDenied):
        claim(proposed, user=member, now=timezone.now())
    user, _client = _somebody("Aoki")
    before = present_version()
    claim(proposed, user=user, now=timezone.now())
    assert present_version() == before


@pytest.mark.parametrize("word", ["", "x", "take" * 1000, "\x00"])
def test_any_other_word_takes_a_review_over(proposed, word):
    user, client = _somebody("Aoki")
    assert client.post(reverse("enishi_claim", args=[proposed.pk]), {"hold": word}).status_code == 302
    assert Waiting.objects.get().claimed_by == user


def test_looking_at_the_address_of_a_claim_changes_nothing(proposed):
    _user, client = _somebody("Aoki")
    answer = client.get(reverse("enishi_claim", args=[proposed.pk]))
    assert answer.headers["Location"] == reverse("enishi_review", args=[proposed.pk])
    assert Waiting.objects.get().claimed_by is None
