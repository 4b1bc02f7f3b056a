"""An archive of releases into a new hub: releases a second in each quarter of it, and memory. Made-up parties, one agreement each.

Run: python benchmarks/bulk.py [--releases N]
"""

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from random import Random

from hubs.words import FIELDS, GIVEN, PLACES, SURNAMES

HUB = "湾岸ライフサイエンス機構"


def write_archive(folder: Path, releases: int) -> None:
    """Write *releases* files; each third agreement is with a partner of before, each tenth release repeats another in other words."""
    chance = Random(5)
    for at in range(releases):
        partner = at if at % 3 else at // 2
        place, field = PLACES[partner % len(PLACES)], FIELDS[partner % len(FIELDS)]
        day = date(2004, 1, 5) + timedelta(days=3 * at)
        name = f"{place.ja}{field[0]}大学第{partner}校"
        head = f"{chance.choice(SURNAMES)[0]}{chance.choice(GIVEN)[0]}"
        told = f"{day.year}年{day.month}月{day.day}日"
        text = (
            f"{HUB}、{name}と覚書を締結\n\n{HUB}は、{told}、{name}(所在地:{place.ja}、学長:{head})と{field[0]}分野の交流促進に関する覚書を締結しました。"
            f"覚書の期間は{1 + at % 5}年間です。\n\n両者は{field[0]}の研究成果の事業化と、人材の交流を進めます。\n"
        )
        if at % 10 == 9:
            text += "\n本件は両者の担当者の打ち合わせを経たものです。\n"
        path = folder / f"{day.year}" / f"{day.isoformat()}_{at:05}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def main() -> None:
    """Print the table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--releases", type=int, default=2_000)
    releases = asked.parse_args().releases
    with tempfile.TemporaryDirectory() as folder:
        archive, data = Path(folder) / "archive", Path(folder) / "var"
        archive.mkdir()
        data.mkdir()
        write_archive(archive, releases)
        environ = os.environ | {"ENISHI_DATA": str(data), "DJANGO_SETTINGS_MODULE": "enishi.hub.site.settings"}
        process = Path(__file__).parent / "hubs" / "bulk_process.py"
        subprocess.run([sys.executable, process, archive, HUB, str(releases)], env=environ, check=True)


if __name__ == "__main__":
    main()
