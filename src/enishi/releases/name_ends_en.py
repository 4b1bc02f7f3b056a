"""Where an English name of an organisation ends: what joins its words, its legal form, the town or university it belongs to."""

import re

from enishi.releases.gazetteer import is_country_en, locate, place_in
from enishi.releases.words import LEGAL_EN, ORGANISATION_WORD_EN
from enishi.releases.words_en import is_field_word, is_post_word

__all__ = ["FIRST", "IN_COUNTRY", "PART", "WHOLE", "WORD", "end_of_name", "is_sure", "with_university"]

WORD = r"(?:Ca['’](?= [A-Z])|[A-ZÀ-ÞĀ-ɏ](?:[A-Za-zÀ-ɏ0-9+&*]|-(?!-)){0,40}(?:['’](?!s\b)[A-Za-z]{1,20}|['’]s(?= (?:Hospital|College|University|School|Clinic|Museum)\b))?(?:\.[A-Z][A-Za-z]{0,10})*|[a-z]{1,8}[A-Z][A-Za-z0-9]{1,30})"
FIRST = re.compile(rf"(?<![A-Za-zÀ-ɏ0-9.@/'_])(?<![A-Za-zÀ-ɏ0-9.@/'_]-)(?:St\. )?{WORD}")
_NEXT = re.compile(
    rf" (?:(?:de|du|des|der|del|dos|das|di|della|delle|degli|für|und|do|da|van|von|zu|y|e|i|et|o|ki) (?:la |las |los )?)?(?:(?:de |et )?(?:[dl]|dell|all|nell|sull)['’])?(?P<word>{WORD})"
)
_OF = re.compile(rf" (?:of|for|de|du|der)(?: the| la)? (?P<word>{WORD})")
_AND = re.compile(rf" (?:and|&) (?P<word>{WORD})")
_SERIES = re.compile(rf", (?P<word>{WORD})(?=(?:,? {WORD}){{0,4}},? and [A-Z])")
_AND_COMPANY = re.compile(
    rf" & (?P<word>{WORD})(?= (?:{WORD} )?(?:Group|Company|Co|Partners|Sons|Associates|Holdings|Inc|Ltd|LLP|LLC|Limited|GmbH|AG)\b)"
)
_BOARD = re.compile(
    rf"{WORD} (?:{WORD} )?(?:Board|Agency|Authority|Council|Executive|Commission|Service|Institute|Foundation|Administration|Department|Ministry|Office|Centre|Center|Association|Committee|Corporation|Organi[sz]ation|Fund)\b"
)
_TOWN = re.compile(rf"{WORD}(?: {WORD})?")
_LEGAL_LAST = re.compile(LEGAL_EN + r"$")
_LEGAL = re.compile(rf",? {LEGAL_EN}(?![A-Za-z])")
_CAMPUS = re.compile(rf"(?:,| at| -) (?P<campus>{WORD}(?: {WORD}){{0,2}})")
_SEAT_WITHIN = re.compile(rf", (?P<seat>{WORD}(?: {WORD})?)(?= \((?P<short>[A-Z]{{3,14}})\))")
_ORGANISATION = re.compile(rf"\b{ORGANISATION_WORD_EN}\b")
_LONG = re.compile(
    r"\b(?:Institutes?|School|Faculty|Department|Cent(?:er|re)|College|Ministry|Foundation|Agency|Council|Society|Association|Network|Academy|Chambers?|Board|Commission|Bureau|Office|Authority|Directorate|Union|Federation|Company|Research|University)\b.* (?:of|for)\b"
)
PART = re.compile(r"\b(?:Institute|School|Faculty|Department|Cent(?:er|re)|Laboratory|Hospital|College)\b")
WHOLE = re.compile(
    rf"(?:,(?! the )| at| of|,? within) (?:[Tt]he )?(?:(?:University|Institute) of {WORD}(?: {WORD}){{0,2}}|(?!The ){WORD}(?: {WORD}){{0,3}}? (?:University|Institute of Technology))(?! [A-Z])"
)
# "the Institute of Medical Science, the University of Tokyo (IMSUT)": where no list goes on, one is the part of the other.
_OF_THE_WHOLE = re.compile(
    rf", the (?:University of {WORD}(?: {WORD}){{0,2}}|(?!The ){WORD}(?: {WORD}){{0,3}}? (?:University|Institute of Technology))(?! [A-Z])"
)
_LIST_GOES_ON = re.compile(r",? (?:and|&|as well as) |, (?:the |an? )")
# "The University of Danang - University of Science and Technology"
_MEMBER = re.compile(rf" - (?:the )?University of {WORD}")
_OWN_PART = re.compile(
    rf"'s (?=(?:{WORD} ){{0,3}}(?:Institute|School|Faculty|Department|Cent(?:er|re)|College|Hospital|Graduate School|Office)\b)"
)
_SEATED = re.compile(
    r"\b(?:State|Province|Town|Embassy|County|Republic|Kingdom|Consulate(?:-General)?|Port|Municipality|Office)$"
)
# Bodies of a whole country carry its name; behind others "of Japan" says where they are.
_OF_A_COUNTRY = re.compile(
    r"(?:Universit(?:y|ies)|Institute|Academy|Bank|Society|Association|Federation|Council|Government|Embassy|Agency|Ministry|College|Museum|Library|City|Town|"
    r"Republic|Kingdom|Authority|Commission|Chamber|Consulate|Consulate-General|State|Province|Prefecture|Port|Bay|Commerce|Technology|Sciences?|Medicine)$"
)
_WHOLE_NAME = re.compile(
    r"(?: [A-Z][A-Za-z-]*){0,3} (?:Universit(?:y|ies)|Institute|Hospital|Foundation|Inc|Ltd|Corporation|College|Cent(?:er|re)|School|Network|Cluster|Park|Association|Society|City|"
    r"Pharma|Pharmaceuticals?|Therapeutics|Biosciences?|Biotech|Biologics|Technologies|Systems|Labs?|Solutions|Robotics|Industries|Energy|Motors|Electronics|Ventures|Capital|Partners|"
    r"GmbH|AG|PLC|plc|LLC|Limited|Sdn|Pte|Pty|Pvt|K\.K|S\.A|B\.V|N\.V|Authority|Commission|Council|County|Chamber|Board|Polytechnic|Clinic|Museum|Library|Office|"
    r"Agency|Ministry|Prefecture|Company|Co|Alliance|Consortium|Laborator(?:y|ies)|Hub|Trust|District|Federation|Academy|Bank|Group|Holdings)\b"
)
# What says of what kind a body is, so that only its country makes a name of it: the National Academy of Finland.
_ADJECTIVES = frozenset(
    [
        "The",
        "Royal",
        "National",
        "State",
        "Imperial",
        "Federal",
        "Central",
        "Open",
        "Free",
        "Catholic",
        "Christian",
        "Islamic",
        "Autonomous",
        "Pontifical",
        "Polytechnic",
        "Technical",
        "Medical",
        "Military",
        "Naval",
        "Defence",
        "American",
        "Great",
        "Grand",
        "People's",
        "Peoples'",
        "Presbyterian",
        "Lutheran",
        "Methodist",
        "Buddhist",
        "Jewish",
        "Hebrew",
        "Women's",
        "First",
        "Second",
        "Senior",
        "Junior",
        "Community",
        "Chartered",
        "Supreme",
        "Independent",
        "Kings",
        "King's",
        "Queen's",
    ]
)
_VERBS = (
    "Join Joins Sign Signs Signed Ink Inks Renew Renews Renewed Extend Extends Announce Announces Announced Launch Launches Team Teams Collaborate Collaborates Enter Enters "
    "Form Forge Forges Conclude Concludes Concluded Establish Establishes Welcome Welcomes Agree Agrees Strengthen Strengthens Expand Expands Create Creates "
    "Partner Cooperate Deepen Deepens Formalize Formalise Seal Seals Unite Become Becomes Have Has Are Is Will Exchange Exchanges Deliver Host Hosts Hold Holds Held To With And Into As"
)
_HEADLINE_VERBS = frozenset(_VERBS.split())
_NOTHING = re.compile(r"[.,;:)]| (?:at|on|in|to|have|has|will|signed|sign|is|are|was|were)\b")
IN_COUNTRY = re.compile(r", (?P<country>[A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2})")


