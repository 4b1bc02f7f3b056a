"""The mail server."""

import pytest

from enishi.hub.site.environment import WrongSetting
from enishi.hub.site.mail import MailServer, mail_server

SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", MailServer("django.core.mail.backends.console.EmailBackend")),
        ("smtp://localhost", MailServer(SMTP, "localhost", 25)),
        (
            "smtp+tls://hub%40example.org:p%2Fw@mail.example.org",
            MailServer(SMTP, "mail.example.org", 587, "hub@example.org", "p/w", starttls=True),
        ),
        ("smtps://mail.example.org:4650", MailServer(SMTP, "mail.example.org", 4650, tls=True)),
    ],
)
def test_mail_server_is_what_the_address_says(url, server):
    assert mail_server(url) == server


@pytest.mark.parametrize("url", ["mail.example.org", "https://mail.example.org", "smtp://"])
def test_mail_server_that_is_none_is_refused(url):
    with pytest.raises(WrongSetting, match="ENISHI_MAIL names no mail server"):
        mail_server(url)
