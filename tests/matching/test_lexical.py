"""Terms of Japanese and English, and BM25 over them."""

import numpy as np
import pytest

from enishi.matching.lexical import Lexicon, nouns, terms

DOCUMENTS = [
    "再生医療の細胞を培養する",
    "細胞の画像を機械学習で調べる",
    "Regenerative medicine with cultured cells",
    "特許の相談",
]


def test_terms_are_words_and_pairs_of_one_sentence():
    counted = terms("Cultured cells. Cells are cultured.")
    assert counted["cell"] == 2
    assert "cultur cell" in counted
    assert "are" not in counted


def test_neighbouring_japanese_nouns_are_one_term():
    assert ("画像診断", "画像診断") in nouns("胸部の画像診断を行う")


def test_rare_words_count_more():
    lexicon = Lexicon([terms(text) for text in DOCUMENTS])
    scores = lexicon.scores(terms("再生医療の細胞"))
    assert scores.argmax() == 0
    assert scores[1] > 0
    assert scores[3] == 0


def test_replaced_document_scores_as_in_a_new_lexicon():
    lexicon = Lexicon([terms(text) for text in DOCUMENTS])
    lexicon.replace(3, terms(DOCUMENTS[0]))
    scores = lexicon.scores(terms("再生医療の細胞"))
    assert scores[3] == pytest.approx(scores[0], rel=1e-5)


def test_words_nobody_has_score_nothing():
    np.testing.assert_array_equal(Lexicon([terms(text) for text in DOCUMENTS]).scores(terms("astronomy")), np.zeros(4))
    assert Lexicon([]).scores(terms("astronomy")).shape == (0,)
