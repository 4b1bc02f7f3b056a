"""Claims: figures that the text asserts about the hub's own record."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from enishi.dates import Term, end_of_term, parse_edtf, read_end
from enishi.releases.drafts import Notes
from enishi.releases.reading import Claim, ClaimKind

__all__ = ["finish_terms", "read_claims", "read_terms"]

_UNIT = r"(?:団体|機関|組織|大学|社|カ所|か所|件)"
_CLAIMS_JA = (
    (re.compile(rf"(?P<n>[0-9]+){_UNIT}(?:\(?うち|、うち)海外(?P<overseas>[0-9]+){_UNIT}"), "partners"),
    (re.compile(rf"海外(?P<overseas>[0-9]+){_UNIT}を含む(?:計|合計|全)?(?P<n>[0-9]+){_UNIT}"), "partners"),
    (re.compile(rf"国内外(?:の|合わせて|あわせて)?(?:計)?(?P<n>[0-9]+){_UNIT}"), "partners"),
    (re.compile(rf"(?P<n>[0-9]+){_UNIT}(?:と|との)(?:提携|連携|MOU|覚書)"), "partners"),
    (re.compile(r"(?P<n>[0-9]+)(?:例目|番目|件目|団体目|機関目|校目|社目|カ所目|か所目)"), "partner_ordinal"),
)
_NEAR_PARTNER = re.compile(r"提携|連携|覚書|MOU|パートナー|協定")
_COUNT_EN = r"(?:[0-9]{1,4}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_PARTNERS_EN = r"(?:partner(?:s| organi[sz]ations| institutions)?|organi[sz]ations|institutions|bodies|universities)"
_CLAIMS_EN = (
    (
        re.compile(
            rf"\b(?P<n>{_COUNT_EN}) (?:[a-z-]+ ){{0,2}}{_PARTNERS_EN}[^.0-9]{{0,40}}?(?P<overseas>{_COUNT_EN}) (?:of (?:them|which|whom) )?(?:(?:are|is|being|based|located) )?(?:overseas|abroad|international|foreign|outside)",
            re.I,
        ),
        "partners",
        ("overseas", "abroad", "international", "foreign", "outside"),
    ),
    (
        re.compile(
            rf"\b(?:partnerships?|partners|alliances?|agreements?|MoUs?|MOUs?) (?:now )?with (?:a total of )?(?P<n>{_COUNT_EN}) {_PARTNERS_EN}",
            re.I,
        ),
        "partners",
        ("p with ", "s with ", "e with ", "t with ", "u with ", "now with "),
    ),
    (
        re.compile(
            r"\b(?P<n>[0-9]{1,4})(?:st|nd|rd|th) (?:MO[UC] |partner|MOU partner|partnership|organi[sz]ation|agreement|memorandum)",
            re.I,
        ),
        "partner_ordinal",
        tuple(
            f"{ending} {word}"
            for ending in ("st", "nd", "rd", "th")
            for word in ("mo", "partner", "organi", "agreement", "mem")
        ),
    ),
    (
        re.compile(
            r"\b(?P<word>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth) (?:MO[UC]|partner|MOU partner|partnership)\b",
            re.I,
        ),
        "partner_ordinal",
        tuple(f"{ending} {word}" for ending in ("st", "nd", "rd", "th") for word in ("mo", "partner")),
    ),
)
#: No claim begins or ends further from the words that its pattern needs.
_REACH = 200
_ORDINALS = dict(
    zip(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        range(1, 13),
        strict=True,
    )
)
_NUMBERS = dict(zip("two three four five six seven eight nine ten eleven twelve".split(), range(2, 13), strict=True))  # noqa: SIM905 (the same)
_TERM_CONTEXT = re.compile(
    r"今後|向こう|期間|有効|任期|\bterm\b|\bperiod\b|\bvalid\b|\binitial\b|for (?:the next )?(?=\w+ years?)|over the next|-year\b|\buntil\b|\bin (?:force|effect)\b",
    re.I,
)
_AUTOMATIC = re.compile(
    r"自動(?:的に)?(?:更新|延長)|automatic(?:ally)? (?:renew|extend)|(?:renew|extend)\w*,? automatically", re.I
)


def read_claims(notes: Notes) -> None:
    """Note the figures about partners and their order."""
    english = notes.page.language != "ja"
    main = notes.main
    others = [party for party in main.parties if party != notes.hub_id] if main else []
    taken: list[tuple[int, int]] = []
    for kind, match in _matches_en(notes.page.text) if english else _matches_ja(notes.page.text):
        if not _overlaps(taken, *match.span()):
            insort(taken, match.span())
            _claims_of(notes, kind, match, others)


def _matches_ja(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for pattern, kind in _CLAIMS_JA:
        for match in pattern.finditer(text):
            if _NEAR_PARTNER.search(text, max(0, match.start() - 40), match.end() + 30):
                yield kind, match


def _matches_en(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """What the English patterns find. They are dear, and looked for only around the words that each of them needs."""
    lowered = text.lower()
    for pattern, kind, needed in _CLAIMS_EN:
        for start, end in _around(lowered, needed):
            yield from ((kind, match) for match in pattern.finditer(text, start, end))


def _around(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches around *words*, as far as a claim reaches."""
    found: list[tuple[int, int]] = []
    places = sorted(m.start() for word in words if word in text for m in re.finditer(re.escape(word), text))
    for place in places:
        if found and place - _REACH <= found[-1][1]:
            found[-1] = (found[-1][0], place + _REACH)
        else:
            found.append((max(0, place - _REACH), place + _REACH))
    return found


