"""Where an English text names people: a run of capitals beside a post, a title of respect or a word of speaking."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from enishi.releases.gazetteer import place_in
from enishi.releases.words import ORGANISATION_WORD_EN
from enishi.releases.words_en import (
    DEGREES,
    HONORIFICS,
    LOWER,
    NO_PERSON,
    PARTICLES,
    PLURAL_POST,
    PLURAL_STEMS,
    POST_EN,
    TITLES_BEFORE_NAMES,
    UPPER,
    is_field_word,
    is_post_word,
)

__all__ = ["LEADS", "Mention", "people_between", "people_in"]

_CAPITAL = rf"(?:(?:Mc|Mac|De|Di|La|Le|Van|Fitz)[{UPPER}][{LOWER}]+|[{UPPER}][{LOWER}]+(?:['-][{UPPER}]?[{LOWER}]+)*(?:(?<!s)'(?= [{UPPER}][{LOWER}]))?|[{UPPER}]['][{UPPER}][{LOWER}]+|[{UPPER}]{{2,14}}(?:-[{UPPER}]+)?(?![{LOWER}]))"
_TOKEN = (
    r"(?:(?:Dr|Dipl)\.-Ing\.|(?:Dr|Prof|Mr|Ms|Mrs|Mme|Hon|Rev|Cllr|Assoc|Asst|Adj|Ing|Dipl|Mag|Mgr|Bc|MUDr|RNDr|PhDr|JUDr|MVDr|Ir|Ts|Eng|Engr|Atty|Adv|Arch|Barr|Pharm|Dott|Dra|Sra|Sig|Smt|Capt|Col|Maj|Lt|Brig|Gen|"
    rf"Cmdr|Adm|Fr|Amb|Gov|Sen|Rep)\.(?: (?:h\.c|rer\. ?nat|med|phil|habil|techn)\.)*|Dato'(?= )|[{UPPER}]\.(?:-?[{UPPER}]\.)*|{_CAPITAL})"
)
_ORDERS = frozenset(
    "MBE OBE CBE KBE DBE PhD MD FRS MBA AO AC AM OAM CNZM ONZM MNZM KC QC JP MP MEP MSc BSc DSc FREng FMedSci".split()  # noqa: SIM905 (a list of words reads best as words)
)
_RUN = re.compile(
    rf"(?<![\w'])(?:{_TOKEN})(?: (?:\"[{UPPER}][{LOWER}]+\" )?(?:(?:{'|'.join(sorted(PARTICLES))}) ){{0,3}}{_TOKEN})*(?![\w])"
)
_WORD = re.compile(r"[^ ]+")
_LETTERS = re.compile(r"[A-Za-z-]+")
# "Ann Poe (left), director of": where somebody stands in a picture.
_ASIDE = r"(?: [(\[](?:[a-z]+,? ){0,3}(?:left|right|cent(?:er|re)|middle|above|below|pictured|seated|standing|online|remotely|front|back|row)[)\]])?"
_POST_BEHIND = re.compile(
    rf"{DEGREES}{_ASIDE}{DEGREES}(?:,|,? -| \(|(?<=\)))\s?(?!,? ?and (?:(?:the|its|their|by) |[A-Z]))(?:(?:and|who is|who are|the|its|our|their|then|currently|a|an|as|also) )*(?:[a-z]+(?:'s|s') )?(?P<owner>(?:[A-Z][\w&-]*(?: (?:of |and )?[A-Z][\w&-]*){{0,5}})'s? )?(?P<post>{POST_EN})"
)
# "The Rector of Gdynia Maritime University, Prof. Jadwiga Nowicka"
_POST_OF_AHEAD = re.compile(
    rf"(?:\b[Tt]he|\b[Ii]ts|\b[Hh]is|\b[Hh]er|\b[Tt]heir|\b[Bb]y|\b[Aa]nd|;) (?P<post>{POST_EN}) (?:of|at|from|for) (?:the )?[A-Z][^,;.\n]{{1,80}}(?:(?:, [A-Z][a-z]+){{1,3}},? and (?:the )?[A-Z][a-z]+(?: [A-Z][a-z]+)?)?, (?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )*$"
)
# How the words end that _POST_OF_AHEAD finds.
_POST_OF_ENDS = (", ", *(f"{title}{dot} " for title in ("Dr", "Prof", "Mr", "Ms", "Mrs") for dot in ("", ".")))
# "The Rector of Gdynia Maritime University Prof. Jadwiga Nowicka"
_POST_OF_BEFORE_TITLES = re.compile(_POST_OF_AHEAD.pattern.replace(", (?:(?:Dr", "(?:,|(?<! and)) (?:the )?(?:(?:Dr"))
# "Minister of Fisheries Bjarne Holm", "Vice President for Research Ann Poe": between post and name stands a field.
_POST_OF_FIELD = re.compile(rf"\b(?P<post>{POST_EN}) (?:of|for)(?: the)? (?:(?:[A-Z][a-z]+|and|&),? ){{0,6}}$")
_POST_OF_WORK = re.compile(
    rf"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]heir|\b[Bb]y|\b[Aa]nd|'s?) (?P<post>{POST_EN}) (?:of|for) (?:the )?[a-z][a-z &-]{{2,60}}, (?:(?:Dr|Prof|Mr|Ms|Mrs)\.? )*$"
)
_SPEAKING = ("said", "says", "stated", "commented", "added", "remarked", "noted", "explained", "told", "joked", "recalled", "replied")  # fmt: skip
_SAYS = rf"(?:{'|'.join(_SPEAKING)})"
# How the words end that _SAID_AHEAD finds: asked first, for it is dear and most names follow none of these.
_SPEAKING_ENDS = (*(f"{word} " for word in _SPEAKING), " the ", "'s ", "' ")
_SAID_AHEAD = re.compile(rf"\b{_SAYS} (?:the |(?:the )?[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){{0,4}}'s? )?$")
_SAID_BEHIND = re.compile(rf",? {_SAYS}\b")
_POST_OF = re.compile(r"(?:, |\b)(?:[A-Za-z-]+,? ){1,4}(?:of|at|for|from|with) (?:the )?$")
_ITS = re.compile(r"\b(?:its|their) (?:[A-Z][a-z]+ )?$")
_POSTS_BEHIND = re.compile(
    r", (?:the )?(?:respective )?(?:presidents|directors(?:[ -]general)?|deans|rectors|mayors|chairs|chairmen|chancellors|vice-chancellors|CEOs|chief executives|heads|ministers|governors|leaders|representatives|principals)\b"
)
_SIGNED_BEHIND = re.compile(r" (?:(?:also|then|later|and [A-Z][a-z-]+) )?(?:co-)?(?:signed|inked|put|affixed)\b")
_BESIDE = re.compile(rf"{POST_EN},? (?:[A-Z][\w'.-]+ ){{2,4}}and $")
_FROM = re.compile(
    r" (?P<link>from|of|at|for) (?:the )?(?:[A-Z][a-z]+ (?:[a-z-]+ ){1,3})?(?P<name>[A-Z][\w&'-]*(?: (?:of |for |and )?[A-Z][\w&'-]*){0,5})"
)
_SIGNED_BY = re.compile(r"\bsigned\b[^.;\n]* by [^.;\n]*$")
#: "Ann Poe, who chairs the Foundation's board": a post in a clause of its own.
LEADS = re.compile(r", who (?:chairs|heads|leads|directs|runs|presides over|represents|represented) (?:the )?(?=[A-Z])")
_SIGNS = re.compile(r"[^.;\n]*\b(?:signed|signs?|inked|put|exchanged)\b")
_ORGANISATION = re.compile(rf"\b{ORGANISATION_WORD_EN}\b")
_LISTED_AHEAD = re.compile(r"(?:\b(?:by|were|was|and|with)|,) $")
_PLACED = re.compile(r" \((?:the )?(?P<name>[A-Z][^,()\n]{1,60})\)(?=,? and |, |\.|$| signed)")
_AND = re.compile(r",? and |, ")
_HOLDER = re.compile(r"(?:'s?|\)|\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|by|and)) $")
_FOR = re.compile(r" (?:for|on behalf of) (?:the )?[A-Z]")
_SIGNED_FOR = re.compile(
    r",? (?:who )?(?:signed|signs|signing) (?:it |the [A-Za-z]+ )?(?:for|on behalf of|alongside)\b"
)
# How to reach somebody: an address, a number.
_REACHED = re.compile(
    r"(?:,? ?\n|, | ?\| ?| [(<-] ?)(?:[Tt]el\.?:? |[Pp]hone:? |[Mm]obile:? |[Ee]-?mail:? |M: |T: |E: )?(?:[\w.+-]+@[\w-]|\+?[0-9(][0-9() .-]{6,})"
)
_NAMED_AHEAD = re.compile(
    r"(?:\b(?:led|headed|chaired|represented|welcomed|hosted|written|run)(?: in turn)? by |\bsigned (?:[^.;\n]{0,40} )?by (?:the )?|[Cc]ontact(?: person)?: |^By |\b(?:Edition|Editor|Text|Photos?|Author|Writer|Reporter|(?:Written|Posted|Edited) by|Words): |relations: |\bas well as )$"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at ``text[start:end]``. *post* is the span of the post beside the name; *whole* with both of them."""

    start: int
    end: int
    post: tuple[int, int] | None
    whole: tuple[int, int]
    ahead: bool
    surname: bool
    said: bool


