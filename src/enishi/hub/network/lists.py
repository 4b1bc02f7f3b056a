"""The lists that pages, the command line and exports share: partners with their ordinals, agreements with their states."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, prefetch_related_objects

from enishi.dates import Certainty
from enishi.hub.network.bars import TermBar, term_bar
from enishi.hub.network.models import Agreement, AgreementParty, Organisation
from enishi.hub.network.roster import Member, Roster
from enishi.hub.network.states import State, state_on

__all__ = [
    "PER_PAGE", "AgreementRow", "PartnerFilter", "PartnerRow", "agreement_rows", "fetch_names", "filtered", "partner_rows",
    "with_parties", "with_successor",
]  # fmt: skip

PER_PAGE = 100
_SORTS = {"ordinal": "ordinal", "country": "country", "kind": "kind", "since": "since_earliest"}


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement as of a day."""

    agreement: Agreement
    state: State
    certainty: Certainty
    bar: TermBar | None


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner as of a day, with its agreements with the hub."""

    organisation: Organisation
    member: Member
    agreements: tuple[AgreementRow, ...]


@dataclass(frozen=True, slots=True)
class PartnerFilter:
    """What of the list to show. *state*: ``now`` partners on the day, ``past`` those no longer, ``all`` everyone ever."""

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


def fetch_names(organisations: Iterable[Organisation]) -> None:
    """Fetch the names of all *organisations*, wherever on the page they stand, in one query."""
    prefetch_related_objects(list(organisations), "names")


def agreement_rows(agreements: Iterable[Agreement], day: date) -> list[AgreementRow]:
    """Return *agreements* as of *day*."""
    return [AgreementRow(each, state_on(each, day), each.held_on(day), term_bar(each, day)) for each in agreements]


def filtered(roster: Roster, wanted: PartnerFilter) -> list[Member]:
    """Return the members that *wanted* asks for, sorted. Ordinals stay what they are among all."""
    members = [member for member in roster.members if _fits(member, wanted)]
    column = _SORTS[wanted.sort.lstrip("-")]
    members.sort(key=lambda member: (getattr(member, column), member.ordinal))
    return members[::-1] if wanted.sort.startswith("-") else members


def _fits(member: Member, wanted: PartnerFilter) -> bool:
    return (
        {"now": member.possible, "past": not member.possible, "all": True}[wanted.state]
        and wanted.kind in {"", member.kind}
        and wanted.country in {"", member.country}
        and {"": True, "overseas": member.overseas is True, "home": member.overseas is False}[wanted.where]
    )


def partner_rows(members: Sequence[Member], roster: Roster) -> list[PartnerRow]:
    """Return the rows of *members*; four queries however many there are."""
    keys = [member.key for member in members]
    found = Organisation.objects.in_bulk(keys)
    fetch_names(found.values())
    under = _agreements_of(keys, roster)
    return [PartnerRow(found[member.key], member, tuple(under.get(member.key, ()))) for member in members]


def _agreements_of(keys: list[int], roster: Roster) -> dict[int, list[AgreementRow]]:
    with_hub = AgreementParty.objects.filter(organisation__is_hub=True).values("agreement")
    counted = Agreement.objects.filter(
        pk__in=with_hub, kind__in=roster.rule.kinds, force_since_earliest__lte=roster.day
    )
    links = AgreementParty.objects.filter(organisation__in=keys, agreement__in=counted).values_list(
        "organisation", "agreement"
    )
    pairs = list(links)
    agreements = with_successor(Agreement.objects.all()).in_bulk([agreement for _organisation, agreement in pairs])
    under: dict[int, list[AgreementRow]] = {}
    for organisation, agreement in pairs:
        under.setdefault(organisation, []).extend(agreement_rows([agreements[agreement]], roster.day))
    return under
