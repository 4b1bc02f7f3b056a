"""Who signed an agreement, by the sentences of a Japanese release: "A学長とB市長が署名", "両氏が", "三者の代表が"."""

import re
from collections.abc import Iterator

from enishi.releases.drafts import Notes
from enishi.releases.people import add_role, note_signatory
from enishi.releases.phrases import brackets
from enishi.releases.posts_ja import Bearer
from enishi.releases.signers_ja import note_chain, signers_in
from enishi.text import Span

__all__ = ["read_signatories_ja"]

_SIGNING = r"(?:署名|調印|サイン|記名)(?:・?[押捺]印)?|[押捺]印"
_SIGNED = re.compile(
    rf"(?:{_SIGNING})(?:を(?:行|し|交わ|済ま|終え)|し(?!て(?:い|お)る)|され(?!て(?:い|お)る|る予定)|の後、|、|。|$|が(?:行わ|交わ)|(?<=による(?:署名|調印))式が(?:行|執り行|開|挙行|実施|催)|した|いたし|に臨(?:み|んだ|みま))"
    r"|(?:(?<=により)|(?<=によって))締結され|取り?交わ(?:し|され)|書を交わし|書を交換(?:し|いた)|書にペンを"
)
_NOT_YET = re.compile(rf"(?:{_SIGNING})(?:する(?:予定|こと)|します|を行います|予定|いたします)")
_BREAK = re.compile(
    r"[をで]、|[^とが]、[^、。]{0,30}(?:し|され|り|て)、|出席|立ち?会|見守|臨席|同席|来賓|挨拶|述べ|迎え|。"
)
_DID_ELSE = re.compile(r"(?:が|は|ら)[^、。]{1,24}(?:し|り|い|て|み|れ|き)、")
_WATCHING = re.compile(r"立ち?会|見守|臨席|列席|陪席|同席の(?:もと|下)")
_AS_WITNESS = re.compile(r"立ち?会(?:い?人|い?者|い)?(?:として|である|の)[^、。]{0,24}$")
_ATTENDED_AND = re.compile(
    r"(?:が|は)?、?(?:それぞれ)?(?:[^、。がは]{1,16}を)?(?:出席|挨拶|あいさつ|参加|登壇|来[学校庁社院所]|懇談|会談|意見交換|スピーチ)(?:し|を行い|を述べ|され|をし|いただき)?(?:た後|たのち|て)?、(?:[2-9二三四五両各](?:者|社|大学|機関)(?:の代表者?)?が)?[^、。が]{0,20}$"
)
_DID_IT = re.compile(r"が|は|により|による|によって|の間で|とで|ともに|と共に")
_CHAIN = re.compile(r"(?:氏|様)?(?:が|は)、")
_WHO_SIGNED = re.compile(
    r"(?:署名|調印|サイン)(?:を)?(?:した|された|しました|行った)(?:の|方)は、?"
    r"|(?:署名|調印)者は、?"
    r"|(?:署名|調印)(?:式)?には、?(?=[^。]*(?:が|は)(?:それぞれ)?(?:臨|当た|あた))"
    r"|(?:^|、|の)(?:調印|署名)(?:式)?は、(?=[^。]*(?:の間で|の両者で|により|によって)[^。]{0,16}(?:行われ|行い|執り行|交わ))"
)
#: "協定書に署名する浜野市長(左)と森田社長(右)": those right behind sign.
_SHOWN_SIGNING = re.compile(
    rf"(?:書|MO[UC])(?:に|への?|を)(?:(?:{_SIGNING})(?:を)?(?:する|した|交わす|交わした|終えた)|取り?交わ(?:す|した)|交わ(?:す|した))(?=[一-龠ァ-ヴA-Z(])"
)
_CONCLUDED = re.compile(
    r"(?:協定書?|覚書|合意書|契約書?|MO[UC]|提携)[」』)]?(?:の(?:締結|調印)式?)?(?:を|に)(?:正式に)?(?:(?:締結|調印)(?:し(?:まし)?た|$)|結(?:んだ|びました)|取り?交わしま?し?た|交わしま?し?た)"
)
_JOINED = re.compile(r"(?:\([^()]{1,8}\))?(?:[、,]|と、?|及び|および|ならびに|並びに)?[^はがをにで。、]{0,30}")
_ALIKE = {
    "学長": r"^(?:学長|総長|校長|塾長|学院長|President)",
    "社長": r"社長|代表取締役|CEO",
    "首長": r"[市町村区]長|知事",
    "市長": "市長",
    "部局長": r"^(?:学部|研究科|研究所|研究院|学府|学環|学院|センター|[一-龠]{1,6}学部|[一-龠]{1,8}研究科)長$|^所長",
    "機関長": r"^(?:[一-龠]{0,6}所|機構|センター|院|理事)長$",
}
_BOTH = re.compile(
    r"両(?:氏|名|人|代表者?|(?P<post>首長|[一-龠]{1,4}長|頭取|知事)|トップ)(?:が|は|により|による|の)|両者(?:が|は|により|による)"
)
#: "三者の代表が署名", "各代表者により": the heads whom the text gives in brackets.
_HEADS = re.compile(
    r"(?:(?:(?:両|双|各|[2-9二三四五六七八九])(?:者|社|大学|機関|団体|法人|市|校|病院|方)|それぞれ|各)(?:の|両|各)?|(?<![一-龠々のァ-ヴ])|(?<=式で)(?=代))(?:代表者?|トップ)(?:同士|ら)?(?:が|は|により|によって|による)"
)
#: "B大学のY校長らが来学し、A学長と協定書を取り交わした": whom the one behind と signs with.
_VISITED = re.compile(
    r"(?:(?:ら|ほか|など|一行|をはじめ)[^、。が]{0,12})?(?:が|は)、?[^、。]{0,24}(?:来[学訪日庁社所院校館]|訪れ|訪問|出席|臨)(?:さ?れ|し|み|いただき)?、[^。]{0,24}"
)
_MUTUAL = re.compile(r"と(?:と?もに|共に)?、?[^、。がは]{0,16}$")
#: "X理事長は、Y次官と、…に関する覚書に署名": with whom.
_SIGNED_WITH = re.compile(r"と(?:と?もに|共に)?、?[^、。がは]{0,70}(?:書|協定|MO[UC])[^、。がは]{0,30}に")
_HEAD = re.compile(r"長$|代表|頭取|知事|会頭|CEO|President|総裁|学頭")


