"""Second the rules: agreements that they missed, parties that they took or left out against all likelihood, days not found."""

import re
from dataclasses import dataclass, replace
from functools import cached_property

from enishi.dates import FoundDate, FoundTerm
from enishi.organisations import name_key
from enishi.releases.concluding_ja import speaks_of_takeover
from enishi.releases.drafts import AgreementDraft, Notes, PersonDraft
from enishi.releases.noting import Told, note_agreement, take_date
from enishi.releases.people import add_role
from enishi.releases.phrases import locate_draft
from enishi.releases.reading import AgreementStatus, Signatory
from enishi.releases.registry import Draft
from enishi.releases.weighing.apart import LIKELY_DAY, tell_apart
from enishi.releases.weighing.bodies import survey
from enishi.releases.weighing.days import all_days, seen_of_day
from enishi.releases.weighing.parties import LIKELY, Bodies, distinct, same_house
from enishi.releases.weighing.sight import Sight, is_prose
from enishi.releases.weighing.signers import People
from enishi.releases.weighing.telling import seen_of_text
from enishi.releases.weighing.terms import all_ends, all_terms, last_day, seen_of_end, seen_of_term
from enishi.releases.weighing.weights import Seen, chance, weights_for
from enishi.releases.words import OUR_WORDS, agreement_kind
from enishi.text import Span

__all__ = ["judge", "judge_signers", "judge_term"]

# Bounds that were best on releases which neither rules nor weights had seen (docs/reading.md).
_TELLS = 0.9
_UNLIKELY = 0.2
_SURE = 0.95
_DOUBTFUL = 0.1
_INSTEAD = 0.6
_SECOND = 0.2
_TERM = 0.7
_SIGNED = 0.6
_FOR = 0.4
_FOR_SURE, _FOR_HARDLY = 0.8, 0.2
_CONFIDENCE, _CLEAR = 0.7, 0.9
_MOST = 30  # more parties no agreement has
_HEADING = 60
_LIST = 40  # a page that tells of more agreements is a list of them
_CROWD = 100  # so many people are a list of names
_CHANGED: tuple[AgreementStatus, ...] = ("renewal", "amendment", "announced")
_WE = re.compile(rf"{OUR_WORDS}|\b[Ww]e\b|\b[Oo]ur\b")


@dataclass(frozen=True)
class _Case:
    """One page, with what the weights make of it."""

    notes: Notes
    sight: Sight

    @cached_property
    def bodies(self) -> Bodies:
        """Every organisation of the page."""
        return Bodies(self.sight, survey(self.sight.page, self.notes.publisher))

    @cached_property
    def weighed(self) -> list[tuple[float, Draft]]:
        """Each of them with the chance that it is a party, the likeliest first."""
        weights = weights_for(self.sight.language, "party")
        weighed = [(chance(weights, self.bodies.seen(draft)), draft) for draft in self.bodies.registry.drafts]
        return sorted(weighed, key=lambda each: (-each[0], each[1].start))

    @cached_property
    def days(self) -> list[tuple[float, FoundDate]]:
        """Every day of the page with the chance that the agreement was signed on it."""
        days = all_days(self.sight.page)
        weights = weights_for(self.sight.language, "day")
        return [(chance(weights, seen_of_day(self.sight, days, place)), day) for place, day in enumerate(days)]

    @cached_property
    def _houses(self) -> list[tuple[float, Draft]]:
        """The likeliest of them, each under one name."""
        return distinct(self.weighed[:_MOST])

    @cached_property
    def _by_key(self) -> dict[str, float]:
        """How likely a party is whoever bears a name, by its key: the likeliest first, which it keeps."""
        keys: dict[str, float] = {}
        for likely, draft in self.weighed:
            for name in draft.names:
                keys.setdefault(name_key(name.text), likely)
        return keys

    @cached_property
    def picked(self) -> list[tuple[float, Draft]]:
        """The parties; where one alone is likely, the next as well if it well may be."""
        picked = [each for each in self._houses if each[0] >= LIKELY]
        return picked if len(picked) > 1 else [each for each in self._houses[:2] if each[0] >= _SECOND]

    @property
    def surely_names_two(self) -> bool:
        """Whether two organisations are parties beyond doubt, though the agreement is said to be with somebody unnamed."""
        return sum(p >= _SURE for p, _draft in self._houses) > 1

    @cached_property
    def text(self) -> Seen:
        """What is seen of the text as a whole."""
        return seen_of_text(self.sight, [likely for likely, _draft in self.weighed])

    @property
    def has_days(self) -> bool:
        """Whether something was likely signed on more days than one."""
        return len({day.date for likely, day in self.days if likely >= LIKELY_DAY}) > 1

    def is_plain(self, agreement: AgreementDraft) -> bool:
        """Whether nothing speaks against what the rules read: a day, no other that is likely, and each partner in the heading.

        Of 219 such releases whose answers are known the weights change three, and one of these for the worse.
        """
        at = {draft.id for _start, _end, draft in self.notes.registry.mentions(*self.sight.heading)}
        partners = set(agreement.parties) - {self.notes.hub_id}
        return bool(agreement.signed_on) and agreement.confidence >= _CLEAR and partners <= at and not self.has_days

    def says(self, question: str) -> float:
        """Return the chance that the answer to a *question* about the text is yes."""
        return chance(weights_for(self.sight.language, question), self.text)

    def likelihood(self, party: str) -> float | None:
        """Return the chance that an organisation of the rules is a party; None where the page does not name it so."""
        keys = map(name_key, (name.text for name in self.notes.registry.get(party).names))
        return max((self._by_key[key] for key in keys if key in self._by_key), default=None)


