"""Who the parties of an English sentence are: its subject, those behind "with" and "between", those that a heading joins."""

import re

from enishi.releases.days_en import body_start
from enishi.releases.drafts import Notes
from enishi.releases.names_en import Candidate, candidates, chained
from enishi.releases.naming_en import Namer
from enishi.releases.persons_en import people_between
from enishi.releases.phrases import brackets
from enishi.releases.registry import Draft
from enishi.releases.signing_en import AGREEMENT_NOUN

__all__ = [
    "about_section",
    "described",
    "joined_by_agreement",
    "joined_names",
    "lead_parties",
    "object_names",
    "subject_names",
]

_INDIRECT = re.compile(
    r"\b(?:At|In|Under|During|From|By|On|With|For|of|by|from|at|in|under|for|to|via|than|where|about|including|develops?|in which|with|between|among|joins?|on|as|into|through|across|near|like)\s+(?:the\s+|its\s+|a\s+|an\s+)?(?:[a-z-]+ ){0,1}$"
)
_SENT = re.compile(
    r"\b(?:[Dd]elegations?|[Dd]elegates|[Rr]epresentatives|[Oo]fficials|[Ll]eaders|[Hh]eads|[Pp]residents|[Rr]ectors|[Dd]irectors|[Ee]xecutives|[Mm]ayors|[Dd]eans) (?:from|of) (?:both )?(?:the )?$"
)
_LED = re.compile(
    r"(?:, |\b)(?:led|headed|headed up|chaired|represented|accompanied|spearheaded) by (?:its |their |the )?(?:[a-z]+ )?$"
)
_JOINS = re.compile(r"\bbetween\b")
_JOINTLY = re.compile(r"\b(?:(?:together|along|jointly) with|alongside) (?:the )?$")
_APPOSED = re.compile(r"\b(?:which|where|that|whom|whose)\s+(?:the\s+)?$")
_PARTNER = re.compile(r"\b(?:with|between|among|amongst)(?: both)? ")
_BY = re.compile(r"\bby (?:the |both )?(?=[A-Z])|\b(?:with|between|among)(?: both)? ")
_NO_PARTY = re.compile(
    r"(?:the |a |an |both |its |their |our )?(?:(?!aim|goal|view|purpose|objective|of\b|in\b|from\b|at\b|to\b|by\b|effect\b|respect\b|regard\b)[A-Za-z0-9'%,/:-]+ ){0,10}"
)
_DESCRIBED = re.compile(
    r"\b[Tt]he (?P<word>university|city|town|county|hospital|company|institute|ministry|prefecture|foundation|college|school|cluster|association|network|agency|bank|council|trust|cent(?:er|re)|chamber|start-up)\b(?! of\b|'s)"
)
_TOGETHER = re.compile(
    r"\b(?:join(?:s|ed)? (?:forces|hands)|team(?:s|ed|ing)? up|partner(?:s|ed|ing|ship|ships)?\b|collaborat\w*|work(?:s|ing)? together|together|to work|allian\w+|agreements?|pacts?|MoUs?|MOUs?|[Mm]emorand\w+|ties|links?\b|"
    r"joint(?:ly)?|SIGNING|[Ss]igning\b|announce[sd]?|becom(?:es?|ing)|became|joins?|joined|welcomes?|adds?|signs?|inks?|sign|alliance|cooperat\w*|co-operat\w*|extend|agree[sd]?|renews?|strengthen\w*|deepen\w*|forge\w*|unite\w*)\b"
)
_BETWEEN = re.compile(
    r"(?: \([A-Za-z]{2,8}\))?(?: (?:concluded|signed|made|reached))? (?:between|among) (?:the |both )?"
)
_BOILERPLATE = re.compile(
    r"(?:About (?!the (?:agreement|MoU|MOU|partnership|memorandum|collaboration|alliance))[\w\"'“]|Notes? (?:to|for) (?:the )?editors?|(?:Media|Press)? ?[Cc]ontacts?\b|Related (?:links|articles|news|stories)|"
    r"Forward[- ][Ll]ooking|Safe Harbor|Disclaimer|References?$|Links$|Profile of|Company [Pp]rofile|Corporate [Pp]rofile|Upcoming|More (?:news|stories)|Previous|Latest)"
)


def about_section(heading: str) -> bool:
    """Whether what follows *heading* describes an organisation rather than what the release tells."""
    return _BOILERPLATE.match(heading) is not None


def subject_names(text: str, start: int, stop: int) -> list[Candidate]:
    """The names before a verb that are its subject: none that a preposition leads up to, none where people are."""
    found = candidates(text, start, stop)
    direct = [
        c
        for c in found
        if (
            not _INDIRECT.search(text[max(start, c.start - 30) : c.start])
            or _SENT.search(text[max(start, c.start - 40) : c.start])
            or _JOINTLY.search(text[max(start, c.start - 24) : c.start])
        )
        and not _APPOSED.search(text[max(start, c.start - 16) : c.start])
    ]
    if not direct or _by_people(text, start, stop, direct[0].start):
        return []
    return [] if _JOINS.search(text, start, stop) else chained(text, direct)


