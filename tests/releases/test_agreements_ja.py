"""Sentences of the kind that Japanese releases are made of, each with what it tells of agreements."""

import pytest

from enishi.releases import read

CASES = {
    "three with a count": (
        "ひかり大学、ひかり市、ひかり商工会議所の三者は、12月20日、地域産業の振興に関する連携協定を締結しました。協定の有効期間は3年とします。",
        [("new", ("ひかり大学", "ひかり市", "ひかり商工会議所"), "2022-12-20", "P3Y", "2025-12-19")],
    ),
    "to be signed, day to come": (
        "川中市と星川大学は、1月10日に包括連携協定を締結することになりました。",
        [("announced", ("川中市", "星川大学"), "2023-01-10", "", "")],
    ),
    "signs today": (
        "川中市は、本日、星川大学と包括連携協定を締結します。",
        [("new", ("川中市", "星川大学"), "2022-12-28", "", "")],
    ),
    "renewal in the place of an older one": (
        "山川県と株式会社東西銀行は、平成31年4月1日に締結した包括連携協定の期間満了に伴い、令和4年12月20日に改めて協定を締結しました。",
        [
            ("renewal", ("山川県", "株式会社東西銀行"), "2022-12-20", "", ""),
            ("earlier", ("山川県", "株式会社東西銀行"), "2019-04-01", "", ""),
        ],
    ),
    "defined without brackets": (
        "株式会社スカイ（以下、スカイ）は、国立研究開発法人産業基盤研究所（以下、産基研）と、基本協定を2022年12月5日に締結しましたのでお知らせします。",
        [("new", ("株式会社スカイ", "国立研究開発法人産業基盤研究所"), "2022-12-05", "", "")],
    ),
    "ceremony in a sentence of its own": (
        "東都大学は、みなみ市と連携協定を締結しました。締結式は12月7日に東都大学で行われました。",
        [("new", ("東都大学", "みなみ市"), "2022-12-07", "", "")],
    ),
    "labelled lines": (
        "大和信用金庫と花園大学が協定を締結\n\n大和信用金庫と花園大学は、連携協定を締結しました。"
        "\n\n1 締結日\n令和4年12月1日\n2 協定期間\n令和5年1月1日～令和7年12月31日",
        [("new", ("大和信用金庫", "花園大学"), "2022-12-01", "", "2025-12-31")],
    ),
    "spoken of by the way": (
        "ミナト医療ハブの訪問団が、2017年6月にMOUを締結したリヨン・バイオクラスターを訪問しました。",
        [("earlier", ("ミナト医療ハブ", "リヨン・バイオクラスター"), "2017-06", "", "")],
    ),
    "under an agreement": ("星川大学と川中市の連携協定に基づき整備した施設の開所式が4月28日に行われました。", []),
    "with the own staff": ("株式会社北星物流は、労働組合と労使協定（三六協定）を3月15日に締結しました。", []),
    "of trade": ("政府は、乙国との経済連携協定（EPA）に署名しました。", []),
    "to buy a company": (
        "株式会社北星は、株式会社南風の全株式を取得することについて、本日、基本合意書を締結しました。",
        [],
    ),
    "only considered": ("山川県知事は、緑園大学との包括連携協定の締結を検討していることを明らかにしました。", []),
    "signatures for a cause": ("ひかり市民の会は、条例改正を求める署名活動を行いました。", []),
    "of tenancy": ("学校法人緑園大学は、株式会社山手不動産と土地賃貸借契約を2月1日に締結しました。", []),
}


@pytest.mark.parametrize("name", sorted(CASES))
def test_sentence_tells_these_agreements_and_no_others(name):
    text, expected = CASES[name]
    reading = read(text, hub="ミナト医療ハブ", published="2022-12-28")
    names = {o.id: o.names[0].text for o in reading.organisations}
    found = [
        (a.status, tuple(names[party] for party in a.parties), a.signed_on, a.term, a.ends_on)
        for a in reading.agreements
    ]
    assert found == expected


def test_renewal_follows_the_agreement_it_renews():
    renewal, earlier = read(CASES["renewal in the place of an older one"][0], published="2022-12-28").agreements
    assert renewal.follows == earlier.id


def test_items_of_an_agreement_are_commitments_with_their_words():
    text = "川中市と星川大学は、12月1日に連携協定を締結しました。\n\n連携事項\n(1) 産業の振興に関すること\n(2) 人材の育成に関すること"
    (agreement,) = read(text, published="2022-12-28").agreements
    assert [(c.text.text, c.by) for c in agreement.commitments] == [
        ("産業の振興に関すること", ""),
        ("人材の育成に関すること", ""),
    ]


def test_signatories_are_those_said_to_sign_under_their_full_names():
    text = (
        "星川大学（学長：原田一郎）と川中市は、12月1日に連携協定を締結しました。"
        "締結式には関係者20名が出席し、原田学長と川中市の小松恵子市長が協定書に署名しました。"
    )
    reading = read(text, published="2022-12-28")
    people = {p.id: p.names[0].text for p in reading.people}
    names = {o.id: o.names[0].text for o in reading.organisations}
    (agreement,) = reading.agreements
    assert [(people[s.person], names[s.party]) for s in agreement.signatories] == [
        ("原田一郎", "星川大学"),
        ("小松恵子", "川中市"),
    ]
