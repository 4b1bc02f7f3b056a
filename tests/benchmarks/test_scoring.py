"""The scorer finds what is right, missing and wrong."""

from collections import Counter

import pytest
from benchmarks.quality.figures import Joins, calibrate, figures, joins
from benchmarks.quality.gold import GoldAgreement, GoldSignatory, Release, name_key
from benchmarks.quality.process import Read
from benchmarks.quality.scoring import score

TOLD = GoldAgreement(
    status="new",
    kinds=("mou", "other"),
    parties=(("Sakura Hub", "SH"), ("株式会社あおば", "あおば")),
    signed_on=("2021-04-12",),
    in_force_from="",
    term="P2Y",
    ends_on=(),
    renewal=(),
    said=("12 April 2021",),
    signatories=(GoldSignatory(("Taro Yamada",), 0),),
    same="one",
    optional=False,
)


def _release(*agreements: GoldAgreement, name: str = "text", tells: str = "new") -> Release:
    return Release(name, "Sakura Hub, SH, Aoba", "en", "2021-04-13", "", tells, (), (), agreements)


def _reading(**changes: object) -> dict[str, object]:
    def named(number: str, text: str) -> dict[str, object]:
        return {"id": number, "names": [{"text": text, "kind": "official"}]}

    agreement = {
        "id": "a1", "status": "new", "kind": "mou", "parties": ["o1", "o2"], "signed_on": "2021-04-12", "term": "P2Y",
        "ends_on": "2023-04-11", "signatories": [{"person": "p1", "for": "o1"}], "confidence": 0.9,
    }  # fmt: skip
    return {
        "organisations": [named("o1", "SH"), named("o2", "あおば株式会社"), named("o3", "Minato City")],
        "people": [named("p1", "Taro Yamada"), named("p2", "Hanako Sato")],
        "agreements": [{**agreement, **changes}],
    }


def _outcomes(release: Release, reading: dict[str, object]) -> set[tuple[str, str, int]]:
    counts = Counter((item.measure, item.outcome) for item in score(release, reading))
    return {(*key, times) for key, times in counts.items() if key[1] != "right"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, set()),
        ({"parties": ["o1", "o3"]}, {("parties", "missing", 1), ("parties", "wrong", 1)}),
        ({"status": "renewal", "kind": "nda"}, {("status", "wrong", 1), ("kind", "wrong", 1)}),
        ({"signed_on": "2021-04"}, {("date where stated", "wrong", 1)}),
        ({"signed_on": ""}, {("date where stated", "missing", 1)}),
        ({"term": "P3Y"}, {("term where stated", "wrong", 1)}),
        ({"signatories": [{"person": "p1", "for": "o2"}]}, {("signatories", "missing", 1), ("signatories", "wrong", 1)}),
        ({"signatories": [{"person": "p2", "for": "o1"}]}, {("signatories", "missing", 1), ("signatories", "wrong", 1)}),
        (
            {"status": "earlier"},
            {
                ("parties", "missing", 2), ("status", "missing", 1), ("kind", "missing", 1), ("date where stated", "missing", 1),
                ("term where stated", "missing", 1), ("signatories", "missing", 1), ("earlier agreements", "wrong", 1),
            },
        ),
    ],
)  # fmt: skip
def test_score_tells_what_is_not_right(changes, expected):
    assert _outcomes(_release(TOLD), _reading(**changes)) == expected


def test_score_of_no_agreement_finds_what_was_taken_for_one():
    assert _outcomes(_release(tells="other"), _reading()) == {
        ("non-agreement as new", "wrong", 1), ("parties", "wrong", 2), ("signatories", "wrong", 1),
    }  # fmt: skip


def test_score_finds_a_quote_that_does_not_stand_there():
    quotes = [{"start": 0, "end": 6, "text": "Sakura"}, {"start": 1, "end": 6, "text": "Sakura"}]
    assert _outcomes(_release(TOLD), {**_reading(), "claims": quotes}) == {("quotes not in the text", "wrong", 1)}


def test_figures_are_of_all_items_together():
    items = score(_release(TOLD), _reading(parties=["o1", "o2", "o3"]))
    assert (figures(items)["parties"].value, figures(items)["parties"].count) == (pytest.approx(0.8), 2)
    assert figures(items)["earlier agreements"].value is None
    assert calibrate(items) == [("0.9 to 1.0", 7, pytest.approx(0.9), pytest.approx(6 / 7))]


def test_joins_count_pairs_that_share_a_record():
    other = GoldAgreement(**{**{field: getattr(TOLD, field) for field in TOLD.__slots__}, "same": "two"})
    releases = [_release(TOLD, name="first"), _release(TOLD, name="second"), _release(other, name="third")]
    reads = {release.name: Read(_reading(), {"a1": 7}) for release in releases}
    assert joins(releases, reads) == Joins(right=1, pairs=1, wrong=2)
    assert joins(releases, {**reads, "second": Read(_reading(), {})}) == Joins(right=0, pairs=1, wrong=1)


def test_name_key_leaves_out_what_makes_no_other_name():
    assert name_key("株式会社ヒダカ・ロボティクス") == name_key("ヒダカ･ロボティクス株式会社")
    assert name_key("The Kestrel Biologics, Inc.") == name_key("Kestrel Biologics")
    assert name_key("Faculty of Medicine") != name_key("Faculty of Law")
