"""Agreements in Japanese: the one a release is about, and those it lists in passing."""

import re

from enishi.dates import FoundDate
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.phrases import brackets, read_phrase, register, split_list
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
_TOPIC = re.compile(r"(?:は|が)、?")
_WITH = re.compile(
    r"と(?:の間で|の間に|ともに|共同で)?(?=、|[0-9０-９]|令和|平成|本日|このたび|この度|同日|包括|業務|連携|提携|戦略|基本|共同|産学|学術|相互|MOU|MoU|覚書|協定|締結|新た|地域|研究|医療|ライフ|「|[^、。]{0,40}(?:において|にて|関する|目的|向けた|ため))"
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
            _note(
                notes,
                [party],
                "earlier",
                kind,
                (found.start, phrase_end),
                signed_on=found.date.edtf if found.date else "",
            )


def _without_joints(text: str, start: int, stop: int) -> int:
    while stop > start and re.search(r"(?:、|そして|さらに|また|と|、および|及び|翌|,| )$", text[start:stop]):
        stop -= len(re.search(r"(?:、|そして|さらに|また|と|、および|及び|翌|,| )$", text[start:stop])[0])  # type: ignore[index]  # found just above
    return stop


def _note(
    notes: Notes, others: list[Draft], status: str, kind: str, span: tuple[int, int], **more: str
) -> AgreementDraft | None:
    parties = [notes.hub_id] if notes.hub_id else []
    parties += [draft.id for draft in others if draft.id not in parties]
    if len(parties) < 2:
        return None
    known = next(
        (a for a in notes.agreements if set(a.parties) == set(parties) and _same(a, status, more.get("signed_on", ""))),
        None,
    )
    if known:
        return known
    draft = AgreementDraft(f"a{len(notes.agreements) + 1}", status, kind, parties, *span, **more)  # type: ignore[arg-type]
    notes.agreements.append(draft)
    return draft


def _same(known: AgreementDraft, status: str, signed_on: str) -> bool:
    if known.status != status and "earlier" in (known.status, status):
        return False
    return not known.signed_on or not signed_on or known.signed_on == signed_on


def _status(words: str) -> str:
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
    parties = _parties(notes, sentence, done.start())
    hub = notes.hub_id
    if len({draft.id for draft in parties} | ({hub} if hub else set())) < 2:
        return
    words = text[sentence.start : sentence.end]
    others = [draft for draft in parties if draft.id != hub]
    status = (
        "earlier"
        if _EARLIER.search(words[: done.start() - sentence.start])
        else _status(words[done.start() - sentence.start :])
    )
    agreement = _note(notes, others, status, agreement_kind(done[0]), (sentence.start, sentence.end))
    if agreement is None:
        return
    _date_and_place(notes, sentence, done, agreement)
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


def _date_and_place(notes: Notes, sentence: Span, done: re.Match[str], agreement: AgreementDraft) -> None:
    text = notes.page.text
    dates = [d for d in _flat_dates(notes, sentence) if d.date and d.start < done.start()]
    if not dates or agreement.signed_on:
        return
    found = dates[-1]
    if found.date is None:
        return
    agreement.signed_on = found.date.edtf
    if found.problem == "lost_character":
        _doubt_date(notes, found, agreement)
    place = re.match(
        r"(?:に|付けで|付で)?、?\s*([^、。()]{2,40}?(?:, [^、。()]{2,30})?)(?:にて|において|で)、",
        text[found.end : done.start()],
    )
    if place:
        agreement.place = place[1].strip()


def _doubt_date(notes: Notes, found: FoundDate, agreement: AgreementDraft) -> None:
    published = notes.page.published
    read_as = found.date.edtf if found.date else ""
    notes.doubt(
        "lost_character",
        (
            f"「{found.text}」という日はありません。発表日（{published}）に近い日で、月の字が一つ失われたものと読みました。",
            f"No month has a day “{found.text}”. Read as the day nearest to publication ({published}) that gives it by one lost character, the 月 of the month.",
        ),
        (
            "原文か協定書で締結日を確かめてください。",
            "Check the day of signing against the original or the agreement itself.",
        ),
        (found.start, found.end),
        read_as=read_as,
        about=agreement.id,
    )
