"""English names of organisations: where they begin and end, and what stands in brackets behind them.

Life Science Innovation Network Japan, Inc. (LINK-J)
the University of California, San Diego (hereinafter "UCSD")
BIOCOM (a life-science association in San Diego, US)
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from enishi.releases.gazetteer import place_in
from enishi.releases.name_ends_en import FIRST, IN_COUNTRY, PART, WHOLE, WORD, end_of_name, is_sure, with_university
from enishi.releases.persons_en import people_in
from enishi.releases.spelled_en import spelled_out
from enishi.releases.words import ORGANISATION_WORD_EN, TITLE_EN
from enishi.releases.words_en import HONORIFICS, PLURAL_POST, is_post_word

__all__ = ["Candidate", "candidates", "chained", "is_name", "is_sure"]

_OWNERS = re.compile(r"\b([A-Z][a-z]+)'s (?:Hospital|College|University|School|Clinic|Museum)\b")
_WITHIN = re.compile(rf"(?:(?<![A-Za-z])[a-z][a-z'’-]*[,;]?|[,;]) ({WORD})|\(({WORD})")
_ACTS = re.compile(
    rf"(?:^|[\n.!?\"] ?)({WORD})(?:,? (?:which|will|has|is|was|also|plans|aims|provides|offers|operates|chief|president|chair\w*|director|managing|founder|and [A-Z])\b)"
)
_NEXT_WORD = re.compile(r" ([A-Z][\w-]+)")
_CAPITALISED = re.compile(r" [A-Z][a-z]")
_IN_WORD = re.compile(r"\w")
# "Eurobiomed, Lyonbiopôle and the Shonan Park", "Eurobiomed and BioCat", "Eurobiomed has signed": names begin sentences so, and other words seldom.
_NAMED_FIRST = re.compile(
    rf"(?: (?:and|&) (?:the )?[A-Z]|, (?:the )?(?P<second>{WORD}(?: {WORD}){{0,5}})(?:(?: \([^()]*\))?, (?:the )?{WORD}[^,.;]{{0,60}}){{0,6}},? and (?:the )?[A-Z]"
    r"|(?: (?:has|have|will|today|also|recently|yesterday|formally|officially)){0,3} (?:sign|ink|announc|enter(?:s|ed) into|conclud|teams up|team up|partner(?:s|ed)? with|renew|agree)[a-z]*\b)"
)
_OPENER = re.compile(
    r".*(?:ly|ing|[^aiouy]s|one|body|thing)|Yesterday|Tomorrow|Here|Meanwhile|Moreover|However|Furthermore|Then|Now|Later|Thus|Hence|Instead|Together|Next|Once|Again|Parliament|Staff|People|Neither|Either|Nor|Yet|Still|Even|Only|Just"
)
_COMMON = re.compile(r"(?:^|[\n\"'•:>] ?|[.!?\"] | -{1,2} ?|--)$")
_NO_NAME = re.compile(
    r"(?:The|A|An|In|On|At|By|For|From|With|Under|As|And|But|It|Its|This|These|That|Those|They|Their|We|Our|He|She|His|Her|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Dozens|Hundreds|Vice|Deputy|Assistant|Associate|Acting|If|When|While|After|Before|Since|Through|"
    r"Today|Both|Each|Also|To|Of|Earlier|Following|Based|All|Previously|So|There|Here|Who|Which|What|Photo|About|Contact|News|NEWS|Press|Release|Announcement|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"(?:His|Her|Their) (?:Excellency|Majesty|Highness|Royal Highness)|Excellency|Dr|Prof|Professor|Mr|Ms|Mrs|Sir|Lord|Councillor|Councilor|Ambassador|Minister|Nobel|Signs|Mass|Calif|Conn|Ore|Wash|Ill|Date|Parties|Term|Signatories|Place|Time|Venue|Overview|Outline|Background|Purpose|Agreements?|Duration|Updates?|Notes?|Skip|Home|Posted|Published|Signed|Joint|Life|Sciences?|Times|Mo[Uu]s?|MO[UCAuc]s?|NDA|LOI|Understanding|Cooperation|Collaboration|Partnership|Intent|Exchange|CEO|COO|CTO|CFO|R&D|AI|ICT|IT|DX|SMEs?|COVID-19|U\.S\.?|U\.K\.?|E\.U\.?|Japanese|American|British|European|French|German|Asian|Memorandum|Letter)"
)
_LEADS_ON = re.compile(
    r"(?:About|Representing|Joining|Signing|Hosting|Welcoming|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|An?|Drugmaker|Biotech|Startup|[A-Z]\w+-(?:based|affiliated|led|backed|headquartered|listed)|The|Both|And|With|Under|In|On|At|By|From|As|Since|After|Today|(?:Japanese|American|British|European|French|German)(?! (?:[A-Z][a-z]+ )?(?:Society|Association|Network|Chamber|Federation|Council|Institute|Agency|Academy|Embassy|Union|Commission)\b)) "
)
_SORT = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:company|companies|firm|start-?up|university|hospital|maker|manufacturer|developer|provider|organi[sz]ation|cluster|association|institute|group|"
    r"biotech|region|area|office|headquarters|campus|city|site|market|government|authorities|branch|subsidiary)\b"
)
# "agreement with Redfern Arena operator": whoever that is, the arena it is not.
_OPERATED = re.compile(r" (?:operator|owner|parent|maker|manufacturer|builder|publisher|landlord)\b(?! [A-Z])")
# "the Minister for Regional Health": a field, and nobody.
_OF_MINISTERS = (
    "Minister for ",
    "Minister of ",
    "Ministers of ",
    "Ministers for ",
    "Secretary for ",
    "Under Secretary of ",
)
_SORT_NAMED = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:counterparts?|partners?|peers?|sister|hub|network|foundation|agency|ministry|college|school|municipality|town|parent|affiliate|supplier|specialist|giant|neighbou?r|consultancy|charity|non-profit) (?=[A-Z])"
)
_ARTICLES = ("the ", "The ", "a ", "A ", "its ", "their ", "our ", "Its ", "Their ", "Our ", "and ", "by ", "with ")
_OF_A_PEOPLE = re.compile(
    r"[A-Z][a-z]+(?:ish|ese|ian|ean|an|ch|ic|i)(?:-[A-Z][a-z]+(?:ish|ese|ian|ean|an|ch|ic|i))?|Dutch|Greek|Thai|Czech|Welsh|Swiss"
)
_KIND_AHEAD = re.compile(
    r"(?: (?!(?:of|for|in|at|to|on|by|with|and|or|from|that|which|who|is|are|was|were|has|have|had|will|as|when|met|took)\b)[a-z][a-z-]*(?<!ed)(?<!ly)){1,5} (?=[A-Z])"
)
_PERSON = re.compile(rf"(?:Dr|Prof|Mr|Ms|Mrs)\.? |{TITLE_EN}$")
_CHAIN = re.compile(
    r"(?: (?:of|in|from|at|near) (?:the )?[A-Z][\w.'-]+(?:,? [A-Z][\w.'-]+){0,2}?)?(?:,? (?:and|as well as|together with|along with|jointly with|alongside|plus)|,)(?: (?:then|also|finally|later))?(?: with)?(?: the| a| an)?(?: [A-Z][A-Za-z]+['’]s)?(?:(?: its| their)? [A-Z][a-z]+(?= (?:counterpart|partner|peer|sister|neighbou?r)))?(?: (?!(?:of|by|from|at|in|under|for|to|with|which|who|that|or)\b)[A-Za-z'’-]{1,20}){0,7} ?"
    r"|, (?:a|an|the|one of|which|home|based)\b[^,;]{3,110}(?:, [A-Z][A-Za-z.]{1,20})?,(?: and)?(?: with)?(?: the)? ?"
)
_STATE = re.compile(
    r"(?:(?:Federal|Federative|People's|Islamic|Democratic|Socialist|Arab|United) ){0,3}(?:Republic|Kingdom|Commonwealth|Principality|Sultanate|Union|Confederation|Grand Duchy|State|Province|Prefecture|County|Region) of "
)
# "the Department of Health, Government of Tamil Nadu": whose department it is.
_OFFICE_OF = re.compile(
    r"\b(?:Department|Ministry|Directorate|Directorate-General|Office|Bureau|Secretariat|Commission)\b"
)
_GOVERNMENT_OF = re.compile(
    r"(?:Government|Govt\.?|Republic|State|Commonwealth|Province|Kingdom) of |.* (?:State )?Government$"
)
_COUNTRY_BEHIND = re.compile(r", (?P<country>[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2})(?=,)")
_LIST_GOES_ON = re.compile(
    r",? (?:and|&|as well as|together with|along with|jointly with|alongside|plus)\b|, (?:(?:the|both|its) )?(?=[A-Z])|,? (?:to )?(?:sign|ink|seal|join|team|announce|enter|launch|partner|renew|extend|form|agree|unite|set|collaborate|conclude|establish|explore|forge|exchange)\b"
)
_REPRESENTED = re.compile(r"(?:, [A-Z][A-Za-z.]+){0,3},? represented by [^;()]{3,110}, and (?:the )?")
_APPOSED = re.compile(r", an? [^;.]{3,160}, (?:and |as well as )(?:with )?(?:the )?")

_ONLY_KIND = re.compile(
    rf"{ORGANISATION_WORD_EN}s?|State|Office|District|Region|Province|County|Embassy|Trust|Company|Hub|Federation|Union|(?:First|Second|Third|Fourth|Fifth|Over|Under|Upon|During|Speaking|According|Most|Many|Some|Every|Other|Applications?|Students?)\b.*"
)
_FIELD_WORDS = (
    "External Internal Partnerships Partnership Affairs Relations Communications Research Innovation Business Development Strategy Operations Investment Investments "
    "Engagement Global International Corporate Academic Public Medical Clinical Science Sciences Technology Programs Programmes Education Learning Student Students "
    "Enterprise Knowledge Transfer Industry Marketing Finance Planning Administration Health Engineering Medicine Strategic Alliances of and & Digital Data"
)
_FIELD = frozenset(_FIELD_WORDS.split())
_SIGNING = re.compile(r"\b(?:Signs?|Signed|Strategic (?:Partnership|Alliance)|MO[UC]s?|MoUs?|LOI|NDA)\b")
# "The Marrow County Workforce Compact", "Industry Engagement Day": what is signed, and when, and nobody who signs.
_INSTRUMENT = re.compile(
    r" (?:Compact|Pact|Accord|Concordat|Protocol|Declaration|Treaty|Framework|Arrangement|Days?|Week|Weekend|Summit|Conference|Congress|Symposium|Convention|Expo|Exposition|Exhibition|Fair|Festival|Ceremony|Websites?|Web ?sites?|Home ?[Pp]age|Awards?|Prize|Grants?|Calls?|Calls? for [A-Z][a-z]+)$"
)
# "Last Thursday", "Next June": a day, whatever its capitals.
_WHEN = re.compile(r"(?:Last|Next|This|Earlier|Late|Early|Every) [A-Z][a-z]+$")
_NUMBERED = re.compile(
    r"(?:AM|PM|ET|GMT|JST|UTC|Ph|PhD|MD|DC|Jr|TSE|LSE|NYSE|NASDAQ|Nasdaq|FOR IMMEDIATE|IMMEDIATE|PRESS|NEWS|MEDIA|WHAT|WHEN|WHERE|WHO|WHY)\b"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A run of capitalised words that may name an organisation; *whole_end* is behind the brackets that follow it."""

    start: int
    end: int
    whole_end: int
    bracket: tuple[int, int] | None


