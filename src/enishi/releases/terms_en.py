"""How long an English text says its agreements run, from when, until when, and how they are renewed."""

import re
from datetime import timedelta
from itertools import pairwise

from enishi.dates import FoundDate, PartialDate, Term, parse_edtf
from enishi.releases.days_en import body_start
from enishi.releases.drafts import AgreementDraft, Notes
from enishi.releases.parties_en import about_section
from enishi.releases.signing_en import names_agreement
from enishi.text import Span

__all__ = ["is_other_length", "read_terms_en", "renewal_of", "term_of"]

_FIGURES = "one two three four five six seven eight nine ten eleven twelve fifteen eighteen twenty"
_COUNTS = dict(zip(_FIGURES.split(), [*range(1, 13), 15, 18, 20], strict=True))
_CUE = re.compile(
    r"\b(?:years?|months?|running|runs?|until|till|through|expir\w+|ends?|effective|effect|force|renew\w*|exten\w+|valid|period|duration|validity)\b",
    re.I,
)
_TERM = re.compile(
    rf"\b(?P<count>[0-9]{{1,2}}|{'|'.join(_COUNTS)})(?:[ ]?\([ ]?(?:[0-9]{{1,2}}|[a-z]+)[ ]?\))?[ -](?:more |further |additional |consecutive |full |calendar |academic |financial |fiscal |school )?(?P<unit>year|month)(?P<plural>s?)\b"
    r"(?! (?:ago|old|later|earlier|after|before|of (?:research|experience|work|age|cooperation|collaboration)))",
    re.I,
)
_BEHIND_TERM = re.compile(
    r"[ -](?:[a-z-]+ ){0,4}?(?:agreement|MoU|MOU|memorandum|term|period|partnership|alliance|collaboration|renewal|extension|pact|compact|accord|programme|program|deal|cooperation|duration|arrangement|commitment|validity|contract|convention|protocol|letter|document|declaration|charter|affiliation|life|lifetime|lifespan|span|run)\b",
    re.I,
)
_RUNS = re.compile(
    r"\b(?:valid(?:ity)?|effective|in (?:force|effect)|runs?|running|last(?:s|ing)?|terms?|period|duration|renewed|renews?|renewal|extend(?:s|ed)?|extension|remain\w*|cover(?:s|ing)?|spans?|appl(?:y|ies)|is|be|are|set|concluded|signed|initial)\b"
    r"(?: [a-z]+){0,3}?(?: (?:for|of|is|at|to|over|:))?(?: (?:a|an|another|the|its|further|initial|additional|total|fixed|next|coming|first|again|period|term|duration|of|for|up|is|be|will|from|:)){0,6}:? ?$",
    re.I,
)
_AHEAD_TERM = re.compile(
    r"\b(?:(?:over|for|during|in) (?:the (?:next|coming|following)|an initial)|(?:for|by) (?:another|a further|an additional))(?: period of| term of)? $|\b(?:prolong|exten|renew)\w*(?: [a-z]+)? by (?:up to )?$|\bfor (?:no longer than |not more than |a maximum of )?$",
    re.I,
)
_NO_TERM = re.compile(
    r"\b(?:up to|at least|more than|less than|over the (?:past|last)|nearly|almost|the past|the last|every|after|within|since|of up to)(?: the)?(?: (?:past|last))? $",
    re.I,
)
# "replaces a five-year agreement", "a partnership that has lasted for ten years": what was before.
_BEFORE_IT = re.compile(
    r"\b(?:replac|succeed|follow|supersed|build)(?:s|es|ed|ing)?(?: on| upon| up)? (?:an?|the|their|its) (?:[a-z]+ )?$"
    r"|\b(?:has|have|had)(?: [a-z]+)? (?:lasted|existed|been (?:in place|in force|running|working|partners|friends)|looking|waiting|searching|talking|trying|planning|preparing|discussing|run|worked|cooperated|collaborated|supported|maintained|known|had)\b[^.;]{0,40}$",
    re.I,
)
_SPAN = re.compile(r"\s*(?:,|to|until|till|through|up to|and|-|[–—]| )+\s*")
_OTHERS = re.compile(
    r"\b(?:students?|fellows?|researchers?|candidates?|patients?|interns?|start-ups?|visitors?|participants?|spend|stay|study|studied|worked)\b"
)
# "will provide land for ten years", "will invest NT$60 million over five years": how long one of them gives something.
_GIVEN = re.compile(
    r"\b(?:provid|offer|leas|rent|pay|receiv|suppl|grant|giv|support|employ|train|teach|invest|contribut|fund|financ|host|allocat|donat|sponsor|commit|spend|earmark|set aside)(?:e|es|ed|ing|s|y|ies|ied)?\b[^.;]*$"
    r"|\b(?:elected|appointed|as (?:the |its )?(?:chair|president|head))\b[^.;]*$"
    r"|(?:\b(?:million|billion|crore|lakh)\b|[€$£¥])[^.;]*$"
)
_END = re.compile(
    r"\b(?:until|till|through(?: to)?|up to|(?:runs?|running|last(?:s|ing)?|extends?|extending|extended|valid|remains? valid) to|to(?= the end)|by (?:a further |another |up to )?[a-z0-9]+ (?:years?|months?),? to|(?:moved|postponed|put back|pushed back|prolonged|lengthened|extended)(?: (?:from|by) [^.;]{4,24})? to|expir(?:es?|ing|y)(?: date)?(?: of the [a-z]+,| on| in| at| of| is)?|ends?(?: on| in| at)|ending(?: on| in)?|terminat\w+(?: on| in))"
    r"\s+(?:and including )?(?:the )?(?P<close>end of )?(?:the year )?(?:[A-Z][a-z]+day,? )?",
    re.I,
)
# "extended its partnership with B through 2027": a year that no word before it makes a day.
_UNTIL_YEAR = re.compile(
    r"\b(?:through|till|until|(?:runs?|running|extend(?:s|ed|ing)?|last(?:s|ing)?|prolong(?:s|ed)?|renew(?:s|ed)?|continues?|valid|agreement|partnership|MoU|MOU)\b[^.;,]{0,60} (?:to|into)) (?P<year>20[0-9]{2})\b(?![-/0-9])"
)
_YEARS = re.compile(
    r"\b(?:period|years|term|[Ff]ramework|[Pp]rogramme|[Aa]greement|MoU|MOU|[Pp]lan|for|covering|over|during|runs?|running|from)(?: of)?(?: from)? (?P<first>(?:19|20)[0-9]{2})(?: ?[-–/] ?| to | until | till | through )(?P<last>(?:19|20)[0-9]{2})\b"
)
_START = re.compile(
    r"\b(?:(?:become|became|becomes|is|be|was|are|,|and)? ?effective(?: as)?(?: from| on| of)?|(?:came|comes|come|enter(?:s|ed)?|went|go(?:es)?) into (?:force|effect)(?: on| from| as of)?|t(?:akes?|ook) effect(?: on| from)?|"
    r"in (?:force|effect) (?:from|since|as of)|with effect from|valid from|runs? from|commenc\w+(?: on| from)?|for the period from)\s+(?:the )?(?:[A-Z][a-z]+day,? )?$",
    re.I,
)
_AUTOMATIC = re.compile(
    r"(?:automatic|tacit)(?:ally|ly)? (?:be )?(?:renew|exten|prolong)|(?:renew|extend|prolong)\w*,? automatically|automatic (?:renewal|extension)",
    re.I,
)
_BY_AGREEMENT = re.compile(
    r"\b(?:may|can|could|might) be (?:further )?(?:renewed|extended|prolonged)\b|\brenewable\b|\b(?:option|possibility|opportunity) (?:to|for|of) (?:an? |further )?(?:renew|exten)|"
    r"\b(?:renewed|extended|renewal|extension)(?: is| are)?(?: possible)? (?:by|upon|with|subject to|on) (?:mutual|written|joint|the (?:mutual )?consent)",
    re.I,
)
_HALF_YEAR = timedelta(days=180)
_PLURAL = re.compile(
    r"\b(?:[Tt]he|[Bb]oth|[Tt]hese|[Aa]ll) (?:[a-z]+ )?(?:agreements|MoUs|MOUs|memoranda|partnerships|contracts|collaborations|alliances)\b"
)
_ITS_TERM = re.compile(
    r"(?:The|Its) (?:[a-z]+ ){0,3}(?:term|duration|period|validity)\b|(?:It|This) (?:has an? (?:[a-z]+ )?(?:term|duration|validity)|(?:is|will be|shall be|remains?|will remain|shall remain) (?:valid|in (?:force|effect|place))|(?:will )?(?:initially )?(?:runs?|lasts?|expires?)\b)|(?:For|Over|During) (?:a|an initial|the initial|the next|the coming) (?:initial )?(?:period of |term of )?(?:[0-9]+|[a-z]+)[ -](?:years?|months?)",
)
# "Over the next 18 months, the partners want to": a hope, not how long the agreement runs.
_HOPED = re.compile(
    r"(?:For|Over|During) the (?:next|coming) [^.;]{0,80}?\b(?:wants?|plans?|hopes?|aims?|expects?|intends?|seeks?) to\b"
)
_PRONOUN = re.compile(r"(?:It|This|Its|They|Both|Effective|Valid|Initially|Renewable)\b")
# What only agreements have, whatever the sentence calls them: "The affiliation has an initial term of three years".
_STATES_TERM = re.compile(
    r"\b(?:initial |fixed |total )?(?:terms?|duration|validity) (?:of|is|will be|shall be|runs)\b|\b(?:valid|in force|in effect|renewable|extendable) (?:for|until|till|through|from)\b|\bterm of validity\b"
    r"|\b(?:co-?operate|collaborate|work together|partner|work jointly|join forces)\b[^.;]{0,60}? (?:(?:for|over) (?:the )?(?:(?:next|coming|following|initial|first) ){0,2}(?:[0-9]+|[a-z]+) years\b|(?:until|till|through) (?:the end of )?(?:[A-Z0-9]))"
)
# What an agreement is called once it has been told of: "the document, which is valid for three years".
_TAKEN_UP = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]heir|[Oo]ur|[Ii]ts) (?:(?:new|joint|signed|renewed|strategic|landmark|[a-z]+-year|[a-z]+ year|[0-9]+-year) ){0,2}"
    r"(?:documents?|papers?|text|instrument|arrangements?|partnership|collaboration|co-?operation|alliance|relationship|deal|contract|compact|pact|commitment|undertaking|renewal|extension|two (?:sides|parties|institutions)|parties)\b"
)


