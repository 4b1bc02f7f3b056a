"""Matching: across languages, all pairs, fair assignment, and with --long the expertise of reviewers; peers in the same run."""

import csv
import json
import sys
import time
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path

import numpy as np

from enishi.matching import Expertise, assign
from enishi.matching.across import align, csls
from enishi.matching.encoders import MultilingualE5, UniversalSentenceEncoder
from enishi.matching.indexing import best_pairs
from enishi.matching.space import unit

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
Rated = dict[str, list[tuple[str, float]]]


def _both_ways(scores: np.ndarray) -> str:
    right = np.arange(len(scores))
    return f"{(scores.argmax(1) == right).mean():.3f} / {(scores.argmax(0) == right).mean():.3f}"


def tatoeba() -> None:
    """Print the share of 1,000 sentences whose translation comes first, Japanese to English / English to Japanese."""
    sides = [(DATA / "tatoeba" / f"tatoeba.jpn-eng.{tongue}").read_text().splitlines() for tongue in ("jpn", "eng")]
    rows = [[encoder.encode(side) for side in sides] for encoder in (UniversalSentenceEncoder(), MultilingualE5())]
    centred = [[unit(side - side.mean(0)) for side in encoded] for encoded in rows]
    left, right = (unit(np.hstack([encoded[side] for encoded in centred])) for side in (0, 1))
    for name, scores in (
        ("USE alone", rows[0][0] @ rows[0][1].T),
        ("e5 alone", rows[1][0] @ rows[1][1].T),
        ("one query against the pool (goal .93)", left @ right.T),
        ("in batch, CSLS", csls(left @ right.T)),
        ("in batch, aligned (goal .96)", align(left, right)),
    ):
        print(f"{name:<44}{_both_ways(scores):>16}")


def all_pairs(size: int = 20_000, dimensions: int = 896) -> None:
    """Print what the ten best of each row, with a filter and bars, cost beside the bare product (goal 1.15)."""
    chance = np.random.default_rng(0)
    left, right = (unit(chance.normal(size=(size, dimensions)).astype(np.float32)) for _side in range(2))
    allowed, barred = chance.random(size) > 0.1, [[int(place)] for place in chance.integers(0, size, size)]
    best_pairs(left[:300], right[:300], 10, allowed[:300], [[]] * 300)  # compile
    began = time.perf_counter()
    for top in range(0, size, 256):
        for first in range(0, size, 4096):
            left[top : top + 256] @ right[first : first + 4096].T
    bare = time.perf_counter() - began
    began = time.perf_counter()
    best_pairs(left, right, 10, allowed, barred)
    took = time.perf_counter() - began
    print(
        f"all pairs of {size:,}: bare product {bare:.1f} s, ten best {took:.1f} s, ratio {took / bare:.2f} (goal 1.15)"
    )


def assignment(size: int = 500, demand: int = 10, capacity: int = 12) -> None:
    """Print the worst-off's share of its own best, the price and the time (goals .95, .5 %, 2 s)."""
    chance = np.random.default_rng(1)
    near = chance.normal(size=(size, 16)) @ chance.normal(size=(size, 16)).T / 4
    scores = 1 / (1 + np.exp(-(near + chance.normal(size=size) * 0.6)))
    best = -np.sort(-scores, axis=1)[:, :demand].sum(1)
    room, wanted, got = np.full(size, capacity), np.full(size, demand), np.zeros(size)
    for row, column in (divmod(int(flat), size) for flat in np.argsort(-scores, axis=None)):
        if wanted[row] and room[column]:
            wanted[row], room[column], got[row] = wanted[row] - 1, room[column] - 1, got[row] + scores[row, column]
    print(f"greedy: worst-off {(got / best).min():.3f}")
    for fair in (False, True):
        began = time.perf_counter()
        found = assign(scores, demand, capacity, fair=fair)
        took, name = time.perf_counter() - began, "fair" if fair else "largest total"
        print(f"{name}: worst-off {found.worst:.3f}, price {found.price:.2%}, {took:.2f} s")


def _archives() -> Iterable[dict[str, list[dict[str, str]]]]:
    for number in range(1, 6):
        folder = DATA / "reviewer-expertise" / f"d_20_{number}" / "archives"
        yield {path.stem[1:]: [json.loads(line) for line in path.open()] for path in sorted(folder.glob("*.jsonl"))}


def _losses(
    archive: dict[str, list[dict[str, str]]], rated: Rated, views: Expertise, place: dict[str, int]
) -> np.ndarray:
    """Return (people, 2): the wrong orders among pairs that a person rated, each weighed by the ratings' difference, and all weights."""
    found = np.zeros((len(rated), 2))
    for number, (person, ratings) in enumerate(rated.items()):
        own = [place[paper["id"]] for paper in archive.get(person, [])]
        known = views.knows(own, [place[paper] for paper, _rating in ratings])
        for one, two in combinations(range(len(ratings)), 2):
            gap = ratings[one][1] - ratings[two][1]
            order = (known[one] - known[two]) * np.sign(gap)
            found[number] += abs(gap) * (1.0 if order < 0 else 0.5 if order == 0 else 0.0), abs(gap)
    return found


def _interval(losses: np.ndarray) -> tuple[float, float]:
    """Return the 95 % interval of the mean loss over the sets, (sets, people, 2), when the people are drawn anew 2,000 times."""
    chance = np.random.default_rng(0)
    people = losses.shape[1]
    drawn = losses[:, chance.integers(0, people, (2_000, people))].sum(2)
    low, high = np.percentile((drawn[..., 0] / drawn[..., 1]).mean(0), [2.5, 97.5])
    return float(low), float(high)


def expertise() -> None:
    """Print the weighted pairwise loss over the five sets (goal .24; published SPECTER+MFR .24)."""
    sets = list(_archives())
    folder = DATA / "reviewer-expertise"
    papers = {paper["id"]: paper for archive in sets for own in archive.values() for paper in own}
    papers |= json.loads((folder / "d_20_1" / "submissions.json").read_text())
    place = {identifier: number for number, identifier in enumerate(papers)}
    texts = [f"{paper['content']['title']}. {paper['content'].get('abstract') or ''}" for paper in papers.values()]
    with (folder / "evaluations.csv").open(encoding="utf-8-sig") as lines:
        rated = {
            row["ParticipantID"]: [
                (row[f"Paper{n}"], float(row[f"Expertise{n}"] or 0)) for n in range(1, 11) if row[f"Paper{n}"]
            ]
            for row in csv.DictReader(lines, delimiter="\t")
        }
    for name, encoders in (("TF-IDF, LSA", []), ("TF-IDF, LSA, e5", [MultilingualE5()])):
        views = Expertise.of(texts, encoders)
        losses = np.array([_losses(archive, rated, views, place) for archive in sets])
        sums = losses.sum(1)
        low, high = _interval(losses)
        print(f"{name:<24}{(sums[:, 0] / sums[:, 1]).mean():.4f}   95 % interval {low:.3f} to {high:.3f}", flush=True)


def main() -> None:
    """Print all tables."""
    if DATA.exists():
        tatoeba()
    else:
        print("The outside data is not beside this checkout: nothing across languages is measured.")
    all_pairs()
    assignment()
    if "--long" in sys.argv and DATA.exists():
        expertise()


if __name__ == "__main__":
    main()
