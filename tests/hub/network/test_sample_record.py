"""The record that the shipped samples make: in each language that of the real release, and one record of both."""

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from enishi.hub.network.actions import read_and_accept
from enishi.hub.network.figures import check_claims, counts_on
from enishi.hub.network.models import Agreement, Claim, Organisation, Person, Post, Purpose, Tie
from enishi.releases import read

FOLDER = Path(__file__).parents[3] / "examples" / "releases"
NOW = datetime(2026, 11, 23, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _accept(language: str) -> None:
    about = tomllib.loads((FOLDER / "ucla-2019.toml").read_text(encoding="utf-8"))
    text = (FOLDER / about["files"][language]).read_text(encoding="utf-8")
    read_and_accept(read(text, hub=about["hub"], published=about["published"]), user=None, now=NOW)


def _counts() -> list[tuple[int, int, int]]:
    days = [
        date(2019, 6, 3), date(2018, 12, 31), date(2017, 12, 31), date(2016, 5, 31), date(2016, 5, 15), date(2015, 12, 31),
        date(2024, 6, 2), date(2024, 6, 3),
    ]  # fmt: skip
    return [(c.partners, c.overseas, c.possible) for c in map(counts_on, days)]


EXPECTED = [(10, 6, 10), (9, 5, 9), (5, 4, 5), (2, 2, 2), (0, 0, 2), (0, 0, 0), (10, 6, 10), (9, 5, 9)]


@pytest.mark.parametrize("languages", [("ja",), ("en",), ("ja", "en"), ("en", "ja")])
def test_samples_make_the_record_of_the_real_release(languages):
    for language in languages:
        _accept(language)
    assert _counts() == EXPECTED
    assert Agreement.objects.count() == 10
    assert {(c.claim.kind, c.claim.value, c.found) for c in check_claims(Claim.objects.all())} == {
        ("partners", 10, 10), ("partners_overseas", 6, 6), ("partner_ordinal", 10, 10),
    }  # fmt: skip


def test_samples_join_organisations_where_a_name_is_equal():
    _accept("ja")
    before = Organisation.objects.count()
    _accept("en")
    (university,) = Organisation.objects.filter(names__text="UCLA").distinct()
    assert {"カリフォルニア大学ロサンゼルス校", "University of California, Los Angeles"} <= {
        name.text for name in university.names.all()
    }
    people = {frozenset(name.text for name in person.names.all()) for person in Person.objects.all()}
    assert people == {
        frozenset({"岡野栄之", "Hideyuki Okano"}), frozenset({"Gene D. Block", "ジーン・D・ブロック"}),
        frozenset({"曽山明彦", "Akihiko Soyama"}), frozenset({"シンディ・ファン", "Cindy Fan"}),
    }  # fmt: skip
    assert [sorted(post.title) for post in Post.objects.all()] == [["en", "ja"]] * 4
    figures = {(fact.kind, fact.value): sorted(fact.what) for fact in university.facts.all()}
    assert university.facts.count() == len(figures) == 5
    assert {figures["count", "14"][0], figures["ranking", "9"][0]} == {"en"}
    assert [sorted(purpose.text) for purpose in Purpose.objects.all()] == [["en", "ja"]]
    assert [sorted(tie.what) for tie in Tie.objects.filter(subject=university)] == [["en", "ja"]] * 2
    # The English sample names one university more than the Japanese could tell it is the same: Keio University.
    assert Organisation.objects.count() == before + 1
