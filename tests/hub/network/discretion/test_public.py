"""What is read for strangers comes without names; what is read for ourselves does not."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from enishi.hub.accounts.models import User
from enishi.hub.contacts.actions import note_consent
from enishi.hub.contacts.models import Use
from enishi.hub.network.discretion import public_only, to_strangers, withheld, without_names
from enishi.hub.network.discretion.middleware import WithoutWithheldNames
from enishi.hub.network.models import Person, PersonName, Source
from enishi.hub.network.search import index_records, search
from tests.hub.introductions.people import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def refusing() -> Person:
    row = Person.objects.create()
    PersonName.objects.create(person=row, text="篠塚 朔太郎", language="ja")
    note_consent(row, Use.LISTED, given=False, how="By letter.", user=None, now=NOW)
    return row


def _source() -> Source:
    text = "学長の篠塚朔太郎が署名。"
    row = Source.objects.create(
        title="篠塚朔太郎が署名", text=text, digest="x", added_at=NOW, url="https://example.org/篠塚朔太郎"
    )
    index_records([row])
    return row


def test_rows_come_without_names_for_strangers_alone(refusing):
    key = _source().pk
    with to_strangers():
        row = Source.objects.get(pk=key)
        assert (row.title, row.text, row.url) == ("［氏名非公開］が署名", "学長の█████が署名。", "")
        assert [(name.text, name.key) for name in PersonName.objects.all()] == [("［氏名非公開］", "")]
    assert Source.objects.get(pk=key).title == "篠塚朔太郎が署名"
    with to_strangers(lambda: True):
        assert Source.objects.get(pk=key).title == "篠塚朔太郎が署名"


def test_nobody_is_withheld_who_said_nothing_or_agreed(refusing):
    assert withheld().people == {refusing.pk}
    note_consent(refusing, Use.LISTED, given=True, how="By letter.", user=None, now=NOW.replace(year=2027))
    assert (withheld().people, without_names("篠塚朔太郎", withheld())) == (frozenset(), "篠塚朔太郎")


def test_words_of_a_source_added_after_the_refusal_do_not_find_it_by_the_name(refusing):
    _source()
    with to_strangers():
        assert [search(asked).total for asked in ("篠塚", "朔太郎", "署名")] == [0, 0, 1]
    assert search("篠塚").total == 2


def test_reading_is_without_names_and_writing_is_not(refusing):
    factory, seen = RequestFactory(), []

    def page(_request):
        seen.append(public_only())
        return HttpResponse()

    answer = WithoutWithheldNames(page)
    for make, role in ((factory.get, "member"), (factory.get, "staff"), (factory.post, "member")):
        request = make("/ja/")
        request.user = User(role=role)
        answer(request)
    assert [each.people if each else None for each in seen] == [{refusing.pk}, None, None]
    assert public_only() is None
