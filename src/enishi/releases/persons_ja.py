"""Names of people in Japanese, beside a post: whole or by surname alone, known to the dictionary or by how they stand."""

import re

from enishi.releases.gazetteer import place_in
from enishi.releases.words import ORGANISATION_WORD, is_organisation
from enishi.text import places, tokens

__all__ = ["is_full_name", "is_person", "is_surname_only", "name_before", "name_behind"]

_LETTERS = r"[A-Za-zÀ-ÖØ-öø-ÿĀ-ž'’-]+"
_LATIN = rf"(?:[A-Z]\. ?){{0,2}}[A-ZÀ-ÝĀ-ž]{_LETTERS}(?: (?:[A-Z]\.|[A-ZÀ-ÝĀ-ž]{_LETTERS}|de|van|von|der|bin|di|la)){{1,4}}|(?:[A-Z]\. ?){{1,2}}[A-Z]{_LETTERS}"
_KATAKANA = (
    r"(?:[ァ-ヴー]+(?:[・=＝ ][A-Zァ-ヴー.]+){1,5}|(?:[A-Z][.・] ?){1,2}[ァ-ヴー]{2,}(?:[・=＝ ][ァ-ヴー]+){0,3})"
)
_SPACED = r"[一-龠々][一-龠々ヶケノ]{0,4} (?:[一-龠々]{1,4}?|[ぁ-ん]{2,4}|[ァ-ヴー]{2,5}|[一-龠々]{1,2}[ぁ-ん]{1,2}?|[ぁ-ん]{1,3}[一-龠]{1,2}|[ァ-ヴー]{1,3}[一-龠々])"
_HONORIFIC = r"(?: ?(?:氏|様|さま|さん|先生|博士|教授|閣下|女史|殿|君))?(?:\([ぁ-んァ-ヴー ・]{3,20}\))?"
_STOP = r"(?=[はがとにもを、。「」() \n:/]|による|により|から|ら|両|の間|の両|の連名|ほか|です|でした|だった|$)"
_WRITTEN_APART = re.compile(rf"{_LATIN}|{_KATAKANA}|{_SPACED}")
_BEHIND = re.compile(
    rf"(?:の|である|でもある|を務める|[ :・=]|、(?=(?:{_LATIN}|{_KATAKANA})(?:氏|様|さん|博士))|)(?P<name>{_LATIN}|{_KATAKANA}|{_SPACED}|[一-龠々][一-龠々ノヶケ]{{1,6}}?[ぁ-ん]{{0,4}}?|[一-龠々]{{1,3}}[ぁ-ん]{{2,4}}|[一-龠々]{{1,3}}[ァ-ヴー]{{2,5}}){_HONORIFIC}{_STOP}"
)
_BEFORE = re.compile(
    rf"(?P<name>{_LATIN}|{_KATAKANA}|{_SPACED}|(?<![ァ-ヴー・])[ァ-ヴー]{{2,8}}|(?<![A-Za-z] )\b[A-Z][a-zà-ÿ]+|(?:[一-龠々]{{1,4}}[ノヶケ])?[一-龠々ヶ]{{1,7}}[ぁ-ん]{{0,4}})[ ・]?$"
)
_NO_PLACE_HAS = re.compile(r"(?:代表取締役)?(?:社長|会長)|理事長|代表取締役|代表理事|学長|総長|頭取|塾長")
_SORT = re.compile(ORGANISATION_WORD)
_ALL_KATAKANA = re.compile(r"[ァ-ヴー]+")
_KATAKANA_LETTER = re.compile(r"[ァ-ヴー]")
_GIVEN = re.compile(r" ?(?P<given>[一-龠々ぁ-んァ-ヴ]{1,4})")
_OF_NO_COMPANY = re.compile(
    r"(?:副)?(?:学長|総長)|(?:[一-龠]{0,6}学部|研究科|学院)長|教授|准教授|大臣|長官|大使|総領事|校長|病院長|院長"
)
_FOREIGN_JOINTS = ("・", "=", "＝", " ")
_POST_JOINTS = (" ", "の", ":", "・")
_LATIN_GIVEN = re.compile(r" [A-ZÀ-Ý][a-zà-ÿ]+(?:-[A-Za-z]?[a-z]+)?(?![A-Za-z])")
_LATIN_FIRST = re.compile(r"(?<![A-Za-z])[A-ZÀ-Ý][a-zà-ÿ.-]+ $")
_SURNAME_BEHIND = re.compile(r"の(?P<name>[一-龠々ヶ]{1,4})(?=[はがと、]|により|による)")
_GIVEN_APART = re.compile(r" [一-龠々ぁ-んァ-ヴ]{1,4}(?=[、。(/) \n]|$)")
_SPELLED = re.compile(rf"\((?:{_LATIN}|[ァ-ヴー・ ]{{3,24}}|[ぁ-ん ]{{3,16}})\)[ ]?$")
_BEFORE_SURNAME = "のと、らり・"
#: One-letter surnames of China, Korea and Vietnam, whose given names the dictionary does not know (王建国, 朴鍾浩).
_ONE_LETTER = (
    "王李張劉陳楊黄趙呉周徐孫馬朱胡郭何羅鄭梁謝宋唐許鄧韓馮曹彭曾蕭田董潘袁蔡蒋余于杜葉程魏蘇呂丁任盧姚沈鐘鍾崔譚陸范汪廖石金韋賈夏付方鄒熊孟秦邱侯江尹薛"
    "閻段雷黎龍陶賀毛郝顧龔邵万覃武銭戴厳莫孔向湯温康施文樊葛邢安齊洪林高朴権呉申徐柳全裴白南阮范"
)
_OF_ONE_LETTER = re.compile(rf"(?:(?<=[のとは、 ・(:])|^)[{_ONE_LETTER}][一-龠々]{{1,2}}$")
_SET_BETWEEN = re.compile(r"[一-龠々ヶ]{3,5}")
_NO_SURNAME = "本当同両各新副現前元故氏県市町村区大学社長員"
_SET_OFF = re.compile(r"(?!.*(?:大学|法人|会社|機構|財団|協会|協定|覚書|担当|委員|補佐|[部課室局係]$))[一-龠々]{3,4}")
_NO_NAME = re.compile(
    r"[大学校所部局社会長市町村区県]$|^(?:本|当|同|両|各|新|副|現|前|元|同大|代表|兼|及び|国立|株式|一般|公益|来賓|本日)$|法人|会社|担当|委員|補佐|出席者|参加者|協定|覚書|名誉|専務|常務"
)


