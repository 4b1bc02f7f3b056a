"""The hub itself: found in the text by any of its names."""

import re

from enishi.organisations import name_key
from enishi.releases.phrases import brackets, may_shorten, read_phrase, register, shortens
from enishi.releases.registry import Draft, Registry
from enishi.releases.words import LEGAL, OUR_WORDS, is_organisation
from enishi.text import normalise

__all__ = ["introduce_ja"]

_SHORT = re.compile(
    r"(?:以下|略称|通称|hereinafter|hereafter)[^「『\"“()]{0,24}[「『\"“](?P<name>[^」』\"”]+)[」』\"”]"
)


_PART_OF_UNIVERSITY = re.compile(r".+大学(?:大学院)?(?P<part>[^大].+(?:研究所|研究院|研究科|学部|センター|病院|機構))")
_DEFINING = re.compile(
    r"以下|略称|通称|愛称|本社|本部|所在地|本店|長[ ::]|代表[^、]{0,8}[ ::]|現[、:]|^[A-Z][A-Za-z0-9&. ,'’:-]{1,80}(?:[、,]|$)|[:、][ ]?[A-Z]{2,8}$"
)


def introduce_ja(registry: Registry, hub: str) -> None:
    """Register what the text defines, and whose page it is: the hub that the caller names, else the publisher that the page names."""
    _define_names(registry)
    _find_hub(registry, hub)
    if not hub:
        _find_publisher(registry)


def _define_names(registry: Registry) -> None:
    """Register each organisation whose name stands before brackets that say more of it: a short name, a seat, a head."""
    text = registry.page.text
    for start, end in registry.page.lines:
        at = start
        for first, last in brackets(text, start, end):
            inside = text[first + 1 : last - 1] if text[first] == "(" else ""
            defines = _DEFINING.search(inside)
            if defines or may_shorten(inside):
                phrase = read_phrase(text, at, last)
                name = text[phrase.start : phrase.end] if phrase is not None else ""
                if phrase is not None and is_organisation(name) and (defines or shortens(name, inside)):
                    register(registry, phrase)
            at = last


def _speak_as(registry: Registry, hub: Draft) -> None:
    """Let 本学, 当社 and the like be the hub, whose release this is, where the text does not define them otherwise."""
    words = set(re.findall(OUR_WORDS, registry.page.text))
    if part := _PART_OF_UNIVERSITY.fullmatch(hub.official):
        words.add(part["part"])  # 防災研究所, on the pages of 京都大学防災研究所
    for word in words:
        if registry.find(word) is None:
            registry.alias(hub, word)


def _find_hub(registry: Registry, hub: str) -> None:
    """Register the organisation that bears the name *hub*, under the full name that the text gives it."""
    text = registry.page.text
    if not name_key(hub):
        return
    wanted = name_key(hub)
    for match in _SHORT.finditer(text):
        if name_key(match["name"]) == wanted and _from_definition(registry, match.start()):
            break
    else:
        _mark(registry, hub)
    for draft in registry.drafts:
        if draft.is_hub:
            _speak_as(registry, draft)
            return


#: "会社名 A", "発信者:A": who publishes, by a label; then by a line that is nothing but the name, or the name and its department.
_PUBLISHED_BY = re.compile(
    r"(?:上場)?(?:会 ?社 ?名|法人名|企業名|団体名|発信者|発信元|発表者|発行者?|配信元|所属|提供元?)[ :]+(?P<name>.+)"
)
_DEPARTMENT = re.compile(
    r"(?<=[市町村区県府都道])[ ]?[一-龠ァ-ヴー・ ]{2,20}(?:部|局|課|室|係)$|[ ][一-龠ァ-ヴー・]{2,20}(?:部|局|課|室|本部|係|グループ|広報)$"
)
_BEGINS = re.compile(
    r"(?:[^、。]{4,20}日(?:\([月火水木金土日]\))?(?:に|付け?で)?、)?[「『【 ]?(?P<name>[一-龠々ヶァ-ヴーぁ-ん]{2,20}?)(?=[がは、]|と(?=[^。]*(?:と|[はが](?=[、 0-9一-龠]))))"
)  # "Aと協定を締結": A is whom the publisher met
#: "浜名市長記者会見", "いわき市公式ホームページ": whose page it is.
_PAGE_OF = re.compile(
    r"(?P<name>[一-龠々ヶケァ-ヴーぁ-ん]{1,8}[都道府県市区町村])(?:長|知事|役所|役場|庁|議会|公式|ホームページ|ウェブ|HP)"
)
_BEFORE_SITE = re.compile(r"[A-Z]{2,8} (?=[一-龠])|")
_BEHIND_SITE = re.compile(
    r" ?[|/(].*| (?=[A-Z]).*|(?:の?公式)?(?:ホームページ|ウェブサイト|Webサイト|サイト|HP).*", re.S
)
#: Menus of a page stand above its heading and its first sentence.
_HEAD = 40
_COPYRIGHT = re.compile(r"^(?:(?:Copyright|©|\([Cc]\))[ ,.0-9-]*)+|[ ,.]*All [Rr]ights [Rr]eserved.*$", re.I)
_SPEAKS_AS = (
    (r"本学|本学園|本学部|本研究科", r"大学|学園|学部|研究科|学院"), (r"本研究院", r"研究院"),
    (r"当社|弊社", r"株式会社|合同会社|有限会社|\(株\)"),
    (r"[本当]市", r"市$"), (r"[本当]県", r"県$"), (r"[本当]町", r"町$"), (r"[本当]村", r"村$"), (r"[本当]区", r"区$"), (r"本府", r"府$"), (r"本都", r"都$"),
    (r"[本当]院|当病院", r"病院|センター|クリニック|医院"), (r"当行", r"銀行"), (r"当金庫", r"信用金庫|信金"),
    (r"[本当]機構", r"機構"), (r"当財団", r"財団"), (r"当協会", r"協会"), (r"[本当]研究所", r"研究所"), (r"当会|本学会|当学会", r"会$"),
)  # fmt: skip


