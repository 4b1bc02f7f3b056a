"""Labelled lines of a Japanese release ("1 締結日", "署名者:", "【協定期間】") and what stands behind or below each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.noting import take_date
from enishi.releases.page import Page
from enishi.releases.parties_ja import party_at

__all__ = ["Row", "marked_lines_after", "read_rows_ja", "rows"]

_MARK = re.compile(
    r"[\s]*(?P<mark>[■□◆◇●○〇◎▼▽▲△★☆◯▶・※*~|\-]+|[(【\[〔<](?:[0-9]{1,2}|[一二三四五六七八九十]{1,2}|[ア-コア-ンa-z])[)】\]〕>]|(?:第?[0-9]{1,2}|[一二三四五六七八九十]{1,2})[.)、:]|[0-9]{1,2}(?=[ ]|[一-龠ぁ-んァ-ヴ])(?![0-9]*(?:年|月|日|時|名|者|社|つ|か|団体|大学|機関|周年|回|市|町|村|区|%|億|万|千))|[ア-コ][ .])?[ .、]*"
)
_FRAMED = re.compile(r"[【\[〔<《「](?P<label>[^】\]〕>》」\n]{2,24})[】\]〕>》」][ :]*")
_OF = r"(?:本|変更|新)?(?:連携|包括連携|提携|業務提携|基本|交流|協力)?(?:協定|覚書|契約|調印|MOU|合意書)?(?:書)?の?"
_KINDS = (
    (
        "signed",
        rf"(?:変更|更新|改定|新|本)?{_OF}(?:締結|調印|署名)(?:予定)?(?:年月)?(?:日時?|年月日|期日|日程)(?:及び場所|・場所)?(?:\(予定\))?|{_OF}(?:締結|調印|署名)年月日|協定(?:年月)?日|契約(?:年月)?日",
    ),
    (
        "when",
        r"日時|とき|日程|開催日時?|実施日時?|年月日|式典日時|締結式(?:の)?(?:日時|日程|概要)?|調印式(?:の)?(?:日時|日程)?",
    ),
    ("term", rf"{_OF}(?:協定|有効|契約|覚書|連携|提携|締結|存続)?(?:の)?(?:有効)?期間(?:等)?|有効期限"),
    ("force", r"(?:協定|提携|連携|契約)?の?(?:発効|施行|効力発生|適用|開始)(?:年月)?日|効力の発生"),
    ("attending", rf"(?:主な)?{_OF}(?:締結式|調印式)?の?(?:主な)?(?:出席|出席予定)者?(?:\(.*\))?"),
    ("place", r"(?:締結|調印|開催|式典)?(?:場所|会場)|ところ|(?:締結|調印)地"),
    (
        "signers",
        rf"{_OF}(?:署名|調印)者?(?:\(.*\))?|協定書?署名者|署名者\(.*\)|調印者|{_OF}代表署名者|(?:協定書?|覚書|MOU)に署名した.{{1,16}}|{_OF}(?:締結|協定|署名|調印)の?代表者?(?:\(.*\))?",
    ),
    (
        "parties",
        rf"{_OF}(?:締結|協定)(?:当事)?(?:者|先|団体|機関|企業|相手方?|大学)(?:\(.*\))?|{_OF}当事者|連携先|提携先|相手先|締結先|相手方|締結相手先?|(?:協定|連携)(?:参加|構成)?(?:機関|団体)",
    ),
    (
        "items",
        rf"(?:主な)?{_OF}(?:に基づく|による|における)?(?:主な)?(?:連携|協力|協定|取組|取り組み|合意|実施|提携)(?:・?(?:連携|協力|交流))?(?:する)?(?:事項|内容|項目|分野|の概要)(?:等|について)?|協定事項|覚書の内容|(?:協定|覚書)の概要|具体的な取り?組み?(?:内容)?|(?:協定|覚書|協定書|提携|連携|契約)の(?:主な)?(?:内容|項目)",
    ),
    ("purpose", rf"{_OF}(?:締結の)?(?:目的|趣旨)"),
    ("title", r"(?:協定|覚書|協定書|契約)の?(?:名称|件名|名)"),
    (
        "other",
        r"背景|経緯|概要|立ち?会(?:い?人|い?者|い)|来賓|司会|(?:参考|備考|その他|参考資料|参加者|次第|内容|問い?合わ?せ先?|お問い?合わ?せ先?|本件.*|取材.*|今後の.*|会社概要|資料|添付資料|担当)|(?:事業|研究|実施|募集|開催|受付|対象|工事|会|実証)の?期間|.{2,20}(?:について|とは|の概要)",
    ),
)
_LABEL = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS))
_LABEL_ENDS = re.compile(r"[ :|]|$")
_BEFORE_VALUE = re.compile(r"[ :|]*")
_BRACKETED = re.compile(r"\([^()]*\)$")
_BEFORE_CHANGE = re.compile(r"[\s・(【\[]*(?:変更|改正|改定|更新|改訂|修正)前|[\s・(【\[]*現行")
_SPACE = re.compile("[ ・]")
_ITEMS_FOLLOW = re.compile(
    r"(?:次|以下|下記|左記)(?:の|に(?:掲げる|示す))[^。]{0,24}(?:事項|項目|内容|分野|取り?組み?|点|こと)[^。]{0,60}(?:連携|協力|取り組|推進|実施|行)"
)
_CEREMONY = re.compile(r"締結式|調印式|署名式|協定式")
#: "下記のとおり協定を締結しますので": the day below is that of the signing.
_CONCLUDED_SO = re.compile(r"(?:締結|調印)(?:いた)?(?:しました|します|する|した)|取り?交わ(?:しま|す)")
_LONGEST_LIST = 16


@dataclass(frozen=True, slots=True)
class Row:
    """A label and its value at ``page.text[start:end]``; *lines* are the value's lines, *kind* what the label is of."""

    kind: str
    label: str
    start: int
    end: int
    lines: tuple[tuple[int, int], ...]