_BRACKETED = re.compile(r"[(\[【（][^()\[\]\n]{0,600}(?:\([^()\n]{0,200}\)[^()\n]{0,300}){0,4}[)\]】）]")


def candidates(text: str, start: int, end: int) -> list[Candidate]:
    """Return the names in ``text[start:end]`` outside brackets, without people, places, months, agreements and bare titles."""
    every, starts = _scan(text)
    return [c for c in every[bisect_left(starts, start) : bisect_left(starts, end)] if c.end <= end]


@lru_cache(maxsize=2)  # the rules ask for the names of one text, passage by passage
def _scan(text: str) -> tuple[list[Candidate], list[int]]:
    inside = [m.span() for m in _BRACKETED.finditer(text)]
    people = [m.whole for m in people_in(text)]
    people.append((len(text), len(text)))
    within = {m[1] or m[2] for m in _WITHIN.finditer(text)}
    # "Cyberlake, which opened in 2004", "Cyberlake chief executive": the first word of a longer name, doing something.
    within |= {word for word in {m[1] for m in _ACTS.finditer(text)} if _begins_longer(text, word)}
    full = [text[m.start : m.end] for m in people_in(text) if not m.surname]
    surnames = {name.rsplit(" ", 1)[-1] for name in full} | {name.split(" ", 1)[0] for name in full if " " in name}
    spelled = spelled_out(text)
    begins = sorted(spelled)
    owners = {m[1] for m in _OWNERS.finditer(text)}
    found: list[Candidate] = []
    at, run, person, end = 0, 0, 0, len(text)
    while match := FIRST.search(text, at, end):
        first = match.start()
        while run < len(inside) and inside[run][1] <= first:
            run += 1
        while people[person][1] <= first and person < len(people) - 1:
            person += 1
        if run < len(inside) and inside[run][0] <= first:
            at = inside[run][1]
            continue
        if people[person][0] <= first:
            at = people[person][1]
            continue
        lead = _LEADS_ON.match(text, first, end)
        if lead:
            at = lead.end()
            continue
        stop = max(match.end(), people[person][0])
        last = _before_post(text, first, end_of_name(text, match.end(), first, stop))
        if last < stop and text.startswith("'s", last) and text[first:last] in owners:
            last += 2  # "King's" of King's College
        # What initials spell is one name, however it goes on: the Cell and Gene Therapy Catapult (CGT Catapult).
        if begins:
            inner = begins[bisect_left(begins, first) : bisect_left(begins, last)]
            last = max([last, *(spelled[begin] for begin in inner)])
        at = max(last, first + 1)
        if (
            is_name(text[first:last])
            and not _describes(text, first, last)
            and not _OPERATED.match(text, last)
            and not text.endswith(_OF_MINISTERS, 0, first)
            and not _opens_sentence(text, first, last, within)
        ):
            last = with_university(text, first, last, stop)
            bracket = next(((a + 1, b - 1) for a, b in inside[run : run + 2] if last <= a <= last + 1), None)
            whole = bracket[1] + 1 if bracket else last
            # "the Institute of Science (IS), Kaze University and Bora AG" is a list, without "and" one name.
            if bracket and PART.search(text[first:last]) and "Universit" not in text[first:last]:
                of = WHOLE.match(text, whole, stop)
                listed = of and text.startswith(",", whole) and _LIST_GOES_ON.match(text, of.end())
                whole = of.end() if of and not listed and not text.startswith(" (", of.end()) else whole
            found.append(Candidate(first, last, whole, bracket))
            at = max(at, whole)
    found = _without_owners_and_surnames(text, found, surnames)
    return found, [candidate.start for candidate in found]


