"""The releases with what each of them tells; README.md in ``benchmarks/releases`` documents the files."""

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["FOLDER", "SPLITS", "GoldAgreement", "GoldSignatory", "Release", "load", "name_key"]

FOLDER = Path(__file__).parents[1] / "releases"
# Each folder of releases, by the name its tables bear.
SPLITS = {
    "tuning": "tuning",
    "held_back": "held back (first, learnt from since 2026-11-23)",
    "held_back_2": "held back (second, learnt from since 2026-11-23)",
    "held_back_3": "held back (third, learnt from since 2026-11-23)",
    "learnt_4": "two thirds of the fourth set, learnt from since 2026-11-23",
    "learnt_5": "by the developers of the reader, learnt from",
    "learnt_6": "English, by the developers of the reader, learnt from",
    "learnt_7": "English, by the developers of the reader as well, learnt from",
    "learnt_8": "English, by the developers of the reader once more, learnt from",
    "learnt_9": "English, by the developers of the reader for the fourth time, learnt from",
    "learnt_10": "Japanese, by the developers of the reader, learnt from",
    "learnt_11": "English, two thirds of a set by another hand, learnt from",
    "learnt_12": "two thirds of the Japanese set by another hand, learnt from since 2026-12-01",
    "held_back_5": "held back (the last third of the Japanese set by another hand)",
    "held_back_4": "held back (the last third of the fourth set, by another hand)",
    "held_back_6": "held back (the rest of that English set, by another hand)",
    "learnt_13": "Japanese, two thirds of pages and openings of pages by two other hands",
    "learnt_14": "English, two thirds of pages and openings of pages by two other hands",
    "learnt_15": "Japanese, short pages and openings by two other hands",
    "learnt_16": "English, short pages and openings by two other hands",
    "learnt_17": "Japanese, ordinary pages and openings by a further hand",
    "learnt_18": "English, ordinary pages and openings by a further hand",
    "learnt_19": "English, the same by one more hand",
    "learnt_20": "Japanese, ordinary pages and openings of companies by one more hand",
    "learnt_21": "Japanese, the same of universities and schools by another hand",
    "learnt_22": "English, the same of companies by one more hand",
    "held_back_7": "held back (the last third of those Japanese pages)",
    "held_back_8": "held back (the last third of those English pages)",
    "held_back_9": "held back (Japanese, ordinary pages and openings by one more hand)",
}
_JAPANESE_FORMS = re.compile(
    r"株式会社|有限会社|合同会社|(?:一般|公益)(?:社団|財団)法人|国立大学法人|公立大学法人|学校法人|国立研究開発法人"
    r"|(?:地方)?独立行政法人|医療法人(?:社団|財団)?|社会福祉法人|特定非営利活動法人"
)
_ENGLISH_FORMS = re.compile(
    r"(?:[,\s]+(?:incorporated|inc|limited|ltd|corporation|corp|co|plc|llc|gmbh|oy|ab|bv|b\.v|as|kk|k\.k)\.?)+$"
)


@dataclass(frozen=True, slots=True)
class GoldSignatory:
    """Who signed: every spelling of the name that is right, and the place of the party in the list of parties."""

    names: tuple[str, ...]
    party: int


@dataclass(frozen=True, slots=True)
class GoldAgreement:
    """An agreement that a text tells of. Where several values are right, all are given; none: the text does not say."""

    status: str
    kinds: tuple[str, ...]
    parties: tuple[tuple[str, ...], ...]
    signed_on: tuple[str, ...]
    in_force_from: str
    term: str
    ends_on: tuple[str, ...]
    renewal: tuple[str, ...]
    said: tuple[str, ...]
    signatories: tuple[GoldSignatory, ...]
    same: str
    optional: bool

    @property
    def earlier(self) -> bool:
        """Whether the text tells of it as of something past."""
        return self.status == "earlier"

    @property
    def date_stated(self) -> bool:
        """Whether a date must be read."""
        return bool(self.signed_on) and "" not in self.signed_on

    @property
    def term_stated(self) -> bool:
        """Whether a term or a last day must be read."""
        return bool(self.term or self.ends_on)


@dataclass(frozen=True, slots=True)
class Release:
    """One text, what a user would pass with it, and what it tells."""

    name: str
    text: str
    language: str
    published: str
    hub: str
    tells: str
    flags: tuple[str, ...]
    named: tuple[str, ...]
    agreements: tuple[GoldAgreement, ...]


def load(split: str, folder: Path = FOLDER) -> list[Release]:
    """Return the releases of one of ``SPLITS``, by name."""
    return [_release(split, path) for path in sorted((folder / split).glob("*.txt"))]


def _release(split: str, path: Path) -> Release:
    gold = tomllib.loads(path.with_suffix(".toml").read_text(encoding="utf-8"))
    return Release(
        # Two parts may hold texts of one name; what was read is kept by this one.
        name=f"{split}/{path.stem}",
        text=path.read_text(encoding="utf-8"),
        language=gold["language"],
        published=gold["published"],
        hub=gold["hub"],
        tells=gold["tells"],
        flags=tuple(gold["flags"]),
        named=tuple(gold["named"]),
        agreements=tuple(map(_agreement, gold.get("agreements", []))),
    )


def _agreement(gold: dict[str, Any]) -> GoldAgreement:
    parties = tuple(map(tuple, gold["parties"]))
    return GoldAgreement(
        status=gold["status"],
        kinds=tuple(gold["kind"]),
        parties=parties,
        signed_on=_several(gold.get("signed_on", "")),
        in_force_from=gold.get("in_force_from", ""),
        term=gold.get("term", ""),
        ends_on=_several(gold.get("ends_on", "")),
        renewal=_several(gold.get("renewal", "")),
        said=tuple(gold.get("said", ())),
        signatories=tuple(
            GoldSignatory(tuple(s["names"]), next(i for i, party in enumerate(parties) if s["for"] in party))
            for s in gold.get("signatories", ())
        ),
        same=gold.get("same", ""),
        optional=gold.get("optional", False),
    )


def _several(value: str | list[str]) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(value)
    return (value,) if value else ()


def name_key(name: str) -> str:
    """Return *name* without what does not make it another name: width, case, spaces, points, legal forms, an article."""
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    plain = _JAPANESE_FORMS.sub("", plain)
    plain = _ENGLISH_FORMS.sub("", plain).removeprefix("the ")
    return re.sub(r"[\W_]+", "", plain)
