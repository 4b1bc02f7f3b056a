"""Read news releases: organisations, people, agreements, events, ties, claims and doubts, each with its quoted words."""

from enishi.releases.reading import (
    Agreement,
    AgreementKind,
    AgreementStatus,
    Claim,
    ClaimKind,
    Doubt,
    Event,
    Fact,
    Name,
    NameKind,
    Organisation,
    Person,
    Post,
    Quote,
    Reading,
    Signatory,
    Tie,
    Words,
)  # fmt: skip

__all__ = [
    "Agreement", "AgreementKind", "AgreementStatus", "Claim", "ClaimKind", "Doubt", "Event", "Fact", "Name", "NameKind",
    "Organisation", "Person", "Post", "Quote", "Reading", "Signatory", "Tie", "Words",
]  # fmt: skip
