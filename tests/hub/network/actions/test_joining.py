"""Two records become one and, when that was wrong, two again, to the last row."""

from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from wagtail.models import ReferenceIndex

from enishi.hub.accounts.models import User
from enishi.hub.network.actions import (
    AlreadyUndone,
    NotAsSeen,
    join_organisations,
    join_people,
    propose_reading,
    seen_of,
    undo_joining,
)
from enishi.hub.network.joining import SHAPES, Changed, NotOne
from enishi.hub.network.keeping import present_version
from enishi.hub.network.models import (
    Activity,
    ActivityParticipant,
    Agreement,
    AgreementParty,
    Citation,
    Claim,
    Commitment,
    Doubt,
    DoubtSubject,
    Joining,
    Organisation,
    OrganisationFact,
    OrganisationIdentifier,
    OrganisationName,
    Person,
    PersonName,
    Post,
    RecordVersion,
    SearchToken,
    Signatory,
    Source,
    Tie,
)
from enishi.hub.network.search import rebuild, search
from enishi.hub.pipeline.models import Need, Seed
from enishi.releases import read

NOW = datetime(2026, 11, 23, 9, 30, 15, 123456, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def _dump():
    """Every row of the record and what is found by it. Tokens without the numbers of their rows, which tell nothing."""
    skipped = {Joining, RecordVersion, SearchToken}
    models = [
        model for model in apps.get_app_config("network").get_models(include_auto_created=True) if model not in skipped
    ]
    rows = {model._meta.label: list(model._base_manager.order_by("pk").values()) for model in models}
    rows["tokens"] = sorted(SearchToken.objects.values_list("entry", "token", "weight"))
    own = ContentType.objects.get_for_model(Joining)
    usage = ReferenceIndex.objects.exclude(base_content_type=own)
    columns = ("base_content_type", "object_id", "to_content_type", "to_object_id", "model_path")
    rows["usage"] = sorted(usage.values_list(*columns))
    return rows


def _index_all():
    """What a record that grew by saves has: an index of its words, and Wagtail's of what is used where."""
    rebuild()
    for model in apps.get_app_config("network").get_models():
        if ReferenceIndex.model_is_indexable(model):
            for row in model._base_manager.all():
                ReferenceIndex.create_or_update_for_object(row)


def _organisation(*names, **fields):
    organisation = Organisation.objects.create(**fields)
    for text, language in names:
        OrganisationName.objects.create(organisation=organisation, text=text, language=language)
    return organisation


def _cite(source, fact, start=0):
    kind = ContentType.objects.get_for_model(fact)
    return Citation.objects.create(
        source=source, content_type=kind, object_id=fact.pk, start=start, end=start + 3, quote="abc", accepted_at=NOW
    )


def _agreement(*parties, **fields):
    agreement = Agreement.objects.create(**{"signed_on": "2020-04-01", **fields})
    for party in parties:
        AgreementParty.objects.create(agreement=agreement, organisation=party)
    return agreement


@pytest.fixture
def record():
    """Two records of one university, and one of everything that can stand on either."""
    hub = _organisation(("港ハブ", "ja"), country="JP", is_hub=True)
    kept = _organisation(
        ("北門大学", "ja"), ("Northgate", "en"), country="GB", kind="university", place={"en": "Leeds"}
    )
    gone = _organisation(
        ("Northgate University", "en"), ("北門大学", "ja"), kind="institute", website="https://north.example", latitude=53.8,
        longitude=-1.5, place={"en": "Leeds, UK", "ja": "リーズ"}, region="Europe",
    )  # fmt: skip
    part = _organisation(("北門大学病院", "ja"), parent=gone)
    third = _organisation(("東都大学", "ja"))
    source = Source.objects.create(title="Release", text="abcdef" * 20, digest="d", added_at=NOW)
    shared = _agreement(hub, kept, gone)
    own = _agreement(hub, gone, title={"ja": "覚書"})
    person = Person.objects.create()
    PersonName.objects.create(person=person, text="山田太郎", language="ja")
    posts = [Post.objects.create(person=person, organisation=each, title={"ja": "学長"}) for each in (kept, gone)]
    signed = [Signatory.objects.create(agreement=shared, person=person, organisation=each) for each in (kept, gone)]
    ties = [
        Tie.objects.create(kind="part_of", subject=gone, object=kept),
        Tie.objects.create(kind="funds", subject=third, object=gone),
        Tie.objects.create(kind="funds", subject=third, object=kept),
        Tie.objects.create(kind="owns", subject=gone, object=part),
    ]
    activity = Activity.objects.create(title={"ja": "交流会"}, on="2021")
    for each in (kept, gone):
        ActivityParticipant.objects.create(activity=activity, organisation=each)
    facts = [
        OrganisationFact.objects.create(organisation=kept, kind="founded", value="1901"),
        OrganisationFact.objects.create(organisation=gone, kind="founded", value="1902"),
        OrganisationFact.objects.create(organisation=gone, kind="count", value="12", what={"ja": "学部"}),
    ]
    OrganisationIdentifier.objects.create(organisation=gone, scheme="ror", value="01aaaaa85")
    Commitment.objects.create(agreement=own, organisation=gone, text={"ja": "場所を提供"})
    Claim.objects.create(source=source, kind="partners", value=3, about=gone, quote="abc")
    doubt = Doubt.objects.create(source=source, kind="date")
    for each in (kept, gone, ties[0]):
        DoubtSubject.objects.create(
            doubt=doubt, content_type=ContentType.objects.get_for_model(each), object_id=each.pk
        )
    for fact in (kept, gone, *posts, *signed, *ties, *facts, *kept.names.all(), *gone.names.all()):
        _cite(source, fact)
    _cite(source, gone, 5)
    reading = propose_reading(read("北門大学と覚書を締結しました。", hub="港ハブ"), user=None, now=NOW)
    reading.kept = {"o1": {"outcome": "joined", "model": "network.organisation", "pk": gone.pk, "why": ""}}
    reading.save()
    _index_all()
    return kept, gone, reading


def _join(kept, gone, sides=None, user=None):
    shape = SHAPES[kept._meta.model_name]
    act = join_organisations if isinstance(kept, Organisation) else join_people
    return act(kept, gone, sides or {}, seen=seen_of(shape, kept, gone), user=user, now=NOW)


def test_joined_record_has_all_that_both_had(record):
    kept, gone, reading = record
    _join(kept, gone)
    kept = Organisation.objects.get(pk=kept.pk)
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    assert [(name.text, name.language, name.kind) for name in kept.names.all()] == [
        ("北門大学", "ja", "official"),
        ("Northgate", "en", "official"),
        ("Northgate University", "en", "other"),
    ]
    assert (kept.kind, kept.country, kept.region, kept.website) == (
        "university",
        "GB",
        "Europe",
        "https://north.example",
    )
    assert (kept.place, kept.latitude, kept.longitude) == ({"en": "Leeds", "ja": "リーズ"}, 53.8, -1.5)
    assert kept.agreements.count() == 2
    assert [str(part) for part in kept.parts.all()] == ["北門大学病院"]
    assert kept.posts.count() == 1
    assert kept.signatories.count() == 1
    assert sorted((str(tie.subject), tie.kind, str(tie.object)) for tie in Tie.objects.all()) == [
        ("北門大学", "owns", "北門大学病院"),
        ("東都大学", "funds", "北門大学"),
    ]
    assert kept.took_part.count() == 1
    assert {(fact.kind, fact.value) for fact in kept.facts.all()} == {("founded", "1901"), ("count", "12")}
    assert [row.value for row in kept.identifiers.all()] == ["01aaaaa85"]
    assert kept.commitments.count() == 1
    assert kept.claims.count() == 1
    assert sorted(row.start for row in kept.citations.all()) == [0, 5]
    assert DoubtSubject.objects.count() == 1
    reading.refresh_from_db()
    assert reading.kept["o1"]["pk"] == kept.pk
    assert [hit.record for hit in search("Northgate University").hits if hit.kind == "organisation"] == [kept]


def test_choices_of_a_person_are_taken(record):
    kept, gone, _reading = record
    _join(kept, gone, {"name-en": "gone", "kind": "gone", "founded": "gone", "place": "gone"})
    kept = Organisation.objects.get(pk=kept.pk)
    assert kept.display_name("en") == "Northgate University"
    assert kept.kind == "institute"
    assert kept.place == {"en": "Leeds, UK", "ja": "リーズ"}
    assert {fact.value for fact in kept.facts.filter(kind="founded")} == {"1902"}
    assert {(name.text, name.kind) for name in kept.names.filter(language="en")} == {
        ("Northgate", "other"),
        ("Northgate University", "official"),
    }


@pytest.mark.parametrize("sides", [{}, {"name-en": "gone", "kind": "gone", "founded": "gone", "place": "gone"}])
@pytest.mark.parametrize("other_way", [False, True])
def test_undo_brings_both_back_to_the_last_row(record, sides, other_way):
    kept, gone, _reading = record
    if other_way:
        kept, gone = gone, kept
    before, version = _dump(), present_version()
    joining = _join(kept, gone, sides)
    joined = _dump()
    assert joined != before
    assert undo_joining(joining, user=None, now=NOW) == gone
    after = _dump()
    for table in before:
        assert after[table] == before[table], table
    # Pages kept under the version between must not come back; the present one is of its own.
    assert present_version() not in {version, None}


def test_undo_of_joining_the_hub_itself_is_exact():
    hub = _organisation(("港ハブ", "ja"), is_hub=True)
    twin = _organisation(("Minato Hub", "en"))
    _index_all()
    before = _dump()
    joining = _join(twin, hub)
    assert Organisation.objects.get(is_hub=True) == twin
    undo_joining(joining, user=None, now=NOW)
    assert _dump() == before


def test_two_people_become_one_and_two_again(record):
    first = Person.objects.get()
    second = Person.objects.create(orcid="0000-0001", fields={"ja": "創薬"})
    PersonName.objects.create(person=second, text="Taro Yamada", language="en")
    PersonName.objects.create(person=second, text="山田太郎", language="ja")
    Post.objects.create(person=second, organisation=Organisation.objects.get(is_hub=True), title={"ja": "理事"})
    Signatory.objects.create(agreement=Agreement.objects.last(), person=second, organisation=record[1])
    _index_all()
    before = _dump()
    joining = _join(first, second)
    first.refresh_from_db()
    assert (first.orcid, first.fields) == ("0000-0001", {"ja": "創薬"})
    assert {name.text for name in PersonName.objects.filter(person=first)} == {"山田太郎", "Taro Yamada"}
    assert Post.objects.filter(person=first).count() == 3
    assert Person.objects.get() == first
    undo_joining(joining, user=None, now=NOW)
    assert _dump() == before


def test_what_is_added_since_stays_and_the_rest_comes_back(record):
    kept, gone, _reading = record
    joining = _join(kept, gone)
    new = OrganisationName.objects.create(organisation=kept, text="North G.", language="en")
    undo_joining(joining, user=None, now=NOW)
    new.refresh_from_db()
    assert new.organisation == kept
    assert [name.text for name in gone.names.order_by("pk")] == ["Northgate University", "北門大学"]


def _edit_field(kept, _gone):
    Organisation.objects.filter(pk=kept.pk).update(website="https://elsewhere.example")


def _delete_name(kept, _gone):
    OrganisationName.objects.get(organisation=kept, text="Northgate University").delete()


def _give_number_away(kept, _gone):
    OrganisationIdentifier.objects.filter(organisation=kept).update(organisation=Organisation.objects.get(is_hub=True))


def _delete_agreement(kept, _gone):
    Signatory.objects.all().delete()
    Agreement.objects.filter(title={}).get().delete()


def _join_on(kept, _gone):
    _join(Organisation.objects.get(names__text="東都大学"), Organisation.objects.get(pk=kept.pk))


@pytest.mark.parametrize("change", [_edit_field, _delete_name, _give_number_away, _delete_agreement, _join_on])
def test_undo_is_refused_whole_where_it_could_not_be_exact(record, change):
    kept, gone, _reading = record
    joining = _join(kept, gone)
    change(kept, gone)
    before = _dump()
    with pytest.raises(Changed):
        undo_joining(joining, user=None, now=NOW)
    assert _dump() == before
    joining.refresh_from_db()
    assert joining.undone_at is None


def test_joinings_one_after_another_are_undone_in_the_other_order(record):
    kept, gone, _reading = record
    third = Organisation.objects.get(names__text="東都大学")
    before = _dump()
    first = _join(kept, gone)
    between = _dump()
    second = _join(third, Organisation.objects.get(pk=kept.pk))
    undo_joining(second, user=None, now=NOW)
    assert _dump() == between
    undo_joining(first, user=None, now=NOW)
    assert _dump() == before
    with pytest.raises(AlreadyUndone):
        undo_joining(first, user=None, now=NOW)


def test_only_two_parties_of_an_agreement_cannot_be_one():
    pair = [_organisation(("甲大学", "ja")), _organisation(("乙大学", "ja"))]
    agreement = _agreement(*pair)
    before = _dump()
    with pytest.raises(NotOne) as refused:
        _join(*pair)
    assert refused.value.agreement == agreement
    assert _dump() == before


def test_records_changed_since_they_were_compared_are_not_joined(record):
    kept, gone, _reading = record
    seen = seen_of(SHAPES["organisation"], kept, gone)
    OrganisationName.objects.create(organisation=gone, text="New name", language="en")
    with pytest.raises(NotAsSeen):
        join_organisations(kept, gone, {}, seen=seen, user=None, now=NOW)
    with pytest.raises(NotAsSeen):
        join_organisations(kept, kept, {}, seen=seen, user=None, now=NOW)
    assert not Joining.objects.exists()


def test_parents_never_turn_in_a_circle():
    above = _organisation(("上", "ja"))
    middle = _organisation(("中", "ja"), parent=above)
    below = _organisation(("下", "ja"), parent=middle)
    _index_all()
    before = _dump()
    joining = _join(below, above)
    assert list(Organisation.objects.order_by("pk").values_list("pk", "parent")) == [
        (middle.pk, below.pk),
        (below.pk, None),
    ]
    undo_joining(joining, user=None, now=NOW)
    assert _dump() == before


@pytest.mark.parametrize("role", ["member", "viewer"])
def test_only_staff_join_and_undo(record, role):
    kept, gone, _reading = record
    roles = {value for value, _label in User.Role.choices} - {"staff", "administrator"}
    other = User.objects.create_user("other@example.org", "a long password", role=sorted(roles)[0])
    before = _dump()
    with pytest.raises(PermissionDenied):
        _join(kept, gone, user=other)
    assert _dump() == before
    joining = _join(kept, gone)
    with pytest.raises(PermissionDenied):
        undo_joining(joining, user=other, now=NOW)


def test_seeds_and_needs_follow_their_owner_and_the_person_to_ask():
    kept, gone = _organisation(("North Gate Labs", "en")), _organisation(("Northgate Laboratories", "en"))
    one, two = Person.objects.create(), Person.objects.create()
    seed, need = Seed.objects.create(organisation=gone, person=two), Need.objects.create(organisation=gone)
    joinings = [_join(kept, gone), _join(one, two)]
    assert [Seed.objects.values_list("organisation", "person").get(), Need.objects.get().organisation_id] == [
        (kept.pk, one.pk),
        kept.pk,
    ]
    for joining in reversed(joinings):
        undo_joining(joining, user=None, now=NOW)
    seed.refresh_from_db()
    need.refresh_from_db()
    assert (seed.organisation_id, seed.person_id, need.organisation_id) == (gone.pk, two.pk, gone.pk)
