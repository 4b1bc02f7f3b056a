"""People with their posts in Japanese: "学長 山田太郎", "山田 太郎学長", "A大学の学長である山田太郎氏", "Élise Fournier院長"."""

import re
from dataclasses import dataclass

from enishi.releases.drafts import Notes
from enishi.releases.persons_ja import is_surname_only, name_before, name_behind
from enishi.releases.registry import Draft
from enishi.releases.words import TITLE
from enishi.text import places, tokens

__all__ = ["Bearer", "bearers", "leading_post", "party_of_post"]

_FACULTY = (
    r"(?:(?:大学院)?(?:工学系|理学系|医学系|薬学系|農学系|理工学系|人文社会系|教育学系|学際|新領域創成|医歯薬|医歯|医薬|医|歯|薬|工|理工|理|文|法|商|農|獣医|経済|経営|教育|看護|情報|保健|国際|総合|人間|人文|社会|生命|環境|芸術|体育|スポーツ|先端|システム|デザイン|水産|海洋|"
    r"生物資源|資源|政策|科学|技術|融合|創造|地域|[医歯薬工理文法商農]+学|経済学|経営学|教育学|看護学|情報学|生命科学|国際学|社会学|環境学|工芸|数理|物質|基礎|応用|総合科学|健康|機械|電気|電子|建築|土木|材料|航空|宇宙|原子力|通信|海事|食品|栄養|福祉|観光|言語|外国語)*(?:学部|研究科|学府|学環|学群|学類|研究院|研究所|学院|病院))"
)
_FOREIGN_POST = (
    r"(?:(?:マネージング|エグゼクティブ|シニア|ゼネラル|ジェネラル|グローバル|アソシエイト|バイス|チーフ|ファウンディング|アクティング)[・ ]?){0,3}"
    r"(?:ディレクター|マネージャー|マネジャー|プレジデント|チェアマン|チェア|オフィサー|パートナー|プロボスト|チャンセラー|ディーン)"
)
_OFFICER = r"(?:教育長|(?:文部科学|経済産業|国土交通|外務|財務|総務|厚生労働|農林水産|環境|防衛|大臣官房)?審議官|次官補|事務次官|政務官|次官|技監|助役|(?:人民委員会|常任|実行|運営|常務)?委員長|書記長|支配人|支部長|代表社員|業務執行社員|事務局次長|次長|病院事業管理者|主任研究員|上席研究員|研究員|助教|講師|弁護士|主査|係長|顧問|相談役|監事|評議員|書記官|参事官|公使|領事|技師長|塾長|最高(?:経営|執行|技術|財務|医療|科学|戦略|情報)責任者|事務総長|会頭|副会頭|(?:代表理事)?組合長|副知事|総括|館長|園長|校長|管理者|病院長|副病院長|議長|総裁|行長|支社長|支店長|工場長|事業部長|統括|(?:[一-龠]{0,8})(?:本部|事業本|部|局|課|室|センター|支社|所)長)"
_POST = rf"(?:{_FACULTY}院?長|{_OFFICER}|{_FOREIGN_POST}|{TITLE})"
_POSTS = re.compile(
    rf"(?=[一-龠ァ-ヴA-Z])(?:元|前|副|名誉|特任|客員|担当|上席|常務|専務|上級|筆頭|国際担当)?{_POST}(?:(?:・|兼| 兼 |/| )?(?:{_POST})){{0,3}}(?:代行|代理)?(?:\([^()]{{1,16}}\))?"
)
_OF_PART = re.compile(r"[一-龠]{4,}長$")
#: "…の厚別 " before "信吾所長".
_SURNAME_LEADS = re.compile(r"(?:^|[のとは、・ (:はが])(?P<name>[一-龠々ヶ]{1,4}) $")
_GIVEN_LEADS = re.compile(
    r"(?P<given>[一-龠々]{1,3}?)(?=(?:所|院|館|園|校|会|部|局|課|室|社|支社|支店|工場|本部|センター)長$)"
)
#: 栗生所長: what looks like one post may begin with a surname.
_OF_HOUSE = re.compile(r"(?P<name>[一-龠々ヶ]{1,4}?)(?P<post>(?:事業本部|本部|部|局|課|室|センター|支社|所)長)")
_GIVEN = re.compile(r" [一-龠々ぁ-んァ-ヴ]{1,4}(?![一-龠])")
_GIVEN_AND_PART = re.compile(r"[一-龠々]{3,10}(?:部|局|課|室|センター)長$")
_OF_FACULTY = re.compile(rf"{_FACULTY}院?長$")


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who bears a post: ``text[start:end]`` are name and post together; *name* and *post* are spans; *name* is None for a bare post."""

    start: int
    end: int
    name: tuple[int, int] | None
    post: tuple[int, int]
    full: bool
    #: The party whose name stands between name and post ("山田太郎A市長"); "" elsewhere.
    party: str = ""


def bearers(text: str, start: int, end: int) -> list[Bearer]:
    """Return the people whom ``text[start:end]`` names with a post, and the posts it names alone, in order."""
    found: list[Bearer] = []
    last = start
    for match in _POSTS.finditer(text, start, end):
        if match.start() < last:
            continue
        bearer = _named(text, match, last, end)
        found.append(bearer)
        last = bearer.end
    return found


def _named(text: str, post: re.Match[str], last: int, end: int) -> Bearer:
    first, stop = post.span()
    faculty = _OF_FACULTY.search(text, first, stop)
    if faculty:
        first = faculty.start()
    if not faculty and _OF_PART.fullmatch(text, first, stop) and (name := _name_within(text, last, first, stop)):
        return Bearer(name[0], stop, name, (name[1], stop), full=True)
    if given := _given_name_in(text, last, first, stop):
        return Bearer(given[0], stop, given, (given[1], stop), full=True)
    if surname := _surname_within(text, first, stop):
        return Bearer(first, stop, (first, surname), (surname, stop), full=False)
    before = name_before(text, last, first, text[first:stop])
    behind = None
    # "A市長 久本 喜一": the name follows, though 久本 or A alone might be one before; "井上学長、赤井学長" has none behind.
    if not before or text[first - 1 : first].isspace() or text[stop : stop + 1].isspace():
        behind = name_behind(text, stop, end)
    if behind is not None and (before is None or not is_surname_only(text, before)):
        return Bearer(first, behind[2], behind[:2], (first, stop), full=True)
    if before is not None:
        return Bearer(before[0], stop, before, (first, stop), full=not is_surname_only(text, before))
    return Bearer(first, stop, None, (first, stop), full=False)


def _name_within(text: str, last: int, first: int, stop: int) -> tuple[int, int] | None:
    """Return the name with which what looks like one long post begins: 森田修平|研究開発本部長."""
    run = re.search(r"[一-龠々ヶ]*$", text[max(last, first - 6) : first])
    start = first - (len(run[0]) if run else 0)
    end = count = 0
    for token in tokens(text[start:stop]):
        if "人名" not in token.pos:
            break
        end, count = token.end, count + 1
    return (start, start + end) if count > 1 else None


def _surname_within(text: str, first: int, stop: int) -> int:
    """Return where the surname ends with which what looks like one post begins, 0 where the text gives nobody of that name in full."""
    split = _OF_HOUSE.fullmatch(text, first, stop)
    if split is None:
        return 0
    end, known = split.end("name"), tokens(split["name"])
    if len(known) == 1 and "サ変" in known[0].pos:
        return 0  # 研究所長, whatever stands behind 研究 in a menu
    whole = any(_GIVEN.match(text, at + end - first) for at in places(text, split["name"]))
    return end if whole else 0


def _given_name_in(text: str, last: int, first: int, stop: int) -> tuple[int, int] | None:
    """Return the name whose given part what looks like one long post begins with: 厚別 信吾|所長, but not 森田 人事|部長."""
    surname = _SURNAME_LEADS.search(text[max(last, first - 6) : first])
    begun = _GIVEN_LEADS.match(text, first, stop) or _GIVEN_AND_PART.match(text, first, stop) if surname else None
    if surname and begun and begun.re is _GIVEN_AND_PART:
        word = tokens(text[first:stop])[0]  # 洋|道路局長, but not 経|済産業局長
        rest = text[first + word.end : stop]
        given = word.end < 3 and len(rest) > 3 and (word.end == 1 or "人名" in word.pos)
        return (first - len(surname["name"]) - 1, first + word.end) if given else None
    if surname is None or begun is None or not all("人名" in token.pos for token in tokens(begun["given"])):
        return None
    return first - len(surname["name"]) - 1, begun.end("given")


def leading_post(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the post that begins at *start*, also where its first letter ends the name of the town before it (川中市|長)."""
    for first in (start, start - 1):
        post = _POSTS.match(text, first, end)
        if post is not None and post.end() > start:
            return first, post.end()
    return None