@lru_cache(maxsize=2)
def people_in(text: str) -> tuple[Mention, ...]:
    """Return the people named in *text*, in order."""
    found: list[Mention] = []
    every: list[re.Match[str]] = []
    others: list[re.Match[str]] = []
    for whole in _RUN.finditer(text):
        run = _bare_run(text, whole) if " " in whole[0] else whole
        # Most single words are no people: only those of whom something is said are looked at.
        alone = " " not in run[0] and not _said(text, *run.span())
        mention = None if alone else _mention(text, run)
        every.append(run)
        if mention:
            found.append(mention)
        else:
            others.append(run)
    found += _listed(text, every, found)
    full = {text[m.start : m.end] for m in found if not m.surname}
    known = {m.start for m in found}
    # Whom the text has named with a post once is a person wherever the full name stands.
    found += [
        Mention(*run.span(), None, run.span(), False, False, False)
        for run in others
        if run[0] in full and run.start() not in known
    ]
    known = {m.start for m in found}
    # "Castellano signed for the school", "Sarmento Leite": of whom the text has told in full.
    surnames = {name[at + 1 :] for name in full for at, letter in enumerate(name) if letter == " "}
    found += [
        Mention(*run.span(), None, run.span(), False, True, False)
        for run in others
        if run[0] in surnames and run.start() not in known and (" " in run[0] or _SIGNED_BEHIND.match(text, run.end()))
    ]
    return tuple(sorted(found, key=lambda mention: mention.start))


