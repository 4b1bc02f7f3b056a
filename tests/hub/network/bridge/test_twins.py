"""Two tellings of one agreement become one; two agreements of the same parties stay two, and a person is asked where it may be."""

from datetime import UTC, datetime

import pytest

from enishi.hub.network.actions import accept_reading, decide, propose_reading, read_and_accept
from enishi.hub.network.bridge.decisions import Decision
from enishi.hub.network.bridge.likely import Lookup, likely_records
from enishi.hub.network.models import Agreement, AgreementParty
from enishi.releases import Agreement as Told
from enishi.releases import Name, Organisation, Quote, Reading

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 5, tzinfo=UTC)
HUB = ("Shiomi Life Hub", "cluster")
HUB_JA = ("一般社団法人しおみライフハブ", "cluster")
KELVIN = ("Kelvinside University", "university")
KELVIN_JA = ("ケルビンサイド大学", "university")
CITY = ("汐見市", "municipality")
COMPANY = ("株式会社ひなた薬局", "company")
SCHOOL = ("汐見大学", "university")
FACULTY = ("汐見大学看護学部", "university")
DAVIS = ("University of California, Davis", "university")
SAN_DIEGO = ("University of California, San Diego", "university")
SAN_DIEGO_JA = ("カリフォルニア大学サンディエゴ校", "university")
BAY = ("Aukai Bay Park", "science_park")
BAY_OY = ("Aukai Bay Park Oy", "science_park")


def _reading(*parties: tuple[str, str], published: str = "2023-06-12", **changes: str) -> Reading:
    """Return the facts of a text: one agreement of *parties* (name, kind), signed on 2023-06-08 unless *changes* say otherwise."""
    told = {"status": "new", "kind": "mou", "signed_on": "2023-06-08"} | changes
    text = f"{published} {told} {', '.join(name for name, _kind in parties)}"
    quote = Quote(0, len(text), text)
    organisations = tuple(
        Organisation(
            f"o{at}",
            (Name(name, "en" if name.isascii() else "ja", "official", quote),),
            kind,
            "",
            "",
            (),
            None,
            quote,
            0.9,
        )
        for at, (name, kind) in enumerate(parties, 1)
    )
    ids = tuple(each.id for each in organisations)
    agreement = Told(
        "a1", told["status"], told["kind"], ids, told["signed_on"], (), "", "", "", "", (), (), (), quote, 0.9
    )  # fmt: skip
    return Reading(text, "en", "", "", published, "test", organisations=organisations, agreements=(agreement,))


def _keep(*readings: Reading) -> None:
    for reading in readings:
        read_and_accept(reading, user=None, now=NOW)


def _shown(reading: Reading) -> list[tuple[str, bool]]:
    likely, _conflicts = likely_records(reading, {}, Lookup.of([reading], similar=True))
    return [(each.reason, each.taken) for each in likely["a1"]]


_UNDATED = {"signed_on": ""}
_PLANNED = {"status": "announced", "signed_on": ""}

