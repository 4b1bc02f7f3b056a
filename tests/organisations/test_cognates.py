"""Two names that may be names of one body, where no directory says so."""

import pytest

from enishi.organisations.cognates import Kin, kin_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("陸中大学", "Rikuchu University"),
        ("オタゴ大学", "University of Otago"),
        ("神戸医療産業都市推進機構", "Foundation for Biomedical Research and Innovation at Kobe"),
        ("川崎市", "City of Kawasaki"),
        ("ケルビンサイド大学", "Kelvinside University"),
        ("先端医療イノベーション機構", "Advanced Medical Innovation Organization"),
        ("英国医薬品産業協会", "British Pharmaceutical Industry Association"),
        ("国際海洋環境研究所", "International Marine Environment Research Institute"),
        ("MedCity", "メドシティ"),
        ("神戸医療機構", "神戸医療産業都市推進機構"),
        ("県立医大", "県立医科大学"),
        ("Otago University", "University of Otago, Dunedin"),
        ("Léman Cluster", "Leman Health Cluster"),
        ("SLIO", "Setouchi Life Innovation Organisation"),
    ],
)
def test_names_of_one_body(one, other):
    assert kin_of(one, other) >= Kin.MAYBE
    assert kin_of(other, one) >= Kin.MAYBE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("安芸灘大学", "Rikuchu University"),
        ("東北医科大学", "Kansai Medical University"),
        ("科学研究所", "Institute of Science"),
        ("国際医療センター", "National Science Museum"),
        ("ケント大学", "University of Kentucky"),
        ("神戸大学", "外国語大学病院機構"),
        ("大阪市", "堺市"),
        ("神戸大", "神田大"),
        ("Medical University", "Kansai Medical University"),
        ("University of California, Davis", "University of California, San Diego"),
        ("SLIO", "Setouchi Innovation Organisation"),
        ("Otago University", "Otago University"),
    ],
)
def test_names_that_say_too_little_or_something_else(one, other):
    assert kin_of(one, other) < Kin.MAYBE
    assert kin_of(other, one) < Kin.MAYBE


@pytest.mark.parametrize(
    ("one", "other", "kin"),
    [
        ("ロッテルダム・ヘルスポート", "Rotterdam Health Port", Kin.CLOSE),
        ("カリフォルニア大学サンディエゴ校", "University of California, San Diego", Kin.CLOSE),
        ("カリフォルニア大学サンディエゴ校", "UC San Diego", Kin.CLOSE),
        ("カリフォルニア大学サンディエゴ校", "UC Davis", Kin.NONE),
        ("カリフォルニア大学サンディエゴ校", "University of California, Davis", Kin.NONE),
        ("愛知県豊橋市", "豊橋市", Kin.CLOSE),
        ("Turku Cell Factory Oy", "Turku Cell Factory", Kin.CLOSE),
        ("オスプレイ工科大学", "Osprey Institute of Technology", Kin.MAYBE),
        ("東京工業大学", "University of Tokyo", Kin.MAYBE),
        ("北辰大学医学部", "Hokushin University", Kin.AKIN),
        ("北辰大学", "北辰大学医学部", Kin.AKIN),
        ("Hokushin University", "Hokushin University Faculty of Medicine", Kin.AKIN),
        ("Hokusetsu Life Science Park", "Hokusetsu Biomedical Promotion Foundation", Kin.AKIN),
        ("青葉山大学", "Seiyozan University", Kin.AKIN),
        ("ケルビンサイド大学", "University of Otago", Kin.NONE),
    ],
)
def test_names_are_as_near_as_their_words_and_sounds(one, other, kin):
    assert kin_of(one, other) == kin_of(other, one) == kin
