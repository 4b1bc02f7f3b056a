"""``enishi directory``: load a dump, resolve names."""

import json

from click.testing import CliRunner

from enishi.cli import main
from tests.organisations.test_directory import RECORDS


def test_names_are_resolved_after_a_load(tmp_path):
    dump, path = tmp_path / "dump.json", tmp_path / "directory.sqlite3"
    dump.write_text(json.dumps(RECORDS), encoding="utf-8")
    loaded = CliRunner().invoke(main, ["directory", "load", str(dump), "--directory", str(path)])
    assert (loaded.exit_code, f"{len(RECORDS)} organisations" in loaded.output) == (0, True)
    found = CliRunner().invoke(
        main, ["directory", "resolve", "青葉大学", "Nowhere", "--json", "--directory", str(path)]
    )
    first, second = map(json.loads, found.output.splitlines())
    assert (first["candidates"][0]["id"], first["candidates"][0]["certain"]) == ("https://ror.org/01aaaaa01", True)
    assert second == {"name": "Nowhere", "candidates": []}


def test_without_a_directory_it_says_how_to_make_one(tmp_path):
    done = CliRunner().invoke(main, ["directory", "resolve", "x", "--directory", str(tmp_path / "none")])
    assert done.exit_code == 2
    assert "enishi directory load" in done.output


def test_a_file_that_is_no_dump_is_refused_in_one_sentence(tmp_path):
    dump = tmp_path / "dump.json"
    dump.write_text("no dump")
    done = CliRunner().invoke(main, ["directory", "load", str(dump), "--directory", str(tmp_path / "d")])
    assert done.exit_code == 2
    assert str(dump) in done.output
    assert not (tmp_path / "d").exists()
