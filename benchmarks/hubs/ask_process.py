"""Write the public pages worth measuring, each with how many questions it puts to the database, as JSON."""

import json
import sys

import django

django.setup()

from django.db import connection  # noqa: E402 (models need Django set up)
from django.db.models import Count  # noqa: E402 (the same)
from django.test import Client  # noqa: E402 (the same)
from django.test.utils import CaptureQueriesContext  # noqa: E402 (the same)

from enishi.hub.network.models import Agreement, Organisation, Source  # noqa: E402 (the same)

LANGUAGES = ("ja", "en")


def _addresses() -> dict[str, str]:
    busiest = (
        Organisation.objects.filter(is_hub=False)
        .annotate(agreements_held=Count("party_in"))
        .latest("agreements_held", "pk")
    )
    home = Organisation.objects.get(is_hub=True)
    agreement, source = Agreement.objects.latest("pk"), Source.objects.latest("pk")
    found = {
        "at a glance": "",
        "partners": "partners/",
        "partners, filtered and sorted": "partners/?where=overseas&sort=-since",
        "partners, all so far": "partners/?state=all&page=3",
        "agreements": "agreements/",
        "agreements, all": "agreements/?state=all&page=9",
        "organisation (most agreements)": f"organisations/{busiest.pk}/",
        "organisation (the hub)": f"organisations/{home.pk}/",
        "agreement": f"agreements/{agreement.pk}/",
        "source": f"sources/{source.pk}/",
        "sources": "sources/",
        "how we count": "counting/",
        "search": "search/?q=UCLA",
        "search (many hits)": "search/?q=%E5%86%8D%E7%94%9F%E5%8C%BB%E7%99%82",
    }
    return {page: f"/{{language}}/{path}" for page, path in found.items()}


def _asked(address: str) -> int:
    client = Client(headers={"host": "localhost"})
    client.get(address)  # the kinds of records are asked for once per worker, not once per page
    # Another day than any page showed yet, so that nothing kept answers for the database.
    with CaptureQueriesContext(connection) as asked:
        response = client.get(
            f"{address}{'&' if '?' in address else '?'}asof=2019-04-{10 + LANGUAGES.index(address[1:3])}"
        )
    if response.status_code != 200:
        sys.exit(f"{address} answers {response.status_code}")
    return len(asked)


pages = [
    {
        "page": page,
        "language": language,
        "address": (written := address.format(language=language)),
        "queries": _asked(written),
    }
    for page, address in _addresses().items()
    for language in LANGUAGES
]
json.dump(pages, sys.stdout)
