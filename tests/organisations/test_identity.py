"""Which organisation of the directory bears these very names, beyond doubt."""

import sqlite3

import pytest

from enishi.organisations.directory import Directory
from enishi.organisations.identity import Identity
from tests.organisations.small_dump import entry, load

ENTRIES = [
    entry("01aaaaa01", "Aoba University", "青葉大学", "AOBAU", country="JP", kinds={"AOBAU": "acronym"}),
    entry("01aaaaa02", "The University of Kaze", "風大学校", country="JP"),
    entry("01aaaaa03", "Northgate University", country="GB"),
    entry("01aaaaa04", "Northgate University", country="US"),
    entry("01aaaaa05", "National Cancer Center", "がんセンター", country="KR"),
    entry("01aaaaa06", "Orion", "オリオン", country="FI"),
    entry("01aaaaa07", "Université York", country="CA"),
    entry("01aaaaa08", "中央病院", "Sakura Chuo Hospital", country="JP"),
    entry("01aaaaa09", "Ministry of Higher Education", country="MY"),
    entry(
        "01aaaaa10",
        "Brook Institute",
        "Georgia Technology University",
        kinds={"Georgia Technology University": "alias"},
    ),
]


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    return Directory(load(tmp_path_factory.mktemp("directory"), *ENTRIES))


def _id(directory, *names, country=""):
    found = directory.identify(names, country)
    return found.id if found else None


@pytest.mark.parametrize(
    ("names", "country", "expected"),
    [
        (["Aoba University"], "", "01aaaaa01"),
        (["国立大学法人青葉大学"], "JP", "01aaaaa01"),
        (["青葉大学", "Aoba University", "AU"], "", "01aaaaa01"),
        (["University of Kaze"], "", "01aaaaa02"),
        (["Northgate University"], "US", "01aaaaa04"),
        (["Sakura Chuo Hospital", "中央病院"], "", "01aaaaa08"),
    ],
)
def test_names_that_are_nobody_elses_are_the_organisation(directory, names, country, expected):
    assert _id(directory, *names, country=country) == expected


@pytest.mark.parametrize(
    ("names", "country"),
    [
        ([], ""),
        (["Somewhere Else"], ""),
        (["Northgate University"], ""),  # two bear it
        (["Aoba University"], "US"),  # another of that name
        (["Aoba University", "University of Kaze"], ""),  # two organisations
        (["Aoba University", "Northgate University"], ""),  # the second is none of the first's
        (["AOBAU"], "JP"),  # an acronym
        (["National Cancer Center"], "KR"),  # nothing but what it is
        (["がんセンター"], ""),
        (["中央病院"], "JP"),
        (["Orion"], "FI"),  # one word
        (["オリオン"], "FI"),
        (["Ministry of Higher Education"], "MY"),  # each country has one
        (["Georgia Technology University"], ""),  # a name that the directory gives it beside its own
        (["University of York"], ""),  # another order of words is another name
        (["Aoba Univ."], ""),  # likely, not beyond doubt
        (["青葉大学医学部"], "JP"),  # a part is another organisation
        (["...", "株式会社"], ""),
    ],
)
def test_any_doubt_leaves_it_open(directory, names, country):
    assert _id(directory, *names, country=country) is None


def test_identity_tells_all_names(directory):
    assert directory.identify(["青葉大学"]) == Identity(
        "01aaaaa01", "Aoba University", "JP", ("Aoba University", "青葉大学", "AOBAU")
    )
    assert directory.names_of("01aaaaa01") == ["Aoba University", "青葉大学", "AOBAU"]
    assert directory.names_of("09zzzzz99") == []


def test_name_that_a_person_told_is_beyond_doubt(tmp_path):
    directory = Directory(load(tmp_path, *ENTRIES))
    directory.tell("青大", "01aaaaa01")
    assert _id(directory, "青大") == "01aaaaa01"


def test_directory_says_which_dump_it_is_of_and_reads_older_ones(tmp_path):
    path = load(tmp_path, *ENTRIES)
    assert Directory(path).origin == "v9-2026-ror-data"
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE origin")
    connection.close()
    assert Directory(path).origin == ""
