"""Profiles from lines of JSON."""

import pytest

from enishi.matching import Facets, Kind, Link, LinkKind, Profile
from enishi.matching.codec import WrongProfile, read_profiles


def test_profile_is_read_with_all_its_parts():
    line = (
        '{"id": "s1", "kind": "seed", "name": "検査法", "texts": {"ja": ["検査"], "en": "A test"}, '
        '"facets": {"fields": ["oncology"], "stage": "TRL 4", "wants": ["trial"]}, "links": [{"kind": "works at", "target": "o1"}]}'
    )
    facets = Facets(fields=frozenset({"oncology"}), stage="TRL 4", wants=frozenset({"trial"}))
    expected = Profile(
        "s1", Kind.SEED, {"ja": ("検査",), "en": ("A test",)}, "検査法", facets, (Link(LinkKind.WORKS_AT, "o1"),)
    )
    assert read_profiles(f"\n{line}\n".encode()) == [expected]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (b"\xff", "not UTF-8 at byte 0"),
        (b"{", "line 1: Expecting"),
        (b"[]", "line 1: a profile is an object"),
        (b'{"kind": "seed", "id": ""}', "line 1: id is missing"),
        (b'{"id": 5}', "line 1: id is a text"),
        (
            b'\n{"id": "a", "kind": "robot"}',
            "line 2: kind is one of person, organisation, seed, need, event, not 'robot'",
        ),
        (b'{"id": "a", "kind": "seed", "texts": {"en": [1]}}', "texts.en is a list of texts"),
        (b'{"id": "a", "kind": "seed", "links": {}}', "links is a list"),
        (
            b'{"id": "a", "kind": "seed"}\n{"id": "a", "kind": "seed"}',
            "line 2: the id 'a' stands on an earlier line too",
        ),
        (b"[" * 100_000, "line 1"),
    ],
)
def test_wrong_line_is_named(lines, said):
    with pytest.raises(WrongProfile, match=said):
        read_profiles(lines)
