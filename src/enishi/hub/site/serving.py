"""The web server: one process that minds its workers and ends with them."""

import importlib
import os
import signal
import socket
import time

from django.db import connections
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from enishi.hub.site.environment import Environment

__all__ = ["PortTaken", "check_port", "serve"]

_APPLICATION = "enishi.hub.site.wsgi"
_SECONDS_TO_END = 10  # then a worker that still answers someone is killed
_SECONDS_TO_HEAR = 0.5  # then a worker that still runs is told again


class PortTaken(OSError):
    """Something else listens there already."""


def check_port(bind: str, port: int) -> None:
    """Raise PortTaken where nobody could listen. The server itself shares a port gladly, which would split our readers."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as refused:
            raise PortTaken(f"cannot listen on {bind}:{port}: {refused.strerror}") from refused


def serve(environment: Environment) -> None:
    """Serve until SIGINT or SIGTERM, which end the workers too.

    The application is loaded once, before the workers are forked: they share its memory and answer at once.
    """
    importlib.import_module(_APPLICATION)
    connections.close_all()  # SQLite forbids that two processes use one connection
    os.register_at_fork(after_in_child=_heed_the_parent)
    server = _Server(
        f"{_APPLICATION}:application",
        address=environment.bind,
        port=environment.port,
        interface=Interfaces.WSGI,
        workers=environment.workers,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=1,  # seconds, after those in which they were told to end
    )
    helper = importlib.import_module("enishi.hub.site.minding").Helper()  # models: only once Django is set up
    helper.start()
    try:
        server.serve()
    finally:
        helper.stop()


class _Server(Server):
    """Tells its workers to end until they do: a signal that comes while a worker sets its handlers is lost."""

    def _stop_workers(self) -> None:
        end = time.monotonic() + _SECONDS_TO_END
        while (running := [worker for worker in self.wrks if worker.is_alive()]) and time.monotonic() < end:
            for worker in running:
                worker.terminate()
            running[0].join(_SECONDS_TO_HEAR)
        super()._stop_workers()


def _heed_the_parent() -> None:
    """Let a worker that is still loading end at once when the parent says so.

    A forked worker inherits the parent's handlers, which note the signal in a copy of the parent that nobody looks at:
    SIGTERM would be lost until the worker sets handlers of its own. Ctrl-C reaches parent and workers alike; the parent
    then ends the workers in order.
    """
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