def read_terms_en(notes: Notes) -> None:
    """Give each agreement the term, end, start and renewal that the text states for it."""
    own = notes.live
    if not own:
        return
    boilerplate, spoken, headings = False, False, []
    for sentence in notes.page.sentences:
        heading = sentence.text[-1] not in '.!)"'
        if heading and len(sentence.text) < 90:
            # "About us", "Contact" at the head of a page are its menu.
            framed = sentence.start < min(agreement.start for agreement in own)
            # What editors are told in notes may well be how long it runs.
            about_others = about_section(sentence.text) and not sentence.text.startswith("Note")
            boilerplate = boilerplate or (not framed and about_others)
        if boilerplate or sentence.text.startswith('"'):
            continue
        words = sentence.text.lstrip("-•*· ")
        its_term = _ITS_TERM.match(words) is not None and _HOPED.match(words) is None
        named = its_term or names_agreement(sentence.text)
        told = any(agreement.start < sentence.start for agreement in own)
        named = named or (told and _TAKEN_UP.search(sentence.text) is not None)
        named = named or (told and _STATES_TERM.search(sentence.text) is not None)
        about = named or (spoken and _PRONOUN.match(words) is not None)
        if about and _CUE.search(sentence.text):
            (headings.append(sentence) if heading else _read(notes, own, sentence))
        spoken = about
    for sentence in headings:
        _read(notes, own, sentence)
    _tie_to_earlier(notes, own)


