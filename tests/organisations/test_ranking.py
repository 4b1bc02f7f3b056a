"""The order of the likeliest organisations for a Japanese name."""

import pytest

from enishi.organisations.directory import Directory
from enishi.organisations.foreign import translated
from enishi.organisations.lookup import Lookup
from enishi.organisations.ranking import WEIGHTS, rank
from tests.organisations.small_dump import entry, load


def _hospital(ror, city):
    place = {"country_code": "JP", "country_name": "Japan", "name": city}
    return entry(ror, "Momiji Hospital") | {"locations": [{"geonames_details": place}], "types": ["healthcare"]}


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    foundation = entry("01aaaaa03", "Momiji Hospital") | {"types": ["nonprofit"]}
    return load(
        tmp_path_factory.mktemp("ranking"),
        foundation,
        _hospital("01aaaaa01", "Osaka"),
        _hospital("01aaaaa02", "Sendai"),
    )


def test_namesake_in_the_place_that_the_name_says_goes_first_and_a_person_is_asked(path):
    found = Directory(path).resolve("仙台もみじ病院")
    assert [one.id for one in found] == ["01aaaaa02", "01aaaaa01", "01aaaaa03"]
    assert {str(one.band) for one in found} == {"likely"}
    scores = [one.score for one in found]
    assert scores == sorted(scores, reverse=True)


def test_what_is_seen_is_what_the_order_was_learned_from(path):
    found = translated(Lookup(path), "仙台もみじ病院", None, least=0.0)
    assert all(set(one.seen) == set(WEIGHTS) for one in found)
    assert [one.seen["near"] for one in found] == [True, False, False]
    assert [one.seen["kind"] for one in found] == [False, False, True]
    ranks = [rank(one.seen) for one in found]
    assert ranks == sorted(ranks, reverse=True)


@pytest.mark.parametrize("doubt", ["form", "body", "kind"])
def test_organisation_of_another_kind_goes_behind(doubt):
    assert rank({"score": 0.8, doubt: True}) < rank({"score": 0.8}) < rank({"score": 0.8, "near": True})
