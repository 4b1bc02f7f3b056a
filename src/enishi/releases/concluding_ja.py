"""What a Japanese sentence says of an agreement: that it was, is, will be or long since has been concluded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from enishi.releases.phrases import brackets
from enishi.releases.words import LEGAL

__all__ = ["OTHER_DAY", "VEIL", "Concluding", "concludings", "speaks_of_takeover", "veil"]

#: Stands for each character in brackets, so that what is said there is taken for no part of the sentence.
VEIL = "〓"

#: Behind a day: it ends or begins something else, and is no day of signing.
OTHER_DAY = re.compile(
    r"\s*(?:まで|以降|から|より|以来|に(?:設立|創立|創業|開学|開校|開設|開業|開院|開所|発足|竣工|移転|開催|実施|開始|完成|オープン|施行|策定|制定|導入|就任|着工|採択|選定|認定|指定|公布|始ま|スタート|合併|発表|公表)(?![一-龠]{0,6}(?:協定|契約|覚書|合意書))|(?:に)?開催(?:した|された)?の?(?![一-龠]{0,6}(?:締結|調印|署名)式)(?=[一-龠]{2,10}(?:で|に))|付?(?:け)?の?(?:取締役会|理事会|教授会|役員会|役員会議|評議会|総会|議会|定例会|本会議)|現在|時点|の時点|頃から|ごろから|度|(?:末)?を?(?:もって|以て|で|に)(?:有効)?(?:期間)?(?:が|を)?満了)"
)

How = Literal["done", "coming", "ceremony", "heading", "standing", "past", "mention"]

_NOUN = re.compile(
    r"覚書|覚え書き?|協定書?|合意書|契約書?|確認書|申し?合わ?せ書?(?=[を」』〓に])|意向書|議定書|盟約書?(?=[を」』〓にの])|合意文書|協力文書|提携書|"
    r"(?:姉妹|友好)(?:校|都市|病院|港|館|園|団体)?提携|(?<![A-Za-z])(?:MO[UCA]s?|MoUs?|LOI|NDA)(?![A-Za-z])|Memorandum of [A-Z][a-z]+"
    r"|(?:業務|事業|技術|資本|戦略的?|包括的?|全面)+(?:提携|連携|パートナーシップ)|コンソーシアム(?=を?(?:設立|結成))"
)
_ABBREVIATED = re.compile(r" ?\([A-Za-z]{2,8}\)$")
_QUOTED = re.compile(r"[「『\"][^「」『』\"\n]{2,160}[」』\"]")
_COMPOUND = re.compile(r"[一-龠々ァ-ヴー・A-Za-z0-9]{1,24}$")
_ABOUT = re.compile(r"([^、。]{1,24})(?:に関する|についての|に係る|に関しての|のための)$")
# Agreements of another sense: between a company and its staff, states, buyer and seller, a town and its builders.
_OTHER_SENSE = re.compile(
    r"労使|労働|三六|36|サブロク|就業|雇用|売買|購入|販売|賃貸|賃借|貸借|使用貸借|請負|工事|施工|建設|業務委託|委託|指定管理|基本契約|リース|保険|保守|"
    r"融資|ローン|貸付|消費貸借|コミット|シンジケート|引受|信託|株式|持分|譲渡|買収|合併|統合|分割|出資|通商|貿易|関税|経済連携|投資協定|租税|航空協定|漁業|"
    r"停戦|休戦|和平|平和|パリ|京都議定|気候|建築|緑化|緑地|景観|まちづくり協定|地区|選手|出演|専属|スポンサー|ネーミングライツ|命名権|入札|物品|単価|給電|電力需給|代理店|フランチャイズ|"
    r"守秘契約約款|約款|利用規約|ランニング|紳士|報道|価格|カルテル|和解"
)
_LABOUR = re.compile(
    r"労働組合|職員組合|労組|時間外(?:労働|勤務)|休日(?:労働|勤務)|(?:36|三六)協定|就業規則|賃金|ベースアップ"
)
_CAREER = re.compile(r"(?:を|に)(?:主導|担当|牽引|手[がか掛]け|手がけ|統括|指揮|尽力|携わ|貢献|従事|推進(?:し|す)て)")
_GOOD_CONTRACT = re.compile(
    r"共同|提携|連携|協力|包括|秘密保持|守秘|会員|入会|加盟|参画|参加|パートナー|受託研究|開発|コンソーシアム|交流|アライアンス|機密"
)
#: What a bare 契約 is of, where the sentence says it before: "共同研究講座の設置期間を延長する契約".
_JOINT_WORK = re.compile(
    r"共同研究|共同開発|(?:連携|寄[附付]|共同)(?:研究)?講座|研究部門|業務提携|提携(?:する|で合意|を開始)|協業|アライアンス|連携協定|産学連携"
)
_TAKEOVER = re.compile(r"株式[のを]?(?:取得|譲渡|交換|移転)|子会社化|経営統合|合併|事業譲渡|買収|TOB|公開買付")
_VERB = re.compile(
    r"再締結|締結|調印|署名|取り?交わ(?=し|す|さ)|交わ(?=し|す|さ)|結(?=び|ん|ぶ|ばれ|ばせ)|(?<!自動)更新|延長|継続|改定|改訂|改正|改め(?=ら|、|た|ま)|記名押印|発効(?=し|と)|変更(?!覚書|協定|契約)|交換(?=し|い|を行)|サイン(?=し|を)"
    r"|開始(?=し|い|する|で|に|$)|合意(?=し|い|に達|する|$)|(?=(?:し|いたし|致し)(?:ました|た。|ます))|(?:設立|結成)(?=し|い|さ|す|$)"
)
_CEREMONIAL = re.compile(
    r"(?:締結|調印|署名)(?=(?:記念)?式)|調印(?=は|が)|署名(?=は|が行|を行|し|いた)|(?<=[でにてと、は])(?:締結|調印)(?=し|いた|さ|する予定|を予定|予定)|(?<=[でにて、])取り?交わ(?=し|さ)"
)
_WEAK_VERB = re.compile(r"開始|合意|設立|結成|$")
_LEADS_NOWHERE = re.compile(
    r"に基づ|の一環|(?:の)?(?:期間)?満了|のもと|の下(?:で|に)|を踏まえ|を受け|を活用|に(?:おいて)?定め|を活か|を生か|を通じ|を機に|を契機|に則|に加え|により|に伴|に含|事業|をきっかけ"
)
_LEFT_OPEN = re.compile(r"[〓」』]*を?、")
#: "Aと連携協定を、また、同じ日にBとの間で覚書を締結": the second has a partner of its own.
_AND_WITH = re.compile(
    r"[〓」』]*を?、(?:また|同時に|同じ?日|あわせて|併せて|さらに|[0-9〓]+日(?:に|には|付けで)?)[^。]*?と(?:の間で|は)?[、「『〓一-龠]"
)
_EACH = re.compile(r"それぞれ|各々")
_CHANGING = re.compile(r"更新|延長|継続|改[定訂正め]|変更")

_SU = r"(?:を)?(?:ば?さ?せ?て?いただ|いた|致|行な?|実施|取り交わ)?"
_DENIED = re.compile(
    r"(?:し|され|行わ)(?:ない|ません|ていない|ておら|ていません|なかった)|に(?:は)?至(?:ら|って(?:いな|おら))|(?:を|の)?(?:見送|中止|断念|延期|終了|解消|解除|破棄|白紙|撤回)|活動|運動|簿|を求め|"
    r"(?:を|に向けて|に向けた|へ向けて|へ向けた|の)?(?:検討|協議|調整|準備)|できる|可能|(?:が|の|は)(?:承認|決議|可決|了承)|を目指|し得る|するか|すれば|した場合|する場合|されるまで|[のに](?:期間|方法|手続)"
)
_BACK = re.compile(
    r"(?:後|以来|以降|以前|前|時(?!間)|当初|[0-9〇一二三四五六七八九十]+(?:周年|年目|年|か月)|から(?!も)|(?:を|が)?(?:機|契機|きっかけ|記念)|に基づ|の一環|に伴|により|によって|による|を受け|に先立|の背景|の目的|の経緯|に至(?:る|った)(?:経緯|背景)|の(?:狙い|ねらい|意義|効果)"
    r"|先|済み?|の(?:当日|日(?!程)|翌日)|内容|事項|相手|団体|機関|企業|者(?!会議)|自治体|大学|日|期間|校|国)"
)
_STANDING = re.compile(
    rf"{_SU}(?:し|され|び|ん|わし|ばれ)?(?:て|で)(?:い|お)(?:る|り|ます|ました|た|まし|、)|して(?:以来|から|以降)|(?:し|わし|び|んだ)?(?:た|ました)(?:後|のち|以来|際)"
)
_RELATIVE = re.compile(
    r"(?:を)?(?:いた|致)?(?:し|され|わした|わされ|ん|ばれ)?(?:(?:た|だ)(?=〓)|(?:た|だ|ました)(?=[一-龠ァ-ヴA-Za-z「『0-9]|ものです))(?!旨|件|次第|結果|上で|運び|所存)"
)
_PRESENT = re.compile(
    r"(?:を)?(?:する|ぶ)(?!予定|運び|方針|見込|見通|段取|手はず|所存|次第|旨|件|計画|意向)(?=[一-龠ァ-ヴA-Z])"
)
_CEREMONY = re.compile(r"(?:記念)?(?:式|セレモニー|記者会見)(?!次第)")
_BESIDE_IT = re.compile(r"に先立|に先駆け|の?(?:前日|翌日|前夜|翌朝)")
_HELD = re.compile(r"ました|た。|た$|われ、|行い、|催し、|され、|行った|開いた|臨み|開かれ、")
_WILL_HOLD = re.compile(r"ます|予定|する(?:。|$|こと|運び)|ご案内|開催について|の開催|取材")
_COMING = re.compile(
    rf"{_SU}(?:する|します|いたします|致します|ぶ|びます|す(?=予定|運び|こと)|される|されます|ばれる|きます|わす|わします|することと?(?:に|を|と|で)|する?(?:の)?(?:予定|運び|見込|方針|見通し)|予定|を予定|に(?:基本)?合意|へ|に向け|しようと)"
)
_DONE = re.compile(rf"{_SU}(?:し|さ|せ|び|ん|わ|ばれ|き)|がな?さ|が(?:行|交|成立)|と(?:な|相成)|、|に達し|。|に至り")


@dataclass(frozen=True, slots=True)
class Concluding:
    """One saying: *noun* and *verb* are where they stand in the text, *lead* where the words of the noun begin.

    *shares*: a later agreement of the sentence has the same verb.
    """

    how: How
    lead: int
    noun: tuple[int, int]
    verb: tuple[int, int]
    changing: bool
    bare: bool = False
    shares: bool = False


@lru_cache(maxsize=256)  # several rules ask for the same sentence
def veil(text: str, start: int, end: int) -> str:
    """Return ``text[start:end]`` with all that stands in brackets veiled, and in quotation marks but the agreement they name."""
    veiled = list(text[start:end])
    for first, last in brackets(text, start, end):
        veiled[first - start : last - start] = VEIL * (last - first)
    for quoted in _QUOTED.finditer(text[start:end]):
        first, last = quoted.start() + 1, quoted.end() - 1
        # "…に関する協力覚書(MOC)": its abbreviation may stand behind it.
        closing = _ABBREVIATED.search(text, start + first, start + last)
        stop = closing.start() if closing else start + last
        nouns = [m for m in _NOUN.finditer(text, start + first, stop) if m.end() >= stop - 3]
        kept = nouns[0].start() - start if nouns else last
        veiled[first:kept] = VEIL * (kept - first)
    return "".join(veiled)


@lru_cache(maxsize=512)  # rules and weights ask for the same sentences
def concludings(text: str, start: int, end: int) -> tuple[Concluding, ...]:
    """Return what ``text[start:end]``, a sentence or a heading, says of agreements being concluded, in order."""
    found: list[Concluding] = []
    if not (_NOUN.search(text, start, end) or _CEREMONIAL.search(text, start, end)) or _LABOUR.search(text, start, end):
        return ()
    veiled = veil(text, start, end)
    nouns = list(_NOUN.finditer(veiled))
    open_: list[tuple[int, re.Match[str]]] = []
    for index, noun in enumerate(nouns):
        stop = nouns[index + 1].start() if index + 1 < len(nouns) else len(veiled)
        lead = _lead(veiled, noun)
        if lead is None or _takeover(text, start, end, noun[0]):
            continue
        told = _told(veiled, noun, stop)
        if told is None and _LEFT_OPEN.match(veiled, noun.end()):
            open_.append((lead, noun))
        elif told is not None:
            how, verb = told
            span = (start + verb.start(), start + verb.end())
            # "Aと包括連携協定を、Bと共同研究契約を、それぞれ締結": one verb for each of them.
            several = _EACH.search(veiled, noun.end(), verb.start()) or (
                open_ and _AND_WITH.match(veiled, open_[-1][1].end(), noun.start())
            )
            each = [*open_, (lead, noun)] if several else [(lead, noun)]
            for place, (at, named) in enumerate(each, 1):
                where = (start + named.start(), start + named.end())
                found.append(Concluding(how, start + at, where, span, _changes(verb), shares=place < len(each)))
            open_ = []
    return (*found, *_bare(veiled, start, found))


def _bare(veiled: str, start: int, found: list[Concluding]) -> Iterator[Concluding]:
    """A ceremony, or a signing, of which the sentence does not say again what was signed."""
    last = max((each.verb[1] - start for each in found), default=0)
    for match in _CEREMONIAL.finditer(veiled, last):
        how = _how(veiled[match.end() : match.end() + 90], match[0])
        if how in ("done", "coming", "ceremony"):
            span = (start + match.start(), start + match.end())
            yield Concluding(
                how, span[0], span, span, changing=bool(_CHANGING.search(veiled[: match.start()])), bare=True
            )
            return


def _changes(verb: re.Match[str]) -> bool:
    return bool(_CHANGING.match(verb[0]) or (verb[0] == "再締結"))


def _lead(veiled: str, noun: re.Match[str]) -> int | None:
    """Return where the words that name the agreement begin; None where it is one of another sense."""
    before = veiled[: noun.start()]
    compound = _COMPOUND.search(before)
    lead = compound.start() if compound else noun.start()
    name = before[lead:] + noun[0]
    about = _ABOUT.search(before[:lead].rstrip('「『"'))
    whole = (about[1] if about else "") + name
    if noun[0].startswith("契約") and not _GOOD_CONTRACT.search(whole):
        return (
            lead
            if name in ("契約", "契約書", "基本契約", "基本契約書", "正式契約") and _JOINT_WORK.search(before)
            else None
        )
    named = noun[0].startswith("契約") and not _GOOD_CONTRACT.search(name)
    other = _OTHER_SENSE.search(name) or (named and _OTHER_SENSE.search(re.sub(LEGAL, "", whole)))
    return None if other else lead


def _takeover(text: str, start: int, end: int, noun: str) -> bool:
    """Whether a basic agreement is one to buy a company, and so no alliance."""
    return noun in ("合意書", "契約", "契約書", "LOI") and speaks_of_takeover(text, start, end)


def speaks_of_takeover(text: str, start: int, end: int) -> bool:
    """Whether a passage tells that one company buys, or becomes one with, another."""
    return _TAKEOVER.search(text, start, end) is not None


def _told(veiled: str, noun: re.Match[str], stop: int) -> tuple[How, re.Match[str]] | None:
    alliance = noun[0].endswith(("提携", "連携", "パートナーシップ", "コンソーシアム"))
    for verb in _VERB.finditer(veiled, noun.end(), noun.end() + 90):
        if verb.start() >= stop and verb.start() != len(veiled):
            break
        gap = veiled[noun.end() : verb.start()].replace(VEIL, "")
        weak = bool(_WEAK_VERB.match(verb[0]))
        if _LEADS_NOWHERE.search(gap) or (weak and not (alliance and len(gap) < 10)):
            if weak:
                continue
            return None
        if len(gap) > 44 or (
            _CHANGING.match(verb[0])
            and not re.fullmatch(
                r"(?:書)?(?:の?(?:有効)?期間)?(?:を|について|が|は)?、?(?:[^、。]{1,16}日(?:\([月火水木金土日]\))?(?:に|付け?で)?、)?[^、。]{0,16}",
                gap,
            )
        ):
            continue
        how = _how(veiled[verb.end() : verb.end() + 90], verb[0])
        return None if how is None else (how, verb)
    return None


def _how(tail: str, verb: str) -> How | None:  # noqa: PLR0911 (one return for each way of saying it)
    tail = tail.lstrip(VEIL + ' 」』"')
    if _DENIED.match(tail) or (verb in ("継続", "延長", "更新") and re.match(r"的|され(?:る|ます)|でき|可", tail)):
        return None
    if tail.startswith(("は", "が")):
        return _how_held(tail)
    ceremony = _CEREMONY.match(tail)
    if ceremony:
        return _how_held(tail[ceremony.end() :])
    if _STANDING.match(tail) or re.match(rf"{_SU}(?:する|した)など", tail):
        return "standing"
    if _RELATIVE.match(tail):
        return "past"
    if _BACK.match(tail):
        return "mention"
    if _PRESENT.match(tail) or _CAREER.match(tail):
        return "mention"
    if _COMING.match(tail):
        return "coming"
    if _DONE.match(tail):
        return "done"
    return "heading"


def _how_held(rest: str) -> How:
    if _BESIDE_IT.match(rest):
        return "mention"  # "署名式に先立ち、11月14日にはフォーラムが開催され"
    held, will = _HELD.search(rest), _WILL_HOLD.search(rest)
    if held and not (will and will.start() < held.start()):
        return "ceremony"
    return "coming" if will else "heading"
