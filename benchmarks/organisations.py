"""Names to organisations: affiliations and Japanese names, beside plain rapidfuzz over normalised names in the same run."""

import gzip
import hashlib
import json
import resource
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from enishi.organisations.candidates import Band
from enishi.organisations.directory import Directory
from enishi.organisations.japanese import is_japanese
from enishi.organisations.loading import load_dump
from enishi.organisations.wording import word_texts

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "ror"
DUMP = DATA / "ror-v2.json.gz"
AFFILIATIONS = DATA / "dataset_affiliations_crossref_2024_02_19.json"
Answer = Callable[[str], set[str]]
# The peer's own best on the tuning half: below it answers nothing.
_FUZZY = 90


def main() -> None:
    """Print the tables."""
    if not DUMP.exists():
        sys.exit(f"{DUMP} is not there: nothing to measure with")
    with tempfile.TemporaryDirectory() as folder:
        began = time.perf_counter()
        loaded = load_dump(DUMP, Path(folder) / "directory.sqlite3")
        seconds = time.perf_counter() - began
        known = Directory(Path(folder) / "directory.sqlite3")
        records = json.loads(gzip.decompress(DUMP.read_bytes()))
        scaled = seconds / loaded.organisations * 120_000
        print(f"load: {loaded.organisations:,} organisations in {seconds:.1f} s ({scaled:.0f} s for 120,000; goal 60)")
        affiliations(known, records)
        japanese(records, Path(folder))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"peak memory: {peak:.0f} MB, the peer's and this table's own data included (goal 600)")


def affiliations(known: Directory, records: Sequence[dict[str, Any]]) -> None:
    """Print accuracy (all ids right), precision and recall of the certain answers, on two halves."""
    ids = {_bare(record["id"]) for record in records}
    asked = [
        (row["affiliation"], {_bare(each) for each in row["ror_ids"]}) for row in json.loads(AFFILIATIONS.read_text())
    ]
    asked = [row for row in asked if row[1] <= ids]
    print(
        f"\n{len(asked)} affiliations whose ids are all in the directory; goals .88 / .97 / .88, the registry's pass marks .73 / .95 / .70"
    )
    print(f"{'':34}{'accuracy':>10}{'precision':>10}{'recall':>10}{'ms':>8}")
    choices = {
        " ".join(word_texts(name["value"])): _bare(record["id"]) for record in records for name in record["names"]
    }
    peer = _fuzzy(list(choices), choices)
    for name, answer, every in (("this, certain answers", _certain(known), 1), ("rapidfuzz (every 5th)", peer, 5)):
        for half, title in ((0, "tuned on"), (1, "other half")):
            rows = [row for row in asked if _half(row[0]) == half][::every]
            print(f"{name + ', ' + title:34}{_scores(answer, rows)}")


def _certain(known: Directory) -> Answer:
    return lambda text: {one.id for one in known.resolve(text) if one.band is Band.CERTAIN}


def _fuzzy(names: list[str], choices: dict[str, str]) -> Answer:
    def answer(text: str) -> set[str]:
        words = " ".join(word_texts(text))
        best = process.extractOne(words, names, scorer=fuzz.token_set_ratio, score_cutoff=_FUZZY)
        return {choices[best[0]]} if best else set()

    return answer


def _scores(answer: Answer, rows: Sequence[tuple[str, set[str]]]) -> str:
    counts: Counter[str] = Counter()
    times = []
    for text, right in rows:
        began = time.perf_counter()
        found = answer(text)
        times.append(time.perf_counter() - began)
        counts.update(whole=found == right, right=len(found & right), found=len(found), told=len(right))
    precision, recall = counts["right"] / max(1, counts["found"]), counts["right"] / counts["told"]
    return (
        f"{counts['whole'] / len(rows):>10.3f}{precision:>10.3f}{recall:>10.3f}{statistics.median(times) * 1e3:>8.2f}"
    )


def japanese(records: Sequence[dict[str, Any]], folder: Path) -> None:
    """Print how often a Japanese name finds its organisation, of which the directory has only other names."""
    kept, asked = [], []
    for record in records:
        there = record["locations"] and record["locations"][0]["geonames_details"].get("country_code") == "JP"
        named = [name["value"] for name in record["names"] if is_japanese(name["value"])]
        others = [name for name in record["names"] if not is_japanese(name["value"])]
        if there and named and any("acronym" not in name["types"] for name in others) and _half(record["id"]) == 0:
            asked.append((_bare(record["id"]), named[0]))
            kept.append(record | {"names": others})
        elif there:
            kept.append(record)
    dump = folder / "japanese.json"
    dump.write_text(json.dumps(kept), encoding="utf-8")
    load_dump(dump, folder / "japanese.sqlite3")
    known = Directory(folder / "japanese.sqlite3")
    first = certain = wrong = 0
    for id_, name in asked:
        found = known.resolve(name, "JP")
        first += bool(found) and found[0].id == id_
        sure = [one for one in found if one.band is Band.CERTAIN]
        certain += bool(sure)
        wrong += bool(sure) and sure[0].id != id_
    print(f"\n{len(asked)} Japanese names among {len(kept):,} Japanese organisations, half of which have lost theirs")
    print(
        f"first in {first / len(asked):.3f} (goal .80); certain in {certain / len(asked):.3f}, of these wrong {wrong / max(1, certain):.3f}"
    )


def _bare(id_: str) -> str:
    return id_.removeprefix("https://ror.org/")


def _half(text: str) -> int:
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), 16) % 2


if __name__ == "__main__":
    main()
