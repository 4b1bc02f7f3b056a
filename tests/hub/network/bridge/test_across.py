"""Two releases of one agreement, in two languages, become one agreement of the same two organisations."""

from datetime import UTC, datetime

import pytest

from enishi.hub.network.actions import read_and_accept
from enishi.hub.network.bridge.decisions import Decision
from enishi.hub.network.bridge.likely import Lookup, likely_records
from enishi.hub.network.models import Agreement, Organisation
from enishi.releases import read

pytestmark = pytest.mark.django_db

NOW = datetime(2023, 1, 5, tzinfo=UTC)
ENGLISH = "On 8 November 2022, Kelvinside University signed an MoU with Rikuchu University in Japan."
JAPANESE = "陸中大学は、2022年11月8日、英国のケルビンサイド大学（Kelvinside University）と覚書を締結しました。"


def _keep(text: str) -> None:
    read_and_accept(read(text, published="2022-11-10"), user=None, now=NOW)


def test_the_other_party_in_another_script_is_the_same_organisation():
    _keep(ENGLISH)
    _keep(JAPANESE)
    (agreement,) = Agreement.objects.all()
    names = {frozenset(name.text for name in each.organisation.names.all()) for each in agreement.parties.all()}
    assert names == {
        frozenset({"Kelvinside University", "ケルビンサイド大学"}),
        frozenset({"Rikuchu University", "陸中大学"}),
    }


@pytest.mark.parametrize(
    "told",
    [
        JAPANESE.replace("8日", "9日"),
        JAPANESE.replace("陸中大学", "安芸灘大学"),
        JAPANESE.replace("陸中大学", "株式会社陸中"),
        JAPANESE.replace("2022年11月8日", "2022年11月"),
    ],
    ids=["another day", "another sound", "another sort", "no day"],
)
def test_less_than_day_partner_sound_and_sort_joins_nothing(told):
    _keep(ENGLISH)
    _keep(told)
    assert Organisation.objects.count() == 3
    assert Agreement.objects.count() == 2


def test_review_shows_whom_it_is_taken_for_unless_a_person_decided():
    _keep(ENGLISH)
    reading = read(JAPANESE, published="2022-11-10")
    item = next(each for each in reading.organisations if each.names[0].text == "陸中大学")
    likely, _conflicts = likely_records(reading, {}, Lookup.of([reading]))
    assert [(each.reason, each.taken) for each in likely[item.id]] == [("told_across", True)]
    likely, _conflicts = likely_records(reading, {item.id: Decision(joined=0)}, Lookup.of([reading]))
    assert likely[item.id] == []


def test_one_agreement_called_two_kinds_is_one_where_the_day_is_the_same():
    _keep("On 8 November 2022, Kelvinside University signed a research agreement with Rikuchu University.")
    _keep("Rikuchu University and Kelvinside University signed an agreement on 8 November 2022.")
    assert [agreement.kind for agreement in Agreement.objects.all()] == ["joint_research"]


def test_agreement_of_secrecy_on_the_same_day_is_another():
    _keep("On 8 November 2022, Kelvinside University signed a research agreement with Rikuchu University.")
    _keep("Rikuchu University and Kelvinside University signed a non-disclosure agreement on 8 November 2022.")
    assert sorted(agreement.kind for agreement in Agreement.objects.all()) == ["joint_research", "nda"]
