"""The product's own settings, with a key and a data folder for tests."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("ENISHI_SECRET_KEY", "only for tests, and long enough not to be refused by anything")
os.environ.setdefault("ENISHI_DATA", str(Path(tempfile.gettempdir()) / f"enishi-tests-{os.getpid()}"))

from enishi.hub.site.settings import *  # noqa: F403 (the environment must be set first; tests run the product's settings)

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405 (it comes with the settings)
ALLOWED_HOSTS = ["*"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
