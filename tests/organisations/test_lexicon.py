"""What words of Japanese names stand for: the list written by hand, and what pairs of names teach."""

from importlib.resources import files

from enishi.organisations.lexicon import base_terms, learn_words, units_of

PAIRS = [
    (["水仙", "病院"], ["narcissus", "hospital"]),
    (["水仙", "研究所"], ["narcissus", "institute"]),
    (["銀杏", "病院"], ["ginkgo", "hospital"]),
    (["銀杏", "研究所"], ["ginkgo", "institute"]),
]


def test_words_compete_for_what_they_stand_for():
    learned = learn_words(PAIRS)
    best = {word: max(learned[word], key=learned[word].__getitem__) for word in ("水仙", "銀杏", "病院", "研究所")}
    assert best == {"水仙": "narcissus", "銀杏": "ginkgo", "病院": "hospital", "研究所": "institute"}
    assert learned["水仙"].get("hospital", 0.0) < 0.2 < learned["水仙"]["narcissus"]


def test_word_seen_once_is_trusted_less_than_one_seen_often():
    once = learn_words([(["水仙"], ["narcissus"])])["水仙"]["narcissus"]
    often = learn_words([(["水仙"], ["narcissus"])] * 9)["水仙"]["narcissus"]
    assert (once, often) == (0.5, 0.9)


def test_two_words_side_by_side_are_learned_as_one_only_where_three_names_have_them():
    pairs = [(["水", "仙"], ["narcissus"])]
    assert "水仙" not in learn_words(pairs * 2)
    assert learn_words(pairs * 3)["水仙"] == {"narcissus": 0.75}


def test_name_without_either_side_teaches_nothing():
    assert learn_words([([], ["narcissus"]), (["水仙"], [])]) == {}


def test_units_are_words_neighbours_and_characters():
    assert units_of(["水仙", "の", "園"]) == ["水仙", "の", "園", "水仙の", "の園", "+仙", "+園", "+水"]


def test_list_by_hand_gives_the_forms_that_names_are_compared_by():
    terms = base_terms()
    assert terms["大学"] == ("university",)
    assert terms["観測所"] == ("observatory", "station")
    assert all(terms.values())


def test_list_by_hand_has_each_word_once_and_general_words_alone():
    lines = files("enishi.organisations").joinpath("terms.txt").read_text(encoding="utf-8").splitlines()
    words = [line.split()[0] for line in lines if not line.startswith("#")]
    assert len(words) == len(set(words))
    # A word, not a name: whole names are longer.
    assert [word for word in words if len(word) > 10] == []
