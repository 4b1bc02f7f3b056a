"""A guest list of an event in the sample hub: taking it over, bringing its guests together, reasons; and what fairness costs.

The guests are invented; what they say are sentences of the samples, two by two. Processor time in one process.

Run: python benchmarks/guests.py [--guests N]
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from hubs.serving import environ, served

HERE = Path(__file__).parent


def main() -> None:
    """Measure in a new hub."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--guests", type=int, default=500)
    guests = options.parse_args().guests
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "sample"
        with served(data):
            pass
        command = [sys.executable, str(HERE / "hubs" / "guests_process.py"), str(guests)]
        subprocess.run(command, env=environ(data), check=True)


if __name__ == "__main__":
    main()
