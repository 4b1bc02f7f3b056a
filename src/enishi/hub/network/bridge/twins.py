"""Agreements of the record that a text may tell of in other words: joined where all speaks for it, else proposed to a person."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, QuerySet

from enishi.hub.network.bridge.bodies import Body, Paired, pair_up
from enishi.hub.network.bridge.days import DONE, PLANNED, PUT_OFF, Near, When, near, published_of
from enishi.hub.network.models import Agreement, AgreementParty, Citation, Organisation
from enishi.organisations.cognates import Kin
from enishi.releases import Agreement as ReadAgreement

__all__ = ["Telling", "Twin", "agreements_near", "only_certain", "twins_of"]

# Kinds by whose names houses call one agreement; that of secrecy, or of membership, is another beside it.
_LOOSE = frozenset(("mou", "comprehensive", "joint_research", "other"))
_ONE_NAME = frozenset(("mou", "comprehensive"))
_MOST = 200


@dataclass(frozen=True, slots=True)
class Telling:
    """An agreement as a text tells of it: its parties, when, and what it is called."""

    parties: tuple[Body, ...]
    when: When
    kind: str
    status: str

    @classmethod
    def of(cls, item: ReadAgreement, parties: Sequence[Body], published: str) -> "Telling":
        """Return what *item*, published on that day, says."""
        announced = published if item.status == "announced" else ""
        told = "" if item.status == "earlier" else published
        return cls(tuple(parties), When(item.signed_on, announced, told), item.kind, item.status)


@dataclass(frozen=True, slots=True)
class Twin:
    """An agreement of the record, and by id the party that stands there for one told. *certain*: it may be joined by a program."""

    agreement: Agreement
    stands_for: Mapping[str, Organisation]
    certain: bool


def agreements_near(tellings: Iterable[Telling]) -> list[Agreement]:
    """Return the agreements that *tellings* may be of: of the very day, or of one of their parties not too far from it.

    Days are compared before parties and names are fetched: a hub is a party of all of its agreements.
    """
    keys = {key for telling in tellings for key in _keys_near(telling)}
    rows = Agreement.objects.filter(pk__in=keys).order_by("pk")
    return list(rows.prefetch_related("parties__organisation__names")[:_MOST]) if keys else []


def _keys_near(telling: Telling) -> Iterator[int]:
    wanted = Q(signed_on=telling.when.signed_on) if telling.when.dated else Q(pk__in=())
    keys = {body.key for body in telling.parties if body.key is not None}
    window = telling.when.span(at_most=True)
    if keys and window:
        of_them = Q(pk__in=AgreementParty.objects.filter(organisation__in=keys).values("agreement"))
        days = (window.earliest - PUT_OFF, window.latest + PUT_OFF)
        wanted |= of_them & Q(force_since_earliest__lte=days[1], force_since_latest__gte=days[0])
        wanted |= of_them & Q(signed_on="", pk__in=_told_within(window.earliest - PLANNED, window.latest + DONE))
    rows = list(Agreement.objects.filter(wanted).only("signed_on", "agreed_on"))
    published = published_of(rows)
    for row in rows:
        if near(telling.when, When.of_record(row, published)):
            yield row.pk


def _told_within(earliest: date, latest: date) -> QuerySet[Citation, Any]:
    kind = ContentType.objects.get_for_model(Agreement)
    days = (earliest.isoformat(), latest.isoformat())
    return Citation.objects.filter(content_type=kind, field="", source__published__range=days).values("object_id")


def twins_of(telling: Telling, agreements: Sequence[Agreement], apart_from: Collection[int] = ()) -> list[Twin]:
    """Return those of *agreements* that *telling* may be of, the certain ones first. *apart_from*: what the same text tells of."""
    published = published_of(agreements)
    found: list[Twin] = []
    for agreement in agreements:
        nearness = near(telling.when, When.of_record(agreement, published))
        paired = pair_up(telling.parties, agreement) if nearness and agreement.pk not in apart_from else None
        verdict = paired and _verdict(paired, nearness, _called_alike(telling.kind, agreement.kind))
        if paired and verdict:
            certain = verdict == "same" and not (telling.status == "amendment" and nearness < Near.SAME)
            found.append(Twin(agreement, paired.stands_for, certain))
    return sorted(found, key=lambda twin: not twin.certain)


def only_certain(twins: Iterable[Twin]) -> Twin | None:
    """Return the one of *twins* that is certain; None where two are: nobody could say which is meant."""
    certain = [twin for twin in twins if twin.certain]
    return certain[0] if len(certain) == 1 else None


def _called_alike(one: str, other: str) -> bool | None:
    """Whether the two kinds are one, or names that houses give to one; None where they exclude each other."""
    if one == other or {one, other} == _ONE_NAME:
        return True
    if not {one, other} <= _LOOSE:
        return None
    return "other" in {one, other}


def _verdict(paired: Paired, nearness: Near, called: bool | None) -> str:
    """Return "same", "maybe" or ""."""
    if called is None:
        return ""
    if paired.missing:
        few = paired.lowest == Kin.CLOSE and paired.shared
        return "maybe" if few and nearness >= Near.OPEN and len(paired.stands_for) > 1 else ""
    if nearness == Near.SAME:
        return _on_the_day(paired)
    if paired.lowest < Kin.CLOSE or not paired.shared:
        return "maybe" if nearness == Near.OPEN and paired.lowest >= Kin.MAYBE else ""
    return "same" if nearness == Near.OPEN and called else "maybe"


def _on_the_day(paired: Paired) -> str:
    if paired.lowest == Kin.CLOSE and (paired.shared or paired.apart):
        return "same"
    if paired.lowest >= Kin.MAYBE:
        return "same" if paired.apart and (paired.shared or paired.highest == Kin.CLOSE) else "maybe"
    return "maybe" if paired.shared or paired.highest == Kin.CLOSE else ""
