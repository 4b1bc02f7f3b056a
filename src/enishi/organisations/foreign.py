"""A Japanese name to its organisation by a name in another language: by what its words mean, and by how they sound."""

import heapq
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from enishi.organisations.candidates import Band, Candidate
from enishi.organisations.japanese import Piece, pieces
from enishi.organisations.judging import Judge
from enishi.organisations.lookup import Lookup, Record
from enishi.organisations.ranking import rank
from enishi.organisations.senses import Senses

__all__ = ["translated"]

_TRIED = 40
_HOPELESS = 0.4  # who explains less than this share of what the best one explains is not weighed
_CERTAIN = 0.86
_LIKELY = 0.45
_RANKED, _WEAKEST = 8, 0.3  # how many are put in order, and from what score on
_APART = 0.1


def translated(lookup: Lookup, text: str, country: str | None, *, least: float = _LIKELY) -> list[Candidate]:
    """Return the likeliest organisations by another name than the Japanese one, best first: the best, and those of *least* score."""
    said = pieces(text)
    if not said:
        return []
    senses = Senses(lookup, said)
    tried = _gather(lookup, senses, said, country)
    records = lookup.records(tried)
    judge = Judge(lookup, senses, said, text)
    scored = []
    for organisation, names in lookup.names_of(tried).items():
        score, name, words = max((judge.score(words), name, words) for name, words in names)
        scored.append((score * judge.likes(records[organisation]), name, words, organisation))
    scored.sort(reverse=True)
    best = [one for place, one in enumerate(scored[:_RANKED]) if one[0] >= _WEAKEST or not place]
    found = []
    for score, name, words, organisation in best:
        record = records[organisation]
        found.append(_candidate(record, name, score, len(text), judge.seen(words, record)))
    return _ordered(found, least)


def _candidate(record: Record, name: str, score: float, end: int, seen: dict[str, float]) -> Candidate:
    return Candidate(
        record.id,
        record.name,
        record.country,
        name,
        score,
        Band.LIKELY,
        ("translated",),
        0,
        end,
        {"score": score, **seen},
    )


def _ordered(found: Sequence[Candidate], least: float) -> list[Candidate]:
    """In the order learnt; certain where the first has also a high score, far above all others. A score is never above one before."""
    ordered = sorted(found, key=lambda one: -rank(one.seen))
    kept: list[Candidate] = []
    for place, one in enumerate(ordered):
        second = max((other.score for other in ordered[1:]), default=0.0)
        sure = place == 0 and one.score >= _CERTAIN and one.score - second >= _APART
        if one.score >= least or place == 0:
            score = round(min(one.score, kept[-1].score if kept else 1.0), 3)
            kept.append(replace(one, score=score, band=Band.CERTAIN if sure else Band.LIKELY))
    return kept


def _gather(lookup: Lookup, senses: Senses, said: Sequence[Piece], country: str | None) -> list[int]:
    """The organisations whose names explain most, each piece counted once, by what explains it best."""
    terms = senses.terms()
    holders = lookup.holders(list(terms), country)
    worths = sorted(((worth, piece, term) for term in holders for piece, worth in terms[term]), reverse=True)
    explained: list[set[int]] = [set() for _piece in said]
    total: dict[int, float] = defaultdict(float)
    for worth, piece, term in worths:
        for organisation in holders[term]:
            if organisation not in explained[piece]:
                explained[piece].add(organisation)
                total[organisation] += worth
    tried = heapq.nlargest(_TRIED, total, key=total.__getitem__)
    return [organisation for organisation in tried if total[organisation] > _HOPELESS * total[tried[0]]]
