"""Ranked suggestions for a record, with reasons in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from enishi.hub.accounts.models import User
from enishi.hub.contacts.models import Use
from enishi.hub.contacts.queries import may
from enishi.hub.meeting.bridge import MODELS, id_of, profile_of_offer
from enishi.hub.meeting.matchmaker import Known, QuotingMatcher, known_at
from enishi.hub.meeting.telling import in_words, quoted, reader
from enishi.hub.network.lists import fetch_names
from enishi.hub.network.models import Organisation, Person
from enishi.hub.network.rules import require_writer
from enishi.hub.network.search.narrowing import keys_found
from enishi.hub.pipeline.models import Offer
from enishi.hub.pipeline.queries import found
from enishi.matching import Band, Kind, LinkKind, Match, Matcher, Profile, Reason, Where
from enishi.matching.reasons import facet_reasons

__all__ = ["ANYBODY", "Narrowing", "Suggestion", "Suggestions", "records_of", "suggest"]

_MORE = 10  # are looked at beyond those asked for where staff called one of the wrong field, so that others can move up
_SPARE = 4  # are looked at beyond those asked for, since an organisation stands back behind its own seed or need
_FEWEST = 3  # of each of several seeds and needs
#: Taken from what is as close to one of the wrong field as a strong match is to its own matter.
_WRONG_FIELD = 1.0


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Who may be among the answers; empty fields allow all. *words* stand in their texts, *stage* is one of the pipeline's."""

    kinds: frozenset[str] = frozenset()
    words: str = ""
    country: str = ""
    stage: str = ""


ANYBODY = Narrowing()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """*record* may be worth a meeting, asked on behalf of *through* (an offer of who asked) where that is why.

    *told*: the reasons not yet in words, without what staff said of others, which is not for a paper that leaves the house.
    """

    id: str
    record: Any
    score: float
    band: Band
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    through: Offer | None = None
    told: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestions:
    """*is_ready*: False while the hub's matcher is being made. *says_something*: whether the record has texts to go by."""

    rows: tuple[Suggestion, ...] = ()
    is_ready: bool = True
    says_something: bool = True

    @property
    def good(self) -> bool:
        """Whether anybody is more than a weak match."""
        return any(row.band != Band.WEAK for row in self.rows)


@dataclass(frozen=True, slots=True)
class _Pick:
    """A match found for *asked*, with what is taken from it for being like one of the wrong field."""

    match: Match
    asked: Profile
    like: str = ""

    @property
    def score(self) -> float:
        return self.match.score - (_WRONG_FIELD if self.like else 0.0)


def suggest(
    record: Any, k: int = 10, where: Narrowing = ANYBODY, user: User | None = None, now: datetime | None = None
) -> Suggestions:
    """Return the *k* best for an organisation, person, seed or need, best first. For staff alone: raises PermissionDenied."""
    require_writer(user)
    moment = now or timezone.now()
    if isinstance(record, Person) and not may(record, Use.MATCHED):
        return Suggestions(says_something=False)
    with known_at(moment) as known:
        if known is None:
            return Suggestions(is_ready=False)
        asked = [each for each in _asked(record, known) if each.passages]
        if known.matcher is None or not asked:
            return Suggestions(says_something=bool(asked))
        picks = _picked(asked, known, known.matcher, _where(record, where), k)
        return Suggestions(_told(record, picks, known, known.matcher))


def _asked(record: Any, known: Known) -> list[Profile]:
    """Who asks: the record, and for an organisation each of its named seeds and needs, since one mean of many says little."""
    own = known.profiles.get(id_of(record))
    if isinstance(record, Offer):
        return [own or profile_of_offer(record)]
    if own is None:
        return []
    if not isinstance(record, Organisation):
        return [own]
    offers = [
        f"{kind}:{key}"
        for kind in ("seed", "need")
        for key in MODELS[kind].objects.filter(organisation=record, anonymous=False).values_list("pk", flat=True)
    ]
    speaking = [known.profiles[each] for each in offers if each in known.profiles]
    return speaking or [own]


def _where(record: Any, where: Narrowing) -> Where:
    kinds = where.kinds or ({each.value for each in Kind} - {Kind.EVENT})
    if isinstance(record, Offer) and not where.kinds:
        kinds = kinds - {record._meta.model_name or ""}
    allowed = _with_words(where.words) if where.words.strip() else None

    def also(profile: Profile) -> bool:
        fits = not where.stage or profile.facets.stage == where.stage
        return fits and bool(profile.passages) and (allowed is None or profile.id in allowed)

    countries = frozenset({where.country}) if where.country else frozenset()
    return Where(kinds=frozenset(Kind(each) for each in kinds), countries=countries, also=also)


def _with_words(words: str) -> set[str]:
    """Ids of those in whose texts all *words* stand, in either language."""
    ids = {f"{kind}:{key}" for kind in ("seed", "need") for key in _keys(found(MODELS[kind].objects.all(), words))}
    for model in (Organisation, Person):
        rows = model._default_manager.filter(pk__in=keys_found(model, words))
        ids |= {f"{model._meta.model_name}:{key}" for key in _keys(rows)}
    return ids


