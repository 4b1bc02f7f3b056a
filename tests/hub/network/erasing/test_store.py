"""What was deleted is in no file afterwards."""

import pytest
from django.db.utils import ConnectionHandler

from enishi.hub.network.erasing import store

SECRET = "篠塚朔太郎" * 40


@pytest.mark.django_db  # for a database of its own
def test_deleted_words_are_gone_from_the_file_and_what_is_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "hub.sqlite3"
    connection = ConnectionHandler({"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}})["default"]
    monkeypatch.setattr(store, "connection", connection)
    with connection.cursor() as cursor:
        for statement in ("PRAGMA journal_mode = WAL", "CREATE TABLE told (words TEXT)"):
            cursor.execute(statement)
        cursor.execute("INSERT INTO told VALUES (%s)", [SECRET])
        cursor.execute("DELETE FROM told")

    def files():
        return [each.name for each in tmp_path.iterdir() if "篠塚".encode() in each.read_bytes()]

    assert files()
    store.overwrite_freed()
    assert files() == []
    connection.close()