def _without_owners_and_surnames(text: str, found: list[Candidate], surnames: set[str]) -> list[Candidate]:
    owned = {c.start - 3 for c in found}
    found = [c for c in found if not (c.end in owned and _owns(text, c, found))]
    longer = {text[c.start : c.end].split(" ", 1)[0] for c in found if " " in text[c.start : c.end]}
    return [c for c in found if text[c.start : c.end] not in surnames - longer]


def _before_post(text: str, start: int, end: int) -> int:
    """Return where a name ends that runs on into a post: "Aoba Group" of "Aoba Group Managing Director"."""
    behind = _NEXT_WORD.match(text, end)
    if behind is None or is_post_word(behind[1]) != "head":
        return end
    words = text[start:end].split(" ")
    while len(words) > 1 and is_post_word(words[-1]) == "modifier":
        words.pop()
    return start + len(" ".join(words))


def _begins_longer(text: str, word: str) -> bool:
    """Whether *word* stands somewhere before another capitalised one."""
    at = text.find(f"{word} ")
    while at != -1:
        if _CAPITALISED.match(text, at + len(word)) and not (at and _IN_WORD.match(text, at - 1)):
            return True
        at = text.find(f"{word} ", at + 1)
    return False


def _owns(text: str, owner: Candidate, found: list[Candidate]) -> bool:
    """Whether a name only says where what it owns is: "Nairobi's Kilele Labs", where no organisation is called Nairobi."""
    name = text[owner.start : owner.end]
    if not text.startswith("'s ", owner.end) or is_sure(name) or name.isupper() or " " in name:
        return False
    return not any(
        (text[c.start : c.end] + " ").startswith(name + " ") and not text.startswith("'s ", c.end) for c in found
    )


