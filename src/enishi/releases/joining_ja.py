"""Join what the sentences of a Japanese release say of agreements: each agreement once, with all its parties."""

import re
from dataclasses import dataclass
from datetime import timedelta

from enishi.dates import FoundDate, parse_edtf
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.noting import Told, note_agreement, take_date
from enishi.releases.phrases import read_phrase, register
from enishi.releases.reading import AgreementStatus
from enishi.releases.words import is_organisation

__all__ = ["Said", "join_said", "note_said", "settle_status", "status_of"]

# A release tells news: what was signed longer before it is told in passing.
_NEWS = timedelta(days=200)
# What is added ("なお、昨年7月に…") tells of the past sooner.
_CLOSE = timedelta(days=45)
_ASIDE = ("なお、", "また、", "ちなみに")
_ANOTHER = re.compile(r"また、|別途|別に|個別|さらに|加えて|それぞれと")
_HERALD = re.compile(r"協定|覚書|契約|提携|連携|合意|協力|調印|締結|MO[UCA]|アライアンス|コンソーシアム", re.I)
_ALONE = re.compile(
    r"(?:プレス|ニュース)?リリース|News ?Release|Press ?Release|報道(?:発表|提供)?(?:資料)?|記者発表(?:資料)?|広報|お知らせ|各位",
    re.I,
)


@dataclass(slots=True)
class Said:
    """What one sentence says of one agreement; *subject* are the parties before は, *before* the day of an earlier signing."""

    how: str
    parties: tuple[str, ...]
    pronoun: bool
    kind: str
    start: int
    end: int
    noun: int
    found: FoundDate | None = None
    before: FoundDate | None = None
    force: FoundDate | None = None
    changed: str = ""
    subject: tuple[str, ...] = ()
    headed: str = ""
    # A party was told to be one only by its place in the sentence.
    guessed: bool = False
    # It is concluded with some whom the sentence does not name (現地企業と, 県内9市町村と).
    unnamed: bool = False
    # No word of the sentence is its subject (12月16日、Aと協定を締結しました。): whoever publishes it is.
    unsaid: bool = False

    @property
    def is_told(self) -> bool:
        """Whether it tells that an agreement is or will be concluded, and not only of one that stands."""
        return self.how in ("done", "coming", "ceremony")


def join_said(notes: Notes, said: list[Said]) -> None:
    """Note the agreements that *said* tells of: sentences first, headings for what only they tell."""
    told = [each for each in said if each.is_told]
    headings = [each for each in said if each.how == "heading"]
    prose = [each for each in told if notes.page.text[each.end - 1] == "。"]
    titles = [each for each in told if notes.page.text[each.end - 1] != "。"] + headings
    titles.sort(key=lambda each: each.start)
    live: list[AgreementDraft] = []
    for each in prose:
        _complete(notes, each, said)
    waiting = [each for each in prose if not _take(notes, each, live)]
    if not live:
        _combine(notes, waiting, titles, live)
    for each in waiting:
        _add_to(notes, live, each)
    if live:
        for each in titles[:2]:
            _widen(notes, live[0], each)
    for each in said:
        if each.how in ("standing", "past") and (each.found or each.before):
            _take_earlier(notes, each, live, said)


def _complete(notes: Notes, each: Said, said: list[Said]) -> None:
    """Take the organisation that heads the section as the partner whom its sentences do not name again."""
    headed = each.headed
    if not headed or headed == notes.hub_id or len(set(each.parties)) > 1 or headed in each.parties:
        return
    if notes.hub_id and any(other.headed not in ("", headed) or headed in other.parties for other in said):
        each.parties = (notes.hub_id, headed)
        if each.kind == "other":
            each.kind = next((other.kind for other in said if other.kind != "other"), "other")


def _take(notes: Notes, each: Said, live: list[AgreementDraft]) -> bool:
    """Note the agreement of a sentence that names its parties; False where it has to wait for them."""
    if each.pronoun and not each.parties:
        return False
    alike = next((a for a in live if _covers(notes, a, each.parties)), None) if each.parties else None
    if alike is not None and (len(each.parties) > 1 or not _with_hub(notes, each) or _of_the_same(notes, alike, each)):
        return _agree(notes, alike, each)
    parties = list(each.parties)
    if len(parties) == 1 and each.unsaid and notes.publisher and not notes.hub_id:
        notes.registry.stand_in(each.start, each.end, notes.publisher, named=False)
    if len(parties) == 1 and notes.hub_id and notes.hub_id not in parties and not _is_part_of_hub(notes, parties[0]):
        parties.insert(0, notes.hub_id)
    publisher = notes.registry.publisher
    if len(parties) == 1 and not notes.hub_id and publisher is not None and publisher.id not in parties:
        parties.insert(0, publisher.id)
    if len(parties) < 2:
        return False
    draft = note_said(notes, parties, each)
    if draft is not None and draft not in live and draft.status != "earlier":
        live.append(draft)
    return draft is not None


