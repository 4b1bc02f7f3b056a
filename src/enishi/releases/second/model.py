"""A reader that asks a model and keeps of its answer what the text bears out."""

from dataclasses import dataclass, field
from typing import Protocol

from enishi.releases.reading import Agreement, AgreementStatus, Name, Organisation, Person, Quote, Reading, Signatory
from enishi.releases.second.endpoint import EndpointRefused
from enishi.releases.second.supported import Evidence
from enishi.releases.second.wording import Told, Unreadable, messages, told_agreements

__all__ = ["Chat", "ModelReader"]

_STATUSES: dict[str, AgreementStatus] = {
    "new": "new",
    "renewal": "renewal",
    "amendment": "amendment",
    "announced": "announced",
    "earlier": "earlier",
}
# What models give was not calibrated against anything: no fact of theirs is kept unseen.
_CONFIDENCE = 0.5


class Chat(Protocol):
    """Something that answers."""

    model: str

    def ask(self, messages: list[dict[str, str]]) -> str:
        """Return what it says to *messages*. Raises EndpointRefused."""


class ModelReader:
    """Reads by a model. Of its answer remain the facts whose quote stands in the text and states them; no words of its own do."""

    def __init__(self, chat: Chat) -> None:
        self._chat = chat
        self.name = f"model/1 {chat.model}"

    def read(self, text: str, *, hub: str, published: str) -> Reading:
        """Return what *text* says. Raises EndpointRefused where there is no answer, or none that can be read."""
        evidence = Evidence(text, published)
        try:
            told = told_agreements(self._chat.ask(messages(text, hub=hub, published=published)))
        except Unreadable as wrong:
            raise EndpointRefused(f"{self._chat.model}: {wrong}") from wrong
        kept = _Kept(evidence, hub)
        for each in told:
            kept.take(each)
        return Reading(
            text=text,
            language=evidence.page.language,
            title=evidence.page.title,
            hub=hub,
            published=published,
            reader=self.name,
            organisations=tuple(kept.organisations),
            people=tuple(kept.people),
            agreements=tuple(kept.agreements),
        )


@dataclass(slots=True)
class _Kept:
    evidence: Evidence
    hub: str
    organisations: list[Organisation] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    agreements: list[Agreement] = field(default_factory=list)

    def take(self, told: Told) -> None:
        """Keep what is supported of *told*: nothing, where words or fewer than two parties are left."""
        quote, status = self.evidence.of_agreement(told.quote), _STATUSES.get(told.status)
        if quote is None or status is None:
            return
        named = {name: party for name in told.parties if (party := self._party(name))}
        if len(set(named.values())) < 2:
            return
        days, term, term_quote = self._times(told)
        signatories = (self._signatory(each.person, named.get(each.party, ""), each.quote) for each in told.signatories)
        self.agreements.append(
            Agreement(
                id=f"a{len(self.agreements) + 1}",
                status=status,
                kind="other",
                parties=tuple(dict.fromkeys(named.values())),
                signed_on=days.get("signed_on", ""),
                place=(),
                in_force_from=days.get("in_force_from", ""),
                term=term,
                ends_on=days.get("ends_on", ""),
                renewal="",
                signatories=tuple(each for each in signatories if each),
                purposes=(),
                commitments=(),
                quote=quote,
                confidence=_CONFIDENCE,
                term_quote=term_quote,
            )
        )

    def _times(self, told: Told) -> tuple[dict[str, str], str, Quote | None]:
        days, term, term_quote = {}, "", None
        for name, (value, said) in told.facts.items():
            if name != "term" and self.evidence.of_day(name, value, said):
                days[name] = value
            elif name == "term" and (found := self.evidence.of_term(value, said)):
                term, term_quote = value, found
        return days, term, term_quote

    def _party(self, name: str) -> str:
        known = next((each for each in self.organisations if each.names[0].text == name), None)
        if known:
            return known.id
        quote = self.evidence.quote(name)
        if quote is None:
            return ""
        organisation = Organisation(
            id=f"o{len(self.organisations) + 1}",
            names=(Name(name, self._language, "official", quote),),
            kind="other",
            country="",
            region="",
            place=(),
            overseas=None,
            quote=quote,
            confidence=_CONFIDENCE,
            is_hub=name == self.hub,
        )
        self.organisations.append(organisation)
        return organisation.id

    def _signatory(self, name: str, party: str, said: str) -> Signatory | None:
        quote = self.evidence.of_signing(said, name)
        if quote is None or not party:
            return None
        person = next((each for each in self.people if each.names[0].text == name), None)
        if person is None:
            names = (Name(name, self._language, "official", quote),)
            person = Person(f"p{len(self.people) + 1}", names, (), ("signed",), quote, _CONFIDENCE)
            self.people.append(person)
        return Signatory(person.id, (), party, quote)

    @property
    def _language(self) -> str:
        return self.evidence.page.language
