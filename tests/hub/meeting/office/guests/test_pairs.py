import pytest
from django.urls import reverse
from django.utils import timezone

from enishi.hub.contacts.actions import note_consent, save_contact
from enishi.hub.contacts.models import Use
from enishi.hub.meeting.actions import set_aside
from enishi.hub.meeting.guests.pairing import party_of
from enishi.hub.meeting.matchmaker import QuotingMatcher
from enishi.hub.meeting.models import Praised, SetAside, Why
from enishi.hub.meeting.office.guests import pairs
from enishi.hub.network.models import Person
from tests.hub.introductions.people import person
from tests.hub.meeting.guests.lists import FARMERS, FARMING, evening_list
from tests.hub.meeting.hubs import full_hub

pytestmark = pytest.mark.django_db


def _page(made, query=""):
    return reverse("enishi_guest_pairs", args=[made.pk]) + query


def _lists(page):
    return {row["guest"].name: [other["guest"].name for other in row["others"]] for row in page.context["rows"]}


def test_each_guest_has_a_list_with_reasons_and_the_price_is_told_in_words(office):
    page = office.get(_page(evening_list()))
    lists = _lists(page)
    assert lists["近江 一郎"][0] == "手袋 作"
    assert lists["田畑 耕"] == ["農家 米子"]
    html = page.content.decode()
    assert "Both speak of" in html
    assert "Nobody is on more than 7 lists" in html
    assert [each.guest.name for each in page.context["silent"]] == ["名無 しの"]


def test_pair_is_set_aside_from_either_list_and_remembered(office):
    made = evening_list()
    row = next(row for row in office.get(_page(made)).context["rows"] if row["guest"].name == "田畑 耕")
    pair = row["others"][0]["pair"]
    page = office.post(_page(made), {"pair": pair, "why": "other", "remark": "親戚どうし"}, follow=True)
    assert "田畑 耕" not in _lists(page)
    said = SetAside.objects.get()
    assert ({said.one, said.two}, said.remark) == ({f"guest:{key}" for key in pair.split("-")}, "親戚どうし")
    assert [row["names"] for row in page.context["aside"]] in ([["田畑 耕", "農家 米子"]], [["農家 米子", "田畑 耕"]])


def test_what_was_set_aside_is_taken_back_on_the_page_and_nothing_else_is(office):
    made, elsewhere = evening_list(), set_aside(
        "seed:1", "need:1", why=Why.FIELD, remark="", user=None, now=timezone.now()
    )  # fmt: skip
    row = next(row for row in office.get(_page(made)).context["rows"] if row["guest"].name == "田畑 耕")
    said = {"pair": row["others"][0]["pair"], "why": "known", "here": str(row["guest"].pk)}
    assert office.post(_page(made, "?least=weak"), said)["Location"] == _page(made, f"?least=weak#guest-{said['here']}")
    aside = SetAside.objects.exclude(pk=elsewhere.pk).get()
    office.post(_page(made), {"again": str(elsewhere.pk)})
    page = office.post(_page(made), {"again": str(aside.pk), "here": "x\nSet-Cookie"}, follow=True)
    assert (_lists(page)["田畑 耕"], page.context["aside"]) == (["農家 米子"], [])
    assert set(SetAside.objects.filter(taken_back_at=None)) == {elsewhere}


def test_pair_set_aside_of_two_organisations_is_told_by_their_names(office):
    hub = full_hub()
    rows = ("\t楓病院\t\t\t\t", "\t手袋研究所\t\t\t\t")
    made = evening_list(hub, rows=rows)
    ids = [f"organisation:{key}" for key in (hub.hospital.pk, hub.glove.organisation_id)]
    set_aside(*ids, why=Why.CONFLICT, remark="", user=None, now=timezone.now())
    (row,) = office.get(_page(made)).context["aside"]
    assert sorted(row["names"]) == ["手袋研究所", "楓病院"]


def test_nobody_is_told_to_meet_without_a_reason(office, monkeypatch):
    monkeypatch.setattr(QuotingMatcher, "told", lambda *_of_the_two: [])
    rows = office.get(_page(evening_list())).context["rows"]
    told = {row["guest"].name: [other["reasons"] for other in row["others"]] for row in rows}
    assert told["田畑 耕"] == [(f"“{FARMING}” and “{FARMERS}”",)]


@pytest.mark.parametrize(
    "said", [{"why": "other"}, {"why": "field", "pair": "1-2-3"}, {"why": "field", "pair": ""}, {"why": "x"}]
)
def test_what_makes_no_sense_is_not_kept(office, said):
    made = evening_list()
    row = office.get(_page(made)).context["rows"][0]
    office.post(_page(made), {"pair": row["others"][0]["pair"], **said})
    assert SetAside.objects.count() == 0