def _is_part_of_hub(notes: Notes, party: str) -> bool:
    """Whether *party* is by its name a part of the hub, which then is no party of its own: A大学工学部 of A大学."""
    part, hub = notes.registry.get(party).official, notes.registry.get(notes.hub_id).official
    return len(part) > len(hub) and part.startswith(hub)


def _covers(notes: Notes, draft: AgreementDraft, parties: tuple[str, ...]) -> bool:
    """Whether all of *parties* are of the agreement: by themselves, or as the university whose school is."""
    names = [notes.registry.get(party).official for party in draft.parties]
    return all(
        party in draft.parties
        or any(
            name.startswith(whole) and whole.endswith("大学")
            for name in names
            for whole in [notes.registry.get(party).official]
        )
        for party in parties
    )


def _of_the_same(notes: Notes, alike: AgreementDraft, each: Said) -> bool:
    """Whether a sentence that names one partner speaks again of the agreement of hub, partner and others: nothing says that it is another."""
    day = each.found.date.edtf if each.found and each.found.date else ""
    another = _ANOTHER.search(notes.page.text, each.start, each.noun)
    return notes.hub_id in alike.parties and len(alike.parties) > 2 and day in ("", alike.signed_on) and not another


def _with_hub(notes: Notes, each: Said) -> bool:
    return bool(notes.hub_id and notes.hub_id not in each.parties)


def _agree(notes: Notes, alike: AgreementDraft, each: Said) -> bool:
    """Add what *each* says to the agreement of the same parties; a day far from its own is another agreement."""
    if each.found and each.found.date and alike.signed_on:
        apart = abs(parse_edtf(alike.signed_on).earliest - each.found.date.earliest)
        if apart > timedelta(days=40):
            return note_said(notes, list(alike.parties), each) is not None
    if each.how == "done" and status_of(notes, each) == "earlier":
        return note_said(notes, list(alike.parties), each) is not None
    _add(notes, alike, each)
    return True


def note_said(notes: Notes, parties: list[str], each: Said) -> AgreementDraft | None:
    """Note the agreement of *parties* that *each* tells of."""
    parties.sort(key=lambda party: party != notes.hub_id)
    draft = note_agreement(notes, parties, Told(status_of(notes, each), each.kind, each.start, each.end, each.found))
    if draft is not None:
        _add(notes, draft, each, dated=True)
        draft.confidence = min(draft.confidence, 0.75) if each.guessed else draft.confidence
    return draft


def status_of(notes: Notes, each: Said) -> AgreementStatus:
    """Return the status that *each* gives its agreement, by its verb and by how long ago its day is."""
    day, published = each.found.date if each.found else None, notes.page.published_day
    aside = notes.page.text.startswith(_ASIDE, each.start) or _is_unheralded(notes, each)
    if day and published and published - day.latest > (_CLOSE if aside else _NEWS):
        return "earlier"
    if each.changed and each.how != "coming":
        return "amendment" if each.changed == "amendment" else "renewal"
    return "announced" if each.how == "coming" else "new"


def _is_unheralded(notes: Notes, each: Said) -> bool:
    """Whether heading and sentences before tell of something else: a release about an agreement names it early."""
    before = notes.page.text[: each.start]
    return "。" in before and _HERALD.search(before) is None


def _add(notes: Notes, draft: AgreementDraft, each: Said, *, dated: bool = False) -> None:
    if each.found and not dated:
        take_date(notes, draft, each.found)
    if draft.status == "announced" and each.how in ("done", "ceremony"):
        draft.status = "new"
    if each.changed and draft.status == "new":
        draft.status = "amendment" if each.changed == "amendment" else "renewal"
    if each.force and each.force.date and not draft.in_force_from:
        draft.in_force_from = each.force.date.edtf
    if draft.kind == "other":
        draft.kind = each.kind
    if each.before and draft.status in ("renewal", "amendment"):
        where = (each.before.start, each.before.end)
        earlier = note_agreement(notes, list(draft.parties), Told("earlier", draft.kind, *where, each.before))
        if earlier is not None and earlier is not draft:
            draft.follows = earlier.id


def _combine(notes: Notes, waiting: list[Said], titles: list[Said], live: list[AgreementDraft]) -> None:
    """Make the agreement whose parties no single sentence names: from heading, sentence and who publishes."""
    parties = list(dict.fromkeys(p for each in [*waiting, *titles[:3]] for p in each.parties))
    if len(parties) == 1 or (parties and any(not each.parties for each in titles[:1])):
        publisher = notes.hub_id or _publisher(notes, parties)
        if publisher == notes.hub_id and publisher and any(_is_part_of_hub(notes, party) for party in parties):
            publisher = ""
        parties = list(dict.fromkeys([publisher, *parties])) if publisher else parties
    spoken = [each for each in waiting if not each.pronoun or titles] or titles
    if len(parties) < 2 or not spoken:
        return
    draft = note_said(notes, parties, spoken[0])
    if draft is None:
        return
    draft.confidence = 0.8 if spoken[0] in waiting else 0.7
    if draft.status != "earlier":
        live.append(draft)