@lru_cache(maxsize=2)  # the rules ask for the rows of one text again and again
def rows(page: Page) -> list[Row]:
    """Return the labelled lines of *page* whose label says something of an agreement, or ends what another one says."""
    heads = [_head(page, start, end) for start, end in page.lines]
    found: list[Row] = []
    for index, head in enumerate(heads):
        if head is None or head[0] == "other":
            continue
        kind, label, value = head
        line_end = page.lines[index][1]
        lines = [(value, line_end)] if value < line_end else []
        if not lines or kind in ("signers", "parties", "attending", "items", "term"):
            lines += _below(page, heads, index, lines=bool(lines))
        if lines:
            found.append(Row(kind, label, lines[0][0], lines[-1][1], tuple(lines)))
    return found


def _head(page: Page, start: int, end: int) -> tuple[str, str, int] | None:
    """Return kind, label and where the value begins of a line that has a label."""
    text = page.text
    mark = _MARK.match(text, start, end)
    at = mark.end() if mark else start
    framed = _FRAMED.match(text, at, end)
    if framed:
        kind = _kind(framed["label"])
        return (kind, framed["label"], framed.end()) if kind else None
    head: tuple[str, str, int] | None = None
    for cut in _LABEL_ENDS.finditer(text[at : min(end, at + 30)]):
        stop = at + cut.start()
        kind = _kind(text[at:stop])
        # "署 名 者 A市長": the longest label, as one that is spaced out holds a shorter one.
        if kind and (cut[0] or stop == end) and (head is None or " " in head[1] or len(head[1]) == 1):
            value = _BEFORE_VALUE.match(text, stop, end)
            head = kind, text[at:stop], value.end() if value else stop
        if cut[0] == ":":
            break
    return head


def _kind(label: str) -> str:
    """Return the first kind of label that *label* is, "" where it is none."""
    bare = _SPACE.sub("", label)
    known = _LABEL.fullmatch(bare) or _LABEL.fullmatch(_BRACKETED.sub("", bare))  # "協定の期間(第8条)"
    return (known.lastgroup or "") if known else ""


def _mark(page: Page, index: int) -> str:
    start, end = page.lines[index]
    mark = _MARK.match(page.text, start, end)
    return re.sub(r"[0-9]+|[一二三四五六七八九十]+|[ア-ン]", "1", mark["mark"] or "") if mark else ""


