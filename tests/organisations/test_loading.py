"""What loading writes for the look-up."""

import json
import sqlite3

from enishi.organisations.loading import load_dump
from enishi.organisations.lookup import Lookup
from tests.organisations.small_dump import entry, load


def test_words_and_sounds_lead_to_their_organisations_in_one_country_or_all(tmp_path):
    path = load(tmp_path, entry("01aaaaa01", "Aoba Museum"), entry("01aaaaa02", "Aoba School", country="FR"))
    lookup = Lookup(path)
    assert {word: list(held) for word, held in lookup.holders(["aoba", "~nothing", "school", "none"]).items()} == {
        "aoba": [0, 1], "school": [1],
    }  # fmt: skip
    assert {word: list(held) for word, held in lookup.holders(["aoba", "school"], "FR").items()} == {
        "aoba": [1],
        "school": [1],
    }


def test_words_and_short_names_are_found_by_how_they_sound(tmp_path):
    lookup = Lookup(
        load(tmp_path, entry("01aaaaa01", "Geno Dive Pharma Inc."), entry("01aaaaa02", "Otsubo Institute of Chemistry"))
    )
    spoken = lookup.spoken(["gn", "gndb", "gnd-", "-frm", "tb", "none"])
    assert {bones: words for bones, (_heard, words) in spoken.items()} == {
        "gn": ["geno"], "gndb": ["genodive"], "gnd-": ["^genodivepharma"] * 2, "-frm": ["^genodivepharma"], "tb": ["otsubo"] * 2,
    }  # fmt: skip
    assert [list(held) for held in lookup.holders(["^genodivepharma"]).values()] == [[0]]


def test_word_that_very_many_have_leads_nowhere_but_keeps_its_weight(tmp_path):
    lookup = Lookup(load(tmp_path, *(entry(f"{n:09}", f"Aoba Museum {n}x") for n in range(801))))
    assert dict(lookup.holders(["aoba"])) == {}
    assert len(lookup.holders(["800x"])["800x"]) == 1
    assert lookup.weight("aoba") < 0.01 < lookup.weight("800x")


def test_words_are_learned_only_where_asked_for(tmp_path):
    entries = [entry(f"01aaaaa0{n}", f"Narcissus {kind}", f"水仙{japanese}") for n, (kind, japanese) in enumerate(
        [("Museum", "美術館"), ("School", "学校"), ("Hospital", "病院")]
    )]  # fmt: skip
    dump = tmp_path / "dump.json"
    dump.write_text(json.dumps(entries), encoding="utf-8")
    load_dump(dump, tmp_path / "with.sqlite3")
    load_dump(dump, tmp_path / "without.sqlite3", translate=False)
    assert set(Lookup(tmp_path / "with.sqlite3").translations(["水仙"])["水仙"]) >= {"narcissus"}
    assert Lookup(tmp_path / "without.sqlite3").translations(["水仙"]) == {}


def test_file_holds_nothing_but_what_look_ups_ask(tmp_path):
    connection = sqlite3.connect(load(tmp_path, entry("01aaaaa01", "Aoba Museum")))
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    wanted = {
        "organisation",
        "name",
        "word",
        "key",
        "found",
        "posting",
        "sound",
        "translation",
        "country",
        "told",
        "origin",
    }
    assert {table for table in tables if not table.startswith("sqlite_")} == wanted
