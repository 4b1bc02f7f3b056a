"""What speaks for a length of time in a text being that for which the agreement runs, and for a day being its last."""

import re
from collections.abc import Iterator

from enishi.dates import FoundDate, FoundTerm, find_terms
from enishi.releases.page import Page
from enishi.releases.terms_en import is_other_length
from enishi.releases.terms_ja import is_other_length_ja
from enishi.releases.weighing.sight import Sight
from enishi.releases.weighing.weights import Seen, traits_of

__all__ = ["all_ends", "all_terms", "last_day", "seen_of_end", "seen_of_term"]

_BEFORE = (
    "期間", "有効", "今後", "向こう", "更新", "延長", "協定", "覚書", "これまで", "過去", "以来", "寄附", "投資", "研究", "設立", "創業",
    "valid", "term", "period", "duration", "force", "effect", "run", "last", "remain", "renew", "exten", "further", "another", "initial", "agreement", "memorandum", "mou", "sign",
    "past", "since", "over", "within", "up to", "more than", "invest", "fund", "million", "experience", "employ", "appoint", "after", "every", "for",
)  # fmt: skip
_BEHIND = (
    "更新", "延長", "自動", "とし", "です", "有効", "前", "以内", "ごと", "間", "目", "連続", "ぶり", "周年", "計画", "プロジェクト",
    "agreement", "memorandum", "mou", "partnership", "collaboration", "renew", "exten", "ago", "old", "later", "of ", "term", "period", "project", "program", "from", "and",
)  # fmt: skip
_WORD_BEFORE = re.compile(r"([A-Za-z]+|[一-龠]+|[ぁ-ん]{1,2}|[:、。(\[])\s*$")
_WORD_BEHIND = re.compile(r"\s*([A-Za-z]+|[一-龠]+|[ぁ-ん]{1,2}|[.,;:、。)\]]|$)")
_REACH_BEFORE, _REACH_BEHIND = 30, 20
_MOST = 120
_BEFORE_END = (
    "期間", "有効", "期限", "終期", "満了", "更新", "延長", "協定", "覚書", "契約", "から", "より", "~", "募集", "締切", "開催", "事業", "研究",
    "until", "till", "through", "expir", " end", "valid", " run", "exten", "renew", "term", "period", "from", "effective", " to ", "agreement", "memorandum", "mou",
    "partnership", "appl", "deadline", "regist", "open", "year end", "fiscal", "exhibit", "by ", "before", "-", "since",
)  # fmt: skip
_BEHIND_END = ("まで", "迄", "末", "延長", "変更", "満了", "改め", "を期限", "に", "の", "から", "より", "以降", "締", "開", "when", "and", "to", ".", ",", ")", "with", "unless")  # fmt: skip
_END_OF = re.compile(r"end of (?:the year )?$", re.I)


def all_terms(page: Page) -> list[FoundTerm]:
    """Return every length of whole months or years that *page* names, but those that the words around give to something else."""
    return [t for t in find_terms(page.text) if (t.term.years or t.term.months) and not _of_other(page, t)]


def _of_other(page: Page, found: FoundTerm) -> bool:
    sentence = page.sentence_at(found.start)
    if page.language == "ja":
        return is_other_length_ja(sentence.text, found.end - sentence.start)
    return is_other_length(page.text, sentence.start, found.start)


def seen_of_term(sight: Sight, found: FoundTerm) -> Seen:
    """Return the traits of a length of time."""
    text, japanese = sight.page.text, sight.japanese
    before = text[max(0, found.start - _REACH_BEFORE * (1 if japanese else 2)) : found.start].lower()
    behind = text[found.end : found.end + _REACH_BEHIND * (1 if japanese else 2)].lower()
    left, right = _WORD_BEFORE.search(before), _WORD_BEHIND.match(behind)
    sides = (f"L_{left[1] if left else '^'}", f"R_{right[1] if right else '?'}")
    return traits_of(_near(before, behind), _where(sight, found), sides)


def all_ends(page: Page) -> list[FoundDate]:
    """Return the days, months and years of *page* that may be the last of an agreement, as many as a release has."""
    return [found for found in page.dates if found.date is not None][:_MOST]


def last_day(page: Page, found: FoundDate) -> str:
    """Return the day that *found* ends with where the words call it an end ("the end of March 2027", 2027年3月末), else itself; in EDTF."""
    if found.date is None:
        return ""
    ends = page.text.startswith("末", found.end) or _END_OF.search(page.text, max(0, found.start - 24), found.start)
    return found.date.latest.isoformat() if ends or "末" in found.text else found.date.edtf


def seen_of_end(sight: Sight, found: FoundDate) -> Seen:
    """Return the traits of a day as the last one of the agreement."""
    page = sight.page
    before = page.text[max(0, found.start - _REACH_BEFORE) : found.start].lower()
    behind = page.text[found.end : found.end + 8].lower()
    near = (f"before_{word}" for word in _BEFORE_END if word in before)
    next_to = (f"behind_{word}" for word in _BEHIND_END if behind.lstrip().startswith(word))
    left, right = _WORD_BEFORE.search(before), _WORD_BEHIND.match(behind)
    sides = (f"L_{left[1] if left else '^'}", f"R_{right[1] if right else '?'}")
    return traits_of(near, next_to, sides, _when(page, found), _stands(sight, found.start))


def _when(page: Page, found: FoundDate) -> Iterator[str]:
    """How exact a day is, how far behind publication it lies, and whether a span ends with it."""
    if found.date is None:
        return
    yield {4: "a year only", 7: "a month only"}.get(len(found.date.edtf), "exact")
    if found.date.edtf.endswith(("-03-31", "-12-31", "-03", "-12")):
        yield "closes a year"
    if page.published_day is not None:
        ahead = (found.date.latest - page.published_day).days
        yield "past" if ahead < 0 else f"ahead{min(ahead // 180, 10)}"
    ahead_of = page.dates_in(max(0, found.start - _REACH_BEFORE), found.start)
    if ahead_of:
        yield "behind a day"


def _near(before: str, behind: str) -> Iterator[str]:
    yield from (f"before_{word}" for word in _BEFORE if word in before)
    yield from (f"behind_{word}" for word in _BEHIND if word in behind)


def _where(sight: Sight, found: FoundTerm) -> Iterator[str]:
    term = found.term
    yield f"years{min(term.years, 11)}" if term.years else "months"
    yield from _stands(sight, found.start)


def _stands(sight: Sight, first: int) -> Iterator[str]:
    """Where what begins at *first* stands beside what the text tells of an agreement."""
    sentence = sight.page.sentence_at(first)
    if sight.noun.search(sentence.text):
        yield "beside agreement"
    if sight.is_told_at(first):
        yield "told"
    if sight.in_heading(first):
        yield "title"
    start, end = sight.page.line_at(first)
    if end - start < 60:
        yield "short line"
    if sight.telling:
        yield "behind telling" if first > sight.telling[0].start else "before telling"
    if '"' in sentence.text[: max(0, first - sentence.start)]:
        yield "quoted"
