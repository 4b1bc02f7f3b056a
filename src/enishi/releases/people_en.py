"""People in English: their names, their posts at organisations, how the text names them."""

import re

from enishi.releases.drafts import Notes, PersonDraft
from enishi.releases.names_en import Candidate, candidates, is_sure
from enishi.releases.naming_en import Namer
from enishi.releases.people import add_role, doubt_signatories, is_caption, note_person, note_post, read_labelled
from enishi.releases.persons_en import Mention, people_in
from enishi.releases.registry import Draft
from enishi.releases.signatories_en import Placed, note_signatories
from enishi.releases.words import TITLE_EN

__all__ = ["read_people_en"]

_LABELLED = re.compile(rf"\s*(?P<title>{TITLE_EN}[^:]{{0,30}}|[^:]{{0,20}}(?:長|代表))\s*:\s*(?P<names>.+)", re.S)
_SPELLING = re.compile(r" ?(?:\(|/ ?)(?P<spelling>[一-龠々ァ-ヴーぁ-ん][一-龠々ァ-ヴーぁ-ん・=＝ A-Z.]{1,30})\)?")
_LINK = re.compile(
    r"(?:(?: [A-Z][\w&-]*| (?:and|&|of|for|in|the)){0,12}?(?: of| at| for| with| from|,| in)(?: the| a)? |,? (?:[a-z-]+ ){0,6}?(?:of|at|for|from|and acting [a-z]+ of)(?: the)? | )(?=[A-Za-z])"
)
_OF_NAME = re.compile(r",? (?:of|at|from|for|with)(?: the)? |, (?:the )?| \((?:the )?")
_IN_BRACKET = re.compile(r"(?:,| of| at)(?: the)? (?P<name>[A-Z][^,()\n]{1,60})\)")
_WHOSE = re.compile(r"(?:'s?)? $")
_OF_BEHIND = re.compile(r"\b(?:of|at|for)(?: the)? $")


def read_people_en(notes: Notes, namer: Namer) -> None:
    """Note the people that the text names, with their posts, how it names them, and who signed."""
    read_labelled(notes, _LABELLED)
    text = notes.page.text
    placed: list[Placed] = []
    surnames: dict[str, PersonDraft] = {}
    for mention in people_in(text):
        name = text[mention.start : mention.end]
        if mention.surname:
            person = surnames.get(name.rsplit(" ", 1)[-1])
            if person is not None:
                if mention.said:
                    add_role(person, "quoted")
                placed.append(Placed(mention, person, None, ""))
            continue
        organisation = _organisation(notes, mention)
        draft = namer.draft(organisation, 0.8) if organisation else None
        person = _noted(notes, mention, draft, organisation)
        surnames[name.rsplit(" ", 1)[-1]] = person
        placed.append(Placed(mention, person, draft, _title(text, mention, organisation)))
    note_signatories(notes, namer, placed)
    doubt_signatories(notes)


def _noted(notes: Notes, mention: Mention, draft: Draft | None, organisation: Candidate | None) -> PersonDraft:
    text = notes.page.text
    names = [(mention.start, mention.end)]
    if spelling := _SPELLING.match(text, mention.end):
        names.append(spelling.span("spelling"))
    person = note_person(notes, names, names[0])
    title = _title(text, mention, organisation)
    if draft is not None and organisation is not None and title:
        where = (min(mention.whole[0], organisation.start), max(mention.whole[1], organisation.end))
        note_post(notes, person, draft, title, where)
    caption = is_caption(notes, mention.start)
    add_role(person, "pictured" if caption else "quoted" if mention.said or _speaks(notes, mention) else "named")
    return person


def _speaks(notes: Notes, mention: Mention) -> bool:
    """Whether the sentence around a name reports what somebody said, outside its quotation marks."""
    sentence = notes.page.sentence_at(mention.start)
    outside = re.sub(r'"[^"]*"', " ", sentence.text)
    return bool(
        re.search(
            r"\b(?:said|says|stated|states|commented|comments|added|adds|remarked|noted|explained|told)\b", outside
        )
    )


