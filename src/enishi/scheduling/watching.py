"""Time, interruption and progress, all given from outside."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Progress", "Watch", "silent"]

Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Progress:
    """Where the work stands: the stage, and the weight placed (or "breaks") and its bound as far as known."""

    stage: str
    value: float
    bound: float


def silent(_progress: Progress) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Watch:
    """Says when to come to an end: at *deadline* of *clock*, or as soon as *stop* says so."""

    clock: Callable[[], float]
    deadline: float
    stop: Callable[[], bool]
    tell: Callable[[Progress], None] = silent

    def left(self) -> float:
        """Return the seconds that are left, 0 where it is time to stop."""
        return 0.0 if self.stop() else max(0.0, self.deadline - self.clock())

    def over(self) -> bool:
        """Return whether it is time to stop."""
        return self.left() <= 0.0

    def wait_for(self, solve: Callable[[], Answer], end: Callable[[], None] | None = None) -> Answer | None:
        """Run *solve* beside, so that an interruption is heard while it runs; None where it came first.

        A solver that was given up is told so by *end* and has seconds for it; else it ends by its own limit, and nobody waits.
        """
        answers: list[Answer] = []
        thread = threading.Thread(target=lambda: answers.append(solve()), daemon=True)
        thread.start()
        while thread.is_alive() and not self.stop():
            thread.join(0.05)
        for _again in range(100):
            # Again, as it may not have begun; a thread that runs when the program ends would end it with an error.
            if end is None or not thread.is_alive():
                break
            end()
            thread.join(0.05)
        return answers[0] if answers else None
