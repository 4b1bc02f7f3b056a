"""Texts: their language, a normal form with a way back to the original, sentences, tokens of Japanese and English.

See docs/text.md.
"""

from enishi.text.normalising import Normalised, normalise, without_hidden
from enishi.text.places import places
from enishi.text.scripts import language_of
from enishi.text.searching import search_query, search_tokens
from enishi.text.sentences import Span, sentences
from enishi.text.words import Token, tokens

__all__ = [
    "Normalised", "Span", "Token", "language_of", "normalise", "places", "search_query", "search_tokens", "sentences", "tokens",
    "without_hidden",
]  # fmt: skip