def _describes(text: str, start: int, end: int) -> bool:
    """Whether a single word only says of what follows where it is at home: "the Bristol company that builds"."""
    if " " in text[start:end]:
        return False
    if text.endswith(("the ", "a ", "an "), 0, start) and _SORT.match(text, end):
        return True
    # "the Scottish port operator Cairnwater Ports": of which country, and what, and then the name.
    if text.endswith(_ARTICLES, 0, start) and (_demonym(text[start:end]) and _KIND_AHEAD.match(text, end)):
        return True
    # "its Catalan counterpart Bio Nord"
    return text.endswith(_ARTICLES, 0, start) and bool(_SORT_NAMED.match(text, end))


def _demonym(word: str) -> bool:
    """Whether a word says of which country, region or town something is: Scottish, Bavarian, Catalan, Paris."""
    return _OF_A_PEOPLE.fullmatch(word) is not None or place_in(word) is not None


def _opens_sentence(text: str, start: int, end: int, within: set[str]) -> bool:
    """Whether a single word has its capital only from where it stands: "Seven organisations"."""
    name = text[start:end]
    if (
        name.isupper()
        and len(name) > 3
        and text.startswith(", ", end)
        and text[max(0, start - 1) : start] in ("", "\n")
    ):
        return True
    if (
        " " in name
        or any(letter.isupper() for letter in name[1:])
        or not _COMMON.search(text[max(0, start - 3) : start])
    ):
        return False
    if text.startswith(("'s ", "'s\n", " ("), end):
        return False
    listed = _NAMED_FIRST.match(text, end)
    if listed and not _OPENER.fullmatch(name) and not (listed["second"] and place_in(listed["second"])):
        return False
    return name not in within


