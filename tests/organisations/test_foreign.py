"""Japanese names to organisations of which the directory has only other names."""

import gzip
import hashlib
import json
from pathlib import Path

import pytest

from enishi.organisations.candidates import Band
from enishi.organisations.directory import Directory
from enishi.organisations.japanese import is_japanese
from enishi.organisations.loading import load_dump
from tests.organisations.small_dump import entry, load

DUMP = Path("../shared/data/ror/ror-v2.json.gz")


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    return Directory(
        load(
            tmp_path_factory.mktemp("foreign"),
            entry("01aaaaa01", "Aoba Cancer Center"),
            entry("01aaaaa02", "Aoba Women's Hospital"),
            entry("01aaaaa03", "University of Liverbridge, Sheffhampton", country="GB"),
            entry("01aaaaa04", "University of Liverbridge", country="GB"),
            entry("01aaaaa05", "Narcissus Hospital", "水仙病院"),
            entry("01aaaaa06", "Narcissus Institute of Botany", "水仙植物研究所"),
            entry("01aaaaa07", "Narcissus Museum"),
            entry("01aaaaa08", "IBS Laboratories") | {"types": ["company"]},
            entry("01aaaaa09", "Mori Chemistry Foundation") | {"types": ["nonprofit"]},
            entry("01aaaaa10", "Mori Chemistry") | {"types": ["company"]},
            entry("01aaaaa11", "Ohtsubo Technical High School"),
            entry("01aaaaa14", "Arcrey"),
            entry("01aaaaa15", "Icaro"),
            entry("01aaaaa16", "Jeno Dyve Pharma"),
            entry("01aaaaa17", "Conextivo"),
            entry("01aaaaa12", "Linden Hospital"),
            entry("01aaaaa13", "Linden Hospital"),
        )
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("青葉がんセンター", "01aaaaa01"),  # by the list written by hand
        ("青葉女子病院", "01aaaaa02"),
        ("リバブリッジ大学シェフハンプトン校", "01aaaaa03"),  # by sound
        ("リバブリッジ大学", "01aaaaa04"),
        ("水仙美術館", "01aaaaa07"),  # by what the names of others taught
        ("株式会社アイ・ビー・エス研究所", "01aaaaa08"),  # letters spelled out
        ("一般財団法人森化学財団", "01aaaaa09"),
        ("森化学株式会社", "01aaaaa10"),  # the legal form says which
        ("大坪工業高等学校", "01aaaaa11"),  # another way of romanising
        ("アークレイ株式会社", "01aaaaa14"),  # of those that leave one skeleton the one that sounds like it
        ("ジェノダイブファーマ", "01aaaaa16"),  # several words as one
        ("コネクティボ", "01aaaaa17"),  # a consonant lost
    ],
)
def test_japanese_name_finds_its_organisation_first(directory, name, expected):
    found = directory.resolve(name)
    assert found[0].id == expected
    assert found[0].reasons == ("translated",)


def test_organisation_in_another_country_is_none(directory):
    assert "01aaaaa04" not in [one.id for one in directory.resolve("リバブリッジ大学", "JP")]
    assert directory.resolve("リバブリッジ大学", "GB")[0].id == "01aaaaa04"


def test_name_that_fits_two_alike_is_put_before_a_person(directory):
    found = directory.resolve("リンデン病院")
    assert {one.id for one in found[:2]} == {"01aaaaa12", "01aaaaa13"}
    assert {one.band for one in found} == {Band.LIKELY}


@pytest.mark.skipif(not DUMP.exists(), reason="the registry's data stands in ../shared, which is not here")
def test_real_names_taken_away_are_found_again(tmp_path):
    kept, asked = [], []
    for record in json.loads(gzip.decompress(DUMP.read_bytes())):
        places = record["locations"]
        if not places or places[0]["geonames_details"].get("country_code") != "JP":
            continue
        japanese = [name["value"] for name in record["names"] if is_japanese(name["value"])]
        others = [name for name in record["names"] if not is_japanese(name["value"])]
        tenth = int(hashlib.sha1(("jp" + record["id"]).encode(), usedforsecurity=False).hexdigest(), 16) % 10
        if japanese and tenth == 5 and any("acronym" not in name["types"] for name in others):
            asked.append((record["id"].removeprefix("https://ror.org/"), japanese[0]))
            record["names"] = others
        kept.append(record)
    (tmp_path / "dump.json").write_text(json.dumps(kept), encoding="utf-8")
    load_dump(tmp_path / "dump.json", tmp_path / "directory.sqlite3")
    directory = Directory(tmp_path / "directory.sqlite3")
    found = [(id_, directory.resolve(name, "JP")) for id_, name in asked]
    certain = [(id_, one[0].id) for id_, one in found if one and one[0].band is Band.CERTAIN]
    assert len(asked) == 369
    assert sum(bool(one) and one[0].id == id_ for id_, one in found) >= 0.72 * len(asked)
    assert len(certain) >= 0.4 * len(asked)
    assert sum(id_ != answer for id_, answer in certain) <= 0.03 * len(certain)
