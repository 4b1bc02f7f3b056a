"""Agreements in English: the ones a release is about, those it takes up again, and those it tells of as past."""

import re
from itertools import pairwise

from enishi.dates import FoundDate
from enishi.releases.completing_en import UNDER, completed, named_together, with_somebody
from enishi.releases.days_en import body_start, days_in, is_old
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.heads_en import of_heads, of_people
from enishi.releases.listed_en import read_list, read_members
from enishi.releases.names_en import candidates, is_sure
from enishi.releases.naming_en import Namer
from enishi.releases.noting import Told, note_agreement, take_date
from enishi.releases.parties_en import about_section, subject_names
from enishi.releases.parties_of_en import parties_of, with_which
from enishi.releases.purposes_en import note_place_and_purpose
from enishi.releases.registry import Draft
from enishi.releases.signed_on_en import day_before, day_of_signing, is_recent, whole_day
from enishi.releases.signing_en import Clause, Signing, find_signings, kind_of_agreement, speaks_of_agreement
from enishi.releases.telling_en import Telling
from enishi.releases.words_en import may_agree
from enishi.text import Span

__all__ = ["read_agreements_en"]

_PAST = re.compile(
    r"\b(?:had(?! the (?:pleasure|honou?r|privilege|opportunity|joy|chance)\b)|previously|already|so far|to date|in the past|original|(?-i:first|First(?! [A-Z]))|previous|earlier(?! today| this)|existing|initial)\b[^.;,]{0,60}$",
    re.I,
)
_TAKES_UP = re.compile(
    r"(?:\bIt|\bThis|\bwhich|\bthe (?:document|signing|ceremony|signing ceremony)|\b[Ii]t|\bThe (?:signing|signature|signatures|document|ceremony|signing ceremony|parties|two sides|renewal|extension|amendment|papers?)|\b[Aa] signing ceremony|\bthey|\bThey)\b"
    r"[^.;]{0,90}?\b(?P<verb>signed|executed|concluded|(?:bears|carries) the date|took place|was held|renewed|held|(?:is|was|are|were) (?:scheduled|planned|set|due|expected)|will take place|will be held)\b"
)
_COPIES = re.compile(
    r"\bThe [a-z ]*(?:document|renewal|agreement|memorandum)\b[^.;]{0,240}? (?:is|was|are) dated\b|\b(?:exchanged (?:the )?(?:signed |copies|documents)|signed (?:[a-z]+ly |online |remotely )?(?:today|yesterday|last|this|earlier|on [A-Z0-9])|signed (?:(?:for|on behalf of) [A-Za-z]+|it|the (?:document|papers?|text|instrument|extension|renewal|amendment|addendum|pact))|(?:inked|sealed|signed) the (?:deal|partnership|collaboration|accord)\b|put (?:their |his |her )?pens? to|put (?:their|its) (?:signatures|names) (?:to|on)|affixed (?:their )?signatures)"
)
_ENDS = re.compile(r"[.!)\"]$|\b(?:by|were|are|was):$")
_SINCE = re.compile(r"\b(?:[Ss]ince|[Aa]fter|[Ff]ollowing|[Bb]efore)\b[^.;,]{0,24}$")
# "It is ten years since", "twenty years ago", "the anniversary of": what follows or leads up to it was concluded long before.
# "Dr Poe, who signed the agreement in 2016, has retired": what a clause tells in passing of somebody.
_IN_PASSING = re.compile(r", (?:who|which|where) (?:had |has |also |first )*(?:co-)?(?:signed|concluded|inked|sealed)$")
_LOOKS_BACK = re.compile(
    r"\b(?:years?|months?|decades?|century|day|summer|winter|spring|autumn|week)\b[^.;,]{0,24}\bsince\b"
    r"|\b(?:years?|decades?) (?:ago|earlier|before)\b|\banniversary of\b|\b(?:used to|once|long ago|back in)\b"
)
# "announced on 2 November that they had concluded": what is announced is news, though it had been done before.
_REPORTED = re.compile(
    r"\b(?:announc|confirm|report|reveal|disclos)\w+\b[^.;]{0,40} that (?:it|they|the \w+) ha[ds] (?:[a-z]+ly )?$"
)
# "an amendment to their agreement, concluded in March": what is changed was concluded before.
_CHANGED = re.compile(r"\b(?:amendment|addendum|extension|renewal|supplement|revision) (?:to|of) +$")
# "The President recalled the agreement signed in September": news of then.
_RECALLED = re.compile(
    r"\b(?:recall|mention|refer|review|remember|commemorat|discuss|present|highlight|praise)\w*(?: (?:to|on|about|of))? ?$"
)
_FOR_TIME = re.compile(
    r"\b(?:through|until|till|to) (?:[A-Z][a-z]+ )?20[0-9]{2}\b|\b(?:for|by) (?:a|an|another|[a-z]+) [^.;]{0,20}\byears?\b"
)
_WITH = re.compile(r"\bwith (?:the |both )?$")
_SUBORDINATE = re.compile(r"(?:Ever )?[Ss]ince ")
_BOTH = re.compile(
    r"(?:The|These|Both) (?:two )?(?:parks|universities|institut\w+|organi[sz]ations|companies|hospitals|cities|partners|parties|sides|clusters|hubs|cent\w+|schools|bodies)\b"
)
# "Selected start-ups will sign an agreement": who knows who.
_ANYBODY = re.compile(
    r"(?:(?:[A-Z][a-z]+ |All |Each |The )?(?:[a-z-]+ )?)?(?:[Ss]tart-?ups|[Aa]pplicants|[Pp]articipants|[Ss]tudents|[Ww]inners|[Cc]andidates|[Tt]eams|[Tt]enants|[Ff]ellows|[Ee]mployees|[Vv]olunteers|[Ff]inalists) (?:[a-z-]+ ){0,4}$"
)
_HEAD_OF_PAGE = 600
_PRONOUNS = ("It ", "They ", "We ", "It'", "They'", "We'")
_TWO = re.compile(r"\b(?:two|both|they|sides|parties|partners)\b")
_PLURAL = re.compile(r"^(?:We|They|Both|The (?:two|three|four|five|partners|parties|organi))", re.I)


