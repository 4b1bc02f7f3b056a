"""What was read in a release: plain records, each with the words it was read from.

A :class:`Reading` is the contract between every reader (rules, a language model, a person) and everything that uses what
was read (the command line, the record of the hub). Offsets are in characters of :attr:`Reading.text`, end exclusive.
Dates are EDTF strings (ISO 8601-2), terms ISO 8601 durations, countries ISO 3166-1 alpha-2, languages BCP 47.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

__all__ = [
    "Agreement", "AgreementKind", "AgreementStatus", "Claim", "ClaimKind", "Commitment", "Doubt", "Event", "Fact", "Name", "NameKind",
    "Organisation", "Person", "Post", "Quote", "Reading", "Signatory", "Tie", "Words",
]  # fmt: skip

NameKind = Literal["official", "short", "former", "reading"]
AgreementStatus = Literal["new", "renewal", "amendment", "announced", "earlier"]
AgreementKind = Literal["mou", "nda", "joint_research", "membership", "comprehensive", "other"]
ClaimKind = Literal["partners", "partners_overseas", "partners_home", "partner_ordinal", "agreements", "other"]


@dataclass(frozen=True, slots=True)
class Quote:
    """The words something was read from: ``text == reading.text[start:end]``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A passage in one language."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an organisation or person. *until* and *since* are EDTF or "" where the text does not say."""

    text: str
    language: str
    kind: NameKind
    quote: Quote
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A dated statement about one organisation that is no tie: founding year, ranking, count of laureates, an institute.

    *kind* is one of ``founded``, ``institute``, ``ranking``, ``count``, ``field``, ``about``; *value* its figure or name
    ("1919", "9", "14"); *what* the thing counted or ranked, in the text's words.
    """

    kind: str
    value: str
    what: Words
    date: str
    quote: Quote
    confidence: float


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation named in the text. *kind* is one of the kinds of the record ("university", "cluster", ...) or "other".

    *country* is "" where the text and the gazetteer do not decide; *region* then may still say "Europe" (UN M49 name in
    English). *overseas* is seen from the hub's country: None where undecided. *parent* is the id of another organisation.
    """

    id: str
    names: tuple[Name, ...]
    kind: str
    country: str
    region: str
    place: tuple[Words, ...]
    overseas: bool | None
    quote: Quote
    confidence: float
    parent: str = ""
    is_hub: bool = False
    website: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Post:
    """A person's post: at which organisation (id), under which title. One Post carries its title in every language read."""

    organisation: str
    titles: tuple[Words, ...]
    quote: Quote


@dataclass(frozen=True, slots=True)
class Person:
    """A person named in the text. *roles* says how: ``leads``, ``pictured``, ``quoted``, ``signed``, ``named``."""

    id: str
    names: tuple[Name, ...]
    posts: tuple[Post, ...]
    roles: tuple[str, ...]
    quote: Quote
    confidence: float


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in which post, for which party. Only what the text says: a picture of two people is no signature."""

    person: str
    post: tuple[Words, ...]
    party: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Commitment:
    """What was promised under an agreement; *by* is the id of the party that promised it, "" where all of them did."""

    text: Words
    quote: Quote
    by: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement between two or more parties (organisation ids, the hub among them where it is one).

    *term* is an ISO 8601 duration ("P5Y") or ""; *ends_on* the last day, stated or computed from *signed_on* and *term*, or "".
    *renewal* is ``automatic``, ``by_agreement`` or "". *follows* is the id of the agreement it renews or amends.
    *term_quote* holds the words that state term or end, which seldom stand beside the signing; None where none are stated.
    """

    id: str
    status: AgreementStatus
    kind: AgreementKind
    parties: tuple[str, ...]
    signed_on: str
    place: tuple[Words, ...]
    in_force_from: str
    term: str
    ends_on: str
    renewal: str
    signatories: tuple[Signatory, ...]
    purposes: tuple[Words, ...]
    commitments: tuple[Commitment, ...]
    quote: Quote
    confidence: float
    title: tuple[Words, ...] = ()
    follows: str = ""
    term_quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something dated that happened or will: *kind* ``reception``, ``symposium``, ``visit``, ``opening``, ``event``, ..."""

    id: str
    kind: str
    titles: tuple[Words, ...]
    date: str
    place: tuple[Words, ...]
    organisers: tuple[str, ...]
    participants: tuple[str, ...]
    quote: Quote
    confidence: float


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie between two organisations that is no agreement: ``founded``, ``hosts``, ``funds``, ``member_of``, ``owns``, ``part_of``."""

    id: str
    kind: str
    subject: str
    object: str
    date: str
    what: tuple[Words, ...]
    quote: Quote
    confidence: float


@dataclass(frozen=True, slots=True)
class Claim:
    """A counted thing that the text asserts about the hub's own record, to be checked against it.

    *value* is the figure; *scope* narrows what is counted ("municipality", "US", "" for all); *about* the organisation the
    ordinal belongs to ("10th partner" belongs to UCLA); *as_of* EDTF.
    """

    id: str
    kind: ClaimKind
    value: int
    scope: str
    about: str
    as_of: str
    quote: Quote
    confidence: float


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a person should look at. *said* is written in the text, *read_as* how it was taken ("" where it was not taken).

    *kind* is a stable code (``lost_character``, ``unclear_signatory``, ``contradictory_dates``, ``impossible_date``,
    ``undecided_country``, ``not_an_agreement``, ``no_text``, ...). *reason* and *advice* are sentences by language
    ("ja", "en"). *about* holds the ids of the items it concerns.
    """

    id: str
    kind: str
    said: str
    read_as: str
    reason: Mapping[str, str]
    advice: Mapping[str, str]
    about: tuple[str, ...]
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reader found in one text. Ids ("o1", "p2", "a3", "e1", "t1", "c1", "d1") are unique within it."""

    text: str
    language: str
    title: str
    hub: str
    published: str
    reader: str
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
    claims: tuple[Claim, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notes: Mapping[str, str] = field(default_factory=dict)
