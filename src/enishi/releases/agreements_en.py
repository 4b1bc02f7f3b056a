"""Agreements in English: the one a release is about, and those it lists in passing."""

import re

from enishi.dates import FoundDate
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.names_en import Candidate, candidates, chained, register_en
from enishi.releases.noting import Told, note_agreement
from enishi.releases.phrases import brackets
from enishi.releases.reading import AgreementStatus
from enishi.releases.words import AGREEMENT_EN, agreement_kind
from enishi.text import Span

__all__ = ["read_agreements_en"]

_COMING = r"(?:will|(?:is|are) (?:to|set to|due to|scheduled to|expected to|going to)|(?:plans?|intends?|agreed|has agreed|have agreed) to)"
_ADVERB = r"(?:(?:today|recently|formally|officially|jointly|also|now|just|then|newly|each|both|previously|already|earlier|again),? ){0,2}"
_SIGN = r"(?:signs?|signed|enter(?:s|ed)? into|conclude[sd]?|execute[sd]?|ink(?:s|ed)?|renew(?:s|ed)?|extend(?:s|ed)?|amend(?:s|ed)?|revise[sd]?)"
_ACTIVE = re.compile(
    rf"(?:(?P<coming>{_COMING}) |(?:ha[sd]|have) )?{_ADVERB}\b(?P<verb>{_SIGN})(?: with (?P<with>[^.;]{{2,120}}?))? (?P<between>[^.;]{{0,70}}?)\b(?P<what>{AGREEMENT_EN})(?![a-z])"
)
_PASSIVE = re.compile(
    rf"\b(?P<what>{AGREEMENT_EN})(?P<parties>[^.;]{{0,260}}?)(?:,? on [^.;]{{4,30}},?)? (?P<be>was|were|has been|have been|will be|is to be) {_ADVERB}(?P<verb>signed|concluded|renewed|extended|amended|executed)"
)
_PARTNER = re.compile(r"\b(?:with|between|among)(?: both)? ")
_REFUSED = re.compile(
    r"\b(?:not|never|without|declin\w+|refus\w+|cancel\w*|may|might|could|would|should|hopes?|hoped|if|consider\w*|instead of)\b|n't",
    re.I,
)
_UNDER = re.compile(
    r"\b(?:under|based on|on the basis of|pursuant to|as part of|within|following|since|thanks to|in accordance with|when|after)\b[^,.;]{0,60}$",
    re.I,
)
_EARLIER = re.compile(r"\b(?:had|previously|already|so far|to date|in the past|earlier (?!today))\b", re.I)
_LIMIT = re.compile(
    r"(?:until|till|through|since|by|expir\w+(?: on)?|founded in|established in|opened in|born in|valid (?:to|from)|and|to|from|effective)\s*(?:the end of )?$",
    re.I,
)
_INDIRECT = re.compile(
    r"\b(?:of|by|from|at|in|under|for|to|via|than|where|about|including|develops?|in which)\s+(?:the\s+|its\s+)?$"
)
_PLACE_WORDS = r"[A-Z][\w'’&.-]*(?:[ ](?:of |the |and )?[A-Z][\w'’&.-]*){0,6}"
_PLACE = re.compile(
    rf",? (?:at|in) (?P<place>(?:the )?{_PLACE_WORDS}(?:(?:, | in (?:the )?){_PLACE_WORDS}){{0,2}})(?=[,;]? |[.,;]|$)"
)
_PURPOSE = re.compile(
    r"(?:,? (?:in order to|aim(?:ed|ing) (?:at|to)|with the (?:aim|goal|objective|purpose) of|for the purpose of|which aims (?:at|to)|designed to|intended to)|"
    r",? to (?=(?:promote|create|support|advance|foster|strengthen|collaborate|cooperate|accelerate|develop|facilitate|explore|encourage|expand|deepen|work|drive|build|boost|"
    r"enhance|further|share|jointly|stimulate|bring|help|pursue|conduct|establish|improve|exchange)\b)) (?P<purpose>[^.;]{6,200})|"
    r" to (?P<verb>(?:promote|create|support|advance|foster|strengthen|collaborate|cooperate|accelerate|develop|facilitate|explore|encourage|expand|deepen|work|drive|build|boost|"
    r"enhance|further|share|jointly|stimulate|bring|help|pursue|conduct|establish|improve|exchange) [^.;]{6,200})"
)
_PRONOUN = re.compile(
    r"(?:^|[,;] |\bthat |\band )(?:it|we|the hub|the network|the association|the organi[sz]ation)\s*$", re.I
)