_GIVEN_ENDS = re.compile(r" (?!大学|学長|市長|部長|社長|会長|校長|所長|本部|学部|支部|支社)[一-龠々]?[学長部市町里]$")


def name_behind(text: str, stop: int, end: int) -> tuple[int, int, int] | None:
    match = _BEHIND.match(text, stop, end)
    # Set off by a blank, a name need not be in the dictionary ("副所長 張培仁").
    if match and (is_person(match["name"]) or (text[stop : stop + 1] == " " and _SET_OFF.fullmatch(match["name"]))):
        return match.start("name"), match.end("name"), match.end()
    # "当社CEOの大濠": no name of the dictionary, but of somebody whom the text names in full.
    surname = _SURNAME_BEHIND.match(text, stop, end)
    if surname and any(_GIVEN_APART.match(text, at + len(surname["name"])) for at in places(text, surname["name"])):
        return surname.start("name"), surname.end("name"), surname.end()
    return None


def name_before(text: str, last: int, first: int, post: str) -> tuple[int, int] | None:
    """Return where the name stands that ends at *first*, where *post* begins; nothing before *last* is part of it."""
    base = max(last, first - 40)
    # "マーガレット・オルドリッジ(Margaret Aldridge)副学長": the other spelling stands between name and post.
    if spelled := _SPELLED.search(text, base, first):
        first = spelled.start()
    match = _BEFORE.search(text[base:first])
    if match is None or _is_seat(text, match["name"] + post[:1]):
        return None
    name, start = match["name"], base + match.start("name")
    apart = _WRITTEN_APART.fullmatch(name)
    whole, _blank, house = name.partition(" ")
    if house and len(whole) > 2 and is_full_name(whole):
        return start, start + len(whole)  # 深草俊一 防災|研究所長
    if apart or name.isascii():
        start += _of_organisation(name)
        name = text[start:first].rstrip()
        known = is_person(name) if apart else _latin_in_full(text, name)
        return (start, start + len(name)) if known else None
    foreign = _OF_ONE_LETTER.search(text, max(last, start - 1), first)
    if foreign and not foreign[0].endswith("会"):
        return foreign.span()
    if (
        _is_abroad(text, start, name, post)
        or _is_set_between(text, start, first, name)
        or _elsewhere_in_full(text, name, post)
    ):
        return start, start + len(name)
    return _of_dictionary(name, start, text[start - 1 : start], post)


