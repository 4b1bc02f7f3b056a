"""Who may be an answer."""

import numpy as np
import pytest

from enishi.matching import Facets, Kind, Link, LinkKind, Profile, Where
from enishi.matching.filtering import Filter


def _profile(identifier, kind=Kind.SEED, *, fields=(), country="", languages=(), links=()):
    facets = Facets(fields=frozenset(fields), country=country, languages=frozenset(languages))
    return Profile(identifier, kind, {"ja": ("創薬",)}, facets=facets, links=tuple(links))


@pytest.fixture
def known():
    found = Filter()
    for place, profile in enumerate(
        (
            _profile("a", fields=("drugs", "cells"), country="JP"),
            _profile("b", Kind.NEED, fields=("cells",), country="US", languages=("en",)),
            _profile("c", Kind.PERSON, country="JP", links=[Link(LinkKind.BLOCKS, "a"), Link(LinkKind.TIED_TO, "b")]),
        )
    ):
        found.put(place, profile)
    return found


def _allowed(known, **wanted):
    places = {"a": 0, "b": 1, "c": 2}
    return np.flatnonzero(known.allowed(Where(**wanted), places.get)).tolist()


@pytest.mark.parametrize(
    ("wanted", "places"),
    [
        ({}, [0, 1, 2]),
        ({"kinds": frozenset({Kind.SEED, Kind.NEED})}, [0, 1]),
        ({"fields": frozenset({"cells", "unheard of"})}, [0, 1]),
        ({"countries": frozenset({"JP"}), "fields": frozenset({"cells"})}, [0]),
        ({"languages": frozenset({"ja"})}, [0, 2]),  # by what is said where no language is named
        ({"languages": frozenset({"en"})}, [1]),
        ({"without": frozenset({"a", "unheard of"})}, [1, 2]),
        ({"also": lambda profile: profile.id > "a", "countries": frozenset({"JP"})}, [2]),
    ],
)
def test_filter_allows_what_is_wanted(known, wanted, places):
    assert _allowed(known, **wanted) == places


def test_filter_follows_a_change_and_a_removal(known):
    assert _allowed(known, fields=frozenset({"cells"})) == [0, 1]
    known.put(1, _profile("b", fields=("drugs",)))
    known.put(2, None)
    assert _allowed(known, fields=frozenset({"cells"})) == [0]
    assert _allowed(known, fields=frozenset({"drugs"})) == [0, 1]
    assert _allowed(known) == [0, 1]


def test_filter_knows_who_bars_whom(known):
    assert (known.barring("a"), known.barring("b")) == (frozenset({2}), frozenset())
    known.put(2, _profile("c"))
    assert known.barring("a") == frozenset()


def test_filter_grows_beyond_its_first_room():
    many = Filter()
    for place in range(300):
        many.put(place, _profile(str(place), country="JP" if place % 3 else "US"))
    assert int(many.allowed(Where(countries=frozenset({"US"})), {}.get).sum()) == 100