def test_conflict_of_two_guests_keeps_their_organisations(office):
    hub = full_hub()
    made = evening_list(hub, rows=("手袋 売\t手袋研究所\t\t\t手のリハビリ用のロボット手袋。\t",))
    row = next(row for row in office.get(_page(made)).context["rows"] if row["guest"].name == "近江 一郎")
    other = next(each for each in row["others"] if each["guest"].name == "手袋 売")
    office.post(_page(made), {"pair": other["pair"], "why": "conflict"})
    said = SetAside.objects.get()
    owners = {said.one: said.owner_one, said.two: said.owner_two}
    assert owners == {
        f"person:{Person.objects.get().pk}": "",
        f"guest:{other['guest'].pk}": f"organisation:{hub.glove.organisation.pk}",
    }


def test_introduction_is_offered_where_both_may_be_asked(office):
    made = evening_list()
    other = person("手袋 作", "Tsukuru Tebukuro", "tebukuro@example.org")
    made.guests.filter(name="手袋 作").update(person=other)
    note_consent(other, Use.MATCHED, given=True, how="On a form.", user=None, now=timezone.now())
    other.fields = {"ja": "脳卒中患者の手のリハビリを助ける柔らかいロボット手袋を作っている。"}
    other.save()
    offered = []
    for email in ("tebukuro@example.org", ""):
        if not email:
            note_consent(other, Use.CONTACTED, given=False, how="By mail.", user=None, now=timezone.now())
        else:
            save_contact(other, email=email, user=None, now=timezone.now())
        rows = office.get(_page(made)).context["rows"]
        offered.append(
            next(each["introduce"] for row in rows if row["guest"].name == "近江 一郎" for each in row["others"][:1])
        )
    assert (offered[0].startswith("/office/introductions/new/?one=person%3A"), offered[1]) == (True, "")
    begun = office.post(offered[0], {"begin": "手袋の話"}).context["form"]
    assert (begun.initial["why"], begun.is_bound, len(offered[0]) < 100) == ({"en": "手袋の話"}, False, True)


def test_narrowing_and_pages_keep_what_was_asked(office, monkeypatch):
    monkeypatch.setattr(pairs, "_PER_PAGE", 1)
    made = evening_list()
    first = office.get(_page(made, "?who=%E8%BF%91%E6%B1%9F"))
    assert (list(_lists(first)), first.context["guests"]) == (["近江 一郎"], 2)
    assert list(_lists(office.get(_page(made, "?who=%E8%BF%91%E6%B1%9F&page=2")))) == ["手袋 作"]
    assert _lists(office.get(_page(made, "?who=nobody"))) == {}
    assert "%E8%BF%91%E6%B1%9F" in first.content.decode()


def test_page_says_that_it_is_being_made(office, monkeypatch):
    monkeypatch.setattr(pairs, "party_of", lambda _made, _now: None)
    page = office.get(_page(evening_list()))
    assert (page["Refresh"], "being brought together" in page.content.decode()) == ("2", True)


def test_pair_is_called_good_with_the_score_it_had(office):
    made = evening_list()
    row = next(row for row in office.get(_page(made)).context["rows"] if row["guest"].name == "田畑 耕")
    other = row["others"][0]
    page = office.post(_page(made), {"pair": other["pair"], "good": "1"}, follow=True)
    said = Praised.objects.get()
    keys = {each.guest.pk: place for place, each in enumerate(party_of(made, timezone.now()).attendees)}
    one, two = (keys[int(key)] for key in other["pair"].split("-"))
    assert said.score == pytest.approx(float(party_of(made, timezone.now()).scores[one, two]))
    assert {said.one, said.two} == {f"guest:{key}" for key in other["pair"].split("-")}
    rows = [each for row in page.context["rows"] for each in row["others"] if each["pair"] == other["pair"]]
    assert [each["praised"] for each in rows] == [True, True]


def test_questions_do_not_grow_with_the_pairs(office, django_assert_max_num_queries):
    hub = full_hub()
    rows = tuple(
        f"手袋 {number}\t手袋研究所{number}\t\t\t手のリハビリ用のロボット手袋{number}号。\t" for number in range(12)
    )
    made = evening_list(hub, rows=rows)
    office.get(_page(made))
    with django_assert_max_num_queries(40):
        page = office.get(_page(made))
    assert sum(len(row["others"]) for row in page.context["rows"]) > 20


def test_page_without_a_good_match_says_so(office):
    made = evening_list()
    made.guests.exclude(name="田畑 耕").delete()
    assert "No good match among the guests." in office.get(_page(made)).content.decode()
    assert "Nobody fits what was asked." in office.get(_page(made, "?who=x")).content.decode()
