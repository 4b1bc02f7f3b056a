import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.meeting.actions import set_aside
from enishi.hub.meeting.bridge import id_of
from enishi.hub.meeting.briefs import brief_for
from enishi.hub.meeting.models import Why
from enishi.hub.meeting.queries import ANYBODY, Narrowing
from enishi.hub.network.models import Person, PersonName
from enishi.hub.pipeline.models import Seed
from tests.hub.meeting.hubs import SECRET, full_hub, organisation, staff
from tests.hub.pipeline.offers import member, published

pytestmark = pytest.mark.django_db


def _brief(record, language="ja", where=ANYBODY):
    return brief_for(record, language, where, staff(), timezone.now())


def test_brief_names_the_best_in_both_languages_with_a_sentence_of_each_side():
    hub = full_hub()
    first = _brief(hub.need, "en").entries[0]
    assert (first.name, first.other) == (hub.glove.title["en"], hub.glove.title["ja"])
    assert first.line == hub.glove.summary["en"]
    assert len(first.quoted) == 2
    assert all("rehabilitation" in each for each in first.quoted)


def test_brief_is_in_the_language_asked_for_whatever_the_readers():
    hub = full_hub()
    first = _brief(hub.need, "ja").entries[0]
    assert (first.name, first.word) in {(hub.glove.title["ja"], word) for word in ("有力", "可能性あり")}
    assert all("リハビリ" in each for each in first.quoted)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_nothing_tells_the_owner_of_an_anonymous_one(language):
    hub = full_hub()
    of_it = repr(_brief(hub.hidden, language))
    other = repr(brief_for(hub.test, language, Narrowing(kinds=frozenset({"need"})), None, timezone.now()))
    assert hub.hidden.title[language] in of_it
    assert hub.hidden.title[language] in other
    assert SECRET not in of_it + other


def test_what_staff_called_the_wrong_field_is_not_told_outside():
    hub = full_hub()
    published(Seed, organisation=organisation("義手工房"), title=hub.glove.title, summary=hub.glove.summary, trl=6)
    set_aside(id_of(hub.need), id_of(hub.glove), why=Why.FIELD, remark="", user=None, now=timezone.now())
    entries = _brief(hub.need, "en").entries
    assert entries[0].name == hub.glove.title["en"]
    assert not any("wrong field" in each.against for each in entries)


def test_person_who_does_not_want_to_be_listed_is_left_out():
    hub = full_hub()
    person = Person.objects.create(fields={"ja": "脳卒中患者の手のリハビリ", "en": "hand rehabilitation after stroke"})
    PersonName.objects.create(person=person, text="山田花子", language="ja")
    shown = []
    for use, given in ((Use.MATCHED, True), (Use.LISTED, False)):
        note_consent(person, use, given=given, how="On a form.", user=None, now=timezone.now())
        found = brief_for(hub.need, "ja", ANYBODY, None, timezone.now())
        shown.append("山田花子" in [each.name for each in found.entries])
    assert shown == [True, False]


def test_brief_without_anybody_says_so():
    hub = full_hub()
    found = _brief(hub.need, "en", Narrowing(country="FR"))
    assert (found.entries, found.note) == ((), "No good match.")


def test_member_gets_no_brief():
    with pytest.raises(PermissionDenied):
        brief_for(full_hub().need, "ja", ANYBODY, member(), timezone.now())
