"""PostgreSQL's own programs for dumping and loading a database."""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

__all__ = ["ProgramFailed", "dump", "load"]


class ProgramFailed(Exception):
    """A program of PostgreSQL is missing or refused; the message says which and why."""


def dump(url: str, target: Path) -> None:
    """Write the database at *url* to *target* as of one moment."""
    _run("pg_dump", url, ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"])


def load(url: str, source: Path) -> None:
    """Load *source* into the database at *url*, wholly or not at all; a table that is there already makes it refuse."""
    _run("pg_restore", url, ["--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", str(source)])


def _run(name: str, url: str, arguments: list[str]) -> None:
    program = shutil.which(name)
    if program is None:
        raise ProgramFailed(f"{name} is not installed: install PostgreSQL's client programs (postgresql-client).")
    parts = urlsplit(url)
    # The password goes by the environment: a command line can be read by everyone on the machine.
    bare = urlunsplit(parts._replace(netloc=parts.netloc.replace(f":{parts.password}@", "@")))
    environ = {**os.environ, **({"PGPASSWORD": unquote(parts.password)} if parts.password else {})}
    done = subprocess.run(  # noqa: S603 (no shell; the program is PostgreSQL's, the arguments are ours)
        [program, f"--dbname={bare}", *arguments], check=False, capture_output=True, text=True, env=environ
    )
    if done.returncode:
        said = done.stderr.strip().splitlines() or [f"{name} ended with {done.returncode}"]
        raise ProgramFailed(f"{name} failed: {said[0]}")
