from datetime import timedelta

import pytest
from django.utils import timezone

from enishi.hub.introductions.actions import Draft, answer, propose
from enishi.hub.introductions.models import Said
from enishi.hub.meeting.actions import Seen, set_aside
from enishi.hub.meeting.guests import pairing
from enishi.hub.meeting.guests.asking import Asked, chosen, lists_of
from enishi.hub.meeting.guests.pairing import Party, party_of
from enishi.hub.meeting.guests.voices import As, company_of
from enishi.hub.meeting.models import Why
from enishi.hub.network.models import Organisation, Person, Tie
from enishi.matching import Band, Bands, ReasonKind
from tests.hub.introductions.people import person
from tests.hub.meeting.guests.lists import DEVICE, FARMERS, FARMING, evening_list
from tests.hub.meeting.hubs import SECRET, full_hub

pytestmark = pytest.mark.django_db


def _party(made):
    return Party(company_of(made, timezone.now()), made.each)


def _names(party, pair):
    return {party.attendees[pair.one].guest.name, party.attendees[pair.two].guest.name}


def _good(party):
    return [_names(party, pair) for pair in chosen(party, Asked(), Bands())]


def _said(party, pair, language="ja"):
    return [reason.kind for reason in party.reasons(pair, language, pair.one)]


def test_guests_who_fit_are_brought_together_with_the_words_of_both():
    party = _party(evening_list())
    assert {"近江 一郎", "手袋 作"} in _good(party)
    assert {"田畑 耕", "農家 米子"} in _good(party)
    pair = next(pair for pair in party.pairs if _names(party, pair) == {"近江 一郎", "手袋 作"})
    first = party.reasons(pair, "ja", asking=pair.two)[0]
    assert (first.kind, first.asked in DEVICE) == (
        ReasonKind.SENTENCES,
        party.attendees[pair.two].guest.name == "手袋 作",
    )


def test_each_is_asked_for_as_they_agreed_to():
    party = _party(evening_list())
    assert [each.how for each in party.attendees] == [As.PERSON, As.ROW, As.ROW, As.ROW, As.NOBODY]


@pytest.mark.parametrize("consent", [None, False])
def test_person_without_consent_stands_for_what_is_public_of_the_organisation(consent):
    hub = full_hub()
    Person.objects.all().delete()
    party = _party(evening_list(hub, consent=consent))
    first = party.attendees[0]
    assert (first.how, first.id, first.voices) == (
        As.ORGANISATION,
        f"organisation:{hub.hospital.pk}",
        (f"need:{hub.need.pk}",),
    )
    assert (first.named, first.name("ja")) == (False, "楓病院")


def test_anonymous_owner_speaks_with_none_of_its_words():
    hub = full_hub()
    party = _party(evening_list(hub, rows=(f"隠岐 花子\t{SECRET}\t\t\t\t",)))
    assert (party.attendees[-1].guest.organisation.pk, party.attendees[-1].how) == (
        hub.hidden.organisation.pk,
        As.NOBODY,
    )


def test_guests_of_one_organisation_are_not_brought_together():
    rows = (f"手袋 縫\t手工業 株式会社\t\t\t{DEVICE}\t", f"手袋 売\t楓病院\t\t\t{DEVICE}\t")
    party = _party(evening_list(rows=rows))
    assert {"手袋 作", "手袋 縫"} not in [_names(party, pair) for pair in party.pairs]
    assert {"近江 一郎", "手袋 売"} not in [_names(party, pair) for pair in party.pairs]
    assert {"手袋 作", "手袋 売"} in [_names(party, pair) for pair in party.pairs]


def test_nobody_is_on_more_lists_than_there_is_room():
    rows = tuple(f"農家 {number}\t田園組合\t\t\t\t{FARMERS}" for number in range(9))
    party = _party(evening_list(rows=rows, each=1))
    lists = lists_of(party.pairs)
    on = [pair.other(place) for place, pairs in lists.items() for pair in pairs]
    assert max(on.count(place) for place in on) <= party.fairness.room == 2
    assert party.fairness.most == 10
    assert 0 <= party.fairness.least <= party.fairness.kept < 1
    assert max(len(pairs) for pairs in lists.values()) == 1


@pytest.mark.parametrize("why", Why)
def test_pair_set_aside_does_not_come_again(why):
    made = evening_list()
    party = _party(made)
    pair = next(pair for pair in party.pairs if _names(party, pair) == {"田畑 耕", "農家 米子"})
    one, two = party.attendees[pair.one], party.attendees[pair.two]
    set_aside(one.id, two.id, why=why, remark="", user=None, now=timezone.now())
    assert {"田畑 耕", "農家 米子"} not in [_names(_party(made), each) for each in _party(made).pairs]


