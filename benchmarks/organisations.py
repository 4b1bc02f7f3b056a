"""Names to organisations: affiliations and Japanese names, beside plain rapidfuzz over normalised names in the same run."""

import gzip
import hashlib
import json
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from enishi.organisations.candidates import Band, Candidate
from enishi.organisations.directory import Directory
from enishi.organisations.foreign import translated
from enishi.organisations.japanese import is_japanese, pieces
from enishi.organisations.loading import load_dump
from enishi.organisations.lookup import Lookup
from enishi.organisations.wording import word_texts

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "ror"
DUMP = DATA / "ror-v2.json.gz"
AFFILIATIONS = DATA / "dataset_affiliations_crossref_2024_02_19.json"
Answer = Callable[[str], set[str]]
# The peer's own best on the tuning half: below it answers nothing.
_FUZZY = 90
_LARGE = 120_000


def main() -> None:
    """Print the tables."""
    if not DUMP.exists():
        sys.exit(f"{DUMP} is not there: nothing to measure with")
    with tempfile.TemporaryDirectory() as folder:
        records = json.loads(gzip.decompress(DUMP.read_bytes()))
        # First, as a child begins with its parent's peak of memory.
        large(records, Path(folder))
        load_dump(DUMP, Path(folder) / "directory.sqlite3")
        affiliations(Directory(Path(folder) / "directory.sqlite3"), records)
        japanese(records, Path(folder))


def affiliations(known: Directory, records: Sequence[dict[str, Any]]) -> None:
    """Print accuracy (all ids right), precision and recall of the certain answers, on two halves."""
    ids = {bare(record["id"]) for record in records}
    asked = [
        (row["affiliation"], {bare(each) for each in row["ror_ids"]}) for row in json.loads(AFFILIATIONS.read_text())
    ]
    asked = [row for row in asked if row[1] <= ids]
    print(
        f"\n{len(asked)} affiliations whose ids are all in the directory; goals .88 / .97 / .88, the registry's pass marks .73 / .95 / .70"
    )
    print(f"{'':34}{'accuracy':>10}{'precision':>10}{'recall':>10}{'ms':>8}")
    choices = {
        " ".join(word_texts(name["value"])): bare(record["id"]) for record in records for name in record["names"]
    }
    peer = _fuzzy(list(choices), choices)
    for name, answer, every in (("this, certain answers", _certain(known), 1), ("rapidfuzz (every 5th)", peer, 5)):
        for part, title in ((0, "tuned on"), (1, "other half")):
            rows = [row for row in asked if half(row[0]) == part][::every]
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


@dataclass
class _Count:
    """Of *asked* names, how many were first, answered for certain, and answered wrongly for certain; processor seconds."""

    asked: int = 0
    first: int = 0
    certain: int = 0
    wrong: int = 0
    seconds: float = 0.0

    def row(self, title: str) -> str:
        """Return the line of the table."""
        wrong, milliseconds = self.wrong / max(1, self.certain), self.seconds / self.asked * 1e3
        return f"{title:46}{self.first / self.asked:>8.3f}{self.certain / self.asked:>9.3f}{wrong:>8.3f}{milliseconds:>8.2f}"


def japanese(records: Sequence[dict[str, Any]], folder: Path) -> None:
    """Print how often a Japanese name finds its organisation among all Japanese ones, when the directory has only its other names.

    A tenth loses its Japanese names at a time. The rules and the list of words were written looking at five of the ten.
    """
    there = [r for r in records if r["locations"] and r["locations"][0]["geonames_details"]["country_code"] == "JP"]
    counts = {(peer, fold < 5): _Count() for peer in (False, True) for fold in (0, 9)}
    for fold in range(10):
        kept, asked = taken_away(there, fold)
        dump = folder / "japanese.json"
        dump.write_text(json.dumps(kept), encoding="utf-8")
        load_dump(dump, folder / "japanese.sqlite3")
        known = Directory(folder / "japanese.sqlite3")
        _ask(counts[False, fold < 5], lambda name, known=known: known.resolve(name, "JP"), asked)  # type: ignore[misc]  # bound in the loop
        _ask(counts[True, fold < 5], _fuzzy_by_reading(kept), asked[::5])
    both = [counts[False, looked] for looked in (True, False)]
    print(
        f"\n{both[0].asked} and {both[1].asked} Japanese names that were taken away, a tenth at a time; goal .80 first"
    )
    print(f"{'':46}{'first':>8}{'certain':>9}{'wrong':>8}{'ms':>8}")
    for (peer, looked), count in counts.items():
        who = "rapidfuzz over readings (every 5th)" if peer else "this"
        print(count.row(f"{who}, {'looked at' if looked else 'other half'}"))