def read_agreements_en(notes: Notes) -> None:
    """Note every agreement that the English text says was, is or will be concluded."""
    headlines = []
    for sentence in notes.page.sentences:
        text = sentence.text
        if text.startswith(('"', "“")) or not re.search(AGREEMENT_EN, text):
            continue
        if not re.search(r"[.!)\"”]$", text):
            headlines.append(sentence)
        elif not _read_list(notes, sentence):
            _read_main(notes, sentence)
    # A headline says less than the sentence it heads: it is read last, and adds what nothing else told.
    for sentence in headlines:
        if notes.main is None or len(notes.agreements) == 0:
            _read_main(notes, sentence)


def _flat_dates(notes: Notes, start: int, end: int) -> list[FoundDate]:
    inside = brackets(notes.page.text, start, end)
    return [d for d in notes.page.dates_in(start, end) if not any(a <= d.start < b for a, b in inside)]


def _read_list(notes: Notes, sentence: Span) -> bool:
    """ "in May 2016 with A (…) and B, in June 2017 with C", or "with A in May 2016, with B in June 2017": True where it is one."""
    text = notes.page.text
    match = _ACTIVE.search(text, sentence.start, sentence.end)
    dates = [
        d
        for d in _flat_dates(notes, sentence.start, sentence.end)
        if d.date and re.search(r"\b(?:in|on)\s+$", text[max(sentence.start, d.start - 5) : d.start])
    ]
    if len(dates) < 2 or match is None or _REFUSED.search(text[max(sentence.start, match.start() - 30) : match.end()]):
        return False
    leading = [
        bool(re.match(r",? (?:it (?:signed|concluded) [a-z ]{0,20})?with\b", text[d.end : d.end + 40])) for d in dates
    ]
    if all(leading):
        spans = [(d, d.end, dates[i + 1].start if i + 1 < len(dates) else sentence.end) for i, d in enumerate(dates)]
    elif not any(leading):
        first = _PARTNER.search(text, match.end("what"), dates[0].start)
        starts = [first.end() if first else dates[0].start, *(d.end for d in dates)]
        spans = [(d, starts[i], d.start) for i, d in enumerate(dates)]
    else:
        return False
    kind = agreement_kind(match["what"])
    for found, start, end in spans:
        partner = re.compile(r"[,; ]{0,3}(?:and )?(?:then )?(?:with )?").match(text, start, end)
        for candidate in chained(text, candidates(text, partner.end() if partner else start, end)):
            party = register_en(notes.registry, candidate)
            where = (min(found.start, candidate.start), max(found.end, candidate.whole_end))
            note_agreement(notes, [notes.hub_id, party.id], Told("earlier", kind, *where, found))
    return True


def _read_main(notes: Notes, sentence: Span) -> None:
    text = notes.page.text
    for match in _ACTIVE.finditer(text, sentence.start, sentence.end):
        before = text[sentence.start : match.start()]
        if _UNDER.search(before) or _REFUSED.search(text[max(sentence.start, match.start() - 40) : match.end()]):
            continue
        if _UNDER.search(match["between"] or ""):
            continue
        parties = [*_subject(notes, sentence, match.start()), *_object(notes, match.end("verb"), sentence.end)]
        _note(notes, sentence, match, parties, implied=bool(_PRONOUN.search(before)))
        return
    for match in _PASSIVE.finditer(text, sentence.start, sentence.end):
        if _REFUSED.search(match[0]) or _UNDER.search(text[max(sentence.start, match.start() - 70) : match.start()]):
            continue
        _note(notes, sentence, match, _object(notes, match.end("what"), match.start("be")), implied=True)
        return


