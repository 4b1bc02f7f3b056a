"""The review of a reading, as staff use it."""

import pytest
from django.urls import reverse

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Agreement, Organisation, ProposedReading

TEXT = """大学と覚書を締結 <script>alert(1)</script>

日本橋ハブ推進機構(以下「日本橋ハブ」)は、2020年4月1日、英国のケンブリッジ科学大学(所在地:英国ケンブリッジ)とMOU(覚書)を締結しました。
"""
pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    client.force_login(User.objects.create_user("staff@example.org", "a long password", role="staff"))
    return client


@pytest.fixture
def proposed(staff):
    answer = staff.post(reverse("enishi_read"), {"text": TEXT, "published": "2020年4月2日", "hub": "日本橋ハブ"})
    reading = ProposedReading.objects.get()
    assert answer.headers["Location"] == reverse("enishi_review", args=[reading.pk])
    return reading


def _decide(client, reading, decision, version=None, **more):
    version = reading.version if version is None else version
    return client.post(
        reverse("enishi_review", args=[reading.pk]), {"version": version, "decide": decision, **more}, follow=True
    )


def _item(reading, kind, name):
    return next(item["id"] for item in reading.payload[kind] if name in str(item))


def test_reviews_are_closed_to_visitors_and_members(client):
    assert client.get(reverse("enishi_reviews")).status_code == 302
    client.force_login(User.objects.create_user("member@example.org", "a long password", role="member"))
    assert client.get(reverse("enishi_reviews")).status_code in {302, 403}


def test_read_asks_for_a_text_or_a_file(staff):
    page = staff.post(reverse("enishi_read"), {"hub": "日本橋ハブ"}, headers={"accept-language": "en"}).content.decode()
    assert ProposedReading.objects.count() == 0
    assert "office-doubt" in page


def test_review_shows_the_text_marked_and_inert(staff, proposed):
    page = staff.get(reverse("enishi_review", args=[proposed.pk])).content.decode()
    assert "<script>alert(1)</script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert page.count("<mark") >= 2
    assert Organisation.objects.count() == 0


def test_review_keeps_everything_not_rejected(staff, proposed):
    staff.post(reverse("enishi_review", args=[proposed.pk]), {"version": 0, "keep": "everything"})
    agreement = Agreement.objects.get()
    assert (agreement.signed_on, agreement.parties.count()) == ("2020-04-01", 2)
    proposed.refresh_from_db()
    assert proposed.closed_by.email == "staff@example.org"


def test_review_edits_and_rejects_item_by_item(staff, proposed):
    agreement = _item(proposed, "agreements", "2020-04-01")
    _decide(
        staff, proposed, f"{agreement}:accept", **{f"{agreement}-signed_on": "2020-04-03", f"{agreement}-term": "P3Y"}
    )
    proposed.refresh_from_db()
    assert proposed.decisions[agreement] == {
        "do": "accept",
        "joined": None,
        "edits": {"signed_on": "2020-04-03", "term": "P3Y"},
    }
    staff.post(reverse("enishi_review", args=[proposed.pk]), {"version": proposed.version, "keep": "accepted"})
    kept = Agreement.objects.get()
    assert (kept.signed_on, kept.force_until) == ("2020-04-03", "2023-04-02")


def test_review_rejects_an_organisation_and_with_it_the_agreement(staff, proposed):
    university = _item(proposed, "organisations", "ケンブリッジ")
    _decide(staff, proposed, f"{university}:reject")
    proposed.refresh_from_db()
    staff.post(reverse("enishi_review", args=[proposed.pk]), {"version": proposed.version, "keep": "everything"})
    assert (Agreement.objects.count(), Organisation.objects.count()) == (0, 1)


def test_review_joins_an_existing_record(staff, proposed):
    known = Organisation.objects.create(kind="university", country="GB")
    university = _item(proposed, "organisations", "ケンブリッジ")
    _decide(staff, proposed, f"{university}:accept", **{f"{university}-joined": str(known.pk)})
    proposed.refresh_from_db()
    staff.post(reverse("enishi_review", args=[proposed.pk]), {"version": proposed.version, "keep": "everything"})
    assert Agreement.objects.get().parties.filter(organisation=known).exists()
    assert [name.text for name in known.names.all()] == ["ケンブリッジ科学大学"]


def test_review_of_two_people_overwrites_nothing(staff, proposed):
    university, hub = (_item(proposed, "organisations", name) for name in ("ケンブリッジ", "日本橋ハブ推進機構"))
    _decide(staff, proposed, f"{university}:reject", version=0)
    page = _decide(staff, proposed, f"{hub}:reject", version=0).content.decode()
    proposed.refresh_from_db()
    assert set(proposed.decisions) == {university}
    assert "messages" in page
