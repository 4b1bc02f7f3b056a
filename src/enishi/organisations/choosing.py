"""Of the names that fit a text, those that it means: the longest, borne out by the place, and told apart from their like."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from enishi.organisations.candidates import Band, Candidate
from enishi.organisations.lookup import Record
from enishi.organisations.mentions import Mention
from enishi.organisations.wording import GENERIC, Word

__all__ = ["choose"]

CERTAIN = 0.90
_LIKELY = 0.62
_CLOSE = 0.03


@dataclass(frozen=True, slots=True)
class _Weighed:
    mention: Mention
    record: Record
    score: float
    surety: float
    reasons: tuple[str, ...]


def choose(
    fits: Sequence[Mention], records: Mapping[int, Record], words: Sequence[Word], named: set[str]
) -> list[tuple[Candidate, Mention]]:
    """Return the organisations meant, each with the name that shows it; *named* are the countries the text names."""
    weighed = [_weigh(fit, records[fit.found.organisation], words, named) for fit in fits]
    weighed = [one for one in weighed if one.score >= _LIKELY]
    weighed.sort(key=lambda one: (one.mention.weight * one.score**3, one.score), reverse=True)
    taken: list[_Weighed] = []
    chosen: dict[str, tuple[Candidate, Mention]] = {}
    for one in weighed:
        rivals = [other for other in taken if _overlap(one.mention, other.mention)]
        if not rivals:
            taken.append(one)
            like = [o for o in weighed if o.record.id != one.record.id and _same_place(one, o) and _rivals(one, o)]
            _add(chosen, one, "several" if like else "", words)
        elif any(other.surety < CERTAIN or _same_place(one, other) for other in rivals):
            _add(chosen, one, "longer-name", words)
    return list(chosen.values())


def _add(chosen: dict[str, tuple[Candidate, Mention]], one: _Weighed, doubt: str, words: Sequence[Word]) -> None:
    record, mention = one.record, one.mention
    sure = one.surety >= CERTAIN and not doubt
    reasons = (*one.reasons, doubt) if doubt else one.reasons
    candidate = Candidate(
        record.id, record.name, record.country, "", round(min(1.0, one.score), 3), Band.CERTAIN if sure else Band.LIKELY, reasons,
        words[mention.first].start, words[mention.last].end,
    )  # fmt: skip
    chosen.setdefault(record.id, (candidate, mention))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.first <= other.last and other.first <= one.last


def _same_place(one: _Weighed, other: _Weighed) -> bool:
    return (one.mention.first, one.mention.last) == (other.mention.first, other.mention.last)


def _rivals(one: _Weighed, other: _Weighed) -> bool:
    if one.record.status == "active" and other.record.status != "active":
        return False
    return other.score >= one.score - _CLOSE


def _weigh(mention: Mention, record: Record, words: Sequence[Word], named: set[str]) -> _Weighed:
    reasons = [mention.found.kind]
    own = set(mention.found.words.split())
    said = {word.text for i, word in enumerate(words) if not mention.first <= i <= mention.last}
    city = any(there and set(there.split()) <= said for there in (record.city, record.region))
    borne_out = city or record.country in named
    bonus = 0.05 * city + 0.04 * (record.country in named)
    score = mention.fit + bonus
    reasons += ["city"] * city + ["country"] * (record.country in named)
    if named and record.country not in named:
        score, reasons = score - 0.2, [*reasons, "other-country"]
    if mention.branch:
        score, reasons = score - (0.06 if city else 0.12), [*reasons, "part"]
    if mention.slip:
        score, reasons = score - 0.04, [*reasons, "slip"]
    score -= _doubtful(mention, record, own, borne_out=borne_out, alone=len(words) == len(own))
    if record.status != "active":
        score -= 0.02
    # The place tells like names apart; it makes up for no doubt.
    surety = score - max(0.0, mention.fit + bonus - 1.0)
    return _Weighed(mention, record, score, surety, tuple(reasons))


def _doubtful(mention: Mention, record: Record, own: set[str], *, borne_out: bool, alone: bool) -> float:
    """How much less a match is worth for what its name is made of."""
    if mention.found.kind == "acronym" or all(len(word) < 4 for word in own):
        # Three letters are borne by many; longer ones with the right place are told apart where they stand by themselves.
        return 0.06 if borne_out and max(map(len, own)) > 3 and mention.whole else 0.2
    if own <= GENERIC and not alone:
        return 0.2  # "Institute of Biophysics, Chinese Academy of Sciences": a part of something else
    if mention.missing or (not alone and own <= set(f"{record.city} {record.region}".split())):
        return 0.2  # "Buenos Aires, Argentina" is no university, New York City no government
    if mention.single:
        return 0.02 if mention.whole and (borne_out or alone) else 0.2
    return 0.2 if mention.light and not (borne_out or alone) else 0.0
