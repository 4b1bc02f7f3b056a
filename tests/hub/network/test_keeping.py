"""What a process keeps stays within its room."""

from enishi.hub.network.keeping import Kept, Version, present_version, reading


def test_kept_forgets_what_was_not_used_for_longest():
    kept: Kept[str] = Kept(2)
    kept.put("a", "A")
    kept.put("b", "B")
    kept.get("a")
    kept.put("c", "C")
    assert [kept.get(key) for key in "abc"] == ["A", None, "C"]


def test_kept_counts_in_the_size_given():
    kept: Kept[bytes] = Kept(10, len)
    kept.put("a", b"1234")
    kept.put("a", b"123456")
    kept.put("b", b"1234")
    assert [kept.get(key) for key in "ab"] == [b"123456", b"1234"]
    kept.put("c", b"1")
    assert [kept.get(key) for key in "abc"] == [None, b"1234", b"1"]
    kept.put("d", b"12345678901")
    assert [kept.get(key) for key in "bcd"] == [b"1234", b"1", None]


def test_kept_computes_once():
    kept: Kept[int] = Kept(2)
    computed = []
    assert [kept.found("a", lambda: computed.append(1) or 7) for _time in range(3)] == [7, 7, 7]
    assert computed == [1]


def test_version_is_asked_for_once_while_a_page_is_computed(db):
    version = Version("record", "ledger")
    with reading(version):
        assert present_version() is version
    assert present_version() != version