def taken_away(there: Sequence[dict[str, Any]], fold: int) -> tuple[list[dict[str, Any]], list[tuple[str, str]]]:
    kept, asked = [], []
    for record in there:
        named = [name["value"] for name in record["names"] if is_japanese(name["value"])]
        others = [name for name in record["names"] if not is_japanese(name["value"])]
        if named and _hash("jp" + record["id"]) % 10 == fold and any("acronym" not in name["types"] for name in others):
            asked.append((bare(record["id"]), named[0]))
            kept.append(record | {"names": others})
        else:
            kept.append(record)
    return kept, asked


def _ask(count: _Count, resolve: Callable[[str], Sequence[Candidate]], asked: Sequence[tuple[str, str]]) -> None:
    for id_, name in asked:
        began = time.process_time()
        found = resolve(name)
        count.seconds += time.process_time() - began
        sure = [one for one in found if one.band is Band.CERTAIN]
        count.asked += 1
        count.first += bool(found) and found[0].id == id_
        count.certain += bool(sure)
        count.wrong += bool(sure) and sure[0].id != id_


def _fuzzy_by_reading(records: Sequence[dict[str, Any]]) -> Callable[[str], list[Candidate]]:
    """The peer is given the readings of the words in Latin letters: without them it has nothing to compare."""
    choices = {
        " ".join(word_texts(name["value"])): bare(record["id"]) for record in records for name in record["names"]
    }
    names = list(choices)

    def resolve(name: str) -> list[Candidate]:
        read = " ".join(piece.latin for piece in pieces(name))
        best = process.extractOne(read, names, scorer=fuzz.token_sort_ratio)
        id_ = choices[best[0]]
        return [Candidate(id_, best[0], "", best[0], best[1] / 100, Band.LIKELY, (), 0, 0)]

    return resolve


def large(records: Sequence[dict[str, Any]], folder: Path) -> None:
    """Print what a directory of the registry's full size costs: copies of the real one in which the rarer words are other words."""
    dump, path = folder / "large.json", folder / "large.sqlite3"
    _grow(records, dump)
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [sys.executable, "-m", "enishi.cli", "directory", "load", str(dump), "--directory", str(path)]
    subprocess.run(command, check=True, capture_output=True)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    known = Directory(path)
    seconds, memory = spent.ru_utime - before, spent.ru_maxrss / 1024
    print(
        f"\n{len(known):,} organisations: load {seconds:.0f} s of one processor (goal 60), {memory:.0f} MB (goal 600)"
    )
    names = [n["value"] for r in records[::3] for n in r["names"] if is_japanese(n["value"])][:400]
    lines = [row["affiliation"] for row in json.loads(AFFILIATIONS.read_text())[::7]]
    lookup = Lookup(path)
    for title, look, texts in (
        ("a Japanese name by meaning", lambda text: translated(lookup, text, "JP"), names),
        ("an affiliation", known.resolve, lines),
    ):
        look(texts[0])
        times = []
        for text in texts:
            began = time.process_time()
            look(text)
            times.append(time.process_time() - began)
        print(
            f"{title}: median {statistics.median(times) * 1e3:.2f} ms, mean {statistics.mean(times) * 1e3:.2f} (goal 3)"
        )


def _grow(records: Sequence[dict[str, Any]], dump: Path) -> None:
    word = re.compile(r"[^\W\d_]+")
    seen = Counter(each.casefold() for r in records for n in r["names"] for each in set(word.findall(n["value"])))
    rare = sorted({c for r in records for n in r["names"] for c in n["value"] if "\u3400" <= c <= "\u9fff"})[::2]
    alphabets = ("aeiou", "bdgkmnprst", "".join(rare))
    with dump.open("w", encoding="utf-8") as file:
        file.write("[" + ",".join(json.dumps(record) for record in records))
        for number in range(len(records), _LARGE):
            turn, place = divmod(number, len(records))
            letters = {ord(c): to for each in alphabets for c, to in zip(each, each[turn:] + each[:turn], strict=True)}
            record = json.loads(json.dumps(records[place]))
            record["id"] = f"https://ror.org/{turn}{record['id'][-8:]}"
            for name in record["names"]:
                name["value"] = word.sub(
                    lambda m, to=letters: m[0] if seen[m[0].casefold()] >= 40 else m[0].translate(to), name["value"]  # type: ignore[misc]  # bound in the loop
                )  # fmt: skip
            file.write("," + json.dumps(record))
        file.write("]")


def bare(id_: str) -> str:
    return id_.removeprefix("https://ror.org/")


def half(text: str) -> int:
    return _hash(text) % 2


def _hash(text: str) -> int:
    return int(hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest(), 16)


if __name__ == "__main__":
    main()
