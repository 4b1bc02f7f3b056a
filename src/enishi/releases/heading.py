"""The heading of a page: among menus, names of sites and lists of other news, the line that tells what the text below it is about."""

import re
from collections import Counter
from collections.abc import Sequence

__all__ = ["heading"]

_LINES = 40
_SHORTEST, _LONGEST = 8, 160
_MOST = 400  # letters of a line: a longer one is prose, and no heading
_BULLETS = ("- ", "* ", "• ", "・")
_NOISE = re.compile(
    r"^(?:[•・*-]\s*)?(?:menu|twitter|facebook|line|linkedin|share|home|ニュース|お知らせ|news|press releases?|pagetop|[\w.-]+\.(?:jpe?g|png|gif|svg|pdf))$",
    re.I,
)
#: What pages say of themselves, in whatever words around it.
_FURNITURE = re.compile(
    r"cookie|javascript|\bskip to|log ?in\b|sign (?:in|up)\b|subscribe|newsletter|\bsearch\b|navigation|font size|text size|screen reader|\bshare (?:this|on)|read more|"
    r"\b(?:contact|about|join|with) us\b|newsroom|company news|news (?:&|and) |all rights|本文へ|コンテンツへ|このページ|サイト(?:内|マップ)|文字サイズ|メニュー|検索|お問い?合わ?せ|前の記事|次の記事|一覧|シェア|ログイン|配信サービス|印刷",
    re.I,
)
_CRUMBS = re.compile(r"\s*(?:[>›»→≫▶]|(?<= )[/\"-](?= ))\s*")
_ARROW = re.compile(r"[>›≫▶]")
_HOME = re.compile(r"(?:home|top|ホーム|トップ)(?:ページ)?\b", re.I)
_PROSE = re.compile(r".{40,}[。]|.{70,}[.!?](?: |$)")
#: What stands beside a day in a line that tells nothing else.
_BESIDE_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tues?|wednes|thurs?|fri|satur|sun)\w*|posted|published|updated?|date|\bon\b|\bby\b|news|[a-z]{1,3}\b|standard time|japan|"
    r"公開日?|更新日?|掲載日?|最終|発表|お知らせ|令和|平成|[年月日]",
    re.I,
)
_YEAR = re.compile(r"[12][0-9]{3}|(?:令和|平成)[0-9元]")
_DAY = re.compile(r"\W*[12][0-9]{3}|(?:令和|平成)[0-9元]|[0-9]月[0-9]{1,2}日")
_TELLS_JA = re.compile(
    r"締結|調印|協定|覚書|提携|連携(?!推進|本部|機構|センター)|について|しました|します|開催|合意|のお知らせ|決定|選定|受賞|開設|公募|募集|訪問|更新|延長|設立|参加|就任|開始|発表|実施|授与|採択|署名|加盟|派遣|来訪|来校|取り交わ|結びま|結ぶ|覚え書|寄附"
)
_TELLS_EN = re.compile(
    r"\b(?:sign(?:s|ed|ing)?|inks?|inked|agree(?:s|d|ments?)?|memorand(?:um|a)|mou|partner(?:s|ed|ing|ships?)?|collaborat\w+|announc\w+|launch\w*|renew\w*|extend\w*|joins?|joined|teams? up|"
    r"alliance|visit\w*|awards?|awarded|appoint\w*|named?|names|opens?|opened|opening|hosts?|hosted|welcom\w+|receiv\w+|secur\w+|rais\w+|celebrat\w+|licen[cs]\w+|calls? for|invit\w+|strengthen\w*|expand\w*|conclud\w+|enters?|entered|forms|formed|ties?|tie-up|pact|accord|deal|convention|unite\w*|link up|seals?|step up|together|hands|forces|"
    r"establish\w*|deepen\w*|marks|sets? up|cooperation|lecture|delegation)\b",
    re.I,
)
_BAR = re.compile(r"\s*[|｜]\s*")
_JOINED = re.compile(r"[をがへ、。]|(?:しました|します)$|と[^ ]")


def heading(text: str, lines: Sequence[tuple[int, int]]) -> str:
    """Return the heading of *text*, whose lines are at *lines*, without what only frames it."""
    shown = [text[start : min(end, start + _MOST)].strip() for start, end in lines[:_LINES]]
    prose = (
        n for n, line in enumerate(shown) if (len(line) >= _MOST or _PROSE.search(line)) and not _FURNITURE.search(line)
    )
    body = next(prose, len(shown))
    ahead = shown[:body]
    crumbs = [_CRUMBS.split(line)[-1] for line in ahead if _is_path(line)]
    times = Counter(ahead + crumbs)
    scores = [_score(line, times[line], body - place) for place, line in enumerate(ahead)]
    if max(scores, default=0) > 0:
        return _bare(ahead[scores.index(max(scores))])
    nearest = [line for line in reversed(ahead[-4:]) if _may_be(line) and len(line) >= 12]
    told = [crumb for crumb in crumbs if _tells(crumb)]
    return (told + nearest + [line for line in shown if _may_be(line)] + [text[:120].strip()])[0]


def _is_path(line: str) -> bool:
    """Whether *line* is the path to the page: Home > News > ...; the page itself may stand at its end."""
    several = len(_CRUMBS.split(line))
    return several > 2 or (several > 1 and bool(_HOME.match(line) or _ARROW.search(line)))


def _is_menu(line: str) -> bool:
    """Whether *line* is a row of entries: several, with bars between, or in words that no particle joins."""
    if len(_BAR.split(line)) > 3:
        return True
    if line.isascii():
        return False
    return len(line.split()) > 3 and not _JOINED.search(line)


def _is_day(line: str) -> bool:
    return bool(_YEAR.search(line)) and sum(map(str.isalpha, _BESIDE_DAY.sub("", line))) < 6


def _may_be(line: str) -> bool:
    """Whether nothing says that *line* only frames the page."""
    framed = (
        line.startswith(_BULLETS)
        or _is_path(line)
        or _is_menu(line)
        or _NOISE.match(line)
        or _FURNITURE.search(line)
        or _is_day(line)
    )
    return _SHORTEST <= len(line) <= _LONGEST and not framed


def _score(line: str, times: int, above: int) -> int:
    """Return how much speaks for *line*, which stands so often and so many lines *above* the first sentence."""
    if not (_may_be(line) and _tells(line)):
        return 0
    # Lists of other news give a day before each.
    return 3 + 2 * (times > 1) + (above <= 6) - bool(_DAY.match(line))


def _tells(line: str) -> bool:
    return bool(_TELLS_EN.search(line) if line.isascii() else _TELLS_JA.search(line) or _TELLS_EN.search(line))


def _bare(line: str) -> str:
    """Return *line* without the name of the site behind a bar."""
    first, *others = _BAR.split(line)
    return first if others and _tells(first) and len(first) >= _SHORTEST else line
