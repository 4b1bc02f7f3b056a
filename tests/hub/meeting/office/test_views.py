import pytest
from django.urls import reverse
from django.utils import timezone

from enishi.hub.meeting import matchmaker
from enishi.hub.meeting.actions import Seen, praise, set_aside
from enishi.hub.meeting.bridge import id_of
from enishi.hub.meeting.judging import ENOUGH
from enishi.hub.meeting.models import BandsChoice, Praised, SetAside, Why
from enishi.hub.network.models import Organisation
from enishi.matching import Bands
from tests.hub.meeting.hubs import SECRET, full_hub, staff
from tests.hub.pipeline.offers import member

pytestmark = pytest.mark.django_db


def _page(record):
    return reverse("enishi_meet", args=[record._meta.model_name, record.pk])


def test_page_shows_suggestions_sets_one_aside_and_takes_it_back(client):
    hub, user = full_hub(), staff()
    client.force_login(user)
    assert client.get(_page(hub.need)).context["rows"][0]["said"].id == id_of(hub.glove)
    said = {"other": id_of(hub.glove), "why": "field", "remark": "手袋ではない"}
    page = client.post(_page(hub.need), said, follow=True)
    row = SetAside.objects.get()
    assert (row.one, row.two, row.why, row.remark, row.said_by) == (
        id_of(hub.need), id_of(hub.glove), Why.FIELD, "手袋ではない", user
    )  # fmt: skip
    assert id_of(hub.glove) not in [each["said"].id for each in page.context["rows"]]
    assert "手袋ではない" in page.content.decode()
    page = client.post(reverse("enishi_meet_again", args=[row.pk]), {"here": id_of(hub.need)}, follow=True)
    assert page.context["rows"][0]["said"].id == id_of(hub.glove)


@pytest.mark.parametrize(
    "said",
    [{"why": "other"}, {"why": "nonsense"}, {"why": "field", "other": "seed:999999"}, {"why": "field", "other": "x"}],
)
def test_what_makes_no_sense_is_not_kept(client, said):
    hub = full_hub()
    client.force_login(staff())
    client.post(_page(hub.need), {"other": id_of(hub.glove), **said})
    assert SetAside.objects.count() == 0


def test_owner_of_an_anonymous_one_is_on_no_page_of_others(client):
    hub = full_hub()
    client.force_login(staff())
    for address in (_page(hub.test), _page(hub.glove), f"{_page(hub.test)}?kind=need", reverse("enishi_meetings")):
        page = client.get(address)
        assert page.status_code == 200
        assert SECRET not in page.content.decode(), address


def test_overview_shows_the_best_seed_of_each_need(client):
    hub = full_hub()
    client.force_login(staff())
    rows = client.get(reverse("enishi_meetings")).context["rows"]
    assert (rows[0]["need"]["name"], rows[0]["seed"]["name"]) == (str(hub.need), str(hub.glove))
    assert client.get(reverse("wagtailadmin_home")).content.decode().count(reverse("enishi_meetings")) >= 1
    for record in (hub.hospital, hub.need):
        listed = client.get(reverse(f"wagtailsnippets_{record._meta.app_label}_{record._meta.model_name}:list"))
        assert _page(record) in listed.content.decode()


def test_page_says_that_suggestions_are_being_prepared(client, monkeypatch):
    hub = full_hub()
    monkeypatch.setattr(matchmaker, "_AT_ONCE", 0)
    monkeypatch.setattr(matchmaker, "_matchmaker", matchmaker._Matchmaker())
    monkeypatch.setattr(matchmaker._Matchmaker, "_start", lambda _self: None)
    client.force_login(staff())
    page = client.get(_page(hub.need))
    assert (page["Refresh"], page.context["rows"]) == ("2", [])


def test_record_without_texts_and_unknown_ones_are_told(client):
    client.force_login(staff())
    silent = Organisation.objects.create()
    assert client.get(_page(silent)).context["found"].says_something is False
    assert client.get(reverse("enishi_meet", args=["source", 1])).status_code == 404


@pytest.mark.parametrize("signed_in", [False, True])
def test_nobody_but_staff_sees_suggestions(client, signed_in):
    hub = full_hub()
    if signed_in:
        client.force_login(member())
    for address in (_page(hub.need), reverse("enishi_meetings")):
        assert client.get(address).status_code in {302, 403}
    for language in ("en", "ja"):
        page = client.get(f"/{language}/needs/{hub.need.pk}/").content.decode()
        assert "meeting" not in page


def test_suggestion_is_called_good_and_that_is_taken_back(client):
    hub, user = full_hub(), staff()
    client.force_login(user)
    score = client.get(_page(hub.need)).context["rows"][0]["said"].score
    page = client.post(_page(hub.need), {"other": id_of(hub.glove), "good": "1"}, follow=True)
    said = Praised.objects.get()
    assert (said.one, said.two, said.said_by) == (id_of(hub.need), id_of(hub.glove), user)
    assert said.score == pytest.approx(score)
    assert page.context["rows"][0]["praised"] == said
    client.post(_page(hub.need), {"other": "seed:99999", "good": "1"})
    assert Praised.objects.count() == 1
    page = client.post(reverse("enishi_meet_not_good", args=[said.pk]), {"here": id_of(hub.need)}, follow=True)
    assert page.context["rows"][0]["praised"] is None
    assert Praised.objects.get().taken_back_by == user


def test_bands_say_what_they_follow_and_go_back_to_the_librarys(client, monkeypatch):
    # What a score is worth is reckoned from what is known: here nothing of tests before.
    monkeypatch.setattr(matchmaker, "_matchmaker", matchmaker._Matchmaker())
    hub, user = full_hub(), staff()
    client.force_login(user)
    assert "0" in client.get(reverse("enishi_meetings")).content.decode()
    for number in range(ENOUGH):
        praise(f"need:{number}", f"seed:{number}", score=0.5 + number, user=user, now=timezone.now())
    page = client.get(reverse("enishi_meetings"))
    assert (page.context["bands"].fitted, page.context["bands"].bands) == (True, Bands(0.5, 0.5))
    assert client.get(_page(hub.hidden)).context["rows"][0]["said"].band == "strong"
    page = client.post(reverse("enishi_meet_bands"), {"fitted": "no"}, follow=True)
    assert (page.context["bands"].fitted, page.context["bands"].bands) == (False, Bands())
    assert client.get(_page(hub.hidden)).context["rows"][0]["said"].band != "strong"
    page = client.post(reverse("enishi_meet_bands"), {"fitted": "yes"}, follow=True)
    assert page.context["bands"].fitted is True


def test_conflict_of_two_guests_is_shown_and_taken_back_on_the_page_of_their_organisation(client):
    hub, user = full_hub(), staff()
    client.force_login(user)
    owners = {"guest:1": id_of(hub.hospital), "guest:2": id_of(hub.glove.organisation)}
    set_aside(
        "guest:1", "guest:2", why=Why.CONFLICT, remark="", seen=Seen(owners=owners), user=user, now=timezone.now()
    )
    shown = [
        client.get(_page(each)).context["aside"][0]["other"]["name"] for each in (hub.hospital, hub.glove.organisation)
    ]
    assert shown == [str(hub.glove.organisation), str(hub.hospital)]
    assert id_of(hub.glove) not in [row["said"].id for row in client.get(_page(hub.need)).context["rows"]]


def test_member_chooses_no_bands(client):
    client.force_login(member())
    assert client.post(reverse("enishi_meet_bands"), {"fitted": "no"}).status_code in {302, 403}
    assert BandsChoice.objects.count() == 0
