"""The environment variables that set the hub up."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

__all__ = ["DEFAULTS", "Environment", "WrongSetting"]

# Everything an operator may set, with what holds where nothing is set: safe on one machine.
DEFAULTS: Mapping[str, str] = {
    "ENISHI_DATA": "var",
    "PORT": "8000",
    "ENISHI_BIND": "127.0.0.1",
    "ENISHI_URL": "",
    "ENISHI_HOSTS": "127.0.0.1,localhost,[::1]",
    "DATABASE_URL": "",
    "ENISHI_SECRET_KEY": "",
    "ENISHI_ADMIN_EMAIL": "admin@localhost",
    "ENISHI_MAIL": "",
    "ENISHI_MAIL_FROM": "enishi@localhost",
    "ENISHI_TIME_ZONE": "Asia/Tokyo",
    "ENISHI_HOME_COUNTRY": "JP",
    "ENISHI_WORKERS": "2",
    "ENISHI_LLM_URL": "",
    "ENISHI_LLM_MODEL": "",
    "ENISHI_LLM_KEY": "",
    "ENISHI_LLM_SECONDS": "30",
}


class WrongSetting(ValueError):
    """An environment variable holds what it cannot mean; the message says which and why."""


@dataclass(frozen=True, slots=True)
class Environment:
    """What the operator has set."""

    data: Path
    port: int
    bind: str
    url: str
    hosts: tuple[str, ...]
    database_url: str
    secret_key: str
    admin_email: str
    mail: str
    mail_from: str
    time_zone: str
    home_country: str
    workers: int
    llm: tuple[str, str, str, int]

    @classmethod
    def read(cls, environ: Mapping[str, str] = os.environ) -> "Environment":
        """Read *environ*. The secret key stands in the data folder, where ``enishi serve`` put it.

        Raises WrongSetting.
        """
        value = {name: environ.get(name, "").strip() or default for name, default in DEFAULTS.items()}
        data = Path(value["ENISHI_DATA"]).resolve()
        url = value["ENISHI_URL"].rstrip("/")
        return cls(
            data=data,
            port=_number(value, "PORT", 0, 65535),
            bind=value["ENISHI_BIND"],
            url=url,
            hosts=_hosts(value["ENISHI_HOSTS"], url),
            database_url=value["DATABASE_URL"],
            secret_key=value["ENISHI_SECRET_KEY"] or _kept_secret(data / "secret-key"),
            admin_email=value["ENISHI_ADMIN_EMAIL"],
            mail=value["ENISHI_MAIL"],
            mail_from=value["ENISHI_MAIL_FROM"],
            time_zone=value["ENISHI_TIME_ZONE"],
            home_country=value["ENISHI_HOME_COUNTRY"],
            workers=_number(value, "ENISHI_WORKERS", 1, 64),
            llm=_llm(value),
        )


def _number(value: Mapping[str, str], name: str, least: int, most: int) -> int:
    text = value[name]
    if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
        raise WrongSetting(f"{name} is {text!r}; write a whole number from {least} to {most}.")
    return int(text)


def _llm(value: Mapping[str, str]) -> tuple[str, str, str, int]:
    """Return address, model, key and seconds of the language model; all are empty or 0 where none is named."""
    address, model = value["ENISHI_LLM_URL"], value["ENISHI_LLM_MODEL"]
    seconds = _number(value, "ENISHI_LLM_SECONDS", 1, 600)
    if not address:
        return "", "", "", 0
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise WrongSetting(
            f"ENISHI_LLM_URL is {address!r}; write the chat endpoint's address such as http://127.0.0.1:11434/v1/chat/completions."
        )
    if not model:
        raise WrongSetting(
            "ENISHI_LLM_MODEL is empty; write the name of the model that ENISHI_LLM_URL is to be asked for."
        )
    return address, model, value["ENISHI_LLM_KEY"], seconds


def _hosts(names: str, url: str) -> tuple[str, ...]:
    hosts = [host.strip() for host in names.split(",") if host.strip()]
    if url:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise WrongSetting(f"ENISHI_URL is {url!r}; write the hub's address such as https://hub.example.org.")
        if parts.hostname not in hosts:
            hosts.append(parts.hostname)
    return tuple(hosts)


def _kept_secret(path: Path) -> str:
    return path.read_text(encoding="ascii").strip() if path.exists() else ""