def read_signatories_ja(notes: Notes) -> None:
    """Note who signed each agreement: those whom a sentence says to sign."""
    for index, sentence in enumerate(notes.page.sentences):
        who, shown = _WHO_SIGNED.search(sentence.text), _SHOWN_SIGNING.search(sentence.text)
        if who:
            chain = signers_in(notes, sentence.start + who.end(), sentence.end)
            note_chain(notes, [bearer for bearer in chain if bearer.name], sentence.start)
        elif not _NOT_YET.search(sentence.text):
            last = sentence.start
            for signed in _SIGNED.finditer(sentence.text):
                _read(notes, index, sentence, last, sentence.start + signed.start())
                last = sentence.start + signed.end()
        if shown:
            note_chain(notes, _joined(notes, sentence, sentence.start + shown.end()), sentence.start)
        elif concluded := _CONCLUDED.search(sentence.text):
            _read_concluding(notes, sentence, sentence.start + concluded.start())


def _read(notes: Notes, index: int, sentence: Span, start: int, verb: int) -> None:
    """Note those who sign by the verb at *verb*, read backwards to *start*."""
    text = notes.page.text
    if _BOTH.search(text, start, verb):
        _read_both(notes, index, sentence)
        return
    if not re.search(rf"{_SIGNING}|取り?交わ|書を交|書にペン|締結され", text[max(start, verb - 1) : verb + 6]) or (
        text.startswith(("調印式", "署名式"), verb) and not text.endswith("による", 0, verb)
    ):
        return
    heads = _HEADS.search(text, start, verb)
    if heads and not any(bearer.name for bearer in signers_in(notes, heads.end(), verb)):
        _note_heads(notes, sentence)
        return
    note_chain(notes, _signing(notes, start, verb), sentence.start)


