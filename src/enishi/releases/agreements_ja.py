"""Agreements in Japanese: the one a release is about, and those it lists in passing."""

import re

from enishi.dates import FoundDate
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.noting import Told, note_agreement
from enishi.releases.phrases import brackets, read_phrase, register, split_list
from enishi.releases.reading import AgreementStatus
from enishi.releases.registry import Draft
from enishi.releases.words import AGREEMENT, CONCLUDED, agreement_kind
from enishi.text import Span

__all__ = ["read_agreements_ja"]

_DONE = re.compile(rf"{AGREEMENT}[^。]{{0,30}}?(?:を|が|に|の)?[^。、]{{0,14}}?{CONCLUDED}")
_UNDER = re.compile(
    rf"{AGREEMENT}[^。、]{{0,24}}?(?:に基づ|の一環|を締結して(?:い|お)(?:る|り|ます)(?!.*(?:本日|このたび|この度)))"
)
_COMING = re.compile(rf"{CONCLUDED}(?:する|します|すること(?:を|に|で|と)|する予定|する運び|予定)")
_RENEWED = re.compile(r"更新|再締結|延長|継続(?:して|する)|新たに[0-9]+年")
_AMENDED = re.compile(r"改定|改訂|一部変更|変更(?:契約|覚書|協定)")
_EARLIER = re.compile(r"これまで|すでに|既に|これに先立|過去に")
_JOINTS = ("、", "そして", "さらに", "また", "と", "および", "及び", "翌", ",", " ")
# A day that ends something is not the day of signing.
_LIMIT = re.compile(r"\s*(?:まで|以降|から)")
_TOPIC = re.compile(r"(?:は|が)、?")
_WITH = re.compile(
    r"(?<![ぁ-ん])と(?:の間で|の間に|ともに|共同で)?(?=、|[0-9０-９]|令和|平成|本日|このたび|この度|同日|包括|業務|連携|提携|戦略|基本|共同|産学|学術|相互|MOU|MoU|覚書|協定|締結|新た|地域|研究|医療|ライフ|「|[^、。]{0,40}(?:において|にて|関する|目的|向けた|ため))"
)


def read_agreements_ja(notes: Notes) -> None:
    """Note every agreement that the Japanese text says was, is or will be concluded."""
    for sentence in notes.page.sentences:
        words = notes.page.text[sentence.start : sentence.end]
        if words.startswith("「") or not _DONE.search(words):
            continue
        if _is_list(notes, sentence):
            _read_list(notes, sentence)
        elif not _UNDER.search(words):
            _read_main(notes, sentence)


def _flat_dates(notes: Notes, sentence: Span) -> list[FoundDate]:
    inside = brackets(notes.page.text, sentence.start, sentence.end)
    return [
        d for d in notes.page.dates_in(sentence.start, sentence.end) if not any(a <= d.start < b for a, b in inside)
    ]


def _is_list(notes: Notes, sentence: Span) -> bool:
    dated = [
        d for d in _flat_dates(notes, sentence) if notes.page.text[d.end : d.end + 2].startswith(("に", "には", "は"))
    ]
    return len(dated) >= 2


def _read_list(notes: Notes, sentence: Span) -> None:
    """ "2016年5月に A(…)、および B、2017年6月に C と…の覚書を締結" : each organisation is its own agreement, under the date before it."""
    text = notes.page.text
    done = _DONE.search(text, sentence.start, sentence.end)
    dates = [d for d in _flat_dates(notes, sentence) if d.date and text[d.end : d.end + 1] in "には"]
    if not done or not dates:
        return
    kind = agreement_kind(done[0])
    # The list ends at the と that leads to what was agreed; what follows (今般のUCLAとの提携は…) is about something else.
    closing = list(re.finditer(r"(?:と|との間で)(?=、|[^、]{0,60}$)", text[dates[-1].end : done.start()]))
    for index, found in enumerate(dates):
        stop = dates[index + 1].start if index + 1 < len(dates) else done.start()
        if index + 1 == len(dates) and closing:
            stop = found.end + closing[0].start()
        for phrase_start, phrase_end in split_list(text, found.end + 1, _without_joints(text, found.end + 1, stop)):
            phrase = read_phrase(text, phrase_start, phrase_end)
            if phrase is None:
                continue
            party = register(notes.registry, phrase)
            note_agreement(notes, [notes.hub_id, party.id], Told("earlier", kind, found.start, phrase_end, found))


