"""The lists that pages, the command line and exports share: partners with their ordinals, agreements with their states."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from enishi.dates import Certainty
from enishi.hub.network.bars import TermBar, term_bar
from enishi.hub.network.models import Agreement, AgreementParty, Organisation, OrganisationName
from enishi.hub.network.roster import Member, Roster
from enishi.hub.network.states import State, state_on

__all__ = [
    "PER_PAGE", "AgreementRow", "PartnerFilter", "PartnerRow", "agreement_rows", "fetch_names", "filtered", "in_order", "partner_rows",
    "with_parties", "with_successor",
]  # fmt: skip

PER_PAGE = 50
_SORTS = ("ordinal", "country", "kind", "since")


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement as of a day."""

    agreement: Agreement
    state: State
    certainty: Certainty
    bar: TermBar | None


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner as of a day, with its agreements with the hub, the first begun first: the last ones of *number*."""

    organisation: Organisation
    member: Member
    agreements: tuple[AgreementRow, ...]
    number: int


@dataclass(frozen=True, slots=True)
class PartnerFilter:
    """What of the list to show.

    *country*: a code, or a region where only that is known. *state*: ``now`` partners on the day, ``past`` those no longer, ``all``
    everyone ever.
    """

    country: str = ""
    kind: str = ""
    where: str = ""
    state: str = "now"
    sort: str = "ordinal"

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "PartnerFilter":
        """Take what the address asks for; what it does not know is passed over."""
        state, where, sort = query.get("state", "now"), query.get("where", ""), query.get("sort", "ordinal")
        return cls(
            country=query.get("country", "")[:40],
            kind=query.get("kind", "") if query.get("kind", "") in Organisation.Kind.values else "",
            where=where if where in {"home", "overseas"} else "",
            state=state if state in {"now", "past", "all"} else "now",
            sort=sort if sort.lstrip("-") in _SORTS else "ordinal",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the order was asked for."""
        return bool(self.country or self.kind or self.where or self.state != "now")


def with_parties(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Fetch with *agreements* what a row of them needs; names are left to :func:`fetch_names`."""
    parties = AgreementParty.objects.select_related("organisation")
    return with_successor(agreements).prefetch_related(Prefetch("parties", queryset=parties))


def with_successor(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Fetch with *agreements* when the first successor of each began."""
    successors = Agreement.objects.filter(predecessor=OuterRef("pk")).order_by("force_since_earliest")
    return agreements.annotate(successor_since=Subquery(successors.values("force_since_earliest")[:1]))


def in_order(rows: QuerySet[Any], keys: Iterable[int]) -> list[Any]:
    """Return those of *rows* that have one of *keys*, in the order of *keys*."""
    wanted = list(keys)
    found = rows.in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def fetch_names(organisations: Iterable[Organisation]) -> None:
    """Fetch the names of all *organisations*, wherever on the page they stand, in one query."""
    # As ``prefetch_related_objects`` would, which builds a question for each of them before it asks none.
    wanted = list(organisations)
    names: dict[int, list[OrganisationName]] = {each.pk: [] for each in wanted}
    for row in OrganisationName.objects.filter(organisation__in=names):
        names[row.organisation_id].append(row)
    answers = {key: _answered(rows) for key, rows in names.items()}
    for each in wanted:
        each.__dict__.setdefault("_prefetched_objects_cache", {})["names"] = answers[each.pk]


# Cut to nothing, so that whoever narrows what was fetched is told, not answered wrongly.
_NO_NAMES = OrganisationName.objects.all()[:0]


def _answered(rows: list[OrganisationName]) -> QuerySet[OrganisationName]:
    found: QuerySet[OrganisationName] = QuerySet(OrganisationName, query=_NO_NAMES.query)
    found._result_cache = rows
    return found


def agreement_rows(agreements: Iterable[Agreement], day: date) -> list[AgreementRow]:
    """Return *agreements* as of *day*."""
    return [AgreementRow(each, state_on(each, day), each.held_on(day), term_bar(each, day)) for each in agreements]


def filtered(roster: Roster, wanted: PartnerFilter) -> list[int]:
    """Return the places of the members that *wanted* asks for, sorted. Ordinals stay what they are among all."""
    ledger, rows = roster.ledger, roster.rows
    fits = np.ones(len(rows), np.bool_)
    if wanted.state != "all":
        fits &= roster.is_possible == (wanted.state == "now")
    if wanted.kind:
        fits &= ledger.kind.at(rows).among([wanted.kind])
    if wanted.country:
        country, region = ledger.country.at(rows), ledger.region.at(rows)
        fits &= country.among([wanted.country]) | (country.among([""]) & region.among([wanted.country]))
    if wanted.where:
        fits &= ledger.overseas[rows] == (wanted.where == "overseas")
    places = np.flatnonzero(fits)
    columns = {"country": ledger.country.codes[rows], "kind": ledger.kind.codes[rows], "since": roster.since_earliest}
    column = columns.get(wanted.sort.lstrip("-"))
    if column is not None:
        places = places[np.argsort(column[places], kind="stable")]
    return [int(place) for place in (places[::-1] if wanted.sort.startswith("-") else places)]


def partner_rows(members: Sequence[Member], roster: Roster, *, most: int | None = None) -> list[PartnerRow]:
    """Return the rows of *members*, each with its last *most* agreements (default: all); three queries however many there are."""
    found = Organisation.objects.in_bulk([member.key for member in members])
    fetch_names(found.values())
    under = [roster.agreements_of(member) for member in members]
    shown = [keys[-most:] if most else keys for keys in under]
    agreements = with_successor(Agreement.objects.all()).in_bulk([key for keys in shown for key in keys])
    return [
        PartnerRow(
            found[member.key], member, tuple(agreement_rows((agreements[key] for key in keys), roster.day)), len(every)
        )
        for member, keys, every in zip(members, shown, under, strict=True)
    ]
