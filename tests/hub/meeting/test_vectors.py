import numpy as np

from enishi.hub.meeting.vectors import VectorFile


def test_vectors_are_kept_for_another_process(tmp_path):
    path, row = tmp_path / "vectors.sqlite3", np.array([1.0, 0.5], np.float32)
    VectorFile(path).write({b"a": row})
    found = VectorFile(path).read([b"a", b"b"])
    assert {key: value.tolist() for key, value in found.items()} == {b"a": [1.0, 0.5]}


def test_forgotten_vectors_are_in_memory_and_file_no_more(tmp_path):
    path = tmp_path / "vectors.sqlite3"
    kept = VectorFile(path)
    kept.forget()  # nothing there yet
    kept.write({b"a key of many letters": np.array([1.0], np.float32)})
    kept.forget()
    assert (kept.read([b"a key of many letters"]), VectorFile(path).read([b"a key of many letters"])) == ({}, {})
    assert [each.name for each in tmp_path.iterdir() if b"a key of many letters" in each.read_bytes()] == []
