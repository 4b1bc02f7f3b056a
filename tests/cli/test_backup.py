"""The commands of backup and restore."""

import sqlite3

from click.testing import CliRunner

from enishi.cli import main
from enishi.hub.site.folder import DataFolder


def _hub(path):
    folder = DataFolder(path)
    folder.make()
    sqlite3.connect(folder.database).close()
    folder.database.touch()
    return folder


def _run(*arguments):
    done = CliRunner().invoke(main, ["hub", *map(str, arguments)], env={"DATABASE_URL": ""})
    return done.exit_code, done.output


def test_backup_and_restore_say_what_they_did(tmp_path):
    _hub(tmp_path / "var")
    file = tmp_path / "hub.tar"
    assert _run("backup", file, "--data", tmp_path / "var") == (0, f"{file}: 2 files, sqlite database\n")
    code, said = _run("restore", file, "--data", tmp_path / "restored")
    assert (code, said.startswith(f"{tmp_path / 'restored'}: 2 files of 20")) == (0, True)


def test_backup_of_no_hub_is_refused_in_one_sentence(tmp_path):
    said = f"enishi hub backup: There is no hub in {tmp_path / 'none'}; nothing was written.\n"
    assert _run("backup", tmp_path / "hub.tar", "--data", tmp_path / "none") == (2, said)


def test_restore_into_a_folder_in_use_is_refused_in_one_sentence(tmp_path):
    _hub(tmp_path / "var")
    _run("backup", tmp_path / "hub.tar", "--data", tmp_path / "var")
    said = f"enishi hub restore: {tmp_path / 'var'} is not empty; a backup is restored into a new data folder only.\n"
    assert _run("restore", tmp_path / "hub.tar", "--data", tmp_path / "var") == (2, said)
