"""A Japanese name to its organisation by a name in another language: by what its words mean, and by how they sound."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from enishi.organisations.candidates import Band, Candidate
from enishi.organisations.japanese import Piece, pieces
from enishi.organisations.lookup import Lookup
from enishi.organisations.sounding import skeleton

__all__ = ["translated"]

_TRIED = 60
_CERTAIN = 0.86
_LIKELY = 0.45
_APART = 0.1

# Words that a directory without Japanese names cannot teach.
_TERMS = {
    "大学": "university", "大学校": "university college", "短期大学": "college junior",
    "研究所": "institute research laboratory", "研究院": "institute", "研究センター": "research center", "センター": "center",
    "病院": "hospital", "医院": "clinic hospital", "医科大学": "medical university",
    "工業大学": "institute technology university", "財団": "foundation", "協会": "association society", "学会": "society",
    "機構": "organization agency institute", "連盟": "federation", "大学院": "graduate school", "学院": "college school",
    "高等専門学校": "college technology institute", "州立": "state", "国立": "national", "市立": "city municipal",
    "県立": "prefectural", "工科": "technology", "工業": "technology industry", "医科": "medical", "科学": "science",
    "技術": "technology", "国際": "international", "校": "", "東": "east", "西": "west", "南": "south", "北": "north",
    "日本": "japan japanese nippon nihon", "王立": "royal", "省": "ministry", "庁": "agency", "市": "city", "県": "prefecture",
    "がん": "cancer", "薬": "pharmaceutical", "製薬": "pharmaceutical", "銀行": "bank", "アメリカ": "america american",
    "イギリス": "british", "ドイツ": "german", "フランス": "french france", "中国": "china", "韓国": "korea",
    "北京": "beijing peking", "上海": "shanghai", "清華": "tsinghua", "台湾": "taiwan", "香港": "hong kong", "ソウル": "seoul",
    "パリ": "paris", "ミュンヘン": "munich munchen", "ウィーン": "vienna wien", "ローマ": "rome roma", "モスクワ": "moscow",
    "ケルン": "cologne koln",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Sense:
    """What a piece may be in Latin letters: words with how likely they are, its weight, the pieces it covers."""

    words: Mapping[str, float]
    sounds: frozenset[str]
    weight: float


def translated(lookup: Lookup, text: str, country: str | None) -> list[Candidate]:
    """Return the likeliest organisations by another name than the Japanese one, best first."""
    said = pieces(text)
    if not said:
        return []
    senses = _senses(lookup, said)
    tried = _gather(lookup, senses, said)
    whole = "".join(piece.latin for piece in said)
    scored = []
    for organisation, names in lookup.names_of(tried).items():
        score, name = max((_score(lookup, senses, whole, words), name) for name, words in names)
        scored.append((score, name, organisation))
    scored.sort(reverse=True)
    records = lookup.records([organisation for _s, _n, organisation in scored[:20]])
    kept = [(s, n, records[o]) for s, n, o in scored[:20] if not country or records[o].country == country]
    found = []
    for score, name, record in kept[:8]:
        sure = score >= _CERTAIN and len(kept) > 1 and score - kept[1][0] >= _APART and record is kept[0][2]
        if score >= _LIKELY or record is kept[0][2]:
            band = Band.CERTAIN if sure else Band.LIKELY
            found.append(
                Candidate(
                    record.id, record.name, record.country, name, round(score, 3), band, ("translated",), 0, len(text)
                )
            )
    return found


def _senses(lookup: Lookup, said: Sequence[Piece]) -> list[_Sense]:
    meant = lookup.translations([piece.text for piece in said])
    senses = []
    for index, piece in enumerate(said):
        words: dict[str, float] = {}
        joined = [
            "".join(p.latin for p in said[start : start + length])
            for length in (2, 3)
            for start in range(max(0, index - length + 1), index + 1)
            if start + length <= len(said)
        ]
        words.update(dict.fromkeys(joined, 0.9))
        words[piece.latin] = 0.95
        for word, chance in meant.get(piece.text, {}).items():
            words[word] = max(words.get(word, 0.0), min(0.95, 0.45 + 0.6 * chance))
        for word in _TERMS.get(piece.text, "").split():
            words[word] = 0.9
        known = [lookup.weights[word] for word in words if word in lookup.weights]
        sounds = frozenset({piece.sounds} if len(piece.sounds) > 1 else ())
        weight = min(known) if known else lookup.weight(piece.latin)
        senses.append(_Sense(words, sounds, 0.5 if piece.text == "校" else max(1.0, weight)))
    return senses


def _gather(lookup: Lookup, senses: Sequence[_Sense], said: Sequence[Piece]) -> list[int]:
    every = {word for sense in senses for word in sense.words} | {
        f"~{bones}" for sense in senses for bones in sense.sounds
    }
    every.add(f"~{skeleton(''.join(piece.latin for piece in said))}")
    holders = lookup.holders(sorted(every))
    votes: dict[int, float] = defaultdict(float)
    for sense in senses:
        best: dict[int, float] = {}
        terms = [*sense.words.items(), *((f"~{bones}", 0.8) for bones in sense.sounds)]
        for word, chance in terms:
            for organisation in holders.get(word, ()):
                best[organisation] = max(best.get(organisation, 0.0), chance)
        for organisation, chance in best.items():
            votes[organisation] += chance * sense.weight
    for organisation in holders.get(f"~{skeleton(''.join(piece.latin for piece in said))}", ()):
        votes[organisation] += 5
    return sorted(votes, key=lambda organisation: -votes[organisation])[:_TRIED]


def _score(lookup: Lookup, senses: Sequence[_Sense], whole: str, words: Sequence[str]) -> float:
    explained = [0.0] * len(words)
    bones = [skeleton(word) for word in words]
    covered = 0.0
    for sense in senses:
        best = 0.0
        for i, word in enumerate(words):
            chance = max(sense.words.get(word, 0.0), _sounding(sense, bones, i))
            explained[i] = max(explained[i], chance)
            if chance and i + 1 < len(words) and bones[i] + bones[i + 1] in sense.sounds:
                explained[i + 1] = max(explained[i + 1], chance)
            best = max(best, chance)
        covered += best * sense.weight
    weights = [lookup.weight(word) for word in words]
    there = covered / sum(sense.weight for sense in senses)
    back = sum(e * w for e, w in zip(explained, weights, strict=True)) / sum(weights)
    meaning = 2 * there * back / (there + back) if there and back else 0.0
    sound = fuzz.ratio(whole, "".join(words).replace("ou", "o").replace("oo", "o").replace("uu", "u")) / 100
    return max(meaning, sound if sound > 0.6 else 0.0, (meaning + sound) / 2 if sound > 0.5 else 0.0)


def _sounding(sense: _Sense, bones: Sequence[str], i: int) -> float:
    if bones[i] in sense.sounds:
        return 0.85
    return 0.85 if i + 1 < len(bones) and bones[i] + bones[i + 1] in sense.sounds else 0.0
