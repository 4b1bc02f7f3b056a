from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation

from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.introductions.actions import Draft, answer, propose
from enishi.hub.introductions.models import Said
from enishi.hub.meeting.actions import set_aside, take_back
from enishi.hub.meeting.bridge import id_of
from enishi.hub.meeting.lessons import AGAIN_AFTER
from enishi.hub.meeting.models import SetAside, Why
from enishi.hub.meeting.queries import Narrowing, suggest
from enishi.hub.network.models import Person, PersonName
from enishi.hub.pipeline.actions import withdraw_offer
from enishi.hub.pipeline.models import Seed
from enishi.matching import Band
from tests.hub.introductions.people import person
from tests.hub.meeting.hubs import SECRET, full_hub, organisation
from tests.hub.pipeline.offers import draft, member, published

pytestmark = pytest.mark.django_db


def _ids(record, **more):
    return [row.id for row in suggest(record, **more).rows]


def _refuse(one, two, why=Why.OTHER, now=None):
    return set_aside(id_of(one), id_of(two), why=why, remark="", user=None, now=now or timezone.now())


@pytest.mark.parametrize("language", ["ja", "en"])
def test_seed_that_answers_the_need_comes_first_with_reasons_in_the_readers_language(language):
    hub = full_hub()
    with translation.override(language):
        best = suggest(hub.need).rows[0]
    assert best.record == hub.glove
    assert best.band != Band.WEAK
    assert {"ja": "リハビリ", "en": "rehabilitation"}[language] in best.reasons[0]
    assert (best.against, best.through) == ((), None)


def test_who_was_introduced_already_stands_back_with_the_reason():
    hub = full_hub()
    asked = [person(name, name, f"{at}@example.org") for name, at in (("山田花子", "yamada"), ("田中一", "tanaka"))]
    drafts = Draft(asked[0], hub.hospital, hub.need), Draft(asked[1], hub.glove.organisation, hub.glove)
    ends = timezone.localdate() + timedelta(days=9)
    introduction = propose(drafts, why={"ja": "手袋です。"}, ends_on=ends, user=None, now=timezone.now())
    first = suggest(hub.need).rows[0]
    said, before = [first.against], first.score
    for side in introduction.sides.all():
        answer(side, Said.YES, now=timezone.now())
    with translation.override("en"):
        row = next(row for row in suggest(hub.need).rows if row.record == hub.glove)
    assert (said, row.against, row.score < before) == ([()], ("They have been introduced already",), True)


def test_needs_are_not_suggested_to_a_need_unless_asked_for():
    hub = full_hub()
    assert id_of(hub.hidden) not in _ids(hub.need)
    assert _ids(hub.need, where=Narrowing(kinds=frozenset({"need"}))) == [id_of(hub.hidden)]


def test_organisation_is_asked_for_through_its_needs():
    hub = full_hub()
    best = suggest(hub.hospital).rows[0]
    assert (best.record, best.through) == (hub.glove, hub.need)


def test_what_belongs_to_one_organisation_does_not_meet_itself():
    hub = full_hub()
    own = published(Seed, organisation=hub.hospital, title=hub.glove.title, summary=hub.glove.summary)
    found = _ids(hub.need)
    assert id_of(own) not in found
    assert id_of(hub.hospital) not in found


@pytest.mark.parametrize(
    "where",
    [Narrowing(country="GB"), Narrowing(words="膵臓"), Narrowing(words="pancreatic"), Narrowing(stage="development")],
)
def test_narrowing_keeps_what_was_asked(where):
    hub = full_hub()
    found = suggest(hub.hidden, where=where).rows
    assert id_of(hub.test) in [row.id for row in found]
    assert (id_of(hub.glove) in [row.id for row in found]) == (where.stage == "development")


def test_what_is_withdrawn_from_the_public_is_gone_at_once():
    hub = full_hub()
    assert id_of(hub.glove) in _ids(hub.need)
    withdraw_offer(hub.glove, remark="", user=None, now=timezone.now())
    assert id_of(hub.glove) not in _ids(hub.need)


def test_draft_can_be_asked_for_and_is_no_answer():
    hub = full_hub()
    row = draft(Seed, title=hub.glove.title, summary=hub.glove.summary)
    assert _ids(row, where=Narrowing(kinds=frozenset({"need"})))[0] == id_of(hub.need)
    assert id_of(row) not in _ids(hub.need)