def _without_joints(text: str, start: int, stop: int) -> int:
    while stop > start and (joint := next((j for j in _JOINTS if text.endswith(j, start, stop)), "")):
        stop -= len(joint)
    return stop


def _status(words: str) -> AgreementStatus:
    if _AMENDED.search(words):
        return "amendment"
    if _RENEWED.search(words):
        return "renewal"
    return "announced" if _COMING.search(words) else "new"


def _read_main(notes: Notes, sentence: Span) -> None:
    """ "A(…)は、B(…)とDATE、PLACEにて、…を目的としたMOUを締結しました"."""
    text = notes.page.text
    done = _DONE.search(text, sentence.start, sentence.end)
    if not done:
        return
    named = [draft.id for draft in _parties(notes, sentence, done.start())]
    # Two parties and no hub among them are theirs alone; with one party or none the hub is the one unsaid.
    parties = named if len(set(named)) > 1 else [notes.hub_id, *named]
    parties.sort(key=lambda party: party != notes.hub_id)
    words = text[sentence.start : sentence.end]
    before = done.start() - sentence.start
    status: AgreementStatus = "earlier" if _EARLIER.search(words[:before]) else _status(words[before:])
    found = _signing_date(notes, sentence, done)
    told = Told(status, agreement_kind(done[0]), sentence.start, sentence.end, found)
    agreement = note_agreement(notes, parties, told)
    if agreement is None:
        return
    if found:
        _read_place(notes, found, done, agreement)
    purpose = re.search(r"[、。)]([^、。]{6,120}?(?:こと)?)を目的(?:と|に)", text[sentence.start : done.start() + 4])
    if purpose and not agreement.purposes:
        agreement.purposes.append(purpose[1])


def _parties(notes: Notes, sentence: Span, stop: int) -> list[Draft]:
    text = notes.page.text
    inside = brackets(text, sentence.start, stop)
    topic = next((m for m in _TOPIC.finditer(text, sentence.start, stop) if _outside(inside, m.start())), None)
    drafts: list[Draft] = []
    start = sentence.start
    if topic:
        drafts += _listed(notes, start, topic.start())
        start = topic.end()
    partner = [m for m in _WITH.finditer(text, start, sentence.end) if m.start() < stop and _outside(inside, m.start())]
    if partner:
        drafts += _listed(notes, start, partner[0].start())
    return drafts


def _outside(inside: list[tuple[int, int]], offset: int) -> bool:
    return not any(a <= offset < b for a, b in inside)


def _listed(notes: Notes, start: int, end: int) -> list[Draft]:
    text = notes.page.text
    # What leads up to the first organisation of a list (a date, 本日、) names none.
    drafts = []
    for piece_start, piece_end in split_list(text, start, end):
        phrase = read_phrase(text, piece_start, piece_end)
        if phrase is not None and not re.fullmatch(r".*(?:拠点|領域|分野|日|月|年)", text[phrase.start : phrase.end]):
            drafts.append(register(notes.registry, phrase))
    return drafts


def _signing_date(notes: Notes, sentence: Span, done: re.Match[str]) -> FoundDate | None:
    """Return the last date before what was done; an impossible one too, a word without a year not."""
    dates = [
        d for d in _flat_dates(notes, sentence) if d.start < done.end() and (d.date or d.problem == "impossible_date")
    ]
    dates = [d for d in dates if not _LIMIT.match(notes.page.text, d.end)]
    return dates[-1] if dates else None


def _read_place(notes: Notes, found: FoundDate, done: re.Match[str], agreement: AgreementDraft) -> None:
    place = re.match(
        r"(?:に|付けで|付で)?、?\s*([^、。()]{2,40}?(?:, [^、。()]{2,30})?)(?:にて|において|で)、",
        notes.page.text[found.end : done.start()],
    )
    if place and not agreement.place:
        agreement.place = place[1].strip()
