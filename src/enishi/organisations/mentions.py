"""Names of the directory inside a text in Latin letters: which words of the text are which name, and how well."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from enishi.organisations.lookup import Found, Lookup
from enishi.organisations.wording import Word

__all__ = ["Mention", "mentions"]

# Words for what an organisation is: a name whose word is not there is hardly meant, one that goes on with such a word is another's.
_BODIES = frozenset(
    [
        "university",
        "hospital",
        "institute",
        "college",
        "school",
        "academy",
        "laboratory",
        "center",
        "museum",
        "foundation",
        "ministry",
        "polytechnic",
    ]
)
_FAR = 4
_LEAST = 0.72
# Words of this weight or less are in one name of some three hundred.
_COMMON = 6.0
_PLACES = frozenset(
    "usa us uk prc uae ca ny ma pa tx il oh mi nc va wa md mn wi az in or ga fl nj ct mo al la sc ok ky ia ut nm ks ne nh me dc".split()  # noqa: SIM905 (a list of words reads best as words)
)
_BRANCHING = frozenset({"at", "of", "for", "de", "fur", "of the", "for the", "del", "do", "da", "du", "di", "des"})


@dataclass(frozen=True, slots=True)
class Mention:
    """The words *first* to *last* (positions in the text's words) are the name *found*, by *fit* from 0 to 1.

    *weight* is that of the words matched, in that of the rarest word, *turned* whether they stand in another order, *slip* whether one
    of them was misspelt, *branch* whether the text goes on with "of ...",
    *whole* whether the words are all between two commas, *single* whether the name is one word, *light* whether it has only
    words that many have, *missing* whether the text lacks the word for what it is (university, hospital).
    """

    found: Found
    first: int
    last: int
    fit: float
    weight: float
    turned: bool
    slip: bool
    branch: bool
    whole: bool
    single: bool
    light: bool
    missing: bool


def mentions(lookup: Lookup, words: Sequence[Word], text: str) -> list[Mention]:
    """Return every name of the directory that fits words of the text, a name once, where it fits best."""
    corrected = [lookup.corrected(word.text) for word in words]
    places: dict[str, list[int]] = defaultdict(list)
    for position, word in enumerate(corrected):
        places[word].append(position)
    fits = []
    for found in lookup.names_with(places):
        if found.kind == "acronym" and not _said_in_capitals(found, words, text, places):
            continue
        mention = _fit(lookup, found, places, words)
        if mention:
            slip = any(corrected[i] != words[i].text for i in range(mention.first, mention.last + 1))
            fits.append(replace(mention, slip=slip))
    return fits


def _said_in_capitals(found: Found, words: Sequence[Word], text: str, places: Mapping[str, list[int]]) -> bool:
    return found.words not in _PLACES and all(
        text[words[i].start : words[i].end].isupper() for word in found.words.split() for i in places.get(word, ())[:1]
    )


def _fit(lookup: Lookup, found: Found, places: Mapping[str, list[int]], words: Sequence[Word]) -> Mention | None:
    name = found.words.split()
    weights = [lookup.weight(word) for word in name]
    total = sum(weights)
    # Cheap bound first: most names share one word with the text and no more.
    if sum(weight for word, weight in zip(name, weights, strict=True) if word in places) < _LEAST * total:
        return None
    anchor = max((i for i, word in enumerate(name) if word in places), key=lambda i: weights[i])
    best: Mention | None = None
    for place in places[name[anchor]][:4]:
        mention = _around(lookup, found, (name, weights, total, anchor), place, (places, words))
        if mention and (best is None or mention.fit > best.fit):
            best = mention
    return best


def _around(
    lookup: Lookup,
    found: Found,
    named: tuple[list[str], list[float], float, int],
    place: int,
    said: tuple[Mapping[str, list[int]], Sequence[Word]],
) -> Mention | None:
    name, weights, total, anchor = named
    places, words = said
    used: dict[int, int] = {}
    matched = 0.0
    for index, word in enumerate(name):
        wanted = place + index - anchor
        near = [p for p in places.get(word, ()) if p not in used and abs(p - wanted) <= _FAR]
        if near:
            used[min(near, key=lambda p: abs(p - wanted))] = index
            matched += weights[index]
    positions = sorted(used)
    first, last = positions[0], positions[-1]
    between = sum(lookup.weight(words[p].text) for p in range(first, last) if p not in used)
    order = [used[p] for p in positions]
    turns = sum(1 for a, b in pairwise(order) if b < a)
    commas = words[last].part - words[first].part
    gaps = last - first + 1 - len(used)
    # Across a comma a name goes on only in its own order and without a break: "University of California, San Diego",
    # but not "Yale University, New Haven" for the University of New Haven.
    headed = any(words[p].text in _BODIES and words[p].part == words[first].part for p in used)
    torn = 0.15 if commas and (turns or gaps or not headed) else 0.05 * max(0, commas - (1 if len(name) > 2 else 0))
    fit = matched / (total + 0.7 * between) - 0.1 * turns - torn - 0.15 * _is_anothers(words, used, name, first)
    if fit < _LEAST:
        return None
    after = words[last + 1] if last + 1 < len(words) else None
    before = words[first - 1] if first else None
    on = after is not None and after.part == words[last].part
    branch = (
        after is not None
        and on
        and (after.after in _BRANCHING or (after.text in _BODIES and not after.after and not _BODIES & set(name)))
    )
    missing = bool(_BODIES & (set(name) - {words[p].text for p in used}))
    if missing and len(name) == 2 and "university" in name and _has_school(words, last):
        missing, fit = False, 0.95  # "Harvard Medical School" is Harvard University's
    whole = (after is None or after.part != words[last].part) and (before is None or before.part != words[first].part)
    return Mention(
        found,
        first,
        last,
        fit,
        matched / lookup.weight(""),
        turned=turns > 0,
        slip=False,
        branch=branch,
        whole=whole,
        single=len(name) == 1,
        light=max(weights) < _COMMON,
        missing=missing,
    )


def _has_school(words: Sequence[Word], last: int) -> bool:
    after = [word.text for word in words[last + 1 : last + 3] if word.part == words[last].part]
    return after in (
        ["medical", "school"],
        ["school", "medical"],
        ["law", "school"],
        ["school", "law"],
        ["business", "school"],
    )


def _is_anothers(words: Sequence[Word], used: Mapping[int, int], name: Sequence[str], first: int) -> bool:
    """Whether the word for what it is belongs to a name right before it: "Yale University, New Haven", "Tohoku University Sendai"."""
    for place in used:
        if words[place].text not in _BODIES or place == 0 or place - 1 in used:
            continue
        before = words[place - 1]
        on = words[place + 1] if place + 1 in used else None
        if on and on.part == words[place].part and on.after in _BRANCHING:
            continue  # "... Psychology University of Nottingham": the word goes on with what it belongs to
        if before.part == words[place].part and not words[place].after and (place > first or len(name) > 1):
            return name[0] in _BODIES or place > first
    return False
