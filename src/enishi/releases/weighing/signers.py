"""What speaks for a person of a text having signed the agreement that it tells of."""

import re
from collections.abc import Iterator

from enishi.releases.drafts import AgreementDraft, Notes, PersonDraft
from enishi.releases.weighing.sight import Sight, is_prose
from enishi.releases.weighing.weights import Seen, traits_of
from enishi.releases.words import TITLE
from enishi.text import places

__all__ = ["People"]

_SIGNS_JA = re.compile(r"署名|調印|締結|取り?交わ|サイン|記名押印|協定書を(?:交換|手)")
_SIGNS_EN = re.compile(
    r"\b(?:co-?)?sign(?:s|ed|ing|atures?|ator(?:y|ies)|ers?)?\b|\bink(?:s|ed)\b|\bpens?\b|\bconclud\w+|\bexchang\w+",
    re.I,
)
_WITNESS = re.compile(
    r"立ち?会|見守|来賓|出席|列席|同席|参列|臨席|来訪|訪問団|司会|witness|presence of|attend|guest|moderat|host|welcom|accompan|joined by|flanked|look(?:ed|ing) on|present(?: were|:)|delegation",
    re.I,
)
_SPEAKS = re.compile(
    r"述べ|コメント|語っ|話し|期待|挨拶|あいさつ|講演|「|\b(?:said|says|comment|stated|added|remark|noted|explain|speech|lecture|\")",
    re.I,
)
_ROW = (
    ("row signed", re.compile(r"署名者|締結者|調印者|代表者|協定者|[Ss]ignator|[Ss]igned (?:by|for)|[Ss]igners?|[Ss]igning parties")),
    ("row attended", re.compile(r"出席|列席|来賓|立会|参加者|[Aa]ttend|[Pp]articipant|[Gg]uests?|[Pp]resent")),
    ("row pictured", re.compile(r"写真|左から|右から|左|右|[Pp]hoto|[Ff]rom left|[Pp]ictured|\([LlRr](?:eft|ight)?\)")),
    ("row contact", re.compile(r"問い?合わ?せ|担当|連絡先|[Cc]ontact|[Mm]edia|Tel|E-?mail")),
)  # fmt: skip
_HEAD = re.compile(
    r"(?<!副)(?:学長|総長|市長|町長|村長|区長|知事|社長|理事長|院長|所長|会長|頭取|機構長|センター長|大臣|学部長|研究科長|校長)|代表|CEO|(?<![Vv]ice[ -])(?:President|Rector|Chancellor|Governor|Mayor|Chair)|Director|Dean|Minister|Chief Executive|Secretary",
)
_VICE = re.compile(
    r"副|[Vv]ice|[Dd]eputy|[Aa]ssoc|教授|[Pp]rofessor|部長|課長|[Mm]anager|[Hh]ead of|委員|議員|[Mm]ember|[Aa]mbassador|大使|領事"
)
_RIGHT_JA = re.compile(
    rf"(?:[一-龠]{{0,6}}(?:{TITLE}|長))?(?:氏|さん|様|先生|博士)?(?:\([^()]{{0,60}}\))?(との間|とは|と|は|が|の|に|を|および|及び|ならびに|並びに|、|・|で|から|による|により|ら|。| |\n|\)|」|$|.)"
)
_RIGHT_EN = re.compile(r"(?:\s*\([^()]{0,60}\))?(,?\s*[a-z]+|,|\.|;|\n|\)|$)")
_LEFT = re.compile(r"(長|事|役|者|授|臣|頭|O|の|と|、|は|が|:|\n|・|\(|。| |[A-Za-z]+\.?,? ?|.)$")
_SIGNED_ROW = _ROW[0][1]
#: Whoever stands right behind these words watched; whoever says of the signing what stands in quotation marks spoke.
_WATCHES = re.compile(
    r"(?:in (?:the )?presence of|witnessed by|accompanied by|joined by|attended by|hosted by|watched by)[^,;.]{0,80}$|\"[^\"]{10,}\" (?:said|added|commented)[^.]{0,40}$|(?:said|added|commented) $",
    re.I,
)
_WATCHING = re.compile(r"[^。、]{0,30}(?:立ち?会|見守|臨席|同席|出席のもと)|\"? ?(?:said|added|commented)\b")
_QUOTED = re.compile(r"「[^」]*$")
#: 細江病院長, 林総長; "Rector Poe".
_BEFORE_TITLE = re.compile(rf"[一-龠]{{0,6}}(?:{TITLE}|氏|長)")
#: 当社の真鍋が
_OF, _PARTICLE = ("の", "長", "CEO", "代表", "取締役"), re.compile("[がとは、]|により")
_AS_A_WORD = re.compile(r"\b")
_LONGEST_NAME = 40
_NEAR = 24
_REACH = 160
_ROWS_ABOVE = 4
_RIGHT_AHEAD = 60
_LOOKED_AT = 6  # places at which somebody is named


