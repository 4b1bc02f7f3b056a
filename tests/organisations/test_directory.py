"""The directory of organisations, made from a small invented dump."""

import gzip
import json
import zipfile

import pytest

from enishi.organisations.candidates import Band
from enishi.organisations.directory import Directory, NoDirectory
from enishi.organisations.loading import BadDump, load_dump
from enishi.organisations.trusting import WEIGHTS


def _record(id_, names, country="JP", city="Aoba", country_name="Japan", **more):
    place = {"country_code": country, "country_name": country_name, "name": city, "country_subdivision_name": "Miyagi"}
    return {
        "id": f"https://ror.org/{id_}",
        "names": [{"value": value, "types": list(types), "lang": lang} for value, types, lang in names],
        "locations": [{"geonames_details": place}],
        "relationships": [],
        "status": "active",
        "types": ["education"],
        **more,
    }


def _within(parent):
    return [{"type": "parent", "id": f"https://ror.org/{parent}"}]


RECORDS = [
    _record("01aaaaa01", [("Aoba University", ("label", "ror_display"), "en"), ("青葉大学", ("label",), "ja"), ("AU", ("acronym",), None)]),
    _record("01aaaaa02", [("Aoba University of Science", ("label", "ror_display"), "en"), ("青葉理科大学", ("label",), "ja")]),
    _record("01aaaaa03", [("Kaze Research Institute", ("label", "ror_display"), "en"), ("風研究所", ("label",), "ja")], city="Kaze"),
    _record("01aaaaa04", [("Northgate University", ("label", "ror_display"), "en")], "GB", "Leeds", "United Kingdom"),
    _record("01aaaaa05", [("Northgate University", ("label", "ror_display"), "en")], "US", "Salem", "United States"),
    _record("01aaaaa06", [("University of New Harbor", ("label", "ror_display"), "en")], "US", "New Harbor", "United States"),
    _record("01aaaaa07", [("Institute of Biophysics", ("label", "ror_display"), "en")], "CN", "Beijing", "China"),
    _record("01aaaaa08", [
        ("University of Verdal System", ("label", "ror_display"), "en"), ("University of Verdal", ("alias",), "en"),
    ], "US", "Salem", "United States"),
    _record("01aaaaa09", [("University of Verdal", ("label", "ror_display"), "en")], "US", "Verdal", "United States",
            relationships=_within("01aaaaa08")),
    _record("01aaaaa10", [("Grindle", ("label", "ror_display"), "en")], "US", "Salem", "United States", types=["company"]),
    _record("01aaaaa11", [("Grindle", ("label", "ror_display"), "en")], "AU", "Perth", "Australia", types=["company"],
            relationships=_within("01aaaaa10")),
]  # fmt: skip


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    folder = tmp_path_factory.mktemp("directory")
    dump = folder / "dump.json"
    dump.write_text(json.dumps(RECORDS), encoding="utf-8")
    loaded = load_dump(dump, folder / "directory.sqlite3")
    assert loaded.organisations == len(RECORDS)
    return Directory(folder / "directory.sqlite3")


def _certain(directory, text, country=None):
    return [one.id for one in directory.resolve(text, country) if one.band is Band.CERTAIN]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aoba University", ["01aaaaa01"]),
        ("Dept. of Physics, Aoba Univ., Aoba, Japan", ["01aaaaa01"]),
        ("Department of Surgery, Aoba Medical School, Aoba", ["01aaaaa01"]),  # a university's
        ("青葉大学", ["01aaaaa01"]),
        ("国立大学法人青葉大学", ["01aaaaa01"]),
        ("青葉大学大学院理学研究科", ["01aaaaa01"]),
        ("Kaze Reserch Institute, Kaze, Japan", ["01aaaaa03"]),
        ("Northgate University, Leeds, UK", ["01aaaaa04"]),
        ("Aoba University of Science", ["01aaaaa02"]),
        ("School of Psychology University of Verdal, USA", ["01aaaaa09"]),  # the university rather than its system
        ("Grindle", ["01aaaaa10"]),  # the house rather than its subsidiary
        ("Physiological InstituteUniversity of VerdalVerdal", ["01aaaaa09"]),
        ("Univ&#x0065;rsity of Verdal, Verdal, USA", ["01aaaaa09"]),
        ("Somewhere Else Entirely", []),
        ("", []),
    ],
)
def test_text_means_this_organisation_for_certain(directory, text, expected):
    assert _certain(directory, text) == expected


