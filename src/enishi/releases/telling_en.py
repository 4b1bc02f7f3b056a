"""What the rules for English agreements remember while they go through a text."""

from dataclasses import dataclass, field

from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.names_en import Candidate, candidates, is_sure
from enishi.releases.naming_en import Namer
from enishi.releases.parties_en import joined_by_agreement, lead_parties
from enishi.releases.registry import Draft
from enishi.releases.signing_en import Clause, Signing

__all__ = ["Telling"]


@dataclass(slots=True)
class Telling:
    """What the text has told so far: the agreement spoken of last, what each sentence was about."""

    notes: Notes
    namer: Namer
    current: AgreementDraft | None = None
    topic: Candidate | None = None
    lead: list[Draft] | None = None
    pending: list[tuple[Signing, Clause]] = field(default_factory=list)
    weak: set[str] = field(default_factory=set)
    by_party: dict[str, list[AgreementDraft]] = field(default_factory=dict)

    def speaker(self) -> Draft | None:
        """The hub, else what the sentences so far were about: whom "it" means."""
        if hub := self.notes.hub_id:
            return self.notes.registry.get(hub)
        whose = self.topic or self._house()
        return self.namer.draft(whose, 0.8) if whose else None

    def _house(self) -> Candidate | None:
        """The organisation whose page it is, by the name that stands alone in one of the first lines."""
        page = self.notes.page
        for start, end in page.lines[:4]:
            for named in candidates(page.text, start, end):
                if (named.start, named.end) == (start, end) and is_sure(page.text[start:end]):
                    return named
        return None

    def leading(self) -> list[Draft]:
        """The parties that the heading or the first sentences join."""
        if self.lead is None:
            self.lead = lead_parties(self.notes, self.namer)
            if not any(is_sure(draft.official) for draft in self.lead):
                # "Norland and Tasimar sign joint declaration": further down it may say who of them.
                self.lead = joined_by_agreement(self.notes, self.namer) or self.lead
        return self.lead