def _overlaps(taken: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans *taken* (sorted, none overlapping) shares a character with another."""
    index = bisect_left(taken, (start, start))
    return (index > 0 and taken[index - 1][1] > start) or (index < len(taken) and taken[index][0] < end)


def _claims_of(notes: Notes, kind: str, match: re.Match[str], others: list[str]) -> None:
    found = match.groupdict()
    value = _figure(found["n"]) if found.get("n") else _ORDINALS[(found.get("word") or "").lower()]
    about = others[0] if kind == "partner_ordinal" and len(others) == 1 else ""
    if kind == "partner_ordinal" and not about:
        return
    _claim(notes, kind, value, about, match)  # type: ignore[arg-type]  # the tables hold only these
    overseas = found.get("overseas")
    if overseas:
        _claim(notes, "partners_overseas", _figure(overseas), "", match)


def _figure(said: str) -> int:
    return _NUMBERS.get(said.lower()) or int(said)


def _claim(notes: Notes, kind: ClaimKind, value: int, about: str, match: re.Match[str]) -> None:
    quote = notes.page.quote(*match.span())
    notes.claims.append(Claim(f"c{len(notes.claims) + 1}", kind, value, "", about, notes.page.published, quote, 0.85))


def read_terms(notes: Notes) -> None:
    """Give the main agreement the term, end and renewal that the text states for it."""
    agreement = notes.main
    if agreement is None:
        return
    for sentence in notes.page.sentences:
        words = notes.page.text[sentence.start : sentence.end]
        if not _TERM_CONTEXT.search(words):
            continue
        end = read_end(words, published=notes.page.published_day) if agreement.signed_on else None
        if (
            end
            and not agreement.ends_on
            and re.search(r"有効|期間|協定|覚書|agreement|MO[UC]|memorandum|valid|\bin (?:force|effect)\b", words, re.I)
        ):
            agreement.ends_on, agreement.term_at = end.edtf, (sentence.start, sentence.end)
        term = _term_near(words)
        if term and not agreement.term and not agreement.ends_on:
            agreement.term, agreement.term_at = term.iso, (sentence.start, sentence.end)
        if _AUTOMATIC.search(words):
            agreement.renewal = "automatic"


def _term_near(words: str) -> Term | None:
    """Return the term stated right behind a word that speaks of one, so that "after ten years of research" is none."""
    for context in _TERM_CONTEXT.finditer(words):
        term = Term.read(words[max(0, context.start() - 14) : context.end() + 40])
        if term is not None and (term.years or term.months):
            return term
    return None


def finish_terms(notes: Notes) -> None:
    """Compute the last day of each agreement whose day of signing and term are known."""
    for agreement in notes.agreements:
        start = agreement.in_force_from or agreement.signed_on
        if agreement.term and start and not agreement.ends_on:
            agreement.ends_on = end_of_term(parse_edtf(start), Term.parse(agreement.term)).edtf
