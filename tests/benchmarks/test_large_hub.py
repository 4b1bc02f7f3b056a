"""The large hub that pages are measured on is a valid record, found by the same words as one kept by the named acts."""

import pytest
from benchmarks.hubs.large import Size, build
from django.db import transaction

from enishi.hub.network.models import (
    ActivityParticipant,
    Agreement,
    AgreementParty,
    Citation,
    Organisation,
    OrganisationName,
    Person,
    Signatory,
    Source,
)
from enishi.hub.network.models.search import SearchToken
from enishi.hub.network.search import rebuild

pytestmark = pytest.mark.django_db
SMALL = Size(organisations=30, agreements=90, busiest=12, people=8, activities=6)


@pytest.fixture
def built():
    build(SMALL)


def _indexed() -> set[tuple[str, int, str, int]]:
    rows = SearchToken.objects.values_list("entry__content_type__model", "entry__object_id", "token", "weight")
    return set(rows)


def test_large_hub_has_the_size_asked_for(built):
    assert (Organisation.objects.count(), Agreement.objects.count(), Person.objects.count()) == (31, 90, 8)
    busiest = Organisation.objects.get(names__text__endswith=" 1", names__language="en")
    assert AgreementParty.objects.filter(organisation=busiest).count() >= SMALL.busiest


def test_large_hub_is_valid(built):
    for model in (
        Organisation,
        OrganisationName,
        Person,
        Agreement,
        AgreementParty,
        Signatory,
        Source,
        ActivityParticipant,
    ):
        for row in model.objects.all():
            row.full_clean()
    assert all(AgreementParty.objects.filter(agreement=row).count() > 1 for row in Agreement.objects.all())
    assert all(each.source.text[each.start : each.end] == each.quote for each in Citation.objects.all())


def test_large_hub_is_found_as_if_indexed_record_by_record(built):
    at_once = _indexed()
    rebuild()
    assert at_once == _indexed()
    assert at_once


def _built_and_undone() -> list[tuple[str, str]]:
    with transaction.atomic():
        build(SMALL)
        rows = list(AgreementParty.objects.order_by("pk").values_list("agreement__signed_on", "organisation__kind"))
        transaction.set_rollback(True)
    return rows


def test_large_hub_is_the_same_each_time():
    assert _built_and_undone() == _built_and_undone()