def test_name_with_its_words_turned_is_first_but_a_person_is_asked(directory):
    found = directory.resolve("University of Aoba, Japan")
    assert [(one.id, one.band) for one in found] == [("01aaaaa01", Band.LIKELY)]


def test_what_is_seen_of_a_match_is_what_trust_was_learned_from(directory):
    (found,) = [one for one in directory.resolve("Aoba Univ., Aoba, Japan") if one.id == "01aaaaa01"]
    assert set(found.seen) == set(WEIGHTS) - {"bias"}
    assert {name for name, value in found.seen.items() if value} == {
        "city",
        "country",
        "whole",
        "two",
        "light",
        "placed",
        "weight",
    }


def test_name_that_two_bear_is_put_before_a_person_with_the_reason(directory):
    found = directory.resolve("Northgate University")
    assert {one.id for one in found} == {"01aaaaa04", "01aaaaa05"}
    assert all(one.band is Band.LIKELY for one in found)
    assert _certain(directory, "Northgate University", "US") == ["01aaaaa05"]


def test_candidate_stands_where_the_text_as_it_was_written_names_it(directory):
    text = "Sch&#x00F2;ol of Institute2Kaze Research Institute, Kaze, Japan"
    (found,) = [one for one in directory.resolve(text) if one.band is Band.CERTAIN]
    assert text[found.start : found.end] == "Kaze Research Institute"


@pytest.mark.parametrize(
    "text",
    [
        "Yale University, New Harbor, Connecticut",  # the word university is another's
        "Institute of Biophysics, Northern Academy of Sciences",  # a name that many a part has
        "New Harbor, Connecticut, USA",  # a town
    ],
)
def test_what_only_looks_like_a_name_is_not_certain(directory, text):
    assert _certain(directory, text) == []


def test_what_a_person_told_is_certain_and_outlives_a_newer_dump(tmp_path):
    dump, path = tmp_path / "dump.json", tmp_path / "directory.sqlite3"
    dump.write_text(json.dumps(RECORDS), encoding="utf-8")
    load_dump(dump, path)
    Directory(path).tell("あおばの大学", "01aaaaa01")
    assert load_dump(dump, path).kept == 1
    assert _certain(Directory(path), "あおばの大学") == ["01aaaaa01"]


@pytest.mark.parametrize("kind", ["gz", "zip"])
def test_dump_is_read_from_each_form(tmp_path, kind):
    text, dump = json.dumps(RECORDS), tmp_path / f"dump.{kind}"
    if kind == "gz":
        dump.write_bytes(gzip.compress(text.encode()))
    else:
        with zipfile.ZipFile(dump, "w") as archive:
            archive.writestr("v1-ror-data.json", "[]")
            archive.writestr("v2-ror-data_schema_v2.json", text)
    assert load_dump(dump, tmp_path / "directory.sqlite3").organisations == len(RECORDS)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b'[{"id": 1}]',
        b'[{"names": [',
        b'[{"names": [{}], "locations": []}]',
        b"\x1f\x8bbroken",
        b"PK\x03\x04broken",
    ],
)
def test_what_is_no_dump_is_refused_and_leaves_the_directory_as_it_was(tmp_path, content):
    dump, path = tmp_path / "dump", tmp_path / "directory.sqlite3"
    dump.write_text(json.dumps(RECORDS), encoding="utf-8")
    load_dump(dump, path)
    before = path.read_bytes()
    dump.write_bytes(content)
    with pytest.raises(BadDump):
        load_dump(dump, path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".new")] == []


def test_where_no_directory_is_it_says_so(tmp_path):
    with pytest.raises(NoDirectory):
        Directory(tmp_path / "none.sqlite3")
