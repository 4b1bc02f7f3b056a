"""When an agreement was signed and how long it runs, by sentences in which other days stand beside it."""

import pytest

from enishi.releases import read

TOLD = {
    "an end years ahead, then the day": (
        "川中市と星川大学は、包括連携協定の有効期間を2025年12月31日まで3年間延長することで合意し、12月8日に覚書を取り交わしました。",
        [("renewal", "2022-12-08", "P3Y", "2025-12-31")],
    ),
    "a bare contract of a joint chair": (
        "川中市と星川大学は、2019年に開設した共同研究講座「北星講座」の設置期間を3年間延長する契約を12月8日に締結しました。",
        [("renewal", "2022-12-08", "P3Y", "2025-12-07")],
    ),
    "the day before one of long ago": (
        "川中市と星川大学は、12月8日、令和元年に締結した包括連携協定を3年間延長する覚書を締結しました。",
        [("renewal", "2022-12-08", "P3Y", "2025-12-07"), ("earlier", "2019", "", "")],
    ),
    "an agreement to found something": (
        "川中市と星川大学は、データ活用協議会の設立に合意し、2022年12月8日に設立協定を締結しました。",
        [("new", "2022-12-08", "", "")],
    ),
    "a weekday behind the day alone": (
        "川中市と星川大学は8日(木)、包括連携協定を締結しました。",
        [("new", "2022-12-08", "", "")],
    ),
    "the day in brackets of the headline": (
        "川中市と星川大学が包括連携協定を締結(12月8日)\n\n川中市と星川大学は、包括連携協定を締結しました。",
        [("new", "2022-12-08", "", "")],
    ),
    "from when it runs is no headline": (
        "川中市と星川大学は、12月8日に包括連携協定を締結しました。本協定の有効期間は、締結の日から2年とし、"
        "申し出がないときは、さらに2年間更新されるものとします。",
        [("new", "2022-12-08", "P2Y", "2024-12-07")],
    ),
    "the board's day, then the row": (
        "川中市は、2022年12月1日開催の庁議において、星川大学と包括連携協定を締結することを決定しました。\n1 協定締結予定日 12月20日",
        [("announced", "2022-12-20", "", "")],
    ),
}


@pytest.mark.parametrize("case", sorted(TOLD))
def test_sentence_tells_its_own_day_among_others(case):
    text, expected = TOLD[case]
    reading = read(text, published="2022-12-12")
    assert [(a.status, a.signed_on, a.term, a.ends_on) for a in reading.agreements] == expected


def test_what_is_agreed_on_is_no_party():
    reading = read(
        "株式会社北星は、南風ガス株式会社と、産業用蓄電池の診断サービスの展開に関する業務提携契約を12月8日に締結しました。",
        published="2022-12-12",
    )
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [[names[p] for p in a.parties] for a in reading.agreements] == [["株式会社北星", "南風ガス株式会社"]]


def test_names_of_places_with_ga_and_of_the_towns_own_hospital_are_whole():
    reading = read(
        "藤ヶ岡市立総合病院は、12月8日、旭が丘歯科医師会と連携協定を締結しました。市立病院は、昨年10月に霞が関大学とも連携協定を結んでいます。",
        published="2022-12-12",
    )
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [[names[p] for p in a.parties] for a in reading.agreements] == [
        ["藤ヶ岡市立総合病院", "旭が丘歯科医師会"],
        ["藤ヶ岡市立総合病院", "霞が関大学"],
    ]
