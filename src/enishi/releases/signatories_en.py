"""Who signed, and for which party: only people whom the text says to have signed."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from enishi.releases.drafts import AgreementDraft, Notes, PersonDraft
from enishi.releases.names_en import candidates
from enishi.releases.naming_en import Namer
from enishi.releases.people import add_role, doubt_order
from enishi.releases.persons_en import Mention, people_between
from enishi.releases.reading import Signatory, Words
from enishi.releases.registry import Draft
from enishi.releases.signing_en import GATHERED_EN
from enishi.text import Span

__all__ = ["Placed", "note_signatories"]

_BY = re.compile(
    r"\b(?:signed|inked|put pens? to paper|exchanged)\b[^.;]{0,80}?\bwith (?:his|her|their|its) counterparts?\b|\b(?:[Ss]igned|executed|concluded|inked|sealed|exchanged)\b[^.;]{0,140}?\b(?:by|between)\b|\bsigned (?:(?:it|the [A-Za-z]+)\b[^.;]{0,60}?)?\b(?:alongside|together with|along with|jointly with)\b|\b[Pp]ens? (?:were|was) (?:wielded|held) by\b|\b[Cc]ounterparts? (?:was|were|is|are)\b|\b[Ss]ignator(?:ies|y)(?: (?:were|are|was|is|include[sd]?)|:)|\b[Ss]ign(?:ed|ing) (?:for|on behalf of)\b|\bsigned[;,] (?:and )?on behalf of\b|\b[Ss]igning (?:the|this) [A-Za-z ]{2,40}? (?:were|was)\b|\bsigning of\b[^.;]{0,140}?\bby\b|\b[Ss]igned by\b|\b[Ss]ignatures? of\b|\bsigners? (?:were|was|:)"
)
_WHO = re.compile(
    r"\b(?:(?:co-?)?signed|shook hands on|(?<!to )(?:co-?)?signs?(?! (?:up|off|language)\b)|inked|initialled|initialed|sealed|concluded"
    r"|(?:put|set|placed|added|affixed|appended) (?:their|his|her|the) (?:[a-z]+ )?(?:signatures?|names?|pens?|hands?|seals?)|put pens? to paper|took up (?:the|their) pens?"
    r"|exchanged (?:the |an? )?(?:signed|copies|documents|memorand\w+|signatures?|letters?|M[Oo]Us?|agreements?|notes))\b"
)
_NOT = re.compile(
    r"\b(?:[Ii]n (?:the |their )?(?:[a-z]+ ){0,2}presence of|flanked by|observed by|attested by|graced by|congratulated|introduced by|under the (?:chairmanship|patronage|auspices) of|looked on|witness(?:ed)?(?: by| to|es)?|attended by|attended|accompanied by|hosted by|in attendance|among (?:the )?(?:guests|those)|joined by|watched by|overseen by|presided|moderated|welcomed|facilitated by|with the support of|chaired by|who (?:attended|watched|witnessed)|also present|present (?:were|was))\b"
)
# "In the presence of the Prime Minister, A and B signed": what leads up to those who sign.
_INTRO = re.compile(
    r"(?:In (?:the )?presence of|Witnessed by|Accompanied by|Joined by|Watched by|Hosted by|After|Following|Before|During|Upon) [^,]{3,160}, "
)
# "A ceremony was held, where A and B signed": what leads up to those who sign begins anew.
_CLAUSE = re.compile(
    r",? (?:where|when|as|at which|in which|during which|before|after which) (?=[A-Z]|the |its |their )"
)
# "President Poe signed the MoU with Kaze Hub CEO Lind": both did.
_WITH_ONE = re.compile(
    r"\b[A-Z][\w'-]+ (?:(?:today|also|then|formally|yesterday|jointly|on [A-Z][a-z]+day) )?signed (?:(?:it|(?:the|an?|this|their) [A-Za-z -]{2,50}?) )?(?:on [A-Z0-9][\w ]{2,16} |yesterday |today )?with (?:the )?(?:[A-Z][\w&'-]* ){0,5}(?:[a-z]+ ){0,2}$"
)
# Of those in a picture: "Ann Poe, CEO of Aoba, and Bo Lind, Chair of Kaze Hub, after signing the MoU".
_AFTER_SIGNING = re.compile(r"[^.]{0,200}?,? (?:after|while|when|as they) sign(?:ed|ing)? (?:the|an?|their) ")
# "The addendum amends the agreement of 2019 and was signed by": what is told of what is new.
_OF_NOW = re.compile(r"(?:The|This) (?:new |second |third )?(?:addendum|amendment|renewal|extension|supplement)\b")
_COMING = re.compile(r"\b(?:will|is to|are to|would|to be|has not|have not)\b[^.;]{0,30}$")
_FOR = re.compile(r"\b(?:[Ff]or|[Oo]n (?:the )?(?:behalf|part|side) of|[Rr]epresenting) ")
_FOR_AHEAD = re.compile(
    r"(?P<who>(?:the )?[\w' &-]{2,70}?),?(?: (?:was|were|is))?,?(?: signed)?(?: by)?,? (?:its |their |the )?[^,;.]{0,60}?,? ?(?:(?:[A-Z][a-z]{1,3}·(?:-Ing·)?|[A-Z]·[A-Z]·|Dr|Prof|Professor|Mr|Ms|Mrs|Dean|President) )*$"
)
_FOR_BEHIND = re.compile(
    r"[^.;()]{0,130}?,? ?(?:signed|(?:who )?signed (?:it |the [a-z]+ )?)?,? ?\b(?:for|on behalf of|representing) (?P<who>(?:the |her |his |their )?[A-Za-z][\w'&-]*(?: (?:of |for )?[A-Z][\w'&-]*){0,6})"
)
_OTHER_VERB = re.compile(r"\b(?:said|says|announce[sd]?|will|was|were|where|which)\b")
_AUXILIARY = re.compile(r"\b(?:that|is|are|has)\b")
_BEFORE_SIGNED = re.compile(r"\b(?:has|formally|jointly|today) $")
_LISTED = re.compile(r"(?:[Ss]igned by|[Ss]ignator(?:y|ies)|[Ss]igners?)[^:;]{0,30}:")
_HEADS = "heads|leaders|[Pp]residents|[Dd]irectors|[Rr]ectors|[Dd]eans|[Cc]hairs|[Cc]hairmen|[Mm]ayors|[Gg]overnors|[Cc]hancellors|[Mm]inisters|CEOs|executives|representatives"
_BOTH_HEADS = re.compile(
    rf"\bsigned by (?:both|the two|the|their)(?: (?:two|respective))? (?:{_HEADS}|sides)\b|\b(?:[Bb]oth|[Tt]he two)(?: (?:{_HEADS}|men|women))? (?:then |also )?signed\b"
)
_SHE_AND = re.compile(r"\b(?:[Ss]he|[Hh]e) and (?:(?:its|the|her|his) )?$")
_SHE_SIGNED = re.compile(r"(?:[A-Z][a-z ]{2,20}, )?(?:[Ss]he|[Hh]e) (?:has |then |also )?(?:signed|put|exchanged)\b")
_LIST_FOLLOWS = re.compile(
    r"^(?:[0-9]{1,2}[.)] ?|\([0-9]\) ?)?(?:Parties and )?(?:[Ss]ignator(?:ies|y)|SIGNATORIES|[Ss]igned by):?$|\b(?:[Ss]igned\b[^:]{0,60}\bby|[Ss]ignatories(?: (?:were|are))?|[Ss]igners?(?: were)?):$"
)
# "Osaka's vice president Ann Poe", "Kanagawa Governor Bo Lind"
_WHOSE = re.compile(r"\b(?P<who>[A-Z][\w-]+(?: [A-Z][\w-]+)?)(?:'s)? $")
_POST_WORD = re.compile(
    r"\b(?P<word>(?i:City|Town|County|University|Hospital|Council|Institute|Cent(?:er|re)|Hospital|Agency|Ministry|College|Company|Foundation|Hub|Park|Cluster|Network|Association|Chamber|bank|district|borough)) $"
)
_STANDS_FOR = re.compile(
    r"(?:,? (?=on behalf|representing)| |,? (?:who )?sign(?:ed|ing) (?:it )?)(?:for|on behalf of|representing) (?P<who>(?:the |its |his |her |their )?[A-Za-z][\w'&-]*(?: (?:of |for )?[A-Z][\w'&-]*){0,6})"
)
# ", Dean of the Faculty of Engineering, for Kaze University": right behind a name and its post.
_STANDS_BEHIND = re.compile(
    r"(?:, [^,;()]{3,70}){1,2}, (?:for|on behalf of|representing) (?P<who>(?:the |its |his |her |their )?[A-Za-z][\w'&-]*(?: (?:of |for )?[A-Z][\w'&-]*){0,6})"
)
# ", and for Kaze Hub by its Chair": those who follow, not those who stand before.
_NEXT_SIDE = re.compile(
    r"[^.;()]*?(?:,| and|;) (?:and )?(?:for|on behalf of|representing) (?:the )?[\w' &-]{2,60}? by "
)
_OUR = re.compile(r"\b[Oo]ur (?:own )?$")
_REPRESENTED = re.compile(r"\brepresented (?:at the (?:ceremony|signing|event) )?by\b")
_SIGNED = re.compile(r"\b(?:signed|signing|signature|exchanged|inked|concluded|sealed|pens?)\b")
_BY_ITS = re.compile(
    r"(?: \([^()]{2,12}\))?,?(?: ?\(| )?(?:(?:was|were|is|being) )?(?:(?:duly|also) )?(?:represented )?(?:at the (?:ceremony|signing|event) )?by (?:its |their |the )?[^;]{0,90}"
)
# "while the hub was represented by its Director, Ann Poe"
_THE_REPRESENTED = re.compile(
    r"\b[Tt]he (?P<word>[A-Za-z]+) (?:was|is|were|being) represented by (?:its |their |the )?[^.;]{0,60}$"
)
_QUOTED = re.compile(r'"[^"]*"')


@dataclass(frozen=True, slots=True)
class Placed:
    """A person as named at one place, with the post and organisation that the words there give."""

    mention: Mention
    person: PersonDraft
    draft: Draft | None
    title: str


def note_signatories(notes: Notes, namer: Namer, placed: list[Placed]) -> None:
    """Note who signed each agreement told of, sentence by sentence."""
    own = [a for a in notes.agreements if a.status not in ("earlier", "announced")]
    if not own:
        return
    for sentence in notes.page.sentences:
        if (
            "ign" not in sentence.text
            and "exchanged" not in sentence.text
            and "executed" not in sentence.text
            and "inked" not in sentence.text
            and "sealed" not in sentence.text
            and "concluded" not in sentence.text
            and " pen" not in sentence.text
            and "ounterparts were" not in sentence.text
        ):
            if _REPRESENTED.search(sentence.text) and _after_signing(notes, sentence):
                _read_represented(notes, namer, own, sentence, placed)
            continue
        if "ign" in sentence.text and _REPRESENTED.search(sentence.text):
            _read_represented(notes, namer, own, sentence, placed)
        here = _between(placed, sentence.start, sentence.end)
        both = _BOTH_HEADS.search(sentence.text)
        if both and not _between(placed, sentence.start, sentence.start + both.end()):
            _note_both(notes, namer, own, sentence, placed)
        elif not here and _LIST_FOLLOWS.search(sentence.text):
            _read_list(notes, namer, own, sentence, placed)
        elif here:
            for part in _parts(notes.page.text, sentence):
                _read_part(notes, namer, own, part, placed)


def _between(placed: list[Placed], start: int, stop: int) -> list[Placed]:
    """Those of *placed*, which are in order, whose names begin between two offsets."""
    first = bisect_left(placed, start, key=lambda each: each.mention.start)
    return placed[first : bisect_left(placed, stop, key=lambda each: each.mention.start)]


def _note_both(notes: Notes, namer: Namer, own: list[AgreementDraft], sentence: Span, placed: list[Placed]) -> None:
    """ "It was signed by the two heads": the two of whom the sentences before tell, each for a party of their own."""
    for count in (2, 1):
        before = notes.page.sentences_before(sentence.start, count)[:1]
        here = _between(placed, before[0].start, sentence.start) if before else []
        sides = {_party(notes, namer, own[-1], sentence, each): each for each in here}
        if len(own) == 1 and len(sides) == len(here) == len(own[0].parties) and "" not in sides:
            for party, each in sides.items():
                _note(notes, own[0], each, party)
            return


def _after_signing(notes: Notes, sentence: Span) -> bool:
    """Whether one of the two sentences before tells of the signing."""
    return any(_SIGNED.search(s.text) for s in notes.page.sentences_before(sentence.start, 2))


def _read_represented(
    notes: Notes, namer: Namer, own: list[AgreementDraft], sentence: Span, placed: list[Placed]
) -> None:
    """ "A was represented by its Rector, X, while B was represented by its Chair, Y": each for the party named before."""
    text, last = notes.page.text, sentence.start
    if "respective" in sentence.text:
        return
    for each in _between(placed, sentence.start, sentence.end):
        first, last = last, each.mention.end
        named = candidates(text, first, each.mention.whole[0])
        meant = (
            namer.draft(named[-1]).id if named and _BY_ITS.fullmatch(text, named[-1].end, each.mention.start) else ""
        )
        word = None if meant else _THE_REPRESENTED.search(text, first, each.mention.start)
        for agreement in own:
            parties = [notes.registry.get(party) for party in agreement.parties]
            of_word = namer.generic(word["word"], parties) if word else None
            if party := of_word.id if of_word else meant if meant in agreement.parties else "":
                _note(notes, agreement, each, party)


def _read_list(notes: Notes, namer: Namer, own: list[AgreementDraft], head: Span, placed: list[Placed]) -> None:
    """ "The MoU was signed by:" and a line for each of them."""
    text = notes.page.text
    for start, end in notes.page.lines[bisect_left(notes.page.lines, (head.end, 0)) :]:
        here = _between(placed, start, end)
        if not here or (end - start > 200 and text[end - 1] == "."):
            return
        line = Span(start, end, text[start:end])
        agreement = _meant(notes, own, head, here)
        for each in here[:1]:
            named = {draft.id for _a, _b, draft in notes.registry.mentions(start, end)} & set(agreement.parties)
            only = next(iter(named)) if len(named) == 1 else ""
            if party := _party(notes, namer, agreement, line, each) or only:
                _note(notes, agreement, each, party)


def _parts(text: str, sentence: Span) -> list[Span]:
    """A sentence cut at semicolons: one may tell of the agreement, the next who signed it."""
    edges = [
        sentence.start,
        *(
            sentence.start + m.end()
            for m in re.finditer(r"; (?!on behalf|and by|and on|for )(?![^()]*\))", sentence.text)
        ),
        sentence.end,
    ]
    if _LISTED.match(sentence.text):
        return [sentence]
    # "signed by A, Chief Executive of X; Professor B of Y; and Dr C": who is told behind a semicolon signed as well.
    people = {m.whole[0] for m in people_between(text, sentence.start, sentence.end)}
    edges = [
        e for e in edges if e == sentence.start or not (e in people or (text.startswith("and ", e) and e + 4 in people))
    ]
    return [Span(a, b, text[a:b]) for a, b in pairwise(edges)]


def _read_part(notes: Notes, namer: Namer, own: list[AgreementDraft], part: Span, placed: list[Placed]) -> None:
    text = notes.page.text
    here = _between(placed, part.start, part.end)
    agreement = _meant(notes, own, part, here)
    if not here or _past(notes, agreement, part):
        return
    signing = [p for p in here if _signs(text, part, p.mention)]
    if signing and (_SHE_AND.search(text[part.start : signing[0].mention.whole[0]]) or _SHE_SIGNED.match(part.text)):
        # "says Ann Poe. On Wednesday she and Bo Lind signed"
        signing = [*_between(placed, 0, part.start)[-1:], *signing]
    if len(told := [a for a in own if a.start == agreement.start]) > 1:
        _note_for_each(notes, namer, told, part, signing)
        return
    left = []
    for each in signing:
        party = _party(notes, namer, agreement, part, each)
        if party:
            _note(notes, agreement, each, party)
        else:
            left.append(each)
    taken = {signatory.party for signatory in agreement.signatories}
    free = [party for party in agreement.parties if party not in taken]
    if len(left) == len(free) > 1 and (
        len(free) == len(agreement.parties) == len(signing) or "respective" in part.text
    ):
        _note_in_order(notes, agreement, left, free)
        return
    # One party is left and one person: whom else did they sign for?
    if len(left) == 1 and len(free) == 1 and len(signing) > 1:
        _note(notes, agreement, left[0], free[0])


def _note_for_each(notes: Notes, namer: Namer, told: list[AgreementDraft], part: Span, signing: list[Placed]) -> None:
    """ "agreements with A and B … were signed by X with A's Y and B's Z": each for the agreements of their own side."""
    for each in signing:
        for agreement in told:
            sides = (each.draft.id, each.draft.parent) if each.draft else ()
            known = [side for side in sides if side in agreement.parties]
            meant = _party(notes, namer, agreement, part, each) if not each.draft else ""
            for side in known or [meant] * bool(meant):
                _note(notes, agreement, each, side)


def _note_in_order(notes: Notes, agreement: AgreementDraft, signing: list[Placed], free: list[str]) -> None:
    """Match people and parties that the text names in the same order, and doubt it: the words do not say who stands for whom."""
    for first, last in ((agreement.start, agreement.end), (0, signing[0].mention.start)):
        named = {draft.id: start for start, _end, draft in reversed(notes.registry.mentions(first, last))}
        if not set(free) - set(named):
            break
    else:
        return
    for each, party in zip(signing, sorted(free, key=lambda party: named[party]), strict=True):
        _note(notes, agreement, each, party)
    where = (signing[0].mention.start, signing[-1].mention.end)
    doubt_order(notes, agreement, [each.person for each in signing], where)


def _meant(notes: Notes, own: list[AgreementDraft], part: Span, here: list[Placed]) -> AgreementDraft:
    if len(own) == 1:
        return own[0]
    named = [draft.id for _a, _b, draft in notes.registry.mentions(part.start, part.end)]
    named += [p.draft.id for p in here if p.draft]
    hub = notes.hub_id
    fitting = [a for a in own if any(party in named for party in a.parties if party != hub)]
    before = [a for a in own if a.start <= part.start]
    return fitting[0] if len(fitting) == 1 else (before or own)[-1]


def _past(notes: Notes, agreement: AgreementDraft, part: Span) -> bool:
    """Whether the words belong to another, earlier agreement."""
    return _OF_NOW.match(part.text) is None and any(
        a.status == "earlier" and a.start <= part.start < a.end and not agreement.start <= part.start < agreement.end
        for a in notes.agreements
    )


def _signs(text: str, part: Span, mention: Mention) -> bool:
    """Whether the words of *part* say that the person signed."""
    lead = text[part.start : mention.start]
    outside = _QUOTED.sub(lambda m: " " * len(m[0]), _undotted(part.text))
    at = mention.start - part.start
    if not outside[at : at + 1].strip():
        return False
    by = list(_BY.finditer(outside, 0, at))
    if by:
        return not _NOT.search(lead[by[-1].end() :]) and not _COMING.search(outside[: by[-1].start()])
    if intro := _INTRO.match(lead):
        lead = lead[intro.end() :]
    lead = _CLAUSE.split(lead)[-1]
    behind = outside[mention.end - part.start :]
    after = _AFTER_SIGNING.match(behind)
    pictured = after is not None and not _NOT.search(lead) and not _NOT.search(after[0])
    if pictured or _WITH_ONE.search(outside[: mention.whole[0] - part.start]):
        return True
    who = _WHO.search(behind)
    if who is not None and behind[: who.start()] == ", who ":
        return True  # "attended by the Mayor and by Ann Poe, who signed"
    if who is None and GATHERED_EN.search(part.text[: (to_sign := part.text.find("to sign ")) + 3]):
        return mention.start - part.start < to_sign and not _NOT.search(lead)
    return who is not None and not _NOT.search(lead) and _leads_to(lead, behind[: who.start()])


def _undotted(words: str) -> str:
    """The words of one sentence without the full stops of abbreviations, at the same offsets: no full stop ends it but its last."""
    return words[:-1].replace(".", "·") + words[-1:]


def _leads_to(lead: str, between: str) -> bool:
    """Whether a name behind *lead* is the subject of the verb behind *between*."""
    if re.search(r"\b(?:all|both|each) of whom $", between):
        return True
    if re.search(r"\bwho $", between):
        return len(between) < 80
    if (
        _COMING.search(between)
        or _OTHER_VERB.search(between)
        or re.search(r"\b(?:of which|under|like|by|between)\b", lead[-30:])
    ):
        return False
    return not _AUXILIARY.search(between) or bool(_BEFORE_SIGNED.search(between))


def _party(notes: Notes, namer: Namer, agreement: AgreementDraft, part: Span, each: Placed) -> str:
    text = notes.page.text
    parties = [notes.registry.get(party) for party in agreement.parties]
    draft = each.draft or next((notes.registry.get(post.organisation) for post in each.person.posts), None)
    if draft is not None:
        for candidate in (draft.id, draft.parent):
            if candidate in agreement.parties:
                return candidate
        related = [
            p
            for p in parties
            if p.parent == draft.id
            or (p.parent and p.parent == draft.parent)
            or p.official.startswith(f"{draft.official}, ")
            or draft.official.endswith(f", {p.official}")
        ]
        if len(related) == 1:
            return related[0].id
    if each.mention.post and (party := _ministry(text, each.mention.post[1], parties)):
        return party
    words = _undotted(part.text)
    behind_name = words[each.mention.end - part.start :]
    near_by = _STANDS_FOR.match(behind_name)
    ahead = _for_ahead(words[: each.mention.whole[0] - part.start]) or _for_ahead(
        words[: each.mention.start - part.start]
    )
    behind = None if _NEXT_SIDE.match(behind_name) else _FOR_BEHIND.match(behind_name)
    own = _STANDS_BEHIND.match(behind_name)
    if _OUR.search(text[: each.mention.whole[0]][-12:]) and notes.hub_id in agreement.parties:
        return notes.hub_id
    whose = _WHOSE.search(text, part.start, each.mention.whole[0])
    for match in (near_by, own, ahead, behind, whose):
        if match and (party := _by_words(notes, namer, parties, match["who"])):
            return party
    said = _generic_words(text, part, each.mention)
    meant = next((meant for word in said if (meant := namer.generic(word, parties))), None)
    return meant.id if meant else _last_of_row(notes, agreement, part, each)


def _last_of_row(notes: Notes, agreement: AgreementDraft, part: Span, each: Placed) -> str:
    """ "Signatories: Ann Poe, Officer, Sales Headquarters, Aoba": the party with which the words behind a name end."""
    if not _LISTED.match(part.text):
        return ""
    following = people_between(notes.page.text, each.mention.end + 1, part.end)
    stop = min(notes.page.line_at(each.mention.start)[1], following[0].whole[0] if following else part.end)
    named = [draft.id for _a, _b, draft in notes.registry.mentions(each.mention.end, stop)]
    return named[-1] if named and named[-1] in agreement.parties else ""


def _for_ahead(words: str) -> re.Match[str] | None:
    """For whom the words before a name say that somebody signed."""
    leads = reversed(list(_FOR.finditer(words)))
    return next((who for lead in leads if (who := _FOR_AHEAD.match(words, lead.end()))), None)


def _generic_words(text: str, part: Span, mention: Mention) -> Iterator[str]:
    """Yield the words for an organisation beside a name: president of the university, the company's director, City Manager."""
    near = text[mention.end : min(part.end, mention.end + 90)]
    ahead = text[max(part.start, mention.whole[0] - 40) : mention.whole[0]]
    for found in (
        re.match(r",? (?:[\w-]+ ){0,6}?(?:of|for|at) the (?P<word>[A-Z]?[a-z]+)\b", near),
        re.match(r",? (?:the|its) (?P<word>[A-Za-z]+)'s ", near),
        _POST_WORD.search(ahead),
        re.search(r"\b[Tt]he (?P<word>[A-Za-z]+)'s $", ahead),
    ):
        if found:
            yield found["word"]


