"""Run a command with DATABASE_URL naming a PostgreSQL made for it, gone when the command ends.

    python tools/throwaway_postgres.py FOLDER_OF_PROGRAMS -- COMMAND...

PostgreSQL refuses to run as root, so root hands it to the user postgres, or nobody where there is none.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote


def _owner() -> str | None:
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _run(command: list[str], owner: str | None) -> None:
    group = pwd.getpwnam(owner).pw_gid if owner else None
    extra = [] if owner else None
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/", user=owner, group=group, extra_groups=extra)


def main(programs: Path, command: list[str]) -> int:
    """Return the command's exit code."""
    owner = _owner()
    folder = Path(tempfile.mkdtemp(prefix="enishi-pg-"))
    if owner:
        shutil.chown(folder, owner)
    cluster = str(folder / "cluster")
    control = [str(programs / "pg_ctl"), "-D", cluster, "-w"]
    try:
        _run(
            [str(programs / "initdb"), "-D", cluster, "-U", "enishi", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"],
            owner,
        )
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' -c fsync=off"
        _run([*control, "-l", str(folder / "log"), "-o", options, "start"], owner)
        url = f"postgresql://enishi@{quote(str(folder), safe='')}/postgres"
        try:
            return subprocess.run(command, check=False, env={**os.environ, "DATABASE_URL": url}).returncode
        finally:
            _run([*control, "-m", "immediate", "stop"], owner)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[sys.argv.index("--") + 1 :]))
