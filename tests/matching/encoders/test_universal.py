"""The encoder for the moment of saving."""

import numpy as np

from enishi.matching.encoders import UniversalSentenceEncoder


def test_texts_that_say_the_same_are_nearer_across_languages():
    rows = UniversalSentenceEncoder().encode(
        ["血液から膵臓がんを見つける検査", "A blood test for pancreatic cancer", "A glove for the hand", " "]
    )
    assert rows.shape == (4, 512)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.1
    np.testing.assert_array_equal(rows[3], np.zeros(512))