def _below(page: Page, heads: list[tuple[str, str, int] | None], index: int, *, lines: bool) -> list[tuple[int, int]]:
    """Return the lines below a label that are its value: up to the next label, or one marked as this one is."""
    own, kind = _mark(page, index), heads[index][0]  # type: ignore[index]  # only called for a line with a label
    found: list[tuple[int, int]] = []
    for next_index in range(index + 1, min(len(page.lines), index + 1 + _LONGEST_LIST)):
        mark = _mark(page, next_index)
        if heads[next_index] is not None or (own and mark == own and not (lines and kind == "items")):
            break
        if kind == "term" and (found or lines):
            break
        start, end = page.lines[next_index]
        if kind == "term" and _BEFORE_CHANGE.match(page.text, start, end):
            continue
        if kind == "items" and not mark and found and not page.text[start:end].strip().startswith(("【", "[", "<")):
            break
        if kind in ("signers", "parties", "attending") and page.text[end - 1] == "。":
            break
        found.append((start, end))
        if kind not in ("signers", "parties", "attending", "items"):
            break
    return found


def read_rows_ja(notes: Notes) -> None:
    """Give the agreement that the text is about what the labelled lines state of it."""
    found = rows(notes.page)
    sectioned = [draft for draft in notes.agreements if draft.section]
    for row in found:
        for draft in sectioned:
            if draft.section and draft.section[0] <= row.start < draft.section[1]:
                _read_row(notes, draft, row)
    main = notes.main
    if main is None or main.section:
        return
    for row in found:
        _read_row(notes, main, row)
    for sentence in notes.page.sentences:
        if not main.commitments and _ITEMS_FOLLOW.search(sentence.text):
            _promise(notes, main, marked_lines_after(notes.page, sentence.end))


def _read_row(notes: Notes, main: AgreementDraft, row: Row) -> None:
    dates = [d for d in notes.page.dates_in(row.start, row.end) if d.date or d.problem == "impossible_date"]
    before = notes.page.text[max(0, row.start - 200) : row.start]
    ceremony = bool(_CEREMONY.search(before + notes.page.title) or _CONCLUDED_SO.search(before))
    if dates and (row.kind == "signed" or (row.kind == "when" and ceremony and not main.signed_on)):
        take_date(notes, main, dates[0])
    elif row.kind == "force" and dates and dates[0].date:
        main.in_force_from = main.in_force_from or dates[0].date.edtf
    elif row.kind == "place" and ceremony and not main.place:
        main.place = notes.page.text[row.start : row.end].strip()
    elif row.kind == "purpose" and not main.purposes:
        main.purposes.append(notes.page.text[row.start : row.lines[0][1]].strip())
    elif row.kind == "title" and not main.title:
        main.title = notes.page.text[row.start : row.lines[0][1]].strip(" 「」『』")
    elif row.kind == "items":
        _promise(notes, main, row.lines)


def marked_lines_after(page: Page, offset: int) -> tuple[tuple[int, int], ...]:
    """Return the marked lines ("・A", "(1) B") right behind *offset*, none where the next line has no mark."""
    found: list[tuple[int, int]] = []
    for index, (start, end) in enumerate(page.lines):
        if start < offset:
            continue
        if not _mark(page, index) or len(found) >= _LONGEST_LIST:
            break
        found.append((start, end))
    return tuple(found)


def _promise(notes: Notes, main: AgreementDraft, lines: tuple[tuple[int, int], ...]) -> None:
    """Note each item of a list of what will be done; a line that is a party's name says by whom."""
    text = notes.page.text
    by = ""
    known = {(start, end) for start, end, _by in main.commitments}
    for start, end in lines:
        for first, last in _pieces(text, start, end):
            side = party_at(notes, first, last)
            if side and side in main.parties:
                by = side
            elif last - first >= 4 and (first, last) not in known:
                main.commitments.append((first, last, by))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a line at its numbers in brackets; the marks are no part of what is said."""
    cuts = [m.start() for m in re.finditer(r"\([0-9]{1,2}\)", text[start:end])]
    edges = [start, *(start + cut for cut in cuts if cut > 2), end]
    for first, last in pairwise(edges):
        mark = _MARK.match(text, first, last)
        at = mark.end() if mark else first
        if text[at:last].strip():
            yield at, last