def _subject(notes: Notes, sentence: Span, stop: int) -> list[Candidate]:
    """The names before the verb that are its subject: none that a preposition leads up to."""
    text = notes.page.text
    found = candidates(text, sentence.start, stop)
    direct = [c for c in found if not _INDIRECT.search(text[max(sentence.start, c.start - 24) : c.start])]
    direct = [c for c in direct if not _apposed(text, c)]
    if not direct:
        return []
    between = re.search(r"\bbetween\b", text[sentence.start : stop])
    return [] if between else chained(text, direct)


def _apposed(text: str, candidate: Candidate) -> bool:
    """Whether "a member of …, which X runs" leads up to the name: it is spoken of, not speaking."""
    return bool(
        re.search(
            r"\b(?:which|where|that|whom|whose)\s+(?:the\s+)?$", text[max(0, candidate.start - 16) : candidate.start]
        )
    )


def _object(notes: Notes, start: int, end: int) -> list[Candidate]:
    text = notes.page.text
    inside = brackets(text, start, end)
    for partner in _PARTNER.finditer(text, start, end):
        if any(a <= partner.start() < b for a, b in inside):
            continue
        found = candidates(text, partner.end(), min(end, partner.end() + 600))
        lead = text[partner.end() : found[0].start] if found else ""
        # "with the aim of", "with partners in": what follows is no party.
        if found and re.fullmatch(
            r"(?:the |a |an |both )?(?:(?!aim|goal|view|purpose|objective|of\b|in\b|from\b|at\b)[A-Za-z'’,-]+ ){0,9}",
            lead,
        ):
            return chained(text, found)
    return []


def _note(notes: Notes, sentence: Span, match: re.Match[str], parties: list[Candidate], *, implied: bool) -> None:
    hub = notes.hub_id
    named = list(dict.fromkeys(register_en(notes.registry, party).id for party in parties))
    if len(named) < 2 and not (hub and (implied or hub in named or named)):
        return
    if len(named) < 2:
        named = [hub, *named]
    named.sort(key=lambda party: party != hub)
    found = _signing_date(notes, sentence, match)
    status = _status(notes, sentence, match)
    told = Told(status, agreement_kind(match["what"]), sentence.start, sentence.end, found)
    agreement = note_agreement(notes, named, told)
    if agreement is not None:
        _place_and_purpose(notes, sentence, match, found, agreement)


def _status(notes: Notes, sentence: Span, match: re.Match[str]) -> AgreementStatus:
    verb = match["verb"].lower()
    if match.groupdict().get("coming") or match.groupdict().get("be") in ("will be", "is to be"):
        return "announced"
    lead = notes.page.text[max(sentence.start, match.start() - 60) : match.end()]
    if _EARLIER.search(lead):
        return "earlier"
    if verb.startswith(("renew", "extend")) or re.search(r"\b(?:renewed|renewal of)\b", match[0]):
        return "renewal"
    if verb.startswith(("amend", "revise")) or re.search(r"\b(?:amended|revised|amendment to)\b", match[0]):
        return "amendment"
    return "new"


def _signing_date(notes: Notes, sentence: Span, match: re.Match[str]) -> FoundDate | None:
    """Return the date behind the verb, else the last before it; none that begins or ends something."""
    text = notes.page.text
    dates = [
        d
        for d in _flat_dates(notes, sentence.start, sentence.end)
        if (d.date or d.problem == "impossible_date")
        and not _LIMIT.search(text[max(sentence.start, d.start - 26) : d.start])
    ]
    behind = [d for d in dates if d.start >= match.start("verb")]
    ahead = [d for d in dates if d.end <= match.start("verb")]
    return behind[0] if behind else ahead[-1] if ahead else None


def _place_and_purpose(
    notes: Notes, sentence: Span, match: re.Match[str], found: FoundDate | None, agreement: AgreementDraft
) -> None:
    text = notes.page.text
    if found and not agreement.place:
        place = _PLACE.match(text, found.end, sentence.end)
        if place:
            agreement.place = place["place"].removesuffix(".").strip()
    purpose = _PURPOSE.search(text, match.end("what"), sentence.end)
    if purpose and not agreement.purposes:
        agreement.purposes.append((purpose["purpose"] or purpose["verb"]).strip())