def judge(notes: Notes, sight: Sight) -> None:
    """Bring what the rules noted and what the weights say together."""
    case = _Case(notes, sight)
    if len(notes.live) <= _LIST:
        _unite(case, notes.live)
    live = notes.live
    if len(live) == 1 and case.is_plain(live[0]):
        return
    if len(live) == 1 and sight.telling and case.says("tells") < _UNLIKELY:
        _leave_out(notes, live[0])
        return
    if case.has_days and _set_apart(case, live):
        return
    if not live and (not notes.unnamed or case.surely_names_two):
        _note_missed(case)
    elif len(live) == 1:
        _set_parties(case, live[0])
    for agreement, stretch in _stretches(notes):
        if not agreement.signed_on and not agreement.contradicted:
            _give_day(case, agreement, stretch)


def _unite(case: _Case, live: list[AgreementDraft]) -> None:
    """Take for one the agreements whose parties are the same houses under other names."""
    kept: list[AgreementDraft] = []
    for agreement in sorted(live, key=lambda each: (not each.signed_on, each.start)):
        others = (o for o in kept if _same_day(agreement, o) and _are_of(case.notes, agreement.parties, o.parties))
        one = next(others, None)
        if one is None:
            kept.append(agreement)
        else:
            _melt(case, one, agreement)


def _same_day(one: AgreementDraft, other: AgreementDraft) -> bool:
    return not (one.signed_on and other.signed_on) or one.signed_on == other.signed_on


def _are_of(notes: Notes, parties: list[str], others: list[str]) -> bool:
    """Whether each of *parties* is one of *others* by its names."""
    drafts = [notes.registry.get(party) for party in others]
    return all(any(same_house(notes.registry.get(party), draft) for draft in drafts) for party in parties)


def _melt(case: _Case, one: AgreementDraft, other: AgreementDraft) -> None:
    """Give *one* what *other* knows more of, and drop *other*; the parties of the likelier stay."""
    notes = case.notes
    sums = [sum(case.likelihood(party) or 0.0 for party in each.parties) for each in (one, other)]
    if sums[1] > sums[0]:
        one.parties[:] = other.parties
    for name in ("signed_on", "in_force_from", "term", "ends_on", "renewal", "place"):
        setattr(one, name, getattr(one, name) or getattr(other, name))
    one.dated = one.dated or other.dated
    if one.status == "new":
        one.status = other.status
    one.signatories += [s for s in other.signatories if s.person not in {known.person for known in one.signatories}]
    notes.agreements.remove(other)


def _leave_out(notes: Notes, agreement: AgreementDraft) -> None:
    """Leave out the agreement of a text that against all likelihood tells of one, and say so."""
    notes.agreements.remove(agreement)
    notes.doubt(
        "unlikely_agreement",
        (
            "協定の締結を伝える文とは読めませんでした。ここで触れられている協定は記録していません。",
            "This does not read like news of an agreement. What is said here of one was not recorded.",
        ),
        (
            "新しい協定であれば、手で追加してください。",
            "If it is a new agreement, add it by hand.",
        ),
        (agreement.start, agreement.end),
    )


def _set_parties(case: _Case, agreement: AgreementDraft) -> None:
    """Take in who surely is a party; where the rules took somebody who hardly is one, take those whom the weights name instead."""
    likely = {party: case.likelihood(party) for party in agreement.parties}
    unweighed = [party for party, chance_of in likely.items() if chance_of is None]
    doubtful = any(p is not None and p < _DOUBTFUL for p in likely.values())
    if doubtful and all(p >= _INSTEAD or _among(case.notes, draft, agreement) for p, draft in case.picked):
        parties = [*(_adopt(case.notes, draft) for _p, draft in case.picked), *unweighed]
    else:
        known = [(1.0, case.notes.registry.get(party)) for party in agreement.parties]
        sure = [(p, draft) for p, draft in case.weighed[:_MOST] if p >= _SURE]
        more = [draft for _p, draft in distinct([*known, *sure])[len(known) :]]
        parties = [*agreement.parties, *(_adopt(case.notes, draft) for draft in more)]
    parties = sorted(dict.fromkeys(parties), key=lambda party: party != case.notes.hub_id)
    if len(parties) > 1 and parties != agreement.parties:
        agreement.parties[:] = parties
        case.notes.by_parties.setdefault(frozenset(parties), []).append(agreement)


