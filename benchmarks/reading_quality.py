"""Measure how well releases are read: the table of docs/reading-quality.md.

Run: python benchmarks/reading_quality.py [--split tuning|held_back|held_back_2] [--no-peers] [--failures tuning|held_back|held_back_2]
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from quality.causes import causes
from quality.figures import Joins, calibrate, figures, joins
from quality.gold import SPLITS, Release, load
from quality.pairing import pairs_of
from quality.process import Run, archived, run
from quality.scoring import MEASURES, Item, score

READ_BY_DEVELOPERS = (
    "tuning",
    "held_back",
    "held_back_2",
    "held_back_3",
    "learnt_4",
    "learnt_5",
    "learnt_6",
    "learnt_7",
    "learnt_8",
    "learnt_9",
    "learnt_10",
    "learnt_11",
    "learnt_12",
    "learnt_13",
    "learnt_14",
    "learnt_15",
    "learnt_16",
    "learnt_17",
    "learnt_18",
    "learnt_19",
    "learnt_20",
    "learnt_21",
    "learnt_22",
)
FIRST_VERSION = "1c98ce2"
GOALS = {
    "parties": "0.92 or more",
    "date where stated": "0.97 or more",
    "term where stated": "0.95 or more",
    "term invented": "0",
    "signatories": "0.90 or more",
    "non-agreement as new": "under 0.03",
    "joined to one record": "0.95 or more",
    "wrong joins": "0",
    "quotes not in the text": "0",
    "reader broke off": "0",
}
NO_GINZA = """GiNZA was not measured; to measure it beside us:
  python3 -m venv /tmp/ginza && /tmp/ginza/bin/pip install ginza ja_ginza && export ENISHI_GINZA=/tmp/ginza/bin/python"""


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the tables asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--split", choices=SPLITS, help="measure on these texts only")
    parser.add_argument("--no-peers", action="store_true", help="measure this reader only")
    # Failures on the texts still held back are not for anyone's eyes, so there is no way to ask for them.
    parser.add_argument(
        "--failures", choices=READ_BY_DEVELOPERS, help="list each wrong item on these texts, and nothing else"
    )
    options = parser.parse_args(arguments)
    if options.failures:
        _print_failures(load(options.failures))
        return
    splits = {split: load(split) for split in SPLITS if options.split in {None, split}}
    runs = _runs([release for releases in splits.values() for release in releases], peers=not options.no_peers)
    for split, releases in splits.items():
        _print_split(split, releases, runs)
    print("\nseconds for all texts, start-up included: " + ", ".join(f"{n} {r.seconds:.1f}" for n, r in runs.items()))


def _runs(releases: list[Release], *, peers: bool) -> dict[str, Run]:
    runs = {"this reader": run("hub", releases)}
    if not peers:
        return runs
    try:
        with archived(FIRST_VERSION) as source:
            runs["first version"] = run("hub", releases, source)
    except subprocess.CalledProcessError:
        print(f"The first version ({FIRST_VERSION}) was not measured: no git history here.")
    python = os.environ.get("ENISHI_GINZA", "")
    if python and Path(python).exists():
        runs["GiNZA + rules"] = run("ginza", releases, python=python)
    else:
        print(NO_GINZA)
    return runs


def _items(releases: list[Release], done: Run) -> list[Item]:
    return [item for release in releases for item in score(release, done.reads[release.name].reading)]


def _print_split(split: str, releases: list[Release], runs: Mapping[str, Run]) -> None:
    items = {name: _items(releases, done) for name, done in runs.items()}
    rows = {name: figures(each) for name, each in items.items()}
    ours = rows["this reader"]
    print(
        f"\n== {SPLITS[split]}: {len(releases)} releases\n{'':<24}{'of':>6}"
        + "".join(f"{name:>15}" for name in rows)
        + "  goal"
    )
    for measure, form in MEASURES.items():
        cells = "".join(f"{each[measure]!s:>15}" for each in rows.values())
        label = measure + (" F1" if form == "F1" else "")
        print(f"{label:<24}{ours[measure].count:>6}{cells}  {GOALS.get(measure, '')}")
    _print_joins({name: joins(releases, done.reads) for name, done in runs.items()})
    _print_causes(releases, runs["this reader"])
    _print_parts("language", items["this reader"], ("ja", "en"))
    _print_parts("tells", items["this reader"], ("new", "renewal", "amendment", "announced", "activity", "other"))
    print(f"\n{'confidence':<24}{'facts':>6}{'stated':>15}{'right':>15}")
    for name, count, stated, right in calibrate(items["this reader"]):
        print(f"{name:<24}{count:>6}{stated:>15.3f}{right:>15.3f}")


def _print_joins(found: Mapping[str, Joins]) -> None:
    shares = "".join(f"{(j.right / j.pairs if j.pairs else 0):>15.3f}" for j in found.values())
    wrong = "".join(f"{j.wrong:>15}" for j in found.values())
    ours = found["this reader"]
    print(f"{'joined to one record':<24}{ours.pairs:>6}{shares}  {GOALS['joined to one record']}")
    proposed = "".join(f"{j.proposed:>15}" for j in found.values())
    print(f"{'proposed':<24}{ours.pairs - ours.right:>6}{proposed}")
    print(f"{'wrong joins':<24}{'':>6}{wrong}  {GOALS['wrong joins']}")
    print(f"{'proposed wrongly':<24}{'':>6}" + "".join(f"{j.proposed_wrongly:>15}" for j in found.values()))


def _print_causes(releases: Sequence[Release], done: Run) -> None:
    """Print why pairs did not come to one record: totals alone, so that texts held back stay unseen."""
    found = causes(pairs_of(releases, done.reads))
    if found:
        print(f"\n{'not joined by this reader, because':<72}{'pairs':>6}{'alone':>6}")
    for cause in found:
        print(f"{cause.name:<72}{cause.pairs:>6}{cause.alone:>6}")


def _print_parts(field: str, items: list[Item], parts: tuple[str, ...]) -> None:
    rows = {part: figures(items, lambda item, part=part: getattr(item.release, field) == part) for part in parts}
    print(f"\n{'this reader, by ' + field:<30}" + "".join(f"{part:>11}" for part in parts))
    for measure in MEASURES:
        print(f"{measure:<30}" + "".join(f"{row[measure]!s:>11}" for row in rows.values()))


def _print_failures(releases: list[Release]) -> None:
    done = run("hub", releases)
    items = _items(releases, done)
    for item in items:
        if item.outcome != "right":
            print(f"{item.release.name}: {item.measure}: {item.outcome}: read {item.read!r}, told {item.told!r}")
    for pair in pairs_of(releases, done.reads):
        if pair.same != pair.one:
            said = "wrongly joined" if pair.one else "not joined, but proposed" if pair.proposed else "not joined"
            print(f"{pair.first.release.name}, {pair.second.release.name}: {said}")
    for measure, figure in figures(items).items():
        print(f"{measure:<24}{figure.count:>6}{figure!s:>10}", file=sys.stderr)


if __name__ == "__main__":
    main()
