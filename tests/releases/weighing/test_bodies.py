"""Every organisation that a page names is found, by whatever it is called."""

import pytest

from enishi.releases.page import Page
from enishi.releases.weighing.bodies import survey

NAMED = {
    "by its ending": ("青波大学の学長が来訪しました。", ["青波大学"]),
    "in a list": ("青波大学・北辰病院・みどり製薬の三者", ["青波大学", "北辰病院", "みどり製薬"]),
    "beginning in hiragana": ("本日、つくも信用金庫が発表した。", ["つくも信用金庫"]),
    "in hiragana behind kanji": ("青波大学と上毛みどり信用金庫が締結した。", ["青波大学", "上毛みどり信用金庫"]),
    "by its legal form": ("株式会社砂のしずくと契約した。", ["株式会社砂のしずく"]),
    "without who heads it": ("青波市長は述べた。", ["青波市"]),
    "in Latin letters": ("Aoba University signed an MoU with Kaze Hub.", ["Aoba University", "Kaze Hub"]),
    "none": ("協力して推進します。", []),
}


@pytest.mark.parametrize("case", sorted(NAMED))
def test_organisations_are_named(case):
    text, expected = NAMED[case]
    assert [draft.official for draft in survey(Page(text, ""), "").drafts] == expected


def test_publisher_is_known_as_the_hub():
    registry = survey(Page("青波大学と北辰市は協定を締結しました。本学は喜んでいます。", ""), "青波大学")
    assert [(d.official, d.is_hub) for d in registry.drafts] == [("青波大学", True), ("北辰市", False)]
    assert registry.find("本学") is registry.drafts[0]
