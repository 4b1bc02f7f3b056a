"""How long an agreement runs, by the words of a Japanese release: a labelled line, or a sentence about its period."""

import re
from itertools import pairwise

from enishi.dates import FoundDate, Term, find_terms, read_end
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.noting import take_date
from enishi.releases.rows_ja import rows

__all__ = ["is_other_length_ja", "read_terms_ja"]

_PERIOD = re.compile(
    r"(?:有効|(?:協定|契約|覚書|MOU|連携|提携|協力|締結|合意書|存続)(?:\([^)]{0,12}\))?の?(?:有効)?)期[間限]|(?:^|[、。])(?:なお、)?(?:今回の|新たな|新しい|当初の|最初の|(?:更新|延長|改定)後の)?期[間限]は|期限を(?=[^。]{4,40}に(?:改め|変更|延長))|(?:協定|覚書|契約|本書|MOU)(?:の効力)?は[^。]{0,30}(?:まで|年間)[^。]{0,8}(?:有効|効力)|(?:協定|覚書|契約)で、?期間は|もので、期間は|設置期間(?:を|は)[^。]{0,40}(?:延長|まで|年間)|(?:協定|契約|覚書)の終期"
)
_SIGNED_ON = re.compile(r"(?:締結|調印|署名)(?:予定)?(?:年月)?日?(?:は、?| ?: ?)")
_RESEARCH = re.compile(r"(?:共同)?研究(?:の)?期間(?:は|を|:)")
_OTHER_PERIOD = re.compile(
    r"(?:事業|研究|実施|募集|開催|受付|工事|実証|派遣|滞在|留学|準備|任用|計画|試行|展示|対象|算定|助成|支援)の?期間"
)
_RENEWED_FOR = re.compile(
    r"(?<!と)(?P<term>[0-9一二三四五六七八九十]{1,2}(?:年間|[かカヵヶケ]年(?:間)?|年))(?:の)?(?:更新|延長|継続)(?=し|いた|され|する(?:覚書|協定|こと|もの)|$)"
)
_MAY_BE_RENEWED = re.compile(
    r"ただし|但し|申し?(?:出|入れ?)|異議|自動|以後|以降は|その後|満了の?[0-9一二三四五六七八九十か月年]*前"
)
_AHEAD = re.compile(
    r"(?:今後|向こう)[0-9一二三四五六七八九十]{1,2}[かカヵヶケ]?年(?:間)?(?:にわたり|にわたって|に亘り|、|の間)?[^。]*?(?P<what>協力|連携|提携|協働|共同|交流)"
)
#: "本覚書に基づき、…を5年間にわたり実施", "4月1日より5年間の協力を開始": what is done under the agreement, as long as it runs.
_UNDER_IT = re.compile(
    r"本(?:覚書|協定|契約|MOU)(?:に基づ|により|では)[^。]*?[0-9一二三四五六七八九十]{1,2}[かカヵヶケ]?年間(?:にわたり|にわたって|に亘り|の間|、)[^。]*"
    r"|日(?:から|より)[、 ]?[0-9一二三四五六七八九十]{1,2}[かカヵヶケ]?年間の(?:協力|連携|提携|共同研究)"
)
#: "「相互協力覚書」を、2028年6月30日まで延長することに合意し"
_PROLONGED = re.compile(
    r"(?:覚書|協定|契約|MOU)[」』]?を、?(?P<until>[^、。まで]{4,24}まで)(?:更新|延長|継続)(?=し|する|いた|され)"
)
#: "有効期間が3月19日をもって満了することに伴い": of the agreement that is renewed, not of its renewal.
_RAN_OUT = re.compile(r"満了(?:する(?:こと|ため|の)|し|に伴|となる|を迎え)")
_NONE_SET = re.compile(r"(?:定め|設け)(?:は|を)?(?:な[しい]|てい?ない|ず)|無期限|期間の定め")
_MOVED = re.compile(r"まで(?:に|へ)?(?:延長|変更)|に(?:延長|変更|改め)")
_LIMIT_SAID = re.compile(
    r"[、。]?(?:なお、)?(?:有効|(?:協定|契約|覚書|MOU|連携|提携)の?(?:有効)?)?(?:期[間限](?:の満了日)?|終期)(?:は|を| )"
)
_NO_PROMISE = re.compile(r"目標|億円|万円|売上|投資|出資|計画して|目指|名を|人を|社を|件を|見込")
_RESERVE = re.compile(
    r"ただし|但し|(?:期間)?満了(?!日)|申し?(?:出|入れ?)|意思表示|異議|特段|別段|自動|以後|以降は|その後|更新後は|経過後|延長(?:する|でき|可)|更新(?:する|でき|可)"
)
_CHANGED = re.compile(r"(?:変更|改定|更新|延長)後[ ::)】]+")
_GOES_ON = re.compile("更新|延長|継続|有効")
_AUTOMATIC = re.compile(
    r"自動(?:的に)?(?:更新|延長|継続)|(?:申し?(?:出|入れ?)|意思表示|異議|通知|申立て?)[^。]{0,16}(?:ない|なければ|無い|なき|なかった|限り)[^。]{0,40}(?:更新|延長|継続|有効)"
    r"|1年(?:間)?(?:ごと|毎)に(?:更新|延長)(?:する|され|し)"
)
_BY_AGREEMENT = re.compile(
    r"(?:協議|合意|同意)(?:の上|のうえ|により|によって|に基づ|して|を経て|し)[^。]{0,20}(?:更新|延長|継続)|(?:更新|延長|継続)(?:すること|も)?(?:が)?(?:でき|可能|あり得|ありうる)"
)
#: "締結日~令和9年3月31日": the first day is that of the signing.
_FROM_SIGNING = re.compile(r"(?:締結|調印|署名)の?(?:日)?(?:から|より|~|-)[ ]*$")
_LIMIT_LABEL = re.compile(r"期限[ :】\])]*$")
_TO = re.compile(r"[ 〓)]*(?:\([^)]*\))?[ ]*(?:から|より|~|-)[ ]*$")
_NOT_A_TERM = re.compile(r"\s*(?:前|以内|目|ごと|毎|以上|後|未満|連続|ぶり|分|で(?:学|培|得|築|経験))")


