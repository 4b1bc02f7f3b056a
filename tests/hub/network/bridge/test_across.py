"""Two releases of one agreement, in two languages, become one agreement of the same two organisations."""

from datetime import UTC, datetime

import pytest

from enishi.hub.network.actions import read_and_accept
from enishi.hub.network.bridge.decisions import Decision
from enishi.hub.network.bridge.likely import Lookup, likely_records
from enishi.hub.network.joining.doubles import likely_doubles
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


BRITISH = "陸中大学は、2022年11月8日、英国のケルビンサイド大学と覚書を締結しました。"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (ENGLISH, BRITISH),
        (BRITISH, ENGLISH),
        (
            "On 8 November 2022, Kelvinside University signed an MoU with RIO.",
            "On 8 November 2022, Kelvinside University signed an MoU with Rikuchu Institute of Oceanography.",
        ),
        (
            "2022年11月8日、陸中大学は先端海洋技術研究機構および灘崎市と連携協定を締結しました。",
            "On 8 November 2022, Rikuchu University signed an agreement with Nadasaki City"
            " and the Advanced Marine Technology Research Organization.",
        ),
        (
            "2022年11月8日、陸中大学は瀬戸内産業技術推進機構と連携協定を締結しました。",
            "2022年11月8日、陸中大学は瀬戸内産技推進機構と連携協定を締結しました。",
        ),
    ],
    ids=["both in another script", "the other way round", "initials", "three, by meaning and sound", "a shorter form"],
)
def test_parties_that_nobody_knows_by_these_names_are_those_of_the_same_day(first, second):
    _keep(first)
    _keep(second)
    (agreement,) = Agreement.objects.all()
    assert agreement.parties.count() == Organisation.objects.count()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "On 8 November 2022, Kelvinside University signed an MoU with Osaka Hospital.",
            "2022年11月8日、ケルビンサイド病院は大阪大学と覚書を締結しました。",
        ),
        (
            "On 8 November 2022, Kelvinside University signed an MoU with Rikuchu University and Rikuchu Medical College.",
            "2022年11月8日、Kelvinside Universityは陸中大学と覚書を締結しました。",
        ),
    ],
    ids=["other kinds under those names", "one party more"],
)
def test_parties_that_may_not_be_those_of_the_same_day_stay_apart(first, second):
    _keep(first)
    _keep(second)
    assert Agreement.objects.count() == 2


@pytest.mark.parametrize(
    "told",
    [
        JAPANESE.replace("8日", "9日"),
        JAPANESE.replace("陸中大学", "安芸灘大学"),
        JAPANESE.replace("陸中大学", "株式会社陸中"),
    ],
    ids=["another day", "another sound", "another sort"],
)
def test_less_than_day_partner_sound_and_sort_joins_nothing(told):
    _keep(ENGLISH)
    _keep(told)
    assert Organisation.objects.count() == 3
    assert Agreement.objects.count() == 2


def test_month_of_that_day_joins_the_agreement_but_leaves_the_parties_to_a_person():
    _keep(ENGLISH)
    _keep(JAPANESE.replace("2022年11月8日", "2022年11月"))
    assert [agreement.signed_on for agreement in Agreement.objects.all()] == ["2022-11-08"]
    assert Organisation.objects.count() == 3
    assert [reason.code for double in likely_doubles() for reason in double.reasons] == ["told_twice"]


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


def test_parties_known_twice_by_now_make_one_agreement_and_are_proposed_as_doubles():
    _keep("On 3 March 2021, Boreal Institute signed an MoU with Rikuchu University in Japan.")
    _keep("陸中大学は、2021年5月7日、ボレアル財団（Boreal Foundation）と覚書を締結しました。")
    _keep(ENGLISH)
    reading = read(JAPANESE, published="2022-11-10")
    likely, _conflicts = likely_records(reading, {}, Lookup.of([reading]))
    (told,) = reading.agreements
    assert [(each.reason, each.taken) for each in likely[told.id]] == [
        ("same_agreement", True),
        ("shares_party", False),
    ]
    _keep(JAPANESE)
    agreement = Agreement.objects.get(signed_on="2022-11-08")
    assert {name.text for party in agreement.parties.all() for name in party.organisation.names.all()} == {
        "Kelvinside University", "ケルビンサイド大学", "Rikuchu University",
    }  # fmt: skip
    pairs = {frozenset(_names(each.first) | _names(each.second)): each for each in likely_doubles()}
    double = pairs[frozenset({"陸中大学", "Rikuchu University"})]
    assert [reason.code for reason in double.reasons] == ["told_twice"]


def test_parties_that_signed_on_one_day_under_unlike_names_stay_two_agreements():
    _keep("On 3 March 2021, Boreal Institute signed an MoU with Osaka University in Japan.")
    _keep("陸中大学は、2021年5月7日、ボレアル財団（Boreal Foundation）と覚書を締結しました。")
    _keep(ENGLISH.replace("Rikuchu University", "Osaka University"))
    _keep(JAPANESE)
    assert Agreement.objects.filter(signed_on="2022-11-08").count() == 2
    assert [each for each in likely_doubles() if each.reasons[0].code == "told_twice"] == []


def _names(key: int) -> set[str]:
    return {name.text for name in Organisation.objects.get(pk=key).names.all()}
