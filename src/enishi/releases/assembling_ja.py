"""The agreement whose parties no sentence of a Japanese release names together: from lists, rows, and the sentences before."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from enishi.dates import FoundDate
from enishi.releases.concluding_ja import veil
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.joining_ja import Said, note_said, status_of
from enishi.releases.noting import Told, note_agreement
from enishi.releases.parties_ja import ours, party_at, read_parties
from enishi.releases.reading import AgreementStatus
from enishi.releases.rows_ja import marked_lines_after, rows
from enishi.releases.words import OUR_WORDS, agreement_kind

__all__ = ["assemble_ja"]

_NUMBERS = {
    **{digit: number for number, digit in enumerate("〇一二三四五六七八九")},
    **{str(n): n for n in range(2, 10)},
    "両": 2,
    "双": 2,
}
_COUNT = re.compile(
    r"(?P<number>[2-9二三四五六七八九両双])(?:者|社|機関|団体|法人|大学|市町?|町|組織|方)(?:間|の代表|により|で|が|は|による|の|協定)"
)
#: "参画団体は次のとおりです", "以下の8団体が": a list of who takes part follows.
_LISTED = re.compile(
    r"(?:団体|機関|大学|企業|当事者|参[画加]者|構成員|締結者|会員|法人|自治体|[0-9]者)[^。]{0,24}(?:次|以下|下記)の(?:とおり|通り)|(?:次|以下|下記)の[0-9]{0,2}(?:団体|機関|大学|社|者|企業|法人)"
)
_JOINED = re.compile(r"(?P<name>[^、。はがを]{3,40})(?:が|も)(?:新たに)?(?:加わ|参加|参画|加入|加盟)")
_SECTION = re.compile(
    r"[\s■□◆◇●○◎▼▽・※(（【\[]*(?:[0-9]{1,2}|[一二三四五]|[①-⑳])?[.)、:】\] ]*(?P<name>[^、。]{2,50}?)との(?P<noun>[^、。はがを]{0,24}(?:覚書|協定書?|MO[UC]|契約書?|提携|連携|合意書))(?:の?(?:締結|調印))?(?:について)?[】\])]?"
)
#: Between a party and the day on which an agreement was concluded with it.
_WITH_ON = re.compile(r"(?:\([^()]{0,40}\))?と(?:は|の間で)?、?")
_DATED_LINE = re.compile(
    r"[\s■□◆◇●○・※(（【\[]*(?:[0-9]{1,2}[.)、: ]*)?(?P<name>[^、。()]{2,40}?) ?\((?P<day>[^()]{6,16}?)(?:に|付)?(?:締結|調印|提携|更新)\)"
)
_AGREEMENT = re.compile(r"[一-龠]{0,6}(?:覚書|協定|MO[UC]|提携)")
# What stands since so few days is what the text is about: "6機関は3月28日、協定書に調印しています".
_RECENT = timedelta(days=45)
_FARTHEST = 4
_TITLE = 6


def assemble_ja(notes: Notes, said: list[Said]) -> None:
    """Note the agreement that the text says is concluded, where its parties stand in a list, in rows, or in what was said before.

    Nothing is noted where a sentence named them already, and nothing where fewer than two are found.
    """
    _dated_lines(notes)
    _split(notes, said)
    _give_sections(notes)
    if notes.live:
        return
    _past_of_both(notes, said)
    if _sections(notes, said):
        return
    head = notes.page.lines[min(_TITLE, len(notes.page.lines)) - 1][1] if notes.page.lines else 0
    told = [each for each in said if each.is_told]
    told += [each for each in said if each.how == "heading" and each.end <= head]
    if not told:
        return
    spoken = next((each for each in told if each.found), told[0])
    for parties, confidence in _candidates(notes, told, said):
        named = list(dict.fromkeys(parties))
        if len(named) > 1:
            draft = note_said(notes, named, spoken)
            if draft is not None:
                draft.confidence = confidence
            return


def _dated_lines(notes: Notes) -> None:
    """ "1 A大学(平成28年6月1日締結)": a list of those with whom the hub has agreements, each with its day."""
    page = notes.page
    found = [(line, named) for line in page.lines if (named := _DATED_LINE.fullmatch(page.text, *line))]
    hub = _hub(notes) if len(found) > 1 else ""
    noun = _AGREEMENT.search(page.text[: found[0][0][0]]) if hub else None
    if noun is None:
        return
    for (start, end), named in found:
        days = [d for d in page.dates_in(*named.span("day")) if d.date]
        party = party_at(notes, *named.span("name"))
        if days and party and party != hub:
            note_agreement(notes, [hub, party], Told("earlier", agreement_kind(noun[0]), start, end, days[0]))


def _split(notes: Notes, said: list[Said]) -> None:
    """Take the one agreement of the hub and several others for one with each, where each has a heading or a day of its own."""
    whole, hub = notes.main, _hub(notes)
    others = [party for party in whole.parties if party != hub] if whole and hub else []
    if whole is None or len(others) < 2:
        return
    days = _days_of_each(notes, whole, others) if hub in whole.parties else {}
    heads = _heads_of_each(notes, others)
    if not days and not heads:
        return
    starts = [line[0] for line, _kind in heads.values()]
    notes.agreements.remove(whole)
    for party in others:
        line, kind = heads.get(party, ((whole.start, whole.end), whole.kind))
        stop = min((start for start in starts if start > line[0]), default=len(notes.page.text))
        found = days.get(party) or (_day_within(said, line[1], stop) if heads else None)
        draft = note_agreement(notes, [hub, party], Told(whole.status, kind, *line, found))
        if draft is not None:
            draft.confidence = 0.8


def _day_within(said: list[Said], start: int, stop: int) -> FoundDate | None:
    """Return the first day on which a sentence between two offsets says that something was signed."""
    days = (each.found for each in said if start <= each.start < stop)
    return next((found for found in days if found is not None and found.date), None)


def _days_of_each(notes: Notes, whole: AgreementDraft, others: list[str]) -> dict[str, FoundDate]:
    """ "A病院と4月4日に、B病院と4月11日に、それぞれ": the day that stands behind each party; none where one has none."""
    text = notes.page.text
    days: dict[str, FoundDate] = {}
    for _start, end, draft in notes.registry.mentions(whole.start, whole.end):
        found = next((d for d in notes.page.dates_in(end, whole.end) if d.date), None)
        if draft.id in others and found is not None and _WITH_ON.fullmatch(text, end, found.start):
            days.setdefault(draft.id, found)
    return days if len(days) == len(others) else {}


def _heads_of_each(notes: Notes, others: list[str]) -> dict[str, tuple[tuple[int, int], str]]:
    """The heading that each party has for itself, with the kind of agreement that it names; none where one has none."""
    heads: dict[str, tuple[tuple[int, int], str]] = {}
    for line, head in _headings(notes):
        party = party_at(notes, *head.span("name"))
        if party in others:
            heads.setdefault(party, (line, agreement_kind(head["noun"])))
    return heads if len(heads) == len(others) else {}


def _headings(notes: Notes) -> list[tuple[tuple[int, int], re.Match[str]]]:
    """The lines that are headings of one partner's agreement, with what they name."""
    lines, text = notes.page.lines, notes.page.text
    return [(line, head) for line in lines if (head := _SECTION.fullmatch(text, *line))]


