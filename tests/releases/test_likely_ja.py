"""Parties that only their place beside と tells, where no sentence tells an agreement otherwise."""

import pytest

from enishi.releases import read

GUESSED = {
    "in Latin letters": ("本学は、12月6日にNVIDIAと人材の育成に関する連携協定を結びました。", ["星川大学", "NVIDIA"]),
    "with a name of its own": (
        "本学と鹿野アントレーズは12月6日、スポーツ振興に関する連携協定を締結しました。",
        ["星川大学", "鹿野アントレーズ"],
    ),
    "what is agreed on": ("本学は、12月6日に人材育成と地域振興に関する連携協定を結びました。", []),
    "an abbreviation of what is agreed on": ("本学は、12月6日にSDGsとDXの推進に関する連携協定を結びました。", []),
    "a person": ("本学は、12月6日に山田太郎と連携協定を結びました。", []),
    "who heads it": ("本学は、12月6日に根津浩二理事長と連携協定を結びました。", []),
}


@pytest.mark.parametrize("case", sorted(GUESSED))
def test_name_beside_to_is_a_party_where_it_is_proper(case):
    text, expected = GUESSED[case]
    reading = read(text, hub="星川大学", published="2022-12-28")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [names[party] for agreement in reading.agreements for party in agreement.parties] == expected


def test_guessed_party_makes_the_agreement_less_sure():
    (agreement,) = read(GUESSED["in Latin letters"][0], hub="星川大学", published="2022-12-28").agreements
    assert agreement.confidence == 0.75


OWNERS = {
    "before its name in English": ("川中商工会議所|The Kawanaka Chamber\n", "当所", "川中商工会議所"),
    "with its site": ("川中市公式ウェブサイト\n", "本市", "川中市"),
    "under its short name": ("KRI 国立研究開発法人川中研究機構\n", "当機構", "国立研究開発法人川中研究機構"),
}


@pytest.mark.parametrize("case", sorted(OWNERS))
def test_page_belongs_to_the_house_of_its_first_line(case):
    head, ours, owner = OWNERS[case]
    text = f"{head}お知らせ\n連携協定を締結しました\n{ours}は、12月6日に星川大学と連携協定を締結しました。"
    reading = read(text, published="2022-12-28")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [names[party] for party in reading.agreements[0].parties] == [owner, "星川大学"]
