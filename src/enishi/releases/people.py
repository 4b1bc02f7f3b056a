"""Write people down: each once, with posts, roles and signatures; and the doubt about who signed."""

import re

from enishi.organisations import name_key
from enishi.releases.drafts import AgreementDraft, Notes, PersonDraft
from enishi.releases.reading import Name, Post, Signatory, Words
from enishi.releases.registry import Draft
from enishi.releases.words import LEGAL
from enishi.text import language_of

__all__ = [
    "add_role",
    "doubt_order",
    "doubt_signatories",
    "is_caption",
    "note_person",
    "note_post",
    "note_signatory",
    "read_labelled",
]

_LEGAL = re.compile(rf"{LEGAL} ?")
_IMAGE = re.compile(
    r"\.(?:jpe?g|png|gif)|写真|左から|右から|\(左\)|\(右\)|\bPhoto\b|\b[Ff]rom left\b|\((?:left|right)\)", re.I
)


def note_person(notes: Notes, names: list[tuple[int, int]], where: tuple[int, int]) -> PersonDraft:
    """Return the person who bears one of the *names* (offsets), a new one where nobody does."""
    text = notes.page.text
    keys = [name_key(text[a:b]) for a, b in names]
    person = next((notes.people_by_key[key] for key in keys if key in notes.people_by_key), None)
    if person is None:
        person = PersonDraft(f"p{len(notes.people) + 1}", [], [], [], *where)
        notes.people.append(person)
    known = {name_key(name.text) for name in person.names}
    for (start, end), key in zip(names, keys, strict=True):
        written = text[start:end].strip()
        if key not in known:
            language = "en" if language_of(written) == "en" else "ja"
            person.names.append(Name(written, language, "official", notes.page.quote(start, end)))
            notes.people_by_key.setdefault(key, person)
    return person


def note_post(notes: Notes, person: PersonDraft, draft: Draft, title: str, where: tuple[int, int]) -> None:
    """Give *person* the post *title* at *draft*, once."""
    if any(post.organisation == draft.id and title in {words.text for words in post.titles} for post in person.posts):
        return
    person.posts.append(Post(draft.id, (Words(title, notes.words_language),), notes.page.quote(*where)))


def add_role(person: PersonDraft, role: str) -> None:
    """Give *person* the role, once."""
    if role not in person.roles:
        person.roles.append(role)


def read_labelled(notes: Notes, label: re.Pattern[str]) -> None:
    """Read "学長:NAME/NAME" as it stood in an organisation's brackets: who leads it, in each spelling."""
    text = notes.page.text
    for draft, start, end in notes.registry.labelled:
        match = label.match(text, start, end)
        if not match or match["title"].strip().lower().endswith("office"):
            continue  # "Head office: Chuo-ku" is a place
        base, last = match.span("names")
        spans = [(base + m.start(), base + m.end()) for m in re.finditer(r"[^/／]+", text[base:last])]
        names = [(a, b) for a, b in spans if re.search(r"[A-Za-z一-龠ァ-ヴ]", text[a:b])]
        if names:
            person = note_person(notes, names, (start, end))
            note_post(notes, person, draft, match["title"].strip(), (start, end))
            add_role(person, "leads")


def is_caption(notes: Notes, offset: int) -> bool:
    """Whether the line around *offset* is no sentence and stands beside a picture."""
    start, end = notes.page.line_at(offset)
    if end - start > 400:
        return False
    line = notes.page.text[start:end]
    around = notes.page.text[max(0, start - 80) : end + 80]
    return "。" not in line and not line.rstrip().endswith(".") and bool(_IMAGE.search(around))


def note_signatory(
    notes: Notes,
    person: PersonDraft,
    draft: Draft,
    title: str,
    where: tuple[int, int],
    agreement: AgreementDraft | None = None,
) -> None:
    """Note that *person* signed *agreement* (the main one) for its party *draft*, or for the party it is part of, or that is part of it."""
    agreement = agreement or notes.main
    if agreement is None or person.id in {signatory.person for signatory in agreement.signatories}:
        return
    party = next((p for p in (draft.id, draft.parent) if p in agreement.parties), "")
    if not party:
        parts = [p for p in agreement.parties if _is_whole_of(notes.registry.get(p).official, draft.official)]
        party = parts[0] if len(parts) == 1 else ""
    if party:
        words = (Words(title, notes.words_language),)
        agreement.signatories.append(Signatory(person.id, words, party, notes.page.quote(*where)))


def _is_whole_of(whole: str, part: str) -> bool:
    """Whether *whole* is *part* with what it belongs to (A大学大学院薬学研究科), or a part of it."""
    whole, part = _LEGAL.sub("", whole), _LEGAL.sub("", part)
    return whole.startswith(part) or whole.endswith(part)


def doubt_order(notes: Notes, agreement: AgreementDraft, people: list[PersonDraft], where: tuple[int, int]) -> None:
    """Doubt for whom *people* signed, where only the order of the names told it."""
    names = [person.names[0].text for person in people]
    notes.doubt(
        "unclear_signatory",
        (
            f"{'、'.join(names)}が署名しましたが、どの当事者のためかは書かれていません。当事者と同じ順に読みました。",
            f"{', '.join(names)} signed, but the text does not say for whom. They were matched with the parties in the order in which both are named.",
        ),
        ("署名者がどの当事者に属するかを確かめてください。", "Check for which party each of them signed."),
        where,
        about=" ".join([agreement.id, *(person.id for person in people)]),
    )


def doubt_signatories(notes: Notes) -> None:
    """Doubt who signed where people are pictured or quoted and the text names no signatory."""
    agreement = notes.main
    if agreement is None or agreement.status == "announced" or agreement.signatories:
        return
    shown = [
        p
        for p in notes.people
        if {"pictured", "quoted"} & set(p.roles) and {x.organisation for x in p.posts} & set(agreement.parties)
    ]
    if not shown:
        return
    names = [person.names[0].text for person in shown]
    notes.doubt(
        "unclear_signatory",
        (
            f"{'、'.join(names)}は写真または談話に出ていますが、署名したとは書かれていません。署名者としては記録しません。",
            f"{', '.join(names)}: pictured or quoted, but nowhere said to have signed. Not recorded as signatories.",
        ),
        (
            "署名者を協定書で確かめ、協定に加えてください。",
            "Check in the agreement who signed, and add the signatories.",
        ),
        (shown[0].start, shown[0].end),
        said="、".join(names) if notes.page.language == "ja" else ", ".join(names),
        about=" ".join([agreement.id, *(person.id for person in shown)]),
    )
