"""Several agreements of one text are told apart by their days and partners; two days of one agreement are not."""

import pytest

from enishi.releases import read

HEAD = "Two new partners for the Wharf Hub\n\nThe Wharf Hub has signed memoranda of understanding with partners on two continents.\n\n"
TOLD = {
    "a sentence for each": (
        HEAD + "On 14 November 2023, at a fair, we signed with Rhein Medical Valley.\n\n"
        "Ten days later, on 24 November, our chief executive was in Nagoya to sign a second MoU, with the Chubu Pharma Network.\n",
        [("Rhein Medical Valley", "2023-11-14"), ("Chubu Pharma Network", "2023-11-24")],
    ),
    "one sentence for both": (
        "徳島県上勝町\n\n相次いで2つの連携協定を結びました\n\n町では、5月30日に四国よしの信用金庫と「商社の育成に関する連携協定」を、"
        "6月1日には徳島文理大学と「ごみの資源化に関する連携協定」をそれぞれ締結しました。\n",
        [("四国よしの信用金庫", "2023-05-30"), ("徳島文理大学", "2023-06-01")],
    ),
    "one agreement on two days": (
        "A bridge between Bristol and Kyoto\n\n"
        "Harbour Exchange has signed a Letter of Intent with the Sakura Foundation. It was signed on two days: by Ann Poe, Chair "
        "of Harbour Exchange, in Bristol on 29 May 2023, and by Bo Lind, Chair of the Foundation, in Kyoto on 30 May 2023.\n",
        [("Sakura Foundation", "2023-05-29/2023-05-30")],
    ),
}
HUBS = {
    "a sentence for each": "Wharf Hub",
    "one sentence for both": "上勝町",
    "one agreement on two days": "Harbour Exchange",
}


@pytest.mark.parametrize("case", TOLD)
def test_agreements_are_told_apart(case):
    text, expected = TOLD[case]
    published = "2023-12-01" if "sentence for each" in case else "2023-06-05"
    reading = read(text, hub=HUBS[case], published=published)
    names = {o.id: o.names[0].text for o in reading.organisations}
    own = {o.id for o in reading.organisations if o.is_hub}
    assert [(names[p], a.signed_on) for a in reading.agreements for p in a.parties if p not in own] == expected
    assert {a.confidence for a in reading.agreements} == ({0.7} if len(expected) > 1 else {0.9})


def test_day_and_signatories_are_looked_for_where_each_agreement_is_told_of():
    text = (
        "総長がウズベキスタンを訪問し、2大学と協定等を締結\n2023.10.12\n\n北辰大学の総長は、9月25日から29日にかけて訪問しました。\n\n"
        "タシケント法科大学との学術交流協定\n9月26日には、タシケント法科大学を訪問し、グルノラ・ラヒモヴァ学長と学術交流協定に署名しました。"
        "協定の有効期間は5年間です。\n\n"
        "サマルカンド大学との覚書\n続く28日には、サマルカンド大学において、オイベク・トゥルスノフ学長と文化遺産に関する覚書に署名しました。\n"
    )
    reading = read(text, hub="北辰大学", published="2023-10-12")
    people = {p.id: p.names[0].text for p in reading.people}
    assert [(a.signed_on, [people[s.person] for s in a.signatories]) for a in reading.agreements] == [
        ("2023-09-26", ["グルノラ・ラヒモヴァ"]),
        ("2023-09-28", ["オイベク・トゥルスノフ"]),
    ]