@lru_cache(maxsize=2)
def _starts(text: str) -> list[int]:
    return [mention.start for mention in people_in(text)]


def people_between(text: str, start: int, stop: int) -> tuple[Mention, ...]:
    """Return those named in *text* whose names begin in ``text[start:stop]``, in order."""
    starts = _starts(text)
    return people_in(text)[bisect_left(starts, start) : bisect_left(starts, stop)]


def _bare_run(text: str, whole: re.Match[str]) -> re.Match[str]:
    """A run without what leads up to a name and is no part of it: "Directors Naoki Sugimoto", "BaselLink's Claudia Frei"."""
    plural = PLURAL_POST.match(text, whole.start(), whole.end())
    owner = text.rfind("'s ", *whole.span()) + 3
    begins = plural.end() if plural else owner if owner > 2 else _behind_field(text, whole)
    return (_RUN.match(text, begins, whole.end()) if begins != whole.start() else None) or whole


def _behind_field(text: str, whole: re.Match[str]) -> int:
    """Where the name begins in a run that starts with the field of a post: "Minister of Fisheries Bjarne Holm"."""
    # Most runs begin with no field: the post is looked for behind the quick question.
    if whole[0].count(" ") < 2 or not is_field_word(whole[0].partition(" ")[0]):
        return whole.start()
    words = list(_WORD.finditer(whole[0]))
    if _POST_OF_FIELD.search(text, max(0, whole.start() - 90), whole.start()) is None:
        return whole.start()
    fields = 0
    while fields < len(words) and is_field_word(words[fields][0]):
        fields += 1
    names = len(words) - fields
    return whole.start() + words[fields].start() if fields and 2 <= names <= 5 else whole.start()


