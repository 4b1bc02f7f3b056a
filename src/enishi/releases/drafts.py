"""What the rules gather before a reading is made of it."""

from dataclasses import dataclass, field

from enishi.releases.page import Page
from enishi.releases.reading import (
    Agreement,
    AgreementStatus,
    Claim,
    Commitment,
    Doubt,
    Event,
    Name,
    Person,
    Post,
    Signatory,
    Tie,
    Words,
)
from enishi.releases.registry import Registry

__all__ = ["AgreementDraft", "Notes", "PersonDraft"]


@dataclass(slots=True)
class AgreementDraft:
    """An agreement while the text is being read."""

    id: str
    status: AgreementStatus
    kind: str
    parties: list[str]
    start: int
    end: int
    signed_on: str = ""
    place: str = ""
    in_force_from: str = ""
    term: str = ""
    ends_on: str = ""
    renewal: str = ""
    purposes: list[str] = field(default_factory=list)
    commitments: list[tuple[int, int, str]] = field(default_factory=list)
    title: str = ""
    follows: str = ""
    term_at: tuple[int, int] | None = None
    signatories: list[Signatory] = field(default_factory=list)
    dated: tuple[int, int] | None = None
    contradicted: bool = False
    # A section of the text is about this agreement alone: what its labelled lines state is stated of it.
    section: tuple[int, int] | None = None
    confidence: float = 0.9


@dataclass(slots=True)
class PersonDraft:
    """A person while the text is being read."""

    id: str
    names: list[Name]
    posts: list[Post]
    roles: list[str]
    start: int
    end: int


@dataclass(slots=True)
class Notes:
    """All that was gathered from *page* so far."""

    page: Page
    registry: Registry
    # The hub's name as the caller gave it: whose release this is.
    publisher: str = ""
    agreements: list[AgreementDraft] = field(default_factory=list)
    people: list[PersonDraft] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    # An agreement is told of with somebody whom the text does not name: whom else it names is no party of it.
    unnamed: bool = False
    by_parties: dict[frozenset[str], list[AgreementDraft]] = field(default_factory=dict)
    people_by_key: dict[str, PersonDraft] = field(default_factory=dict)

    @property
    def hub_id(self) -> str:
        """The id of the hub in this text, "" where it is not named."""
        return next((draft.id for draft in self.registry.drafts if draft.is_hub), "")

    @property
    def words_language(self) -> str:
        """The language that passages of this text are in: English where too little is written to tell."""
        return self.page.language if self.page.language != "und" else "en"

    @property
    def live(self) -> list[AgreementDraft]:
        """The agreements that are not listed in passing as past ones."""
        return [draft for draft in self.agreements if draft.status != "earlier"]

    @property
    def main(self) -> AgreementDraft | None:
        """The agreement the text is about, where there is exactly one that is not listed in passing."""
        own = self.live
        return own[0] if len(own) == 1 else None

    def near(self, offset: int) -> AgreementDraft | None:
        """The agreement that words at *offset* are about: the only one of this text, else the last told of before."""
        own = self.live
        for draft in own:
            if draft.section and draft.section[0] <= offset < draft.section[1]:
                return draft
        before = own if len(own) == 1 else [draft for draft in own if draft.start <= offset]
        return max(before, key=lambda draft: draft.start) if before else None

    def doubt(
        self, kind: str, reason: tuple[str, str], advice: tuple[str, str], where: tuple[int, int] | None, **said: str
    ) -> Doubt:
        """Note a doubt; *reason* and *advice* are sentences in Japanese and English, *said* may give said, read_as and about."""
        quote = self.page.quote(*where) if where else None
        doubt = Doubt(
            id=f"d{len(self.doubts) + 1}",
            kind=kind,
            said=said.get("said", quote.text if quote else ""),
            read_as=said.get("read_as", ""),
            reason={"ja": reason[0], "en": reason[1]},
            advice={"ja": advice[0], "en": advice[1]},
            about=tuple(said.get("about", "").split()),
            quote=quote,
        )
        self.doubts.append(doubt)
        return doubt

    def people_frozen(self) -> tuple[Person, ...]:
        """Return the people as they go into the reading."""
        return tuple(
            Person(p.id, tuple(p.names), tuple(p.posts), tuple(p.roles), self.page.quote(p.start, p.end), 0.85)
            for p in self.people
        )

    def agreements_frozen(self) -> tuple[Agreement, ...]:
        """Return the agreements as they go into the reading."""
        return tuple(self._frozen(draft) for draft in self.agreements)

    def _frozen(self, draft: AgreementDraft) -> Agreement:
        return Agreement(
            id=draft.id,
            status=draft.status,
            kind=draft.kind,  # type: ignore[arg-type]  # agreement_kind gives only these
            parties=tuple(draft.parties),
            signed_on=draft.signed_on,
            place=self._words([draft.place] if draft.place else []),
            in_force_from=draft.in_force_from,
            term=draft.term,
            ends_on=draft.ends_on,
            renewal=draft.renewal,
            signatories=tuple(draft.signatories),
            purposes=self._words(draft.purposes),
            commitments=tuple(self._commitment(*promised) for promised in draft.commitments),
            quote=self.page.quote(draft.start, draft.end),
            confidence=draft.confidence,
            title=self._words([draft.title] if draft.title else []),
            follows=draft.follows,
            term_quote=self.page.quote(*draft.term_at) if draft.term_at else None,
        )

    def _commitment(self, start: int, end: int, by: str) -> Commitment:
        return Commitment(
            Words(self.page.text[start:end].strip(), self.words_language), self.page.quote(start, end), by
        )

    def _words(self, texts: list[str]) -> tuple[Words, ...]:
        return tuple(Words(text, self.words_language) for text in texts)