def test_owner_of_an_anonymous_one_does_not_speak_with_its_words():
    hub = full_hub()
    owner = hub.hidden.organisation
    assert suggest(owner).says_something is False
    assert id_of(owner) not in _ids(hub.test)
    assert not any(SECRET in text for row in suggest(hub.test).rows for text in (*row.reasons, *row.against))


@pytest.mark.parametrize("why", Why)
def test_pair_set_aside_is_gone_from_both_sides_and_comes_again(why):
    hub = full_hub()
    said = _refuse(hub.need, hub.glove, why)
    assert id_of(hub.glove) not in _ids(hub.need)
    assert id_of(hub.need) not in _ids(hub.glove)
    take_back(said, user=None, now=timezone.now())
    assert _ids(hub.need)[0] == id_of(hub.glove)
    assert SetAside.objects.get().taken_back_at is not None


def test_not_now_is_over_after_half_a_year():
    hub = full_hub()
    _refuse(hub.need, hub.glove, Why.NOT_NOW, timezone.now() - AGAIN_AFTER - timedelta(hours=1))
    assert id_of(hub.glove) in _ids(hub.need)


def test_conflict_bars_all_that_belongs_to_both():
    hub = full_hub()
    other = published(Seed, organisation=hub.glove.organisation, title=hub.glove.title, summary=hub.glove.summary)
    _refuse(hub.need, hub.glove, Why.CONFLICT)
    assert id_of(other) not in _ids(hub.need)
    assert id_of(hub.glove.organisation) not in _ids(hub.need)


def test_those_who_know_each_other_fall_behind_with_the_reason():
    hub = full_hub()
    other = published(Seed, organisation=hub.glove.organisation, title=hub.glove.title, summary=hub.glove.summary)
    before = next(row for row in suggest(hub.need).rows if row.id == id_of(other))
    _refuse(hub.need, hub.glove, Why.KNOWN)
    with translation.override("en"):
        after = next(row for row in suggest(hub.need).rows if row.id == id_of(other))
    assert after.score == pytest.approx(before.score - 2.0, abs=0.01)
    assert "They have a tie already" in after.against


def test_what_is_close_to_one_of_the_wrong_field_loses_one_width():
    hub = full_hub()
    other = published(
        Seed, organisation=organisation("義手工房"), title=hub.glove.title, summary=hub.glove.summary, trl=6
    )
    before = {row.id: row.score for row in suggest(hub.need).rows}
    _refuse(hub.need, hub.glove, Why.FIELD)
    with translation.override("en"):
        after = {row.id: row for row in suggest(hub.need).rows}
    assert after[id_of(other)].score == pytest.approx(before[id_of(other)] - 1.0)
    assert any("wrong field" in text for text in after[id_of(other)].against)
    assert after[id_of(hub.test)].score == pytest.approx(before[id_of(hub.test)])


def test_a_seed_of_nobody_but_a_person_needs_that_persons_consent():
    hub = full_hub()
    person = Person.objects.create()
    PersonName.objects.create(person=person, text="山田花子", language="ja")
    Seed.objects.filter(pk=hub.glove.pk).update(organisation=None, person=person)
    shown = []
    for given in (None, True, False):
        if given is not None:
            note_consent(person, Use.MATCHED, given=given, how="On a form.", user=None, now=timezone.now())
        shown.append(id_of(hub.glove) in _ids(hub.need))
    assert shown == [False, True, False]


def test_organisation_stands_back_behind_its_own_seed():
    hub = full_hub()
    assert id_of(hub.glove.organisation) not in _ids(hub.need)


def test_person_is_found_by_fields_and_one_without_says_nothing():
    hub = full_hub()
    person = Person.objects.create(fields={"ja": "脳卒中患者の手のリハビリ", "en": "hand rehabilitation after stroke"})
    PersonName.objects.create(person=person, text="山田花子", language="ja")
    assert suggest(person).rows == ()  # silence is no consent
    note_consent(person, Use.MATCHED, given=True, how="On a form.", user=None, now=timezone.now())
    assert id_of(person) in _ids(hub.need)
    assert suggest(Person.objects.create()).says_something is False


def test_empty_hub_has_nobody():
    assert suggest(draft(Seed, organisation=None)).rows == ()


def test_member_may_not_ask():
    with pytest.raises(PermissionDenied):
        suggest(draft(Seed), user=member())
