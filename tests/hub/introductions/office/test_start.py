"""The start page of the office lists what members ask for, with the way to the proposal."""

from datetime import timedelta
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from lxml import html

from enishi.hub.accounts.models import User
from enishi.hub.contacts.models import Contact
from enishi.hub.introductions.models import Wish
from enishi.hub.introductions.wishing import wish
from enishi.hub.pipeline.models import Seed
from tests.hub.introductions.people import person, two_sides
from tests.hub.pipeline.offers import member, published

pytestmark = pytest.mark.django_db
WHY = "実用化について & more?"


def _wished(offer, email="omi@example.org", name="近江一郎"):
    user = User.objects.create_user(email, role="member", name=name)
    return wish(offer, WHY, user=user, now=timezone.now())


def _panel(office):
    page = office.get(reverse("wagtailadmin_home")).content.decode()
    return page.split("Members who ask to be introduced")[1].split("</section>")[0] if "who ask" in page else ""


def _proposals(panel):
    return [each for each in html.fromstring(f"<div>{panel}</div>").xpath("//a/@href") if "introductions/new" in each]


def test_nobody_asks_and_nothing_is_shown(office):
    assert _panel(office) == ""


def test_known_address_leads_to_the_proposal_with_the_words_filled_in(office):
    one, two = two_sides()
    seed = published(Seed, organisation=two.organisation, person=two.person)
    row = _wished(seed, "OMI@Example.org")
    panel = _panel(office)
    (proposal,) = _proposals(panel)
    assert (urlsplit(proposal).path, parse_qs(urlsplit(proposal).query)) == (
        reverse("enishi_introduce"),
        {"one": [f"person:{one.person.pk}"], "two": [f"seed:{seed.pk}"], "wish": [str(row.pk)]},
    )
    told = unescape(panel)
    assert [word in told for word in ("近江一郎", "omi@example.org", seed.number, WHY, "enter this account")] == [
        True,
        True,
        True,
        True,
        False,
    ]
    assert office.get(proposal).context["form"].initial["why"] == {"ja": WHY}
    ends = timezone.localdate() + timedelta(days=14)
    office.post(proposal, {"one": one.person.pk, "two": two.person.pk, "why_0": WHY, "ends_on": ends, "send": "1"})
    row.refresh_from_db()
    assert (row.settled_by.email, _panel(office)) == ("staff@example.org", "")


@pytest.mark.parametrize("known", [0, 2])
def test_address_of_nobody_or_of_several_is_to_be_entered_first(office, known):
    _wished(published())
    for place in range(known):
        each = person(f"近江{place}", f"Omi {place}", f"omi{place}@example.org")
        Contact.objects.filter(person=each).update(email="Omi@example.org")
    panel = _panel(office)
    assert (_proposals(panel), "enter this account" in panel, reverse("enishi_contacts") in panel) == ([], True, True)


def test_done_takes_it_off_the_list(office):
    row = _wished(published())
    done = reverse("enishi_wish_done", args=[row.pk])
    assert done in _panel(office)
    assert (office.get(done).status_code, Wish.objects.get().settled_at) == (302, None)
    strict, other = Client(enforce_csrf_checks=True), Client()
    strict.force_login(User.objects.get(email="staff@example.org"))
    other.force_login(member())
    assert [browser.post(done).status_code for browser in (strict, other)] == [403, 403]
    assert Wish.objects.get().settled_at is None
    assert "off the list" in office.post(done, follow=True).content.decode()
    assert (Wish.objects.get().settled_by.email, _panel(office)) == ("staff@example.org", "")
    assert office.post(reverse("enishi_wish_done", args=[row.pk + 1])).status_code == 404


def test_buttons_carry_a_token(office):
    _wished(published())
    (token,) = html.fromstring(f"<div>{_panel(office)}</div>").xpath("//input[@name='csrfmiddlewaretoken']/@value")
    assert len(token) == 64


def test_long_list_says_how_many_more_wait(office):
    offer = published()
    for place in range(22):
        _wished(offer, f"m{place:02}@example.org", name=f"Member {place:02}")
    panel = _panel(office)
    assert ("Member 00" in panel, "Member 20" in panel, "More that wait: 2" in panel) == (True, False, True)