@lru_cache(maxsize=4096)  # a text gives the same names again and again
def is_name(name: str) -> bool:
    """Whether a run of capitalised words may name an organisation."""
    titles = all(word.replace(".", "") in HONORIFICS for word in name.split(" "))
    if len(name) < 2 or titles or _NO_NAME.fullmatch(name) or _PERSON.match(name):
        return False
    if (
        "greement" in name
        or _INSTRUMENT.search(name)
        or "emorand" in name
        or "Understanding" in name
        or name.startswith(("Letter of", "Nobel ", "Signing"))
    ):
        return False
    if _WHEN.match(name) or _ONLY_KIND.fullmatch(name) or _SIGNING.search(name) or _NUMBERED.match(name):
        return False
    posts = [is_post_word(word) for word in name.split(" ")]
    if (posts[-1] == "head" or all(posts)) and not is_sure(name):
        return False  # "Managing Partner", "Chief" of "Chief Executive of X"
    # Director of External Partnerships; Danish-Swedish
    if (
        _FIELD.issuperset(name.split(" "))
        or PLURAL_POST.fullmatch(name + " ")
        or ("-" in name and all(place_in(part) for part in name.split("-")))
    ):
        return False
    spelled = name.title() if name.isupper() and len(name) > 4 else name
    where = place_in(spelled + "." if re.search(r"[A-Z]\.[A-Z]$", spelled) else spelled)
    return not (where is not None and where.end - where.start >= len(name) - 1)


def chained(text: str, found: list[Candidate], forwards: bool = True) -> list[Candidate]:
    """Return the names that form one list with the first (or, backwards, with the last): joined by commas and "and"."""
    ordered = found if forwards else found[::-1]
    kept = ordered[:1]
    seat = 0  # where the place ends that the last name kept is said to be at
    for place, candidate in enumerate(ordered[1:], 1):
        left, right = (kept[-1], candidate) if forwards else (candidate, kept[-1])
        if forwards and text.startswith((", a ", ", an "), left.whole_end):
            # "A, a biotech developing RNA medicines, and B": what the description names is none of the list.
            beyond = any(_APPOSED.fullmatch(text, left.whole_end, c.start) for c in ordered[place : place + 4])
            if beyond and not _APPOSED.fullmatch(text, left.whole_end, right.start):
                continue
        if forwards and (
            _is_seat(text, left, right) or text[max(left.whole_end, seat) : right.start] in (", a ", ", an ")
        ):
            # Goa, India; "an Institute of National Importance": more of the name before.
            seat = right.whole_end
            continue
        country = _COUNTRY_BEHIND.match(text, left.whole_end, right.start) if forwards else None
        if country and place_in(country["country"]):
            seat = max(seat, country.end())
        if not (
            _CHAIN.fullmatch(text, max(left.whole_end, seat), right.start)
            or (forwards and _REPRESENTED.fullmatch(text, left.whole_end, right.start))
        ):
            break
        kept.append(candidate)
    return kept if forwards else kept[::-1]


def _is_seat(text: str, left: Candidate, right: Candidate) -> bool:
    """Whether a name only says where the one before it is: "(ICOS), Goa, India", "the City of Kitakami, Iwate Prefecture"."""
    if text[left.whole_end : right.start] != ", ":
        return False
    name = text[right.start : right.end]
    # "the University of Ghana, Republic of Ghana"
    if _STATE.match(name) or (_GOVERNMENT_OF.match(name) and _OFFICE_OF.search(text, left.start, left.end)):
        return True
    if re.search(r" (?:Prefecture|Province|County|State)$", name):
        whose = re.search(r"\b(?:City|Town|Village|University|Hospital|Institute)\b", text[left.start : left.end])
        return whose is not None and not text.startswith(" and", right.end)
    behind = IN_COUNTRY.match(text, right.end)
    if is_sure(name):
        return False
    if behind is not None and place_in(behind["country"]) is not None:
        return True
    # "the AgroSeed Foundation, Ibadan, aimed at": a list would go on, or be headed by a verb without an article.
    plain = (
        name.count(" ") < 2 and not name.isupper() and right.bracket is None and is_sure(text[left.start : left.end])
    )
    return plain and not _LIST_GOES_ON.match(text, right.whole_end)
