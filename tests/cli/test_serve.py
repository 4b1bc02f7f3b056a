"""``enishi serve`` as a person runs it: a first start, a second start, a busy port, an end."""

import http.client
import os
import re
import resource
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

STARTS = 120  # seconds, for a first start on a slow machine
ENDS = 60


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _environ():
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ENISHI_", "DJANGO_", "COV"))}
    return {name: value for name, value in kept.items() if name not in {"DATABASE_URL", "PORT"}} | {"LANG": "C.UTF-8"}


def _start(data, port):
    command = [sys.executable, "-m", "enishi.cli", "serve", "--port", str(port), "--data", str(data)]
    return subprocess.Popen(
        command, env=_environ(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def _get(port, path):
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    asked.request("GET", path)
    answer = asked.getresponse()
    answered = answer.status, answer.read().decode()
    asked.close()
    return answered


def _await(server, port):
    end = time.monotonic() + STARTS
    while time.monotonic() < end and server.poll() is None:
        try:
            return _get(port, "/healthz")
        except OSError:
            time.sleep(0.1)
    server.kill()
    pytest.fail(f"the hub did not start: {server.communicate()[0]}")


def _stop(server, number=signal.SIGTERM):
    server.send_signal(number)
    try:
        said, _none = server.communicate(timeout=ENDS)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)
        pytest.fail(f"the hub did not end: {server.communicate()[0]}")
    with pytest.raises(ProcessLookupError):
        os.killpg(server.pid, 0)
    return said


def _contents(folder):
    return {
        path: path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and path.suffix != ".sqlite3-shm"
    }


@pytest.fixture(scope="module")
def hub(tmp_path_factory):
    data, port = tmp_path_factory.mktemp("serve") / "var", _free_port()
    server = _start(data, port)
    answers = [_await(server, port), _get(port, "/ja/partners/"), _get(port, "/static/site/site.css")]
    return data, answers, _stop(server)


def test_first_start_serves_pages_and_static_files(hub):
    _data, answers, _said = hub
    assert [status for status, _body in answers] == [200, 200, 200]
    assert answers[0][1] == "ok\n"


def test_first_start_reads_the_sample_and_tells_what_it_read(hub):
    _data, answers, said = hub
    assert re.findall(r"^Read the sample release (.*)", said, re.MULTILINE) == ["ucla-2019.ja.txt", "ucla-2019.en.txt"]
    tables = re.findall(r"^(Organisations|Agreements|Doubts) \(\d+\)", said, re.MULTILINE)
    assert tables == ["Organisations", "Agreements", "Doubts"] * 2
    assert "BIOCOM" in answers[1][1]


def test_first_start_shows_the_password_once_and_keeps_it_nowhere(hub):
    data, _answers, said = hub
    password = re.findall(r"Sign in as admin@localhost with the password (\S{16})", said)
    assert len(password) == 1
    assert said.count(password[0]) == 1
    assert [path for path, content in _contents(data).items() if password[0].encode() in content] == []


def test_second_start_is_quick_and_changes_nothing(hub):
    data, _answers, _said = hub
    before, port, spent = _contents(data), _free_port(), _spent()
    server = _start(data, port)
    _await(server, port)
    said = _stop(server, signal.SIGINT)
    assert _contents(data) == before
    assert said == f"Enishi serves http://127.0.0.1:{port}/ (Ctrl-C stops it)\n"
    assert _spent() - spent < 10, "five seconds on two processors"


def test_an_end_is_heard_while_the_workers_are_still_starting(hub):
    data, _answers, _said = hub
    for moment in (0.0, 0.1, 0.3):
        port = _free_port()
        server = _start(data, port)
        assert server.stdout.readline().startswith("Enishi serves")
        time.sleep(moment)
        assert "Killing worker" not in _stop(server)


def _spent():
    """Seconds of processor time, which other work on the machine does not stretch as it does the clock."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_start_on_a_busy_port_is_refused_in_one_sentence(tmp_path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        server = _start(tmp_path / "var", port)
        said, _none = server.communicate(timeout=60)
    assert (server.returncode, said) == (
        2,
        f"enishi serve: cannot listen on 127.0.0.1:{port}: Address already in use\n",
    )
    assert not (tmp_path / "var").exists()