def end_of_name(text: str, at: int, start: int, end: int) -> int:
    """Where the name ends that begins at *start* and goes on to *at* at least; *end* is where it must."""
    for _step in range(12):
        so_far = text[start:at]
        if _LEGAL.match(text, at, end):
            break
        step = _NEXT.match(text, at, end)
        if step is None and (_ORGANISATION.search(so_far) or _SEATED.search(so_far)):
            step = _OF.match(text, at, end)
            step = None if step and _says_where(text, step, so_far) else step
        if step is None and " " in so_far:
            step = _field_of(text, at, end)
        step = step or _joined_fields(text, at, end, so_far) or _AND_COMPANY.match(text, at, end)
        if step is None or (
            (
                step["word"] in _HEADLINE_VERBS
                and not _LEGAL.match(text, step.end(), end)
                # "Kyoto Medtech Forge to build": no verb where nothing is forged.
                and not (step["word"] in ("Forge", "Exchange") and _NOTHING.match(text, step.end()))
            )
            or (is_post_word(step["word"]) == "head" and step["word"] not in ("Partner", "Fellow", "Head"))
        ):
            break
        at = step.end()
    if text.startswith(".", at) and text.endswith((" Corp", " Inc", " Ltd", " Co", " K.K", " B.V", " N.V"), start, at):
        at += 1
    legal = _LEGAL.match(text, at, end)
    if legal:
        return legal.end()
    seat = _SEAT_WITHIN.match(text, at, end)
    if seat and is_sure(text[start:at]) and _begins_with_initials(seat["short"], text[start:at]):
        return seat.end("seat")
    campus = _CAMPUS.match(text, at, end)
    if campus and _is_campus(text[start:at], campus["campus"]):
        return campus.end()
    return at


