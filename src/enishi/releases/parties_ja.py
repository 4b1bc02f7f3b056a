"""Who concludes an agreement, by the Japanese words around it: "A(…)は、B、CおよびDと", "A、B、Cの三者は", "AとBとの"."""

import re
from dataclasses import dataclass

from enishi.releases.concluding_ja import VEIL
from enishi.releases.drafts import Notes
from enishi.releases.gazetteer import place_in
from enishi.releases.likely_ja import likely_party
from enishi.releases.phrases import Bracket, Phrase, place_only, read_phrase, register, split_list
from enishi.releases.registry import Draft
from enishi.releases.words import GA_IN_NAME, LEGAL_EN, OUR_WORDS, TITLE, is_organisation
from enishi.text import tokens

__all__ = ["Parties", "names_body", "ours", "party_at", "read_parties"]

_COUNT = r"[2-9二三四五六七八九十]{1,2}"
_TOGETHER = re.compile(
    rf"[ 、]?(?:の|による|間の)?(?<!第)(?:{_COUNT})(?:者|社|大学|機関|団体|法人|市町村?|町|村|市|区|県|自治体|校|組織|研究所|病院|高専)(?:間|連名)?(?:の?代表)?$|の?(?:両(?:者|社|大学|機関|市|校|法人|病院|団体)|双方|各者|連名)$|間$"
)
_TOPIC = re.compile(rf"(?:は|(?!{GA_IN_NAME})が(?!ん)|も)(?=[、 〓0-9一-龠々ァ-ヴA-Za-z「『ぁ-ん]|$)")
_WITH = re.compile(
    r"(?<!法人)と(?!して|いう|いっ|なり|なる|なっ|する)(?:の間(?:で|に|において|の)?|共同で|ともに|共に|連携して|の連名で|は|も|の)?|(?:間|連名|者|社|団体|機関)で(?!あ)|への(?=(?:加盟|入会|参画|参加)(?:契約|協定|覚書|に関する))|による|間の|の(?=[^、。はがを]{0,12}$)|、(?=[0-9一-龠])"
)
_ALL_OF_THEM = re.compile(r"の(?:両|[2-9二三四五六七八九])(?:者|社|大学|機関|団体|法人|市|町|校|病院)[はが]$")
_OURS = re.compile(rf"(?P<ours>{OUR_WORDS})$")
_PART_OF_OURS = re.compile(
    rf"[ 、]*(?P<ours>{OUR_WORDS})の?[一-龠々ァ-ヴー]{{1,16}}(?:学部|研究科|学府|研究所|研究院|センター|病院|学院|部門)"
)
_TOWN_HEAD = re.compile(r"(?P<town>[一-龠々ヶケァ-ヴーぁ-ん]{2,8}[都道府県市区町村])(?:長|知事)")
_TOWN_ALONE = tuple("市町村区県府都道")
_SURNAME_LIKE_TOWN = re.compile(r"[一-龠]{1,2}[市町村区]")
_PRONOUN = re.compile(
    r"(?:両者|両大学|両機関|両法人|両市|両社|両組織|双方|三者|3者|四者|4者|[2-9]者|各者|関係者)(?:間)?$"
    r"|同(?P<kind>社|大学|市|町|村|県|区|機構|財団|協会|研究所|病院|行|金庫|校|法人|センター|省|団体|会)$"
)
#: "A県知事とB市の田中市長は…署名しました": who signs for it stands for the organisation.
_HEAD_OF = re.compile(
    rf"(?:の(?:[一-龠々ぁ-んァ-ヴ・ ]{{1,12}}?|[A-Z][A-Za-z.' -]{{2,30}}?))?(?:{TITLE}|首相|大統領|病院長|校長|塾長|組合長)(?:の?[一-龠々]{{1,4}} ?[一-龠々ぁ-ん]{{1,4}}(?:氏)?)?$"
)
#: "欧州のクラスター2団体": some of a kind, and none of them by name.
_UNNAMED = re.compile(
    r"(?:の|な|る|た)(?:[一-龠]{0,4}[ァ-ヴー]{0,10})?(?:クラスター|大学|企業|団体|機関|自治体|病院|研究所|銀行)$"
)
_BEHIND_DAY = re.compile(r"^[^、。]{2,16}日(?:\([月火水木金土日]\))?(?:に|には|付けで)、?")
#: A name that begins in hiragana: つくも信用金庫.
_IN_HIRAGANA = re.compile(
    r"(?!この|その|あらゆる|さまざま|これ|それ|いわゆる|とくに|ともに|すべて|および|ならびに|または|もしくは|われわれ)[一-龠]{0,3}[ぁ-ん]{2,6}"
    r"(?:信用金庫|信用組合|銀行|農業協同組合|商工会議所|商工会|(?:総合|中央|記念)?病院|大学|学園|市|町|村|県)"
)
#: 市立病院, by which the text means the one 藤ヶ岡市立総合病院 that it names in full.
_OF_THE_TOWN = re.compile(r"(?P<founder>[国都道府県市区町村]立|市民)(?P<body>病院|大学|高校|図書館|美術館|博物館)")
#: さま behind a name is no part of it.
_HONOURED = re.compile(r"(?<=[一-龠ァ-ヴーA-Za-zぁ-ん)])(?:さま|さん|様|殿)$")
#: "B大学の呉 志明校長ら一行5名が来学し", "A省の訪問団": whoever comes stands for the house.
_DELEGATION = re.compile(
    r"(?:(?:ら|ほか)(?:の)?(?:一行|代表団)?(?:計?[0-9]+[名人])?|の?(?:一行|代表団|訪問団|視察団)(?:計?[0-9]+[名人])?)$"
)
_LEGAL_BEHIND = re.compile(rf"[A-Za-z0-9],? {LEGAL_EN}$")
_LEADING = re.compile(
    r"^(?:[\s、・]|この(?:たび|度)|今般|今回|本日|同日|また|なお|さらに|そして|一方|これにより|そこで|当日は?|去る|~|-)+"
)
_POST_IN = re.compile(rf" {TITLE}|{TITLE} ")
_NO_ORGANISATION = re.compile(
    r"(?:イノベーション|サステナビリティ|デジタル|エネルギー|ビジネス|コミュニティ|スタートアップ|プログラム|プロジェクト|マネジメント|ツーリズム|キャリア|ダイバーシティ|コミュニケーション|性|化|的|力)$"
)
_SORT_OF_BODY = re.compile(
    r"(?:団体|機関|機構|組織|企業|会社|大学|研究所|病院|クラスター|ネットワーク|ベンチャー|スタートアップ|協会|連盟|拠点|アクセラレータ|アクセラレーター|メーカー|大手|社)(?:である|の|、)?$"
)
# "起業支援団体「BioLaunch」(代表:…)": a name in quotation marks, behind a word for what it is.
_QUOTED = re.compile(r"[「『\"](?P<name>[^」』\"、。]{2,60})[」』\"] ?(?:\((?P<bracket>[^()]*)\))?$")
_IN_FULL = re.compile(r"[ ]*[A-Z][A-Za-zÀ-ÿ'’&.-]+(?: (?:of|for|the|and|in|de|&|[A-Z][A-Za-zÀ-ÿ'’&.-]*))+")
#: 同社 takes up whom the text named no further before it.
_TAKEN_UP = 400
_WHERE_IT_WORKS = re.compile(r"(?P<place>[^、。で]{2,14})(?:で|にて|において)[^。]*?を(?:運営|展開|経営|提供|開発|営)")
_NOT_PARTY_LEAD = re.compile(r"(?:を|で|へ|より|として|において|における|にて)$")


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties that were named: before は, and with と; and whether a pronoun ("両者は") stands for those named elsewhere."""

    subject: tuple[str, ...]
    partners: tuple[str, ...]
    pronoun: bool

    @property
    def ids(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys([*self.subject, *self.partners]))


@dataclass(slots=True)
class _Zone:
    """``text[start:stop]`` of a sentence, and the same veiled."""

    notes: Notes
    start: int
    stop: int
    veiled: str
    pronoun: bool = False
    lenient: bool = False

    def at(self, offset: int) -> int:
        return self.start + offset


def read_parties(notes: Notes, start: int, stop: int, veiled: str, *, lenient: bool = False) -> Parties:
    """Return the parties named between *start* and the agreement's name at *stop*; *veiled* is that passage, veiled.

    *lenient*: also a proper name that only its place in the sentence tells to be a party's (本学はNVIDIAと…協定を締結).
    """
    zone = _Zone(notes, start, stop, veiled[: stop - start], lenient=lenient)
    found: list[Draft] = []
    at = 0
    for topic in _TOPIC.finditer(zone.veiled):
        # 本市では and 当財団には: what stands before the は is the topic all the same.
        stop = topic.start() - zone.veiled.endswith(("で", "に", "と"), at, topic.start())
        named = _listed(zone, at, stop)
        if named or zone.pronoun:
            found, at = named, topic.end()
            break
    if len(found) > 1 and _ALL_OF_THEM.search(zone.veiled, 0, at):
        return Parties(tuple(draft.id for draft in found), (), zone.pronoun)  # "AとBの両社は、北海道と首都圏を結ぶ…"
    partners: list[Draft] = []
    for partner in _WITH.finditer(zone.veiled, at):
        # "A大学とB市の三者で": the count belongs to the list.
        last = (
            partner.end() - 1
            if partner[0].endswith("で") and len(partner[0]) < 4 and partner[0] != "と"
            else partner.start()
        )
        named = _listed(zone, at, last) if partner[0] != "、" else []
        if partner[0] == "の" and len(named) < 2 and partners and "の" in zone.veiled[at : partner.start()]:
            continue  # "Bと、診断サービスの展開に関する": what is agreed on
        lone = partners if partner[0] == "の" else found or partners
        if not named or (partner[0] in ("による", "間の", "の") and len(named) < 2 and not lone):
            continue
        partners += named
        at = partner.end()
    return Parties(tuple(draft.id for draft in found), tuple(draft.id for draft in partners), zone.pronoun)


def _listed(zone: _Zone, first: int, last: int) -> list[Draft]:
    """Return the organisations of the list that ends at *last*, read backwards until something is none."""
    text = zone.notes.page.text
    together = _TOGETHER.search(zone.veiled[first:last])
    if together:
        last = first + together.start()
        zone.pronoun = zone.pronoun or not zone.veiled[first:last].strip(" 、〓")  # "三者は"
    pieces = split_list(text, zone.at(first), zone.at(last))
    if together and len(pieces) == 1 and _UNNAMED.search(zone.veiled[first:last]):
        return []
    drafts: list[Draft] = []
    described = False
    for index, (start, end) in enumerate(reversed(pieces)):
        if described and place_only(text[start:end]):
            break  # "中央区と北区で賃貸ラボを運営するA"
        draft = _party(zone, start, end, index, listed=bool(drafts))
        if draft is None:
            break
        drafts.insert(0, draft)
        where = _WHERE_IT_WORKS.match(text, start, end)
        described = where is not None and place_only(where["place"])
    return drafts


def _party(zone: _Zone, start: int, end: int, index: int, *, listed: bool) -> Draft | None:
    bare = zone.veiled[start - zone.start : end - zone.start].rstrip(VEIL + " 、")
    bare = re.sub(r"(?:ほか|など|等)[0-9一二三四五六七八九十]*(?:者|社|団体|機関|大学)?$", "", bare)
    bare = _DELEGATION.sub("", _HONOURED.sub("", bare))
    # "在日X大使館にて、AとBの": where it was is no party.
    led, bare = (0, "") if index and _NOT_PARTY_LEAD.search(bare) else _without_head(zone, start, bare)
    if not bare:
        return None
    start += led
    counted = _TOGETHER.search(bare) if index else None
    if counted and counted.start() > 1:
        bare = bare[: counted.start()]
    pronoun = _PRONOUN.search(bare)
    if pronoun and (index == 0 or pronoun["kind"]):
        same = _same_as(zone.notes, pronoun["kind"], start) if pronoun["kind"] else None
        zone.pronoun = zone.pronoun or same is None
        return same
    whole = bare.strip(" 、")
    own = _PART_OF_OURS.fullmatch(bare) or _OURS.search(bare)
    if own:
        return ours(zone.notes, start + own.start("ours"), start + own.end("ours"))
    if (meant := _meant_by(zone.notes, whole)) is not None:
        return meant
    sure = _surely(zone, start, end, bare)
    if sure is not None:
        return register(zone.notes.registry, sure)
    return _known_or_credible(zone, start, end, bare, listed=listed)


def _without_head(zone: _Zone, start: int, bare: str) -> tuple[int, str]:
    """Return *bare* without who heads it (A県知事 is A県), and how much was left out before; "" where a person heads nothing (余市理事長)."""
    head = _head_of(zone, bare)
    whose = zone.notes.page.text[start : start + head.start()].lstrip(" 、") if head else ""
    if head and _SURNAME_LIKE_TOWN.fullmatch(whose) and not head[0].startswith(("の", "市", "町", "村", "区")):
        return 0, ""
    if head and head.start() > 1 and _is_house(zone, whose):
        bare = bare[: head.start()]
        led = _whose_name_leads(whose)  # "森田修平みどり製薬社長": the name of who heads it stands before it
        return led, bare[led:]
    return 0, bare


def _is_house(zone: _Zone, whose: str) -> bool:
    known = zone.notes.registry.written(whose) is not None
    return bool(known or is_organisation(whose) or _OURS.search(whose) or _PRONOUN.fullmatch(whose))


def _surely(zone: _Zone, start: int, end: int, bare: str) -> Phrase | None:
    """Return the name that marks, a legal form elsewhere, or hiragana before a house's word tell to be one."""
    whole = _BEHIND_DAY.sub("", bare.strip(" 、"))
    quoted = _in_quotation_marks(zone.notes.page.text, start, end)
    if (
        quoted is None
        and len(whole) > 1
        and (zone.notes.registry.has_legal_form(whole) or _IN_HIRAGANA.fullmatch(whole))
    ):
        first = start + bare.rindex(whole)
        return Phrase(first, first + len(whole), (first, first + len(whole)), (), "")
    return quoted