def _among(notes: Notes, draft: Draft, agreement: AgreementDraft) -> bool:
    """Whether *draft*, as the page names it, is one of the parties that the rules found."""
    known = notes.registry.known(draft)
    return known is not None and known.id in agreement.parties


def _adopt(notes: Notes, draft: Draft) -> str:
    known = notes.registry.adopt(draft)
    locate_draft(known, "")
    return known.id


def _set_apart(case: _Case, live: list[AgreementDraft]) -> bool:
    """Note each of several agreements that days and partners tell apart, and say whether that was done; the rules had fewer."""
    notes = case.notes
    apart = tell_apart(case.bodies, {draft.id: likely for likely, draft in case.weighed}, case.days)
    if len(apart) <= len(live) or case.says("tells") < LIKELY:
        return False
    partners = [each.partner for each in apart]
    others = [party for agreement in live for party in agreement.parties if not _is_one(case.notes, party, partners)]
    own = others[0] if others else _own_party(case)
    if not own or any(party != own for party in others):
        return False
    first = min(live, key=lambda each: each.start, default=None)
    status, kind = (first.status, first.kind) if first else (_status(case), _kind(case.sight, apart[0].passage))
    for agreement in live:
        notes.agreements.remove(agreement)
        notes.by_parties.pop(frozenset(agreement.parties))
    for each in apart:
        told = Told(status, kind, each.passage.start, each.passage.end, each.found)
        draft = note_agreement(notes, [own, _adopt(notes, each.partner)], told)
        if draft is not None:
            draft.confidence = _CONFIDENCE
    return True


def _own_party(case: _Case) -> str:
    """Return whose page it is as a party: as the page names it, or by its words for itself; "" where neither stands there."""
    notes = case.notes
    if notes.hub_id:
        return notes.hub_id
    if case.bodies.own is not None:
        return _adopt(notes, case.bodies.own)
    we = _WE.search(notes.page.text) if notes.publisher else None
    return notes.registry.stand_in(*we.span(), notes.publisher).id if we else ""


def _is_one(notes: Notes, party: str, partners: list[Draft]) -> bool:
    return any(same_house(notes.registry.get(party), partner) for partner in partners)


def _note_missed(case: _Case) -> None:
    """Note the agreement that the text tells of in words that no rule knows."""
    notes = case.notes
    passage = _passage(case.sight)
    if not case.picked or case.says("tells") < _TELLS or _of_past(case):
        return
    if speaks_of_takeover(notes.page.text, passage.start, passage.end):
        return
    parties = [_adopt(notes, draft) for _p, draft in case.picked]
    if len(parties) == 1 and notes.publisher and not notes.hub_id and (we := _WE.search(notes.page.text)):
        parties.append(notes.registry.stand_in(*we.span(), notes.publisher).id)
    parties.sort(key=lambda party: party != notes.hub_id)
    draft = note_agreement(notes, parties, Told(_status(case), _kind(case.sight, passage), passage.start, passage.end))
    if draft is not None:
        draft.confidence = _CONFIDENCE


def _of_past(case: _Case) -> bool:
    """Whether those who likely are parties are those of an agreement of the past, of which the text tells on another occasion."""
    return any(all(_among(case.notes, draft, past) for _p, draft in case.picked) for past in case.notes.agreements)


def _passage(sight: Sight) -> Span:
    """Return the words that tell of the agreement: a whole sentence, else the heading."""
    for sentence in (*sight.telling, *sight.speaking):
        return sentence
    start, end = sight.heading
    return Span(start, end, sight.page.text[start:end])


def _kind(sight: Sight, passage: Span) -> str:
    heading = agreement_kind(sight.page.text[slice(*sight.heading)])
    return heading if heading != "other" else agreement_kind(passage.text)


def _status(case: _Case) -> AgreementStatus:
    likely, status = max((case.says(status), status) for status in _CHANGED)
    return status if likely >= LIKELY else "new"


def _stretches(notes: Notes) -> list[tuple[AgreementDraft, tuple[int, int]]]:
    """Each agreement with the stretch of the text that is about it: from where it is told of up to the next; of one, all the text.

    Those told of in one breath have none, nor have those of a page that is a list.
    """
    live, end = notes.live, len(notes.page.text)
    if len(live) == 1:
        return [(live[0], (0, end))]
    if len(live) > _LIST:
        return []
    starts = [_with_heading(notes, agreement.start) for agreement in live]
    return [
        (agreement, (start, min((other for other in starts if other > start), default=end)))
        for agreement, start in zip(live, starts, strict=True)
        if starts.count(start) == 1
    ]


