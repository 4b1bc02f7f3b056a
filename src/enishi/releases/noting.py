"""Write agreements down: each once, with what is wrong with its date."""

from dataclasses import dataclass
from datetime import timedelta

from enishi.dates import FoundDate, parse_edtf
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.reading import AgreementStatus

__all__ = ["Told", "mark_coming", "note_agreement", "take_date"]

# Two days this close, for one agreement of the same parties, are a contradiction; further apart they are two agreements.
_CLOSE = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage (``text[start:end]``) tells of an agreement; *found* is the day it gives."""

    status: AgreementStatus
    kind: str
    start: int
    end: int
    found: FoundDate | None = None


def note_agreement(notes: Notes, parties: list[str], told: Told) -> AgreementDraft | None:
    """Note the agreement of *parties*, and return it: the one already noted where it is the same."""
    parties = list(dict.fromkeys(party for party in parties if party))
    if len(parties) < 2:
        return None
    found = told.found
    alike = notes.by_parties.setdefault(frozenset(parties), [])
    day = found.date.edtf if found and found.date else ""
    known = next((agreement for agreement in alike if _same(agreement, told.status, told.kind, day)), None)
    if known is None:
        known = AgreementDraft(f"a{len(notes.agreements) + 1}", told.status, told.kind, parties, told.start, told.end)
        notes.agreements.append(known)
        alike.append(known)
    elif known.status == "new" and told.status in ("renewal", "amendment"):
        known.status = told.status
    if found is not None:
        take_date(notes, known, found)
    return known


def _same(known: AgreementDraft, status: str, kind: str, day: str) -> bool:
    if not known.signed_on or not day:
        # An undated mention is the agreement told of elsewhere, unless one of the two is of the past.
        return "earlier" not in (known.status, status) or known.status == status
    if known.signed_on == day or known.signed_on.startswith(day) or day.startswith(known.signed_on):
        return True
    if known.kind != kind or known.status != status or status == "earlier":
        return False
    first, second = parse_edtf(known.signed_on), parse_edtf(day)
    return abs(first.earliest - second.earliest) <= _CLOSE


def take_date(notes: Notes, agreement: AgreementDraft, found: FoundDate) -> None:
    """Give *agreement* the day *found*, or note the doubt why it is given none."""
    if found.date is None or agreement.contradicted:
        return
    day = found.date.edtf
    if not agreement.signed_on or day.startswith(agreement.signed_on):
        agreement.signed_on, agreement.dated = day, (found.start, found.end)
        if found.problem == "lost_character":
            _doubt_lost(notes, found, agreement)
        elif found.problem == "contradictory_dates":
            _doubt_contradiction(notes, agreement, (found.start, found.end), found.text, day)
    elif found.text == "同日":
        # It takes up a day told before, and which one is not sure enough to contradict another.
        return
    elif not agreement.signed_on.startswith(day) and agreement.dated:
        first = notes.page.text[slice(*agreement.dated)]
        joined = f"{first}、{found.text}" if notes.page.language == "ja" else f"{first}; {found.text}"
        _doubt_contradiction(notes, agreement, agreement.dated, joined, "")
        agreement.signed_on, agreement.contradicted = "", True


def mark_coming(notes: Notes) -> None:
    """Call announced what has its day after publication: "WHAT: Signing of an agreement. WHEN: Friday"."""
    published = notes.page.published_day
    for agreement in notes.agreements:
        if agreement.status == "new" and published is not None and agreement.signed_on:
            ahead = parse_edtf(agreement.signed_on).earliest > published
            agreement.status = "announced" if ahead else "new"


def _doubt_lost(notes: Notes, found: FoundDate, agreement: AgreementDraft) -> None:
    published = notes.page.published
    notes.doubt(
        "lost_character",
        (
            f"「{found.text}」という日はありません。発表日（{published}）に近い日で、月の字が一つ失われたものと読みました。",
            f"No month has a day “{found.text}”. Read as the day nearest to publication ({published}) that gives it by one lost character, the 月 of the month.",
        ),
        (
            "原文か協定書で締結日を確かめてください。",
            "Check the day of signing against the original or the agreement itself.",
        ),
        (found.start, found.end),
        read_as=found.date.edtf if found.date else "",
        about=agreement.id,
    )


def _doubt_contradiction(
    notes: Notes, agreement: AgreementDraft, where: tuple[int, int], said: str, read_as: str
) -> None:
    notes.doubt(
        "contradictory_dates",
        (
            f"締結日の記載が食い違っています（{said}）。",
            f"The text contradicts itself about the day of signing ({said}).",
        ),
        (
            "原文か協定書で締結日を確かめてください。",
            "Check the day of signing against the original or the agreement itself.",
        ),
        where,
        said=said,
        read_as=read_as,
        about=agreement.id,
    )
