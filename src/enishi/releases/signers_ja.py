"""Note who signed: for which party, under which full name; whole chains of those who sign side by side."""

import re

from enishi.releases.drafts import AgreementDraft, Notes, PersonDraft
from enishi.releases.gazetteer import place_in
from enishi.releases.people import add_role, doubt_order, note_person, note_post, note_signatory
from enishi.releases.persons_ja import is_full_name
from enishi.releases.posts_ja import Bearer, bearers, leading_post, party_of_post
from enishi.releases.registry import Draft
from enishi.text import places

__all__ = ["in_brackets", "note_chain", "note_signer", "organisation_before", "signers_in"]

_POST_BEHIND = re.compile(
    r"(?P<name>[一-龠々ヶ]{1,4} ?[一-龠々ぁ-んァ-ヴ]{1,5}|[ァ-ヴー]+(?:・[A-Zァ-ヴー]+){1,4})(?:氏|様)?\((?P<post>[^()、]{2,40})\)"
)
_SAME = re.compile(
    r"(?:同(?P<kind>[一-龠]{1,6})|(?<![一-龠])(?P<bare>[県市町村区府都社]|大学|会社|企業|病院|銀行|法人|財団))(?:から|の|側|より)"
)

_NAME_BEFORE = re.compile(
    r"(?:^|(?<=[、,/:と及びがはでにも(\n])|(?<=[^一-龠々] )|^ )(?P<name>[A-Z][A-Za-zà-ÿ'.-]+(?: [A-Z][A-Za-zà-ÿ'.-]+)+|[ァ-ヴー]+(?:[・=][ァ-ヴーA-Z]+)+|[一-龠々ヶ]{1,4} [一-龠々ぁ-ん]{1,4}|[一-龠々ヶ]{2,6}[ぁ-ん]{0,3})(?:氏)?[ ・、]?$"
)
_FIRST_NAMED = 20
_OPENED = re.compile(r" ?(?:氏|様|殿)? ?\(")
_LEADING = re.compile(r"(?:ら)?(?:を(?:はじめ|団長|代表|筆頭|中心)とする|をはじめ、?|(?:が|の)率いる)")
_SIDE = re.compile(r"(?P<country>[ァ-ヴー]{2,10}|[一-龠]{1,3})側(?:から)?(?:は|の|が)?、?(?:[一-龠ァ-ヴー]{1,10}の)?$")
_HOUSE_LEADS = re.compile(r"[一-龠]{3,10}$")


def signers_in(notes: Notes, start: int, end: int) -> list[Bearer]:
    """Return the people named with a post, and the posts alone, with those whose name stands before their house ("浜野幸子川中市長")."""
    text, found, at = notes.page.text, [], start
    for first, last, draft in notes.registry.mentions(start, end):
        post = leading_post(text, last + (text[last : last + 1] == " "), end)
        name = _NAME_BEFORE.search(text[max(at, first - _FIRST_NAMED) : first])
        if post is None or name is None or not is_full_name(name["name"]) or _is_part(text, first, last, end):
            continue
        if is_full_name(re.split(r"[、,/と(が氏]", text[post[1] : min(end, post[1] + 12)].lstrip())[0].strip()):
            continue  # "学長 山田太郎 川中市長 浜野幸子": the name behind the post is its own
        begin = max(at, first - _FIRST_NAMED) + name.start("name")
        found += [
            *bearers(text, at, begin),
            Bearer(begin, post[1], (begin, begin + len(name["name"])), post, full=True, party=draft.id),
        ]
        at = post[1]
    return [*found, *bearers(text, at, end)]


def _is_part(text: str, first: int, last: int, end: int) -> bool:
    """Whether ``text[first:last]`` only begins a post: 工学部 of 工学部長."""
    post = leading_post(text, first, end)
    return post is not None and post[0] == first and post[1] > last


def in_brackets(text: str, start: int, end: int) -> list[Bearer]:
    """ "水科晴彦(NBC代表理事)、東郷 すみれ(B社代表取締役)": a name, and post and organisation in brackets behind it."""
    found = []
    for match in _POST_BEHIND.finditer(text, start, end):
        posts = bearers(text, *match.span("post"))
        if posts:
            found.append(Bearer(match.start(), match.end(), match.span("name"), posts[0].post, full=True))
    return found


def note_chain(notes: Notes, chain: list[Bearer], since: int) -> None:
    """Note who sign side by side; those whose side their post leaves open take the sides that are left."""
    left = [bearer for bearer in chain if not note_signer(notes, bearer, since)]
    agreement = notes.near(since)
    if agreement is not None and len(left) > 1 and _note_in_order(notes, agreement, left):
        return
    for bearer in left:
        note_signer(notes, bearer, since, chained=len(left) == 1, alone=len(chain) == 1)


def _note_in_order(notes: Notes, agreement: AgreementDraft, left: list[Bearer]) -> bool:
    """ "沢田工学部長とA・シリポーン工学部長が署名": the post leaves both sides open; a foreign name signs for the side abroad, others in order.

    It is doubted, since the words do not say it. False where there are not as many sides as signatories.
    """
    text = notes.page.text
    signed = {signatory.party for signatory in agreement.signatories}
    sides = [party for party in agreement.parties if party not in signed]
    whole = [_in_full(notes, bearer) or bearer for bearer in left]
    named = [(bearer, bearer.name) for bearer in whole if bearer.name and _in_full_here(text[slice(*bearer.name)])]
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
    return len(name) > 2 and (not _is_foreign(name) or re.search(r"[・ =.]", name) is not None)


def _is_foreign(name: str) -> bool:
    return re.search(r"[一-龠々]", name) is None


