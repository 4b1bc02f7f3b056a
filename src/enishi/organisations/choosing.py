"""Of the names that fit a text, those that it means: the longest, borne out by the place, and told apart from their like."""

import math
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from enishi.organisations.candidates import Band, Candidate
from enishi.organisations.lookup import Record
from enishi.organisations.mentions import Mention
from enishi.organisations.trusting import CERTAIN, trust
from enishi.organisations.wording import GENERIC, Word

__all__ = ["choose"]

_LIKELY = 0.62
_CLOSE = 0.03
# A name that begins so is a part of what others have too.
_PARTS = frozenset({"department", "division", "section", "unit", "faculty", "school"})


@dataclass(frozen=True, slots=True)
class _Weighed:
    mention: Mention
    record: Record
    score: float
    reasons: tuple[str, ...]
    seen: dict[str, float]


def choose(
    fits: Sequence[Mention], records: Mapping[int, Record], words: Sequence[Word], named: set[str]
) -> list[tuple[Candidate, Mention]]:
    """Return the organisations meant, each with the name that shows it; *named* are the countries the text names."""
    weighed = [_weigh(fit, records[fit.found.organisation], words, named) for fit in fits]
    weighed = [one for one in weighed if one.score >= _LIKELY]
    there = {one.record.id for one in weighed}
    weighed.sort(
        key=lambda one: (one.mention.weight * one.score**3, one.score, _preferred(one.record, there)), reverse=True
    )
    taken: list[tuple[_Weighed, bool]] = []
    chosen: dict[str, tuple[Candidate, Mention]] = {}
    for one in weighed:
        rivals = [(other, sure) for other, sure in taken if _overlap(one.mention, other.mention)]
        if not rivals:
            like = any(_alike(one, other) for other in weighed)
            one.seen.update(_seen_among(one, weighed, there, like=like))
            trusted = trust(one.seen) >= CERTAIN
            taken.append((one, trusted))
            _add(chosen, one, "several" if like else "", words, sure=trusted and not like)
        elif any(not sure or _same_place(one, other) for other, sure in rivals):
            _add(chosen, one, "longer-name", words, sure=False)
    return list(chosen.values())


def _add(
    chosen: dict[str, tuple[Candidate, Mention]], one: _Weighed, doubt: str, words: Sequence[Word], *, sure: bool
) -> None:
    record, mention = one.record, one.mention
    reasons = (*one.reasons, doubt) if doubt else one.reasons
    candidate = Candidate(
        record.id, record.name, record.country, "", round(min(1.0, one.score), 3), Band.CERTAIN if sure else Band.LIKELY, reasons,
        words[mention.first].start, words[mention.last].end, one.seen,
    )  # fmt: skip
    chosen.setdefault(record.id, (candidate, mention))


def _seen_among(one: _Weighed, weighed: Sequence[_Weighed], there: Container[str], *, like: bool) -> dict[str, float]:
    """What is seen of a match beside the others."""
    same = [other.record for other in weighed if other.mention.found.words == one.mention.found.words]
    bearers = {record.id for record in same if not _kin(record, one.record)}
    return {
        "like": float(like),
        "bearers": math.log(len(bearers)),
        "parent": float(any(parent in there for parent in one.record.parents.split())),
    }


def _alike(one: _Weighed, other: _Weighed) -> bool:
    """Whether another organisation fits the same words as well."""
    if other.record.id == one.record.id or not _same_place(one, other):
        return False
    return _rivals(one, other) and not _kin(one.record, other.record)


def _overlap(one: Mention, other: Mention) -> bool:
    return one.first <= other.last and other.first <= one.last


def _same_place(one: _Weighed, other: _Weighed) -> bool:
    return (one.mention.first, one.mention.last) == (other.mention.first, other.mention.last)


def _preferred(record: Record, others: Container[str]) -> int:
    """Of a whole and its parts under one name: the university rather than the system, the house rather than its subsidiary."""
    part = any(parent in others for parent in record.parents.split())
    return -part if "company" in record.types.split() else part


def _kin(one: Record, other: Record) -> bool:
    return one.id in other.parents.split() or other.id in one.parents.split()


def _rivals(one: _Weighed, other: _Weighed) -> bool:
    if one.record.status == "active" and other.record.status != "active":
        return False
    return other.score >= one.score - _CLOSE


def _weigh(mention: Mention, record: Record, words: Sequence[Word], named: set[str]) -> _Weighed:
    seen = _seen(mention, record, words, named)
    bonus = 0.05 * (seen["city"] or seen["region"]) + 0.04 * seen["country"]
    score = mention.fit + bonus
    reasons = [mention.found.kind]
    reasons += ["city"] * bool(seen["city"] or seen["region"]) + ["country"] * bool(seen["country"])
    if seen["other-country"]:
        score, reasons = score - 0.2, [*reasons, "other-country"]
    if mention.branch:
        score, reasons = score - (0.06 if seen["city"] or seen["region"] else 0.12), [*reasons, "part"]
    if mention.slip:
        score, reasons = score - 0.04, [*reasons, "slip"]
    score -= _doubtful(mention, record, seen)
    if record.status != "active":
        score -= 0.02
    return _Weighed(mention, record, score, tuple(reasons), seen)


def _seen(mention: Mention, record: Record, words: Sequence[Word], named: set[str]) -> dict[str, float]:
    """What tells how far the match is to be trusted, by the names of ``WEIGHTS``."""
    name = mention.found.words.split()
    own = set(name)
    said = {word.text for i, word in enumerate(words) if not mention.first <= i <= mention.last}
    alone = len(words) == len(own)
    return {
        "fit": mention.fit - 1,
        "weight": math.log(mention.weight),
        "alias": mention.found.kind == "alias",
        "acronym": mention.found.kind == "acronym",
        "city": bool(record.city) and set(record.city.split()) <= said,
        "region": bool(record.region) and set(record.region.split()) <= said,
        "country": record.country in named,
        "other-country": bool(named) and record.country not in named,
        "alone": alone,
        "whole": mention.whole,
        "part": name[0] in _PARTS,
        "branch": mention.branch,
        "turned": mention.turned,
        "slip": mention.slip,
        "missing": mention.missing,
        "generic": own <= GENERIC and not alone,
        "short": all(len(word) < 4 for word in own),
        "single": mention.single,
        "two": len(own) == 2,
        "light": mention.light,
        "placed": bool(record.city) and set(record.city.split()) <= own,
        "system": record.name.endswith(" System"),
        "company": "company" in record.types.split(),
        "gone": record.status != "active",
    }


def _doubtful(mention: Mention, record: Record, seen: Mapping[str, float]) -> float:
    """How much less a match is worth for what its name is made of."""
    own = set(mention.found.words.split())
    borne_out = seen["city"] or seen["region"] or seen["country"]
    if seen["acronym"] or seen["short"]:
        # Three letters are borne by many; longer ones with the right place are told apart where they stand by themselves.
        return 0.06 if borne_out and max(map(len, own)) > 3 and mention.whole else 0.2
    if seen["generic"]:
        return 0.2  # "Institute of Biophysics, Chinese Academy of Sciences": a part of something else
    if mention.missing or (not seen["alone"] and own <= set(f"{record.city} {record.region}".split())):
        return 0.2  # "Buenos Aires, Argentina" is no university, New York City no government
    if mention.single:
        return 0.02 if mention.whole and (borne_out or seen["alone"]) else 0.2
    return 0.2 if mention.light and not (borne_out or seen["alone"]) else 0.0
