"""A hub that is served sends its letters by itself, each once, to a mail server that speaks SMTP."""

import os
import signal
import socket
import socketserver
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.cli.test_serve import _await, _environ, _free_port, _stop

WITHIN = 60  # seconds


class _Session(socketserver.StreamRequestHandler):
    def handle(self):
        self._say("220 here")
        for line in self.rfile:
            word = line[:4].upper()
            if word == b"DATA":
                self._say("354 go on")
                text = b""
                while not text.endswith(b"\r\n.\r\n"):
                    text += self.rfile.readline()
                self.server.taken.append(message_from_bytes(text[:-5], policy=default))
            elif word == b"QUIT":
                self._say("221 bye")
                return
            self._say("250 ok")

    def _say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


@pytest.fixture
def post_office():
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Session) as server:
        server.taken, server.daemon_threads = [], True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def _serve(data, port, mail):
    command = [sys.executable, "-m", "enishi.cli", "serve", "--port", str(port), "--data", str(data), "--no-sample"]
    environ = _environ() | {"ENISHI_MAIL": f"smtp://127.0.0.1:{mail}", "ENISHI_MAIL_FROM": "縁 <hub@example.org>"}
    return subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def _write(data, key):
    now = datetime.now(UTC).replace(tzinfo=None)
    row = {
        "key": key, "about": "", "to": "you@example.org", "language": "ja", "subject": "ご紹介のご相談", "body": "こんにちは。\n",
        "secrets": "[]", "state": "waiting", "written_at": now, "due_at": now - timedelta(seconds=1), "tries": 0, "claim": "",
        "problem": "",
    }  # fmt: skip
    with sqlite3.connect(data / "enishi.sqlite3", timeout=30) as database:
        columns = ", ".join(f'"{name}"' for name in row)
        values = [str(value) if isinstance(value, datetime) else value for value in row.values()]
        database.execute(f"INSERT INTO outbox_letter ({columns}) VALUES ({', '.join('?' * len(row))})", values)


def _arrived(post_office, number):
    end = time.monotonic() + WITHIN
    while len(post_office.taken) < number and time.monotonic() < end:
        time.sleep(0.1)
    return len(post_office.taken)


def _chores(pid):
    """The processes below the server that do the chores: the minder and its worker."""
    children = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # ended while we looked
            child, rest = stat.read_text().split(" ", 1)
            children.setdefault(int(rest.rpartition(") ")[2].split()[1]), []).append(int(child))
    return [(child, below) for child in children.get(pid, []) for below in children.get(child, [])]


def test_letters_go_out_once_and_a_worker_that_dies_is_replaced(tmp_path, new_hub, post_office):
    data, port = new_hub(tmp_path / "var"), _free_port()
    server = _serve(data, port, post_office.server_address[1])
    try:
        _await(server, port)
        _write(data, "a")
        assert _arrived(post_office, 1) == 1
        letter = post_office.taken[0]
        assert (letter["Subject"], letter["To"], letter["From"], letter.get_content().strip()) == (
            "ご紹介のご相談", "you@example.org", "縁 <hub@example.org>", "こんにちは。",
        )  # fmt: skip
        ((_minder, worker),) = _chores(server.pid)
        os.kill(worker, signal.SIGKILL)
        _write(data, "b")
        assert _arrived(post_office, 2) == 2
    finally:
        said = _stop(server)
    assert ("begin anew" in said, len(post_office.taken)) == (True, 2)
    with sqlite3.connect(data / "enishi.sqlite3") as database:
        assert database.execute("SELECT key, state FROM outbox_letter ORDER BY key").fetchall() == [
            ("a", "sent"),
            ("b", "sent"),
        ]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))
