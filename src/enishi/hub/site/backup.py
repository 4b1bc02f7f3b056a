"""Back a hub up into one file while it runs, and restore it into an empty data folder.

The file is a tar: the database as of one moment, the media, the secret key, and last a manifest with the digest of each,
so that a file cut short or altered is found before anything is put in place.
"""

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

import enishi
from enishi.hub.site import postgres
from enishi.hub.site.databases import database
from enishi.hub.site.environment import Environment
from enishi.hub.site.folder import DataFolder

__all__ = ["BackupError", "Summary", "back_up", "restore"]

_FORMAT = 1
_DATABASES = {"sqlite": "enishi.sqlite3", "postgresql": "database.dump"}


class BackupError(Exception):
    """Nothing was written; the message says in one sentence why."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a backup holds."""

    database: str
    files: int
    made_at: str


def back_up(environment: Environment, target: Path, now: datetime) -> Summary:
    """Write the hub of *environment* to *target*, readable by its owner alone. Raises BackupError."""
    folder = DataFolder(environment.data)
    kind = _kind(environment)
    if target.exists():
        raise BackupError(f"{target} is there already; name a new file.")
    if kind == "sqlite" and not _sqlite_file(environment).exists():
        raise BackupError(f"There is no hub in {folder.path}; nothing was written.")
    with _written(target) as out, tempfile.TemporaryDirectory(dir=target.parent, prefix=".backup-") as scratch:
        dump = Path(scratch) / _DATABASES[kind]
        _dump(environment, kind, dump)
        files = {dump.name: dump, "secret-key": folder.secret_key}
        # The database first: what is uploaded after its moment is a file too many, never one too few.
        files |= {f"media/{path.relative_to(folder.media)}": path for path in _files_below(folder.media)}
        with tarfile.open(fileobj=out, mode="w") as tar:
            digests = {name: _add(tar, name, path) for name, path in files.items() if path.exists()}
            manifest = {"format": _FORMAT, "enishi": enishi.__version__, "database": kind, "made_at": now.isoformat()}
            page = Path(scratch) / "manifest.json"
            page.write_text(json.dumps({**manifest, "sha256": digests}, indent=1), encoding="utf-8")
            _add(tar, page.name, page)
    return Summary(kind, len(digests), now.isoformat())


def restore(environment: Environment, source: Path) -> Summary:
    """Put the hub in *source* into the data folder of *environment*, which must be empty. Raises BackupError."""
    folder = DataFolder(environment.data)
    if not folder.is_empty():
        raise BackupError(f"{folder.path} is not empty; a backup is restored into a new data folder only.")
    staging = folder.path / "restoring"
    staging.mkdir(parents=True)
    try:
        _unpack(source, staging)
        manifest = _verified(staging)
        if manifest["database"] != _kind(environment):
            raise BackupError(f"{source} holds a {manifest['database']} database, DATABASE_URL names another kind.")
        _load(environment, manifest["database"], staging)
        (staging / "manifest.json").unlink()
        for path in staging.iterdir():
            path.rename(folder.path / path.name)
    finally:
        shutil.rmtree(staging)
    return Summary(manifest["database"], len(manifest["sha256"]), manifest["made_at"])


def _kind(environment: Environment) -> str:
    return (
        database(environment.database_url, environment.data)["ENGINE"].rpartition(".")[2].replace("sqlite3", "sqlite")
    )


def _sqlite_file(environment: Environment) -> Path:
    return Path(database(environment.database_url, environment.data)["NAME"])


def _files_below(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


@contextmanager
def _written(target: Path) -> Iterator[IO[bytes]]:
    """Open a file that gets the name *target* only when it is whole."""
    part = target.with_name(target.name + ".part")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as refused:
        raise BackupError(f"{part} cannot be written: {refused.strerror}.") from refused
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        part.rename(target)
    finally:
        part.unlink(missing_ok=True)


def _dump(environment: Environment, kind: str, dump: Path) -> None:
    if kind == "postgresql":
        try:
            postgres.dump(environment.database_url, dump)
        except postgres.ProgramFailed as failed:
            raise BackupError(str(failed)) from failed
        return
    with (
        closing(sqlite3.connect(_sqlite_file(environment), timeout=20)) as here,
        closing(sqlite3.connect(dump)) as there,
    ):
        # All pages in one step: one read of the write-ahead log, so one moment, whoever writes meanwhile.
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")


def _load(environment: Environment, kind: str, staging: Path) -> None:
    dump = staging / _DATABASES[kind]
    if kind == "postgresql":
        try:
            postgres.load(environment.database_url, dump)
        except postgres.ProgramFailed as failed:
            raise BackupError(str(failed)) from failed
        dump.unlink()
        return
    with closing(sqlite3.connect(dump)) as found:
        if found.execute("PRAGMA quick_check").fetchone() != ("ok",):
            raise BackupError("The database in the backup is damaged; nothing was restored.")
    target = _sqlite_file(environment)
    if target != DataFolder(environment.data).database:
        if target.exists():
            raise BackupError(f"{target} is there already; a backup is restored beside nothing.")
        shutil.move(dump, target)


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        member = tar.gettarinfo(arcname=name, fileobj=file)
        member.uid = member.gid = 0
        member.uname = member.gname = ""
        tar.addfile(member, file)
    return digest


def _unpack(source: Path, staging: Path) -> None:
    """Write the members of *source* below *staging*. What is no plain file with a name of ours is refused, not followed."""
    try:
        with tarfile.open(source, "r:*") as tar:
            for member in tar:
                content = tar.extractfile(member) if member.isreg() and _is_ours(member.name) else None
                if content is None:
                    raise BackupError(f"{source} is no backup of Enishi: it holds {member.name!r}.")
                path = staging / member.name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch(mode=0o600)
                with path.open("wb") as out:
                    shutil.copyfileobj(content, out)
    except (tarfile.TarError, EOFError, OSError) as unreadable:
        sentence = f"{source} cannot be read as a backup: it is none, or it was cut off or damaged."
        raise BackupError(sentence) from unreadable


def _is_ours(name: str) -> bool:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or "\0" in name or str(path) != name:
        return False
    return name in {"manifest.json", "secret-key", *_DATABASES.values()} or path.parts[0] == "media"


def _verified(staging: Path) -> dict[str, Any]:
    page = staging / "manifest.json"
    if not page.exists():
        raise BackupError("The backup has no manifest: it was cut short or is no backup of Enishi.")
    try:
        manifest = json.loads(page.read_text(encoding="utf-8"))
        known, digests = manifest["format"], manifest["sha256"]
    except (ValueError, KeyError, TypeError) as unreadable:
        raise BackupError("The backup's manifest cannot be read: it is no backup of Enishi.") from unreadable
    if known != _FORMAT:
        raise BackupError(f"The backup has format {known}; this Enishi knows {_FORMAT}.")
    found = {}
    for path in _files_below(staging):
        with path.open("rb") as file:
            found[path.relative_to(staging).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    del found["manifest.json"]
    if found != digests:
        raise BackupError("The backup is damaged: its files are not those it was made with.")
    return dict(manifest)
