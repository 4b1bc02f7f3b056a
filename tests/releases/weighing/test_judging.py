"""What the rules miss or mistake is brought right by weights; what they refuse stays refused."""

import pytest

from enishi.releases import read
from enishi.releases.reading import Agreement, Reading

UNKNOWN_WORDS = (
    "青波大学と北辰市、連携協定を結ぶ\n\n"
    "5月1日、北辰市役所にて青波大学の学長と北辰市の市長が固い握手を交わし、地域医療の連携協定の締結となりました。\n"
)
ON_PAPER = (
    "Aoba University and Kaze Hub Sign MoU\n\n"
    "The ink is dry: on 3 June 2022 the MoU between Aoba University and Kaze Hub became reality in Osaka.\n"
)


def parties(reading: Reading, agreement: Agreement) -> list[str]:
    names = {organisation.id: organisation.names[0].text for organisation in reading.organisations}
    return [names[party] for party in agreement.parties]


def test_agreement_told_of_in_unknown_words_is_noted_with_less_confidence():
    reading = read(UNKNOWN_WORDS, published="2024-05-02")
    (agreement,) = reading.agreements
    assert parties(reading, agreement) == ["青波大学", "北辰市"]
    assert (agreement.status, agreement.signed_on, agreement.confidence) == ("new", "2024-05-01", 0.7)
    assert agreement.quote.text in UNKNOWN_WORDS


def test_day_that_no_rule_finds_is_given():
    (agreement,) = read(ON_PAPER, published="2022-06-05").agreements
    assert agreement.signed_on == "2022-06-03"


def test_text_of_something_else_gives_no_agreement():
    text = "青波大学の卒業式を挙行\n\n青波大学は、2024年3月20日に卒業式を挙行し、北辰市長が祝辞を述べました。\n"
    assert read(text, published="2024-03-21").agreements == ()


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("青波ハブは、欧州のクラスター2団体と、MOUを締結しました。北辰大学も近くにあります。", "2022-06-05"),
        ("Aoba University is near. Kaze Hub signed an MoU with a Danish company.", "2022-06-05"),
        ("株式会社北星は、株式会社南風の全株式を取得する基本合意書を締結しました。", "2022-06-05"),
    ],
)
def test_partner_who_is_unnamed_and_takeover_are_no_agreement_of_those_named(text, published):
    assert read(text, published=published).agreements == ()


def test_one_agreement_under_two_names_of_a_house_is_one():
    text = (
        "Kaze BioBridge renews MoU with Lyra Cluster\n\n"
        "The Kaze BioBridge Foundation is pleased to announce that it has renewed its memorandum of understanding (MoU) "
        "with Lyra Cluster.\n\n"
        "A new MoU was signed online on March 24, 2023.\n"
    )
    reading = read(text, hub="Kaze BioBridge", published="2023-04-12")
    (agreement,) = [each for each in reading.agreements if each.status != "earlier"]
    assert (agreement.status, agreement.signed_on) == ("renewal", "2023-03-24")


def test_length_of_time_that_no_rule_takes_is_given():
    text = (
        "Aoba University renews agreement with Kaze University\n\n"
        "Aoba University and Kaze University have renewed their student exchange and academic cooperation agreement "
        "for a further five years.\n"
    )
    (agreement,) = read(text, published="2022-06-17").agreements
    assert agreement.term == "P5Y"


def test_who_watched_or_heads_a_party_did_not_sign():
    text = (
        "Aoba University (President: Aya Mori) and Kaze Hub signed an MoU on 3 June 2022.\n\n"
        "The ceremony was held in the presence of Ambassador John Lind.\n"
    )
    (agreement,) = read(text, published="2022-06-05").agreements
    assert agreement.signatories == ()


def test_weights_change_nothing_where_they_are_asked_again():
    assert read(UNKNOWN_WORDS, published="2024-05-02") == read(UNKNOWN_WORDS, published="2024-05-02")


def test_agreement_left_out_against_all_likelihood_is_the_only_doubt():
    text = (
        "青波大学の訪問団が北辰市を訪れました\n\n"
        "2024年5月1日、青波大学の学生24名が北辰市立図書館を訪れ、館長の案内で書庫を見学しました。"
        "見学のあと、学生は「地域の歴史を知ることができた」と話していました。\n\n"
        "青波大学と北辰市は、連携協定を結び、毎年このような見学会を開いています。次回は10月に開きます。\n"
    )
    reading = read(text, published="2024-05-02")
    assert reading.agreements == ()
    assert [doubt.kind for doubt in reading.doubts] == ["unlikely_agreement"]
    assert reading.doubts[0].quote is not None
