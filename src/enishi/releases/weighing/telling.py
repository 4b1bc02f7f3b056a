"""What speaks for a text telling that an agreement is, was or will be concluded, and not of something else."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from enishi.releases.concluding_ja import concludings
from enishi.releases.signing_en import Clause, excluded_agreements, find_signings
from enishi.releases.weighing.sight import Sight, is_prose
from enishi.releases.weighing.weights import Seen, traits_of
from enishi.text import Span, tokens

__all__ = ["seen_of_text"]

_WORD = re.compile(r"[A-Za-z']+")
_ENDS = re.compile(r"[.!)\"]$")
_LONGEST = 400  # letters of a heading or passage that are looked at
_PHRASE_JA = re.compile(
    r"(?P<verb>締結|調印|署名|取り?交わ|結び|結ん|結ぶ|更新|延長|改定|変更)(?P<ending>しました|いたしました|した|する|します|いたします|された|されました|を行い|式|し|している|しており|予定|だ|$)"
)
_HINTS = {
    "ja": ("基づ", "一環", "周年", "訪問", "来訪", "開催", "選定", "採択", "受賞", "募集", "就任", "寄附", "寄付", "ライセンス", "講演"),
    "en": ("under the", "as part of", "anniversary", "visit", "delegation", "award", "appointed", "funding", "license", "grant", "apply", "lecture", "hosted", "celebrat"),
}  # fmt: skip
_HINTED = 1500  # letters from the beginning
_LIVE = ("done", "coming", "ceremony")


def seen_of_text(sight: Sight, parties: Sequence[float]) -> Seen:
    """Return the traits of a text whose organisations are parties with the chances *parties*."""
    said = _said_ja(sight) if sight.japanese else _said_en(sight)
    likeliest = [*sorted(parties, reverse=True)[:3], 0.0, 0.0, 0.0]
    traits = traits_of(_words(sight), _shape(sight), _days(sight), said)
    return traits | {f"party{place}": likeliest[place] for place in range(3)}


def _words(sight: Sight) -> Iterator[str]:
    """The words of the heading, and those around the agreement where it is first told of."""
    text = sight.page.text
    yield from _bag("t", sight, text[slice(*sight.heading)], capitals=True)
    if sight.telling:
        first = sight.telling[0].text
        noun = sight.noun.search(first)
        if noun:
            near = (noun.start(), noun.start() + 60) if sight.japanese else (max(0, noun.start() - 80), noun.end() + 60)
            yield from _bag("k", sight, first[slice(*near)], capitals=False)
    head = text[:_HINTED]
    title = text[slice(*sight.heading)]
    for hint in _HINTS[sight.language]:
        if hint in head:
            yield f"hint_{hint}"
        if hint in title:
            yield f"thint_{hint}"


def _bag(where: str, sight: Sight, passage: str, *, capitals: bool) -> Iterator[str]:
    passage = passage[:_LONGEST]
    if sight.japanese:
        words = [t.normal for t in tokens(passage) if not t.pos.startswith(("数詞", "補助記号", "記号"))]
    else:
        words = [word.lower() for word in _WORD.findall(passage) if capitals or not word[0].isupper()]
    yield from (f"{where}w_{word}" for word in words)
    yield from (f"{where}b_{first}_{second}" for first, second in pairwise(words))


def _shape(sight: Sight) -> Iterator[str]:
    text = sight.page.text
    title = text[slice(*sight.heading)]
    yield f"telling{min(len(sight.telling), 4)}"
    if sight.telling:
        yield f"told at {min(sight.prose.index(sight.telling[0]), 3)}"
    if sight.noun.search(title):
        yield "title noun"
    if sight.verb.search(title):
        yield "title verb"


def _days(sight: Sight) -> Iterator[str]:
    """How the days of the sentences that tell lie to the day of publication."""
    published = sight.page.published_day
    if published is None:
        return
    for sentence in sight.telling[:3]:
        for found in sight.page.dates_in(sentence.start, sentence.end):
            if found.date is not None:
                age = (published - found.date.earliest).days
                yield "ahead" if age < 0 else "lately" if age <= 45 else "old" if age > 120 else "some time ago"


def _said_ja(sight: Sight) -> Iterator[str]:
    """How the sentences say that an agreement is concluded: done, coming, spoken of, ..."""
    for sentence in sight.telling[:3]:
        for phrase in _PHRASE_JA.finditer(sentence.text):
            yield f"ending_{phrase['ending']}"
            yield f"verb_{phrase['verb']}"
    live: list[int] = []
    for place, sentence in _numbered(sight):
        for said in concludings(sight.page.text, sentence.start, sentence.end):
            yield f"how_{said.how}"
            if sight.in_heading(sentence.start):
                yield f"thow_{said.how}"
            elif is_prose(sentence) and place <= 4:
                yield f"{'f' if place <= 2 else 's'}how_{said.how}"
            if said.how in _LIVE:
                live.append(place)
                yield "bare" if said.bare else "full"
    yield from _told(live)


def _said_en(sight: Sight) -> Iterator[str]:
    text = sight.page.text
    live: list[int] = []
    for place, sentence in _numbered(sight):
        heading = not _ENDS.search(sentence.text[-8:])
        for said in find_signings(text, Clause(sentence.start, sentence.end, heading)):
            verb = text[slice(*said.verb)].lower()[:5]
            weight = "weak" if said.weak else "strong"
            where = "h" if heading else "p"
            yield from (f"{where}_{trait}" for trait in (said.voice, said.status, weight, f"definite {said.definite}"))
            yield f"{where}_{verb}_{said.voice}_{weight}"
            if sight.in_heading(sentence.start):
                yield f"t_{verb}_{weight}"
            if not heading and place <= 4:
                yield f"{'f' if place <= 2 else 's'}_{said.voice}_{weight}_{said.definite}"
            if not (said.definite or said.weak or said.voice in ("participle", "linking")):
                live.append(place)
    yield from _told(live)
    excluded = excluded_agreements(text, (sentence for _place, sentence in _numbered(sight)))
    yield f"excluded{min(len(excluded), 3)}"
    if any(map(sight.in_heading, excluded)):
        yield "excluded in title"


def _numbered(sight: Sight) -> Iterator[tuple[int, Span]]:
    """Each sentence that names an agreement and is no quotation, with how many whole ones stand before it."""
    starts = [sentence.start for sentence in sight.prose]
    for sentence in sight.naming:
        if not sentence.text.startswith(('"', "「")):
            yield bisect_right(starts, sentence.start), sentence


def _told(live: Sequence[int]) -> Iterator[str]:
    """How often the text tells of one, and how many whole sentences stand before and up to the first that does: *live* for each."""
    yield f"told{min(len(live), 4)}"
    yield f"first told at {min(live[0] // 2, 4)}" if live else "told nowhere"
