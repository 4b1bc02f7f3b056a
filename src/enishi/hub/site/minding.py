"""The process that does the chores beside the web server, and the one that minds it."""

import logging
import os
import signal
import threading
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

from enishi.hub.site.chores import keep_doing

__all__ = ["Helper"]

_log = logging.getLogger(__name__)
_fork = get_context("fork")  # the application is loaded already: its memory is shared
_SECONDS_TO_END = 30.0  # in which a letter that is being handed over is handed over
_SECONDS_UNTIL_AGAIN = 5.0
_LOOK = 1.0  # seconds between looks at the parent


class Helper:
    """Does the chores in a process of its own, and begins another one where that dies."""

    def __init__(self) -> None:
        self._minder: BaseProcess | None = None

    def start(self) -> None:
        """Begin. Call before the server makes threads, with no database connection open."""
        self._minder = _fork.Process(target=_mind, args=(os.getpid(),), name="chores")
        self._minder.start()

    def stop(self) -> None:
        """End, once what is under way is done."""
        if self._minder is not None:
            self._minder.terminate()
            self._minder.join(_SECONDS_TO_END)
            self._minder.kill()


def _mind(parent: int) -> None:
    """Keep one worker at the chores until the parent says so or is gone."""
    over = _heed_signals()
    while True:
        worker = _fork.Process(target=_work, args=(os.getpid(),), name="chores-worker")
        worker.start()
        while worker.is_alive() and not over.is_set() and os.getppid() == parent:
            worker.join(_LOOK)
        if worker.is_alive():
            worker.terminate()
            worker.join(_SECONDS_TO_END)
            worker.kill()
            return
        _log.error("The chores ended with code %s and begin anew", worker.exitcode)
        if over.wait(_SECONDS_UNTIL_AGAIN) or os.getppid() != parent:
            return


def _work(minder: int) -> None:
    over = _heed_signals()

    def pause(seconds: float) -> bool:
        for _second in range(max(1, round(seconds / _LOOK))):
            if over.wait(_LOOK) or os.getppid() != minder:
                return True
        return over.is_set()

    keep_doing(pause)


def _heed_signals() -> threading.Event:
    """Return what is set once this process is told to end. Ctrl-C reaches everybody: the parent ends us in order."""
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_signal: over.set())
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return over
