"""Where words stand in a text."""

from enishi.text import places


def test_places_are_found_from_left_to_right_also_where_they_overlap():
    assert list(places("ああああ", "ああ")) == [0, 1, 2]
    assert list(places("青波大学と青波市", "青波")) == [0, 5]
    assert list(places("青波大学", "北辰")) == []