def _by_people(text: str, start: int, stop: int, name: int) -> bool:
    """Whether people, not organisations, stand before the verb: "Dr Pike, Director of Northgate, signed"."""
    near = people_between(text, start, min(stop, name + 60))
    people = [m for m in near if not m.surname and stop - m.end < 90 and (m.post or m.said)]
    # As in: Dongrae City (Mayor Yoon Tae-sik).
    inside = brackets(text, start, stop) if people else []
    return any(
        not any(a <= m.start < b for a, b in inside)
        # "a delegation from Anhalt, headed by its President, Jens Wittenberg, signed"
        and not (_LED.search(text, max(start, m.whole[0] - 60), m.whole[0]) and text.startswith(",", m.end))
        for m in people
    )


def object_names(text: str, start: int, end: int, *, by: bool = False, alone: bool = True) -> list[Candidate]:
    """The names behind "with", "between" or (for "signed by") "by"; not behind "between" where others are named already."""
    inside = brackets(text, start, end)
    for partner in (_BY if by else _PARTNER).finditer(text, start, end):
        if any(a <= partner.start() < b for a, b in inside) or not (alone or "with" in partner[0]):
            continue
        found = candidates(text, partner.end(), min(end, partner.end() + 700))
        lead = text[partner.end() : found[0].start] if found else ""
        # "with the aim of", "with partners in": what follows is no party.
        if found and _NO_PARTY.fullmatch(lead) and (not by or not lead or "by" not in partner[0]):
            return chained(text, found)
    return []


def joined_names(text: str, start: int, end: int) -> list[Candidate]:
    """The names that "between" right behind an agreement joins: all its parties, whoever signs or watches."""
    behind = _BETWEEN.match(text, start, end)
    return chained(text, candidates(text, behind.end(), end)) if behind else []


def described(namer: Namer, start: int, end: int) -> list[Candidate]:
    """ "the university and the city": each the one name of the text that the word can mean."""
    found: list[Candidate] = []
    for match in _DESCRIBED.finditer(namer.text, start, end):
        if _INDIRECT.search(namer.text[max(start, match.start() - 30) : match.start()]):
            continue
        meant = namer.called(match["word"], match.start())
        if meant is None:
            return []
        found.append(meant)
    return found


def joined_by_agreement(notes: Notes, namer: Namer) -> list[Draft]:
    """Whom the first words on an "agreement between A and B" join, whatever they tell of it."""
    text = notes.page.text
    for noun in AGREEMENT_NOUN.finditer(text):
        behind = _BETWEEN.match(text, noun.end())
        if behind is None or not noun["strong"]:
            continue
        found = chained(text, candidates(text, behind.end(), notes.page.sentence_at(noun.start()).end))
        drafts = list({d.id: d for d in map(namer.draft, found)}.values())
        if len(drafts) >= 2:
            return drafts
    return []


def lead_parties(notes: Notes, namer: Namer) -> list[Draft]:
    """The organisations that the heading or one of the first sentences joins."""
    text, page = notes.page.text, notes.page
    for sentence in page.sentences[:14]:
        if not _TOGETHER.search(sentence.text) or sentence.text.startswith('"'):
            continue
        start = body_start(page, sentence.start, sentence.end)
        found = candidates(text, start, sentence.end)
        found = [
            c
            for c in found
            if not re.search(r"\b(?:in|near|from|at|At|In|On)\s+(?:the\s+)?$", text[max(start, c.start - 14) : c.start])
        ]
        if len(found) < 2:
            continue
        first = chained(text, found)
        if len(first) < 2:
            verb = _TOGETHER.search(text, first[-1].whole_end, sentence.end)
            rest = [c for c in found if verb and c.start >= verb.start()]
            linked = [
                c
                for c in rest
                if re.search(
                    r"(?:\b(?:with|and|member of|joins?|welcomes|adds|to|between|of)|\bpartner:)\s+(?:the\s+)?(?:[A-Z][A-Za-z]+['’]s\s+)?(?:(?:[a-z-]+\s+){0,4}(?:company|firm|maker|manufacturer|provider|developer|specialist|university|institute|group|start-up|startup|leader|organi[sz]ation|charity|hospital|partner|bank|agency|foundation|cluster|hub|network|nonprofit|non-profit|think-tank|utility|operator|retailer|insurer|publisher)\s+)?$",
                    text[max(start, c.start - 60) : c.start],
                )
            ]
            first = [first[0], *chained(text, rest[rest.index(linked[0]) :])] if linked else first
        drafts = list({d.id: d for d in map(namer.draft, first)}.values())
        if len(drafts) >= 2:
            return drafts
    return []
