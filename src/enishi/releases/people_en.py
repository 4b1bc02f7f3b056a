"""People in English: their names, their posts at organisations, how the text names them."""

import re

from enishi.releases.drafts import Notes, PersonDraft
from enishi.releases.names_en import Candidate
from enishi.releases.naming_en import Namer
from enishi.releases.people import add_role, is_caption, note_person, note_post, read_labelled
from enishi.releases.persons_en import Mention, people_in
from enishi.releases.posts_en import organisation_of
from enishi.releases.registry import Draft
from enishi.releases.signatories_en import Placed, note_signatories
from enishi.releases.words import TITLE_EN

__all__ = ["read_people_en"]

_LABELLED = re.compile(
    rf"\s*(?P<title>{TITLE_EN}\b(?! Office)[^:]{{0,30}}|[^:]{{0,20}}(?:長|代表))\s*:\s*(?P<names>.+)", re.S
)
_FIELD_OF = re.compile(
    r"((?:,? (?:for|of|and|in|&)(?: the)?)? [A-Z][\w,& -]*?)(?:,| of| at| for| with| from)?(?: the)? $"
)
_SPELLING = re.compile(r" ?(?:\(|/ ?)(?P<spelling>[一-龠々ァ-ヴーぁ-ん][一-龠々ァ-ヴーぁ-ん・=＝ A-Z.]{1,30})\)?")


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
        organisation = organisation_of(notes, mention)
        draft = namer.draft(organisation, 0.8) if organisation else None
        person = _noted(notes, mention, draft, organisation)
        surnames[name.rsplit(" ", 1)[-1]] = person
        if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]+", name):
            surnames.setdefault(name.split(" ")[0], person)  # Lin Kuo-hsiung
        placed.append(Placed(mention, person, draft, _title(text, mention, organisation)))
    note_signatories(notes, namer, placed)


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
        field = _FIELD_OF.match(between)
        if field:
            end += len(field[1].rstrip(" ,"))
    return text[start:end].strip()