def _sections(notes: Notes, said: list[Said]) -> bool:
    """ "1 Aとの業務提携契約", "2 Bとの覚書": of several agreements in one text, each under its own heading, note each."""
    hub = _hub(notes)
    told = [each for each in said if each.is_told]
    heads = _headings(notes)
    if not hub or not told or len(heads) < 2:
        return False
    noted = 0
    for at, (line, head) in enumerate(heads):
        party = party_at(notes, *head.span("name"))
        stop = heads[at + 1][0][0] if at + 1 < len(heads) else len(notes.page.text)
        if party and party != hub:
            kind = agreement_kind(head["noun"])
            draft = note_agreement(notes, [hub, party], Told(status_of(notes, told[0]), kind, *line))
            if draft is not None:
                draft.section, draft.confidence = (line[0], stop), 0.8
                noted += 1
    return noted > 0


def _give_sections(notes: Notes) -> None:
    """Give each of several agreements the section whose heading names its partner alone."""
    own, text = notes.live, notes.page.text
    heads = _headings(notes) if len(own) > 1 else []
    for place, (line, head) in enumerate(heads):
        party = party_at(notes, *head.span("name"))
        meant = [draft for draft in own if party in draft.parties]
        stop = heads[place + 1][0][0] if place + 1 < len(heads) else len(text)
        if party and len(meant) == 1 and len(heads) > 1:
            meant[0].section = (line[0], stop)


