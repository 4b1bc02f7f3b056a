"""Profiles as lines of JSON."""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from enishi.matching.profiles import Facets, Kind, Link, LinkKind, Profile

__all__ = ["WrongProfile", "read_profiles"]

_Named = TypeVar("_Named", Kind, LinkKind)


class WrongProfile(ValueError):
    """A line is no profile; the message names the line, the part and what belongs there."""


def read_profiles(lines: bytes) -> list[Profile]:
    """Read one profile a line. Raises WrongProfile."""
    profiles: dict[str, Profile] = {}
    try:
        text = lines.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise WrongProfile(f"not UTF-8 at byte {wrong.start}") from wrong
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            profile = _profile(json.loads(line))
        except (ValueError, RecursionError) as wrong:
            raise WrongProfile(f"line {number}: {wrong}") from wrong
        if profile.id in profiles:
            raise WrongProfile(f"line {number}: the id {profile.id!r} stands on an earlier line too")
        profiles[profile.id] = profile
    return list(profiles.values())


def _profile(said: Any) -> Profile:
    whole = _mapping(said, "a profile")
    facets = _mapping(whole.get("facets", {}), "facets")
    texts = _mapping(whole.get("texts", {}), "texts")
    links = whole.get("links", [])
    if not isinstance(links, list):
        raise WrongProfile("links is a list")
    identifier = _word(whole.get("id"), "id")
    if not identifier:
        raise WrongProfile("id is missing")
    return Profile(
        identifier,
        _one_of(Kind, whole.get("kind"), "kind"),
        {language: _list(said, f"texts.{language}") for language, said in texts.items()},
        _word(whole.get("name", ""), "name"),
        Facets(
            fields=_set(facets, "fields"),
            stage=_word(facets.get("stage", ""), "facets.stage"),
            country=_word(facets.get("country", ""), "facets.country"),
            languages=_set(facets, "languages"),
            offers=_set(facets, "offers"),
            wants=_set(facets, "wants"),
        ),
        tuple(_link(_mapping(link, "a link")) for link in links),
    )


def _link(said: Mapping[str, Any]) -> Link:
    return Link(_one_of(LinkKind, said.get("kind"), "a link's kind"), _word(said.get("target"), "a link's target"))


def _one_of(kinds: type[_Named], said: Any, part: str) -> _Named:
    try:
        return kinds(said)
    except ValueError as wrong:
        raise WrongProfile(f"{part} is one of {', '.join(kinds)}, not {said!r}") from wrong


def _mapping(said: Any, part: str) -> Mapping[str, Any]:
    if not isinstance(said, dict):
        raise WrongProfile(f"{part} is an object of names and values")
    return said


def _word(said: Any, part: str) -> str:
    if not isinstance(said, str):
        raise WrongProfile(f"{part} is a text")
    return said


def _set(facets: Mapping[str, Any], name: str) -> frozenset[str]:
    return frozenset(_list(facets.get(name, []), f"facets.{name}"))


def _list(said: Any, part: str) -> tuple[str, ...]:
    texts = [said] if isinstance(said, str) else said
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise WrongProfile(f"{part} is a list of texts")
    return tuple(texts)