def _listed(text: str, every: list[re.Match[str]], found: list[Mention]) -> list[Mention]:
    """The people that a plural post leads up to: "their directors, Ann Poe, Ben Quill and Cleo Ray"."""
    runs = {run.start(): run for run in every}
    taken = {mention.start for mention in found}
    listed: list[Mention] = []
    for post in PLURAL_POST.finditer(text) if any(stem in text for stem in PLURAL_STEMS) else ():
        people = _in_list(text, runs, post.end())
        listed += [mention for mention in people if mention.start not in taken] if len(people) > 1 else []
    # "Ann Poe and Ben Quill, the presidents of the two universities"
    for post in _POSTS_BEHIND.finditer(text):
        for start in [s for s in runs if post.start() - 90 < s < post.start()]:
            people = _in_list(text, runs, start)
            if len(people) > 1 and people[-1].end == post.start():
                listed += [mention for mention in people if mention.start not in taken]
                break
    return listed


def _in_list(text: str, runs: dict[int, re.Match[str]], at: int) -> list[Mention]:
    """The people named one after another from *at* on, joined by commas and "and"."""
    people: list[Mention] = []
    while run := runs.get(at):
        words = [(run.start() + m.start(), run.start() + m.end(), m[0]) for m in _WORD.finditer(run[0])]
        name = words[_after_titles(words) :]
        if len(name) < 2 or not _is_person([word for _s, _e, word in name], alone=False):
            break
        start, end = name[0][0], name[-1][1]
        people.append(Mention(start, end, None, (start, end), False, False, False))
        joined = _AND.match(text, run.end())
        if joined is None:
            break
        at = joined.end()
    return people


def _mention(text: str, run: re.Match[str]) -> Mention | None:
    words = [(run.start() + m.start(), run.start() + m.end(), m[0]) for m in _WORD.finditer(run[0])]
    while words and words[-1][2] in _ORDERS:
        words.pop()
    first = _after_titles(words)
    name = words[first:]
    if not name or not _is_person([word for _s, _e, word in name], alone=first > 0):
        return None
    start, end = name[0][0], name[-1][1]
    before = text[max(0, start - 60) : start]
    said = _said(text, run.start(), end)
    if first:
        return _titled(text, words[_leading(words, first) : first], name, said=said)
    behind = _POST_BEHIND.match(text, end)
    if behind and len(name) > 1:
        last = end if behind["owner"] else behind.end()
        return Mention(start, end, behind.span("post"), (start, last), False, False, said)
    if post := _post_ahead(text, start):
        return Mention(start, end, post, (post[0], end), True, len(name) == 1, said)
    of, covered = _post_of_ahead(text, start) if len(name) > 1 else (None, start)
    known = (
        of
        or said
        or _is_placed(text, end)
        or (len(name) > 1 and LEADS.match(text, end))
        or (_SIGNED_FOR.match(text, end) and not _POST_OF.search(text[max(0, start - 40) : start]))
        or _comes_from(text, start, end)
        or (_FOR.match(text, end) and "sign" in before and before[-1:] != '"')
        or _NAMED_AHEAD.search(before)
        or (len(name) > 1 and _is_contact(text, start, name[-1]))
    )
    if known and (len(name) > 1 or said):
        return Mention(
            start, end, of.span("post") if of else None, (covered, end), of is not None, len(name) == 1, said
        )
    return None


def _is_contact(text: str, start: int, last: tuple[int, int, str]) -> bool:
    """Whether a name stands where people are to be asked: "Ann Poe, press@aoba.example", "Ann Poe" above a telephone number."""
    leads = start == 0 or text[start - 1] == "\n" or text.endswith(": ", 0, start)
    return leads and not is_field_word(last[2]) and _REACHED.match(text, last[1]) is not None


def _comes_from(text: str, start: int, end: int) -> bool:
    """Whether words behind a name say whom somebody in a list stands for: "were Ann Poe from Aoba Park and Bo Lind from Kaze Hub"."""
    whose = _FROM.match(text, end)
    if whose is None or not _LISTED_AHEAD.search(text[max(0, start - 14) : start]):
        return False
    if whose["link"] != "from":
        # "as A's Director Ann Poe and Bo Lind of the Kaze Institute signed"
        signed = _SIGNS.match(text, end, min(len(text), end + 160))
        beside = _BESIDE.search(text, max(0, start - 90), start)
        return signed is not None and (beside is not None or _ORGANISATION.search(whose["name"]) is not None)
    return any(word in NO_PERSON for word in whose["name"].split(" "))