def _signing(notes: Notes, start: int, verb: int) -> list[Bearer]:
    """Return those who sign by the verb at *verb*: its subject, read backwards to *start* until something else is told."""
    text = notes.page.text
    watching = list(_watching(text, start, verb))
    mutual = re.match(r"取り?交わ|書を交|(?:署名|調印|サイン)[をが]交わ", text[verb : verb + 8])
    chain: list[Bearer] = []
    stop = verb
    inside = brackets(text, start, verb) if text.startswith(("取り交わ", "取交わ"), verb) else []
    for bearer in reversed(signers_in(notes, start, verb)):
        if any(first < bearer.start < last for first, last in inside):
            continue  # "A社(社長 X)とB社(社長 Y)は、契約を取り交わした": the houses did
        if any(first <= bearer.start < last for first, last in watching):
            continue
        over = [span for span in watching if bearer.end <= span[1] and span[0] < stop]
        gap = text[bearer.end : stop] if not over else text[bearer.end : over[0][0]] + text[over[-1][1] : stop]
        if not chain:
            gap = _ATTENDED_AND.sub("が", gap)
        elif (
            _MUTUAL.match(text[chain[-1].end : verb])
            and (mutual or "とともに" in text[chain[-1].end : verb])
            and _VISITED.fullmatch(gap)
        ):
            chain.append(bearer)
            break
        if _BREAK.search(_CHAIN.sub("", gap)) or (chain and (over or len(gap) > 60 or _DID_ELSE.search(gap))):
            break
        did = _DID_IT.search(gap) or (mutual and _MUTUAL.match(gap)) or _SIGNED_WITH.fullmatch(gap)
        if (not chain and not did) or _AS_WITNESS.search(text, start, bearer.start):
            break
        chain.append(bearer)
        stop = bearer.start
    return chain[::-1]


def _watching(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Yield where a clause tells only who looked on: "大谷議長の立ち会いのもと、", "関係者が見守る中、"."""
    for match in _WATCHING.finditer(text, start, stop):
        comma = text.find("、", match.end(), stop)
        comma = match.end() if text.startswith(("る中で", "中で"), match.end()) else comma
        first = max(text.rfind(mark, start, match.start() - (mark == "が")) for mark in ("、", "が", "は"))
        if re.search(r"(?:見守|立ち?会)$", text[: match.end()][-2:]) and text[match.start() - 1] == "が":
            first = text.rfind("、", start, match.start())
        if comma >= 0:
            yield (first + 1 if first >= 0 else start), comma + 1


def _joined(notes: Notes, sentence: Span, start: int) -> list[Bearer]:
    """Return those who are named side by side from *start* on."""
    chain: list[Bearer] = []
    for bearer in signers_in(notes, start, sentence.end):
        if not _JOINED.fullmatch(notes.page.text, chain[-1].end if chain else start, bearer.start):
            break
        chain.append(bearer)
    return chain


def _read_concluding(notes: Notes, sentence: Span, stop: int) -> None:
    """ "A市の浜野市長とB社の森田社長は、連携協定を締結した": two or more persons are the subject, so they signed."""
    text = notes.page.text
    chain: list[Bearer] = []
    for bearer in signers_in(notes, sentence.start, stop):
        if bearer.name is None:
            continue
        if chain and not _JOINED.fullmatch(text, chain[-1].end, bearer.start):
            chain = []
        chain.append(bearer)
        if len(chain) > 1 and re.match(
            r"(?:の(?:両氏|[2-9二三四五]人|[2-9二三四五]氏))?(?:が|は)", text[bearer.end : stop]
        ):
            if not _BREAK.search(_CHAIN.sub("", text[bearer.end : stop])):
                note_chain(notes, chain, sentence.start)
            return


def _read_both(notes: Notes, index: int, sentence: Span) -> None:
    """両氏 are the two last named with their posts, where they are of different parties."""
    text = notes.page.text
    both = _BOTH.search(text, sentence.start, sentence.end)
    head = both["post"] if both else None
    for before in [sentence, *reversed(notes.page.sentences[max(0, index - 3) : index])]:
        named = [b for b in signers_in(notes, before.start, min(before.end, sentence.end)) if b.name]
        if head:
            named = [b for b in named if re.search(_ALIKE.get(head, head), text[slice(*b.post)])]
        if len(named) >= 2:
            note_chain(notes, named if len(named) == 2 else [], before.start)
            return
    if both and both[0].startswith("両代表"):
        _note_heads(notes, sentence)


def _note_heads(notes: Notes, sentence: Span) -> None:
    """Note that the one head signed whom each party's brackets name ("A大学(学長 芦屋川 雅)"), where every party has one."""
    agreement = notes.near(sentence.start)
    if agreement is None or agreement.status == "announced":
        return
    heads = []
    for party in agreement.parties:
        own = [
            (person, post)
            for person in notes.people
            if "leads" in person.roles
            for post in person.posts
            if post.organisation == party and _HEAD.search(post.titles[0].text)
        ]
        if len(own) == 1:
            heads.append((party, *own[0]))
    if len(heads) == len(agreement.parties):
        for party, person, post in heads:
            add_role(person, "signed")
            note_signatory(
                notes, person, notes.registry.get(party), post.titles[0].text, (person.start, person.end), agreement
            )