def _read(notes: Notes, own: list[AgreementDraft], sentence: Span) -> None:
    meant = _meant(notes, own, sentence)
    start = body_start(notes.page, sentence.start, sentence.end)
    # "The agreements, each of which runs for four years": those told of in one breath.
    of_all = _PLURAL.search(sentence.text) is not None
    for agreement in [a for a in own if of_all and a.start == meant.start] or [meant]:
        _read_term(agreement, notes.page.text, start, sentence.end)
        _read_end(notes, agreement, start, sentence.end)
        _read_start(notes, agreement, start, sentence.end)
        agreement.renewal = agreement.renewal or renewal_of(sentence.text)


def is_other_length(text: str, start: int, offset: int) -> bool:
    """Whether the words of a sentence before the length of time at *offset* give it to something else than an agreement that is told of."""
    before = text[max(start, offset - 60) : offset]
    return any(mark.search(before) for mark in (_NO_TERM, _BEFORE_IT)) or _GIVEN.search(text, start, offset) is not None


def renewal_of(words: str) -> str:
    """Return how *words* say that an agreement is renewed: ``automatic``, ``by_agreement`` or ""."""
    if _AUTOMATIC.search(words):
        return "automatic"
    return "by_agreement" if _BY_AGREEMENT.search(words) else ""