def read_terms_ja(notes: Notes) -> None:
    """Give the main agreement the term, first and last day and renewal that the text states for it."""
    for row in rows(notes.page):
        main = notes.near(row.start)
        if row.kind == "term" and main is not None:
            _read(notes, main, row.start, row.end)
    _read_day(notes)
    _read_changed(notes)
    context = False
    for sentence in notes.page.sentences:
        main = notes.near(sentence.start)
        if main is None:
            continue
        period = None if _OTHER_PERIOD.search(sentence.text) else _PERIOD.search(sentence.text)
        if main.kind == "joint_research" and not period:
            period = _RESEARCH.search(sentence.text)
        if period:
            _read(notes, main, sentence.start + period.start(), sentence.end)
        if not main.term and not main.ends_on:
            _read_ahead(notes, main, sentence.start, sentence.end)
        if not main.renewal and _GOES_ON.search(sentence.text) and _AUTOMATIC.search(sentence.text):
            main.renewal = "automatic"
        elif not main.renewal and (period or context) and _BY_AGREEMENT.search(sentence.text):
            main.renewal = "by_agreement"
        context = bool(period)


def is_other_length_ja(sentence: str, end: int) -> bool:
    """Whether a length of time that ends at *end* of *sentence* is by the words around it none of an agreement."""
    return bool(_OTHER_PERIOD.search(sentence) or _NOT_A_TERM.match(sentence, end) or _RAN_OUT.search(sentence))


def _read_changed(notes: Notes) -> None:
    """ "変更後:2022年11月15日から2027年11月14日まで": the line of an amendment that says what holds from now on."""
    main, text = notes.main, notes.page.text
    if main is None or main.status not in ("amendment", "renewal"):
        return
    for changed in _CHANGED.finditer(text):
        _start, end = notes.page.line_at(changed.start())
        if not main.term and not main.ends_on and len(_days(notes, changed.end(), end)) > 1:
            _read(notes, main, changed.end(), end)


def _read_day(notes: Notes) -> None:
    """ "締結日は2025年6月11日、期間は2年間です。": the day of signing, said by a sentence of its own."""
    text = notes.page.text
    for said in _SIGNED_ON.finditer(text):
        main = notes.near(said.start())
        days = [d for d in notes.page.dates_in(said.end(), said.end() + 24) if d.start == said.end() and d.date]
        if main is not None and days and not main.signed_on:
            take_date(notes, main, days[0])