def _keys(rows: Any) -> Iterable[int]:
    keys: Iterable[int] = rows.order_by().values_list("pk", flat=True)
    return keys


def _picked(asked: list[Profile], known: Known, matcher: Matcher, where: Where, k: int) -> list[_Pick]:
    """The best of all that ask, each found once: for the one that wants it most."""
    best: dict[str, _Pick] = {}
    own = {each.id for each in asked}
    for profile in asked:
        without = frozenset(known.lessons.pairs.get(profile.id, set()) | own | _set_aside(asked, known))
        most = k + _SPARE if len(asked) == 1 else max(k // 2, _FEWEST)
        most += _MORE if known.lessons.wrong.get(profile.id) else 0
        matches = matcher.match(profile, most, replace(where, without=without))
        like = _like_wrong(profile, matches, known, matcher)
        for match in matches:
            pick = _Pick(match, profile, like.get(match.id, ""))
            if match.id not in best or pick.score > best[match.id].score:
                best[match.id] = pick
    told = {owner for each in best for owner in known.profiles[each].linked(LinkKind.PART_OF)}
    rest = [pick for pick in best.values() if pick.match.id not in told]
    return sorted(rest, key=lambda pick: (-pick.score, pick.match.id))[:k]


def _set_aside(asked: list[Profile], known: Known) -> set[str]:
    """What was set aside on the page of the organisation whose offers ask."""
    owners = {f"organisation:{key}" for key in _owner_keys(asked)}
    return set().union(*(known.lessons.pairs.get(owner, set()) for owner in owners))


def _owner_keys(asked: list[Profile]) -> set[int]:
    keys: set[int] = set()
    for kind in ("seed", "need"):
        wanted = [int(each.id.partition(":")[2]) for each in asked if each.id.startswith(f"{kind}:")]
        rows = MODELS[kind].objects.filter(pk__in=wanted, organisation__isnull=False)
        keys.update(rows.values_list("organisation", flat=True))
    return keys


def _like_wrong(profile: Profile, matches: list[Match], known: Known, matcher: Matcher) -> dict[str, str]:
    """For each match that is about the same matter as one called of the wrong field: that one's id."""
    wrong = [each for each in known.lessons.wrong.get(profile.id, ()) if each in known.profiles]
    shown = [match.id for match in matches]
    like: dict[str, str] = {}
    for refused, rows in matcher.pairs(wrong, shown, len(shown)).items() if wrong and shown else ():
        for row in rows:
            facets = facet_reasons(known.profiles[refused], known.profiles[row.id])
            if row.score - sum(each.weight for each in facets) >= matcher.bands.strong:
                like[row.id] = refused
    return like


def _told(record: Any, picks: list[_Pick], known: Known, matcher: QuotingMatcher) -> tuple[Suggestion, ...]:
    language = reader()
    wanted = {each for pick in picks for each in (pick.match.id, pick.like, pick.asked.id) if each}
    records = records_of(wanted)
    rows = []
    for pick in picks:
        if pick.match.id in records:
            reasons_told = _reasons(pick, known, matcher, language)
            reasons, against = in_words(reasons_told, language)
            if pick.like:
                sentence = _("It is close to “%(other)s”, which was called the wrong field.")
                against = (*against, sentence % {"other": records.get(pick.like, pick.like)})
            through = records.get(pick.asked.id)
            rows.append(
                Suggestion(
                    id=pick.match.id,
                    record=records[pick.match.id],
                    score=pick.score,
                    band=matcher.bands.of(pick.score),
                    reasons=reasons,
                    against=against,
                    through=through if isinstance(through, Offer) and through != record else None,
                    told=reasons_told,
                )
            )
    return tuple(rows)


def _reasons(pick: _Pick, known: Known, matcher: QuotingMatcher, language: str) -> tuple[Reason, ...]:
    """What speaks for and against, quoted in *language* where both sides say something in it."""
    found_one = known.profiles[pick.match.id]
    told = list(pick.match.reasons)
    words = quoted(matcher, pick.asked, found_one, language)
    if words is not None:
        told = [*words, *(each for each in told if each.weight)]
    return tuple(told)


def records_of(ids: Iterable[str]) -> Mapping[str, Any]:
    """Return the records of profile ids, with the names that lists show. A few queries for all."""
    by_kind: dict[str, list[int]] = {}
    for each in ids:
        kind, _colon, key = each.partition(":")
        if kind in MODELS and key.isdecimal():
            by_kind.setdefault(kind, []).append(int(key))
    records = {}
    for kind, keys in by_kind.items():
        rows = MODELS[kind].objects.filter(pk__in=keys)
        if kind in {"seed", "need"}:
            rows = rows.select_related("organisation")
        if kind == "person":
            rows = rows.prefetch_related("names")
        records.update({id_of(row): row for row in rows})
    named = [row for row in records.values() if isinstance(row, Organisation)]
    owners = [row.organisation for row in records.values() if isinstance(row, Offer) and row.organisation]
    fetch_names([*named, *owners])
    return records