def _with_heading(notes: Notes, start: int) -> int:
    """Return where the heading begins that what is told at *start* stands under, *start* itself where none does."""
    before = notes.page.sentences_before(start, 1)
    return before[0].start if before and len(before[0].text) < _HEADING and not is_prose(before[0]) else start


def _give_day(case: _Case, agreement: AgreementDraft, stretch: tuple[int, int]) -> None:
    """Give *agreement* the day that is likely meant."""
    first, last = stretch
    weighed = [(likely, -day.start, day) for likely, day in case.days if first <= day.start < last]
    likely, _start, day = max(weighed, key=lambda each: each[:2], default=(0.0, 0, None))
    if day is not None and likely >= LIKELY_DAY:
        take_date(case.notes, agreement, day)


def judge_term(notes: Notes, sight: Sight) -> None:
    """Give the one agreement of the text the length of time or last day that surely is meant, where no rule found its term or end."""
    agreement, page = notes.main, sight.page
    if agreement is None or agreement.term or agreement.ends_on:
        return
    lengths, ends = weights_for(sight.language, "term"), weights_for(sight.language, "end")
    weighed: list[tuple[float, FoundTerm | FoundDate]] = [
        *((chance(lengths, seen_of_term(sight, found)), found) for found in all_terms(page)),
        *((chance(ends, seen_of_end(sight, found)), found) for found in all_ends(page)),
    ]
    likely, found = max(weighed, key=lambda each: (each[0], -each[1].start), default=(0.0, None))
    if found is None or likely < _TERM:
        return
    if isinstance(found, FoundTerm):
        agreement.term = found.term.iso
    else:
        agreement.ends_on = last_day(page, found)
    agreement.term_at = (found.start, found.end)


def judge_signers(notes: Notes, sight: Sight) -> None:
    """Note who else signed an agreement of the text, where a party of theirs can be told."""
    if not 0 < len(notes.people) <= _CROWD:
        return
    for agreement, stretch in _stretches(notes):
        if agreement.status != "announced":
            _judge_signers(People(sight, notes, agreement), stretch)


def _judge_signers(people: People, stretch: tuple[int, int]) -> None:
    weights = weights_for(people.sight.language, "signed")
    _set_right(people)
    signed = [at for signatory in people.agreement.signatories for at in people.places[signatory.person]]
    likely = [
        person
        for person in people.notes.people
        if not any(a < end and start < b for a, b in signed for start, end in people.places[person.id])
        and people.may_sign(person, stretch)
        and chance(weights, people.seen(person)) >= _SIGNED
    ]
    _note_signers(people, likely)


def _set_right(people: People) -> None:
    """Give who signed by the rules to another party where they surely signed for that, and no party is left without anybody by it."""
    signatories = people.agreement.signatories
    parties = [_surer_party(people, signatory) for signatory in signatories]
    if len(set(parties)) >= len({signatory.party for signatory in signatories}):
        signatories[:] = [replace(each, party=party) for each, party in zip(signatories, parties, strict=True)]


def _surer_party(people: People, signatory: Signatory) -> str:
    """Return the party for which somebody surely signed, if they hardly did for the one of *signatory*, else that."""
    weights = weights_for(people.sight.language, "for")
    person = next(each for each in people.notes.people if each.id == signatory.person)
    weighed = {party: chance(weights, people.seen_beside(person, party)) for party in people.agreement.parties}
    best = max(weighed, key=lambda party: weighed[party])
    surely = weighed[best] >= _FOR_SURE and weighed.get(signatory.party, 0.0) <= _FOR_HARDLY
    return best if surely else signatory.party


def _note_signers(people: People, likely: list[PersonDraft]) -> None:
    """Note that those of *likely* signed for whom a party without a signatory can be told, the surest first, one for each party."""
    agreement, notes = people.agreement, people.notes
    weights = weights_for(people.sight.language, "for")
    taken = {signatory.party for signatory in agreement.signatories}
    pairs = [
        (chance(weights, people.seen_beside(person, party)), -place, party)
        for place, person in enumerate(likely)
        for party in agreement.parties
    ]
    of: dict[int, str] = {}
    for surely, place, party in sorted(pairs, reverse=True):
        if surely >= _FOR and -place not in of and party not in taken:
            of[-place] = party
            taken.add(party)
    for place, party in sorted(of.items()):
        person = likely[place]
        at = people.places[person.id][0]
        sentence = notes.page.sentence_at(at[0])
        where = (sentence.start, sentence.end) if sentence.text else at
        title = next((post.titles for post in person.posts), ())
        agreement.signatories.append(Signatory(person.id, title, party, notes.page.quote(*where)))
        add_role(person, "signed")
