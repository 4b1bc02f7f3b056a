"""One fact told in two languages."""

import pytest

from enishi.hub.network.bridge.languages import told_also
from enishi.hub.network.models import Organisation, OrganisationFact

pytestmark = pytest.mark.django_db


def _facts(*told):
    organisation = Organisation.objects.create()
    return [
        OrganisationFact.objects.create(organisation=organisation, kind="count", value="9", what=what) for what in told
    ]


def test_words_of_another_language_join_the_only_row_without_them():
    rows = _facts({"ja": "受賞者"}, {"ja": "学部", "en": "schools"})
    assert told_also(rows, "what", {"en": "laureates"}) == rows[0]
    assert OrganisationFact.objects.get(pk=rows[0].pk).what == {"ja": "受賞者", "en": "laureates"}


@pytest.mark.parametrize(
    "told",
    [({"ja": "受賞者"}, {"ja": "学部"}), ({"en": "schools"},), ({},), ()],
    ids=["two", "told", "nothing told", "none"],
)
def test_words_join_no_row_where_there_is_no_only_one(told):
    rows = _facts(*told)
    assert told_also(rows, "what", {"en": "laureates"}) is None
    assert [row.what for row in OrganisationFact.objects.order_by("pk")] == list(told)