def _title(text: str, mention: Mention, organisation: Candidate | None) -> str:
    if mention.post is None:
        return ""
    start, end = mention.post
    if organisation is not None and not mention.ahead and organisation.start > end:
        # "Vice Provost for Global Engagement of UCLA": the field belongs to the post.
        between = text[end : organisation.start]
        field = re.match(
            r"((?:,? (?:for|of|and|in|&)(?: the)?)? [A-Z][\w,& -]*?)(?:,| of| at| for| with| from)?(?: the)? $", between
        )
        if field:
            end += len(field[1].rstrip(" ,"))
    return text[start:end].strip()


def _organisation(notes: Notes, mention: Mention) -> Candidate | None:
    """The organisation of which the words beside a name say that the person holds the post there."""
    text = notes.page.text
    line_end = notes.page.line_at(mention.start)[1]
    if mention.post is None:
        link = _OF_NAME.match(text, mention.end, line_end)
        found = (
            candidates(text, link.end(), min(line_end, link.end() + 100))[:1]
            if link and not link[0].startswith((", ", " ("))
            else []
        )
        return found[0] if found and link and found[0].start == link.end() else None
    if mention.ahead:
        return _before(text, mention.post[0]) or _behind(text, mention, line_end) or _between(text, mention)
    return _beyond(notes, mention, line_end) or _before(text, mention.post[0])


def _before(text: str, offset: int) -> Candidate | None:
    """X's President, X President: the organisation right before the post."""
    found = candidates(text, max(0, offset - 90), offset)
    if (
        found
        and re.fullmatch(r"(?:'s?)?,? (?:the )?(?:own )?", text[found[-1].whole_end : offset])
        and "," not in text[found[-1].whole_end : offset]
    ):
        return found[-1]
    return None


def _between(text: str, mention: Mention) -> Candidate | None:
    """President of X Hanako Sato: the organisation between post and name."""
    if mention.post is None:
        return None
    found = candidates(text, mention.post[1], mention.start)
    return found[0] if found and _OF_BEHIND.search(text[mention.post[1] : found[0].start]) else None


def _behind(text: str, mention: Mention, end: int) -> Candidate | None:
    """Dean Patricia Ruiz of X."""
    link = _OF_NAME.match(text, mention.end, end)
    if link is None:
        return None
    found = candidates(text, link.end(), min(end, link.end() + 100))
    if (
        found
        and found[0].start == link.end()
        and (not link[0].startswith(", ") or is_sure(text[found[0].start : found[0].end]))
    ):
        return found[0]
    return None


def _beyond(notes: Notes, mention: Mention, line_end: int) -> Candidate | None:
    """Hanako Sato, Vice President for Research of X: the first organisation known or sure behind the post."""
    text = notes.page.text
    if mention.post is None:
        return None
    stop = re.compile(r"[.;)\n](?= |$|\n)|, and |\band by\b|\bsaid\b|\bsigned\b| and (?=(?:Dr|Prof|Mr|Ms)\b)").search(
        text, mention.post[1], line_end
    )
    end = stop.start() if stop else line_end
    following = [m for m in people_in(text) if m.start > mention.end and m.start < end]
    if following:
        end = min(end, (following[0].whole[0] if following[0].ahead else following[0].start))
    if bracketed := _IN_BRACKET.match(text, mention.post[1]):
        return Candidate(*bracketed.span("name"), bracketed.end("name"), None)
    found = candidates(text, mention.post[1], min(end, mention.post[1] + 160))
    for candidate in found:
        name = text[candidate.start : candidate.end]
        if (notes.registry.find(name) or is_sure(name)) and _LINK.fullmatch(text, mention.post[1], candidate.start):
            return candidate
    for candidate in found[:1]:
        if re.fullmatch(r"(?:,| of| at| for)(?: the)? ", text[mention.post[1] : candidate.start]):
            return candidate
    return None
