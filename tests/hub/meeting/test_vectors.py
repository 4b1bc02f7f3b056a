import numpy as np

from enishi.hub.meeting.vectors import VectorFile


def test_vectors_are_kept_for_another_process(tmp_path):
    path, row = tmp_path / "vectors.sqlite3", np.array([1.0, 0.5], np.float32)
    VectorFile(path).write({b"a": row})
    found = VectorFile(path).read([b"a", b"b"])
    assert {key: value.tolist() for key, value in found.items()} == {b"a": [1.0, 0.5]}