def _meant(notes: Notes, own: list[AgreementDraft], sentence: Span) -> AgreementDraft:
    """The agreement a sentence speaks of: the one whose own party it names, else the one told of last before it."""
    if len(own) == 1:
        return own[0]
    hub = notes.hub_id
    named = [draft.id for _a, _b, draft in notes.registry.mentions(sentence.start, sentence.end) if draft.id != hub]
    before = [agreement for agreement in own if agreement.start <= sentence.start]
    near = before[-20:] or own[:20]
    common = set.intersection(*(set(agreement.parties) for agreement in near))
    fitting = [
        agreement for agreement in near if any(party in named for party in agreement.parties if party not in common)
    ]
    return fitting[0] if len(fitting) == 1 else (before or own)[-1]


def _read_term(agreement: AgreementDraft, text: str, start: int, end: int) -> None:
    if agreement.term:
        return
    for match in _TERM.finditer(text, start, end):
        before = text[max(start, match.start() - 60) : match.start()]
        if _NO_TERM.search(before) or _BEFORE_IT.search(before):
            continue
        single = not match["plural"]
        adjective = single and match[0].lower() != "one year" and _BEHIND_TERM.match(text, match.end(), end)
        runs = (match["plural"] or match["count"].lower() in ("one", "1", "a")) and (
            _RUNS.search(before) or _AHEAD_TERM.search(before)
        )
        if runs and _GIVEN.search(text[start : match.start()]):
            continue
        people = _OTHERS.search(text[start : match.start()]) and not re.search(
            r"initial|valid|term|force|effect|period", before + text[match.end() : match.end() + 10]
        )
        if (adjective or runs) and not people:
            count = match["count"].lower()
            number = _COUNTS.get(count) or int(count)
            agreement.term = f"P{number}{'Y' if match['unit'].lower() == 'year' else 'M'}"
            agreement.term_at = (match.start(), match.end())
            return


def _read_end(notes: Notes, agreement: AgreementDraft, start: int, end: int) -> None:
    if agreement.ends_on:
        return
    text = notes.page.text
    for match in _END.finditer(text, start, end):
        found = _date_at(notes, match.end())
        if (
            found is None
            or found.date is None
            or re.search(
                r"\b(?:open|close|applications?|deadline|register|(?:financial|fiscal|business) year)\b",
                text[max(start, match.start() - 50) : match.start()],
                re.I,
            )
        ):
            continue
        agreement.ends_on = (
            _last_day(found.date)
            if match["close"] or text[match.start() : found.start].lower().endswith("end of ")
            else found.date.edtf
        )
        agreement.term_at = agreement.term_at or (match.start(), found.end)
        return
    days = [each for each in notes.page.dates_in(start, end) if each.date]
    for first, last in pairwise(days):
        # "runs from 1 July 2022 to 30 June 2027"; what ends within half a year is a visit or a course.
        if (
            first.date
            and last.date
            and _SPAN.fullmatch(text, first.end, last.start)
            and last.date.earliest - first.date.earliest > _HALF_YEAR
        ):
            agreement.ends_on, agreement.term_at = last.date.edtf, agreement.term_at or (first.start, last.end)
            return
    until = _UNTIL_YEAR.search(text, start, end)
    if until and not agreement.term and until["year"] >= notes.page.published[:4]:
        agreement.ends_on, agreement.term_at = until["year"], until.span()
        return
    # "for the period 2023 to 2027"
    if (years := _YEARS.search(text, start, end)) and years["first"] < years["last"] and not agreement.term:
        agreement.ends_on, agreement.term_at = years["last"], agreement.term_at or years.span()


def _date_at(notes: Notes, offset: int) -> FoundDate | None:
    found = [
        d
        for d in notes.page.dates_in(max(0, offset - 12), offset + 40)
        if d.start <= offset + 1 and d.end > offset and d.date
    ]
    return found[0] if found else None


def _last_day(known: PartialDate) -> str:
    return parse_edtf(known.latest.isoformat()).edtf


def _read_start(notes: Notes, agreement: AgreementDraft, start: int, end: int) -> None:
    if agreement.in_force_from:
        return
    for found in notes.page.dates_in(start, end):
        if found.date and _START.search(notes.page.text[max(start, found.start - 60) : found.start]):
            agreement.in_force_from = found.date.edtf
            return


def term_of(words: str) -> Term | None:
    """Return the term that the words behind a label ("Term:") name first."""
    return Term.read(words[:60])


def _tie_to_earlier(notes: Notes, own: list[AgreementDraft]) -> None:
    """A renewal or an amendment follows the latest earlier agreement of its parties."""
    for agreement in own:
        if agreement.status not in ("renewal", "amendment") or agreement.follows:
            continue
        before = [a for a in notes.agreements if a.status == "earlier" and set(a.parties) == set(agreement.parties)]
        if before:
            agreement.follows = max(before, key=lambda a: a.signed_on).id