JOINED = {
    "announced without a day, then reported": (
        [_reading(CITY, COMPANY, published="2023-05-22", **_PLANNED)],
        _reading(COMPANY, CITY),
    ),
    "reported, then the announcement is read": ([_reading(COMPANY, CITY)], _reading(CITY, COMPANY, published="2023-05-22", **_PLANNED)),
    "done, without a day, published some days after": ([_reading(HUB, KELVIN)], _reading(KELVIN, HUB, published="2023-06-20", **_UNDATED)),
    "no day on either side, published in one week": (
        [_reading(HUB, KELVIN, **_UNDATED)],
        _reading(KELVIN, HUB, published="2023-06-15", **_UNDATED),
    ),
    "month alone": ([_reading(HUB, KELVIN)], _reading(KELVIN, HUB, signed_on="2023-06")),
    "month alone, of a kind that is not said": ([_reading(HUB, KELVIN)], _reading(KELVIN, HUB, signed_on="2023-06", kind="other")),
    "both parties known in either language": (
        [_reading(HUB, SAN_DIEGO, signed_on="2019-04-01"), _reading(HUB_JA, SCHOOL, signed_on="2020-04-01"), _reading(HUB, KELVIN)],
        _reading(HUB_JA, KELVIN_JA),
    ),
    "other language, without a day": ([_reading(HUB, KELVIN)], _reading(HUB, KELVIN_JA, published="2023-06-20", **_UNDATED)),
    "campus by its initials": ([_reading(HUB, SAN_DIEGO_JA)], _reading(HUB, ("UC San Diego", "university"))),
    "legal form of another country": (
        [_reading(HUB, KELVIN, BAY_OY, kind="other")],
        _reading(KELVIN, HUB, BAY, kind="other"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("before", "told"), JOINED.values(), ids=JOINED)
def test_one_agreement_told_in_other_words_is_joined(before, told):
    _keep(*before)
    count = Agreement.objects.count()
    assert [taken for _reason, taken in _shown(told)][:1] == [True]
    _keep(told)
    assert Agreement.objects.count() == count


_ASKED = [("maybe_agreement", False)]

_OTHER, _OF_ONE = [("same_parties", False)], [("shares_party", False)]

APART = {
    "next year": ([_reading(HUB, KELVIN)], _reading(KELVIN, HUB, signed_on="2024-06-08", published="2024-06-10"), _OTHER),
    "another subject, without a day": (
        [_reading(HUB, KELVIN)],
        _reading(KELVIN, HUB, kind="joint_research", published="2023-06-20", **_UNDATED),
        _ASKED,
    ),
    "secrecy on the same day": ([_reading(HUB, KELVIN)], _reading(KELVIN, HUB, kind="nda"), _OTHER),
    "another faculty": ([_reading(SCHOOL, KELVIN)], _reading(FACULTY, KELVIN), _ASKED),
    "another campus": ([_reading(HUB, SAN_DIEGO_JA)], _reading(HUB, DAVIS), _OF_ONE),
    "half a year without a day": ([_reading(HUB, KELVIN)], _reading(KELVIN, HUB, published="2023-12-20", **_UNDATED), _OTHER),
    "done three months ago, maybe": ([_reading(HUB, KELVIN)], _reading(KELVIN, HUB, published="2023-09-01", **_UNDATED), _ASKED),
    "some days later": ([_reading(HUB, KELVIN)], _reading(KELVIN, HUB, signed_on="2023-06-10"), _ASKED),
    "one party more": ([_reading(HUB, KELVIN, SCHOOL)], _reading(KELVIN, HUB), _ASKED),
    "nobody known, without a day": ([_reading(HUB, KELVIN)], _reading(HUB_JA, KELVIN_JA, published="2023-06-20", **_UNDATED), []),
}  # fmt: skip


@pytest.mark.parametrize(("before", "told", "shown"), APART.values(), ids=APART)
def test_agreements_that_may_be_two_are_not_joined(before, told, shown):
    _keep(*before)
    assert _shown(told) == shown
    _keep(told)
    assert Agreement.objects.count() == len(before) + 1


def test_agreement_that_two_of_the_record_may_be_joins_neither():
    _keep(_reading(HUB, KELVIN, signed_on="2023-05-30"), _reading(HUB, KELVIN))
    told = _reading(HUB, KELVIN, published="2023-06-20", **_UNDATED)
    assert _shown(told) == [("maybe_agreement", False)] * 2
    _keep(told)
    assert Agreement.objects.count() == 3


def test_agreement_chosen_by_a_person_keeps_its_parties():
    _keep(_reading(SCHOOL, KELVIN))
    (agreement,) = Agreement.objects.all()
    proposed = propose_reading(_reading(FACULTY, KELVIN), user=None, now=NOW)
    decide(proposed, {"a1": Decision("join", agreement.pk)}, version=proposed.version, user=None, now=NOW)
    proposed.refresh_from_db()
    accept_reading(proposed, everything=True, version=proposed.version, user=None, now=NOW)
    assert [str(party) for party in AgreementParty.objects.all()] == ["汐見大学", "Kelvinside University"]
