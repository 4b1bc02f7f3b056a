"""Names that initials behind them spell."""

from enishi.releases.spelled_en import spelled_out


def test_names_are_spelled_out_at_the_bracket_and_wherever_they_stand_again():
    name = "Cell and Gene Therapy Catapult"
    text = f"The {name} (CGT Catapult) opens. Aoba (which grows) and the {name} meet the {name}-Kobe."
    assert {text[a:b] for a, b in spelled_out(text).items()} == {name}
    assert sorted(spelled_out(text)) == [text.index(name), text.index(name, 20)]
