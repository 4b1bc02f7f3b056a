"""Where an English sentence says that an agreement was, is or will be concluded: the verb, the agreement, and in what sense."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from enishi.releases.names_en import candidates
from enishi.releases.reading import AgreementStatus
from enishi.text import Span

__all__ = [
    "AGREEMENT_NOUN",
    "GATHERED_EN",
    "Clause",
    "Signing",
    "excluded_agreements",
    "find_signings",
    "kind_of_agreement",
    "names_agreement",
    "speaks_of_agreement",
]

AGREEMENT_NOUN = re.compile(
    r"\b(?:(?P<strong>[Mm]emorand(?:um|a)(?: of [Aa]greements?(?= )| of [A-Z]?[a-z]+(?: and [A-Z]?[a-z]+)?)?|M[Oo][UCA]s?|[Aa]greements?|[Ll]etters? of [Ii]ntent|"
    r"(?:[Ss]tatement|[Dd]eclaration) of (?:[Ii]ntent|[Cc]ooperation)|LOIs?|NDAs?|[Pp]acts?|[Cc]ompacts?|[Cc]oncordats?|[Cc]ooperation [Pp]rotocols?|[Pp]rotocols? of [Cc]ooperation|(?:[Rr]esearch|[Cc]ooperation|[Cc]ollaboration|[Pp]artnership) [Cc]ontracts?|[Cc]ontracts?(?= to (?:this|that) effect\b)|(?<=[Aa] )(?:joint )?declaration(?= on\b)|[Cc]harters? of [Cc]ooperation|[Aa]ccords?|(?:[Cc]o-?operation |[Ii]mplementing |[Aa]dministrative |[Cc]ollaborative )[Aa]rrangements?|(?<=[Tt]he )Arrangement|(?:[Cc]o-?operation|[Pp]artnership|[Cc]ollaboration) [Ff]rameworks?(?! [Aa]greement)|[Rr]elationship [Pp]rotocols?(?! [Aa]greement)|(?<=[a-z] )(?:protocol|charter)(?! (?:for|number|[a-z]+s\b))|[Jj]oint [Dd]eclaration|(?<=[a-z] )conventions?(?= (?:was |has been )?(?:signed|between|with|concluded)\b)|[Cc]o-?operation [Cc]onvention|[Aa]mendment|[Aa]ddendum)"
    r"|(?P<weak>(?:[Ss]trategic |[Rr]esearch )?(?:[Pp]artnerships?|[Aa]lliances?|[Cc]ollaborations?|(?<!of )(?<!on )(?<!for )(?<!in )(?<!and )[Cc]o-?operation)|[Mm]embership|[Dd]eals?)(?! (?:[A-Za-z]+ )?(?:[Aa]greement|MO[UC]|MoU|[Mm]emorand|[Pp]act|[Aa]ccord|[Dd]eal)))\b"
)
# What stands in whatever AGREEMENT_NOUN finds: asked first, for the pattern is dear.
_NOUN_STEMS = (
    "greement", "emorand", "MO", "Mo", "artnership", "ollaboration", "lliance", "ntent", "pact", "Pact", "eal", "peration", "LOI", "NDA", "eclaration",
    "oncordat", "rotocol", "ontract", "harter", "ccord", "rrangement", "ramework", "onvention", "mendment", "ddendum", "embership",
)  # fmt: skip
_VERB = re.compile(
    r"\b(?P<verb>(?:co-?)?[Ss]ign(?:s|ed|ing)?\b(?! (?:up|off|language)\b)|[Ee]nter(?:s|ed|ing)? into|enter(?:s|ed)?(?= an? )|sh(?:ake|akes|ook) hands on|[Ss]ignature of\b|[Cc]onclusion of(?= an?\b| the\b| this\b)|[Cc]onclud(?:es?|ed|ing)\b|[Ee]xecut(?:es?|ed)\b|[Ii]nk(?:s|ed)?\b|seal(?:s|ed)\b|"
    r"[Rr]enew(?:s|ed|als?|ing)?\b|[Ee]xtend(?:s|ed)?\b|[Pp]rolong(?:s|ed)?\b|[Ee]xtension\b|[Aa]mend(?:s|ed)?\b|[Rr]evis(?:es|ed)\b|[Ww]iden(?:s|ed)\b|[Ee]xchang(?:es|ed)\b|[Ff]ormali[sz](?:es?|ed)\b|"
    r"[Ff]inali[sz](?:es?|ed)\b|[Ff]orm(?:s|ed)?\b|[Ff]orge(?:s|d)?\b|[Ss]trikes?\b|[Ss]truck\b|[Ee]stablish(?:es|ed)\b|[Ll]aunch(?:es|ed)\b|[Rr]each(?:es|ed)\b|"
    r"[Mm]ade\b|[Mm]ark(?:s|ed)\b|[Cc]elebrat(?:es|ed)\b|came into (?:force|effect)|(?:comes|enters|entered|went) into (?:force|effect)|t(?:akes|ook) effect|(?:became|becomes|is now) effective|dated\b|followed\b(?! by)|agreed(?: (?:on|to|upon))?(?= an? )|"
    r"[Aa]nnounc(?:es|ed|e)\b|[Uu]nveil(?:s|ed)?\b|[Rr]eveal(?:s|ed)?\b|[Ss]ignatures? (?:to|on)\b|(?:put|puts|putting|set|sets|placed?|places|added|adds|affix(?:es|ed)|append(?:s|ed)) (?:their|its|his|her) (?:[a-z]+ )?(?:names?|signatures?|pens?|seals?|hands?) (?:to|on|under|beneath|below|at the (?:foot|bottom|end) of)\b|put pens? to paper(?: [A-Za-z0-9 ]{1,30}?)? on\b)"
)
_EXCLUDED_WORDS = (
    "sponsorship advertising naming broadcasting catering license licence licensing purchase sale sales supply lease loan credit merger acquisition settlement distribution user trade peace ceasefire plea tax "
    "employment rental financing underwriting subscription share stock asset grant funding investment shareholder shareholders collective labour labor wage "
    "procurement manufacturing tenancy option definitive power franchise retainer consulting full good close excellent broad unanimous "
    "takeover severance nuclear divorce prenuptial bilateral-trade free-trade end-user sublicense commercialization commercialisation"
)
_EXCLUDED = frozenset(_EXCLUDED_WORDS.split())
_TRADED = frozenset(("license", "licence", "licensing", "option", "commercialization", "commercialisation"))
# "signed more than 30 memoranda": a sum of what there has been, not one of them.
_SUMMED = re.compile(
    r"\b(?:similar|comparable|more than|(?:well )?over|nearly|almost|(?:dozens|scores|hundreds) of|numerous|countless) (?:[0-9,]+ )?(?:[a-z-]+ ){0,3}$",
    re.I,
)
# "34 MoUs during the last three years", "agreements with partners in Canada": the same, and nobody is named.
_SUM_BEHIND = re.compile(
    r"(?: of [Uu]nderstanding| of [Cc]ooperation)?(?: \([A-Za-z]{2,6}\))?(?:[^.;]{0,80}? (?:during|over|in|within) the (?:last|past) |[^.;]{0,60}? (?:so far|to date)\b"
    r"| with (?:(?:some|several|many|various|other|numerous|leading|overseas|foreign|international|local|similar|[0-9]+|more|than) ){0,4}[a-z-]+s (?:in|across|around|from|abroad|worldwide)\b)"
)
_EXCLUDED_BEHIND = re.compile(
    r"(?: and plan of)? (?:to (?:acquire|sell|buy|purchase|lease|merge|supply)|for the (?:sale|purchase|supply|lease|acquisition|construction)|in principle|with (?:earlier|previous|the (?:results|data|theory)))"
)
_MODIFIERS = re.compile(r"(?:[A-Za-z'&/-]+,? ){0,7}$")
_ARTICLE = re.compile(
    r"\b(?P<article>an?|another|the|this|these|that|those|its|their|our|his|her|both|said|such|first|second|new|any|each)\b(?P<rest>[^.;]*)$",
    re.I,
)
_WEAK_VERBS = re.compile(
    r"(?:co-?)?sign|enter|conclud|agree|form|forg|establish|launch|seal|ink|renew|exten|str[iu]|announc|unveil|reveal|strik|amend|widen",
    re.I,
)
_BE = re.compile(
    r"\b(?P<be>was|were|is|are|has been|have been|had been|will be|to be|been|being)(?: (?:also|then|now|today|recently|formally|officially|jointly|first|electronically|earlier|originally|newly|duly|subsequently|[a-z]{3,12}ly)){0,2} $"
)
_COMING = re.compile(
    r"\b(?:will|shall|(?:is|are|was|were) (?:to|set to|due to|scheduled to|expected to|going to|planned to|about to)|(?:plans?|intends?|agreed|has agreed|have agreed|prepar\w+|decided|ha[sv]e? decided) to|"
    r"to)(?: (?:also|be|formally|officially|jointly|today|soon|hold|host|an?|the)){0,3} $"
)
#: "Mayor Pratt joined Mayor Abe to sign an agreement": they did.
GATHERED_EN = re.compile(
    r"\b(?:joined|met|gathered|assembled|came together|(?:was|were) in [A-Z][a-z]+|travell?ed|flew|sat down|convened)\b[^.;]{0,120}? to $"
)
_FIGURES_OF_SPEECH = re.compile(
    r"\b(?:[Nn]ot|[Nn]ever|[Ww]ithout|declin\w+|refus\w+|cancel\w*|may|might|could(?! (?:finally|now|at last|today|then)\b)|would|should|must|[Hh]opes?|hoped|[Ii]f|consider\w*|[Ii]nstead of|negotiat\w+|discuss\w*|prepar\w+(?! to)|propos\w+|upcoming|pending|up to and including|seeks?|wish\w*|ready)\b|n't"
)
# "Will be renewed automatically" is a rule of the agreement, no renewal.
_RENEWABLE = re.compile(r"\b(?:will|shall|may|can|is|are|be|to be)(?: [a-z]+)? (?:be )?(?:[a-z]+ly )?$")
# "A and B join hands through a new agreement": what leads up to one that is told of for the first time.
_TIED = re.compile(
    r" (?P<by>with|under|through|by|via|in|by way of|by means of|on the basis of|thanks to|as part of|within)(?: an?)? $"
)
_FRESH = re.compile(r"\bnew\b|\b(?:[a-z]+|[0-9]+)[ -](?:year|month)\b")
_BEGINNING = re.compile(
    r"\b(?:will|(?:is|are) to|join|joins|joined|teamed?|teams|partner(?:s|ed)?|unit(?:e|es|ed)|agreed?|agrees|committed|cement(?:s|ed)?|seal(?:s|ed)?|deepen(?:s|ed)?|strengthen(?:s|ed)?)\b"
)
# "an agreement rate of 90 %" is no agreement.
_ALONE = re.compile(
    r"(?: \([^()]*\))?(?:$|[,.;:)]| (?:on|for|to|that|which|with|between|among|in|of|and|at|this|last|today|yesterday|earlier|late|from|by|[a-z]+ed|[a-z]+ing|[A-Z(\[\"]))"
)
_WISHED = re.compile(
    r"\b(?:plan|want|aim|intend|seek|wish|hope|look|like|mean|strive|aspire|need|try)(?:s|ed|es|ing)?\b(?: [a-z]+)? to\b"
)
_LONG_SINCE = re.compile(
    r"\bsince\b|\bdat(?:es|ed|ing) (?:from|back)\b|\b(?:has|have|had) [^.;,]{3,90} for (?:[a-z0-9]+ ){1,3}years\b|\b(?:existing|previous|earlier|old|older|long-standing)\b [^.;]{0,20}(?:agreement|MoU|memorandum)"
)
_LINKS = re.compile(
    r" (?:now |will now )?(?P<verb>links?|connects?|brings|unites?|joins|ties|binds) (?=(?:the |both )?[A-Z])"
)
_BREAK = re.compile(r"[;:]|[a-z0-9]{4}\. |\b(?:that|which|who|will|was|were|under|after)\b")
_FINITE = re.compile(r"\b(?:will|has been|was|were|is|are|can|gives?|provides?|allows?|said)\b")
_EFFECTIVE = re.compile(r"came|comes|went|enter(?:s|ed)? into (?:force|effect)|t(?:akes|ook)|became|becomes|is now")
_DONE = re.compile(
    r"(?:co-?)?sign|conclu|renew|amend|execut|exten|revis|reach|prolong|formali|ink|seal|exchanged|finali|enter|establish|followed|dated|agreed|forged|struck|made|"
    + _EFFECTIVE.pattern
)
# Within a sentence no full stop ends anything: that of "a.s." or "Dr." does not come between an agreement and its verb.
_GAP_PASSIVE = re.compile(r"[^;]{0,300}")
# "held the MoU signing ceremony", "MoU Signing between A and B"
_CEREMONY = re.compile(r" (?:[Cc]eremony|[Ee]vent)\b| (?:between|with)\b")
_GAP_RELATIVE = re.compile(
    r"(?: ?\([^()]{1,60}\))?,?(?: (?:that|which))?(?: (?:has|have|had|was|were|will be|has been|is|to be))?(?: (?:[A-Za-z'&-]+,? ){0,9}?)?(?:between|with|among|on|for|of|concerning|regarding)? ?[^;]{0,160}"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence that tells one thing; *heading* where it ends in no full stop."""

    start: int
    end: int
    heading: bool