def _read(notes: Notes, main: AgreementDraft, start: int, end: int) -> None:
    text = notes.page.text
    if _RAN_OUT.search(text, start, end):
        return
    reserve = _RESERVE.search(text, start + 2, end)
    stop = reserve.start() if reserve else end
    words = text[start:stop]
    if _NONE_SET.search(words):
        return
    begun = "" if _MOVED.search(words) else _begins(notes, start, stop)
    last = _ends(notes, start, stop) or _changed_to(notes, start, stop)
    terms = [t for t in find_terms(words) if not _NOT_A_TERM.match(words[t.end :])]
    term = terms[0].term if terms else Term.read(words.strip(" 、(とし")) if len(words) < 12 else None
    if term is None and (
        bare := re.search(
            r"(?:期[間限](?:は|を|:|が)?、?[^0-9。]{0,20})([0-9一二三四五六七八九十]{1,2}年)(?:[とで。、(]|$)", words
        )
    ):
        term = Term.read(bare[1])
    if main.term or main.ends_on:
        return
    if last:
        main.ends_on = last
    if term and (term.years or term.months):
        main.term = term.iso
    if begun and begun != main.signed_on:
        main.in_force_from = main.in_force_from or begun
    if main.term or main.ends_on:
        main.term_at = (start, end)


def _days(notes: Notes, start: int, stop: int) -> list[FoundDate]:
    return [found for found in notes.page.dates_in(start, stop) if found.date]


def _begins(notes: Notes, start: int, stop: int) -> str:
    """Return the first day of "2024年6月10日から…"."""
    text = notes.page.text
    for found in _days(notes, start, stop):
        if re.match(r"[ ]*(?:\([^)]*\))?[ ]*(?:から|より|~|-)", text[found.end : stop]) and found.date:
            return found.date.edtf
    return ""


def _ends(notes: Notes, start: int, stop: int) -> str:
    text = notes.page.text
    days = _days(notes, start, stop)
    if days and (_FROM_SIGNING.search(text, start, days[0].start) or _is_limit(text, start, days[0].start)):
        last = read_end(f"{days[0].text}まで", published=notes.page.published_day)
        return last.edtf if last else ""
    for first, second in pairwise(days):
        between = text[first.end : second.start]
        if _TO.fullmatch(between) and second.date:
            return second.date.edtf
    end = read_end(text[start:stop], published=notes.page.published_day)
    return end.edtf if end else ""


def _is_limit(text: str, start: int, day: int) -> bool:
    """Whether the day with which a value begins is the limit that its label names: "有効期限 令和8年3月31日"."""
    return day - start < 3 and _LIMIT_LABEL.search(text, max(0, start - 8), start) is not None


def _changed_to(notes: Notes, start: int, stop: int) -> str:
    """ "期限を2024年3月末から2026年3月末に改める", "期限は2027年3月末です": the last day that stands there is the end."""
    text = notes.page.text
    days = _days(notes, start, stop)
    if not days or not _LIMIT_SAID.match(text, start, stop):
        return ""
    last = days[-1]
    said = re.match(r"[」』\"]?(?:です|とする|とし|に(?:改め|変更|延長)|まで|。|$)", text[last.end : stop])
    end = read_end(f"{text[last.start : last.end]}まで", published=notes.page.published_day) if said else None
    return end.edtf if end else ""


def _read_ahead(notes: Notes, main: AgreementDraft, start: int, end: int) -> None:
    """ "今後5年間にわたり…協力": the length of an agreement only where it speaks of working together, and promises no figures."""
    words = notes.page.text[start:end]
    prolonged = _PROLONGED.search(words) if main.status in ("renewal", "amendment") else None
    last = read_end(prolonged["until"], published=notes.page.published_day) if prolonged else None
    if last is not None:
        main.ends_on, main.term_at = last.edtf, (start, end)
        return
    renewed = _RENEWED_FOR.search(words)
    if renewed and main.status == "renewal" and not _MAY_BE_RENEWED.search(words[: renewed.start()]):
        term = Term.read(renewed["term"])
        if term is not None:
            main.term, main.term_at = term.iso, (start, end)
        return
    ahead = _AHEAD.search(words) or _UNDER_IT.search(words)
    if not ahead or _NO_PROMISE.search(words):
        return
    follows = ahead.start() == 0 and not notes.page.text[main.end : start].strip()  # right after "…を締結しました。"
    if not follows and not re.search(r"合意|協定|覚書|MO[UC]|提携|連携|両者|両機関|両大学|両社|双方|相互", words):
        return
    spans = find_terms(ahead[0])
    term = Term.read(ahead[0]) or (spans[0].term if spans else None)
    if term is not None and (term.years or term.months):
        begun = _begins(notes, start, end)
        if begun and begun != main.signed_on:
            main.in_force_from = main.in_force_from or begun
        main.term, main.term_at = term.iso, (start, end)
