"""Who signed an agreement, by the words of a Japanese release: "A学長とB市長が署名", "両氏が", and lists of signatories."""

import re

from enishi.releases.drafts import AgreementDraft, Notes, PersonDraft
from enishi.releases.people import add_role, doubt_order, note_person, note_post, note_signatory
from enishi.releases.posts_ja import Bearer, bearers, party_of_post
from enishi.releases.registry import Draft
from enishi.releases.rows_ja import rows
from enishi.text import Span

__all__ = ["organisation_before", "read_signatories_ja"]

_SIGNED = re.compile(
    r"(?:署名|調印|サイン)(?:を(?:行|し|交わ)|し(?!て(?:い|お)る)|され(?!て(?:い|お)る|る予定)|、|が(?:行わ|交わ)|した|いたし)|取り?交わし|書を交わし|に臨(?:み|んだ|みま)"
)
_NOT_YET = re.compile(r"(?:署名|調印)(?:する(?:予定|こと)|します|を行います|予定|いたします)")
_BREAK = re.compile(
    r"[をで]、|[^とが]、[^、。]{0,30}(?:し|され|り|て)、|出席|立ち?会|見守|臨席|同席|来賓|挨拶|述べ|迎え|。"
)
_POST_BEHIND = re.compile(
    r"(?P<name>[一-龠々ヶ]{1,4} ?[一-龠々ぁ-んァ-ヴ]{1,5}|[ァ-ヴー]+(?:・[A-Zァ-ヴー]+){1,4})(?:氏|様)?\((?P<post>[^()、]{2,40})\)"
)
_CHAIN = re.compile(r"(?:氏|様)?(?:が|は)、")
_ATTENDED_AND = re.compile(r"(?:が|は)?(?:それぞれ)?出席し?、[^、。が]{0,16}$")
_WHO_SIGNED = re.compile(
    r"(?:署名|調印|サイン)(?:を)?(?:した|された|しました|行った)(?:の|方)は、?"
    r"|(?:署名|調印)者は、?"
    r"|(?:^|、)(?:調印|署名)(?:式)?は、(?=[^。]*(?:の間で|の両者で|により|によって)[^。]{0,16}(?:行われ|行い|執り行|交わ))"
)
_ALIKE = {
    "学長": r"^(?:学長|総長|校長|塾長|学院長|President)",
    "社長": r"社長|代表取締役|CEO",
    "首長": r"[市町村区]長|知事",
    "市長": "市長",
}
_BOTH = re.compile(
    r"両(?:氏|名|人|代表者?|(?P<post>学長|社長|市長|首長|理事長|所長|院長|機構長)|トップ)(?:が|は|により|による|の)"
)
_SAME = re.compile(r"(?:同(?P<kind>[一-龠]{1,6})|(?<![一-龠])(?P<bare>[県市町村区府都]|大学))(?:から|の|側|より)")


def read_signatories_ja(notes: Notes) -> None:
    """Note who signed each agreement: of a labelled list all, of a sentence those who are said to sign."""
    for row in rows(notes.page):
        if row.kind == "signers":
            for start, end in row.lines:
                for bearer in [*bearers(notes.page.text, start, end), *_in_brackets(notes.page.text, start, end)]:
                    _note(notes, bearer, start)
    for index, sentence in enumerate(notes.page.sentences):
        signed = _SIGNED.search(sentence.text)
        who = _WHO_SIGNED.search(sentence.text)
        if who:
            chain = bearers(notes.page.text, sentence.start + who.end(), sentence.end)
            _note_chain(notes, [bearer for bearer in chain if bearer.name], sentence.start)
        elif signed and not _NOT_YET.search(sentence.text):
            _read(notes, index, sentence, sentence.start + signed.start())


def _read(notes: Notes, index: int, sentence: Span, verb: int) -> None:
    text = notes.page.text
    both = _BOTH.search(text, sentence.start, verb)
    if both:
        _read_both(notes, index, sentence)
        return
    if not re.search(r"署名|調印(?!式)|サイン|取り?交わし|書を交わし", text[verb - 1 : verb + 6]):
        return
    chain: list[Bearer] = []
    stop = verb
    for bearer in reversed(bearers(text, sentence.start, verb)):
        gap = text[bearer.end : stop]
        if not chain:
            gap = _ATTENDED_AND.sub("が", gap)
        if _BREAK.search(_CHAIN.sub("", gap)) or (chain and len(gap) > 60):
            break
        if not chain and not re.search(r"が|は|により|による|の間で|とで", gap):
            break
        chain.append(bearer)
        stop = bearer.start
    _note_chain(notes, chain[::-1], sentence.start)


