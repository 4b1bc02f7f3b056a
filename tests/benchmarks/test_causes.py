"""Why texts of one agreement did not come to one record is told in totals."""

import pytest
from benchmarks.quality.causes import Cause, causes
from benchmarks.quality.figures import Joins, joins
from benchmarks.quality.gold import GoldAgreement, Release
from benchmarks.quality.pairing import pairs_of
from benchmarks.quality.process import Read

TOLD = GoldAgreement(
    status="new",
    kinds=("mou",),
    parties=(("Sakura Hub", "さくらハブ"), ("Aoba University", "青葉大学")),
    signed_on=("2021-04-12",),
    in_force_from="",
    term="",
    ends_on=(),
    renewal=(),
    said=(),
    signatories=(),
    same="one",
    optional=False,
)


def _release(name: str, language: str) -> Release:
    return Release(name, "", language, "2021-04-13", "", "new", (), (), (TOLD,))


def _read(names: tuple[str, ...], records: tuple[int, ...], agreement: int, proposed: tuple[int, ...] = (), **changes):
    ids = [f"o{number}" for number, _name in enumerate(names)]
    told = {
        "id": "a1", "status": "new", "kind": "mou", "parties": ids, "signed_on": "2021-04-12", "term": "", "ends_on": "",
        "signatories": [], "confidence": 0.9,
    }  # fmt: skip
    organisations = [
        {"id": key, "names": [{"text": name, "kind": "official"}]} for key, name in zip(ids, names, strict=True)
    ]
    reading = {"organisations": organisations, "people": [], "agreements": [{**told, **changes}]}
    return Read(reading, {"a1": agreement}, dict(zip(ids, records, strict=True)), {"a1": proposed})


FIRST = _read(("Sakura Hub", "Aoba University"), (1, 2), 7)
NAMES = ("さくらハブ", "青葉大学")
NOTHING = Read({"organisations": [], "people": [], "agreements": []}, {})
TONGUES = ", in two languages"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (_read(NAMES, (1, 2), 7), []),
        (NOTHING, ["read as nothing on a side"]),
        (_read(NAMES, (1, 2), 8, status="earlier"), ["read as past on a side"]),
        (_read(NAMES, (1, 3), 8), [f"parties are other records: one party known on both sides{TONGUES}"]),
        (_read(NAMES, (3, 4), 8), [f"parties are other records: no party known on both sides{TONGUES}"]),
        (_read(NAMES, (1, 2), 8, signed_on=""), ["no day read on a side that tells it"]),
        (_read(NAMES, (1, 2), 8, signed_on="2021-04"), ["month or year alone on a side"]),
        (_read(NAMES, (1, 2), 8, signed_on="2021-04-13"), ["days differ as read"]),
        (_read((*NAMES, "緑町"), (1, 2, 3), 8), ["a party read that is none"]),
        (_read(NAMES, (1, 2), 8), ["none of these"]),
    ],
)
def test_cause_is_what_differs_between_the_two(second, expected):
    pairs = pairs_of([_release("first", "en"), _release("second", "ja")], {"first": FIRST, "second": second})
    assert causes(pairs) == [Cause(name, 1, 1) for name in expected]


def test_several_causes_count_each_and_none_alone():
    second = _read(NAMES, (1, 3), 8, signed_on="", kind="nda")
    pairs = pairs_of([_release("first", "en"), _release("second", "en")], {"first": FIRST, "second": second})
    assert causes(pairs) == [
        Cause("called another kind", 1, 0),
        Cause("no day read on a side that tells it", 1, 0),
        Cause("parties are other records: one party known on both sides", 1, 0),
    ]


def test_what_the_office_was_shown_counts_as_proposed_where_it_was_not_joined():
    releases = [_release("first", "en"), _release("second", "ja")]
    shown = {"first": FIRST, "second": _read(NAMES, (1, 3), 8, (7,))}
    assert joins(releases, shown) == Joins(right=0, pairs=1, wrong=0, proposed=1)
    assert joins(releases, {**shown, "second": _read(NAMES, (1, 2), 7, (7,))}) == Joins(right=1, pairs=1, wrong=0)
