"""The hub at a glance, as a reader gets it."""

import pytest

pytestmark = pytest.mark.django_db


def test_glance_of_an_empty_hub_says_what_helps(client):
    page = client.get("/en/").content.decode()
    assert "No agreements yet" in page
    assert 'href="/office/"' in page
    assert "<svg" not in page


def test_glance_sends_the_bare_address_to_the_reader_s_language(client):
    assert client.get("/", headers={"accept-language": "en"}).headers["Location"] == "/en/"
    assert client.get("/", headers={"accept-language": "ja"}).headers["Location"] == "/ja/"
