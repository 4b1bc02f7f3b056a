"""Read an archive into the hub that ENISHI_DATA names, and print what it takes: ``python bulk_process.py FOLDER HUB RELEASES``."""

import resource
import sys
import time
from pathlib import Path

import django

django.setup()

from enishi.cli.archive import Wanted, read_archive  # noqa: E402 (models need Django set up)
from enishi.hub.network.models import Agreement, Organisation  # noqa: E402 (as above)
from enishi.hub.site.preparing import migrate  # noqa: E402 (as above)

folder, hub, releases = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
migrate()
wanted = Wanted(hub, "all", "", "ja")
marks, began = [time.process_time()], time.perf_counter()
for number, row in enumerate(read_archive(folder, wanted), start=1):
    if row.outcome != "kept":
        sys.exit(f"{row.file}: {row.outcome} {row.why}")
    if number % (releases // 4) == 0:
        marks.append(time.process_time())
        rate = releases // 4 / (marks[-1] - marks[-2])
        print(f"{number:>6} releases: {rate:6.1f} a second of processor time", flush=True)
print(
    f"all in {time.perf_counter() - began:.0f} s: {Organisation.objects.count()} organisations, {Agreement.objects.count()} agreements"
)
print(f"the last quarter took {(marks[-1] - marks[-2]) / (marks[1] - marks[0]):.2f} times the first (even: 1)")
began = time.perf_counter()
again = sum(row.outcome == "known" for row in read_archive(folder, wanted))
print(f"begun again: {again} passed over in {time.perf_counter() - began:.1f} s")
print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
