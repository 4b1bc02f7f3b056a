"""The record."""

from enishi.hub.network.models.activities import Activity, ActivityParticipant
from enishi.hub.network.models.agreements import Agreement, AgreementParty, Commitment, Purpose, Signatory
from enishi.hub.network.models.counting import CountingRule
from enishi.hub.network.models.dated import Dated, Happening
from enishi.hub.network.models.fields import in_language
from enishi.hub.network.models.joining import Joining, NotSame
from enishi.hub.network.models.organisations import (
    NameKind,
    Organisation,
    OrganisationFact,
    OrganisationIdentifier,
    OrganisationName,
    Tie,
)
from enishi.hub.network.models.people import Person, PersonName, Post
from enishi.hub.network.models.readings import ProposedReading
from enishi.hub.network.models.search import SearchEntry, SearchToken
from enishi.hub.network.models.sources import Citation, Claim, Doubt, DoubtSubject, Quoted, Source
from enishi.hub.network.models.versions import RecordVersion
from enishi.hub.network.models.waiting import Waiting, WaitingName

__all__ = [
    "Activity", "ActivityParticipant", "Agreement", "AgreementParty", "Citation", "Claim", "Commitment",
    "CountingRule", "Dated", "Doubt", "DoubtSubject", "Happening", "Joining", "NameKind", "NotSame", "Organisation",
    "OrganisationFact", "OrganisationIdentifier", "OrganisationName", "Person", "PersonName", "Post",
    "ProposedReading", "Purpose", "Quoted", "RecordVersion", "SearchEntry", "SearchToken", "Signatory", "Source", "Tie",
    "Waiting", "WaitingName", "in_language",
]  # fmt: skip