@dataclass(frozen=True, slots=True)
class Signing:
    """An agreement named at *noun* and the *verb* that concludes it. *article* is "" where none stands before it.

    *lead* is where its article and the words between begin, *said* those words with the agreement itself.

    *voice*: ``active`` (signed an MoU), ``passive`` (an MoU was signed), ``participle`` (an MoU signed in May),
    ``tied`` (joined hands under an MoU), ``linking`` (a new MoU links them).
    """

    noun: tuple[int, int]
    verb: tuple[int, int]
    voice: str
    article: str
    said: str
    lead: int
    weak: bool
    status: AgreementStatus
    effective: bool

    @property
    def definite(self) -> bool:
        """Whether the words take up an agreement already spoken of."""
        return self.article in ("the", "this", "these", "that", "its", "their", "our", "both", "said", "such")


def names_agreement(words: str) -> bool:
    """Whether *words* name an agreement of any kind."""
    return any(stem in words for stem in _NOUN_STEMS) and AGREEMENT_NOUN.search(words) is not None


@lru_cache(maxsize=512)  # rules and weights ask for the same sentences
def find_signings(text: str, clause: Clause) -> tuple[Signing, ...]:
    """Return what a clause says was, is or will be concluded, in order."""
    return tuple(_signings(text, clause))