def _of_dictionary(name: str, start: int, joint: str, post: str) -> tuple[int, int] | None:
    """Return where the person's name stands that the dictionary finds at the end of *name*, which begins at *start* behind *joint*."""
    known = tokens(name)
    # The names of people end the run: "北辰大学葛西実" has a university before them.
    people: list[tuple[int, int]] = []
    for token in reversed(known):
        if "人名" not in token.pos and not (
            people and "名詞-固有名詞" in token.pos and "組織" not in token.pos and token.start == 0
        ):
            break
        people.append((token.start, token.end))
    if people:
        # The dictionary may cut off the first letter of a surname it does not know: 高|野原|聡.
        cut = people[-1][0] == 1 and len(name) <= 5 and name[0] not in _NO_SURNAME
        whole = cut and len(people) > 1 and joint in _BEFORE_SURNAME
        return start + (0 if whole else people[-1][0]), start + people[0][1]
    # Many surnames are places (品川社長); before a post that no place has, a place's name is a person's.
    lone = _NO_PLACE_HAS.match(post) and len(name) <= 3 and joint in _BEFORE_SURNAME and len(known) == 1
    if (
        lone
        and "固有名詞" in known[0].pos
        and not {"国", "組織"} & set(known[0].pos.split("-"))
        and not _NO_NAME.search(name)
        and not name.endswith("会")
    ):
        return start, start + len(name)
    return None


def _elsewhere_in_full(text: str, surname: str, post: str) -> bool:
    """Whether the text names somebody in full of whom *surname* and *post* are said here: 名取しのぶ病院長, シボーン・オドネル学長."""
    if _ALL_KATAKANA.fullmatch(surname):
        return any(
            text[at - 1 : at] in _FOREIGN_JOINTS and not _KATAKANA_LETTER.match(text, at + len(surname))
            for at in places(text, surname)
            if at
        )
    # One letter may be part of any word: the given name must stand apart from it (林 志豪学長).
    apart = len(surname) > 1
    return any(
        _is_in_full(text, at, at + len(surname), post)
        for at in places(text, surname)
        if apart or text.startswith(" ", at + 1)
    )


def _is_in_full(text: str, start: int, end: int, post: str) -> bool:
    """Whether the surname at ``text[start:end]`` stands there with a given name, before *post* or behind it."""
    given = _GIVEN.match(text, end)
    if given is None:
        return False
    first, last = given.span("given")
    if any(text.startswith(post, stop) for stop in range(first + 1, last + 1)):
        return True
    behind = text.endswith(post, 0, start) or (text[start - 1] in _POST_JOINTS and text.endswith(post, 0, start - 1))
    return behind and not _KATAKANA_LETTER.match(text, first)