def _head_of(zone: _Zone, bare: str) -> re.Match[str] | None:
    """Return who heads a house at the end of *bare*, the house as long as it may be: 株式会社旅のしおり|の旅田社長."""
    head = found = _HEAD_OF.search(bare)
    while found is not None:
        found = _HEAD_OF.search(bare, found.start() + 1)
        if found is None or not found[0].startswith("の"):
            break
        whose = bare[: found.start()].lstrip(" 、")
        if zone.notes.registry.find(whose) is not None:
            head = found
    return head


def _same_as(notes: Notes, kind: str, offset: int) -> Draft | None:
    """Return whom 同社, 同大学 or 同市 at *offset* takes up: the last of that kind named before it, and not the publisher."""
    for _start, _end, draft in reversed(notes.registry.mentions(max(0, offset - _TAKEN_UP), offset)):
        company = kind in ("社", "行") and draft.kind in ("company", "investor")
        if not draft.is_hub and (company or any(name.text.endswith(kind) for name in draft.names)):
            return draft
    return None


def _known_or_credible(zone: _Zone, start: int, end: int, bare: str, *, listed: bool) -> Draft | None:
    """Return the organisation known from elsewhere that *bare* ends with, else the one that its words tell to be one."""
    text = zone.notes.page.text
    tail = end if len(bare) == end - start else _with_brackets(text, start + len(bare), end)
    phrase = read_phrase(text, start, tail)
    known = zone.notes.registry.mentions(start, start + len(bare))
    # A name known from elsewhere may begin before what its last words alone would show (彩の国産業公社).
    if known and known[-1][1] == start + len(bare) and (phrase is None or known[-1][0] < phrase.start):
        return known[-1][2]
    if phrase is None or not (_credible(zone, phrase) or (listed and _foreign_word(zone, phrase))):
        return likely_party(zone.notes, start, end, bare) if zone.lenient else None
    return register(zone.notes.registry, phrase)