def _signings(text: str, clause: Clause) -> Iterator[Signing]:
    names = candidates(text, clause.start, clause.end)
    nouns = [
        noun
        for noun in AGREEMENT_NOUN.finditer(text, clause.start, clause.end)
        if not any(name.start < noun.start() < name.end for name in names)
    ]
    if not nouns:
        return
    verbs = list(_VERB.finditer(text, clause.start, clause.end))
    taken: set[int] = set()
    for noun in nouns:
        article, said, lead = _lead(text, clause.start, noun)
        if _excluded(text, clause.end, noun, said):
            continue
        for verb in _by_nearness(verbs, noun):
            voice = _voice(text, clause, noun, verb, nouns)
            if not voice or (verb.start() in taken and voice == "active"):
                continue
            if not _fits(verb, noun, article, heading=clause.heading, said=said) or _is_figure(
                text, clause, noun, verb
            ):
                continue
            taken.add(verb.start())
            yield _signing(text, clause, noun, verb, (voice, article, said, lead))
            break
        else:
            if article in ("a", "an", "new") and (links := _LINKS.match(text, noun.end(), clause.end)):
                yield _linking(text, noun, links, (article, said, lead))
                continue
            tied = _TIED.search(text, max(clause.start, lead - 20), lead) if article in ("a", "an", "new") else None
            if tied and not taken:
                yield from _tied(text, clause, noun, tied, (article, said, lead))


