"""Lists and forms of the back office, for each kind of record."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.users.models import UserProfile

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import add_source
from enishi.hub.network.models import Agreement, AgreementParty, Doubt, Organisation, OrganisationName
from enishi.releases import Reading

pytestmark = pytest.mark.django_db
KINDS = ["organisation", "person", "agreement", "tie", "activity", "source", "doubt", "claim"]


@pytest.fixture
def office(client):
    user = User.objects.create_superuser("a@example.org", language="en")
    UserProfile.objects.create(user=user, preferred_language="en")
    client.force_login(user)
    return client


@pytest.fixture
def organisation():
    row = Organisation.objects.create(kind="university", country="US")
    OrganisationName.objects.create(organisation=row, text="Example University", language="en")
    return row


def _address(kind, view, *args):
    return reverse(f"wagtailsnippets_network_{kind}:{view}", args=args)


def _rows(name, *rows):
    data = {f"{name}-TOTAL_FORMS": len(rows), f"{name}-INITIAL_FORMS": 0}
    for number, row in enumerate(rows):
        data |= {f"{name}-{number}-{field}": value for field, value in row.items()}
    return data


def _form(**more):
    names = _rows("names", {"text": "Sample Institute", "language": "en", "kind": "official", "since": "2016年5月"})
    return {"kind": "institute", "country": "JP", **names, **_rows("identifiers"), **_rows("facts"), **more}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["", "csv", "xlsx"])
def test_list_and_export(office, organisation, kind, form):
    response = office.get(_address(kind, "list"), {"export": form} if form else {})
    assert response.status_code == 200
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if form == "xlsx":
        assert body.startswith(b"PK")
    elif form == "csv":
        assert body.strip()
        assert (b"Example University" in body) == (kind == "organisation")


@pytest.mark.parametrize("kind", ["organisation", "person", "agreement", "tie", "activity"])
def test_create_form_opens(office, kind):
    assert "csrfmiddlewaretoken" in office.get(_address(kind, "add")).content.decode()


@pytest.mark.parametrize("role", ["public", "member"])
@pytest.mark.parametrize("kind", KINDS)
def test_list_refused_to_others(client, role, kind):
    client.force_login(User.objects.create_user(f"{role}@example.org", role=role))
    assert client.get(_address(kind, "list")).status_code in {302, 403}


def test_create_saves_rows_and_history(office):
    response = office.post(_address("organisation", "add"), _form())
    assert response.status_code == 302, response.context["form"].errors
    row = Organisation.objects.get(names__text="Sample Institute")
    assert (row.kind, row.names.get().since) == ("institute", "2016-05")
    assert office.get(_address("organisation", "edit", row.pk)).status_code == 200
    assert "a@example.org" in office.get(_address("organisation", "history", row.pk)).content.decode()


def test_search_shows_a_record_once(office, organisation):
    OrganisationName.objects.create(organisation=organisation, text="Example U", language="en", kind="short")
    response = office.get(_address("organisation", "list"), {"q": "Example"})
    assert list(response.context["object_list"]) == [organisation]


def test_delete_of_a_free_record(office, organisation):
    office.post(_address("organisation", "delete", organisation.pk))
    assert not Organisation.objects.filter(pk=organisation.pk).exists()


def test_delete_of_a_party_is_refused_in_words(office, organisation):
    AgreementParty.objects.create(agreement=Agreement.objects.create(), organisation=organisation)
    response = office.post(_address("organisation", "delete", organisation.pk), follow=True)
    assert Organisation.objects.filter(pk=organisation.pk).exists()
    assert "other facts stand on it" in response.content.decode()


def test_doubt_is_settled(office):
    reading = Reading(text="63日", language="ja", title="t", hub="", published="", reader="test")
    source = add_source(reading, user=None, now=timezone.now()).source
    doubt = Doubt.objects.create(source=source, kind="lost_character", said="63日", reason={"en": "Lost."})
    assert "Lost." in office.get(_address("doubt", "edit", doubt.pk)).content.decode()
    office.post(_address("doubt", "edit", doubt.pk), {"resolution": "Asked the author."})
    doubt.refresh_from_db()
    assert (doubt.resolution, doubt.resolved_at is not None) == ("Asked the author.", True)
    assert ContentType.objects.get_for_model(doubt)


def test_start_page_tells_what_needs_somebody(office):
    page = office.get(reverse("wagtailadmin_home")).content.decode()
    assert "No reading waits for review." in page
    assert "No doubt is open." in page
