"""Events, ties and facts: what the rules of both languages share."""

import re

from enishi.releases.drafts import Notes
from enishi.releases.reading import Fact, Tie, Words
from enishi.releases.registry import Draft
from enishi.text import language_of

__all__ = ["Row", "event_kind", "note_facts", "note_tie", "split_title"]

#: A fact as the rules find it: kind, value, what, date and the words.
Row = tuple[str, str, str, str, re.Match[str]]

_BILINGUAL = re.compile(
    r"^(?P<en>[ -~]{6,}?)\s*[~(\[/|:-]?\s*(?P<ja>(?=[^ -~])[^~)\]]*[ぁ-んァ-ヴ一-龠][^~)\]]*?)\s*[~)\]]?$"
)
_KINDS = (
    (r"[Rr]eception|[Nn]etworking|レセプション|交流会|懇親会", "reception"), (r"[Ss]ymposium|シンポジウム|フォーラム|[Ff]orum|[Cc]onference", "symposium"),
    (r"視察|訪問|[Vv]isit", "visit"), (r"[Dd]elegation|派遣|代表団", "delegation"), (r"開所|開設|[Oo]pening", "opening"),
    (r"[Tt]raining|研修|講座|アカデミー", "training"),
)  # fmt: skip


def event_kind(text: str) -> str:
    """Return the kind of event that its title says."""
    return next((kind for pattern, kind in _KINDS if re.search(pattern, text)), "event")


def split_title(title: str) -> tuple[Words, ...]:
    """Return a title by language: "Networking Reception ~交流会~" has one in each."""
    both = _BILINGUAL.match(title)
    if both:
        return Words(both["en"].strip(" :~-"), "en"), Words(both["ja"].strip(), "ja")
    language = language_of(title)
    return (Words(title.strip(), "en" if language == "und" else language),)


def note_tie(notes: Notes, who: tuple[str, Draft, Draft], date: str, what: str, where: tuple[int, int]) -> None:
    """Note the tie *who* (kind, subject, object) unless it ties an organisation to itself or is noted already."""
    kind, subject, target = who
    if subject is target or any(
        (t.kind, t.subject, t.object) == (kind, subject.id, target.id) for t in notes.ties[-50:]
    ):
        return
    words = (Words(what, notes.words_language),) if what else ()
    notes.ties.append(
        Tie(f"t{len(notes.ties) + 1}", kind, subject.id, target.id, date, words, notes.page.quote(*where), 0.85)
    )


def note_facts(notes: Notes, draft: Draft, rows: list[Row]) -> None:
    """Give *draft* the facts it does not have yet."""
    known = {(fact.kind, fact.value, fact.what.text) for fact in draft.facts}
    for kind, value, what, date, match in rows:
        if (kind, value, what) not in known:
            quote = notes.page.quote(match.start(), match.end())
            draft.facts.append(Fact(kind, value, Words(what, notes.words_language), date, quote, 0.85))
            known.add((kind, value, what))
