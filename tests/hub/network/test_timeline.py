"""The line of time, newest first, read by the page."""

from datetime import date

import pytest

from enishi.hub.network.models import Activity, ActivityParticipant, Agreement, AgreementParty, Organisation
from enishi.hub.network.roster import roster_on
from enishi.hub.network.timeline import Timeline, activity_entries, agreement_entries, entries_at, newest_first
from tests.hub.sample_record import accept_model_release

pytestmark = pytest.mark.django_db


def _key(entry) -> tuple[str, int]:
    return entry.kind, entry.record.pk


def test_timeline_of_every_organisation_holds_all_that_happened_in_order():
    accept_model_release()
    for organisation in Organisation.objects.all():
        agreements = list(Agreement.objects.filter(parties__organisation=organisation))
        shared = ActivityParticipant.objects.filter(activity__participants__organisation=organisation).distinct()
        happened = activity_entries(shared.select_related("activity", "organisation"))
        wanted = newest_first([*happened, *agreement_entries(agreements)])
        history = Timeline.of(organisation, [organisation], roster_on(date(2026, 11, 23)).ledger)
        entries = entries_at(history.places(range(len(history))), Agreement.objects.in_bulk())
        assert [entry.on for entry in entries] == [entry.on for entry in wanted]
        assert sorted(map(_key, entries)) == sorted(map(_key, wanted))
        assert [{one.pk for one in entry.present} for entry in entries if entry.kind == "activity"] == [
            {one.pk for one in entry.present} for entry in wanted if entry.kind == "activity"
        ]


def test_timeline_of_nothing_is_empty():
    history = Timeline.of(Organisation.objects.create(), [], roster_on(date(2026, 11, 23)).ledger)
    assert (history.places(range(len(history))), history.last_begun(3)) == ([], [])


def test_agreement_not_begun_is_listed_first_and_stands_nowhere_in_time():
    organisation = Organisation.objects.create()
    rows = [Agreement.objects.create(signed_on=day, term="P1Y") for day in ("2016-05", "2019-06-03", "2017")]
    unknown = Agreement.objects.create()
    for row in (*rows, unknown):
        AgreementParty.objects.create(agreement=row, organisation=organisation)
    activity = Activity.objects.create(on="2019-06-03")
    ActivityParticipant.objects.create(activity=activity, organisation=organisation)
    history = Timeline.of(organisation, [organisation], roster_on(date(2026, 11, 23)).ledger)
    first, second, third = rows
    assert history.last_begun(2) == [unknown.pk, second.pk]
    assert history.places(range(len(history))) == [
        ("ended", second.pk), ("signed", second.pk), ("activity", activity.pk), ("ended", third.pk), ("ended", first.pk),
        ("signed", third.pk), ("signed", first.pk),
    ]  # fmt: skip
