"""What is erased comes back with no undo."""

from datetime import UTC, datetime

import pytest
from django.contrib.contenttypes.models import ContentType

from enishi.hub.network.erasing.journals import forget_in_journals
from enishi.hub.network.models import Joining, NotSame, Organisation, Person

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def _joining(model, kept, gone, changes):
    kind = ContentType.objects.get_for_model(model)
    return Joining.objects.create(
        content_type=kind, kept=kept, gone=gone, gone_name="x", changes=changes, joined_at=NOW
    )


def _change(model, key, before, after):
    return {"model": model, "pk": key, "before": before, "after": after}


def test_own_joinings_go_and_others_lose_what_stood_on_the_person():
    _joining(Person, 7, 8, [])
    _joining(Person, 1, 7, [])
    other = _joining(Person, 1, 2, [])
    post = _change("network.post", 5, {"organisation_id": 3}, {"organisation_id": 4})
    lost = _change("network.post", 6, {"person_id": 7, "title": {}}, None)
    signed = _change("network.signatory", 9, {"person_id": 7, "post": {}}, None)
    kept = _change("network.tie", 1, {"subject_id": 3}, {"subject_id": 4})
    organisations = _joining(Organisation, 4, 3, [post, lost, signed, kept])
    kind = ContentType.objects.get_for_model(Person)
    for first, second in ((2, 7), (7, 9), (1, 2)):
        NotSame.objects.create(content_type=kind, first=first, second=second, said_at=NOW)
    assert forget_in_journals(frozenset({7, 8}), [("network.post", 5)]) == 3
    organisations.refresh_from_db()
    nameless = _change("network.signatory", 9, {"person_id": None, "post": {}}, None)
    assert organisations.changes == [nameless, kept]
    assert list(Joining.objects.order_by("pk")) == [other, organisations]
    assert list(NotSame.objects.values_list("first", "second")) == [(1, 2)]