def excluded_agreements(text: str, sentences: Iterable[Span]) -> list[int]:
    """Return where *sentences* name agreements of another sense: licences, purchases, loans."""
    found = []
    for sentence in sentences:
        for noun in AGREEMENT_NOUN.finditer(text, sentence.start, sentence.end):
            said = _lead(text, sentence.start, noun)[1]
            if _excluded(text, sentence.end, noun, said):
                found.append(noun.start())
    return found


def _linking(text: str, noun: re.Match[str], links: re.Match[str], how: tuple[str, str, int]) -> Signing:
    """ "A new agreement brings A and B together": first told of by what it does."""
    article, said, lead = how
    status: AgreementStatus = "renewal" if _RENEWAL.search(text, max(0, lead - 24), noun.end()) else "new"
    return Signing(
        noun.span(), links.span("verb"), "linking", article, said, lead, bool(noun["weak"]), status, effective=False
    )


def _tied(
    text: str, clause: Clause, noun: re.Match[str], tied: re.Match[str], how: tuple[str, str, int]
) -> Iterator[Signing]:
    """ "A and B cement their ties with an MoU": what two do by way of an agreement that is told of for the first time."""
    article, said, lead = how
    fresh = article == "new" or _FRESH.search(said) is not None
    begins = fresh or _BEGINNING.search(text, clause.start, tied.start()) is not None
    if (noun["weak"] and not fresh) or (
        tied["by"] not in ("with", "by", "via", "by way of", "by means of") and not begins
    ):
        return  # "held a seminar under an agreement": what is done under one that has long been there
    if _FIGURES_OF_SPEECH.search(text, clause.start, min(clause.end, noun.end() + 20)) or not _ALONE.match(
        text, noun.end(), clause.end
    ):
        return
    if _WISHED.search(text, clause.start, tied.start()) or _LONG_SINCE.search(text, clause.start, clause.end):
        return
    status: AgreementStatus = "renewal" if _RENEWAL.search(text, max(clause.start, lead - 24), noun.end()) else "new"
    yield Signing(
        noun.span(), tied.span("by"), "tied", article, said, lead, bool(noun["weak"]), status, effective=False
    )