def note_signer(
    notes: Notes, bearer: Bearer, since: int, *, chained: bool = False, alone: bool = False, beside: str = ""
) -> bool:
    """Note that *bearer* signed, where it can be told for which side.

    *chained*: for the one that nobody signed for yet, of whom no other is named if *alone*; *beside*: else for this party, under whose
    name the person stands.
    """
    agreement = notes.near(bearer.start)
    if agreement is None or agreement.status == "announced":
        return True
    if bearer.name and notes.registry.find(notes.page.text[slice(*bearer.name)]) is not None:
        return True  # "ABベンチャーズ代表取締役": an organisation's name, though one in katakana
    main = agreement.parties
    text = notes.page.text
    title = text[slice(*bearer.post)]
    full = _in_full(notes, bearer) if bearer.name and not bearer.full else None
    draft = notes.registry.get(bearer.party) if bearer.party else _organisation(notes, bearer, since, main, title)
    if draft is None and beside:
        draft = notes.registry.get(beside)
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
        if alone and text.startswith("と", bearer.end):
            rest = [party for party in rest if party != notes.hub_id]  # "X学長と協定に署名しました": with whom we did
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
        if re.fullmatch("は、?", between) and text.startswith("が", bearer.end):
            return draft  # "A市は浜野市長が、B大学は三浦学長が"
    return None


def _organisation_behind(notes: Notes, bearer: Bearer, parties: list[str]) -> Draft | None:
    """Return the party behind *bearer*: "代表取締役社長 森田 修平(A株式会社)", "林 志豪学長をはじめとするA大学"."""
    text = notes.page.text
    opened = _OPENED.match(text, bearer.end) or _LEADING.match(text, bearer.end)
    if opened is None:
        return None
    behind = notes.registry.mentions(opened.end(), opened.end() + 40)
    named = behind[0] if behind and behind[0][0] == opened.end() else None
    return named[2] if named and named[2].id in parties else None


def _side(notes: Notes, parties: list[str], before: str) -> Draft | None:
    """Return the only party of the country whose side *before* ends with: "フィンランド側からは"."""
    said = _SIDE.search(before)
    where = place_in(said["country"]) if said else None
    if said is None or where is None or not where.country:
        return None
    drafts = [notes.registry.get(party) for party in parties]
    fitting = [d for d in drafts if (d.country or notes.registry.home) == where.country]
    return fitting[0] if len(fitting) == 1 else None


def _organisation(notes: Notes, bearer: Bearer, since: int, parties: list[str], title: str) -> Draft | None:
    """Return whose post it is: the organisation named right before, the one that 同機構 is, or the only one with such a post."""
    text = notes.page.text
    draft = _organisation_behind(notes, bearer, parties) or organisation_before(notes, bearer, since)
    if draft is not None:
        return draft
    if (side := _side(notes, parties, text[max(since, bearer.start - 24) : bearer.start])) is not None:
        return side
    # "経済産業審議官": what stands before the post may begin a party's name.
    led = _HOUSE_LEADS.search(text, max(since, bearer.post[0] - 12), bearer.post[0])
    fitting = [p for p in parties if led and notes.registry.get(p).official.startswith(led[0])]
    if len(fitting) == 1:
        return notes.registry.get(fitting[0])
    inside = notes.registry.mentions(bearer.start, bearer.end) if bearer.name and bearer.name[0] == bearer.start else []
    # 工学部長 holds 工学部, and that may be either side's.
    if inside and inside[0][0] > bearer.start and (inside[0][0] < bearer.post[0] or inside[0][2].id in parties):
        return inside[0][2]
    same = list(_SAME.finditer(text, max(since, bearer.start - 24), bearer.start))
    if same:
        fitting = [p for p in parties if _is_kind(notes.registry.get(p), same[-1]["kind"] or same[-1]["bare"])]
        beside = not re.search("[、がは]", text[same[-1].end() : bearer.start])
        if same[-1]["kind"] and beside and notes.hub_id in parties:
            # 同校 is never 本校, but with two parties the other one, whatever it is called.
            fitting = [p for p in (fitting if len(parties) > 2 else parties) if p != notes.hub_id]
        if len(fitting) == 1:
            return notes.registry.get(fitting[0])
    agreement = notes.near(bearer.start)
    taken = {signatory.party for signatory in agreement.signatories} if agreement else set()
    party = party_of_post(notes, parties, title)
    # 医学部長 signed for the one already: the 学長 beside is the other side's, whatever that is called.
    return notes.registry.get(party) if party and not (party in taken and set(parties) - taken) else None


def _is_kind(draft: Draft, kind: str) -> bool:
    """Whether 同機構, 同社 or 県の may mean *draft*."""
    return (kind in ("社", "会社", "企業") and draft.kind in ("company", "investor")) or any(
        n.text.endswith(kind) for n in draft.names
    )


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
    if not surname:
        return None
    for start in places(text, surname):
        end = start + len(surname)
        line_start, line_end = notes.page.line_at(start)
        for bearer in bearers(text, max(line_start, start - 24), min(line_end, end + 24)):
            if (
                bearer.name
                and bearer.full
                and (bearer.name[0] == start or (len(surname) > 1 and bearer.name[1] == end))
                and _bare(text[slice(*bearer.post)]).endswith(_bare(title))
            ):
                named.setdefault(text[slice(*bearer.name)], bearer)
    return next(iter(named.values())) if len(named) == 1 else None


def _bare(title: str) -> str:
    """Return *title* without what its brackets add: 理事 of 理事(国際担当)."""
    return title.split("(", 1)[0]


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
