"""Short releases invented for these tests: what each of them tells, all of it."""

from pathlib import Path

import pytest

from enishi.releases import Reading, read

FOLDER = Path(__file__).parent / "invented"
EXPECTED = {
    "ja_new_three_parties": {
        "agreements": [
            (
                "new",
                "comprehensive",
                ("株式会社あおば製薬", "国立大学法人みどり大学", "ひかり市"),
                "2023-04-10",
                "2026-03-31",
                "",
            )
        ],
        "people": [("山田太郎", "代表取締役社長", "株式会社あおば製薬")],
    },
    "ja_renewal_automatic": {
        "agreements": [("renewal", "mou", ("さくらハブ", "ケンブリッジ・バイオ協会"), "2022-05-20", "P3Y", "automatic")]
    },
    "ja_amendment": {
        "agreements": [("amendment", "mou", ("さくらハブ", "公益財団法人みなと財団"), "2021-10-01", "", "")]
    },
    "ja_announced_era": {
        "agreements": [("announced", "comprehensive", ("さくらハブ", "みなと市"), "2019-09-07", "", "")]
    },
    "ja_relative_today": {"agreements": [("new", "mou", ("さくらハブ", "みどり大学"), "2023-04-10", "", "")]},
    "ja_activity_under_older": {"events": [("2022-06-01", "創薬セミナー入門")], "doubts": [("not_an_agreement", "")]},
    "ja_something_else": {"doubts": [("not_an_agreement", "")]},
    "ja_department": {
        "agreements": [("new", "joint_research", ("さくらハブ", "みどり大学医学部"), "2018-07-02", "", "")],
        "people": [("佐藤花子", "学部長", "みどり大学医学部")],
    },
    "ja_impossible_date": {
        "agreements": [("new", "mou", ("さくらハブ", "みどり大学"), "", "", "")],
        "doubts": [("impossible_date", "2019年2月30日")],
    },
    "ja_contradictory_dates": {
        "agreements": [("new", "mou", ("さくらハブ", "みどり大学"), "", "", "")],
        "doubts": [("contradictory_dates", "2019年3月1日、2019年3月2日")],
    },
    "ja_several": {
        "agreements": [
            ("new", "mou", ("さくらハブ", "みどり大学"), "2020-01-15", "", ""),
            ("new", "comprehensive", ("さくらハブ", "みなと市"), "2020-02-03", "", ""),
        ]
    },
    "en_new_signatories": {
        "agreements": [("new", "mou", ("Sakura Hub", "Midori University"), "2021-04-12", "P2Y", "automatic")],
        "signatories": [("Hanako Sato", "Midori University"), ("Taro Yamada", "Sakura Hub")],
        "people": [
            ("Hanako Sato", "President", "Midori University"),
            ("Taro Yamada", "Chief Executive Officer", "Sakura Hub"),
        ],
    },
    "en_with": {"agreements": [("new", "mou", ("Sakura Hub", "Cambridge Bio Association"), "", "", "")]},
    "en_renewal": {
        "agreements": [
            ("renewal", "comprehensive", ("Sakura Hub", "Minato Foundation"), "2022-10-01", "2027-03-31", "")
        ]
    },
    "en_amendment": {"agreements": [("amendment", "mou", ("Sakura Hub", "Minato Foundation"), "2022-10-03", "", "")]},
    "en_announced": {"agreements": [("announced", "mou", ("Sakura Hub", "City of Minato"), "2023-07-05", "", "")]},
    "en_activity": {
        "agreements": [("earlier", "mou", ("Sakura Hub", "Midori University"), "2016-05", "", "")],
        "events": [("2022-06-07", "Drug Discovery for Beginners")],
    },
    "en_something_else": {"doubts": [("not_an_agreement", "")]},
    "en_department": {
        "agreements": [
            (
                "new",
                "joint_research",
                ("Faculty of Medicine of the University of Midori", "Aoba Pharma, Inc."),
                "2020-03-04",
                "",
                "",
            )
        ]
    },
    "en_three": {
        "agreements": [("new", "mou", ("Sakura Hub", "Midori University", "Aoba Pharma, Inc."), "2020-03-02", "", "")]
    },
    "en_several": {
        "agreements": [
            ("new", "mou", ("Sakura Hub", "Midori University"), "2021-06-03", "", ""),
            ("new", "comprehensive", ("Sakura Hub", "Minato Foundation"), "2021-06-09", "", ""),
        ]
    },
    "en_impossible": {
        "agreements": [("new", "mou", ("Sakura Hub", "Midori University"), "", "", "")],
        "doubts": [("impossible_date", "30 February 2019")],
    },
    "en_contradictory": {
        "agreements": [("new", "mou", ("Sakura Hub", "Midori University"), "", "", "")],
        "doubts": [("contradictory_dates", "1 March 2019; 2 March 2019")],
    },
    "en_refused": {"doubts": [("not_an_agreement", "")]},
    "en_renamed": {"agreements": [("new", "mou", ("Sakura Hub", "Harbour Foundation"), "2019-05-08", "", "")]},
}

# When each was published, where its own dates are not near the usual day.
PUBLISHED = {
    "ja_amendment": "2021-10-01",
    "ja_announced_era": "2019-09-01",
    "ja_contradictory_dates": "2019-03-04",
    "ja_department": "2018-07-02",
    "ja_impossible_date": "2019-03-04",
    "ja_renewal_automatic": "2022-05-20",
    "ja_several": "2020-02-03",
}


def _told(reading: Reading) -> dict[str, list[tuple[object, ...]]]:
    names = {o.id: o.names[0].text for o in reading.organisations}
    people = {p.id: p.names[0].text for p in reading.people}
    told: dict[str, list[tuple[object, ...]]] = {
        "agreements": [
            (a.status, a.kind, tuple(names[party] for party in a.parties), a.signed_on, a.term or a.ends_on, a.renewal)
            for a in reading.agreements
        ],
        "signatories": [(people[s.person], names[s.party]) for a in reading.agreements for s in a.signatories],
        "people": [(people[p.id], p.posts[0].titles[0].text, names[p.posts[0].organisation]) for p in reading.people],
        "events": [(e.date, e.titles[0].text) for e in reading.events],
        "doubts": [(d.kind, d.said) for d in reading.doubts],
    }
    return {what: items for what, items in told.items() if items}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_invented_release_tells_this_and_nothing_else(name):
    hub = "さくらハブ" if name.startswith("ja") else "Sakura Hub"
    reading = read(
        (FOLDER / f"{name}.txt").read_text(encoding="utf-8"), hub=hub, published=PUBLISHED.get(name, "2023-04-10")
    )
    assert _told(reading) == EXPECTED[name]


def test_every_invented_release_is_expected():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(EXPECTED)


def test_part_of_a_university_that_signs_has_the_university_as_its_whole():
    for name, part, whole in (
        ("ja_department", "みどり大学医学部", "みどり大学"),
        ("en_department", "Faculty of Medicine of the University of Midori", "University of Midori"),
    ):
        reading = read((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))
        organisations = {o.id: o for o in reading.organisations}
        (signing,) = [o for o in organisations.values() if o.names[0].text == part]
        assert organisations[signing.parent].names[0].text == whole


def test_text_without_words_is_doubted():
    assert _told(read(" \n")) == {"doubts": [("no_text", "")]}