def _says_where(text: str, step: re.Match[str], so_far: str) -> bool:
    """Whether "of X" says where an organisation is rather than what it is called."""
    if not _ends_in_place(text, step) or _is_university_of_town(text, step, so_far):
        return False
    return not _OF_A_COUNTRY.search(so_far) or _in_town(text, step, so_far) or _has_own_name(so_far)


def _joined_fields(text: str, at: int, end: int, so_far: str) -> re.Match[str] | None:
    """How "and" goes on with a name that so far ends in what a body is for, or in one of two fields."""
    if _LONG.search(so_far):
        step = _AND.match(text, at, end) or _SERIES.match(text, at, end)
        another = step and (
            _complete(step["word"], text[step.end() : step.end() + 40]) or _joins_two(so_far, step["word"])
        )
        if step and not another:
            return step
    return _two_fields(text, at, end, so_far) if is_field_word(so_far.rsplit(" ", 1)[-1]) else None


def _field_of(text: str, at: int, end: int) -> re.Match[str] | None:
    """How a name of several words goes on with its field: "the Ulm Valley of Sensors", "the Kaze House of Medicine"."""
    step = _OF.match(text, at, end)
    if step is None or place_in(step["word"]) is not None:
        return None
    return step if is_field_word(step["word"]) or re.fullmatch(r"[A-Z][a-z]{3,}[^s]s", step["word"]) else None


def _two_fields(text: str, at: int, end: int, so_far: str) -> re.Match[str] | None:
    """How a name goes on that so far ends in a field: "the Food and Veterinary Board", "Tokyo Medical and Dental University"."""
    step = _AND.match(text, at, end)
    if step is None:
        return None
    if " " not in so_far:
        return step if _BOARD.match(text, step.start("word"), end) else None
    return step if is_field_word(step["word"]) and _WHOLE_NAME.match(text, step.end(), end) else None


