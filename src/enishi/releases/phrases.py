"""A Japanese phrase that names an organisation: description, name, and what stands in brackets behind it.

英国のライフサイエンス産業化推進団体MedCity
公益財団法人先端医療振興財団(現、神戸医療産業都市推進機構)
米国の研究機関であるカリフォルニア大学ロサンゼルス校(所在地:米国カリフォルニア州、学長:…、以下「UCLA」)
"""

import re
from dataclasses import dataclass

from enishi.releases.gazetteer import is_country, place_in
from enishi.releases.registry import Draft, Registry
from enishi.releases.words import (
    GA_IN_NAME,
    LEGAL,
    LEGAL_EN,
    ORGANISATION_WORD,
    ORGANISATION_WORD_EN,
    OUR_WORDS,
    TITLE,
    is_organisation,
    kind_of,
)
from enishi.text import tokens

__all__ = [
    "Bracket", "Phrase", "brackets", "locate_draft", "may_shorten", "name_in", "place_only", "read_phrase", "register", "shortens", "split_list", "trailing_run",
]  # fmt: skip

#: A legal form that a comma sets off: "Biogenix, Inc."
_SET_OFF = r"(?:Inc|Ltd|LLC|Corp|Co\.|PLC|GmbH|Limited|S\.A|B\.V)"
_JOIN = re.compile(
    r"\s*(?:、?(?:および|及び|ならびに|並びに|または|それから)、?|、|,(?! ?"
    + _SET_OFF
    + r")|・(?=[^ァ-ヴー])|(?<![ぁ-ん])(?<!法人)と(?!も|共|して|いう|する|なる|の))\s*"
)
_BRACKET_MARKS = re.compile(r"[(（\[【)）\]】]")
_LATIN_NAME = re.compile(
    r"[A-Z][A-Za-z0-9&.'-]*(?:[ ](?:(?:of|the|for|and|in|de|at|&)[ ])*[A-Z0-9][A-Za-z0-9&.'-]*)*|[a-z]+[A-Z][A-Za-z0-9]*"
)
_TRAILING = re.compile(
    r"(?:[一-龠々〆ヵヶァ-ヴーｦ-ﾟA-Za-zÀ-ÿ0-9&.'’・\-]|,(?= "
    + _SET_OFF
    + r")|"
    + GA_IN_NAME
    + r"|(?<=,)[ ](?="
    + _SET_OFF
    + r")|(?<=法人)[ ]|(?<=会社)[ ]|[ ](?=株式会社|有限会社|合同会社)|(?<=大学)[ ](?=大学院|[一-龠]{1,12}(?:学部|研究科|研究所|センター|病院|機構))|(?<=大学院)[ ](?=[一-龠]{1,12}研究科)|(?<=会)[ ](?=[一-龠々ァ-ヴー]{1,12}(?:病院|クリニック|医院|センター))|(?<=[一-龠々ァ-ヴーA-Za-z0-9&.])[ ](?=[A-Z0-9&]|(?:of|for|and|the|in|de|at) [A-Za-z])"
    r"|(?<=[ ]of|[ ]in|[ ]de|[ ]at)[ ](?=[A-Zt])|(?<=[ ]for|[ ]and|[ ]the)[ ](?=[A-Zt]))+$"
)
_NEVER_IN_NAME = re.compile(r"[^一-龠々〆ヵヶァ-ヴーｦ-ﾟA-Za-zÀ-ÿ0-9&.'’・\-, が]")
_LEGAL_START = re.compile(LEGAL)
_MUNICIPALITY = re.compile(r"^[一-龠々ヶケァ-ヴーぁ-ん]{1,8}(?:都|道|府|県|市|区|町|村)$")
_JAPANESE_WORD = re.compile(ORGANISATION_WORD + r"|" + LEGAL)
# 物質・材料研究機構 is one name.
_ENDS_A_NAME = re.compile(rf"(?:{ORGANISATION_WORD}|{LEGAL}|[)」』])$|{LEGAL}(?!.{{1,2}}$).{{3,}}$")
# 愛知県豊橋市 is 豊橋市.
_IN_PREFECTURE = re.compile(
    r"(?:北海道|東京都|京都府|大阪府|神奈川県|和歌山県|鹿児島県|[一-龠]{2}県)(?=[一-龠々ヶケァ-ヴーぁ-ん]{1,8}[市区町村]$)"
)
_HIRAGANA = re.compile(r"[ぁ-ん]")
_NO_NAME = re.compile(rf"[0-9.,\-・]+|{TITLE}|{LEGAL}|{ORGANISATION_WORD}")
_LATIN_TAIL = re.compile(
    r"[A-Z][A-Za-z0-9&.'’\- ]*(?:, (?:Inc|Ltd|LLC|Corp|Co|PLC|GmbH|Limited|S\.A|B\.V)[A-Za-z0-9., ]*)?$"
)
_MAY_NAME = re.compile(r"[A-Z]|^[ァ-ヴー・]{3,}$|[ァ-ヴー]{5,}$")
_KANJI_HIRAGANA = re.compile(r"(?:^|(?<=[の、。「『(と]))(?P<kanji>[一-龠々]{1,4})(?P<hiragana>[ぁ-ん]{2,5})$")
_SORT_OF_HOUSE = re.compile(
    r"(?:総合|中央|市民|国際|記念|医療|福祉|大学)*(?:病院|大学|医療センター|信用金庫|信用組合|銀行|農業協同組合|農協|クリニック|学園|こども園)"
)
_LEGAL_LEAD = re.compile(
    LEGAL
    + r" ?[ぁ-ん]{1,8}$|(?:公益|一般)?(?:財団|社団)法人[一-龠]{1,3}の$|(?:社会福祉|医療|学校|NPO)法人[一-龠]{1,3}の$"
)
_HIRAGANA_LEAD = re.compile(
    r"(?!(?:この|その|あの|どの|また|なお|さらに|そして|および|ならびに)|(?:[とはがのをにでもやへ]|より|から|など|では|には|とは|との)$)[ぁ-ん]{1,6}"
)
_ONLY_SORTS = re.compile(
    r"(?:ヘルス|テック|ヘルステック|バイオ|バイオテック|メディカル|メドテック|ライフ|サイエンス|ライフサイエンス|ヘルスケア|産業|医療|量子|半導体|イノベーション|クラスター|ハブ|ネットワーク|センター|パーク|デジタル|アライアンス|コンソーシアム|ファーマ|テクノロジー|・)+"
)
# 生命保険会社, 地元企業, ライフサイエンスクラスター: what somebody is, and nobody's name.
_ANY_OF_A_SORT = re.compile(
    rf"(?:{_ONLY_SORTS.pattern})|(?:民間|地元|国内|海外|外資系?|大手|老舗|生命|損害|保険|製薬|医療機器|電力|鉄道|金融|地方|信託|信用|都市|総合|建設|食品|化学|先端|中小|ベンチャー)+"
    r"(?:会社|企業|銀行|金庫|機関|団体|事業者|商社|メーカー)"
)
_NO_NOUNS = frozenset(
    (
        "こと",
        "もの",
        "ため",
        "とき",
        "ところ",
        "ほか",
        "うち",
        "それぞれ",
        "ともに",
        "これまで",
        "さらに",
        "よう",
        "ごと",
        "ほど",
        "たび",
    )
)
#: MedTown社 is MedTown.
_COMPANY_OF = re.compile(r"^(?!.*" + LEGAL + r")(?:.*[A-Za-z0-9]|[ァ-ヴー・]{3,})社$")
_RUN_BY = re.compile(r"を(?:運営|経営|設置|展開|所管|擁|傘下|有|開発|提供|製造|販売|手がけ|手掛け|営む)")
_LEGAL_NAME = re.compile(
    LEGAL + r"[ ]?(?!である|.*との(?:[一-龠]{0,6}(?:協定|覚書|契約|連携|提携|間)))[^、。「」()\n はがを]{3,16}$"
)
_OF_COUNTRY = re.compile(r"(?:協会|連盟|連合会|協議会|学会|会議所|機構|庁|銀行|委員会|評議会)$")
_COUNTRY_LETTER = re.compile(r"[米英仏独伊蘭豪加韓印](?=[A-Z])")
_COUNTRY_LEAD = re.compile(
    r"(?P<country>[ァ-ヴー]{2,10}(?=・)|(?:[米英仏独韓中]国|台湾|豪州|[ァ-ヴー]{2,8}王国)(?=・|[ァ-ヴーA-Z]))・?"
)
_JAPANESE_ALONE = re.compile(r"[一-龠々ァ-ヴー]+")
_KATAKANA = re.compile(r"^[ァ-ヴー・＝=\s]+$")
_SHORT = re.compile(
    r"(?:以下|通称|略称|愛称)(?:は|を|に|では|それぞれ)?[、:,\s]*(?:[「『\"“【\[<〈《](?P<quoted>[^」』\"”】\]>〉》]+)[」』\"”】\]>〉》]|(?P<bare>[^「『\"“【\[<〈《」。]+?)(?=と(?:いう|いい|する|表記|略|呼|記|称|す)|。|$))"
)
_DESCRIPTION = re.compile(r"である|における|を有する|を運営する|を展開する|(?:の|な)(?=[^の]*$)")