def _whose_name_leads(whose: str) -> int:
    """How long the name of a person is that stands right before an organisation's, 0 where none does."""
    known = tokens(whose)
    if len(known) < 3 or not (known[0].pos.endswith("姓") and known[1].pos.endswith("名")):
        return 0
    rest = whose[known[1].end :].lstrip(" ・")
    return len(whose) - len(rest) if is_organisation(rest) else 0


def _meant_by(notes: Notes, word: str) -> Draft | None:
    """Return whom 町 ("町では、…と協定を締結") or 市立病院 means."""
    if word in _TOWN_ALONE:
        return notes.registry.find(f"本{word}")
    generic = _OF_THE_TOWN.fullmatch(word)
    return _only_one_of(notes, generic) if generic else None


def _only_one_of(notes: Notes, generic: re.Match[str]) -> Draft | None:
    """Return the only organisation of the text whose name holds both words of *generic*."""
    pattern = re.compile(rf"[一-龠々ヶァ-ヴぁ-ん]+{generic['founder']}.*{generic['body']}$")
    named = [draft for draft in notes.registry.drafts if pattern.match(draft.official)]
    return named[0] if len(named) == 1 else None


def _in_quotation_marks(text: str, start: int, end: int) -> Phrase | None:
    """The name of 起業支援団体「BioLaunch」(代表:…), None where the words before do not say that it is an organisation's."""
    quoted = _QUOTED.search(text, start, end)
    if quoted is None or not _SORT_OF_BODY.search(text[start : quoted.start()]):
        return None
    inner = (Bracket(*quoted.span("bracket")),) if quoted["bracket"] else ()
    return Phrase(*quoted.span("name"), (start, end), inner, text[start : quoted.start()])


