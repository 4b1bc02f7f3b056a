"""A person's names in a text, in known spellings and in those that follow from them."""

import pytest

from enishi.text.people import BLACK, PeopleNames, blackened, relabelled

NAMES = PeopleNames.of(
    [
        ["篠塚 朔太郎", "Sakutaro Shinozuka", "しのづか さくたろう"],
        ["髙橋健一"],
        ["Ann Ex"],
        ["アン・リー"],
        ["Grace Washington", "グレース・ワシントン"],
    ]
)


def _told(text: str, *, quoted: bool = False) -> str:
    return relabelled(blackened(text, NAMES.places(text, quoted=quoted)), "[X]")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("代表 篠塚朔太郎氏、篠塚　朔太郎（しのづか・さくたろう）", "代表 [X]氏、[X]（[X]）"),
        ("篠塚（しのづか）朔太郎、篠塚朔\n太郎", "[X]、[X]"),
        ("ＳＨＩＮＯＺＵＫＡ　Ｓａｋｕｔａｒｏ, Sakutarō Shinozuka", "[X], [X]"),
        ("SHINOZUKA Sakutaro; Sakutaro K. Shinozuka; S. Shinozuka; Shinozuka, S.", "[X]; [X]; [X]; [X]"),
        ("sakutaro.shinozuka@example.org /sakutaro-shinozuka/ sakutaroshinozuka", "[X]@example.org /[X]/ [X]"),
        ("高橋健一教授と髙橋氏、石高橋氏", "[X]教授と[X]氏、石高橋氏"),
        ("篠塚 朔太郎は。篠塚は、小篠塚は", "[X]は。[X]は、小篠塚は"),
        ("annex, Ann\nEx, Ex, Ann", "annex, [X], [X]"),
        ("アンケートとアン・リー", "アンケートと[X]"),
    ],
)
def test_name_is_found_in_every_spelling(text, told):
    assert _told(text) == told


def test_family_name_counts_in_a_text_that_names_the_person_and_not_within_a_longer_name():
    assert _told("Grace Washington said. Washington's lab at George Washington University.") == (
        "[X] said. [X]'s lab at George Washington University."
    )
    assert _told("Washington said no. 篠塚教授は。") == "Washington said no. 篠塚教授は。"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("篠塚教授は", "[X]教授は"),
        ("Prof. Shinozuka and Shinozuka said", "[X] and [X] said"),
        ("学長 篠塚朔", "学長 [X]"),
        ("太郎は述べた", "[X]は述べた"),
        ("signed by Sakutaro", "signed by [X]"),
        ("検査の結果", "検査の結果"),
    ],
)
def test_quotation_that_has_only_a_part_of_a_name_is_seen_through(text, told):
    assert _told(text, quoted=True) == told


def test_black_characters_leave_everything_else_where_it_stood():
    text = "学長 篠塚 朔太郎が署名"
    black = blackened(text, NAMES.places(text))
    assert black == f"学長 {BLACK * 6}が署名"
    assert NAMES.places(black) == []


def test_nobody_is_found_where_nobody_is_looked_for():
    nobody = PeopleNames.of([["林"], ["A"], [""], []])
    assert (bool(nobody), nobody.places("林 A"), PeopleNames.of([]).places("篠塚")) == (False, [], [])


def test_parts_that_mean_nobody_for_sure_are_left_for_a_person_to_look_at():
    assert [NAMES.hinted_in(text) for text in ("篠塚に聞く", "検査", "")] == [True, False, False]
