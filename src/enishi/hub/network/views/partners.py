"""The list of partners, and what counts as one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from enishi.hub.network.asof import asof_of
from enishi.hub.network.figures import check_claim, counts_on, sentence
from enishi.hub.network.lists import PartnerFilter, partner_page
from enishi.hub.network.models import Agreement, Claim, CountingRule, Organisation
from enishi.hub.network.queries import partners

__all__ = ["counting", "partner_list"]


def partner_list(request: HttpRequest) -> HttpResponse:
    """Partners as of a day, with the counts in a sentence."""
    asof = asof_of(request)
    wanted = PartnerFilter.from_query(request.GET)
    page, rows = partner_page(asof.day, wanted, request.GET.get("page", "1"))
    counts = counts_on(asof.day)
    rule = CountingRule.objects.get(number=counts.rule)
    present = partners(asof.day, rule, certain=False)
    kinds = dict(Organisation.Kind.choices)
    context = {
        "asof": asof,
        "counts": counts,
        "sentence": sentence(counts, get_language() or "en"),
        "by_kind": [(kind, kinds[kind], number) for kind, number in counts.by_kind.items()],
        "countries": sorted({code for code in present.values_list("country", flat=True) if code}),
        "wanted": wanted,
        "page": page,
        "rows": rows,
        "section": "partners",
    }
    return render(request, "network/partners.html", context)


def counting(request: HttpRequest) -> HttpResponse:
    """What counts as a partner, by which rule, and whether the sources' own figures agree with the record."""
    asof = asof_of(request)
    rules = list(CountingRule.objects.all())
    claims = Claim.objects.select_related("source", "about").prefetch_related("about__names")[:200]
    context = {
        "asof": asof,
        "rules": rules,
        "kinds": [dict(Agreement.Kind.choices).get(kind, kind) for kind in rules[0].kinds],
        "counts": counts_on(asof.day),
        "checked": [check_claim(claim) for claim in claims],
        "section": "counting",
    }
    return render(request, "network/counting.html", context)