def _is_figure(text: str, clause: Clause, noun: re.Match[str], verb: re.Match[str]) -> bool:
    """Whether the words say that it was not, or only may be concluded."""
    if text.endswith((" after having ", " having ", " after "), 0, verb.start()):
        return False  # "what they hope for after having signed an MoU"
    if text.endswith(("unless ", "unless further ", "unless earlier "), 0, verb.start()):
        return True
    first = max(clause.start, min(verb.start(), noun.start()) - 40)
    return _FIGURES_OF_SPEECH.search(text, first, max(verb.end(), min(noun.end(), verb.end() + 60))) is not None


def _lead(text: str, start: int, noun: re.Match[str]) -> tuple[str, str, int]:
    """The article before an agreement, the words from there to its end, and where they begin."""
    words = _MODIFIERS.search(text, max(start, noun.start() - 90), noun.start())
    lead = words[0] if words else ""
    found = None
    tail = lead
    while match := _ARTICLE.search(tail):
        found, tail = match, match["rest"]
    modifiers = (found["rest"] if found else " ".join(lead.split()[-3:])).strip()
    length = len(found["article"]) + len(found["rest"]) if found else len(modifiers)
    return (found["article"].lower() if found else ""), f"{modifiers} {noun[0]}".strip(), noun.start() - length


def _excluded(text: str, end: int, noun: re.Match[str], said: str) -> bool:
    words = {word.strip(",").lower() for word in said.split()[-5:-1]} | {
        part for word in said.split()[-3:-1] for part in word.lower().split("-")
    }
    if (noun["strong"] or noun["weak"]).lower().startswith(("agreement", "deal")) and words & _EXCLUDED:
        # "a research collaboration and license agreement": those who work together are partners, whatever else they trade.
        return not (words & {"collaboration", "cooperation", "partnership"} and words & _EXCLUDED <= _TRADED)
    if text.endswith((" in ", "General ", " mutual "), 0, noun.start()):
        return True
    if re.search(r"s\b|memoranda\b", noun[0]) and (
        _SUMMED.search(text, max(0, noun.start() - 60), noun.start()) or _SUM_BEHIND.match(text, noun.end(), end)
    ):
        return True
    return bool(_EXCLUDED_BEHIND.match(text, noun.end(), end))


