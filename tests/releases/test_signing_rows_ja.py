"""Who signed, by labelled lists: beside the label, below it, in columns, with posts before or behind the names."""

import pytest

from enishi.releases import read

TOWN = "川中市と株式会社みどり製薬は、12月8日、健康づくりに関する包括連携協定を締結しました。\n"
BOTH = [("浜野 幸子", "川中市"), ("森田 修平", "株式会社みどり製薬")]
SIGNED = {
    "numbered, full-width": (
        "1　締結日　12月8日\n2　締結者\n　川中市長　　浜野　幸子\n　株式会社みどり製薬　代表取締役社長　　森田　修平\n3　連携事項\n(1)健康",
        BOTH,
    ),
    "beside the label": (
        "○協定締結者　　川中市長　　　　　浜野　幸子\n　　　　　　株式会社みどり製薬　代表取締役　森田　修平\n○期間　締結日から3年間",
        BOTH,
    ),
    "by the letters of the agreement": (
        "■協定締結者\n甲：川中市 市長 浜野 幸子\n乙：株式会社みどり製薬 代表取締役 森田 修平",
        BOTH,
    ),
    "in tabs": ("調印者\t川中市長\t浜野 幸子\n\t株式会社みどり製薬 社長\t森田 修平", BOTH),
    "who represents them": (
        "4 締結代表者\n(1) 川中市 市長 浜野 幸子\n(2) 株式会社みどり製薬 代表取締役 森田 修平",
        BOTH,
    ),
    "under their houses": ("署名者\n\n川中市\n市長 浜野 幸子\n\n株式会社みどり製薬\n代表取締役 森田 修平", BOTH),
    "names under their posts": ("<署名者>\n川中市長\n浜野 幸子\n株式会社みどり製薬社長\n森田 修平 氏", BOTH),
    "columns named": (
        "締結者\n団体名　川中市\n代表者　市長　浜野　幸子\n団体名　株式会社みどり製薬\n代表者　代表取締役　森田　修平",
        BOTH,
    ),
    "the names first": (
        "署名者：浜野幸子 川中市長、森田修平 みどり製薬社長",
        [(n.replace(" ", ""), p) for n, p in BOTH],
    ),
    "posts in brackets": ("【署名者】\n・浜野 幸子（川中市長）\n・森田 修平（みどり製薬 代表取締役）", BOTH),
    "with how names are said": (
        "署名者\n川中市長 浜野 さち子(はまの さちこ)\n株式会社みどり製薬 社長 森田 シュウ(もりた しゅう)",
        [("浜野 さち子", "川中市"), ("森田 シュウ", "株式会社みどり製薬")],
    ),
    "a witness below": (
        "署名者\n川中市長 浜野 幸子\n株式会社みどり製薬 代表取締役 森田 修平\n立会人\n川中県副知事 大谷 健一",
        BOTH,
    ),
    "who attended": ("出席者\n川中市長 浜野 幸子\n株式会社みどり製薬 代表取締役 森田 修平", []),
    "whom to ask": ("締結先\n株式会社みどり製薬\n問い合わせ先\n川中市 政策推進課長 大谷 健一", []),
}


@pytest.mark.parametrize("case", sorted(SIGNED))
def test_labelled_list_tells_who_signed(case):
    rows, expected = SIGNED[case]
    reading = read(TOWN + rows, published="2022-12-12")
    names = {o.id: o.names[0].text for o in reading.organisations}
    people = {p.id: p.names[0].text for p in reading.people}
    (agreement,) = reading.agreements
    assert [(people[s.person], names[s.party]) for s in agreement.signatories] == expected
