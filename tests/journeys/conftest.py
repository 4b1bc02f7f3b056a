"""A browser, and two hubs that it visits: one that holds the model release, one that holds nothing."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.hub.sample_record import model_release

STARTS = 180  # seconds, for a first start on a slow machine
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-sync", "--no-first-run", "--lang=en-US"]
LONG_NAME = ("国際生命科学共同研究開発推進機構附属先端医療技術実用化支援センター日本橋分室" * 2)[:60]
_RENAME = """
import django
django.setup()
from enishi.hub.network.models import OrganisationName
name = OrganisationName.objects.filter(organisation__is_hub=False, kind="official", language="ja").first()
name.text = {name!r}
name.save()
"""

# Makes a user for each language and prints a session of each: what signing in leaves in the browser.
_SIGN_IN = """
import django
django.setup()
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from enishi.hub.accounts.models import User
for language in ("ja", "en"):
    user = User.objects.create_superuser(f"{language}@example.org", language=language)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    print(session.session_key)
"""


def _environ(data: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ENISHI_", "DJANGO_"))}
    kept = {name: value for name, value in kept.items() if name not in {"DATABASE_URL", "PORT"}}
    ours = {
        "LANG": "C.UTF-8",
        "ENISHI_DATA": str(data),
        "ENISHI_WORKERS": "1",
        "DJANGO_SETTINGS_MODULE": "enishi.hub.site.settings",
    }
    return kept | ours


def _run(data: Path, *arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], env=_environ(data), check=True, capture_output=True, timeout=STARTS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _served(data: Path) -> Iterator[str]:
    port = _free_port()
    command = [sys.executable, "-m", "enishi.cli", "serve", "--no-sample", "--port", str(port)]
    server = subprocess.Popen(command, env=_environ(data), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address, end = f"http://127.0.0.1:{port}", time.monotonic() + STARTS
    while True:
        try:
            urllib.request.urlopen(f"{address}/healthz", timeout=5).close()
            break
        except (urllib.error.URLError, OSError):
            assert server.poll() is None, "the hub did not start"
            assert time.monotonic() < end, "the hub did not start in time"
            time.sleep(0.1)
    yield address
    server.send_signal(signal.SIGTERM)
    server.wait(timeout=30)


def sign_in(data: Path) -> dict[str, str]:
    """Make an administrator for each language in the hub of the folder, and return a session of each; once for each hub."""
    done = subprocess.run(
        [sys.executable, "-c", _SIGN_IN], env=_environ(data), check=True, capture_output=True, text=True, timeout=STARTS
    )
    return dict(zip(("ja", "en"), done.stdout.split(), strict=True))


@pytest.fixture(scope="session")
def empty_hub(tmp_path_factory: pytest.TempPathFactory, new_hub: Callable[[Path], Path]) -> Iterator[str]:
    """The address of a hub in which nothing has been read."""
    yield from _served(new_hub(tmp_path_factory.mktemp("empty") / "var"))


@pytest.fixture(scope="session")
def full_data(
    tmp_path_factory: pytest.TempPathFactory,
    new_hub: Callable[[Path], Path],
    made_once: Callable[[str, Callable[[Path], object], Path], Path],
) -> Path:
    """The data folder of a hub that has read the model release as its own."""
    release = str(model_release())

    def _fill(folder: Path) -> None:
        data = new_hub(folder)
        told = ["--accept", "--hub", "LINK-J", "--published", "2019-06-03"]
        _run(data, "-m", "enishi.cli", "hub", "read", *told, release)
        _run(data, "-m", "enishi.cli", "hub", "sample")

    return made_once("full-hub", _fill, tmp_path_factory.mktemp("full") / "var")


@pytest.fixture(scope="session")
def full_hub(full_data: Path) -> Iterator[str]:
    """The address of the hub of that folder."""
    yield from _served(full_data)


@pytest.fixture(scope="session")
def full_sessions(full_hub: str, full_data: Path) -> dict[str, str]:
    """A session of an administrator of that hub for each language; one process may run several modules that need them."""
    return sign_in(full_data)


@pytest.fixture(scope="session")
def long_named_hub(full_hub: str, full_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same, with a partner whose name has 60 characters."""
    data = tmp_path_factory.mktemp("long") / "var"
    shutil.copytree(full_data, data)
    _run(data, "-c", _RENAME.format(name=LONG_NAME))
    yield from _served(data)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, as CHROMIUM names it or the system has it."""
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    if not Path(program).exists():
        pytest.skip("no Chromium is here: install it, or name one with CHROMIUM")
    with sync_playwright() as playwright:
        started = _launch(playwright, program)
        yield started
        started.close()


def _launch(playwright: Playwright, program: str) -> Browser:
    return playwright.chromium.launch(executable_path=program, args=FLAGS)


class Watch:
    """What went wrong in a page while nobody looked: errors, refusals of the policy, requests to elsewhere, dialogs."""

    def __init__(self, context: BrowserContext) -> None:
        self.seen: list[str] = []
        context.on("page", self._watch)

    def _watch(self, page: Page) -> None:
        page.on(
            "console",
            lambda said: self.seen.append(f"{said.type}: {said.text}") if said.type in {"error", "warning"} else None,
        )
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("request", lambda asked: self._asked(asked.url))
        page.on("dialog", lambda dialog: (self.seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _asked(self, url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "data:")):
            self.seen.append(f"asked {url}")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor's browser of 1440 pixels that sees nothing go wrong."""
    with browser.new_context(viewport={"width": 1440, "height": 900}, locale="ja-JP") as context:
        watch = Watch(context)
        yield context
        assert watch.seen == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that visitor's."""
    return context.new_page()
