"""The data folder: secret key, database, static files, media. Nothing here needs Django, so that a start stays quick."""

import fcntl
import hashlib
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import distributions
from pathlib import Path

import enishi

__all__ = ["DataFolder"]

_PACKAGE = Path(enishi.__file__).parent


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where one hub keeps everything of its own."""

    path: Path

    @property
    def database(self) -> Path:
        """The SQLite database, where the hub uses one."""
        return self.path / "enishi.sqlite3"

    @property
    def secret_key(self) -> Path:
        """The key that signs sessions, readable by its owner alone."""
        return self.path / "secret-key"

    @property
    def media(self) -> Path:
        """What people uploaded."""
        return self.path / "media"

    @property
    def sample_wanted(self) -> Path:
        """Stands from the first start until the sample is read, so that an interrupted first start is taken up again."""
        return self.path / "sample-wanted"

    def is_empty(self) -> bool:
        """Whether the folder is absent or holds nothing."""
        return not self.path.exists() or not any(self.path.iterdir())

    def make(self) -> None:
        """Create what must be there before the settings can be read."""
        for folder in (self.path, self.media, self.path / "static"):
            folder.mkdir(parents=True, exist_ok=True)
        if not self.secret_key.exists():
            self.secret_key.touch(mode=0o600)
            self.secret_key.write_text(secrets.token_urlsafe(50) + "\n", encoding="ascii")

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Hold off other starts on this folder while one prepares it."""
        with (self.path / "preparing.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def is_prepared(self, database_url: str) -> bool:
        """Whether this very software has prepared the folder before. A database server is always asked instead."""
        return not database_url and self.database.exists() and self.is_noted()

    def is_noted(self) -> bool:
        """Whether the static files here are those of this very software."""
        return self._stamp.exists() and self._stamp.read_text(encoding="ascii") == _fingerprint()

    def note_prepared(self) -> None:
        """Remember that all is prepared for this very software."""
        self._stamp.write_text(_fingerprint(), encoding="ascii")

    @property
    def _stamp(self) -> Path:
        return self.path / "prepared"


def _fingerprint() -> str:
    """Return a digest of all that preparing depends on: installed versions, migrations, static files."""
    digest = hashlib.sha256()
    for name in sorted(f"{found.name}=={found.version}" for found in distributions()):
        digest.update(name.encode())
    files = sorted([*_PACKAGE.glob("hub/*/migrations/*.py"), *_PACKAGE.glob("hub/*/static/**/*")])
    for file in files:
        found = file.stat()
        digest.update(f"{file.relative_to(_PACKAGE)} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()