def _surname(name: str) -> str:
    """Return the surname of a name that is written with a blank (細江 英俊, Ann Poe); "" of others."""
    first, _, rest = name.partition(" ")
    if not rest or len(name) > _LONGEST_NAME:
        return ""
    last = name.rsplit(" ", 1)[-1] if name.isascii() else first
    return last if len(last) > 1 else ""


class People:
    """The people of *notes*, as they stand on the page beside the parties of *agreement*."""

    def __init__(self, sight: Sight, notes: Notes, agreement: AgreementDraft) -> None:
        self.sight = sight
        self.notes = notes
        self.agreement = agreement
        self.signs = _SIGNS_JA if sight.japanese else _SIGNS_EN
        self.places = {person.id: self._find(person) for person in notes.people}
        self._every = sorted((at, person_id) for person_id, ats in self.places.items() for at in ats)
        self._order = {person_id: rank for rank, person_id in enumerate(dict.fromkeys(p for _at, p in self._every))}

    def _find(self, person: PersonDraft) -> list[tuple[int, int]]:
        """Return where *person* is named, in full or by the surname with a post behind or before it."""
        text = self.sight.page.text
        found = [(at, at + len(name.text)) for name in person.names for at in places(text, name.text)]
        for surname in {_surname(name.text) for name in person.names} - {""}:
            behind = _AS_A_WORD if surname.isascii() else _BEFORE_TITLE
            for at in places(text, surname):
                end = at + len(surname)
                alone = behind.match(text, end) or (text.endswith(_OF, 0, at) and _PARTICLE.match(text, end))
                if alone and not any(first <= at < last for first, last in found):
                    found.append((at, end))
        return sorted(found) or [(person.start, person.end)]

    def seen(self, person: PersonDraft) -> Seen:
        """Return the traits of *person*."""
        places = self.places[person.id]
        counts = (
            f"places{min(len(places), 4)}",
            f"order{min(self._order[person.id], 5)}",
            f"people{min(len(self.places), 6)}",
        )
        around = [[*self._sentence(*at), *self._row(at[0])] for at in places[:_LOOKED_AT]]
        return traits_of(counts, self._posts(person), *around, (f"first {name}" for name in around[0]))

    def may_sign(self, person: PersonDraft, stretch: tuple[int, int]) -> bool:
        """Whether a sentence or row of *stretch* that names *person* speaks of signing, and of no presence at it: a picture is no signature."""
        return any(self._speaks_of(*at) for at in self.places[person.id] if stretch[0] <= at[0] < stretch[1])

    def _speaks_of(self, start: int, end: int) -> bool:
        page, text = self.sight.page, self.sight.page.text
        sentence = page.sentence_at(start)
        if not is_prose(sentence):
            rows = page.lines_before(start, _ROWS_ABOVE)
            return any(_SIGNED_ROW.search(text, a, min(b, a + 80)) for a, b in rows)
        first = sentence.start
        # Who heads an organisation stands in its brackets, and who says something of the signing behind quotation marks.
        inside = text.count("(", first, start) > text.count(")", first, start)
        quoted = text.count('"', first, start) % 2 == 1 or _QUOTED.search(text, first, start)
        watches = _WATCHES.search(text, first, start) or _WATCHING.match(text, end, sentence.end)
        return bool(self.signs.search(text, first, sentence.end)) and not (inside or quoted or watches)

    def seen_beside(self, person: PersonDraft, party: str) -> Seen:
        """Return the traits of *person* having signed for *party*, one of those of the agreement."""
        return traits_of(self._belongs(person, party), self._stands(person, party), self._ranks(person, party))

    def _belongs(self, person: PersonDraft, party: str) -> Iterator[str]:
        """Whether a post of *person* is at *party*, or at another."""
        draft = self.notes.registry.get(party)
        houses = [self.notes.registry.get(post.organisation) for post in person.posts]
        if any(house is draft for house in houses):
            yield "own"
        elif any(house.parent == party or draft.parent == house.id for house in houses):
            yield "part"
        elif any(house.official in draft.official or draft.official in house.official for house in houses):
            yield "named within"
        elif any(house.id in self.agreement.parties for house in houses):
            yield "own other"
        elif houses:
            yield "elsewhere"

    def _stands(self, person: PersonDraft, party: str) -> Iterator[str]:
        """Where names of *party* stand beside those of *person*, those of other parties between them or not."""
        page = self.sight.page
        for place, (start, end) in enumerate(self.places[person.id][:3]):
            sentence = page.sentence_at(start)
            first, last = (sentence.start, sentence.end) if sentence.text else page.line_at(start)
            named = self.notes.registry.mentions(max(first, start - _REACH), min(last, end + _REACH))
            named = [each for each in named if each[2].id in self.agreement.parties]
            ahead = [each for each in named if each[1] <= start]
            behind = [each for each in named if each[0] >= end]
            which = "" if place == 0 else "later "
            if ahead and ahead[-1][2].id == party:
                yield f"{which}right ahead"
                yield f"{which}ahead{min((start - ahead[-1][1]) // 12, 5)}"
            elif any(each[2].id == party for each in ahead):
                yield f"{which}ahead"
            if behind and behind[0][2].id == party:
                yield f"{which}right behind"
                yield f"{which}behind{min((behind[0][0] - end) // 12, 5)}"
                between = page.text[end : behind[0][0]]
                yield from (f"{which}by {word}" for word in (" of ", " for ", "behalf", " at ", "(") if word in between)
            elif any(each[2].id == party for each in behind):
                yield f"{which}behind"

    def _ranks(self, person: PersonDraft, party: str) -> Iterator[str]:
        """Whether *person* is as the first, second, ... of the people who head something what *party* is of the parties."""
        place, rank = self._order[person.id], self.agreement.parties.index(party)
        yield f"rank {'same' if place == rank else 'other'}"
        yield f"rank {min(place, 3)} {min(rank, 3)}"
        yield f"parties{min(len(self.agreement.parties), 4)}"

    def _posts(self, person: PersonDraft) -> Iterator[str]:
        titles = " ".join(words.text for post in person.posts for words in post.titles)
        near = titles or self._around(self.places[person.id][0])
        yield "post" if person.posts else "no post"
        if _HEAD.search(near):
            yield "head"
        if _VICE.search(near):
            yield "vice"
        houses = [self.notes.registry.get(post.organisation) for post in person.posts]
        parties = set(self.agreement.parties) | {
            self.notes.registry.get(party).parent for party in self.agreement.parties
        }
        own = [house for house in houses if house.id in parties or house.parent in parties]
        if own:
            yield "of party"
            before = [p for p in self.notes.people if p.start < person.start]
            if not any(post.organisation == own[0].id for p in before for post in p.posts):
                yield "first of party"
        elif houses:
            yield "of another"

    def _around(self, at: tuple[int, int]) -> str:
        text = self.sight.page.text
        start, end = self.sight.page.line_at(at[0])
        return text[max(start, at[0] - _NEAR) : min(end, at[1] + _NEAR)]

    def _sentence(self, start: int, end: int) -> Iterator[str]:
        """How the sentence around a name speaks of signing, and where it names it."""
        sentence = self.sight.page.sentence_at(start)
        if not sentence.text:
            return
        yield "prose" if is_prose(sentence) else "line"
        text = self.sight.page.text
        signs = list(self.signs.finditer(text, sentence.start, sentence.end))
        if signs:
            nearest = min(signs, key=lambda sign: min(abs(sign.start() - end), abs(start - sign.end())))
            ahead = nearest.start() >= end
            gap = (nearest.start() - end if ahead else start - nearest.end()) // 30
            yield "signs"
            yield f"signs_{nearest[0].lower()}_{'ahead' if ahead else 'back'}"
            yield f"signs{'ahead' if ahead else 'back'}{min(max(gap, 0), 5)}"
        else:
            yield "signs not"
        if sentence in self.sight.telling:
            yield "telling"
        yield from (
            f"{name} {bool(signs)}"
            for name, mark in (("witness", _WITNESS), ("speaks", _SPEAKS))
            if mark.search(sentence.text)
        )
        others = {person_id for at, person_id in self._every if sentence.start <= at[0] < sentence.end}
        yield f"together{min(len(others), 4)}{bool(signs)}"
        yield from self._beside(start, end, bool(signs))

    def _beside(self, start: int, end: int, signs: bool) -> Iterator[str]:
        text = self.sight.page.text
        left = _LEFT.search(text[max(0, start - 12) : start])
        right = (_RIGHT_JA if self.sight.japanese else _RIGHT_EN).match(text, end, end + _RIGHT_AHEAD)
        yield f"L{signs}_{left[1].strip().lower() if left else '^'}"
        yield f"R{signs}_{right[1].strip().lower() if right else '?'}"

    def _row(self, start: int) -> Iterator[str]:
        """What the line, and those above it, are called where it is no sentence."""
        page = self.sight.page
        if is_prose(page.sentence_at(start)):
            return
        lines = page.lines_before(start, _ROWS_ABOVE)
        yield "short row" if lines and lines[0][1] - lines[0][0] < 60 else "long row"
        for distance, (first, last) in enumerate(lines):
            words = page.text[first : min(last, first + 80)]
            for name, mark in _ROW:
                if mark.search(words):
                    yield f"{name}{min(distance, 2)}"
            if self.signs.search(words):
                yield f"row signs{min(distance, 2)}"
