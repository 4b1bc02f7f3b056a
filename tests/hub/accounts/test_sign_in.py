"""The page on which people sign in."""

import re

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "words"), [("ja", "パスキーでサインイン"), ("en", "Sign in with a passkey")])
def test_sign_in_offers_a_passkey_beside_the_password(client, language, words):
    page = client.get(f"/{language}/accounts/login/").content.decode()
    assert words in page
    assert 'type="password"' in page
    # The policy forbids scripts in the page: all are files, and what stands in it is data.
    inline = re.findall(r"<script(?![^>]*\bsrc=)([^>]*)>", page)
    assert [kind for kind in inline if 'type="application/json"' not in kind] == []
    assert len(re.findall(r'<script src="[^"]*(?:webauthn|onload)[^"]*" defer>', page)) == 3


def test_a_passkey_is_asked_for_with_a_challenge_of_its_own(client):
    asked = [
        client.get("/en/accounts/2fa/webauthn/login/", headers={"x-requested-with": "XMLHttpRequest"}).json()[
            "request_options"
        ]
        for _ in range(2)
    ]
    first, second = (each["publicKey"]["challenge"] for each in asked)
    assert first != second