def party_of_post(notes: Notes, parties: list[str], title: str) -> str:
    """Return the one of *parties* that has such a post, "" where none or several may."""
    drafts = [notes.registry.get(party) for party in parties]
    part = re.sub(r"長$", "", title)
    named = [d for d in drafts if len(part) > 2 and any(part in name.text for name in d.names)]
    if len(named) == 1:
        return named[0].id
    for pattern, fits in _HEADS:
        if re.search(pattern, title):
            fitting = [d for d in drafts if fits(d)]
            return fitting[0].id if len(fitting) == 1 else ""
    return ""


def _ends(*endings: str):  # type: ignore[no-untyped-def]
    def fits(draft: Draft) -> bool:
        return any(name.text.endswith(endings) for name in draft.names)

    return fits


def _kinds(*kinds: str):  # type: ignore[no-untyped-def]
    def fits(draft: Draft) -> bool:
        return draft.kind in kinds

    return fits


_HEADS = (
    (r"市長", _ends("市")),
    (r"町長", _ends("町")),
    (r"村長", _ends("村")),
    (r"区長", _ends("区")),
    (r"知事", _ends("県", "府", "都", "道")),
    (r"学長|総長", _kinds("university")),
    (r"病院長|院長", _kinds("hospital", "institute")),
    (r"社長|取締役|CEO|最高経営責任者|執行役員", _kinds("company", "investor")),
    (r"頭取|行長", _ends("銀行")),
    (r"所長", _ends("研究所", "センター")),
    (r"理事長|代表理事|専務理事|事務局長|会長", _kinds("foundation", "association", "cluster", "consortium", "other")),
)
