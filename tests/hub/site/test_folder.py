"""The data folder."""

import stat

from enishi.hub.site.folder import DataFolder


def test_folder_made_keeps_its_key_to_its_owner(tmp_path):
    folder = DataFolder(tmp_path / "var")
    assert folder.is_empty()
    folder.make()
    key = folder.secret_key.read_text()
    assert len(key) > 60
    assert stat.S_IMODE(folder.secret_key.stat().st_mode) == 0o600
    folder.make()
    assert folder.secret_key.read_text() == key
    assert not folder.is_empty()


def test_folder_is_prepared_only_once_noted_and_only_with_its_database(tmp_path):
    folder = DataFolder(tmp_path)
    folder.make()
    assert not folder.is_prepared("")
    folder.note_prepared()
    assert not folder.is_prepared("")
    folder.database.touch()
    assert folder.is_prepared("")
    assert not folder.is_prepared("postgresql://elsewhere/hub")
    assert folder.is_noted()


def test_folder_prepared_by_other_software_is_prepared_again(tmp_path):
    folder = DataFolder(tmp_path)
    folder.make()
    folder.database.touch()
    folder.note_prepared()
    (tmp_path / "prepared").write_text("of another version")
    assert not folder.is_prepared("")
