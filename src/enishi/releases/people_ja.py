"""People in Japanese: in an organisation's brackets, in captions, as speakers."""

import re

from enishi.organisations import name_key
from enishi.releases.drafts import Notes, PersonDraft
from enishi.releases.reading import Name, Post, Signatory, Words
from enishi.releases.registry import Draft
from enishi.releases.words import TITLE
from enishi.text import language_of, tokens

__all__ = ["read_people_ja"]

_LATIN = r"[A-Z][a-zà-ÿ'’-]+(?: (?:[A-Z]\.|[A-Z][a-zà-ÿ'’-]+|de|van|von|bin))* [A-Z][A-Za-zà-ÿ'’-]+"
_KATAKANA = r"[ァ-ヴー]+(?:[・=＝ ][A-Zァ-ヴー]+){1,4}"
_KANJI = r"[一-龠々ヶ]{1,4}[ ]?(?:[一-龠々]{1,4}|[ぁ-ん]{2,4}(?=[ 氏さ様]|$)|[ァ-ヴー]{2,5})"
_NAME = rf"(?P<name>{_LATIN}|{_KATAKANA}|{_KANJI})"
_HONORIFIC = r"(?:氏|様|さん|先生|博士)?"
_LABELLED = re.compile(rf"\s*(?P<title>[^::]{{0,30}}{TITLE}[^::]{{0,12}})\s*[::]\s*(?P<names>.+)", re.S)
_AFTER = (
    re.compile(
        rf"(?:の|[ ])?(?P<title>[^、。「」()\n ]{{0,34}}?{TITLE}(?:[・兼](?:{TITLE}))*)(?:の|[ ]|で?ある){_NAME}{_HONORIFIC}(?=[はがとにも、。「」() \n:]|$)"
    ),
    re.compile(rf"(?:の|[ ])?(?P<dept>[^、。「」()\n ]{{0,40}})[ ]{_NAME}(?P<title>{TITLE})"),
    re.compile(rf"(?:の)?{_NAME}(?P<title>{TITLE})(?=[はがとにも、。「」() \n]|$)"),
)
_SAID = re.compile(r"述べ|コメント|語っ|話し|期待を寄せ|挨拶|談話")
_SIGNED = re.compile(r"署名|調印(?:し|を)")
_IMAGE = re.compile(r"\.(?:jpe?g|png|gif)|写真|左から|右から|\(左\)|\(右\)", re.I)


def read_people_ja(notes: Notes) -> None:
    """Note the people that the text names with a post, and how it names them."""
    for draft, start, end in notes.registry.labelled:
        _from_brackets(notes, draft, start, end)
    text = notes.page.text
    for start, end in notes.page.lines:
        for _mention_start, mention_end, draft in notes.registry.mentions(start, end):
            for pattern in _AFTER:
                match = pattern.match(text, mention_end, end)
                if match and _is_person(match["name"]):
                    _note(notes, draft, match)
                    break
    _doubt_signatories(notes)


def _from_brackets(notes: Notes, draft: Draft, start: int, end: int) -> None:
    match = _LABELLED.match(notes.page.text, start, end)
    if not match:
        return
    spans = [
        (m.start(), m.end())
        for m in re.finditer(r"[^/／]+", notes.page.text[match.start("names") : match.end("names")])
    ]
    base = match.start("names")
    names = [
        (base + a, base + b) for a, b in spans if re.search(r"[A-Za-z一-龠ァ-ヴ]", notes.page.text[base + a : base + b])
    ]
    if names:
        person = _person(notes, names, (start, end))
        _post(notes, person, draft, match["title"].strip(), (start, end))
        _role(person, "leads")


def _is_person(name: str) -> bool:
    """Whether *name* is a person's: written like a foreign one, or a Japanese one that the dictionary knows."""
    if not re.match(r"[一-龠々]", name):
        return True
    return any("人名" in token.pos for token in tokens(name)) and not re.search(r"[大学校所部局社会長]$", name)


def _person(notes: Notes, names: list[tuple[int, int]], where: tuple[int, int]) -> PersonDraft:
    text = notes.page.text
    keys = {name_key(text[a:b]) for a, b in names}
    person = next((p for p in notes.people if keys & {name_key(n.text) for n in p.names}), None)
    if person is None:
        person = PersonDraft(f"p{len(notes.people) + 1}", [], [], [], *where)
        notes.people.append(person)
    known = {name_key(name.text) for name in person.names}
    for start, end in names:
        written = text[start:end].strip()
        if name_key(written) not in known:
            language = "en" if language_of(written) == "en" else "ja"
            person.names.append(Name(written, language, "official", notes.page.quote(start, end)))
    return person


def _post(notes: Notes, person: PersonDraft, draft: Draft, title: str, where: tuple[int, int]) -> None:
    if any(post.organisation == draft.id and title in {words.text for words in post.titles} for post in person.posts):
        return
    person.posts.append(Post(draft.id, (Words(title, notes.page.language),), notes.page.quote(*where)))


def _role(person: PersonDraft, role: str) -> None:
    if role not in person.roles:
        person.roles.append(role)


def _note(notes: Notes, draft: Draft, match: re.Match[str]) -> None:
    where = (match.start(), match.end())
    department = (match.groupdict().get("dept") or "").strip()
    title = f"{department} {match['title']}".strip()
    person = _person(notes, [match.span("name")], match.span("name"))
    _post(notes, person, draft, title, where)
    sentence = notes.page.sentence_at(match.start())
    words = notes.page.text[sentence.start : sentence.end]
    if _SAID.search(words) or notes.page.text[match.end() : match.end() + 4].startswith(("は、「", "は「")):
        _role(person, "quoted")
    elif _SIGNED.search(words):
        _role(person, "signed")
        _signatory(notes, person, draft, title, where)
    elif _is_caption(notes, match.start()):
        _role(person, "pictured")
    else:
        _role(person, "named")


def _is_caption(notes: Notes, offset: int) -> bool:
    """Whether the line around *offset* is no sentence and stands beside a picture."""
    start, end = notes.page.line_at(offset)
    line = notes.page.text[start:end]
    around = notes.page.text[max(0, start - 80) : end + 80]
    return "。" not in line and bool(_IMAGE.search(around))


def _signatory(notes: Notes, person: PersonDraft, draft: Draft, title: str, where: tuple[int, int]) -> None:
    agreement = notes.main
    if agreement and draft.id in agreement.parties and person.id not in {s.person for s in agreement.signatories}:
        words = (Words(title, notes.page.language),)
        agreement.signatories.append(Signatory(person.id, words, draft.id, notes.page.quote(*where)))


def _doubt_signatories(notes: Notes) -> None:
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