def _hub(notes: Notes) -> str:
    """Return the id of the hub, also where the text only says 本学 or 当社 of it; "" where it does not speak of it."""
    if notes.hub_id or not notes.publisher:
        return notes.hub_id
    word = re.search(OUR_WORDS, notes.page.text)
    draft = ours(notes, word.start(), word.end()) if word else None
    return draft.id if draft else ""


def _past_of_both(notes: Notes, said: list[Said]) -> None:
    """ "両大学は2010年1月に協定を締結し、これまで…": an agreement of those whom the sentences before name."""
    for each in said:
        day = each.found or each.before
        if not each.pronoun or len(each.parties) > 1 or day is None or not day.date:
            continue
        parties = _counted(notes, each, said)
        if len(parties) > 1 and (each.how in ("past", "standing") or status_of(notes, each) == "earlier"):
            published = notes.page.published_day
            recent = published is not None and published - day.date.latest <= _RECENT
            status: AgreementStatus = "new" if recent and each.how == "standing" else "earlier"
            note_agreement(notes, parties, Told(status, each.kind, each.start, each.end, day))


def _candidates(notes: Notes, told: list[Said], said: list[Said]) -> Iterator[tuple[list[str], float]]:
    """Yield whom the text may mean as parties, the surest source first, with the confidence that it deserves."""
    found = rows(notes.page)
    for row in found:
        if row.kind == "parties":
            parties = _at(notes, row.lines)
            yield (parties if len(parties) > 1 else [notes.hub_id, *parties] if parties and notes.hub_id else []), 0.8
    for sentence in notes.page.sentences:
        if _LISTED.search(sentence.text):
            lines = marked_lines_after(notes.page, sentence.end)
            yield _at(notes, lines), 0.8
    for row in found:
        if row.kind == "signers":
            yield _at(notes, row.lines), 0.8
    for each in told:
        yield _counted(notes, each, said), 0.7
    for row in found:
        if row.kind == "attending" and any(each.how in ("coming", "ceremony") for each in told):
            yield _at(notes, row.lines), 0.7


def _at(notes: Notes, lines: Sequence[tuple[int, int]]) -> list[str]:
    """Return the parties with whose names *lines* begin."""
    return [party for start, end in lines if (party := party_at(notes, start, end))]


def _counted(notes: Notes, each: Said, said: list[Said]) -> list[str]:
    """ "このほど協議が整い、三者で協定を締結": as many as are counted, named in the sentences right before, or by others about it."""
    text = notes.page.text[each.start : each.end]
    counted = _COUNT.search(text)
    if counted is None:
        return []
    number = _NUMBERS[counted["number"]]
    before = [s for s in notes.page.sentences if s.start <= each.start][-_FARTHEST:]
    parties: dict[str, None] = {}
    for sentence in reversed(before):
        named = read_parties(notes, sentence.start, sentence.end, veil(notes.page.text, sentence.start, sentence.end))
        parties |= dict.fromkeys([*named.ids, *_joining(notes, sentence.start, sentence.end)])
        if len(parties) >= number:
            break
    if len(parties) + 1 == number and (hub := _hub(notes)) and hub not in parties:
        parties |= {hub: None}
    if len(parties) < number:
        parties |= dict.fromkeys(party for other in said for party in other.parties)
    return list(parties) if len(parties) == number else []


def _joining(notes: Notes, start: int, end: int) -> list[str]:
    joined = _JOINED.search(notes.page.text, start, end)
    if joined is None:
        return []
    party = party_at(notes, *joined.span("name"))
    return [party] if party else []