def _is_abroad(text: str, start: int, name: str, post: str) -> bool:
    """Whether *name*, one word in katakana before a post that companies have none of, is a foreign surname: スラチャイ学部長."""
    return bool(
        _ALL_KATAKANA.fullmatch(name)
        and _OF_NO_COMPANY.match(post)
        and text[start - 1 : start] in _BEFORE_SURNAME
        and place_in(name) is None
        and f"{name}大学" not in text
        and is_person(name)
    )


def _of_organisation(name: str) -> int:
    """How much of a name in two parts is an organisation's before a surname ("見附市 栃倉" of a table's line)."""
    house, _blank, surname = name.partition(" ")
    of_one = (len(house) > 2 and is_organisation(house)) or _SORT.fullmatch(house)  # みどり|製薬 森田
    known = tokens(house) if surname and of_one else []
    return 0 if not known or (len(known) == 1 and known[0].pos.endswith("姓")) else len(house) + 1


def _latin_in_full(text: str, surname: str) -> bool:
    """Whether the text names somebody in full who is called by one name in Latin letters here: Lin of Lin Chih-Yuan."""
    return any(
        _LATIN_GIVEN.match(text, at + len(surname)) or _LATIN_FIRST.search(text, max(0, at - 24), at)
        for at in places(text, surname)
    )


def _is_seat(text: str, name: str) -> bool:
    """Whether 鳥居原市 of 鳥居原市長, or 白井大学 of 白井大学長, is named as a place or university elsewhere in the text."""
    if name[-1] not in "市町村区県府都学":
        return False
    return any(not text.startswith(("長", "部長", "院長"), at + len(name)) for at in places(text, name))


def _is_set_between(text: str, start: int, first: int, name: str) -> bool:
    """Whether all of *name*, which a joint sets off to its left, is one whose given name the dictionary does not know: 芦屋川|雅."""
    if text[start - 1 : start] not in _BEFORE_SURNAME or start + len(name) != first or not _SET_BETWEEN.fullmatch(name):
        return False
    surname, *given = tokens(name)
    return (
        "固有名詞" in surname.pos
        and bool(given)
        and all(len(token.surface) == 1 for token in given)
        and not _NO_NAME.search(name)
        and not is_organisation(name)
    )


def is_surname_only(text: str, name: tuple[int, int]) -> bool:
    written = text[slice(*name)]
    if re.fullmatch(r"[A-Z][a-zà-ÿ]+", written):
        return True
    return (len(written) <= 3 and len([t for t in tokens(written) if t.pos]) == 1 and not written.isascii()) or bool(
        re.fullmatch(r"[ァ-ヴー]+", written)
    )


def is_person(name: str) -> bool:
    """Whether *name* is a person's: written like a foreign one, in two parts, or known to the dictionary."""
    # Given names may end as organisations do: 八重樫 学.
    if _NO_NAME.search(name[:-1] if _GIVEN_ENDS.search(name) else name):
        return False
    if not re.match(r"[一-龠々]", name):
        return not re.search(
            r"(?:ション|エンゲージメント|マネジメント|デベロップメント|サイエンス|ヘルス|ケア|ビジネス|センター|グループ|パートナー|ジャパン|ディレクター|マネージャー|University|Institute)$",
            name,
        )
    if " " in name:
        return True
    return any("人名" in token.pos for token in tokens(name))


def is_full_name(name: str) -> bool:
    """Whether *name* is nothing but a person's whole name: 大谷健一, 浜野 さち子, ジェームズ・オコナー, Anna Lindqvist."""
    if _WRITTEN_APART.fullmatch(name):
        return is_person(name) and not is_organisation(name)
    known = (
        tokens(name) if re.fullmatch(r"[一-龠々ヶ]{3,6}[ぁ-ん]{0,3}|[一-龠々]{2,4}[ぁ-んァ-ヴー]{2,5}", name) else []
    )
    whole = len(known) > 1 and all("固有名詞" in token.pos for token in known) and "人名" in known[-1].pos
    return (whole and not _NO_NAME.search(name)) or (len(name) < 4 and _OF_ONE_LETTER.fullmatch(name) is not None)
