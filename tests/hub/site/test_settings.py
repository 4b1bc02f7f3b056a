"""The settings as the environment makes them, each read in a process of its own."""

import json
import os
import subprocess
import sys

PROGRAM = """
import json
from enishi.hub.site import settings
names = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LANGUAGE_COOKIE_SECURE", "SECURE_HSTS_SECONDS", "ALLOWED_HOSTS",
         "CSRF_TRUSTED_ORIGINS", "SECURE_PROXY_SSL_HEADER", "DEBUG"]
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def _settings(**said):
    environ = {"PATH": os.environ["PATH"], "ENISHI_SECRET_KEY": "x", **said}
    done = subprocess.run([sys.executable, "-c", PROGRAM], check=True, capture_output=True, text=True, env=environ)
    return json.loads(done.stdout)


def test_settings_behind_tls_keep_cookies_to_tls():
    assert _settings(ENISHI_URL="https://hub.example.org") == {
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "LANGUAGE_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]", "hub.example.org"],
        "CSRF_TRUSTED_ORIGINS": ["https://hub.example.org"],
        "SECURE_PROXY_SSL_HEADER": ["HTTP_X_FORWARDED_PROTO", "https"],
        "DEBUG": False,
    }


def test_settings_on_ones_own_machine_work_without_tls():
    assert _settings() == {
        "SESSION_COOKIE_SECURE": False,
        "CSRF_COOKIE_SECURE": False,
        "LANGUAGE_COOKIE_SECURE": False,
        "SECURE_HSTS_SECONDS": 0,
        "ALLOWED_HOSTS": ["127.0.0.1", "localhost", "[::1]"],
        "CSRF_TRUSTED_ORIGINS": [],
        "SECURE_PROXY_SSL_HEADER": None,
        "DEBUG": False,
    }