def _foreign_word(zone: _Zone, phrase: Phrase) -> bool:
    """Whether a name beside organisations is itself one: nothing but a long word in katakana or Latin letters."""
    name = zone.notes.page.text[phrase.start : phrase.end]
    return bool(re.search(r"[ァ-ヴー]{5,}|[A-Z][a-z]+ ?[A-Z]", name)) and not _NO_ORGANISATION.search(name)


def _with_brackets(text: str, bare_end: int, end: int) -> int:
    """The brackets right behind a name belong to it; 「ほか2社」 does not."""
    return end if text[bare_end:end].lstrip()[:1] in "([【" else bare_end


def _credible(zone: _Zone, phrase: Phrase) -> bool:
    """Whether the phrase surely names an organisation: by its words, its brackets, or elsewhere in the text."""
    text = zone.notes.page.text
    name = text[phrase.start : phrase.end]
    if is_organisation(name) or _LEGAL_BEHIND.search(name):
        return True
    if re.search(OUR_WORDS, name) or not re.search(r"[A-Zァ-ヴ一-龠]", name):
        return False
    inside = _inside(text, phrase)
    if (
        any(is_organisation(text[b.start : b.end].strip()) for b in phrase.brackets)
        or zone.notes.registry.find(name) is not None
        or re.search(r"以下|本社|所在地|代表|社長|会長|理事長|学長|CEO|本部", inside)
    ):
        return True
    if zone.notes.registry.has_legal_form(name):
        return True
    return _latin_body(text, name, phrase)


