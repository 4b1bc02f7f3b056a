"""What speaks for a length of time in a text being that for which the agreement runs."""

import re
from collections.abc import Iterator

from enishi.dates import FoundTerm, find_terms
from enishi.releases.page import Page
from enishi.releases.terms_en import is_other_length
from enishi.releases.terms_ja import is_other_length_ja
from enishi.releases.weighing.sight import Sight
from enishi.releases.weighing.weights import Seen, traits_of

__all__ = ["all_terms", "seen_of_term"]

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


def _near(before: str, behind: str) -> Iterator[str]:
    yield from (f"before_{word}" for word in _BEFORE if word in before)
    yield from (f"behind_{word}" for word in _BEHIND if word in behind)


def _where(sight: Sight, found: FoundTerm) -> Iterator[str]:
    page, term = sight.page, found.term
    sentence = page.sentence_at(found.start)
    yield f"years{min(term.years, 11)}" if term.years else "months"
    if sight.noun.search(sentence.text):
        yield "beside agreement"
    if sight.is_told_at(found.start):
        yield "told"
    if sight.in_heading(found.start):
        yield "title"
    start, end = page.line_at(found.start)
    if end - start < 60:
        yield "short line"
    if sight.telling:
        yield "behind telling" if found.start > sight.telling[0].start else "before telling"
    if '"' in sentence.text[: max(0, found.start - sentence.start)]:
        yield "quoted"
