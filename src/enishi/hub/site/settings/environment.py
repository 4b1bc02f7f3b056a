"""The environment variables that set the hub up."""

import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Environment"]


@dataclass(frozen=True, slots=True)
class Environment:
    """What the operator may set. Everything has a default that is safe on one machine."""

    data: Path
    database_url: str
    secret_key: str
    url: str
    hosts: tuple[str, ...]
    port: int
    time_zone: str
    home_country: str

    @classmethod
    def read(cls) -> "Environment":
        """Read the environment. The secret key stands in the data folder, where ``enishi serve`` put it."""
        data = Path(os.environ.get("ENISHI_DATA", "var")).resolve()
        hosts = os.environ.get("ENISHI_HOSTS", "127.0.0.1,localhost,[::1]")
        return cls(
            data=data,
            database_url=os.environ.get("DATABASE_URL", ""),
            secret_key=os.environ.get("ENISHI_SECRET_KEY", "") or _kept_secret(data / "secret-key"),
            url=os.environ.get("ENISHI_URL", "").rstrip("/"),
            hosts=tuple(host.strip() for host in hosts.split(",") if host.strip()),
            port=int(os.environ.get("PORT", "8000")),
            time_zone=os.environ.get("ENISHI_TIME_ZONE", "Asia/Tokyo"),
            home_country=os.environ.get("ENISHI_HOME_COUNTRY", "JP"),
        )


def _kept_secret(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""
