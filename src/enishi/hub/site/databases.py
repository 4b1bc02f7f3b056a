"""The database: SQLite in the data folder, or what DATABASE_URL names."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

__all__ = ["database"]

# WAL lets readers go on while one writes; IMMEDIATE takes the write lock at the start of a transaction, so that two
# writers wait for each other (up to 20 s) instead of failing half-way with "database is locked".
_SQLITE_START = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;"


def database(url: str, data: Path) -> dict[str, Any]:
    """Return Django's description of the database at *url*, or of ``enishi.sqlite3`` in *data* where *url* is ""."""
    if not url or url.startswith("sqlite:"):
        name = Path(unquote(urlsplit(url).path)) if url else data / "enishi.sqlite3"
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "CONN_MAX_AGE": None,
            "OPTIONS": {"timeout": 20, "transaction_mode": "IMMEDIATE", "init_command": _SQLITE_START},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL begins with {parts.scheme}:; write sqlite:///FILE or postgresql://..."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
    }