def _ministry(text: str, offset: int, parties: list[Draft]) -> str:
    """Minister of Health: the party that is the Ministry of Health."""
    fields = {
        re.split(r" of ", found["field"])[0]: p.id
        for p in parties
        for name in p.names
        if (found := re.match(r"(?:Ministry|Department) (?:of|for) (?P<field>.+)", name.text))
    }
    behind = re.match(r" (?:of|for) (?:the )?(?P<word>[A-Z][a-z]+)", text[offset : offset + 60])
    fitting = [
        field
        for field in fields
        if text.startswith((f" of {field} ", f" for {field} ", f" of {field},", f" for {field},"), offset)
    ] or [field for field in fields if behind and field.split()[0].rstrip(",") == behind["word"]]
    return fields[max(fitting, key=len)] if fitting else ""


def _by_words(notes: Notes, namer: Namer, parties: list[Draft], words: str) -> str:
    """The party that "Northgate", "the city" or "Caldera State" means."""
    bare = re.sub(r"^(?:the|her|his|their) ", "", words)
    ids = {p.id: p for p in parties}
    found = notes.registry.find(bare)
    if found and found.id in ids:
        return found.id
    starting = [p for p in parties if any(re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", name.text) for name in p.names)]
    if len(starting) == 1:
        return starting[0].id
    meant = namer.generic(bare, parties)
    return meant.id if meant else ""


def _note(notes: Notes, agreement: AgreementDraft, each: Placed, party: str) -> None:
    add_role(each.person, "signed")
    if "named" in each.person.roles:
        each.person.roles.remove("named")
    if each.person.id in {signatory.person for signatory in agreement.signatories}:
        return
    title = each.title or next((post.titles[0].text for post in each.person.posts), "")
    words = (Words(title, notes.words_language),) if title else ()
    quote = notes.page.quote(*each.mention.whole)
    agreement.signatories.append(Signatory(each.person.id, words, party, quote))