def _begins_with_initials(short: str, name: str) -> bool:
    """Whether initials are those of a name, and those of its town behind them: FUTMAK of a Federal University of Technology."""
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return len(initials) > 1 and short.startswith(initials[:3]) and len(short) > len(initials)


def _ends_in_place(text: str, step: re.Match[str]) -> bool:
    """Whether "of X" behind a name only says where it is: Galway Device Alliance of Ireland."""
    word = _TOWN.match(text, step.start("word"))
    where = place_in(word[0]) if word else None
    return where is not None and word is not None and where.start == 0


def _is_university_of_town(text: str, step: re.Match[str], so_far: str) -> bool:
    """Whether "of X" behind a university names its town, which is part of what it is called: Queen Mary University of London."""
    where = _TOWN.match(text, step.start("word"))
    return so_far.endswith((" University", " College")) and where is not None and not is_country_en(where[0])


def _has_own_name(so_far: str) -> bool:
    """Whether a college or the like has a name without its country: Kainuu Forestry College, not the Royal College."""
    words = so_far.split(" ")
    return (
        words[-1]
        in ("College", "Institute", "School", "Academy", "Hospital", "Polytechnic", "Technology", "University")
        and len(words) > 1
        and " of " not in so_far
        and not all(word in _ADJECTIVES or is_field_word(word) for word in words[:-1])
    )


def _joins_two(so_far: str, word: str) -> bool:
    """Whether "and" behind a name leads to another organisation, not to another field: "Ministry of Health and Eastmark"."""
    return so_far.count(" of ") + so_far.count(" for ") > 1 or not is_field_word(word)


def _in_town(text: str, step: re.Match[str], so_far: str) -> bool:
    """Whether "of X" names the town, before its state or country: the Brazos Cell Institute of Houston, Texas."""
    behind = IN_COUNTRY.match(text, step.end())
    body = re.search(r" (?:Institute|Cent(?:er|re)|Hospital|Society|Association|Council|College|Museum)$", so_far)
    return body is not None and behind is not None and place_in(behind["country"]) is not None


def with_university(text: str, start: int, end: int, stop: int) -> int:
    """Institute for Advanced Biosciences, Keio University: a part named with its whole is one name."""
    own = _OWN_PART.match(text, end, stop) if text.startswith("'s ", end) else None
    if own:
        first = FIRST.match(text, own.end(), stop)
        return end_of_name(text, first.end(), own.end(), stop) if first else end
    if "Universit" in text[start:end]:
        member = _MEMBER.match(text, end, stop)
        return end_of_name(text, member.end(), member.start() + 3, stop) if member else end
    if not PART.search(text[start:end]):
        return end
    whole = WHOLE.match(text, end, stop) or _OF_THE_WHOLE.match(text, end, stop)
    return whole.end() if whole and not (whole[0].startswith(", the ") and _goes_on(text, whole.end())) else end


def _goes_on(text: str, end: int) -> bool:
    """Whether a list goes on behind a name, rather than a headline with its verb."""
    return _LIST_GOES_ON.match(text, end) is not None


def _complete(word: str, behind: str) -> bool:
    """Whether a word begins the name of another organisation, so that "and" before it joins two: BIOCOM, MedCity, Keio University."""
    if re.search(r"[A-Z].*[A-Z]", word) or word in ("University", "National", "City"):
        return True
    return bool(_WHOLE_NAME.match(behind))


def _is_campus(name: str, campus: str) -> bool:
    """University of California, San Diego: a state's university and a town of that country."""
    if not re.search(r"Universit|College", name):
        return False
    if name.endswith("University of California"):
        return campus not in ("USA", "US", "United States", "America")
    state, town = locate(name), locate(campus)
    return bool(
        state and town and state[0].country == "US" == town[0].country and town[0].end - town[0].start == len(campus)
        and campus not in ("United States", "America", "USA", "US")
    )  # fmt: skip


def is_sure(name: str) -> bool:
    """Whether *name* says of itself that it is an organisation's."""
    return bool(_ORGANISATION.search(name) or _LEGAL_LAST.search(name))