def test_conflict_said_of_two_guests_is_remembered_of_their_organisations():
    hub = full_hub()
    made = evening_list(hub, rows=(f"手袋 売\t手袋研究所\t\t\t{DEVICE}\t", f"手袋 買\t手袋研究所\t\t\t{DEVICE}\t"))
    one, two = (each for each in _party(made).attendees if each.guest.name in {"近江 一郎", "手袋 売"})
    set_aside(
        one.id,
        two.id,
        why=Why.CONFLICT,
        remark="",
        seen=Seen(owners={two.id: two.owner}),
        user=None,
        now=timezone.now(),
    )
    pairs = [_names(_party(made), pair) for pair in _party(made).pairs]
    assert {"近江 一郎", "手袋 買"} not in pairs
    assert {"手袋 作", "手袋 買"} in pairs


def test_what_ties_two_already_speaks_against_it():
    hub = full_hub()
    made = evening_list(hub, rows=(f"手袋 売\t手袋研究所\t\t\t{DEVICE}\t",))
    before = next(pair for pair in _party(made).pairs if _names(_party(made), pair) == {"近江 一郎", "手袋 売"})
    Tie.objects.create(subject=hub.hospital, object=hub.glove.organisation, kind="works_with")
    party = _party(made)
    after = next(pair for pair in party.pairs if _names(party, pair) == {"近江 一郎", "手袋 売"})
    assert after.score == pytest.approx(before.score - 2.0, abs=0.01)
    assert ReasonKind.TIED in _said(party, after)


def test_who_was_introduced_stands_back_with_the_reason():
    hub = full_hub()
    made = evening_list(hub)
    other = person("手袋 作", "Tsukuru Tebukuro", "tebukuro@example.org")
    made.guests.filter(name="手袋 作").update(person=other)
    one = Person.objects.exclude(pk=other.pk).get()
    from_now = timezone.localdate() + timedelta(days=9)
    introduction = propose(
        (Draft(one, hub.hospital), Draft(other, hub.glove.organisation)),
        why={"ja": "手袋です。"},
        ends_on=from_now,
        user=None,
        now=timezone.now(),
    )
    made.guests.filter(name="手袋 作").update(person=None)
    before = next(pair for pair in _party(made).pairs if _names(_party(made), pair) == {"近江 一郎", "手袋 作"})
    for side in introduction.sides.all():
        answer(side, Said.YES, now=timezone.now())
    made.guests.filter(name="手袋 作").update(person=None, organisation=hub.glove.organisation)
    party = _party(made)
    after = next(pair for pair in party.pairs if _names(party, pair) == {"近江 一郎", "手袋 作"})
    assert (ReasonKind.INTRODUCED in _said(party, after), after.score < before.score) == (True, True)


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        (Asked(who="近江"), {"近江 一郎", "手袋 作"}),
        (Asked(who="楓病院", words="ロボット"), {"近江 一郎", "手袋 作"}),
        (Asked(words="トラクター 水田"), {"田畑 耕", "農家 米子"}),
        (Asked(country="JP"), {"近江 一郎", "手袋 作"}),
    ],
)
def test_pairs_are_narrowed(asked, wanted):
    party = _party(evening_list())
    assert wanted in [_names(party, pair) for pair in chosen(party, asked, Bands())]
    assert [pair for pair in chosen(party, asked, Bands()) if not wanted & _names(party, pair)] == []


def test_least_band_is_heeded():
    party = _party(evening_list())
    counts = [len(chosen(party, Asked(least=band), Bands())) for band in (Band.STRONG, Band.POSSIBLE, Band.WEAK)]
    assert counts == sorted(counts)
    assert counts[-1] == len(party.pairs)


def test_party_is_made_once_and_anew_when_the_record_changes():
    made = evening_list()
    now = timezone.now()
    first = party_of(made, now)
    assert party_of(made, now) is first
    Organisation.objects.create()
    assert party_of(made, now) is not first


def test_large_list_is_made_by_a_thread(monkeypatch):
    made, now = evening_list(), timezone.now()
    monkeypatch.setattr(pairing, "_AT_ONCE", 0)
    monkeypatch.setattr(pairing, "_PATIENCE", 60.0)
    monkeypatch.setattr(pairing, "_parties", pairing.Kept(4))
    party = party_of(made, now)
    assert FARMING in [text for profile in party.said_by(2) for _tongue, text in profile.passages]
    monkeypatch.setattr(pairing, "_PATIENCE", 0.0)
    monkeypatch.setattr(pairing, "_parties", pairing.Kept(4))
    monkeypatch.setattr(pairing.Thread, "start", lambda _self: None)
    monkeypatch.setattr(pairing.Thread, "join", lambda _self, _seconds: None)
    assert party_of(made, now) is None


def test_nobody_comes_to_an_empty_list():
    made = evening_list()
    made.guests.all().delete()
    party = _party(made)
    assert (party.pairs, party.fairness.most) == ((), 0)


def test_two_who_look_for_the_same_are_nothing_to_each_other():
    party = _party(evening_list(rows=(f"農家 麦子\t小麦組合\t\t\t\t{FARMERS}",)))
    assert {"農家 米子", "農家 麦子"} not in [_names(party, pair) for pair in party.pairs]
    assert {"田畑 耕", "農家 麦子"} in [_names(party, pair) for pair in party.pairs]
