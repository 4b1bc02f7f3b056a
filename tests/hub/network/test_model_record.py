"""The record that the model release makes: counts as of any day, the sentence, joins, claims."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from enishi.hub.network.actions import propose_reading, read_and_accept
from enishi.hub.network.figures import check_claims, counts_on, sentence
from enishi.hub.network.lists import partner_rows
from enishi.hub.network.models import Agreement, Citation, Claim, Doubt, Organisation, Person, Source, Tie
from enishi.hub.network.roster import roster_on
from enishi.hub.network.states import State, state_on
from enishi.releases import read
from tests.hub.sample_record import accept_model_release

RELEASE = Path(__file__).parents[3].parent / "shared" / "releases" / "ucla-2019.txt"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not RELEASE.exists(), reason="the model release stands beside the project, and is absent here"),
]


@pytest.fixture
def accepted():
    accept_model_release()


def test_counts_as_of_a_day(accepted):
    days = {
        date(2019, 6, 3): (10, 6, 10),
        date(2018, 12, 31): (9, 5, 9),
        date(2017, 12, 31): (5, 4, 5),
        date(2016, 5, 31): (2, 2, 2),
        date(2016, 5, 15): (0, 0, 2),
        date(2015, 12, 31): (0, 0, 0),
        date(2024, 6, 2): (10, 6, 10),
        date(2024, 6, 3): (9, 5, 9),
    }
    counted = {day: counts_on(day) for day in days}
    assert {day: (each.partners, each.overseas, each.possible) for day, each in counted.items()} == days


def test_sentence_in_both_languages(accepted):
    counts = counts_on(date(2019, 6, 3))
    assert sentence(counts, "ja") == "2019年6月3日時点: 10団体と提携（うち海外6団体）"
    assert sentence(counts, "en") == "As of 3 June 2019: 10 partners (6 of them overseas)"


def test_sentence_tells_what_is_known_only_roughly(accepted):
    counts = counts_on(date(2016, 5, 15))
    assert (
        sentence(counts, "en")
        == "As of 15 May 2016: no partners; possibly 2 more (2 overseas), by dates known only roughly"
    )
    assert (
        sentence(counts, "ja")
        == "2016年5月15日時点: 提携先なし。ほかに2団体（うち海外2団体）の可能性（日付が月などまでしか分からないもの）"
    )


def test_ordinals_of_partners(accepted):
    roster = roster_on(date(2019, 6, 3))
    rows = {
        row.organisation.display_name("ja"): (row.member.ordinal, row.member.ordinal_in_kind)
        for row in partner_rows(roster.members, roster)
    }
    assert (rows["カリフォルニア大学ロサンゼルス校"], rows["川崎市"]) == ((10, 2), (9, 1))


def test_agreement_ran_out_and_says_so(accepted):
    agreement = Agreement.objects.get(signed_on="2019-06-03")
    days = [date(2019, 6, 2), date(2019, 6, 3), date(2024, 1, 1), date(2024, 6, 2), date(2024, 6, 3)]
    assert [state_on(agreement, day) for day in days] == [
        State.NOT_YET, State.IN_FORCE, State.EXPIRING, State.EXPIRING, State.EXPIRED,
    ]  # fmt: skip


def test_claims_agree_with_the_record(accepted):
    checked = check_claims(Claim.objects.select_related("source"))
    assert {(c.claim.kind, c.claim.value, c.found) for c in checked} == {
        ("partners", 10, 10), ("partners_overseas", 6, 6), ("partner_ordinal", 10, 10),
    }  # fmt: skip


def _counts() -> dict[str, int]:
    models = (Organisation, Agreement, Person, Tie, Source, Citation, Claim, Doubt)
    return {model.__name__: model.objects.count() for model in models}


def test_the_same_release_twice_adds_nothing(accepted):
    before = _counts()
    reading = read(RELEASE.read_text(encoding="utf-8").replace("\n", "\r\n"), hub="LINK-J", published="2019-06-03")
    assert read_and_accept(reading, user=None, now=NOW)[1] == []
    assert _counts() == before


def test_a_second_release_about_the_same_agreement_joins_it(accepted):
    before = _counts()
    text = "大学との覚書について\n\nLINK-J(正式名称は別記)は、カリフォルニア大学ロサンゼルス校(UCLA)と2019年6月3日、MOUを締結しました。\n"
    read_and_accept(read(text, hub="LINK-J", published="2019-06-10"), user=None, now=NOW)
    after = _counts()
    assert (after["Agreement"], after["Organisation"]) == (before["Agreement"], before["Organisation"])
    assert after["Source"] == before["Source"] + 1
    assert Agreement.objects.get(signed_on="2019-06-03").citations.filter(field="").count() == 2


def test_a_proposed_reading_writes_no_fact():
    reading = read(RELEASE.read_text(encoding="utf-8"), hub="LINK-J", published="2019-06-03")
    propose_reading(reading, user=None, now=NOW)
    assert (Organisation.objects.count(), Agreement.objects.count(), Source.objects.count()) == (0, 0, 1)
