"""The mail server, as ENISHI_MAIL names it."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from enishi.hub.site.environment import WrongSetting

__all__ = ["MailServer", "mail_server"]

_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """What Django asks for under names that begin with EMAIL."""

    backend: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail_server(url: str) -> MailServer:
    """Return the server at *url*; where it is "", mails are printed beside what the hub logs. Raises WrongSetting."""
    if not url:
        return MailServer("django.core.mail.backends.console.EmailBackend")
    parts = urlsplit(url)
    if parts.scheme not in _PORTS or not parts.hostname:
        raise WrongSetting(
            "ENISHI_MAIL names no mail server; write smtp+tls://USER:PASSWORD@HOST, smtps://... or smtp://..."
        )
    return MailServer(
        "django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp+tls",
        tls=parts.scheme == "smtps",
    )