def _is_placed(text: str, end: int) -> bool:
    """Whether brackets behind a name say where somebody is at home who needs a home: "Ann Poe (Aoba Park)"."""
    bracket = _PLACED.match(text, end)
    if bracket is None:
        return False
    # As in: signed by Ann Poe (Aoba) and Bo Lind (Kaze).
    signed = _SIGNED_BY.search(text, max(0, end - 240), end)
    return signed is not None or any(word in NO_PERSON for word in bracket["name"].split(" "))


def _post_of_ahead(text: str, start: int, *, titled: bool = False) -> tuple[re.Match[str] | None, int]:
    """The post before a name (or, *titled*, before its titles) of which the words between say where or in what field it is held.

    Also where what belongs to the name begins: a field does, an organisation does not.
    """
    lead = text[max(0, start - 140) : start]
    if not any(word in lead for word in (" of ", " for ", " at ", " from ")):
        return None, start
    pattern, of, at = _POST_OF_BEFORE_TITLES if titled else _POST_OF_AHEAD, None, max(0, start - 140)
    # of "the Minister of Trade Ann Poe and the Rector of X" the latter
    while (titled or lead.endswith(_POST_OF_ENDS)) and (nearer := pattern.search(text, at, start)):
        of, at = nearer, nearer.start() + 1
    if of:
        return of, start
    # "Osaka's vice president for global engagement, Bo Lind"
    if lead.endswith(_POST_OF_ENDS) and (work := _POST_OF_WORK.search(text, max(0, start - 140), start)):
        return work, work.start("post")
    if not is_field_word(lead.split(" ")[-2] if lead.count(" ") > 1 else ""):
        return None, start
    field = _POST_OF_FIELD.search(text, max(0, start - 90), start)
    between = text[field.end("post") : start].split()[1:] if field else []
    words = [word for word in between if word not in ("the", "and", "of", "for", "&")]
    fitting = field is not None and bool(words) and all(is_field_word(word) for word in words)
    return (field, field.start("post")) if fitting and field else (None, start)


def _said(text: str, start: int, end: int) -> bool:
    # "Lucy Varma, CEO of Pennant Optics, said": not the organisation says it.
    behind = _SAID_BEHIND.match(text, end) and not _POST_OF.search(text[max(0, start - 40) : start])
    if behind and is_field_word(text[start:end]):
        return False  # "the Ministry of Health and Welfare said"
    ahead = text.endswith(_SPEAKING_ENDS, 0, start) and _SAID_AHEAD.search(text[max(0, start - 60) : start])
    return bool(behind or ahead)


def _titled(text: str, titles: list[tuple[int, int, str]], name: list[tuple[int, int, str]], *, said: bool) -> Mention:
    """A name behind its titles: Professor Hanako Sato, Director Sato."""
    first, start, end = titles[0][0], name[0][0], name[-1][1]
    post = _post_of(titles)
    if len(name) == 1:
        return Mention(start, end, post, (first, end), True, True, said)
    of, covered = _post_of_ahead(text, first, titled=True)
    if of:
        return Mention(start, end, of.span("post"), (covered, end), True, False, said)
    if post is None or text[slice(*post)].endswith("Professor"):
        behind = _POST_BEHIND.match(text, end)
        if behind:
            return Mention(start, end, behind.span("post"), (first, behind.end()), False, False, said)
        # "the University's President, Professor Bo Lind"
        post = _post_ahead(text, first) or post
    return Mention(start, end, post, ((post or (first, 0))[0], end), True, False, said)


def _after_titles(words: list[tuple[int, int, str]]) -> int:
    """The place behind the last word of a run that is a post or a title of respect: the name begins there."""
    last = 0
    for place, (_start, _end, word) in enumerate(words):
        title = _bare(word) in HONORIFICS or is_post_word(word) == "head" or _leads_names(words, place, last)
        if title or (last == place and (is_post_word(word) or word in ("General", "International"))):
            last = place + 1
    heads = [
        place
        for place, (_s, _e, w) in enumerate(words[:last])
        if is_post_word(w) == "head" or _bare(w) in HONORIFICS or w.rstrip(".") in TITLES_BEFORE_NAMES
    ]
    return last if heads else 0


