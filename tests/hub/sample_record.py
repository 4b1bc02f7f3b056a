"""A record to look at: the model release read and accepted, and more partners made up beside it."""

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from enishi.hub.network.actions import read_and_accept
from enishi.hub.network.models import Agreement, AgreementParty, Organisation, OrganisationName, Source
from enishi.hub.network.queries import hub
from enishi.releases import Reading, read
from tests.hub.remembering import remembered

NOW = datetime(2026, 11, 23, tzinfo=UTC)
_PROJECT = Path(__file__).parents[2]
RELEASES = (
    _PROJECT.parent / "shared" / "releases" / "ucla-2019.txt",
    _PROJECT / "examples" / "releases" / "ucla-2019.ja.txt",
)


def model_release() -> Path:
    """Return the model release, or skip the test that wants it."""
    found = next((path for path in RELEASES if path.exists()), None)
    if found is None:
        pytest.skip("no model release stands beside the project or in its examples")
    return found


def accept_model_release() -> None:
    """Read the model release and keep all of it."""
    reading = _read(model_release())
    remembered("model release", lambda: read_and_accept(reading, user=None, now=NOW))


@cache
def _read(release: Path) -> Reading:
    return read(release.read_text(encoding="utf-8"), hub="LINK-J", published="2019-06-03")


def add_partners(number: int, name: str = "提携先{}号株式会社") -> list[Organisation]:
    """Add *number* partners, each with an agreement in force from 2018 to 2030."""
    home = hub()
    assert home is not None
    organisations = Organisation.objects.bulk_create(
        Organisation(kind="company", country="JP" if each % 2 else "GB") for each in range(number)
    )
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=each, text=name.format(index), language="ja", kind="official")
        for index, each in enumerate(organisations)
    )
    for each in organisations:
        agreement = Agreement.objects.create(kind="mou", signed_on="2018-04-01", ends_on="2030-03-31")
        AgreementParty.objects.bulk_create(
            AgreementParty(agreement=agreement, organisation=party) for party in (home, each)
        )
    return organisations


def public_pages(language: str = "ja") -> list[str]:
    """Return the addresses of every public page, some of each kind of record's."""
    lists = [
        "",
        "partners/",
        "agreements/",
        "agreements/?state=all",
        "sources/",
        "seeds/",
        "needs/",
        "counting/",
        "search/",
        "search/?q=UCLA",
    ]
    records = [f"sources/{source.pk}/" for source in Source.objects.all()[:1]]
    records += [f"agreements/{agreement.pk}/" for agreement in Agreement.objects.order_by("-signed_on")[:2]]
    records += [f"organisations/{each.pk}/" for each in Organisation.objects.order_by("-is_hub", "pk")[:3]]
    return [f"/{language}/{path}" for path in [*lists, *records]]
