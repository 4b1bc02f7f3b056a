"""Who the parties of Japanese releases are, as their sentences name and describe them."""

import pytest

from enishi.releases import read

PARTIES = {
    "what it builds in brackets before the name": (
        "物流現場向けAMR（自律搬送ロボット）を開発する株式会社ハコ（本社：東京都江東区、以下「ハコ」）は、北関東ロジ株式会社と、"
        "2022年12月13日付で業務提携契約を締結しました。",
        {"株式会社ハコ", "北関東ロジ株式会社"},
    ),
    "where it works before the name": (
        "東京都中央区と大阪市北区で賃貸ラボを運営する帝都開発株式会社は、セント・クレア・ラボ（St. Clair Labs）と、MOUを締結しました。",
        {"帝都開発株式会社", "セント・クレア・ラボ"},
    ),
    "what it is before the name": (
        "帝都開発株式会社は、マレーシアの州営エネルギー会社であるTerengana Energy Berhadとの間で、覚書を締結しました。",
        {"帝都開発株式会社", "Terengana Energy Berhad"},
    ),
    "how many it is": (
        "株式会社ハコと長崎県は、包括連携協定を締結しました。当社が都道府県と包括連携協定を締結するのは、29件目です。",
        {"株式会社ハコ", "長崎県"},
    ),
    "a short form in brackets": (
        "産業技術研究所（産技研）は、川中市と協定を締結しました。産技研の三浦邦彦理事長と浜野幸子市長が署名しました。",
        {"産業技術研究所", "川中市"},
    ),
    "a college of technology": (
        "川中工業高等専門学校\n協定を締結\n川中高専は，みどり株式会社と連携協定を締結しました。川中高専に関心のある方はお問い合わせください。",
        {"川中工業高等専門学校", "みどり株式会社"},
    ),
    "two whose legal forms meet": (
        "三星不動産株式会社と一般社団法人みどりイノベーション・ネットワーク・ジャパン（MIJ）は、業界団体であるBioMel Network"
        "（所在地：メルボルン、以下「BioMel」）と、2022年12月7日に覚書を締結しました。",
        {"三星不動産株式会社", "一般社団法人みどりイノベーション・ネットワーク・ジャパン", "BioMel Network"},
    ),
    "a board that approved it before": (
        "日本地熱協会は、2022年10月20日、韓国地熱工学会とMOUを締結しました。本年6月の理事会で、本MOUの締結が承認されました。",
        {"日本地熱協会", "韓国地熱工学会"},
    ),
}  # fmt: skip
HUBS = {
    "two whose legal forms meet": "MIJ",
    "how many it is": "株式会社ハコ",
    "a college of technology": "川中工業高等専門学校",
    "a board that approved it before": "日本地熱協会",
}


@pytest.mark.parametrize("case", PARTIES)
def test_parties_are_those_who_conclude(case):
    text, expected = PARTIES[case]
    reading = read(text, hub=HUBS.get(case, ""), published="2022-12-28")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [{names[party] for party in a.parties} for a in reading.agreements] == [expected]


def test_partner_may_be_the_heading_above():
    text = (
        "高波工科大学 国際交流センター\nベトナムの2大学と協定を締結しました\n\n"
        "ハノイ水工大学\n8月27日、ハノイ市のハノイ水工大学において、学術交流に関する協定を締結しました。\n\n"
        "ダナン情報技術大学\n続いて8月30日、ダナン情報技術大学を訪れ、学術交流協定を締結しました。\n"
    )
    reading = read(text, hub="高波工科大学", published="2018-09-14")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [([names[party] for party in a.parties], a.signed_on) for a in reading.agreements] == [
        (["高波工科大学", "ハノイ水工大学"], "2018-08-27"),
        (["高波工科大学", "ダナン情報技術大学"], "2018-08-30"),
    ]


def test_day_on_which_the_older_one_ends_is_none_of_signing():
    text = (
        "北辰大学と石狩銀行は、「連携協定」が本年3月31日をもって期間満了となることから、同協定を更新することで合意し、"
        "2025年3月26日に更新に係る覚書を取り交わしました。"
    )
    (agreement,) = read(text, published="2025-04-03").agreements
    assert (agreement.status, agreement.signed_on) == ("renewal", "2025-03-26")
