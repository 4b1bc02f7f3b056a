"""The samples the project ships: one set of facts in two languages, in words of their own."""

import re
import tomllib
from pathlib import Path

import pytest

from enishi.releases import Reading, read

FOLDER = Path(__file__).parents[2] / "examples" / "releases"
REAL = Path(__file__).parents[2].parent / "shared" / "releases" / "ucla-2019.txt"
LANGUAGES = ("ja", "en")
# Names of organisations, people, posts and titles are facts: they are spelt one way only.
NAMES = (
    "一般社団法人ライフサイエンス・イノベーション・ネットワーク・ジャパン", "カリフォルニア大学ロサンゼルス校",
    "カリフォルニア大学サンディエゴ校", "公益財団法人先端医療振興財団", "神戸医療産業都市推進機構",
    "慶應義塾大学先端生命科学研究所", "一般財団法人UCLAジャパンセンター", "三井不動産株式会社",
    "柏の葉スマートシティ", "京都リサーチパーク", "Institute for Stem Cell Biology and Medicine",
    "Times Higher Education World", "Reputation Ranking",
    "LINK-J Networking Reception UCLA Health : Partnering with Industry to Advance Healthcare", "Gene D. Block",
    "ジーン・D・ブロック", "曽山明彦", "シンディ・ファン", "岡野栄之",
    "国際研究兼グローバル・エンゲージメント担当", "理事兼事務局長", "UCLA, Los Angeles", "UCLA Health",
    "Eurobiomed", "OneNucleus", "BIOCOM", "MedCity", "川崎市", "UCLA", "UCSD", "LINK-J", "米国カリフォルニア州",
    "東京都中央区", "山形県鶴岡市", "米国国家科学賞受賞者", "ノーベル賞受賞者",
    "Institute for Advanced Biosciences",
)  # fmt: skip


def _sample(language: str) -> str:
    return (FOLDER / f"ucla-2019.{language}.txt").read_text(encoding="utf-8")


def _reading(language: str) -> Reading:
    about = tomllib.loads((FOLDER / "ucla-2019.toml").read_text(encoding="utf-8"))
    return read(_sample(language), hub=about["hub"], published=about["published"])


def _partners(reading: Reading) -> set[tuple[str, str, str]]:
    hub = next(o.id for o in reading.organisations if o.is_hub)
    place = {o.id: o.country or o.region for o in reading.organisations}
    return {(a.status, a.signed_on, place[party]) for a in reading.agreements for party in a.parties if party != hub}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_tells_ten_agreements_by_day_and_country(language):
    reading = _reading(language)
    assert len(reading.agreements) == 10
    assert _partners(reading) == {
        ("earlier", "2016-05", "US"),
        ("earlier", "2017-06", "FR"),
        ("earlier", "2017-07", "JP"),
        ("earlier", "2017-12", "Europe"),
        ("earlier", "2018-02", "JP"),
        ("earlier", "2018-04", "JP"),
        ("earlier", "2018-06", "GB"),
        ("earlier", "2018-08", "JP"),
        ("new", "2019-06-03", "US"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_has_the_same_term_place_event_ties_facts_and_claims(language):
    reading = _reading(language)
    main = next(a for a in reading.agreements if a.status == "new")
    assert (main.term, main.ends_on, [w.text for w in main.place]) == ("P5Y", "2024-06-02", ["UCLA, Los Angeles"])
    assert [(e.kind, e.date, e.titles[0].text) for e in reading.events] == [
        (
            "reception",
            "2019-05-16",
            "LINK-J Networking Reception UCLA Health : Partnering with Industry to Advance Healthcare",
        )
    ]
    assert {(t.kind, t.date) for t in reading.ties} == {("founded", "2016"), ("works_with", "2016"), ("founded", "")}
    assert {(f.kind, f.value, f.date) for o in reading.organisations for f in o.facts} == {
        ("founded", "1919", "1919"),
        ("institute", "Institute for Stem Cell Biology and Medicine", "2005"),
        ("ranking", "9", "2018"),
        ("count", "14", "2019-06-03"),
        ("count", "9", "2019-06-03"),
    }
    assert {(c.kind, c.value) for c in reading.claims} == {
        ("partners", 10),
        ("partners_overseas", 6),
        ("partner_ordinal", 10),
    }
    assert [d.kind for d in reading.doubts] == ["unclear_signatory"]


def test_sample_names_the_same_people_in_the_same_roles():
    roles = [("leads",), ("leads",), ("pictured", "quoted"), ("pictured", "quoted")]
    japanese, english = _reading("ja"), _reading("en")
    assert [p.roles for p in japanese.people] == [p.roles for p in english.people] == roles
    assert [[n.text for n in p.names] for p in english.people] == [
        ["Hideyuki Okano"], ["Gene D. Block"], ["Akihiko Soyama"], ["Cindy Fan"],
    ]  # fmt: skip


@pytest.mark.skipif(not REAL.exists(), reason="the model release stands beside the project, and is absent here")
@pytest.mark.parametrize("language", LANGUAGES)
def test_sample_copies_no_words_of_the_real_release(language):
    real = re.sub(r"\s", "", REAL.read_text(encoding="utf-8"))
    sample = _sample(language)
    for name in NAMES:
        sample = sample.replace(name, "\n")
    pieces = [re.sub(r"\s", "", piece) for piece in sample.split("\n")]
    runs = {piece[at : at + 12] for piece in pieces for at in range(len(piece) - 11)}
    assert {run for run in runs if run in real} == set()
    assert len(runs) > 300