def _in_brackets(text: str, start: int, end: int) -> list[Bearer]:
    """ "水科晴彦(NBC代表理事)、東郷 すみれ(B社代表取締役)": a name, and post and organisation in brackets behind it."""
    found = []
    for match in _POST_BEHIND.finditer(text, start, end):
        posts = bearers(text, *match.span("post"))
        if posts:
            found.append(Bearer(match.start(), match.end(), match.span("name"), posts[0].post, full=True))
    return found


def _note_chain(notes: Notes, chain: list[Bearer], since: int) -> None:
    """Note who sign side by side; those whose side their post leaves open take the sides that are left."""
    left = [bearer for bearer in chain if not _note(notes, bearer, since)]
    agreement = notes.near(since)
    if agreement is not None and len(left) > 1 and _note_in_order(notes, agreement, left):
        return
    for bearer in left:
        _note(notes, bearer, since, chained=len(left) == 1)


def _note_in_order(notes: Notes, agreement: AgreementDraft, left: list[Bearer]) -> bool:
    """ "沢田工学部長とA・シリポーン工学部長が署名": the post leaves both sides open; a foreign name signs for the side abroad, others in order.

    It is doubted, since the words do not say it. False where there are not as many sides as signatories.
    """
    text = notes.page.text
    signed = {signatory.party for signatory in agreement.signatories}
    sides = [party for party in agreement.parties if party not in signed]
    named = [(bearer, bearer.name) for bearer in left if bearer.name and _in_full_here(text[slice(*bearer.name)])]
    if not len(sides) == len(left) == len(named) or agreement.status == "announced":
        return False
    if len({_is_foreign(text[slice(*name)]) for _bearer, name in named}) == 2:
        named.sort(key=lambda each: _is_foreign(text[slice(*each[1])]))
        sides.sort(key=lambda party: notes.registry.get(party).country not in ("", notes.registry.home))
    people = []
    for (bearer, name), party in zip(named, sides, strict=True):
        person, title = note_person(notes, [name], name), text[slice(*bearer.post)]
        where, draft = (bearer.start, bearer.end), notes.registry.get(party)
        note_post(notes, person, draft, title, where)
        add_role(person, "signed")
        note_signatory(notes, person, draft, title, where, agreement)
        people.append(person)
    doubt_order(notes, agreement, people, (left[0].start, left[-1].end))
    return True


def _in_full_here(name: str) -> bool:
    """Whether *name* is more than a surname: 沢田克己, ワンナー・シリポーン."""
    return len(name) > 2 and (not _is_foreign(name) or re.search(r"[・ =]", name) is not None)


def _is_foreign(name: str) -> bool:
    return re.search(r"[一-龠々]", name) is None


def _read_both(notes: Notes, index: int, sentence: Span) -> None:
    """両氏 are the two last named with their posts, where they are of different parties."""
    text = notes.page.text
    both = _BOTH.search(text, sentence.start, sentence.end)
    head = both["post"] if both else None
    for before in [sentence, *reversed(notes.page.sentences[max(0, index - 3) : index])]:
        named = [b for b in bearers(text, before.start, min(before.end, sentence.end)) if b.name]
        if head and len(named) > 2:
            named = [b for b in named if re.search(_ALIKE.get(head, head), text[slice(*b.post)])]
        if len(named) >= 2:
            _note_chain(notes, named if len(named) == 2 else [], before.start)
            return


def _note(notes: Notes, bearer: Bearer, since: int, *, chained: bool = False) -> bool:
    """Note that *bearer* signed, where it can be told for which side; *chained*: for the one that nobody signed for yet."""
    agreement = notes.near(bearer.start)
    if agreement is None or agreement.status == "announced":
        return True
    if bearer.name and notes.registry.find(notes.page.text[slice(*bearer.name)]) is not None:
        return True  # "ABベンチャーズ代表取締役": an organisation's name, though one in katakana
    main = agreement.parties
    text = notes.page.text
    title = text[slice(*bearer.post)]
    full = _in_full(notes, bearer) if bearer.name and not bearer.full else None
    draft = _organisation(notes, bearer, since, main, title)
    if draft is None and full is not None:
        draft = _organisation(notes, full, max(0, full.start - 80), main, title)
    person = _person(notes, full or bearer, draft, title, main)
    if person is None:
        return True
    if draft is None:
        at = next((post.organisation for post in person.posts if post.organisation in main), "")
        draft = notes.registry.get(at) if at else None
    if draft is None and chained:
        # Where all but one are known by their posts, the last signs for the side that is left.
        signed = {signatory.party for signatory in agreement.signatories}
        rest = [party for party in main if party not in signed]
        draft = notes.registry.get(rest[0]) if len(rest) == 1 else None
    if draft is not None:
        where = (bearer.start, bearer.end)
        note_post(notes, person, draft, title, where)
        add_role(person, "signed")
        note_signatory(notes, person, draft, title, where, agreement)
    return draft is not None