_IN_ENGLISH = re.compile(
    r"(?:英文名称?|英語名称?|英名|英語表記|英文表記)[:は、 ]+(?P<name>[A-Z][A-Za-z0-9&.' -]{2,60}[A-Za-z0-9])"
)
_PART_EN = r"\b(?:School|Faculty|Department|Institute|Cent(?:er|re)|Hospital|College|Graduate)\b"

#: What leads up to a name is looked at no further back than this.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Bracket:
    """Something in brackets: ``text[start:end]`` is what stands between them."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that names an organisation. *start*, *end*: the name itself; *whole*: with description and brackets."""

    start: int
    end: int
    whole: tuple[int, int]
    brackets: tuple[Bracket, ...]
    description: str


def brackets(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the outermost bracketed runs in ``text[start:end]``, brackets included."""
    runs, depth, opened = [], 0, 0
    for mark in _BRACKET_MARKS.finditer(text, start, end):
        if mark[0] in "(（[【":
            opened, depth = (mark.start(), 1) if depth == 0 else (opened, depth + 1)
        elif depth:
            depth -= 1
            if depth == 0:
                runs.append((opened, mark.end()))
    return runs


def split_list(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` at the words that join organisations, brackets kept whole."""
    inside = brackets(text, start, end)
    pieces, at = [], start
    for match in _JOIN.finditer(text, start, end):
        if any(a <= match.start() < b for a, b in inside) or match.start() == at:
            continue
        before = text[at : match.start()]
        if "・" in match[0] and not (_ENDS_A_NAME.search(before) or _MUNICIPALITY.match(before)):
            continue
        pieces.append((at, match.start()))
        at = match.end()
    pieces.append((at, end))
    return [(a, b) for a, b in pieces if text[a:b].strip()]


def read_phrase(text: str, start: int, end: int) -> Phrase | None:
    """Return the phrase at ``text[start:end]``, None where it names no organisation."""
    runs = brackets(text, start, end)
    while runs and not text[start : runs[0][0]].strip():
        start = runs.pop(0)[1]  # "[ナイロビ]A社は": brackets before a name say nothing of it
    # "A病院(…)を運営する法人B(…)": what stands in the first brackets describes, and the name is behind them.
    for place in reversed(range(len(runs))):
        stop = runs[place + 1][0] if place + 1 < len(runs) else end
        if _RUN_BY.match(text, runs[place][1], stop) and name_in(text[runs[place][1] : stop]):
            start, runs = runs[place][1], runs[place + 1 :]
            break
    head_end = next((a for a, _b in runs), end)
    while head_end > start and text[head_end - 1] in " 、,":
        head_end -= 1
    start = max(start, head_end - _LONGEST)
    head = text[start:head_end]
    span = name_in(head) or _with_legal_form(head)
    if span is None:
        return None
    first, last = start + span[0], start + span[1]
    lead = _HIRAGANA_LEAD.fullmatch(text, start, first)
    # A piece that is written so again and again begins its name in hiragana (きたのバイオ振興財団).
    legal = _LEGAL_LEAD.search(text[start:first])
    if legal and not _LEGAL_START.match(text, first):  # "A株式会社と一般社団法人B" are two
        first = start + legal.start()
    elif lead and text.count(text[start:last]) > 1:
        first = start
    inner = tuple(Bracket(a + 1, b - 1) for a, b in runs)
    return Phrase(first, last, (start, end), inner, text[start:first])


def _with_legal_form(head: str) -> tuple[int, int] | None:
    """Return the span of a name that only its legal form tells to be one (株式会社砂のしずく)."""
    named = _LEGAL_NAME.search(head)
    return named.span() if named else None


def name_in(head: str) -> tuple[int, int] | None:
    """Return the span of the name at the end of *head*: after the last descriptive clause, in one script where they meet."""
    bare = head.rstrip()
    trailing = _trailing(bare)
    if not trailing:
        return None
    start, end = _with_hiragana(bare, trailing.start()), trailing.end()
    run = bare[start:end]
    latin = _latin_tail(run)
    if (
        latin
        and latin > 0
        and re.search(
            r" $|(?:団体|機関|機構|企業|会社|大学|組織|拠点|施設|クラスター|ネットワーク|ベンチャー|スタートアップ|グループ|メーカー|大手|ベンダー|プロバイダー|アクセラレーター|インキュベーター)$",
            run[:latin],
        )
    ):
        start += latin
        run = run[latin:]
    legal = list(_LEGAL_START.finditer(run))
    # "…を営む株式会社A", but "B保険株式会社 横浜支社"
    if legal and legal[0].start() > 0 and legal[0].end() < len(run) and run[legal[0].end()] != " ":
        start += legal[0].start()
        run = bare[start:end]
    run_start = len(run) - len(run.lstrip(" ・-"))
    run_start += _country_before(run[run_start:])
    start += run_start
    run = run[run_start:]
    if _COMPANY_OF.search(run):
        end, run = end - 1, run[:-1]
    return (start, end) if _is_name(run) else None


def _trailing(bare: str) -> re.Match[str] | None:
    """No name reaches back beyond a character that none holds: looked for from the end, where it is near."""
    foreign = _NEVER_IN_NAME.search(bare[::-1])
    return _TRAILING.search(bare, len(bare) - foreign.start() if foreign else 0)


def trailing_run(head: str) -> tuple[int, int] | None:
    """Return the span of what could be a name at the end of *head*, whatever its words, without the country before it."""
    bare = head.rstrip()
    found = _trailing(bare)
    if found is None:
        return None
    first = found.start() + len(found[0]) - len(found[0].lstrip(" ・-,"))
    lead = _COUNTRY_LEAD.match(bare, first)
    if lead and is_country(lead["country"]) and len(bare) - lead.end() > 1:
        first = lead.end()
    return (first, len(bare)) if len(bare) - first > 1 else None


def _country_before(run: str) -> int:
    """How much of *run* only says in which country the organisation is (インドネシア・バンドン大学, 米国スタンレー大学)."""
    if _COUNTRY_LETTER.match(run):
        return 1  # 独Waldburg Mobility AG
    lead = _COUNTRY_LEAD.match(run)
    if lead is None or not is_country(lead["country"]):
        return 0
    rest = run[lead.end() :]
    if _ONLY_SORTS.fullmatch(rest):
        return 0  # デンマーク・ヘルステック・クラスター
    if not re.search(r"[ァ-ヴー]$", lead["country"]) and _OF_COUNTRY.search(rest):
        return 0  # 韓国バイオ協会 bears the country in its name
    return lead.end() if is_organisation(rest) or re.search(rf" {LEGAL_EN}$", rest) else 0


def _with_hiragana(bare: str, start: int) -> int:
    """Take the noun in hiragana that a name begins with (みなと市, つくば大学), but no particle or verb."""
    if not start or not _HIRAGANA.match(bare, start - 1):
        return start
    base = max(0, start - 24)
    for token in reversed(tokens(bare[base : start + 12])):
        if base + token.start >= start:
            continue
        if base + token.end < start or token.surface in _NO_NOUNS or "名詞" not in token.pos:
            break
        start = base + token.start
    # 浦河ひだか総合病院: of the hiragana between town and sort the dictionary makes more words than one.
    within = _KANJI_HIRAGANA.search(bare, base, start)
    if within and _SORT_OF_HOUSE.fullmatch(bare, start):
        first = tokens(within["hiragana"])[0]
        if "名詞" in first.pos and first.surface not in _NO_NOUNS:
            return within.start("kanji")
    while start and bare[start - 1].isascii() and bare[start - 1].isupper():
        start -= 1
    return start


def _latin_tail(run: str) -> int | None:
    found = _LATIN_TAIL.search(run)
    return found.start() if found and len(found[0]) > 1 else None


def _is_name(run: str) -> bool:
    if len(run) < 2 or len(run) > 60 or _NO_NAME.fullmatch(run) or _ANY_OF_A_SORT.fullmatch(run):
        return False
    named = _MAY_NAME.search(run) or is_organisation(run) or _JAPANESE_WORD.search(run) or _MUNICIPALITY.match(run)
    return bool(named)


def register(registry: Registry, phrase: Phrase, confidence: float = 0.9) -> Draft:
    """Return the organisation of *phrase*, with what its brackets and description say of it."""
    text = registry.page.text
    known = _in_brackets(registry, phrase)
    draft = known or registry.add(phrase.start, phrase.end, confidence)
    if known:
        registry.name(known, phrase.start, phrase.end, "official")
    for bracket in phrase.brackets:
        _read_bracket(registry, draft, bracket)
    if prefecture := _IN_PREFECTURE.match(text, phrase.start, phrase.end):
        registry.name(draft, prefecture.end(), phrase.end, "short")
    described = " ".join([phrase.description, *(text[b.start : b.end] for b in phrase.brackets)])
    if draft.kind == "other":
        draft.kind = kind_of(draft.official, *(name.text for name in draft.names), described)
    locate_draft(draft, described)
    return draft


def _in_brackets(registry: Registry, phrase: Phrase) -> Draft | None:
    """The organisation that the text named before by what stands in the brackets of *phrase*: "Rotterdam Port(ロッテルダムポート)"."""
    text = registry.page.text
    if registry.find(text[phrase.start : phrase.end]) is not None:
        return None
    prefecture = _IN_PREFECTURE.match(text, phrase.start, phrase.end)
    if prefecture and (town := registry.find(text[prefecture.end() : phrase.end])) is not None:
        return town
    for bracket in phrase.brackets:
        for start, end in _items(text, bracket)[:1]:
            item = text[start:end].strip()
            known = registry.find(item) if _KATAKANA.match(item) or _LATIN_NAME.fullmatch(item) else None
            if known is not None and len(item) > 5:
                return known
    return None


def locate_draft(draft: Draft, described: str) -> None:
    """Give *draft* the country or region that its description, then its names, decide."""
    if draft.country:
        return
    sources = [name.text for name in draft.names] + [described]
    for text in (described, *sources):
        where = place_in(re.sub(r"(?:全国|国内)(?:初|最大)?", "日本", text) if text is described else text)
        if where and (where.country or not draft.region):
            draft.country, draft.region = where.country or draft.country, where.region
            if where.country:
                draft.region = ""
                return
    if draft.region:
        return
    official = draft.official
    if (
        re.search(LEGAL, official)
        or _MUNICIPALITY.match(official)
        or re.fullmatch(r"[一-龠々ぁ-ん]{2,}(?:大学|大学院大学|高等専門学校|県|府|都)[一-龠々ぁ-んァ-ヴー]*", official)
    ):
        draft.country = "JP"


def _read_bracket(registry: Registry, draft: Draft, bracket: Bracket) -> None:
    text = registry.page.text
    inner = text[bracket.start : bracket.end]
    for named in _IN_ENGLISH.finditer(text, bracket.start, bracket.end):
        registry.name(draft, *named.span("name"), "official")
    renamed = re.match(
        r"\s*(?P<which>現在の名称は|現在は|現在、?|現称|現|旧称|旧名称|旧)[:、,\s]*(?P<name>[^、,;。)]+)", inner
    )
    if renamed:
        start, end = bracket.start + renamed.start("name"), bracket.start + renamed.end("name")
        if renamed["which"].startswith("現"):
            _rename(registry, draft, start, end)
        else:
            registry.name(draft, start, end, "former")
        return
    for start, end in _items(text, bracket):
        _read_item(registry, draft, start, end)


def _rename(registry: Registry, draft: Draft, start: int, end: int) -> None:
    """The name read first is a former one; the one in brackets is borne now."""
    first = draft.names[0]
    draft.names[0] = type(first)(first.text, first.language, "former", first.quote, first.since, first.until)
    registry.name(draft, start, end, "official")


def _items(text: str, bracket: Bracket) -> list[tuple[int, int]]:
    pieces, at = [], bracket.start
    for match in re.finditer(r"(?<!以下)[、,;]\s*", text[bracket.start : bracket.end]):
        if _within_name(text, bracket, match):
            continue
        pieces.append((at, bracket.start + match.start()))
        at = bracket.start + match.end()
    pieces.append((at, bracket.end))
    return [(a, b) for a, b in pieces if text[a:b].strip()]


def _within_name(text: str, bracket: Bracket, comma: re.Match[str]) -> bool:
    """Whether a comma stands inside one English name: "University of California, Davis", "Keio University, School of Medicine"."""
    before = re.split(r"[、;,(]", text[bracket.start : bracket.start + comma.start()])[-1].strip()
    behind = re.compile(r"[A-Z][A-Za-z&-]*(?: (?:of |for |and |& )?[A-Z][A-Za-z&-]*)*").match(
        text, bracket.start + comma.end(), bracket.end
    )
    if comma[0] != ", " or behind is None:
        return False
    campus = re.fullmatch(r"(?:The )?University of [A-Z][a-z]+(?: [A-Z][a-z]+)?", before) and " " not in behind[0]
    part = re.search(_PART_EN, behind[0]) and re.search(r"Universit|College|Institute", before)
    whole = re.search(_PART_EN, before) and re.search(r"Universit|College|Institute of", behind[0])
    return bool((campus and not is_country(behind[0])) or part or whole)


def _read_item(registry: Registry, draft: Draft, start: int, end: int) -> None:
    text = registry.page.text
    item = text[start:end]
    short = _SHORT.search(item)
    labelled = re.match(r"\s*(?P<label>所在地|本社|本部|所在|本店|住所|拠点)\s*[::]\s*(?P<value>.+)", item)
    if short:
        group = "quoted" if short["quoted"] else "bare"
        if re.fullmatch(OUR_WORDS, short[group].strip()):
            registry.alias(draft, short[group].strip())
        else:
            registry.name(draft, start + short.start(group), start + short.end(group), "short")
    elif labelled:
        draft.place = draft.place or labelled["value"].strip()
    elif re.match(rf"\s*[^::]{{1,14}}[::]|\s*[^ ]{{0,8}}{TITLE}[ ・][一-龠ァ-ヴA-Z]", item):
        registry.labelled.append((draft, start, end))
    elif _KATAKANA.match(item) and is_country(item.strip()):
        draft.place = draft.place or item.strip()
    elif _KATAKANA.match(item):
        # How 北辰大学 is read; but what Rotterdam Port is called in Japanese.
        registry.name(draft, start, end, "official" if draft.official.isascii() else "reading")
    elif all(map(_LATIN_NAME.fullmatch, item.strip().split(", "))) and not place_only(item):
        initials = item.strip().isupper() and len(item.strip()) <= 8
        registry.name(draft, start, end, "short" if initials else "official")
    elif place_only(item):
        draft.place = draft.place or item.strip()
    elif shortens(draft.official, item.strip()):
        registry.name(draft, start, end, "short")


def may_shorten(inside: str) -> bool:
    """Whether what stands in brackets may be a short form made of letters of the name before them."""
    return 2 < len(inside) < 9 and _JAPANESE_ALONE.fullmatch(inside) is not None


def shortens(name: str, short: str) -> bool:
    """Whether *short* takes its letters, in order, from *name*: 産総研 of 産業技術総合研究所."""
    letters = iter(name)
    return may_shorten(short) and len(short) < len(name) and all(letter in letters for letter in short)


def place_only(item: str) -> bool:
    """Whether *item* is a place and nothing else (山形県鶴岡市, "London, UK")."""
    bare = item.strip()
    where = place_in(bare)
    if where is None or re.search(rf"\b{ORGANISATION_WORD_EN}$", bare):
        return False
    return (
        bool(re.fullmatch(r"[一-龠々ァ-ヴーヶ]+(?:都|道|府|県|市|区|町|村|州)?", bare))
        and not re.search(r"団体|機関|大学|企業", bare)
    ) or (bare.isascii() and where.end - where.start >= len(bare) * 0.5)