def _find_publisher(registry: Registry) -> None:
    """Let 本学, 当社 and the like be the organisation that publishes the text, by its first lines and its copyright, where no hub is given."""
    text = registry.page.text
    words = {word for word in re.findall(OUR_WORDS, text) if registry.find(word) is None}
    if not words:
        return
    named = _publishers(registry)
    for word in sorted(words):
        # 当工業会 is a 工業会, where nothing else is known of the word.
        endings = next((ending for said, ending in _SPEAKS_AS if re.fullmatch(said, word)), f"{word[1:]}$")
        for start, end in [*named, *_first_named(registry)]:
            if len(endings) > 1 and re.search(endings, text[start:end]):
                registry.publisher = registry.add(start, end, 0.8)
                registry.alias(registry.publisher, word)
                break


def _publishers(registry: Registry) -> list[tuple[int, int]]:
    """Return the names, at the head and the foot of the text, that may be its publisher's."""
    text = registry.page.text
    found: list[tuple[int, int]] = []
    lines = registry.page.lines
    for start, end in [*lines[:14], *lines[-6:]]:
        label = _PUBLISHED_BY.match(text, start, end)
        first, last = label.span("name") if label else (start, end)
        if not label:
            first, last = _site_name(text, first, last)
        department = _DEPARTMENT.search(text, first, last)
        last = department.start() if department else last
        name = _COPYRIGHT.sub("", text[first:last]).strip()
        first = text.index(name, first) if name else first
        if 2 < len(name) < 40 and is_organisation(name) and not re.search(r"[、。:]|について|締結|協定|[をがは]", name):
            found.append((first, first + len(name)))
    return found


def _site_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the part of a page's first line that names its owner: "延岡市 Nobeoka City", "堺商工会議所|The Sakai Chamber"."""
    lead = _BEFORE_SITE.match(text, start, end)
    first = lead.end() if lead else start
    behind = _BEHIND_SITE.search(text, first, end)
    return first, behind.start() if behind else end


def _first_named(registry: Registry) -> list[tuple[int, int]]:
    """Return the names with which one of the first lines begins: "A県とB州との覚書の締結について"."""
    text = registry.page.text
    heads = (_PAGE_OF.match(text, *line) or _BEGINS.match(text, *line) for line in registry.page.lines[:_HEAD])
    return [
        head.span("name")
        for head in heads
        if head
        and is_organisation(head["name"])
        and not re.search(rf"^(?:これまで|この|なお|また)|{OUR_WORDS}", head["name"])
    ]


def _mark(registry: Registry, hub: str) -> None:
    """Mark the organisation that the text names as the caller does, with or without its legal form."""
    text = registry.page.text
    written = normalise(hub).text
    for name in dict.fromkeys((written, re.sub(LEGAL, "", written).strip())):
        named = re.search(re.escape(name), text, re.IGNORECASE) if name else None
        if named:
            start = named.start()
            legal = re.search(LEGAL + r"[ ]?$", text[max(0, start - 16) : start])
            if legal and name == written and not re.match(LEGAL, name):
                start -= len(legal[0])
            draft = registry.add(start, named.end())
            _full_name(registry, named.start(), named.end())
            draft.is_hub = True
            return


def _from_definition(registry: Registry, offset: int) -> bool:
    """Read "FULL NAME(…以下「SHORT」)" around the short name at *offset*."""
    text = registry.page.text
    sentence = registry.page.sentence_at(offset)
    run = next(((a, b) for a, b in brackets(text, sentence.start, sentence.end) if a < offset < b), None)
    if run is None:
        return False
    phrase = read_phrase(text, sentence.start, run[1])
    if phrase is None:
        return False
    register(registry, phrase, 0.98).is_hub = True
    return True


def _full_name(registry: Registry, start: int, end: int) -> None:
    """Take FULL NAME(SHORT) anywhere in the text as the full name of the short one at ``text[start:end]``."""
    text = registry.page.text
    short = text[start:end]
    draft = registry.find(short)
    for match in re.finditer(rf"\(\s*{re.escape(short)}\s*\)", text):
        line_start, _line_end = registry.page.line_at(match.start())
        phrase = read_phrase(text, line_start, match.end())
        if phrase is not None and draft is not None:
            registry.name(draft, phrase.start, phrase.end, "official")
            draft.names.sort(key=lambda name: len(name.text), reverse=True)
            return