def _by_nearness(verbs: list[re.Match[str]], noun: re.Match[str]) -> list[re.Match[str]]:
    """The verbs, the nearest to the agreement first; "first signed in 1994" behind it tells of its past, if another tells of today."""

    def distance(verb: re.Match[str]) -> int:
        if verb.end() <= noun.start():
            return noun.start() - verb.end()
        # "The extension of the MoU was formalised": what is done to the extension is told, and "extension" is its name.
        if verb["verb"].lower() in ("extension", "renewal") and re.match(
            r" (?:of|to) ", verb.string[verb.end() : verb.end() + 4]
        ):
            return _FAR
        looks_back = verb.string.endswith((" first ", " originally ", " initially ", " previously "), 0, verb.start())
        # "amended the agreement which they entered into in 2015"
        looks_back = looks_back or _WHICH_THEY.fullmatch(verb.string, noun.end(), verb.start()) is not None
        return verb.start() - noun.end() + (_FAR if looks_back else 2)

    return sorted(verbs, key=distance)


def _voice(text: str, clause: Clause, noun: re.Match[str], verb: re.Match[str], nouns: list[re.Match[str]]) -> str:
    """How a verb concludes an agreement; "" where the two do not belong together."""
    if verb.end() <= noun.start():
        gap = text[verb.end() : noun.start()]
        if len(gap) > 130 or _BREAK.search(gap):
            return ""
        if gap == " " and verb["verb"].endswith("ed") and text.endswith(_DEFINITE, 0, verb.start()):
            return ""  # "from the amended agreement"
        passive = _BE.search(text, max(clause.start, verb.start() - 40), verb.start())
        return "" if passive and verb["verb"].lower().startswith(("sign", "conclud")) else "active"
    between = any(noun.end() < other.start() < verb.start() for other in nouns)
    if verb.start() < noun.end() or between or not _DONE.match(verb["verb"]):
        return ""
    return _behind(text, clause, noun, verb)


def _behind(text: str, clause: Clause, noun: re.Match[str], verb: re.Match[str]) -> str:
    """How a verb behind an agreement concludes it: was signed, signed in May."""
    gap = text[noun.end() : verb.start()]
    if _EFFECTIVE.match(verb["verb"]):
        return "passive" if len(gap) < 200 else ""
    if verb["verb"] == "followed":
        return "passive" if re.match(r" (?:with|between) ", gap) and len(gap) < 120 else ""
    lead = max(clause.start, verb.start() - 45)
    if _BE.search(text, lead, verb.start()):
        rule = _RENEWED.match(verb["verb"]) and _RENEWABLE.search(text, lead, verb.start())
        return "passive" if _GAP_PASSIVE.fullmatch(gap) and not rule else ""
    if verb["verb"].lower() == "signing":
        return "active" if gap == " " and _CEREMONY.match(text, verb.end(), clause.end) else ""
    close = len(gap) <= 70 or bool(re.match(r"(?: ?\([^()]*\))?,? (?:between|with|among)\b", gap))
    ended = verb["verb"].endswith("ed") or verb["verb"] == "entered into"
    return "participle" if close and ended and not _FINITE.search(gap) and _GAP_RELATIVE.fullmatch(gap) else ""


def _fits_weak(word: str, noun: str, article: str, *, heading: bool, said: str) -> bool:
    """Whether a verb concludes a partnership, an alliance or the like, which may be begun without a paper."""
    if word.startswith(("renew", "exten", "prolong")):
        return True
    if "operation" in noun:
        return False
    if word.startswith(("announc", "unveil", "reveal", "establish", "launch")):
        return ("trategic" in said or "year" in said) and article != "the"
    return bool(_WEAK_VERBS.match(word)) and (heading or article not in ("the", "this", "that"))


def _fits(verb: re.Match[str], noun: re.Match[str], article: str, *, heading: bool, said: str) -> bool:
    """Whether that verb concludes that agreement: an alliance is formed, an agreement signed."""
    word, fresh = verb["verb"].lower(), article in ("a", "an", "new")
    if noun["weak"]:
        return _fits_weak(word, noun[0], article, heading=heading, said=said)
    if word.startswith(("announc", "unveil", "reveal")):
        return (fresh or not article) and not noun[0].endswith("s")
    if word.startswith(("reach", "made", "str", "agreed")) or word == "followed":
        return fresh or article in ("another", "second")
    if noun[0] in ("protocol", "charter"):
        return word.startswith(("sign", "ink", "conclud", "put"))  # what else is done to a protocol is medicine
    if word.startswith("establish") and _JOINED.match(verb.string, verb.end()):
        return True
    return word.startswith("formali") or not word.startswith(
        ("form", "forg", "launch", "establish", "mark", "celebrat")
    )


