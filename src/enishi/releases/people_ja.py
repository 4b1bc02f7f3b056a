"""People in Japanese: in an organisation's brackets, in captions, as speakers."""

import re

from enishi.organisations import name_key
from enishi.releases.drafts import Notes
from enishi.releases.people import (
    add_role,
    is_caption,
    note_person,
    note_post,
    read_labelled,
)
from enishi.releases.persons_ja import name_before
from enishi.releases.posts_ja import bearers
from enishi.releases.registry import Draft
from enishi.releases.signers_ja import organisation_before
from enishi.releases.signing_ja import read_signatories_ja
from enishi.releases.signing_rows_ja import read_signing_rows_ja
from enishi.releases.words import TITLE
from enishi.text import tokens

__all__ = ["read_people_ja"]

_LATIN = r"[A-Z][a-zà-ÿ'’-]+(?: (?:[A-Z]\.|[A-Z][a-zà-ÿ'’-]+|de|van|von|bin))* [A-Z][A-Za-zà-ÿ'’-]+"
_KATAKANA = r"[ァ-ヴー]+(?:[・=＝ ][A-Zァ-ヴー]+){1,4}"
_KANJI = r"[一-龠々ヶ]{1,4}[ ]?(?:[一-龠々]{1,4}?|[ぁ-ん]{2,4}(?=[ 氏さ様]|$)|[ァ-ヴー]{2,5})"
_NAME = rf"(?P<name>{_LATIN}|{_KATAKANA}|{_KANJI})"
_HONORIFIC = r"(?:氏|様|さん|先生|博士)?"
_LABELLED = re.compile(
    rf"\s*(?P<title>[^::]{{0,30}}{TITLE}[^::]{{0,12}}?)(?:\s*[::]\s*|[ ]|(?<=[長事役者表授])・)(?P<names>.+)", re.S
)
_AFTER = (
    re.compile(
        rf"(?:の|[ ])?(?P<title>[^、。「」()\n :]{{0,34}}?{TITLE}(?:[・兼](?:{TITLE}))*)(?:の|[ ]|で?ある)[ ]?{_NAME}{_HONORIFIC}(?=[はがとにも、。「」() \n:]|$)"
    ),
    re.compile(rf"(?:の|[ ])?(?P<dept>[^、。「」()\n ]{{0,40}})[ ]{_NAME}(?P<title>{TITLE})"),
    re.compile(rf"(?:の)?{_NAME}(?P<title>{TITLE})(?=[はがとにも、。「」() \n]|$)"),
)
_SAID = re.compile(r"述べ|コメント|語っ|話し|期待を寄せ|挨拶|談話")


def read_people_ja(notes: Notes) -> None:
    """Note the people that the text names with a post, and how it names them."""
    read_labelled(notes, _LABELLED)
    text = notes.page.text
    for start, end in notes.page.lines:
        for _mention_start, mention_end, draft in notes.registry.mentions(start, end):
            for pattern in _AFTER:
                match = pattern.match(text, mention_end, end)
                if match and _is_person(match["name"]) and not _is_given(text, match):
                    _note(notes, draft, match)
                    break
    read_signing_rows_ja(notes)
    read_signatories_ja(notes)
    _note_others(notes)


def _note_others(notes: Notes) -> None:
    """Note whom else the text names in full with a post; whose post it is, only where an organisation stands right before."""
    text = notes.page.text
    for start, end in notes.page.lines:
        for bearer in bearers(text, start, end):
            if bearer.name is None or not bearer.full or name_key(text[slice(*bearer.name)]) in notes.people_by_key:
                continue
            person = note_person(notes, [bearer.name], bearer.name)
            draft = organisation_before(notes, bearer, start)
            if draft is not None:
                note_post(notes, person, draft, text[slice(*bearer.post)], (bearer.start, bearer.end))
            said = _SAID.search(notes.page.sentence_at(bearer.start).text)
            add_role(person, "quoted" if said else "pictured" if is_caption(notes, bearer.start) else "named")


def _is_person(name: str) -> bool:
    """Whether *name* is a person's: written like a foreign one, or a Japanese one that the dictionary knows."""
    if not re.match(r"[一-龠々]", name):
        return True
    return any("人名" in token.pos for token in tokens(name)) and not re.search(
        r"[大学校所部局社会長]$|委員$|代表$|氏$|^出席者|^補佐", name
    )


def _is_given(text: str, match: re.Match[str]) -> bool:
    """Whether what was taken for a name is only the given one, its surname taken for a department: 赤堀|直樹理事長."""
    if not match.groupdict().get("dept"):
        return False
    whole = name_before(text, match.start("dept"), match.start("title"), match["title"])
    return whole is not None and whole[0] < match.start("name")


def _note(notes: Notes, draft: Draft, match: re.Match[str]) -> None:
    where = (match.start(), match.end())
    department = (match.groupdict().get("dept") or "").strip()
    title = f"{department} {match['title']}".strip()
    person = note_person(notes, [match.span("name")], match.span("name"))
    note_post(notes, person, draft, title, where)
    sentence = notes.page.sentence_at(match.start())
    words = notes.page.text[sentence.start : sentence.end]
    if _SAID.search(words) or notes.page.text[match.end() : match.end() + 4].startswith(("は、「", "は「")):
        add_role(person, "quoted")
    elif is_caption(notes, match.start()):
        add_role(person, "pictured")
    else:
        add_role(person, "named")
