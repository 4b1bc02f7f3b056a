"""Agreements in Japanese: the one a release is about, and those it lists in passing."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import timedelta

from enishi.dates import FoundDate, parse_edtf
from enishi.releases.assembling_ja import assemble_ja
from enishi.releases.concluding_ja import OTHER_DAY, VEIL, Concluding, concludings, veil
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.joining_ja import Said, join_said
from enishi.releases.listed_ja import is_list, read_bracketed, read_list
from enishi.releases.parties_ja import Parties, names_body, party_at, read_parties
from enishi.releases.phrases import read_phrase, register
from enishi.releases.spoken_ja import joined, spoken_of
from enishi.releases.words import agreement_kind, is_organisation
from enishi.text import Span

__all__ = ["read_agreements_ja"]

_SIGNED_BEFORE = re.compile(
    r"\s*(?:付け?)?(?:に|で|、)?(?:[^、。0-9年月日]{0,24}?)(?:締結|調印|署名|取り?交わ|結)(?:いた|致)?(?:し|ん|され)?(?:た|だ|ました)(?=[一-龠ァ-ヴA-Z「〓])"
)
_IN_FORCE = re.compile(r"\s*(?:付け?で|から|より|に|をもって)?、?(?:効力を(?:生|発)|発効|適用|施行)")
_ANNOUNCED = re.compile(r"\s*(?:に|、)?(?:正式に|共同で)?(?:発表|公表|お知らせ)")
_AMENDED = re.compile(r"改[定訂正め]|変更|一部")
_FORMERLY = re.compile(
    r"これまで(?!の(?:[一-龠]{0,6}(?:協定|覚書|契約)))|すでに|既に|先立(?:ち|って)|過去に|かつて|以前|従来"
)
#: "これまで…に取り組んできましたが、このたび": what was done before is not what is told.
_THIS_TIME = re.compile(
    r"(?:これまで|すでに|既に|先立|過去に|かつて|以前|従来).*?(?:この(?:たび|度)|今回|今般|新たに|改めて|本日)"
)
_ANEW = re.compile(
    r"改めて(?:締結|調印)|再(?:度)?締結|更新|満了(?:に伴|にあた|に当た|を迎え|を受|する(?:ため|こと))|継続する(?:ため|こと)|延長|(?:協定|覚書|契約)を(?:全面的に|大幅に)?(?:見直|引き継)|(?:協定|覚書|契約)に(?:代え|代わ)"
)
_PURPOSE = re.compile(r"[、。)]([^、。]{6,120}?(?:こと)?)を(?:目的|趣旨)(?:と|に)")
_DAY_ALONE = re.compile(
    r"(?:(?P<lead>去る|先週|今週|おととい|一昨日|昨日|きのう|本日|きょう)の?|[はが]、?|^)(?P<whole>(?P<day>[0-9]{1,2})日)(?:\([月火水木金土日](?:曜日?)?\))?"
    r"(?(lead)(?:付け?で|に|夜|午前|午後|、)|(?:付で|付けで|に|夜|午前|午後)?、)"
)
_ONE_DAY = re.compile(r"(?<![0-9月])(?P<whole>(?P<day>[0-9]{1,2})日)(?:\([月火水木金土日]\))?(?:に|、|付)")
# "2022年10月に訪問団が来訪したことをきっかけに…締結": the day of what led to it.
_LED_TO_IT = re.compile(
    r"[^。]{0,80}?(?:た|だ)(?:こと|の)?(?:を|が)(?:きっかけ|契機|機|縁|踏まえ|受け|始ま)|[^。]{0,80}?(?:以来|以降|から)、[^。]*?(?:重ね|続け|進め)"
)
_SAID_THEN = re.compile(r"(?:いた|致)?(?:した|んだ|わした|する|ぶ)(?:こと)?(?:と|を)、?(?:発表|公表|明らか|報告)")
_VERB_ENDING = len("しておりました。")
_THEREUPON = re.compile(r"[^、。]{0,16}(?:引き続き|続いて|その後|終了後)")
_UNDER = re.compile(r"(?:に基づ[きくい]|を踏まえ|の一環(?:として|で)|に続[きい]|に引き続き)")
_ABOUT = re.compile(r"(?:包括|連携|共同研究|提携)[^、。はがと]{0,16}に(?:関する|係る)$")
_CHANGES = re.compile(r"(?:変更|改定|改正)する$")
_COMPOUND = re.compile(r"[一-龠々ァ-ヴー]{0,12}$")
_SUBJECT = re.compile(r"[はがも](?=[、 〓一-龠ァ-ヴA-Za-z0-9「『])")
#: Behind a kind of bodies, and no name: "県内9市町村と".
_UNNAMED = re.compile(
    r"(?:企業|団体|機関|市町村|自治体|[0-9]大学|各大学|病院|[0-9]社|各社|事業者|組織|法人|諸国|各国)(?:等|など)?と(?:も|の間で|は)?(?=[、一-龠「『A-Z])"
)
_MARKED = re.compile(r"[■□◆◇●○◎▼▽【<〔(]|[0-9]{1,2}[.)、 ]")
_SHORT_HEADING = 30
_HONOURED = re.compile(r"[「『\"](?![^「」『』\"。]{2,80}[」』\"](?:を|に署名|に調印|の(?:締結|調印)))")


def read_agreements_ja(notes: Notes) -> None:
    """Note every agreement that the Japanese text says was, is or will be concluded."""
    said: list[Said] = []
    for sentence in notes.page.sentences:
        if _HONOURED.match(sentence.text):
            continue
        found = concludings(notes.page.text, sentence.start, sentence.end)
        said += [*spoken_of(notes, sentence), *joined(notes, sentence)]
        read_bracketed(notes, sentence)
        if is_list(notes, sentence, found):
            read_list(notes, sentence, found)
        else:
            said += _said(notes, sentence, found)
    notes.unnamed = any(each.unnamed and each.is_told for each in said)
    join_said(notes, said)
    assemble_ja(notes, said)
    if not notes.live:
        _guess(notes)
    for agreement in notes.agreements:
        _read_purpose(notes, agreement)


def _said(notes: Notes, sentence: Span, found: Sequence[Concluding]) -> list[Said]:
    """Return what a sentence says, its clauses about one agreement as one."""
    text = notes.page.text
    veiled = veil(text, sentence.start, sentence.end) if found else ""
    said: list[Said] = []
    begin = sentence.start
    for concluding in found:
        if concluding.bare:
            new = _one(notes, sentence, concluding, Parties((), (), pronoun=True), veiled)
            if said and said[-1].how not in ("past", "mention", "standing"):
                _melt(said[-1], new)
            else:
                new.headed = _headed(notes, sentence)
                said.append(new)
            continue
        cut = _UNDER.search(veiled, begin - sentence.start, concluding.lead - sentence.start)
        parties = read_parties(notes, begin, concluding.lead, veiled[begin - sentence.start :])
        if cut and not parties.subject:
            parties = read_parties(notes, sentence.start + cut.end(), concluding.lead, veiled[cut.end() :])
        elif cut:
            later = read_parties(notes, sentence.start + cut.end(), concluding.lead, veiled[cut.end() :])
            parties = type(parties)(parties.subject, (*later.subject, *later.partners), parties.pronoun)
        if not parties.ids and not parties.pronoun:
            noun_end = concluding.noun[1]
            parties = read_parties(notes, noun_end, concluding.verb[0], veiled[noun_end - sentence.start :])
        new = _one(notes, sentence, concluding, parties, veiled)
        if concluding.how == "past" or (concluding.how == "standing" and not parties.subject):
            described = _head_of(notes, concluding.verb[1], sentence.end)
            if concluding.how == "past" or described:
                new.parties = tuple(dict.fromkeys([*parties.partners, *described]))
        if not parties.partners:
            new.headed = _headed(notes, sentence)
        last = said[-1] if said else None
        if last is not None and (not parties.ids or not set(parties.ids) - set(last.parties)):
            _melt(last, new)
            continue
        if last is not None and not parties.subject and last.subject:
            new.parties = (*last.subject, *(p for p in new.parties if p not in last.subject))
        new.subject = parties.subject or (last.subject if last else ())
        said.append(new)
        begin = concluding.noun[1] if concluding.shares else concluding.verb[1]
    return said


def _guess(notes: Notes) -> None:
    """Note the agreement of a sentence in which nothing but its place tells a party: "本学はNVIDIAと…協定を締結"."""
    guessed: list[Said] = []
    text = notes.page.text
    for sentence in notes.page.sentences:
        veiled = veil(text, sentence.start, sentence.end)
        for concluding in concludings(text, sentence.start, sentence.end):
            if concluding.how in ("done", "coming", "ceremony") and not concluding.bare:
                parties = read_parties(notes, sentence.start, concluding.lead, veiled, lenient=True)
                if parties.ids:
                    guessed.append(_one(notes, sentence, concluding, parties, veiled))
                    guessed[-1].guessed, guessed[-1].subject = True, parties.subject
                break
    join_said(notes, guessed)


def _head_of(notes: Notes, start: int, end: int) -> list[str]:
    """Return the organisation that a clause describes: "…と覚書を締結したA大学(AU)からは"."""
    text = notes.page.text
    verb = re.compile(
        r"(?:(?:いた)?し(?:た|ました|ている|ていた|ております)|んだ|んでいる|わした)(?=[一-龠々ァ-ヴA-Za-z])"
    ).match(text, start, end)
    if verb is None:
        return []
    # "…を締結しているデンマークのクラスター組織A(…)の代表": the name may stand behind words that describe it.
    for stop in re.finditer(r"から|より|[はがとをにのへ、]", text[verb.end() : min(end, verb.end() + 80)]):
        phrase = read_phrase(text, verb.end(), verb.end() + stop.start()) if stop.start() > 1 else None
        if phrase is not None and names_body(text, phrase):
            return [register(notes.registry, phrase).id]
    return []


def _headed(notes: Notes, sentence: Span) -> str:
    """Return the organisation whose name alone is the heading that *sentence* stands under, "" where there is none."""
    text = notes.page.text
    for place, (start, end) in enumerate(notes.page.lines_before(sentence.start - 1, 4)):
        line = text[start:end]
        alone = place == 0 and len(line) < _SHORT_HEADING and is_organisation(line)
        if (alone or _MARKED.match(line)) and "。" not in line:
            return party_at(notes, start, end) if not re.search(r"について|とは$|概要", line) else ""
    return ""


def _melt(last: Said, new: Said) -> None:
    """Two verbs about one agreement (更新し、再締結しました): the firmer one tells how, either may tell that it is changed."""
    rank = ("mention", "past", "standing", "heading", "coming", "done", "ceremony")
    if rank.index(new.how) > rank.index(last.how):
        last.how = new.how
    last.changed = last.changed or new.changed
    last.found, last.before = last.found or new.found, last.before or new.before


def _one(notes: Notes, sentence: Span, concluding: Concluding, parties: Parties, veiled: str) -> Said:
    text = notes.page.text
    words = text[concluding.lead : concluding.noun[1]]
    found, before, force = _days(notes, sentence, concluding)
    changed = ""
    if concluding.changing or (_ANEW.search(veiled) and concluding.how not in ("past", "standing", "mention")):
        verb = text[slice(*concluding.verb)]
        changed = "amendment" if _AMENDED.search(verb + words) else "renewal"
    elif re.search(r"変更|一部改", words) or _CHANGES.search(text, sentence.start, concluding.lead):
        changed = "amendment"
    before_verb = veiled[: concluding.verb[1] - sentence.start].replace(VEIL, "")
    formerly = bool(_FORMERLY.search(before_verb)) and not _THIS_TIME.search(before_verb)
    # 「健康経営の推進に関する連携協定」: of what is quoted only the last word was kept.
    words = _COMPOUND.search(text, sentence.start, concluding.lead)[0] + words  # type: ignore[index]  # it may match nothing
    about = _ABOUT.search(text[max(sentence.start, concluding.lead - 40) : concluding.lead].rstrip("「『"))
    named = (about[0] if about else "") + text[
        concluding.lead : (concluding.noun if concluding.shares else concluding.verb)[1]
    ]
    return Said(
        how="standing" if formerly and concluding.how == "done" else concluding.how,
        parties=parties.ids,
        pronoun=parties.pronoun,
        kind=agreement_kind(words + " " + named),
        start=sentence.start,
        end=sentence.end,
        noun=concluding.noun[1],
        found=found,
        before=before,
        force=force,
        changed=changed,
        unnamed=not parties.partners and bool(_UNNAMED.search(veiled, 0, concluding.lead - sentence.start + 1)),
        unsaid=not _SUBJECT.search(veiled[: concluding.lead - sentence.start]),
    )


def _days(
    notes: Notes, sentence: Span, concluding: Concluding
) -> tuple[FoundDate | None, FoundDate | None, FoundDate | None]:
    """Return the day of signing, the day on which an agreement spoken of was signed before, and the day it takes force."""
    text = notes.page.text
    veiled = veil(text, sentence.start, sentence.end)
    stop = concluding.verb[1]
    if concluding.shares and notes.page.dates_in(sentence.start, concluding.noun[0]):
        # "5月30日にAと協定を、6月1日にBと覚書を、それぞれ締結": the verb of both stands behind the day of the other.
        stop = concluding.noun[1]
    signed: FoundDate | None = None
    before: FoundDate | None = None
    force: FoundDate | None = None
    for found in notes.page.dates_in(sentence.start, sentence.end):
        at = found.start - sentence.start
        if (veiled[at] == VEIL and not _right_behind(text, concluding, found)) or not (
            found.date or found.problem == "impossible_date"
        ):
            continue
        if found.text == "当日" and concluding.bare:
            continue  # the day of the signing, whatever other day was told last
        rest = veiled[found.end - sentence.start :]
        if _SAID_THEN.match(text, concluding.verb[1]) and re.match(r"〓*、", rest):
            continue  # "A社は25日、…契約を結んだと発表した"
        goes_on = sentence.end - concluding.verb[1] > _VERB_ENDING
        if concluding.how in ("past", "standing") and goes_on and re.match(r"〓*(?:頃)?、", rest):
            continue  # "3月8日、協定を締結しているA市の市長が来学": the day of what happened, not of the signing
        if _LED_TO_IT.match(veiled, at + found.end - found.start, max(at, concluding.lead - sentence.start)):
            continue
        past = _SIGNED_BEFORE.match(rest)
        if _IN_FORCE.match(rest):
            force = force or found
        elif past and found.end + past.end() <= concluding.noun[1] + 12:
            before = found
        elif (
            found.start < (sentence.end if concluding.bare and not signed else stop)
            and not OTHER_DAY.match(rest)
            and not _ANNOUNCED.match(rest)
        ) or _right_behind(text, concluding, found):
            signed = found
    signed = _day_of_several(notes, signed, concluding.verb[0])
    if signed is None and concluding.how in ("done", "ceremony") and not _SAID_THEN.match(text, concluding.verb[1]):
        signed = _day_alone(notes, sentence.start, sentence.end if concluding.bare else concluding.verb[0])
    if signed is None and concluding.how == "ceremony" and _THEREUPON.match(sentence.text):
        before_it = notes.page.dates_in(max(0, sentence.start - 300), sentence.start)
        signed = next(
            (d for d in reversed(before_it) if d.date and notes.page.sentence_at(d.start).start == d.start), None
        )
    return signed, before, force


def _day_of_several(notes: Notes, signed: FoundDate | None, stop: int) -> FoundDate | None:
    """ "22日から23日にかけて…訪れ、23日に協定を締結": the day of the stay that stands alone behind it, else *signed* as it is."""
    if signed is None or signed.date is None or signed.date.is_day:
        return signed
    said = _ONE_DAY.search(notes.page.text, signed.end, stop)
    last = signed.date.latest
    day = last.replace(day=int(said["day"])) if said and 0 < int(said["day"]) <= last.day else None
    if said is None or day is None or not signed.date.earliest <= day <= last:
        return signed
    first, end = said.span("whole")
    return FoundDate(first, end, said["whole"], parse_edtf(day.isoformat()))


def _right_behind(text: str, concluding: Concluding, found: FoundDate) -> bool:
    """ "…と協定を締結しました(2022年9月28日)": the day in brackets behind the verb."""
    between = text[concluding.verb[1] : found.start]
    return bool(re.fullmatch(r"(?:いた)?(?:しました|した)?\(", between)) and text[found.end : found.end + 1] == ")"


def _day_alone(notes: Notes, start: int, stop: int) -> FoundDate | None:
    """ "AとBは11日、…を結んだ", as newspapers write: the last such day before publication."""
    published = notes.page.published_day
    said = _DAY_ALONE.search(notes.page.text, start, stop)
    if said is None or published is None:
        return None
    number = int(said["day"])
    month = published if number <= published.day else published.replace(day=1) - timedelta(days=1)
    if not 1 <= number <= monthrange(month.year, month.month)[1]:
        return None
    first, last = said.span("whole")
    return FoundDate(first, last, said["whole"], parse_edtf(month.replace(day=number).isoformat()))


def _read_purpose(notes: Notes, agreement: AgreementDraft) -> None:
    """Read the place of signing and the purpose that the agreement's own sentence states."""
    text = notes.page.text[agreement.start : agreement.end]
    if agreement.dated and agreement.start <= agreement.dated[1] <= agreement.end and not agreement.place:
        place = re.match(
            r"(?:に|付けで|付で)?(?:\([^)]*\))?、?\s*([^、。()を]{2,40}?(?:, [^、。()を]{2,30})?)(?:にて|において|で)、",
            notes.page.text[agreement.dated[1] : agreement.end],
        )
        if place and not re.search(r"(?:者|社|機関|大学|連名)$", place[1]):
            agreement.place = place[1].strip()
    purpose = _PURPOSE.search(text) if agreement.status != "earlier" else None
    if purpose and not agreement.purposes:
        agreement.purposes.append(purpose[1])
