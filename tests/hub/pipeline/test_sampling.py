"""The invented seeds and needs: whole, marked, found across languages, and gone without a trace."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from enishi.hub.contacts.models import Consent, Contact
from enishi.hub.introductions.actions import Draft, propose
from enishi.hub.network.models import Organisation, OrganisationName, Person, Post
from enishi.hub.pipeline.checks import gaps_of, one_language_alone
from enishi.hub.pipeline.models import Need, Seed
from enishi.hub.pipeline.sampling import load_samples, remove_samples
from tests.hub.pipeline.offers import NOW, TODAY, draft, member
from tests.hub.remembering import remembered

pytestmark = pytest.mark.django_db


@pytest.fixture
def samples():
    return remembered("samples of seeds and needs", lambda: load_samples(user=None, now=NOW))


def test_samples_are_whole_marked_and_published(samples):
    rows = [*Seed.objects.published_on(TODAY), *Need.objects.published_on(TODAY)]
    assert samples == (60, 40)
    assert (len(rows), {row.sample for row in rows}) == (100, {True})
    assert [
        (row.number, gaps_of(row), one_language_alone(row)) for row in rows if gaps_of(row) or one_language_alone(row)
    ] == []
    assert len({row.title["ja"] for row in rows} | {row.title["en"] for row in rows}) == 200
    assert Need.objects.filter(anonymous=True).count() == 4
    unmarked = OrganisationName.objects.exclude(text__endswith="（見本）").exclude(text__endswith=" (sample)")
    assert list(unmarked) == []
    people = Person.objects.exclude(names__text__endswith="（見本）").exclude(names__text__endswith=" (sample)")
    assert (list(people), {row.person.contacts.get().email.partition("@")[2] for row in rows}) == ([], {"example.com"})


def test_samples_loaded_twice_are_there_once(samples):
    assert load_samples(user=None, now=NOW + timedelta(days=1)) == (0, 0)
    assert (Seed.objects.count(), Need.objects.count(), Organisation.objects.count()) == (60, 40, 15)


def test_samples_removed_leave_the_hubs_own(samples):
    own = draft()
    person = Person.objects.create()
    kept = Organisation.objects.get(names__text="青葉大学（見本）")
    Post.objects.create(person=person, organisation=kept)
    assert remove_samples(user=None, now=NOW) == (60, 40)
    assert (list(Seed.objects.all()), Need.objects.count()) == ([own], 0)
    assert set(Organisation.objects.all()) == {own.organisation, kept}
    assert (list(Person.objects.all()), Contact.objects.count(), Consent.objects.count()) == ([person], 0, 0)


def test_a_sample_that_was_introduced_goes_and_the_introduction_stays(samples):
    one, two = Seed.objects.first(), Need.objects.exclude(organisation=Seed.objects.first().organisation).first()
    drafts = Draft(one.person, one.organisation, one), Draft(two.person, two.organisation, two)
    ends = TODAY + timedelta(days=9)
    introduction = propose(drafts, why={"ja": "見本です。"}, ends_on=ends, user=None, now=NOW)
    assert remove_samples(user=None, now=NOW) == (60, 40)
    assert [(side.person, side.offer) for side in introduction.sides.all()] == [(None, None)] * 2


@pytest.mark.parametrize("act", [load_samples, remove_samples])
def test_members_bring_no_samples(act):
    with pytest.raises(PermissionDenied):
        act(user=member(), now=NOW)
    assert Seed.objects.count() == 0


@pytest.mark.parametrize("language", ["ja", "en"])
def test_sample_says_that_it_is_one(client, samples, language):
    said = {"ja": "見本（架空の内容です。", "en": "sample: invented"}[language]
    row = Seed.objects.first()
    assert said in client.get(f"/{language}/seeds/{row.pk}/").content.decode()