def read_agreements_en(notes: Notes) -> Namer:
    """Note every agreement that the English text says was, is or will be concluded."""
    telling = Telling(notes, Namer(notes))
    headings: list[Clause] = []
    boilerplate = False
    for sentence in notes.page.sentences:
        heading = not _ENDS.search(sentence.text[-8:])
        if heading and len(sentence.text) < 90:
            # At the head of a page "Latest news" and "Contact:" are its frame, and what it tells is still to come.
            framed = telling.current is None and sentence.start < max(len(notes.page.text) // 4, _HEAD_OF_PAGE)
            boilerplate = boilerplate or (not framed and about_section(sentence.text))
        # What is quoted may be cut off before its full stop, and is no heading.
        if heading and not boilerplate and not sentence.text.startswith('"') and may_agree(sentence.text):
            headings.append(Clause(body_start(notes.page, sentence.start, sentence.end), sentence.end, True))
        elif not heading and not sentence.text.startswith('"'):
            _read_sentence(telling, sentence, boilerplate=boilerplate)
    main = notes.live
    # A heading says less than the sentence it heads: it is read last, and adds what nothing else told.
    for clause in headings if not main else []:
        for signing in find_signings(notes.page.text, clause):
            _tell(telling, signing, clause, boilerplate=False)
    for clause in headings if main and not any(a.signed_on for a in main) else []:
        # "- The agreement was signed on 3 June", in a list before or behind what is told.
        for signing in find_signings(notes.page.text, clause):
            if signing.definite and (found := day_of_signing(notes, signing, clause)):
                _elaborate(telling, [], signing, found)
    _settle(telling)
    return telling.namer


def _read_sentence(telling: Telling, sentence: Span, *, boilerplate: bool) -> None:
    notes = telling.notes
    start = body_start(notes.page, sentence.start, sentence.end)
    if may_agree(sentence.text):
        if read_list(
            notes, telling.namer, sentence, telling.speaker, lambda found: is_recent(telling.notes.page, found)
        ):
            return
        told = False
        for clause in _clauses(notes.page.text, start, sentence.end):
            for signing in find_signings(notes.page.text, clause):
                if _ANYBODY.match(notes.page.text[clause.start : signing.verb[0]]):
                    notes.unnamed = True
                    continue
                told = _tell(telling, signing, clause, boilerplate=boilerplate) or told
        if not told and not boilerplate:
            _take_up(telling, Clause(start, sentence.end, False))
    elif telling.current and not telling.current.signed_on and 0 <= sentence.start - telling.current.end < 3:
        _take_up(telling, Clause(start, sentence.end, False))
    if not _PLURAL.match(sentence.text):
        found = subject_names(notes.page.text, start, min(sentence.end, start + 160))
        if found and found[0].start - start < 60 and not sentence.text.startswith(_PRONOUNS):
            name = notes.page.text[found[0].start : found[0].end]
            if telling.topic is None or is_sure(name) or notes.registry.find(name):
                telling.topic = found[0]


def _clauses(text: str, start: int, end: int) -> list[Clause]:
    """Cut a sentence where a semicolon joins two that each conclude something."""
    plain = re.sub(r"\([^()]*\)", lambda m: " " * len(m[0]), text[start:end])
    cuts = [m.end() for m in re.finditer(r"; (?:and |while )?", plain)]
    edges = [start, *(start + cut for cut in cuts), end]
    return [Clause(a, b, False) for a, b in pairwise(edges) if b - a > 3]


def _tell(telling: Telling, signing: Signing, clause: Clause, *, boilerplate: bool) -> bool:
    """Note what *signing* tells; whether it told something of an agreement."""
    text = telling.notes.page.text
    before = text[max(clause.start, signing.lead - 90) : signing.lead]
    found = None if signing.effective else day_of_signing(telling.notes, signing, clause)
    behind = (
        signing.voice == "participle"
        and (signing.definite or bool(re.search(r"\bunder\b", before)))
        and bool(UNDER.search(before.rstrip() + " "))
    )
    since = _SINCE.search(text[max(clause.start, signing.verb[0] - 40) : signing.verb[0]]) or (
        _SUBORDINATE.match(text, clause.start) and "," not in text[clause.start : signing.verb[0]]
    )
    # "has become a member after signing on 9 July": what leads to the news is part of it.
    since = None if since and is_recent(telling.notes.page, found) else since
    since = since or _LOOKS_BACK.search(text, clause.start, max(signing.verb[0], signing.noun[0]))
    behind = behind or (signing.voice == "participle" and _CHANGED.search(before + " ") is not None)
    behind = behind or (signing.voice == "participle" and signing.definite and _RECALLED.search(before) is not None)
    behind = (behind or (found is not None and with_which(text, clause, signing) is not None)) and not is_recent(
        telling.notes.page, found
    )
    had = _PAST.search(text[max(clause.start, signing.noun[0] - 70) : max(signing.verb[1], signing.noun[0])])
    reported = bool(_REPORTED.search(text[max(clause.start, signing.verb[0] - 60) : signing.verb[0]]))
    had = None if reported else had
    past = bool(since) or (bool(had) and not _pluperfect_of_main(telling, signing))
    named = parties_of(telling, signing, clause)
    if len(named) < 2 and signing.voice == "active":
        named = of_heads(telling.notes, telling.namer, Clause(clause.start, signing.verb[0], False)) or named
    if signing.status != "announced" and (boilerplate or behind or past or _long_ago(telling, signing, clause, found)):
        return _tell_past(telling, named, signing, clause, found)
    if signing.effective:
        return _tell_effective(telling, named, signing, clause)
    known = _known_of(telling, named) if signing.definite and signing.voice == "passive" else named
    if len(known) < 2 and (signing.definite or signing.weak) and _elaborate(telling, known, signing, found):
        return True
    explicit = signing.voice in ("tied", "linking")
    if len(named) < 2 and not explicit:
        named = completed(telling, named, signing)
    if len(named) < 2:
        unnamed = with_somebody(telling, named, signing)
        telling.notes.unnamed = telling.notes.unnamed or unnamed
        if not explicit and not unnamed:
            telling.pending.append((signing, clause))
        return False
    if signing.weak and not _supported(telling, signing):
        return False
    told = Told(signing.status, kind_of_agreement(signing.said), clause.start, clause.end, found)
    for each in _pairs(telling, named, signing, clause):
        _note(telling, each, told, signing)
    return True


def _known_of(telling: Telling, named: list[Draft]) -> list[Draft]:
    """The parties of "the agreement" that "was signed by the Chair of A and B's Group Director": those of the one just spoken of."""
    parties = telling.current.parties if telling.current else []
    known = [draft for draft in named if draft.id in parties]
    return known[:1] if known and not any(is_sure(d.official) for d in named if d not in known) else named


def _pairs(telling: Telling, named: list[Draft], signing: Signing, clause: Clause) -> list[list[Draft]]:
    """ "X has signed agreements with A and B": one with each; of one agreement, all are the parties."""
    text = telling.notes.page.text
    several = text[signing.noun[0] : signing.noun[1]].endswith("s") or "emoranda" in signing.said
    if not several or len(named) < 3 or signing.voice == "participle":
        return [named]
    if signing.voice == "passive":
        with_each = _WITH.search(text[signing.noun[1] : text.find(named[1].official, signing.noun[1])])
        return [[named[0], other] for other in named[1:]] if with_each else [named]
    subject = subject_names(text, clause.start, signing.verb[0])
    if len(subject) > 1 or (subject and telling.namer.draft(subject[0]) is not named[0]):
        return [named]
    return [[named[0], other] for other in named[1:]]


def _long_ago(telling: Telling, signing: Signing, clause: Clause, found: FoundDate | None) -> bool:
    """Whether a day lies so far back that no release tells of it as news, unless it is what the text begins with."""
    if not is_old(telling.notes.page, found):
        return False
    current = telling.current
    if current is None:
        before = (s for s in telling.notes.page.sentences if s.end <= clause.start)
        who = _IN_PASSING.search(telling.notes.page.text, clause.start, signing.verb[1])
        return (
            signing.voice == "participle"
            or who is not None
            or any(s.text.endswith(".") and len(s.text) > 40 for s in before)
        )
    return not (
        current.dated and any(is_old(telling.notes.page, d) for d in telling.notes.page.dates_in(*current.dated))
    )


def _pluperfect_of_main(telling: Telling, signing: Signing) -> bool:
    """ "It had been signed in June": the agreement just spoken of, not an older one."""
    return (
        telling.current is not None
        and not telling.current.signed_on
        and signing.voice == "passive"
        and signing.definite
    )


def _supported(telling: Telling, signing: Signing) -> bool:
    """A partnership is an agreement where the text says elsewhere that one was written, or calls it strategic."""
    text = telling.notes.page.text
    extended = signing.status == "renewal" and _FOR_TIME.search(text, signing.noun[1], signing.noun[1] + 120)
    return "trategic" in signing.said or extended is not None or speaks_of_agreement(text)


def _note(telling: Telling, named: list[Draft], told: Told, signing: Signing) -> None:
    notes = telling.notes
    hub = notes.hub_id
    ids = [draft.id for draft in sorted(named, key=lambda draft: draft.id != hub)]
    known = _alike(telling, ids, told)
    agreement = note_agreement(notes, known or ids, told)
    if agreement is None:
        return
    for party in agreement.parties:
        others = telling.by_party.setdefault(party, [])
        if agreement not in others[-50:]:
            others.append(agreement)
    if agreement.id in telling.weak and not signing.weak:
        agreement.kind = told.kind
        telling.weak.discard(agreement.id)
    elif signing.weak and not agreement.signatories and agreement.start == told.start:
        telling.weak.add(agreement.id)
    if agreement.kind == "other" and not signing.weak:
        agreement.kind = told.kind
    if told.status != "earlier":
        if agreement.status == "announced" and told.status != "announced":
            agreement.status = told.status
        telling.current = agreement
    note_place_and_purpose(notes, signing, told, agreement)


def _alike(telling: Telling, ids: list[str], told: Told) -> list[str]:
    """The parties of the agreement already noted that has all of these among its own, so that both are one."""
    rarest = min((telling.by_party.get(party, []) for party in ids), key=len)
    for agreement in rarest[:50]:
        if set(ids) < set(agreement.parties) and (agreement.status == "earlier") == (told.status == "earlier"):
            return agreement.parties
    return []


def _tell_past(telling: Telling, named: list[Draft], signing: Signing, clause: Clause, found: FoundDate | None) -> bool:
    """Note an agreement that the text looks back on; "the two universities" are those of the one it is about."""
    notes, text = telling.notes, telling.notes.page.text
    if len(named) < 2:
        here = {
            draft.id: draft
            for draft in map(telling.namer.draft, candidates(notes.page.text, clause.start, signing.noun[0]))
        }
        if (
            len(here) == 2
            and telling.current is None
            and _TWO.search(text, signing.noun[1], min(clause.end, max(signing.noun[1], signing.verb[1]) + 40))
        ):
            named = list(here.values())
    main = telling.current.parties if telling.current else []
    if len(named) < 2 and len(main) != 2 and _BOTH.match(text, clause.start):
        named = named_together(telling, clause.start)
    if len(named) < 2:
        main = telling.current.parties if telling.current else [draft.id for draft in telling.leading()]
        if named and named[0].id not in main and (speaker := telling.speaker()):
            main = [speaker.id, named[0].id]
        named = [notes.registry.get(party) for party in main]
    if len(named) < 2 or (found is None and signing.voice != "active"):
        return True
    told = Told("earlier", kind_of_agreement(signing.said), clause.start, clause.end, found)
    _note(telling, named, told, signing)
    return True


def _tell_effective(telling: Telling, named: list[Draft], signing: Signing, clause: Clause) -> bool:
    if telling.current is not None:
        return True
    if len(named) >= 2:
        _note(telling, named, Told("new", kind_of_agreement(signing.said), clause.start, clause.end), signing)
    else:
        telling.pending.append((signing, clause))
    return True


def _elaborate(telling: Telling, named: list[Draft], signing: Signing, found: FoundDate | None) -> bool:
    """Add what is told of "the agreement" to the one that is meant; False where none was told of yet."""
    target = _meant(telling, named)
    if target is None:
        return False
    # "The agreements, each for four years, were signed on 24 February": those told of in one breath.
    plural = re.search(r"s$|randa\b", telling.notes.page.text[slice(*signing.noun)]) is not None
    for each in [a for a in telling.notes.agreements if plural and a.start == target.start] or [target]:
        if found is not None and _same_time(each, found):
            take_date(telling.notes, each, found)
    done = target.status == "announced" and signing.status != "announced" and is_recent(telling.notes.page, found)
    if done or (signing.status in ("renewal", "amendment") and target.status == "new"):
        target.status = signing.status
    kind = kind_of_agreement(signing.said)
    if not signing.weak and kind != "other" and (target.kind == "other" or target.id in telling.weak):
        target.kind = kind
        telling.weak.discard(target.id)
    telling.current = target
    return True


def _meant(telling: Telling, named: list[Draft]) -> AgreementDraft | None:
    if named:
        own = [a for a in telling.by_party.get(named[0].id, [])[-50:] if a.status != "earlier"]
        return telling.current if telling.current in own else own[-1] if own else None
    return telling.current


def _same_time(agreement: AgreementDraft, found: FoundDate) -> bool:
    return not (agreement.signed_on and agreement.dated and found.date and agreement.dated == (found.start, found.end))


def _take_up(telling: Telling, clause: Clause) -> None:
    """ "It was signed on 5 March", "The signing took place in Kyoto": the day of the agreement spoken of last."""
    text = telling.notes.page.text
    match = _TAKES_UP.search(text, clause.start, clause.end) or _COPIES.search(text, clause.start, clause.end)
    if match is None or telling.current is None:
        return
    named = re.match(r"took|was |held|is |are |were |will ", match.groupdict().get("verb") or "")
    # Right behind the agreement "the ceremony" is that of its signing.
    near = match[0].startswith("The ceremony") and 0 <= clause.start - telling.current.end < 3
    if named and "sign" not in match[0] and not near:
        return
    if telling.current.signed_on and match[0].startswith(("signed for", "signed on")):
        return  # who signs for whom may well be told with another day
    ahead = telling.current.status == "announced"
    days = days_in(telling.notes.page, match.start(), clause.end, ahead=ahead) or days_in(
        telling.notes.page, clause.start, clause.end, ahead=ahead
    )
    if days and not is_old(telling.notes.page, days[0]):
        take_date(telling.notes, telling.current, whole_day(telling.notes, days, clause))


def _signed_copies(telling: Telling, agreement: AgreementDraft) -> None:
    """ "They signed the renewal last Friday": the day of the one agreement of the text, where nothing else told it."""
    page = telling.notes.page
    for sentence in page.sentences:
        if agreement.signed_on or sentence.text.startswith('"') or not _ENDS.search(sentence.text[-8:]):
            continue
        if _COPIES.search(page.text, sentence.start, sentence.end):
            _take_up(telling, Clause(body_start(page, sentence.start, sentence.end), sentence.end, False))


def _settle(telling: Telling) -> None:
    """Note what named no parties of its own, where the heading or the first sentences join some."""
    notes = telling.notes
    own = notes.live
    if own and not own[0].signed_on and len({a.start for a in own}) == 1:
        # Only the heading named the parties: the day stands in the sentence that tells who signed.
        telling.current = own[0]
        for each, other in telling.pending:
            if not each.effective:
                _elaborate(telling, [], each, day_of_signing(telling.notes, each, other))
        _signed_copies(telling, own[0])
        day_before(telling.notes, own[0])
    if own or not telling.pending:
        return
    # What tells the day tells most; what only says since when the agreement holds tells least.
    telling.pending.sort(key=lambda each: (each[0].effective, day_of_signing(telling.notes, *each) is None))
    signing, clause = telling.pending[0]
    named = read_members(notes, telling.namer, clause) or telling.leading()
    if len(named) < 2:
        named = of_people(telling.notes, telling.namer, clause)
    if len(named) < 2:
        near = named_together(telling, clause.start)
        named = near if notes.hub_id in {draft.id for draft in near} else []
    if len(named) < 2:
        return
    _note(
        telling,
        named,
        Told(
            signing.status,
            kind_of_agreement(signing.said),
            clause.start,
            clause.end,
            day_of_signing(telling.notes, signing, clause),
        ),
        signing,
    )
    for each, other in telling.pending[1:]:
        _elaborate(telling, [], each, day_of_signing(telling.notes, each, other))
    if telling.current is not None:
        day_before(telling.notes, telling.current)
        telling.current.confidence = 0.75