def _publisher(notes: Notes, besides: list[str]) -> str:
    """Return the organisation that stands alone on one of the first lines, as who publishes a release does."""
    text = notes.page.text
    for start, end in notes.page.lines[:10]:
        line = text[start:end].strip()
        bare = _ALONE.sub("", line).strip(" :|")
        if not bare or len(bare) > 40 or not is_organisation(bare):
            continue
        phrase = read_phrase(text, start, start + text[start:end].index(bare) + len(bare))
        if phrase is not None and text[phrase.start : phrase.end] == bare:
            draft = register(notes.registry, phrase, 0.75)
            if draft.id not in besides:
                return draft.id
    return ""


def _add_to(notes: Notes, live: list[AgreementDraft], each: Said) -> None:
    """Give what a sentence without parties of its own says to the one agreement the text is about."""
    if each.unnamed:
        return
    own = [draft for draft in live if not each.parties or set(each.parties) & set(draft.parties)]
    if not own and len(live) == 1 and len(each.parties) == 1 and not live[0].signed_on and each.found:
        take_date(notes, live[0], each.found)  # who is named is of a house's committee that came to the signing
    if len(own) == 1 and not _tells_of_others(own[0], each):
        _agree(notes, own[0], each)


def _tells_of_others(draft: AgreementDraft, each: Said) -> bool:
    """Whether a sentence that names nobody, not even as 両者, has a day far from that of *draft*: who concluded it is not said."""
    day = each.found.date if each.found else None
    if each.parties or each.pronoun or day is None or not draft.signed_on:
        return False
    return abs(parse_edtf(draft.signed_on).earliest - day.earliest) > timedelta(days=40)


def _widen(notes: Notes, draft: AgreementDraft, title: Said) -> None:
    if title.changed and draft.status == "new":
        draft.status = "amendment" if title.changed == "amendment" else "renewal"
    if draft.kind == "other":
        draft.kind = title.kind
    behind = title.found and notes.page.text.startswith("(", title.found.start - 1)  # "…協定を締結(12月8日)"
    if title.found and (title.how == "done" or behind) and not draft.signed_on:
        take_date(notes, draft, title.found)


def _take_earlier(notes: Notes, each: Said, live: list[AgreementDraft], said: list[Said]) -> None:
    parties = list(each.parties)
    if each.unnamed:
        return
    if each.pronoun and not parties and not live:
        spoken = {frozenset(other.parties) for other in said if len(other.parties) > 1}
        parties = list(next(iter(spoken))) if len(spoken) == 1 else []
    if len(parties) < 2:
        main = live[0] if len(live) == 1 else None
        if main is not None and (each.pronoun or not parties or set(parties) <= set(main.parties)):
            parties = list(main.parties)
        elif len(parties) == 1 and (hub := _told_by(notes, each)):
            parties = [hub, *parties]
    found = each.found or each.before
    if len(set(parties)) < 2 or found is None or any(_is_of(notes, draft, parties, found) for draft in live):
        return
    parties.sort(key=lambda party: (party != notes.hub_id, int(party[1:])))
    note_agreement(notes, parties, Told("earlier", each.kind, each.start, each.end, found))


def _told_by(notes: Notes, each: Said) -> str:
    """Return the hub, whose release tells of its own partner, also where it only calls itself "市" or says no subject at all."""
    if not notes.hub_id and notes.publisher:
        notes.registry.stand_in(each.start, each.end, notes.publisher, named=False)
    return notes.hub_id


def _is_of(notes: Notes, draft: AgreementDraft, parties: list[str], found: FoundDate) -> bool:
    """Whether what is said to stand is the agreement the text is about, spoken of again."""
    day = found.date.edtf if found.date else ""
    return (
        set(parties) <= set(draft.parties) and bool(day) and (draft.signed_on or notes.page.published).startswith(day)
    )


def settle_status(notes: Notes) -> None:
    """Settle by the day of signing, which another line may have told, what was new and what announced; tie renewals to what they renew."""
    published = notes.page.published_day
    for draft in notes.agreements:
        day = parse_edtf(draft.signed_on) if draft.signed_on else None
        if day and published and draft.status == "announced" and day.latest <= published:
            draft.status = "new"
        elif day and published and draft.status == "new" and day.earliest > published:
            draft.status = "announced"
        if draft.status in ("renewal", "amendment") and not draft.follows:
            draft.follows = _followed(notes, draft)


def _followed(notes: Notes, draft: AgreementDraft) -> str:
    before = [a for a in notes.agreements if a.status == "earlier" and set(a.parties) == set(draft.parties)]
    return max(before, key=lambda a: a.signed_on).id if before else ""
