"""The list of partners, and what counts as one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from enishi.hub.network.asof import asof_of
from enishi.hub.network.figures import check_claims, counts_of, sentence
from enishi.hub.network.lists import PER_PAGE, PartnerFilter, filtered, partner_rows
from enishi.hub.network.models import Claim, CountingRule, Organisation
from enishi.hub.network.pages import kept_page
from enishi.hub.network.queries import hub
from enishi.hub.network.roster import Roster, roster_on

__all__ = ["counting", "partner_list"]

_AGREEMENTS_SHOWN, _CLAIMS_A_PAGE = 3, 20


@kept_page
def partner_list(request: HttpRequest) -> HttpResponse:
    """Partners as of a day, with the counts in a sentence."""
    asof, home = asof_of(request), hub()
    roster = roster_on(asof.day)
    counts = counts_of(roster)
    wanted = PartnerFilter.from_query(request.GET)
    page = Paginator(filtered(roster, wanted), PER_PAGE).get_page(request.GET.get("page", "1"))
    kinds = dict(Organisation.Kind.choices)
    context = {
        "asof": asof,
        "hub": home,
        "counts": counts,
        "agreements": roster.agreements,
        "sentence": sentence(counts, get_language() or "en"),
        "by_kind": [(kind, kinds[kind], number) for kind, number in counts.by_kind.items()],
        "countries": _countries(roster),
        "wanted": wanted,
        "page": page,
        "rows": partner_rows(roster.at(page.object_list), roster, most=_AGREEMENTS_SHOWN),
        "section": "partners",
    }
    return render(request, "network/partners.html", context)


def _countries(roster: Roster) -> list[str]:
    """Return the countries of all that may be partners, and the regions of those of which only that is known."""
    ledger, rows = roster.ledger, roster.rows[roster.is_possible]
    pairs = zip(ledger.country.at(rows), ledger.region.at(rows), strict=True)
    return sorted({country or region for country, region in pairs} - {""}, key=lambda place: (len(place) > 2, place))


@kept_page
def counting(request: HttpRequest) -> HttpResponse:
    """What counts as a partner, by which rule, and whether the sources' own figures agree with the record."""
    claims = (
        Claim.objects.select_related("source")
        .defer("source__text")
        .order_by("-source__published", "source", "start", "pk")
    )
    page = Paginator(claims, _CLAIMS_A_PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "asof": asof_of(request),
        "rules": list(CountingRule.objects.all()),
        "page": page,
        "checked": check_claims(page.object_list),
        "section": "counting",
    }
    return render(request, "network/counting.html", context)
