"""The page on which members ask to be introduced: reading it changes nothing, and it tells no more than the public page."""

import pytest
from django.test import Client
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.introductions.models import Wish
from enishi.hub.introductions.wishing import LONGEST_WHY, settle_wish
from enishi.hub.network.models import Person, PersonName
from enishi.hub.pipeline.actions import withdraw_offer
from enishi.hub.pipeline.models import Need, Seed
from tests.hub.pipeline.offers import (
    BOTH,
    COMPLETE,
    SECRET_EN,
    SECRET_JA,
    SECRET_PERSON,
    asked,
    draft,
    member,
    published,
)

pytestmark = pytest.mark.django_db
WHY = "実用化について相談したいです。"


def _page(offer, language="en"):
    return f"/{language}/introductions/wish/{'seed' if isinstance(offer, Seed) else 'need'}/{offer.pk}/"


def _signed_in(role="member", **more):
    browser = Client(**more)
    browser.force_login(member() if role == "member" else User.objects.create_user("p@example.org", role=role))
    return browser


@pytest.mark.parametrize("kind", BOTH)
def test_stranger_is_led_to_sign_in_and_back(client, kind):
    offer = published(kind)
    for ask in (client.get, client.post):
        assert ask(_page(offer)).url == f"/en/accounts/login/?next={_page(offer)}"
    assert Wish.objects.count() == 0


@pytest.mark.parametrize("kind", BOTH)
def test_public_page_leads_there_the_same_for_all(client, kind):
    offer = published(kind)
    for browser in (client, _signed_in()):
        assert f'href="{_page(offer)}"' in browser.get(f"/en/{kind._meta.model_name}s/{offer.pk}/").content.decode()


def test_account_that_is_no_members_is_told_whom_to_ask():
    offer, browser = published(), _signed_in("public")
    page = browser.get(_page(offer)).content.decode()
    assert (f"with the number {offer.number}" in page, 'name="why"' in page) == (True, False)
    assert browser.post(_page(offer), {"why": WHY}).status_code == 403
    assert Wish.objects.count() == 0


@pytest.mark.parametrize("kind", BOTH)
def test_member_asks_and_reads_what_happens(kind):
    offer, browser = published(kind), _signed_in()
    for ask in (browser.get, browser.head):
        response = ask(_page(offer), {"why": WHY})
    assert Wish.objects.count() == 0
    assert "noindex" in response["X-Robots-Tag"]
    assert "no-store" in response["Cache-Control"]
    response = browser.post(_page(offer), {"why": WHY}, follow=True)
    row = Wish.objects.get()
    assert (response.redirect_chain, row.offer, row.why, row.user.email) == (
        [(_page(offer), 302)],
        offer,
        WHY,
        "member@example.org",
    )
    page = response.content.decode()
    assert [word in page for word in ("it writes to both of you", WHY, 'name="why"')] == [True, True, False]
    settle_wish(row, user=None, now=timezone.now())
    assert 'name="why"' in browser.get(_page(offer)).content.decode()


def test_what_is_refused_says_why_and_loses_nothing():
    offer, browser = published(), _signed_in()
    long = "あ" * LONGEST_WHY + "い"
    page = browser.post(_page(offer), {"why": long}).content.decode()
    assert ("Say in 1 to 600 characters" in page, long in page, Wish.objects.count()) == (True, True, 0)


def test_second_press_finds_the_wish_taken():
    offer, browser = published(), _signed_in()
    browser.post(_page(offer), {"why": WHY})
    page = browser.post(_page(offer), {"why": "Again."}).content.decode()
    assert ("it writes to both of you" in page, Wish.objects.get().why) == (True, WHY)


def test_button_needs_the_browsers_own_token():
    offer, browser = published(), _signed_in(enforce_csrf_checks=True)
    assert browser.post(_page(offer), {"why": WHY}).status_code == 403
    assert Wish.objects.count() == 0
    browser.get(_page(offer))
    sent = {"why": WHY, "csrfmiddlewaretoken": browser.cookies["csrftoken"].value}
    assert (browser.post(_page(offer), sent).status_code, Wish.objects.count()) == (302, 1)


def test_what_is_not_shown_is_not_there():
    ended, browser = published(), _signed_in()
    withdraw_offer(ended, remark="", user=None, now=timezone.now())
    for offer in (ended, draft(organisation=ended.organisation)):
        assert [ask(_page(offer), {"why": WHY}).status_code for ask in (browser.get, browser.post)] == [404, 404]
    assert browser.get("/en/introductions/wish/need/999999999999999999/").status_code == 404


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("kind", BOTH)
def test_owner_of_an_anonymous_one_is_named_at_no_step(kind, language):
    offer, browser = published(kind, anonymous=True, person=asked()), _signed_in()
    steps = [
        browser.get(_page(offer, language)),
        browser.post(_page(offer, language), {"why": ""}),
        browser.post(_page(offer, language), {"why": WHY}, follow=True),
    ]
    for step in steps:
        page = step.content.decode()
        assert COMPLETE["title"][language] in page
        assert [word for word in (SECRET_JA, SECRET_EN, SECRET_PERSON) if word in page] == []


def test_names_withheld_stay_withheld_when_the_form_comes_back():
    refusing, browser = Person.objects.create(), _signed_in()
    PersonName.objects.create(person=refusing, text="Sakutaro Shinozuka", language="en")
    note_consent(refusing, Use.LISTED, given=False, how="By letter.", user=None, now=timezone.now())
    offer = published(Need, title={"en": "The Sakutaro Shinozuka test"})
    for step in (browser.get(_page(offer)), browser.post(_page(offer), {"why": ""})):
        assert ("[name withheld]" in step.content.decode(), "Shinozuka" in step.content.decode()) == (True, False)
