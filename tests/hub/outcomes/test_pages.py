"""The page on which a side tells what came of it, and the pages of staff."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from enishi.hub.introductions.actions import answer, propose
from enishi.hub.introductions.links import Purpose, address_of
from enishi.hub.introductions.models import Introduction, Said
from enishi.hub.outcomes.models import Outcome, Report
from tests.hub.introductions.people import WHY, two_sides
from tests.hub.pipeline.offers import member

pytestmark = pytest.mark.django_db


@pytest.fixture
def introduction():
    now = timezone.now()
    row = propose(two_sides(), why=WHY, ends_on=timezone.localdate() + timedelta(days=14), user=None, now=now)
    for side in row.sides.order_by("place"):
        answer(side, Said.YES, now=now)
    return Introduction.objects.get()


def _page(introduction, place=1, language="en"):
    return "/" + address_of(introduction.sides.get(place=place), language, Purpose.REPORT).split("/", 3)[3]


def test_opening_changes_nothing_and_the_button_tells(client, introduction):
    for ask in (client.get, client.head):
        assert ask(_page(introduction)).status_code == 200
    assert Report.objects.count() == 0
    page = client.post(_page(introduction), {"stage": "met", "remark": "A good talk."}, follow=True).content.decode()
    assert ("You told us" in page, list(Report.objects.values_list("stage", "remark"))) == (
        True,
        [("met", "A good talk.")],
    )
    assert "A good talk." not in client.get(_page(introduction, place=2)).content.decode()


@pytest.mark.parametrize("sent", [{}, {"stage": "married"}, {"stage": "met\0"}])
def test_nonsense_changes_nothing(client, introduction, sent):
    assert (client.post(_page(introduction), sent).status_code, Report.objects.count()) == (302, 0)


def test_forged_and_outdated_links(client, introduction):
    assert client.get("/ja/introductions/report/1.x.y/").status_code == 404
    Introduction.objects.update(agreed_at=timezone.now() - timedelta(days=451))
    assert client.get(_page(introduction)).status_code == 410


def test_posts_from_elsewhere_are_refused(introduction):
    assert Client(enforce_csrf_checks=True).post(_page(introduction), {"stage": "met"}).status_code == 403


def test_staff_note_how_far_they_are_and_what_came_of_it(office, introduction):
    page = reverse("enishi_followed", args=[introduction.pk])
    assert "nothing heard yet" in office.get(page).content.decode()
    office.post(page, {"note_stage": "1", "stage-stage": "talks", "stage-remark": "By telephone."})
    assert list(Report.objects.values_list("stage", "by__email")) == [("talks", "staff@example.org")]
    told = {
        "note_outcome": "1",
        "outcome-kind": "research",
        "outcome-on": "2027年3月",
        "outcome-what_1": "A joint project",
    }
    wrong = office.post(page, told).content.decode()
    assert ("Name the source" in wrong, "A joint project" in wrong, Outcome.objects.count()) == (True, True, 0)
    assert ('<a href="#id_outcome-word">' in wrong, 'id="id_outcome-word_error"' in wrong) == (True, True)
    assert office.post(page, {**told, "outcome-word": "Ms Oki, by mail."}).status_code == 302
    text = office.get(page).content.decode()
    assert [
        word in text for word in ("A joint project", "March 2027", "Ms Oki, by mail.", "planning to work together")
    ] == [True] * 4
    funnel = office.get(reverse("enishi_outcomes")).content.decode()
    assert ("A joint project" in funnel, "<svg" in funnel) == (True, True)


@pytest.mark.parametrize(
    "asked",
    [{}, {"first": "x", "last": "2020-02-30"}, {"first": "2020-01-01", "last": "2020-12-31"}, {"last": "2028-02-29"}],
)
def test_the_funnel_takes_any_period_and_an_empty_hub(office, asked):
    assert office.get(reverse("enishi_outcomes"), asked).status_code == 200


def test_what_is_not_agreed_has_no_page_and_members_see_none(client, office, introduction):
    page = reverse("enishi_followed", args=[introduction.pk])
    client.force_login(member())
    assert [client.get(each).status_code for each in (page, reverse("enishi_outcomes"))] == [403, 403]
    Introduction.objects.update(agreed_at=None)
    assert office.get(page).status_code == 404


def test_the_start_page_tells_what_needs_somebody(office, introduction):
    page = office.get(reverse("wagtailadmin_home")).content.decode()
    assert "Letters that need somebody" in page  # no mail server is set in tests
    Introduction.objects.update(agreed_at=timezone.now() - timedelta(days=40))
    assert "Introductions to look after" in office.get(reverse("wagtailadmin_home")).content.decode()


def test_period_that_ends_before_it_begins_is_told_and_the_last_year_is_shown(office, introduction):
    page = office.get(reverse("enishi_outcomes") + "?first=2026-12-10&last=2026-01-01")
    html = page.content.decode()
    assert (list(page.context["form"].errors), 'value="2026-12-10"' in html) == (["last"], True)
    assert ("This day lies before the first" in html, "Shown are the last 365 days" in html) == (True, True)
    assert page.context["steps"][0].count == 1
    fine = office.get(reverse("enishi_outcomes") + "?first=2020-01-01&last=2020-12-31")
    assert (dict(fine.context["form"].errors), fine.context["steps"][0].count) == ({}, 0)
