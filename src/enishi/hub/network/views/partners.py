"""The list of partners, and what counts as one."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from enishi.hub.network.asof import asof_of
from enishi.hub.network.figures import check_claims, counts_of, sentence
from enishi.hub.network.lists import PER_PAGE, PartnerFilter, fetch_names, filtered, partner_rows
from enishi.hub.network.models import Claim, CountingRule, Organisation
from enishi.hub.network.queries import counted_agreements, hub
from enishi.hub.network.roster import roster_on

__all__ = ["counting", "partner_list"]


def partner_list(request: HttpRequest) -> HttpResponse:
    """Partners as of a day, with the counts in a sentence."""
    asof, home = asof_of(request), hub()
    roster = roster_on(asof.day, home=home)
    counts = counts_of(roster)
    wanted = PartnerFilter.from_query(request.GET)
    page = Paginator(filtered(roster, wanted), PER_PAGE).get_page(request.GET.get("page", "1"))
    kinds = dict(Organisation.Kind.choices)
    context = {
        "asof": asof,
        "hub": home,
        "counts": counts,
        "agreements": counted_agreements(asof.day, roster.rule).count(),
        "sentence": sentence(counts, get_language() or "en"),
        "by_kind": [(kind, kinds[kind], number) for kind, number in counts.by_kind.items()],
        "countries": sorted({member.country for member in roster.possible if member.country}),
        "wanted": wanted,
        "page": page,
        "rows": partner_rows(list(page.object_list), roster),
        "section": "partners",
    }
    return render(request, "network/partners.html", context)


def counting(request: HttpRequest) -> HttpResponse:
    """What counts as a partner, by which rule, and whether the sources' own figures agree with the record."""
    claims = list(Claim.objects.select_related("source", "about")[:200])
    fetch_names(claim.about for claim in claims if claim.about)
    context = {
        "asof": asof_of(request),
        "rules": list(CountingRule.objects.all()),
        "checked": check_claims(claims),
        "section": "counting",
    }
    return render(request, "network/counting.html", context)
