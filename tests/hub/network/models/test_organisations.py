"""Numbers of organisations: checked, kept in one form, of one organisation each."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from enishi.hub.accounts.models import User
from enishi.hub.network.models import Organisation, OrganisationIdentifier, OrganisationName
from enishi.hub.network.models.organisations import bare_number

ROR, CORPORATE, WIKIDATA = "ror", "jp-corporate-number", "wikidata"


@pytest.mark.parametrize(
    ("scheme", "written", "kept"),
    [
        (ROR, "057zh3y96", "057zh3y96"),
        (ROR, " https://ror.org/057ZH3Y96/ ", "057zh3y96"),
        (ROR, "０５７zh3y96", "057zh3y96"),
        (ROR, "057zh3y97", ""),  # check digits
        (ROR, "東京大学", ""),
        (CORPORATE, "7000012050002", "7000012050002"),
        (CORPORATE, "T7000012050002", "7000012050002"),
        (CORPORATE, "7-0000-1205-0002", "7000012050002"),
        (CORPORATE, "７００００１２０５０００２", "7000012050002"),
        (CORPORATE, "8000012050002", ""),
        (CORPORATE, "700001205000", ""),
        (WIKIDATA, "https://www.wikidata.org/wiki/Q7842", "Q7842"),
        (WIKIDATA, "q7842", "Q7842"),
        (WIKIDATA, "7842", ""),
    ],
)
def test_number_is_kept_bare_and_a_mistyped_one_is_none(scheme, written, kept):
    assert bare_number(scheme, written) == kept


@pytest.fixture
def known(db):
    organisation = Organisation.objects.create()
    OrganisationName.objects.create(organisation=organisation, text="東都大学")
    OrganisationIdentifier.objects.create(organisation=organisation, scheme=ROR, value="057zh3y96")
    return organisation


@pytest.mark.parametrize("written", ["057zh3y96", "https://ror.org/057zh3y96"])
def test_number_of_another_record_is_refused_by_name(known, written):
    row = OrganisationIdentifier(organisation=Organisation.objects.create(), scheme=ROR, value=written)
    with pytest.raises(ValidationError, match="東都大学"):
        row.clean()


def test_own_number_is_no_clash(known):
    row = known.identifiers.get()
    row.full_clean()
    assert row.value == "057zh3y96"


@pytest.mark.parametrize(
    ("language", "scheme", "value", "told"),
    [
        ("en", ROR, "057zh3y96", "“東都大学” has this number already."),
        ("ja", ROR, "057zh3y96", "この番号は「東都大学」にすでに登録されています。"),
        ("en", ROR, "057zh3y97", "This is no ROR id"),
        ("ja", CORPORATE, "8000012050002", "法人番号ではありません。"),
    ],
)
def test_form_says_what_is_wrong_in_the_language_of_the_reader(client, known, language, scheme, value, told):
    client.force_login(User.objects.create_superuser("a@example.org", language=language))
    page = _sent(client, scheme, value)
    assert told in page.content.decode()
    assert Organisation.objects.count() == 1


def test_form_keeps_the_bare_number(client, known):
    client.force_login(User.objects.create_superuser("a@example.org", language="en"))
    assert _sent(client, CORPORATE, "T7000012050002").status_code == 302
    assert OrganisationIdentifier.objects.get(scheme=CORPORATE).value == "7000012050002"


def _sent(client, scheme, value):
    address = reverse("wagtailsnippets_network_organisation:add")
    page = client.get(address).content.decode()
    fields = {}
    for tag in re.findall(r"<(?:input|select|textarea)[^>]*>", page):
        name, given = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and "__prefix__" not in name[1] and 'type="checkbox"' not in tag:
            fields[name[1]] = given[1] if given else ""
    sent = {
        "kind": "university", "names-TOTAL_FORMS": "1", "names-0-text": "新しい大学", "names-0-language": "ja", "names-0-kind": "official",
        "names-0-ORDER": "1", "identifiers-TOTAL_FORMS": "1", "identifiers-0-scheme": scheme, "identifiers-0-value": value,
        "identifiers-0-ORDER": "1",
    }  # fmt: skip
    return client.post(address, {**fields, **sent})
