"""The page on which a side answers: opening it changes nothing, its buttons act."""

from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import may
from enishi.hub.introductions.actions import answer, propose
from enishi.hub.introductions.links import address_of, side_of
from enishi.hub.introductions.models import Introduction, Said, Side, Trace
from enishi.hub.outbox.models import Knock
from tests.hub.introductions.people import WHY, two_sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def introduction():
    now = timezone.now()
    return propose(
        two_sides(anonymous=True), why=WHY, ends_on=timezone.localdate() + timedelta(days=14), user=None, now=now
    )


def _page(side, language="ja"):
    return "/" + address_of(side, language).split("/", 3)[3]


def _sides(introduction):
    return list(introduction.sides.order_by("place"))


def _said():
    return list(Side.objects.order_by("place").values_list("said", flat=True))


def test_opening_changes_nothing_however_often_and_by_whatever_scanner(client, introduction):
    for side in _sides(introduction):
        for language in ("ja", "en"):
            for ask in (client.get, client.head):
                response = ask(_page(side, language))
                assert response.status_code == 200
    assert (_said(), Introduction.objects.get().agreed_at) == (["", ""], None)
    assert list(Trace.objects.values_list("what", flat=True)) == ["asked", "asked", "opened", "opened"]
    headers = {name: response[name] for name in ("Referrer-Policy", "X-Robots-Tag", "Cache-Control")}
    assert headers["Referrer-Policy"] == "same-origin"
    assert "noindex" in headers["X-Robots-Tag"]
    assert "no-store" in headers["Cache-Control"]


def test_the_page_tells_of_the_other_side_and_hides_who_is_anonymous(client, introduction):
    one, two = _sides(introduction)
    page = client.get(_page(one, "en")).content.decode()
    assert [word in page for word in (WHY["en"], "A blood test", "stays anonymous")] == [True] * 3
    assert [word for word in ("Oki", "隠岐", "oki@", "0002", "omi@", "0001") if word in page] == []
    assert "Aoba University" in client.get(_page(two, "en")).content.decode()


def test_both_yes_by_the_buttons_show_each_the_other(client, introduction):
    one, two = _sides(introduction)
    assert client.post(_page(one), {"said": "yes"}, follow=True).status_code == 200
    assert "oki@example.com" not in client.get(_page(one)).content.decode()
    page = client.post(_page(two, "en"), {"said": "yes"}, follow=True).content.decode()
    assert [word in page for word in ("Ichiro Omi", "omi@example.org", "03-0000-0001")] == [True] * 3
    assert "oki@example.com" in client.get(_page(one)).content.decode()
    assert Trace.objects.filter(what="shown").count() == 2


def test_no_takes_reason_and_word_and_shows_no_address_ever(client, introduction):
    one, two = _sides(introduction)
    client.post(_page(one), {"said": "yes"})
    client.post(_page(two), {"said": "no", "why_not": "field", "remark": "x" * 3000})
    side = Side.objects.get(pk=two.pk)
    assert (side.said, side.why_not, len(side.remark)) == ("no", "field", 2000)
    for each in (one, two):
        assert [w for w in ("oki@", "omi@") if w in client.get(_page(each)).content.decode()] == []
    client.post(_page(two), {"said": "yes"})  # too late: the page says how it stands
    assert _said() == ["yes", "no"]


@pytest.mark.parametrize("sent", [{}, {"said": ""}, {"said": "maybe"}, {"why_not": "field"}, {"said": "yes\0"}])
def test_nonsense_sent_to_it_changes_nothing(client, introduction, sent):
    side = _sides(introduction)[0]
    assert (client.post(_page(side), sent).status_code, _said()) == (302, ["", ""])


def test_stop_takes_the_consent_back(client, introduction):
    side = _sides(introduction)[1]
    client.post(_page(side), {"stop": "1"})
    assert (may(side.person, Use.CONTACTED), _said()) == (False, ["", "no"])


def test_forged_mistyped_and_foreign_links_open_nothing(client, introduction):
    one, two = _sides(introduction)
    token = _page(one).rstrip("/").rpartition("/")[2]
    crossed = token.replace(f"{one.pk}.", f"{two.pk}.", 1)
    for wrong in (crossed, token[:-1], token + "x", "x", "1.a:b", "9" * 190, "12:3"):
        response = client.get(f"/ja/introductions/{wrong}/")
        assert (response.status_code, side_of(wrong)) == (404, None)
    assert client.post(f"/ja/introductions/{crossed}/", {"said": "yes"}).status_code == 404
    assert _said() == ["", ""]


def test_who_tries_many_links_is_slowed_down_and_a_true_link_still_opens(client, introduction):
    codes = [client.get(f"/ja/introductions/guess{number}/").status_code for number in range(32)]
    assert (codes[0], codes[-1], codes.count(404)) == (404, 429, 30)
    assert client.get(_page(_sides(introduction)[0])).status_code == 200
    assert not Knock.objects.filter(address__contains="127").exists()


def test_all_addresses_of_one_ipv6_network_are_one_visitor(client, introduction):
    asked = [client.get("/ja/introductions/guess/", REMOTE_ADDR=f"2001:db8:1:2::{number:x}") for number in range(31)]
    elsewhere = client.get("/ja/introductions/guess/", REMOTE_ADDR="2001:db8:1:3::1")
    assert ([page.status_code for page in asked[29:]], elsewhere.status_code) == ([404, 429], 404)
    mapped = [client.get("/ja/introductions/guess/", REMOTE_ADDR=f"::ffff:192.0.2.{number}") for number in range(31)]
    assert mapped[30].status_code == 404  # each is an IPv4 address of its own


def test_whoever_has_a_link_cannot_press_its_buttons_without_end(client, introduction):
    one, two = _sides(introduction)
    codes = [client.post(_page(one), {"stop": "1"}).status_code for _time in range(31)]
    assert (codes[:30], codes[30]) == ([302] * 30, 429)
    assert Trace.objects.filter(what="stopped").count() == 1
    assert client.post(_page(two), {"said": "yes"}).status_code == 302
    assert client.get(_page(one)).status_code == 200


def test_cross_site_posts_are_refused(introduction):
    from django.test import Client  # noqa: PLC0415 (one that checks)

    side = _sides(introduction)[0]
    assert Client(enforce_csrf_checks=True).post(_page(side), {"said": "yes"}).status_code == 403
    assert _said() == ["", ""]


def test_the_page_is_gone_long_after_the_end(client, introduction):
    one, two = _sides(introduction)
    for side in (one, two):
        answer(side, Said.YES, now=timezone.now())
    assert client.get(_page(one)).status_code == 200
    Introduction.objects.update(agreed_at=timezone.now() - timedelta(days=92))
    response = client.get(_page(one))
    assert (response.status_code, "oki@example.com" in response.content.decode()) == (410, False)
