"""The office's own search over the whole record."""

import pytest
from django.urls import reverse

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Organisation
from tests.hub.sample_record import accept_model_release

pytestmark = pytest.mark.django_db


def test_search_of_the_office_leads_to_the_forms(client):
    accept_model_release()
    client.force_login(User.objects.create_user("staff@example.org", role="staff", language="en"))
    page = client.get(reverse("enishi_search"), {"q": "かわさき"}).content.decode()
    city = Organisation.objects.get(names__text="川崎市")
    # The model release names it in Japanese alone, the sample that stands in for it in both languages.
    shown = city.display_name("en")
    assert f'<a href="/office/snippets/network/organisation/edit/{city.pk}/">{shown}</a>' in page
    nothing = client.get(reverse("enishi_search"), {"q": "<script>"}).content.decode()
    assert ("Nothing is found" in nothing, "“<script>”" in nothing) == (True, False)
    assert "/office/search/" in client.get("/office/").content.decode()  # where the box in the menu asks


def test_search_of_the_office_is_closed_to_others(client):
    assert client.get(reverse("enishi_search")).status_code == 302
    client.force_login(User.objects.create_user("member@example.org", role="member"))
    assert client.get(reverse("enishi_search")).status_code == 403