def _latin_body(text: str, name: str, phrase: Phrase) -> bool:
    """Whether a name in Latin letters is an organisation's: of several words, told to be a body, or told where it is at home."""
    if re.fullmatch(r"[A-Z][A-Za-z0-9&.'-]+(?: (?:of|for|the|and|de|[A-Z])[A-Za-z0-9&.'-]*)+", name):
        return True
    if re.fullmatch(r"[A-Za-z][A-Za-z0-9&.*-]{2,}", name) and _introduced(text, phrase):
        return True
    return bool(re.fullmatch(r"[A-Z][A-Za-z0-9&.-]*[a-z][A-Za-z0-9&.-]+", name)) and _abroad(text, name)


def _abroad(text: str, name: str) -> bool:
    """Whether the text says of *name* where it is at home (米国ボストンのA)."""
    said = re.search(r"([一-龠ァ-ヴー・]{2,12})の" + re.escape(name), text)
    return said is not None and place_in(said[1]) is not None


def names_body(text: str, phrase: Phrase) -> bool:
    """Whether *phrase* names an organisation by its own words, or is told to be one by those that lead up to it."""
    name = text[phrase.start : phrase.end]
    initials = re.fullmatch(r"[ァ-ヴー・]{6,}", name) and re.fullmatch(r"[A-Z][A-Za-z-]{1,9}", _inside(text, phrase))
    return is_organisation(name) or _introduced(text, phrase) or initials is not None


