from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import may
from enishi.hub.outbox.models import Letter
from enishi.hub.pipeline.actions import publish_offer, withdraw_offer
from enishi.hub.pipeline.models import Reminder, Seed
from enishi.hub.pipeline.reminding import remind_of_ends
from tests.hub.introductions.people import person
from tests.hub.pipeline.offers import draft

pytestmark = pytest.mark.django_db


@pytest.fixture
def address() -> str:
    """Where the person to ask of an anonymous seed answers; it ends in 20 days."""
    row = draft(Seed, person=person("近江一郎", "Ichiro Omi", "omi@example.org"), anonymous=True)
    now = timezone.now()
    publish_offer(row, until=timezone.localdate(now) + timedelta(days=20), user=None, now=now - timedelta(days=30))
    remind_of_ends(now)
    return "/" + Letter.objects.get().secrets[0].split("/", 3)[3]


def _said():
    return Reminder.objects.get().said


def test_opening_changes_nothing_and_no_engine_keeps_it(client, address):
    page = client.get(address)
    assert (page.status_code, page["X-Robots-Tag"], _said()) == (200, "noindex, nofollow", "")
    assert "血液から膵臓がんを見つける検査" in page.content.decode()
    assert client.head(address).status_code == 200
    assert _said() == ""


@pytest.mark.parametrize(
    ("said", "told"),
    [("valid", "まで掲載します"), ("withdraw", "掲載を取り下げました"), ("change", "事務局からご連絡します")],
)
def test_one_button_is_the_answer(client, address, said, told):
    page = client.post(address, {"said": said, "word": "題名"}, follow=True)
    assert (_said(), told in page.content.decode()) == (said, True)
    row = Seed.objects.get()
    assert (client.get(f"/ja/seeds/{row.pk}/").status_code == 200) == (said != "withdraw")


def test_nonsense_is_not_taken(client, address):
    client.post(address, {"said": "nonsense"})
    client.post(address, {})
    assert _said() == ""


def test_forged_links_open_nothing_and_many_are_slowed_down(client, address):
    token = address.rstrip("/").rpartition("/")[2]
    for wrong in (token[:-1], token.replace(".", "9.", 1), "x", "1.a.b", "9" * 300):
        assert client.get(f"/ja/offers/{wrong}/").status_code == 404
        assert client.get(f"/ja/introductions/{token}/").status_code == 404
    codes = [client.get(f"/ja/offers/guess{number}/").status_code for number in range(40)]
    assert codes[-1] == 429
    assert client.get(address).status_code == 200


def test_cross_site_posts_are_refused(address):
    assert Client(enforce_csrf_checks=True).post(address, {"said": "withdraw"}).status_code == 403
    assert _said() == ""


def test_page_is_gone_once_staff_saw_to_it(client, address):
    withdraw_offer(Seed.objects.get(), remark="", user=None, now=timezone.now())
    assert client.get(address).status_code == 410
    assert client.post(address, {"said": "valid"}).status_code == 302
    assert _said() == ""


def test_letters_are_stopped(client, address):
    page = client.post(address, {"stop": "1"}, follow=True)
    assert "今後メールはお送りしません" in page.content.decode()
    assert may(Reminder.objects.get().person, Use.CONTACTED) is False


def test_office_sees_what_is_asked_for_and_notes_that_it_was_seen_to(client, office, address):
    client.post(address, {"said": "change", "word": "特許番号"})
    assert "特許番号" in office.get("/office/").content.decode()
    row = Seed.objects.get()
    review = reverse("enishi_offer", args=["seed", row.pk])
    assert "特許番号" in office.get(review).content.decode()
    page = office.post(review, {"settled": str(Reminder.objects.get().pk)}, follow=True)
    assert "seen to on" in page.content.decode()
    assert "特許番号" not in office.get("/office/").content.decode()
    assert office.post(review, {"settled": "99"}).status_code == 404
