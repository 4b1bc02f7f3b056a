"""What staff do with seeds and needs in the back office."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from enishi.hub.accounts.models import User
from enishi.hub.pipeline.actions import submit_offer
from enishi.hub.pipeline.models import Need, Seed
from enishi.hub.pipeline.states import state_on
from tests.hub.pipeline.offers import BOTH, COMPLETE, SECRET_EN, SECRET_JA, draft, member, owner, published

pytestmark = pytest.mark.django_db


def _address(kind, view, *args):
    return reverse(f"wagtailsnippets_pipeline_{kind._meta.model_name}:{view}", args=args)


def _review(row):
    return reverse("enishi_offer", args=[row._meta.model_name, row.pk])


def _form(organisation, **more):
    told = {**COMPLETE, **more}
    prose = {f"{name}_{number}": text for name, texts in told.items() for number, text in enumerate(texts.values())}
    return {**prose, "trl": "4", "organisation": organisation.pk}


@pytest.mark.parametrize("kind", BOTH)
def test_one_is_written_reviewed_and_published(office, kind):
    response = office.post(_address(kind, "add"), _form(owner()))
    row = kind.objects.get()
    assert (response.status_code, response.url, row.title) == (302, _review(row), COMPLETE["title"])
    for act, state in (
        ("submit", "submitted"),
        ("return", "submitted"),
        ("publish", "published"),
        ("withdraw", "withdrawn"),
    ):
        office.post(_review(row), {act: "1"})
        assert state_on(kind.objects.get(), timezone.localdate()) == state
    assert [(act.step, act.by.email) for act in row.acts.all()] == [
        (step, "staff@example.org") for step in ("submitted", "published", "withdrawn")
    ]


def test_draft_may_be_incomplete_and_is_told_what_is_missing(office):
    office.post(_address(Seed, "add"), {"title_1": "Idea"})
    row = Seed.objects.get()
    page = office.get(_review(row)).content.decode()
    assert "It is not compared with how things are done today." in page
    assert 'name="publish"' not in page
    office.post(_review(row), {"publish": "1"})
    assert state_on(row, timezone.localdate()) == "draft"


def test_published_one_cannot_be_made_incomplete(office):
    row = published()
    response = office.post(_address(Seed, "edit", row.pk), _form(row.organisation, route={"ja": "", "en": ""}))
    assert response.status_code == 200
    assert "It does not say how it would come into use." in response.content.decode()
    assert Seed.objects.get().route == COMPLETE["route"]


@pytest.mark.parametrize("kind", BOTH)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_exports_name_no_owner_of_an_anonymous_one(office, kind, form):
    published(kind, anonymous=True)
    response = office.get(_address(kind, "list"), {"export": form})
    body = b"".join(response.streaming_content) if response.streaming else response.content
    assert body
    if form == "csv":
        assert "A blood test that finds pancreatic cancer" in body.decode()
        assert (SECRET_JA in body.decode(), SECRET_EN in body.decode()) == (False, False)


@pytest.mark.parametrize(("query", "found"), [("膵臓", 1), ("隠岐", 1), ("心臓", 0)])
def test_staff_find_by_text_and_by_owner(office, query, found):
    draft()
    assert len(office.get(_address(Seed, "list"), {"q": query}).context["object_list"]) == found


def test_list_is_narrowed_by_state(office):
    draft()
    shown = published()
    assert list(office.get(_address(Seed, "list"), {"state": "published"}).context["object_list"]) == [shown]


def test_start_page_tells_what_waits_and_what_ends(office):
    waits, ends, fresh = (
        draft(title={"en": "Waits"}),
        published(Need, title={"en": "Ends"}),
        published(title={"en": "Fresh"}),
    )
    submit_offer(waits, user=None, now=timezone.now())
    Need.objects.filter(pk=ends.pk).update(expires_on=timezone.localdate() + timedelta(days=3))
    page = office.get(reverse("wagtailadmin_home")).content.decode()
    assert [text in page for text in (_review(waits), _review(ends), _review(fresh))] == [True, True, False]


def test_deleting_what_was_published_is_refused_in_words(office):
    row, never = published(), draft()
    page = office.post(_address(Seed, "delete", row.pk), follow=True).content.decode()
    office.post(_address(Seed, "delete", never.pk))
    assert "withdraw it instead" in page
    assert list(Seed.objects.all()) == [row]


@pytest.mark.parametrize("role", ["public", "member"])
def test_others_are_refused(client, role):
    row = draft()
    client.force_login(User.objects.create_user("other@example.org", role=role))
    for address in (_address(Seed, "list"), _address(Seed, "edit", row.pk), _review(row)):
        assert client.get(address).status_code in {302, 403}
        assert client.post(address, {"publish": "1"}).status_code in {302, 403}
    assert row.acts.count() == 0
    assert member().role == "member"


def test_review_of_what_is_not_there_is_not_found(office):
    statuses = [
        office.get(f"/office/offers/{path}/").status_code for path in ("seed/1", "x/1", "seed/99999999999999999999")
    ]
    assert statuses == [404, 404, 404]