def _leading(words: list[tuple[int, int, str]], first: int) -> int:
    """Where the titles right before a name begin: of "Esmarian Agrarian University Prof. Dr." at "Prof."."""
    begins = first
    while begins and (
        _bare(words[begins - 1][2]) in HONORIFICS
        or words[begins - 1][2].rstrip(".") in TITLES_BEFORE_NAMES
        or is_post_word(words[begins - 1][2])
        or words[begins - 1][2] in ("General", "International", "&")
    ):
        begins -= 1
    return begins


def _bare(word: str) -> str:
    """A title of respect as the list of them writes it."""
    return word.split(" ", maxsplit=1)[0].replace(".", "")


def _leads_names(words: list[tuple[int, int, str]], place: int, last: int) -> bool:
    """Whether a word that may be part of a name is a title here: "Don Ernesto Labarca", and neither "Don Pratt" nor "Tan Wei Ming"."""
    word = words[place][2]
    # Written short it is a title before a surname alone, too: "Eng. Al-Subaiei".
    least = 2 if word.endswith(".") else 3
    if word.rstrip(".") not in TITLES_BEFORE_NAMES or last != place or len(words) - place < least:
        return False
    following = words[place + 1][2]
    if word == "Tan":
        return following in ("Sri", "Seri") and len(words) - place > 3
    return not re.fullmatch(rf"[{UPPER}]\.", following)


def _post_of(words: list[tuple[int, int, str]]) -> tuple[int, int] | None:
    """The span of the post at the end of *words*, which end before a name; None where only titles of respect stand there."""
    while (
        words
        and words[-1][2] != "Professor"
        and (_bare(words[-1][2]) in HONORIFICS or words[-1][2].rstrip(".") in TITLES_BEFORE_NAMES)
    ):
        words = words[:-1]
    first = len(words)
    while first and is_post_word(words[first - 1][2]):
        first -= 1
    post = words[first:]
    if not any(is_post_word(word) == "head" for _s, _e, word in post):
        return None
    return post[0][0], post[-1][1]


def _post_ahead(text: str, start: int) -> tuple[int, int] | None:
    """The post in small letters right before a name: "founder Marcus", "general manager of" not."""
    base = max(0, start - 48)
    end = start - 1
    if end <= base or text[end] != " ":
        return None
    # "The incubator's Managing Director, Colm Brennan, gives"
    if comma := text[end - 1] == ",":
        end -= 1
    first, last = end, end
    for match in reversed(list(_LETTERS.finditer(text[base:end]))):
        if base + match.end() != first - (0 if first == last else 1) or not is_post_word(match[0]):
            break
        first = base + match.start()
    words = text[first:last].split()
    holder = _HOLDER.search(text[max(0, first - 8) : first])
    if comma and (holder is None or _two_posts(text, first)):
        return None
    if words[-1:] == ["counterpart"] and not comma and _ITS.search(text[max(0, first - 24) : first]):
        return None  # "the hub and its Catalan counterpart Bio Nord"
    # Director General, President Emeritus
    heads = words[-2:-1] if words[-1:] in (["General"], ["Emeritus"], ["general"]) else words[-1:]
    return (first, last) if heads and is_post_word(heads[0]) == "head" else None


def _two_posts(text: str, first: int) -> bool:
    """Whether a post is the second of two in brackets, so that whose it is stands behind it: "(President and Principal, Queen Mary)"."""
    before = re.search(r"(?P<word>[A-Za-z-]+) and $", text[max(0, first - 30) : first])
    return (
        before is not None
        and is_post_word(before["word"]) == "head"
        and text.rfind("(", 0, first) > text.rfind(")", 0, first)
    )


def _is_person(words: list[str], *, alone: bool) -> bool:
    """Whether *words* may be a person's name; a surname *alone* behind a title may."""
    if not (1 <= len(words) <= 6) or any(word.rstrip(".") in NO_PERSON for word in words):
        return False
    if any(is_post_word(word) == "head" for word in words) or len(words[-1].rstrip(".")) < 2:
        return False
    if len(words) == 1:
        return words[0][1:].islower() or "-" in words[0] or "'" in words[0] or alone
    if all(word.isupper() and len(word) > 1 for word in words):
        return False
    where = place_in(" ".join(words))
    return where is None or where.end - where.start < len(" ".join(words)) - 1
