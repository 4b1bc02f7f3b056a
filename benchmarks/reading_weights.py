"""Learn the weights with which a reader judges organisations, days and texts: writes ``enishi/releases/weighing/weights.json``.

Learnt from the releases that developers have read (``quality.gold``); those held back play no part. Above stands what the
weights give on each part when they are learnt from all the others. Run: ``python benchmarks/reading_weights.py [--write]``.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from quality.gold import GoldAgreement, Release, load, name_key
from reading_quality import READ_BY_DEVELOPERS
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from enishi.releases.page import Page
from enishi.releases.registry import Draft
from enishi.releases.rules import noted
from enishi.releases.weighing.bodies import survey
from enishi.releases.weighing.days import all_days, seen_of_day
from enishi.releases.weighing.parties import LIKELY, Bodies, distinct
from enishi.releases.weighing.sight import Sight
from enishi.releases.weighing.signers import People
from enishi.releases.weighing.telling import seen_of_text
from enishi.releases.weighing.terms import all_ends, all_terms, last_day, seen_of_end, seen_of_term
from enishi.releases.weighing.weights import Seen, chance

WEIGHTS = Path(__file__).parents[1] / "src/enishi/releases/weighing/weights.json"
STATUSES = ("renewal", "amendment", "announced")
_RIDGE = {
    "party": 1.0,
    "day": 1.0,
    "signed": 2.0,
    "term": 2.0,
    "end": 2.0,
    "for": 2.0,
    "tells": 2.0,
    "renewal": 2.0,
    "amendment": 2.0,
    "announced": 2.0,
}
_FEWEST = 3  # a trait that fewer texts show tells of these texts alone
_BOUNDS = (0.5, 0.7, 0.8, 0.9)

Rows = Sequence[tuple[Seen, bool]]


@dataclass(frozen=True)
class Known:
    """A release with what is seen of it: its organisations and days, each with whether it is right, and what it tells."""

    part: str
    release: Release
    language: str
    drafts: list[Draft]
    parties: list[tuple[Seen, int]]  # which of the parties told each draft is, -1 for none
    days: list[tuple[str, Seen, bool]]
    terms: list[tuple[str, Seen, bool]]
    ends: list[tuple[str, Seen, bool]]
    people: list[tuple[Seen, bool]]
    signed: int
    sides: list[list[tuple[Seen, bool]]]  # of each who signed, each party and whether it was for that
    told: int
    text: Callable[[Sequence[float]], Seen]

    @property
    def live(self) -> list[GoldAgreement]:
        """The agreements that are no past ones."""
        return _live(self.release)


def main() -> None:
    """Print the tables; with ``--write`` write the weights too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = [look(part, release) for part in READ_BY_DEVELOPERS for release in load(part)]
    for language in ("ja", "en"):
        _print_left_out(language, [each for each in known if each.language == language])
    if options.write:
        learned = {language: learn([k for k in known if k.language == language]) for language in ("ja", "en")}
        kept = {lang: {q: _kept(w) for q, w in weights.items()} for lang, weights in learned.items()}
        WEIGHTS.write_text(json.dumps(kept, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def _kept(weights: Seen) -> dict[str, float]:
    return {trait: round(weight, 2) for trait, weight in weights.items() if abs(weight) >= 0.02}


def look(part: str, release: Release) -> Known:
    """Return what is seen of *release*, with what is right."""
    page = Page(release.text, release.published)
    sight = Sight(page)
    registry = survey(page, release.hub)
    bodies = Bodies(sight, registry)
    live = _live(release)
    told = _told(live)
    parties = []
    for draft in registry.drafts:
        keys = {name_key(name.text) for name in draft.names}
        parties.append((bodies.seen(draft), next((n for n, names in enumerate(told) if names & keys), -1)))
    right = {day for agreement in live if agreement.date_stated for day in agreement.signed_on}
    days = all_days(page)
    seen = [
        (d.date.edtf, seen_of_day(sight, days, place), d.date.edtf in right) for place, d in enumerate(days) if d.date
    ]
    people, signed, sides = _people(release, sight, live)
    return Known(
        part=part,
        release=release,
        language=sight.language,
        drafts=registry.drafts,
        parties=parties,
        days=seen,
        terms=_terms(sight, live),
        ends=_ends(sight, live),
        people=people,
        signed=signed,
        sides=sides,
        told=len(told),
        text=lambda chances: seen_of_text(sight, chances),
    )


def _people(
    release: Release, sight: Sight, live: Sequence[GoldAgreement]
) -> tuple[list[tuple[Seen, bool]], int, list[list[tuple[Seen, bool]]]]:
    """Return what is seen of the people of a text that tells of one agreement, how many signed it, and for whom each did."""
    notes = noted(release.text, hub=release.hub, published=release.published)
    if len(live) != 1 or notes.main is None:
        return [], 0, []
    signed = {name_key(name): s.party for s in live[0].signatories for name in s.names}
    people = People(sight, notes, notes.main)
    seen, sides = [], []
    for person in notes.people:
        told = next((signed[key] for name in person.names if (key := name_key(name.text)) in signed), -1)
        seen.append((people.seen(person), told >= 0))
        if told >= 0:
            names = set(map(name_key, live[0].parties[told]))
            right = [bool(names & {name_key(n.text) for n in notes.registry.get(p).names}) for p in notes.main.parties]
            if any(right):
                sides.append(
                    [(people.seen_beside(person, p), r) for p, r in zip(notes.main.parties, right, strict=True)]
                )
    return seen, len(live[0].signatories), sides


def _terms(sight: Sight, live: Sequence[GoldAgreement]) -> list[tuple[str, Seen, bool]]:
    told = {agreement.term for agreement in live}
    return [(t.term.iso, seen_of_term(sight, t), t.term.iso in told) for t in all_terms(sight.page)]


def _ends(sight: Sight, live: Sequence[GoldAgreement]) -> list[tuple[str, Seen, bool]]:
    told = {day for agreement in live for day in agreement.ends_on}
    ends = [(last_day(sight.page, found), found) for found in all_ends(sight.page)]
    return [(day, seen_of_end(sight, found), day in told) for day, found in ends]


def _live(release: Release) -> list[GoldAgreement]:
    return [a for a in release.agreements if not a.earlier and not a.optional]


def _told(live: Iterable[GoldAgreement]) -> list[set[str]]:
    """The parties of all agreements, each once, by the keys of their names."""
    told: list[set[str]] = []
    for agreement in live:
        for names in agreement.parties:
            keys = {name_key(name) for name in names}
            if not any(keys & other for other in told):
                told.append(keys)
    return told


def fit(rows: Rows, ridge: float) -> Seen:
    """Return the weights of a logistic regression over *rows*; *ridge* holds them small."""
    shown = Counter(trait for seen, _right in rows for trait in seen)
    places = {trait: place for place, trait in enumerate(t for t, n in shown.items() if n >= _FEWEST)}
    entries = [(row, places[t], v) for row, (seen, _r) in enumerate(rows) for t, v in seen.items() if t in places]
    lines, columns, values = zip(*entries, strict=True)
    matrix = csr_matrix((values, (lines, columns)), shape=(len(rows), len(places)))
    right = np.array([float(r) for _seen, r in rows])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total = matrix @ weights
        off = 1 / (1 + np.exp(-total)) - right
        return float(
            (np.logaddexp(0, total) - right * total).sum() + ridge * weights @ weights / 2
        ), matrix.T @ off + ridge * weights

    found = minimize(loss, np.zeros(len(places)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return {trait: float(found.x[place]) for trait, place in places.items()}


def learn(known: Sequence[Known]) -> dict[str, Seen]:
    """Return the weights for each question, learnt from *known*."""
    party = fit([(seen, told >= 0) for k in known if k.told for seen, told in k.parties], _RIDGE["party"])
    day = fit([(seen, right) for k in known if len(k.live) == 1 for _day, seen, right in k.days], _RIDGE["day"])
    # What the parties look like from outside: weights that know the text would look too sure.
    chances = _chances_left_out(known)
    texts = [(k.text(chances[k.release.name]), k) for k in known]
    signed = fit([(seen, right) for k in known for seen, right in k.people], _RIDGE["signed"])
    term = fit([(seen, right) for k in known if k.told for _term, seen, right in k.terms], _RIDGE["term"])
    end = fit([(seen, right) for k in known if k.told for _day, seen, right in k.ends], _RIDGE["end"])
    side = fit([pair for k in known for pairs in k.sides for pair in pairs], _RIDGE["for"])
    weights = {
        "party": party,
        "day": day,
        "signed": signed,
        "term": term,
        "end": end,
        "for": side,
        "tells": fit([(s, bool(k.told)) for s, k in texts], _RIDGE["tells"]),
    }
    for status in STATUSES:
        rows = [(s, k.live[0].status == status) for s, k in texts if k.told]
        weights[status] = fit(rows, _RIDGE[status])
    return weights


def _chances_left_out(known: Sequence[Known]) -> dict[str, list[float]]:
    """How likely each organisation of a text is a party, by weights that did not see its part."""
    found = {}
    for part in dict.fromkeys(k.part for k in known):
        rows = [(seen, told >= 0) for k in known if k.part != part and k.told for seen, told in k.parties]
        weights = fit(rows, _RIDGE["party"])
        for each in known:
            if each.part == part:
                found[each.release.name] = [chance(weights, seen) for seen, _told in each.parties]
    return found


def _print_left_out(language: str, known: Sequence[Known]) -> None:
    print(f"\n{language}: each part by weights learnt from the others")
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    texts: list[tuple[float, bool]] = []
    for part in dict.fromkeys(k.part for k in known):
        weights = learn([k for k in known if k.part != part])
        mine = [k for k in known if k.part == part]
        figures = {name: count(weights[question], mine) for name, (question, count) in _COUNTS.items()}
        figures["status"] = _statuses(weights, mine)
        for name, counted in figures.items():
            sums[name] += counted
        texts += [(chance(weights["tells"], _text_of(weights, each)), bool(each.told)) for each in mine]
        print(f"  {part:14} {len(mine):3}  " + "  ".join(f"{n} {_f1(figures[n]):.3f}" for n in _COUNTS))
    for name, counted in sums.items():
        print(f"  all: {name} {_f1(counted):.3f} {dict(counted)}")
    yes, no = sum(t for _p, t in texts), sum(not t for _p, t in texts)
    for bound in _BOUNDS:
        found, invented = sum(t and p >= bound for p, t in texts), sum(not t and p >= bound for p, t in texts)
        print(f"  tells of one at {bound}: {found / yes:.3f} of those that do, {invented / no:.3f} of the others")


def _text_of(weights: Mapping[str, Seen], known: Known) -> Seen:
    return known.text([chance(weights["party"], seen) for seen, _told in known.parties])


def _statuses(weights: Mapping[str, Seen], known: Sequence[Known]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in known:
        if each.told:
            seen = _text_of(weights, each)
            best = max(STATUSES, key=lambda status: chance(weights[status], seen))
            status = best if chance(weights[best], seen) >= 0.5 else "new"
            counted["right" if status == each.live[0].status else "wrong"] += 1
    return counted


def _f1(counted: Counter[str]) -> float:
    return 2 * counted["right"] / max(1, 2 * counted["right"] + counted["wrong"] + counted["missing"])


def _parties(weights: Seen, known: Sequence[Known]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in known:
        if not each.told:
            continue
        told = dict(zip((draft.id for draft in each.drafts), (told for _seen, told in each.parties), strict=True))
        weighed = [(chance(weights, seen), draft) for draft, (seen, _t) in zip(each.drafts, each.parties, strict=True)]
        likely = distinct(weighed)
        picked = [told[draft.id] for p, draft in likely if p >= LIKELY]
        picked = picked if len(picked) > 1 else [told[draft.id] for _p, draft in likely[:2]]
        found = {told for told in picked if told >= 0}
        counted += Counter(right=len(found), wrong=len(picked) - len(found), missing=each.told - len(found))
    return counted


def _signers(weights: Seen, known: Sequence[Known]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in known:
        picked = [right for seen, right in each.people if chance(weights, seen) >= 0.5]
        counted += Counter(right=sum(picked), wrong=len(picked) - sum(picked), missing=each.signed - sum(picked))
    return counted


def _lengths(weights: Seen, known: Sequence[Known]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in known:
        if len(each.live) != 1:
            continue
        likely, term = max(((chance(weights, seen), term) for term, seen, _right in each.terms), default=(0.0, ""))
        term = term if likely >= 0.5 else ""
        told = each.live[0].term
        counted["right" if term == told else "wrong" if told and term else "missing" if told else "invented"] += 1
    return counted


def _last_days(weights: Seen, known: Sequence[Known]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in known:
        if len(each.live) != 1:
            continue
        likely, day = max(((chance(weights, seen), day) for day, seen, _right in each.ends), default=(0.0, ""))
        told, day = each.live[0].ends_on, day if likely >= 0.5 else ""
        counted[
            "right"
            if day in told or (not day and not told)
            else "wrong"
            if told and day
            else "missing"
            if told
            else "invented"
        ] += 1
    return counted


def _sides(weights: Seen, known: Sequence[Known]) -> Counter[str]:
    pairs = [
        sorted(((chance(weights, seen), right) for seen, right in each), reverse=True)
        for k in known
        for each in k.sides
    ]
    return Counter("right" if each[0][1] else "wrong" for each in pairs)


def _days(weights: Seen, known: Sequence[Known]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for each in known:
        if len(each.live) != 1:
            continue
        best = max(((chance(weights, seen), day) for day, seen, _right in each.days), default=(0.0, ""))
        day = best[1] if best[0] >= 0.4 else ""
        if each.live[0].date_stated:
            counted["stated"] += 1
            counted["right" if day in each.live[0].signed_on else "wrong" if day else "missing"] += 1
        elif day:
            counted["invented"] += 1
    return counted


_COUNTS = {
    "parties": ("party", _parties),
    "days": ("day", _days),
    "term": ("term", _lengths),
    "end": ("end", _last_days),
    "signed": ("signed", _signers),
    "for": ("for", _sides),
}


if __name__ == "__main__":
    main()
