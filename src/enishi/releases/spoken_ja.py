"""Agreements that a Japanese sentence speaks of as signed before, and memberships."""

import re
from collections.abc import Iterator

from enishi.releases.concluding_ja import OTHER_DAY, veil
from enishi.releases.drafts import Notes
from enishi.releases.joining_ja import Said
from enishi.releases.parties_ja import read_parties
from enishi.releases.phrases import read_phrase, register
from enishi.releases.words import agreement_kind, is_organisation
from enishi.text import Span

__all__ = ["joined", "spoken_of"]

_OF_CLAUSE = re.compile(
    r"(?:締結|調印|取り交わ)(?:いた)?し(?:た|ました)(?P<with>[^、。]{2,60}?)との(?:間の)?[^、。]{0,30}?(?:覚書|協定|MO[UC]|契約|提携)"
)
_SIGNED_THEN = re.compile(
    r"(?P<verb>締結|調印|取り?交わ|交わ|結)(?:いた)?(?:し|ん|わし)?(?:た|だ|ている|ていた)(?:[「『][^」』]{2,60}|[^、。「」はがをと]{0,24}?)(?:覚書|協定書?|MO[UC]|契約書?|提携)"
)
_DATED_NOUN = re.compile(
    r"(?:覚書|協定書?|MO[UC]|契約書?)[」』]?\((?P<day>[^()]{4,16}?)(?:に)?(?:締結|調印|署名)[^()]{0,6}\)"
)
# "2022年11月に本学とA大学が締結した協定": those who signed stand between the day and the verb.
_BY_WHOM = re.compile(r"(?:に|付けで)、?[^、。はを]{2,60}(?:が|と|で)")


def _standing(notes: Notes, sentence: Span) -> Iterator[Said]:
    """ "両者が2023年4月1日に締結した「…基本協定」により", "A市との協定(平成29年5月締結)": an agreement that stands, with its day."""
    text = notes.page.text
    found = [
        (m, m.start("verb"), (sentence.start, m.start("verb")))
        for m in _SIGNED_THEN.finditer(text, sentence.start, sentence.end)
    ]
    found += [(m, m.start(), m.span("day")) for m in _DATED_NOUN.finditer(text, sentence.start, sentence.end)]
    veiled = veil(text, sentence.start, sentence.end) if found else ""
    for match, stop, (first, last) in found:
        days = [
            d
            for d in notes.page.dates_in(first, last)
            if d.date
            and (last - d.end < 12 or _BY_WHOM.fullmatch(veiled, d.end - sentence.start, last - sentence.start))
        ]
        if days:
            parties = read_parties(notes, sentence.start, stop, veiled)
            kind = agreement_kind(match[0])
            yield Said(
                "past", parties.ids, parties.pronoun, kind, sentence.start, match.end(), match.end(), found=days[-1]
            )


def spoken_of(notes: Notes, sentence: Span) -> list[Said]:
    """ "今年11月に締結したA(…)との覚書に基づく": an agreement spoken of, which was signed before."""
    text = notes.page.text
    said = list(_standing(notes, sentence))
    for match in _OF_CLAUSE.finditer(text, sentence.start, sentence.end):
        days = [d for d in notes.page.dates_in(sentence.start, match.start()) if d.date and match.start() - d.end < 12]
        phrase = read_phrase(text, *match.span("with"))
        if days and phrase is not None and is_organisation(text[phrase.start : phrase.end]):
            party = register(notes.registry, phrase).id
            said.append(
                Said(
                    "past",
                    (party,),
                    False,
                    agreement_kind(match[0]),
                    days[-1].start,
                    match.end(),
                    match.end(),
                    found=days[-1],
                )
            )
    return said


_JOINING = ("加盟", "入会", "加入")
_JOINED = re.compile(
    r"(?:は|が)[^。]*?(?P<body>[^、。はが]{3,60}?(?:\([^)]*\))?)に(?:正式に|新たに|正式)?(?:加盟|入会|加入)(?:し|いた)(?:ました|たし|た。)"
)


def joined(notes: Notes, sentence: Span) -> list[Said]:
    """ "Aは、国際B連盟に加盟しました": a membership, where what was joined is by its name an organisation."""
    text = notes.page.text
    may_join = any(word in sentence.text for word in _JOINING)  # the pattern is dear
    match = _JOINED.search(text, sentence.start, sentence.end) if may_join else None
    if match is None:
        return []
    start, end = match.span("body")
    topic = read_parties(notes, sentence.start, start, veil(text, sentence.start, sentence.end))
    phrase = read_phrase(text, start, end)
    if len(topic.subject) != 1 or phrase is None or not is_organisation(text[phrase.start : phrase.end]):
        return []
    days = [d for d in notes.page.dates_in(sentence.start, start) if d.date and not OTHER_DAY.match(text, d.end)]
    parties = (*topic.subject, register(notes.registry, phrase, 0.8).id)
    found = days[-1] if days else None
    return [Said("done", parties, False, "membership", sentence.start, sentence.end, match.end(), found=found)]
