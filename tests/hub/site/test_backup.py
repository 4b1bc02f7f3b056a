"""Backups: whole, of one moment, and restored only where nothing is lost."""

import io
import json
import sqlite3
import stat
import tarfile
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from enishi.hub.site.backup import BackupError, Summary, back_up, restore
from enishi.hub.site.environment import Environment
from enishi.hub.site.folder import DataFolder

NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)


@pytest.fixture
def environment(tmp_path):
    folder = DataFolder(tmp_path / "var")
    folder.make()
    with sqlite3.connect(folder.database) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE pair (left_side INTEGER, right_side INTEGER)")
        database.execute("INSERT INTO pair VALUES (1, 1)")
    database.close()
    (folder.media / "images").mkdir()
    (folder.media / "images/縁.txt").write_text("an image", encoding="utf-8")
    return Environment.read({"ENISHI_DATA": str(folder.path)})


def _elsewhere(environment, name="restored"):
    return replace(environment, data=environment.data.parent / name)


def _rows(folder):
    database = sqlite3.connect(folder.database)
    rows = database.execute("SELECT left_side, right_side FROM pair").fetchall()
    database.close()
    return rows


def test_backup_restored_gives_the_same_hub(environment, tmp_path):
    file = tmp_path / "hub.tar"
    assert back_up(environment, file, NOW) == Summary("sqlite", 3, NOW.isoformat())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    there = _elsewhere(environment)
    assert restore(there, file) == Summary("sqlite", 3, NOW.isoformat())
    old, new = DataFolder(environment.data), DataFolder(there.data)
    assert _rows(new) == [(1, 1)]
    assert new.secret_key.read_text() == old.secret_key.read_text()
    assert stat.S_IMODE(new.secret_key.stat().st_mode) == 0o600
    assert (new.media / "images/縁.txt").read_text(encoding="utf-8") == "an image"
    assert sorted(path.name for path in new.path.iterdir()) == ["enishi.sqlite3", "media", "secret-key"]


def test_backup_made_while_others_write_holds_one_moment(environment, tmp_path):
    """Each transaction writes a pair of equal sums; a torn copy would hold half of one."""
    enough, written = threading.Event(), threading.Event()

    def write():
        database = sqlite3.connect(DataFolder(environment.data).database, timeout=20)
        number = 1
        while not enough.is_set():
            number += 1
            with database:
                database.executemany("INSERT INTO pair VALUES (?, 0)", [(number,)] * 50)
                database.execute("INSERT INTO pair VALUES (0, ?)", (number * 50,))
            written.set()
        database.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for turn in range(5):
            assert written.wait(20)
            written.clear()
            back_up(environment, tmp_path / f"{turn}.tar", NOW)
    finally:
        enough.set()
        writer.join()
    counts = []
    for turn in range(5):
        there = _elsewhere(environment, f"restored-{turn}")
        restore(there, tmp_path / f"{turn}.tar")
        rows = _rows(DataFolder(there.data))
        assert sum(left for left, _right in rows) == sum(right for _left, right in rows)
        counts.append(len(rows))
    assert counts == sorted(set(counts)), "the hub was written to between the backups"


def test_backup_never_takes_the_place_of_a_file(environment, tmp_path):
    file = tmp_path / "hub.tar"
    file.write_text("precious")
    with pytest.raises(BackupError, match="is there already"):
        back_up(environment, file, NOW)
    assert file.read_text() == "precious"


def test_backup_of_no_hub_writes_nothing(tmp_path):
    file = tmp_path / "hub.tar"
    with pytest.raises(BackupError, match="There is no hub in"):
        back_up(Environment.read({"ENISHI_DATA": str(tmp_path / "none")}), file, NOW)
    assert list(tmp_path.iterdir()) == []


def test_restore_into_a_folder_in_use_changes_nothing(environment, tmp_path):
    file = tmp_path / "hub.tar"
    back_up(environment, file, NOW)
    with pytest.raises(BackupError, match="is not empty"):
        restore(environment, file)
    assert _rows(DataFolder(environment.data)) == [(1, 1)]


def _refused(environment, file, sentence):
    there = _elsewhere(environment)
    with pytest.raises(BackupError, match=sentence):
        restore(there, file)
    assert list(there.data.iterdir()) == []


@pytest.mark.parametrize("name", ["../escaped", "/tmp/escaped", "media/../../escaped", "enishi.cfg", "./media/a"])
def test_restore_refuses_names_that_are_not_a_hubs(environment, tmp_path, name):
    file = tmp_path / "evil.tar"
    with tarfile.open(file, "w") as tar:
        member = tarfile.TarInfo(name)
        member.size = 4
        tar.addfile(member, io.BytesIO(b"evil"))
    _refused(environment, file, "is no backup of Enishi")
    assert not (tmp_path / "escaped").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_restore_refuses_links_and_devices(environment, tmp_path, kind):
    file = tmp_path / "evil.tar"
    with tarfile.open(file, "w") as tar:
        member = tarfile.TarInfo("media/link")
        member.type, member.linkname = kind, "/etc/passwd"
        tar.addfile(member)
    _refused(environment, file, "is no backup of Enishi")


def test_restore_refuses_a_backup_cut_short(environment, tmp_path):
    file = tmp_path / "hub.tar"
    back_up(environment, file, NOW)
    whole = file.read_bytes()
    with tarfile.open(file) as tar:
        last = tar.getmember("manifest.json").offset
    file.write_bytes(whole[:last])
    _refused(environment, file, "has no manifest")
    file.write_bytes(whole[: last // 2])
    _refused(environment, file, "cannot be read as a backup")


def test_restore_refuses_a_backup_altered(environment, tmp_path):
    file = tmp_path / "hub.tar"
    back_up(environment, file, NOW)
    file.write_bytes(file.read_bytes().replace(b"an image", b"AN IMAGE"))
    _refused(environment, file, "is damaged")


@pytest.mark.parametrize("manifest", ["", "[]", "{}", json.dumps({"format": 2, "sha256": {}})])
def test_restore_refuses_a_manifest_it_does_not_know(environment, tmp_path, manifest):
    file = tmp_path / "odd.tar"
    with tarfile.open(file, "w") as tar:
        member = tarfile.TarInfo("manifest.json")
        member.size = len(manifest)
        tar.addfile(member, io.BytesIO(manifest.encode()))
    _refused(environment, file, "manifest cannot be read|has format 2")


def test_restore_refuses_the_other_kind_of_database(environment, tmp_path):
    file = tmp_path / "hub.tar"
    back_up(environment, file, NOW)
    there = replace(_elsewhere(environment), database_url="postgresql://nobody@localhost/none")
    with pytest.raises(BackupError, match="holds a sqlite database"):
        restore(there, file)
