"""What staff do with introductions in the back office."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils import timezone

from enishi.hub.introductions.models import Introduction
from enishi.hub.outbox.models import Letter
from tests.hub.introductions.people import WHY, two_sides
from tests.hub.pipeline.offers import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def sides():
    return two_sides()


def _new(sides, **more):
    one, two = sides
    asked = {"one": f"seed:{one.offer.pk}", "two": f"need:{two.offer.pk}", **more}
    return f"{reverse('enishi_introduce')}?{urlencode(asked)}"


def _form(sides, **more):
    one, two = sides
    ends = timezone.localdate() + timedelta(days=14)
    return {"one": one.person.pk, "two": two.person.pk, "why_0": WHY["ja"], "why_1": WHY["en"], "ends_on": ends, **more}


def test_staff_read_both_letters_before_they_go(office, sides):
    page = office.post(_new(sides), {"begin": "Both work on \u202eblood tests."}).content.decode()
    assert ("Both work on blood tests." in page, "近江一郎" in page or "Ichiro Omi" in page) == (True, True)
    assert ("This field is required" in page, Introduction.objects.count()) == (False, 0)
    page = office.post(_new(sides), _form(sides, preview="1")).content.decode()
    assert [word in page for word in ("omi@example.org", "oki@example.com", WHY["ja"], WHY["en"])] == [True] * 4
    assert ("/introductions/" in page.split("office-letter")[1].split("</pre>")[0], Letter.objects.count()) == (
        False,
        0,
    )
    response = office.post(_new(sides), _form(sides, send="1"))
    introduction = Introduction.objects.get()
    assert (response.url, introduction.proposed_by.email) == (
        reverse("enishi_introduction", args=[introduction.pk]),
        "staff@example.org",
    )
    assert Letter.objects.count() == 2


def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(office, sides):
    page = office.post(_new(sides), _form(sides, ends_on="2020-01-01", send="1")).content.decode()
    assert ("lies between tomorrow" in page, WHY["en"] in page, Introduction.objects.count()) == (True, True, 0)
    page = office.post(_new(sides), {"send": "1"}).content.decode()
    assert page.count("This field is required") >= 2


@pytest.mark.parametrize(
    "asked", ["", "?one=seed:1", "?one=seed:x&two=need:1", "?one=user:1&two=need:1", "?one=seed:99&two=need:99"]
)
def test_records_that_are_not_there(office, asked):
    assert office.get(reverse("enishi_introduce") + asked).status_code == 404


def test_a_word_by_telephone_is_noted_and_the_page_tells_it_all(office, sides):
    office.post(_new(sides), _form(sides, send="1"))
    introduction = Introduction.objects.get()
    page = reverse("enishi_introduction", args=[introduction.pk])
    told = {"place": "1", "side-1-said": "yes", "side-1-why_not": "", "side-1-remark": "By telephone."}
    office.post(page, {**told, "side-1-remark": ""})
    assert introduction.sides.get(place=1).said == ""
    office.post(page, told)
    side = introduction.sides.get(place=1)
    assert (side.said, side.said_by.email, side.remark) == ("yes", "staff@example.org", "By telephone.")
    text = office.get(page).content.decode()
    assert [word in text for word in ("noted by", "By telephone.", "asked by letter", "Waits for an answer")] == [
        True
    ] * 4
    office.post(page, {"renew": "2"})
    assert Letter.objects.filter(to="oki@example.com").count() == 2
    office.post(page, {"withdraw": "1", "why": "A mistake."})
    assert "A mistake." in office.get(page).content.decode()
    assert "settled already" in office.post(page, {"withdraw": "1"}, follow=True).content.decode()


@pytest.mark.parametrize("state", ["", "asked", "agreed", "declined", "silent", "withdrawn", "nonsense"])
def test_the_list_takes_any_state(office, sides, state):
    office.post(_new(sides), _form(sides, send="1"))
    page = office.get(reverse("enishi_introductions"), {"state": state}).content.decode()
    assert ("I-" in page.split("<main")[1]) == (state in {"", "asked", "nonsense"})


def test_members_see_none_of_it(client, sides):
    client.force_login(member())
    for address in (reverse("enishi_introductions"), _new(sides), reverse("enishi_letters")):
        assert client.get(address).status_code == 403
