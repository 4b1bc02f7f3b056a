"""What must be true of the real release that the product was modelled on."""

from pathlib import Path

import pytest

from enishi.releases import Reading, read

RELEASE = Path(__file__).parents[2].parent / "shared" / "releases" / "ucla-2019.txt"
pytestmark = pytest.mark.skipif(
    not RELEASE.exists(), reason="the model release stands beside the project, and is absent here"
)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(RELEASE.read_text(encoding="utf-8"), hub="LINK-J", published="2019-06-03")


def _name(reading: Reading, item_id: str) -> str:
    return next(o for o in reading.organisations if o.id == item_id).names[0].text


def test_agreements_are_the_ten(reading):
    hub = next(o.id for o in reading.organisations if o.is_hub)
    found = {
        (a.status, a.kind, a.signed_on, *(_name(reading, party) for party in a.parties if party != hub))
        for a in reading.agreements
    }
    assert found == {
        ("earlier", "mou", "2016-05", "カリフォルニア大学サンディエゴ校"),
        ("earlier", "mou", "2016-05", "BIOCOM"),
        ("earlier", "mou", "2017-06", "Eurobiomed"),
        ("earlier", "mou", "2017-07", "京都リサーチパーク"),
        ("earlier", "mou", "2017-12", "OneNucleus"),
        ("earlier", "mou", "2018-02", "公益財団法人先端医療振興財団"),
        ("earlier", "mou", "2018-04", "慶應義塾大学先端生命科学研究所"),
        ("earlier", "mou", "2018-06", "MedCity"),
        ("earlier", "mou", "2018-08", "川崎市"),
        ("new", "mou", "2019-06-03", "カリフォルニア大学ロサンゼルス校"),
    }


def test_places_decide_home_and_overseas(reading):
    partners = {party for a in reading.agreements for party in a.parties}
    found = {
        o.names[0].text: (o.country, o.region, o.overseas)
        for o in reading.organisations
        if o.id in partners and not o.is_hub
    }
    assert found == {
        "カリフォルニア大学サンディエゴ校": ("US", "", True),
        "BIOCOM": ("US", "", True),
        "Eurobiomed": ("FR", "", True),
        "京都リサーチパーク": ("JP", "", False),
        "OneNucleus": ("", "Europe", True),
        "公益財団法人先端医療振興財団": ("JP", "", False),
        "慶應義塾大学先端生命科学研究所": ("JP", "", False),
        "MedCity": ("GB", "", True),
        "川崎市": ("JP", "", False),
        "カリフォルニア大学ロサンゼルス校": ("US", "", True),
    }


def test_main_agreement_has_term_place_and_purpose_but_no_signatory(reading):
    main = next(a for a in reading.agreements if a.status == "new")
    assert (main.term, main.ends_on, [w.text for w in main.place], main.signatories) == (
        "P5Y",
        "2024-06-02",
        ["UCLA, Los Angeles"],
        (),
    )
    assert [w.text for w in main.purposes] == ["ライフサイエンス領域におけるイノベーションを創出すること"]


def test_doubts_tell_the_lost_character_and_the_unsaid_signature(reading):
    assert [(d.kind, d.said, d.read_as) for d in reading.doubts] == [
        ("lost_character", "63日", "2019-06-03"),
        ("unclear_signatory", "曽山明彦、シンディ・ファン", ""),
    ]


def test_people_have_posts_and_both_spellings(reading):
    found = [
        ([n.text for n in p.names], [(_name(reading, x.organisation), x.titles[0].text) for x in p.posts], p.roles)
        for p in reading.people
    ]
    hub, partner = (
        "一般社団法人ライフサイエンス・イノベーション・ネットワーク・ジャパン",
        "カリフォルニア大学ロサンゼルス校",
    )
    assert found == [
        (["岡野栄之"], [(hub, "理事長")], ("leads",)),
        (["Gene D. Block", "ジーン・D・ブロック"], [(partner, "学長")], ("leads",)),
        (["曽山明彦"], [(hub, "理事兼事務局長")], ("pictured", "quoted")),
        (
            ["シンディ・ファン"],
            [(partner, "国際研究兼グローバル・エンゲージメント担当 副総長")],
            ("pictured", "quoted"),
        ),
    ]


def test_event_has_a_title_in_each_language_and_belongs_to_a_part_of_the_partner(reading):
    (event,) = reading.events
    assert [(w.language, w.text) for w in event.titles] == [
        ("en", "LINK-J Networking Reception UCLA Health : Partnering with Industry to Advance Healthcare"),
        ("ja", "ヘルスケア推進に向けたUCLAと産業界の連携"),
    ]
    health = next(o for o in reading.organisations if o.names[0].text == "UCLA Health")
    assert (event.date, event.kind, _name(reading, health.parent)) == (
        "2019-05-16",
        "reception",
        "カリフォルニア大学ロサンゼルス校",
    )
    assert health.id in event.organisers


def test_ties_name_founders_and_the_developer(reading):
    found = {(t.kind, _name(reading, t.subject), _name(reading, t.object), t.date) for t in reading.ties}
    assert found == {
        ("founded", "カリフォルニア大学ロサンゼルス校", "一般財団法人UCLAジャパンセンター", "2016"),
        ("works_with", "カリフォルニア大学ロサンゼルス校", "三井不動産株式会社", "2016"),
        ("founded", "三井不動産株式会社", "一般社団法人ライフサイエンス・イノベーション・ネットワーク・ジャパン", ""),
    }


def test_facts_of_the_partner_are_dated(reading):
    partner = next(o for o in reading.organisations if o.names[0].text == "カリフォルニア大学ロサンゼルス校")
    assert {(f.kind, f.value, f.date) for f in partner.facts} == {
        ("founded", "1919", "1919"),
        ("institute", "Institute for Stem Cell Biology and Medicine", "2005"),
        ("ranking", "9", "2018"),
        ("count", "14", "2019-06-03"),
        ("count", "9", "2019-06-03"),
    }


def test_claims_are_found(reading):
    assert {(c.kind, c.value) for c in reading.claims} == {
        ("partners", 10),
        ("partners_overseas", 6),
        ("partner_ordinal", 10),
    }


def test_quotes_are_the_very_words(reading):
    quotes = [o.quote for o in reading.organisations] + [n.quote for o in reading.organisations for n in o.names]
    quotes += [x.quote for x in (*reading.agreements, *reading.people, *reading.events, *reading.ties, *reading.claims)]
    assert all(reading.text[q.start : q.end] == q.text for q in quotes)
    assert len(quotes) > 50
