"""Countries that a text names."""

from collections.abc import Mapping, Sequence

from enishi.organisations.wording import Word

__all__ = ["countries_in"]

_ALSO = {
    "usa": "US", "us": "US", "united state america": "US", "u a": "US", "uk": "GB", "england": "GB", "scotland": "GB", "wale": "GB",
    "northern ireland": "GB", "great britain": "GB", "korea": "KR", "republic korea": "KR", "south korea": "KR", "pr china": "CN",
    "people republic china": "CN", "p r china": "CN", "prc": "CN", "russian federation": "RU", "brasil": "BR", "espana": "ES",
    "deutschland": "DE", "italia": "IT", "holland": "NL", "netherland": "NL", "schweiz": "CH", "suisse": "CH", "osterreich": "AT",
    "turkey": "TR", "turkiye": "TR", "viet nam": "VN", "vietnam": "VN", "czech republic": "CZ", "czechia": "CZ", "belgique": "BE",
    "polska": "PL", "ussr": "RU", "mexico": "MX", "danmark": "DK", "sverige": "SE", "norge": "NO", "maroc": "MA", "taiwan": "TW",
}  # fmt: skip


def countries_in(words: Sequence[Word], known: Mapping[tuple[str, ...], str]) -> set[str]:
    """Return the countries named by *words*, the last of which mostly say where an institution stands."""
    texts = [word.text for word in words]
    found: set[str] = set()
    for start in range(len(texts)):
        for length in (3, 2, 1):
            phrase = tuple(texts[start : start + length])
            country = _ALSO.get(" ".join(phrase)) or known.get(phrase)
            # "Georgia" and "Jersey" are states of the US as often as countries, "us" a word of English.
            if country and country not in {"GE", "JE"}:
                found.add(country)
                break
    return found
