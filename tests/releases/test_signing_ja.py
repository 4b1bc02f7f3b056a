"""Who signed, told from who watched, spoke or stood in the picture, by the sentences of Japanese releases."""

import pytest

from enishi.releases import read

TOWN = "川中市と株式会社みどり製薬は、12月8日、健康づくりに関する包括連携協定を締結しました。\n"
BOTH = [("浜野幸子", "川中市"), ("森田修平", "株式会社みどり製薬")]
ABROAD = "星川大学は、12月8日、米国のランドール大学と学術交流協定を締結しました。\n"
SIGNED = {
    "posts behind the names": (
        TOWN + "調印式では、浜野幸子市長と、みどり製薬代表取締役社長の森田修平氏が署名を交わした。",
        BOTH,
    ),
    "posts before the names": (
        TOWN + "締結式を行い、市長・浜野幸子、みどり製薬代表取締役・森田修平様の両名が調印いたしました。",
        BOTH,
    ),
    "the name before its house": (
        TOWN + "協定書には浜野幸子川中市長と森田修平みどり製薬社長がサインしました。",
        BOTH,
    ),
    "a given name that looks like part of the post": (
        TOWN.replace("川中市", "川中研究所")
        + "川中研究所の厚別 信吾所長と株式会社みどり製薬の森田 マサ子工場長が署名を行いました。",
        [("厚別 信吾", "川中研究所"), ("森田 マサ子", "株式会社みどり製薬")],
    ),
    "sealed": (TOWN + "締結式では浜野幸子市長と森田修平社長が協定書に記名押印しました。", BOTH),
    "papers exchanged": (TOWN + "浜野幸子市長と森田修平社長が協定書を交換し、記念写真に納まった。", BOTH),
    "each for its side": (
        TOWN + "協定書には、川中市は浜野幸子市長が、みどり製薬は森田修平社長が、それぞれ署名押印しました。",
        BOTH,
    ),
    "from each side": (TOWN + "市側は浜野幸子市長、会社側は森田修平社長が署名した。", BOTH),
    "together with": (TOWN + "締結式に臨んだ浜野幸子市長は森田修平社長とともに協定書に署名した。", BOTH),
    "in the presence of": (
        TOWN
        + "浜野幸子市長とみどり製薬の森田修平社長が、市議会議長の大谷健一氏の立ち会いのもと、協定書に署名しました。",
        BOTH,
    ),
    "watched by": (TOWN + "立会人の大谷健一副知事が見守る中、浜野幸子市長と森田修平社長が協定書に署名しました。", BOTH),
    "a witness who signs as such": (
        TOWN + "浜野幸子市長と森田修平社長が協定書に署名し、立会人として大谷健一副知事が署名しました。",
        BOTH,
    ),
    "others who came": (
        TOWN
        + "浜野幸子市長、大谷健一副市長、みどり製薬から森田修平社長が出席し、浜野市長と森田社長が協定書を取り交わしました。",
        BOTH,
    ),
    "shown as they sign": (TOWN + "写真:協定書に署名する浜野幸子市長(左)と森田修平みどり製薬社長(右)", BOTH),
    "persons who conclude it": (
        "川中市の浜野幸子市長と株式会社みどり製薬の森田修平社長は12月8日、健康づくりに関する包括連携協定を締結した。",
        BOTH,
    ),
    "the heads in brackets, as who represents them": (
        "川中市(市長 浜野幸子)と株式会社みどり製薬(代表取締役 森田修平)は、12月8日、連携協定を締結しました。両者の代表が署名しました。",
        BOTH,
    ),
    "the heads in brackets, and nobody said to sign": (
        "川中市(市長 浜野幸子)、株式会社みどり製薬(本社:東京都、代表取締役 森田修平)は、12月8日、連携協定を締結しました。",
        [],
    ),
    "deputies of long posts": (
        TOWN + "大谷健一副市長と、みどり製薬の佐々木翔太研究開発本部長が協定書に署名しました。",
        [("大谷健一", "川中市"), ("佐々木翔太", "株式会社みどり製薬")],
    ),
    "a town whose name might be a person's": (
        "鳥居原市とあけぼの短期大学は、12月8日、連携協定を締結しました。鳥居原市長の槇村健太とあけぼの短期大学の塩谷登志子学長が署名しました。",
        [("槇村健太", "鳥居原市"), ("塩谷登志子", "あけぼの短期大学")],
    ),
    "posts of towns alone": (
        "品川町と白井大学は、12月8日、連携協定を締結しました。品川町長と白井大学長が協定書に署名しました。",
        [],
    ),
    "by surname of one named in full before": (
        ABROAD
        + "ランドール大学からはジェームズ・オコナー学長、ケイト・ブラウン国際部長が来学し、三浦邦彦学長とオコナー学長が署名を行いました。",
        [("ジェームズ・オコナー", "ランドール大学"), ("三浦邦彦", "星川大学")],
    ),
    "names that the dictionary does not know": (
        "星川大学は、12月8日、韓国の漢東大学校と協定を締結しました。本学の三浦邦彦学長と漢東大学校の朴鍾浩(パク・ジョンホ)総長が署名しました。",
        [("三浦邦彦", "星川大学"), ("朴鍾浩", "漢東大学校")],
    ),
    "who came, and with whom": (
        "星川大学は、12月8日、中国の東江大学と協定を締結しました。東江大学の王建国校長ら3名が来学し、本学の三浦邦彦学長と協定書を取り交わしました。",
        [("王建国", "東江大学"), ("三浦邦彦", "星川大学")],
    ),
    "by a surname that looks like part of the post": (
        TOWN.replace("川中市", "川中研究所(所長:栗生 敦子)")
        + "調印式では、栗生所長と森田修平社長が協定書に署名しました。",
        [("栗生 敦子", "川中研究所"), ("森田修平", "株式会社みどり製薬")],
    ),
    "by a surname in Latin letters": (
        ABROAD + "ランドール大学の学長である Lin Chih-Yuan 氏が来学し、三浦邦彦学長と Lin 学長が協定書に署名しました。",
        [("Lin Chih-Yuan", "ランドール大学"), ("三浦邦彦", "星川大学")],
    ),
    "by a post with what its brackets add": (
        ABROAD
        + "式には星川大学から三浦邦彦理事(国際担当)が出席し、三浦理事とジェームズ・オコナー学長が協定書に署名しました。",
        [("三浦邦彦", "星川大学"), ("ジェームズ・オコナー", "ランドール大学")],
    ),
    "both deans, of all who came": (
        "星川大学工学部とランドール大学理学部は、12月8日、交流協定を締結しました。星川大学工学部からは三浦邦彦工学部長、大谷健一教授が、"
        "ランドール大学理学部からはWirat Phong理学部長が出席しました。両学部長による署名の後、懇談しました。",
        [("三浦邦彦", "星川大学工学部"), ("Wirat Phong", "ランドール大学理学部")],
    ),
    "with the house in brackets behind": (
        TOWN + "署名者\n代表取締役社長 森田 修平(株式会社みどり製薬)\n市長 浜野 幸子(川中市)",
        [("森田 修平", "株式会社みどり製薬"), ("浜野 幸子", "川中市")],
    ),
    "by the side of a country": (
        "環境省は、12月8日、フィンランド経済雇用省との間で覚書に署名しました。環境省からは三浦邦彦審議官が、フィンランド側からはカイサ・ライネ次官が署名しました。",
        [("三浦邦彦", "環境省"), ("カイサ・ライネ", "フィンランド経済雇用省")],
    ),
    "who greeted and signed": (
        TOWN + "締結式では、浜野幸子市長、森田修平社長がそれぞれ挨拶し、協定書に署名しました。",
        BOTH,
    ),
    "a table's house before a surname": (
        TOWN
        + "浜野市長と森田社長が協定書に署名しました。\n【出席者】\n川中市　浜野市長、大谷副市長\nみどり製薬　森田社長",
        [("浜野", "川中市"), ("森田", "株式会社みどり製薬")],
    ),
    "a surname, for a side alone": (
        TOWN + "代表取締役社長:森田 修平\n浜野幸子市長と当社の森田が協定書に署名しました。",
        BOTH[:1],
    ),
    "at the head of those who came": (
        ABROAD + "林 志豪学長をはじめとするランドール大学の一行が訪れ、三浦邦彦学長と林学長が協定書に署名しました。",
        [("林 志豪", "ランドール大学"), ("三浦邦彦", "星川大学")],
    ),
    "a Latin name before a faculty": (
        "星川大学工学部とランドール大学機械工学部は、12月8日、交流協定を締結しました。"
        "三浦邦彦工学部長とAndreas Holzmeister機械工学部長が協定書に署名しました。",
        [("Andreas Holzmeister", "ランドール大学機械工学部"), ("三浦邦彦", "星川大学工学部")],
    ),
    "not those who sat by": (
        TOWN + "署名者:\n川中市 市長 浜野 幸子\nみどり製薬 代表取締役 森田 修平\n陪席者:\n川中市 課長 大谷 健一",
        [("浜野 幸子", "川中市"), ("森田 修平", "株式会社みどり製薬")],
    ),
    "marked among those who were there": (
        "青波大学病院は、12月8日、医療法人社団緑会 みどり総合病院と医療連携に関する協定を締結しました。\n"
        "【締結式の出席者】(◎は協定書の署名者)\n青波大学病院\n ◎病院長 浜野 幸子\n  副病院長 大谷 健一\n"
        "みどり総合病院\n ◎理事長・院長 森田 修平\n  事務長 厚別 信吾\n",
        [("浜野 幸子", "青波大学病院"), ("森田 修平", "みどり総合病院")],
    ),
    "before eyes, and for the other school": (
        "星川高等学校は、12月8日、ワイラカ・カレッジと姉妹校協定を締結しました。"
        "星川高等学校の校長・三浦邦彦と、同カレッジのフィオナ・アウィ校長が、全校生徒の見守る中で協定書にサインをしました。",
        [("三浦邦彦", "星川高等学校"), ("フィオナ・アウィ", "ワイラカ・カレッジ")],
    ),
    "a name before its house's name": (
        "青波大学防災研究所は、12月8日、川中市と連携協定を締結しました。"
        "当日は、浜野幸子 川中市長と三浦邦彦 防災研究所長が協定書に署名しました。",
        [("浜野幸子", "川中市"), ("三浦邦彦", "青波大学防災研究所")],
    ),
    "in the place of the head": (
        ABROAD + "星川大学からは三浦邦彦副学長が署名し、ランドール大学からはピヤ・シリチャイ学長代行が署名しました。",
        [("三浦邦彦", "星川大学"), ("ピヤ・シリチャイ", "ランドール大学")],
    ),
    "only there": (TOWN + "締結式には浜野幸子市長と森田修平社長が出席しました。", []),
    "only quoted": (TOWN + "みどり製薬の森田修平社長は「市とともに歩みたい」とコメントしました。担当:大谷健一", []),
    "only pictured": (TOWN + "(左から)森田修平 みどり製薬代表取締役、浜野幸子 川中市長", []),
}


@pytest.mark.parametrize("case", sorted(SIGNED))
def test_sentence_tells_who_signed(case):
    text, expected = SIGNED[case]
    reading = read(text, published="2022-12-12")
    names = {o.id: o.names[0].text for o in reading.organisations}
    people = {p.id: p.names[0].text for p in reading.people}
    (agreement,) = reading.agreements
    assert [(people[s.person], names[s.party]) for s in agreement.signatories] == expected