def _introduced(text: str, phrase: Phrase) -> bool:
    """Whether a single Latin word is told to be an organisation: by what leads up to it, or by its name in full in brackets."""
    return bool(_SORT_OF_BODY.search(phrase.description) or _IN_FULL.match(_inside(text, phrase)))


def _inside(text: str, phrase: Phrase) -> str:
    """Return what stands in the brackets of *phrase*."""
    return " ".join(text[b.start : b.end] for b in phrase.brackets)


def ours(notes: Notes, start: int, end: int) -> Draft | None:
    """Return the organisation that 本学, 当社 and the like at ``text[start:end]`` stand for: as defined, else the publisher."""
    registry = notes.registry
    known = registry.find(notes.page.text[start:end])
    if known is not None:
        return known
    hub = next((draft for draft in registry.drafts if draft.is_hub), None)
    if hub is None and notes.publisher:
        hub = registry.stand_in(start, end, notes.publisher)
    return hub


def party_at(notes: Notes, start: int, end: int) -> str:
    """Return the id of the organisation that a line of a list begins with, "" where it begins with none.

    "A大学 学長 山田太郎", "・株式会社B(代表取締役社長 …)", "【C市の役割】".
    """
    text = notes.page.text
    line = re.sub(r"^[\s・■□◆◇●○【\[(<〔※*-]+|^[(]?[0-9]{1,2}[).、 ]", "", text[start:end])
    first = start + (end - start) - len(line)
    last = first + len(re.split(r"[(:【】\])〕>、|]|の(?:役割|取組|取り組み|実施|担う)|$", line, maxsplit=1)[0])
    mentions = notes.registry.mentions(first, min(end, first + 60))
    words = [(first + m.start(), first + m.end()) for m in re.finditer(r"[^ ]+", text[first:last])]
    # A name may stand in several words ("国立大学法人 A大学 医学部附属病院"); the longest that names one is it.
    for _start, stop in reversed(words[:4]):
        name = text[first:stop]
        if mentions and mentions[0][0] <= first + 1 and mentions[0][1] >= stop:
            return mentions[0][2].id
        if town := _TOWN_HEAD.fullmatch(name):
            end = first + town.end("town")
            return register(notes.registry, Phrase(first, end, (first, end), (), "")).id
        if is_organisation(name) and not _POST_IN.search(name):
            return register(notes.registry, Phrase(first, stop, (first, stop), (), "")).id
    if mentions and mentions[0][0] <= first + 1:
        return mentions[0][2].id
    return ""