def _signing(
    text: str, clause: Clause, noun: re.Match[str], verb: re.Match[str], how: tuple[str, str, str, int]
) -> Signing:
    voice, article, said, lead = how
    status = _status(text, clause, noun, verb)
    if alias := _ALSO_CALLED.match(text, noun.end()):
        said += alias[0]  # "a business agreement (MOU)"
    changed = _OF_WHICH.match(text, noun.end(), clause.end)
    if changed and noun[0].lower() in ("amendment", "addendum"):
        said += changed[0]  # "an amendment to its collaborative research agreement"
    effective = bool(_EFFECTIVE.match(verb["verb"]))
    return Signing(noun.span(), verb.span(), voice, article, said, lead, bool(noun["weak"]), status, effective)


def _status(text: str, clause: Clause, noun: re.Match[str], verb: re.Match[str]) -> AgreementStatus:
    lead = text[max(clause.start, verb.start() - 45) : verb.start()]
    # Who "agreed to sign" has not signed; who "agreed to extend" has extended.
    gathered = lead.endswith("to ") and GATHERED_EN.search(text, clause.start, verb.start())
    agreed = _RENEWED.match(verb["verb"]) and _AGREED_TO.search(
        text, max(clause.start, verb.start() - 110), verb.start()
    )
    if _COMING.search(lead) and not gathered and not agreed:
        return "announced"
    around = text[max(clause.start, min(noun.start(), verb.start()) - 24) : max(noun.end(), verb.end()) + 14]
    if _RENEWED.match(verb["verb"]) or _RENEWAL.search(around):
        return "renewal"
    amended = noun[0].lower() in ("amendment", "addendum") or _AMENDED.match(verb["verb"]) or _AMENDMENT.search(around)
    return "amendment" if amended else "new"


_JOINED = re.compile(r" (?:between|with|by|among)\b")
_ALSO_CALLED = re.compile(r" \((?:MO[UC]|MoU|Memorandum of [A-Za-z]+|LOI|LoI|NDA)\)")
_OF_WHICH = re.compile(
    r"(?: \([^()]{1,30}\))? (?:to|of) (?:its|their|the|an?) (?:[a-z-]+ ){0,5}(?:agreements?|MoUs?|MOUs?|[Mm]emorandum)\b"
)
_DEFINITE = (" the ", " this ", " its ", " their ", " our ")
_AGREED_TO = re.compile(r"\bagreed (?:with [^,;]{2,90} )?to $")
_WHICH_THEY = re.compile(r",? (?:which|that) (?:it|they|both|we|the [a-z]+(?: [a-z]+)?)(?: had| have)? ")
_FAR = 200
_RENEWED, _RENEWAL = (
    re.compile(r"renew|exten|prolong", re.I),
    re.compile(
        r"\b(?:renewed|renewal of|renewing|extension of|(?:agreement|MoU|memorandum|document|letter)s?,? (?:which |that |to )?(?:extend|renew|prolong|continu)(?:s|ed|ing|es)?)\b",
        re.I,
    ),
)
_AMENDED = re.compile(r"amend|revis|widen", re.I)
_AMENDMENT = re.compile(r"\b(?:amended|revised|amendment (?:to|of)|amending)\b", re.I)
_KINDS = (
    (re.compile(r"non-disclosure|confidentiality|\bNDA", re.I), "nda"),
    (re.compile(r"memorand|\bM[Oo][UCA]s?\b|letters? of intent|\bLOI|intent", re.I), "mou"),
    (re.compile(r"research", re.I), "joint_research"),
    (re.compile(r"membership", re.I), "membership"),
    (
        re.compile(r"comprehensive|framework|partnership|cooperation|co-operation|collaborat|alliance|strategic", re.I),
        "comprehensive",
    ),
)


def speaks_of_agreement(text: str) -> bool:
    """Whether *text* names a memorandum, letter or agreement of the kind that is kept, whatever it says of it."""
    for noun in AGREEMENT_NOUN.finditer(text):
        if noun["strong"]:
            _article, said, _lead_start = _lead(text, 0, noun)
            if not _excluded(text, len(text), noun, said):
                return True
    return False


def kind_of_agreement(said: str) -> str:
    """Return the kind of agreement that its words say."""
    return next((kind for pattern, kind in _KINDS if pattern.search(said)), "other")