def organisation_before(notes: Notes, bearer: Bearer, since: int) -> Draft | None:
    """Return the organisation that is named right before *bearer*, as whose post it is."""
    text = notes.page.text
    before = [
        m for m in notes.registry.mentions(max(since, bearer.start - 80), bearer.start + 12) if m[0] < bearer.post[0]
    ]
    if before:
        _start, end, draft = before[-1]
        between = text[end : bearer.start]
        if end > bearer.start or re.fullmatch(
            r"(?:\([^)]*\))?(?:(?:の|側の|側から|側|からは|から|より|代表の|を代表して|、|[ :])[^、。がはとを]{0,24}|[^、。がはのとを]{0,14})",
            between,
        ):
            return draft
    return None


def _organisation(notes: Notes, bearer: Bearer, since: int, parties: list[str], title: str) -> Draft | None:
    """Return whose post it is: the organisation named right before, the one that 同機構 is, or the only one with such a post."""
    text = notes.page.text
    draft = organisation_before(notes, bearer, since)
    if draft is not None:
        return draft
    inside = notes.registry.mentions(bearer.start, bearer.end) if bearer.name and bearer.name[0] == bearer.start else []
    # 工学部長 holds 工学部, and that may be either side's.
    if inside and inside[0][0] > bearer.start and (inside[0][0] < bearer.post[0] or inside[0][2].id in parties):
        return inside[0][2]
    same = list(_SAME.finditer(text, max(since, bearer.start - 24), bearer.start))
    if same:
        fitting = [p for p in parties if _is_kind(notes.registry.get(p), same[-1]["kind"] or same[-1]["bare"])]
        if len(fitting) == 1:
            return notes.registry.get(fitting[0])
    party = party_of_post(notes, parties, title)
    return notes.registry.get(party) if party else None


def _is_kind(draft: Draft, kind: str) -> bool:
    """Whether 同機構, 同社 or 県の may mean *draft*."""
    return (kind == "社" and draft.kind in ("company", "investor")) or any(n.text.endswith(kind) for n in draft.names)


def _person(notes: Notes, bearer: Bearer, draft: Draft | None, title: str, parties: list[str]) -> PersonDraft | None:
    text = notes.page.text
    if bearer.name is not None and bearer.full:
        return note_person(notes, [bearer.name], bearer.name)
    surname = text[slice(*bearer.name)] if bearer.name else ""
    known = [p for p in notes.people if _fits(p, surname, title, draft, parties)]
    if len(known) == 1:
        return known[0]
    if known or bearer.name is None:
        return None
    return note_person(notes, [bearer.name], bearer.name)


def _in_full(notes: Notes, short: Bearer) -> Bearer | None:
    """Return where the text names in full the one whom it calls only by surname and post, where there is one such."""
    text = notes.page.text
    surname, title = text[slice(*short.name)] if short.name else "", text[slice(*short.post)]
    named: dict[str, Bearer] = {}
    if len(surname) < 2:
        return None
    for match in re.finditer(re.escape(surname), text):
        line_start, line_end = notes.page.line_at(match.start())
        for bearer in bearers(text, max(line_start, match.start() - 24), min(line_end, match.end() + 24)):
            if bearer.name and bearer.full and bearer.name[0] == match.start() and text[slice(*bearer.post)] == title:
                named.setdefault(text[slice(*bearer.name)], bearer)
    return next(iter(named.values())) if len(named) == 1 else None


def _fits(person: PersonDraft, surname: str, title: str, draft: Draft | None, parties: list[str]) -> bool:
    """Whether *person* may be the one of that *surname* ("" where only the post is said) and post."""
    if surname:
        return any(
            name.text.replace(" ", "").startswith(surname) or re.split(r"[・ =]", name.text)[-1] == surname
            for name in person.names
        )
    bare = title.removesuffix("長")
    for post in person.posts:
        mine = draft is not None and post.organisation in (draft.id, draft.parent)
        fits = any(w.text.endswith(title) or (len(bare) < 2 and w.text.endswith("長")) for w in post.titles)
        if fits and (mine or (draft is None and post.organisation in parties)):
            return True
    return False
