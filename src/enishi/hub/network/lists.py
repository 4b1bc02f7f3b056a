"""The lists that pages, the command line and exports share: partners with their ordinals, agreements with their states."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import BooleanField, Case, Exists, OuterRef, Prefetch, Q, QuerySet, When

from enishi.dates import Certainty
from enishi.hub.network.bars import TermBar, term_bar
from enishi.hub.network.models import Agreement, AgreementParty, CountingRule, Organisation
from enishi.hub.network.queries import counting_rule, home_country, overseas, partners, with_ordinals
from enishi.hub.network.states import State, state_on

__all__ = [
    "AgreementRow",
    "PartnerFilter",
    "PartnerRow",
    "agreement_rows",
    "partner_page",
    "partner_rows",
    "with_parties",
]

PER_PAGE = 100
_SORTS = {"ordinal": "ordinal", "country": "country", "kind": "kind", "since": "since"}


class _Numbered(NamedTuple):
    """What sorts a partner, without its row."""

    pk: int
    ordinal: int
    ordinal_in_kind: int
    since: date
    country: str
    kind: str


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement as of a day."""

    agreement: Agreement
    state: State
    certainty: Certainty
    bar: TermBar | None


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner as of a day: which one it was, of all and of its kind, and its agreements with the hub."""

    organisation: Organisation
    ordinal: int
    ordinal_in_kind: int
    overseas: bool | None
    certain: bool
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
    """Fetch with *agreements* what a row of them needs, in a fixed number of queries."""
    parties = AgreementParty.objects.select_related("organisation").prefetch_related("organisation__names")
    return agreements.prefetch_related(Prefetch("parties", queryset=parties), "successors")


def agreement_rows(agreements: Iterable[Agreement], day: date) -> list[AgreementRow]:
    """Return *agreements* as of *day*."""
    return [AgreementRow(each, state_on(each, day), each.held_on(day), term_bar(each, day)) for each in agreements]


def partner_rows(day: date, wanted: PartnerFilter | None = None) -> list[PartnerRow]:
    """Return the whole list of partners as of *day*."""
    rule = counting_rule()
    return _rows(_filtered(day, rule, wanted or PartnerFilter()), day, rule)


def partner_page(day: date, wanted: PartnerFilter, number: str) -> tuple[Page[_Numbered], list[PartnerRow]]:
    """Return one page of the list and its rows."""
    rule = counting_rule()
    page = Paginator(_filtered(day, rule, wanted), PER_PAGE).get_page(number)
    return page, _rows(list(page.object_list), day, rule)


def _filtered(day: date, rule: CountingRule, wanted: PartnerFilter) -> list[_Numbered]:
    # Ordinals count everyone who ever became a partner: they are numbered first, and then some of them are shown.
    columns = ("pk", "ordinal", "ordinal_in_kind", "partner_since", "country", "kind")
    numbered = [_Numbered(*row) for row in with_ordinals(rule).filter(partner_since__lte=day).values_list(*columns)]
    chosen = Organisation.objects.filter(_condition(wanted))
    present = partners(day, rule, certain=False)
    if wanted.state == "now":
        chosen = present.filter(_condition(wanted))
    elif wanted.state == "past":
        chosen = chosen.exclude(pk__in=present.values("pk"))
    keys = set(chosen.values_list("pk", flat=True))
    column = wanted.sort.lstrip("-")
    rows = sorted(
        (row for row in numbered if row.pk in keys), key=lambda row: (getattr(row, _SORTS[column]), row.ordinal)
    )
    return rows[::-1] if wanted.sort.startswith("-") else rows


def _condition(wanted: PartnerFilter) -> Q:
    condition = Q()
    if wanted.country:
        condition &= Q(country=wanted.country) if len(wanted.country) == 2 else Q(region=wanted.country)
    if wanted.kind:
        condition &= Q(kind=wanted.kind)
    if wanted.where:
        condition &= overseas() if wanted.where == "overseas" else ~overseas() & Q(country=home_country())
    return condition


def _rows(numbered: list[_Numbered], day: date, rule: CountingRule) -> list[PartnerRow]:
    keys = [row.pk for row in numbered]
    abroad = Case(
        When(overseas(), then=True), When(country="", then=None), default=False, output_field=BooleanField(null=True)
    )
    # The filters are keyed on the page's rows only, so that a hub of thousands asks no more than one of ten.
    found = {
        each.pk: each
        for each in Organisation.objects.filter(pk__in=keys).annotate(abroad=abroad).prefetch_related("names")
    }
    certain = set(partners(day, rule).filter(pk__in=keys).values_list("pk", flat=True))
    under = _agreements_of(keys, rule, day)
    return [
        PartnerRow(
            organisation=found[row.pk],
            ordinal=row.ordinal,
            ordinal_in_kind=row.ordinal_in_kind,
            overseas=found[row.pk].abroad,
            certain=row.pk in certain,
            agreements=tuple(under.get(row.pk, ())),
        )
        for row in numbered
    ]


def _agreements_of(keys: list[int], rule: CountingRule, day: date) -> dict[int, list[AgreementRow]]:
    with_hub = AgreementParty.objects.filter(agreement=OuterRef("agreement"), organisation__is_hub=True)
    links = (
        AgreementParty.objects.filter(Exists(with_hub), organisation__in=keys, agreement__kind__in=rule.kinds)
        .filter(agreement__force_since_earliest__lte=day)
        .select_related("agreement")
        .prefetch_related("agreement__successors")
        .order_by("agreement__force_since_earliest", "agreement")
    )
    under: dict[int, list[AgreementRow]] = {}
    for link in links:
        under.setdefault(link.organisation_id, []).extend(agreement_rows([link.agreement], day))
    return under
