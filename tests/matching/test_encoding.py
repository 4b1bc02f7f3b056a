"""Vectors are made once, and never mixed with another encoder's."""

import numpy as np

from enishi.matching import FileStore, Kept, MemoryStore
from tests.matching.invented import WordEncoder


def test_kept_encoder_encodes_no_text_twice():
    encoder = WordEncoder()
    kept = Kept(encoder, MemoryStore())
    first = kept.encode(["one text", "another", "one text"])
    assert encoder.asked == ["one text", "another"]
    np.testing.assert_array_equal(kept.encode(["another", "one text"]), first[[1, 0]])
    assert encoder.asked == ["one text", "another"]


def test_another_version_makes_its_own_vectors():
    store, one, two = MemoryStore(), WordEncoder(), WordEncoder()
    two.version = "2"
    Kept(one, store).encode(["a text"])
    Kept(two, store).encode(["a text"])
    assert two.asked == ["a text"]


def test_file_keeps_vectors_for_the_next_process(tmp_path):
    store = FileStore(tmp_path / "vectors.sqlite3")
    made = Kept(WordEncoder(), store).encode([f"text {n}" for n in range(1200)])
    store.close()
    encoder, store = WordEncoder(), FileStore(tmp_path / "vectors.sqlite3")
    np.testing.assert_array_equal(Kept(encoder, store).encode([f"text {n}" for n in range(1200)]), made)
    assert encoder.asked == []
    store.close()


def test_nothing_encoded_is_no_rows():
    assert Kept(WordEncoder(), MemoryStore()).encode([]).shape == (0, 256)
