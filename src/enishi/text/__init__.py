"""Texts: their language, a normal form with a way back to the original, sentences, tokens of Japanese and English."""

from enishi.text.languages import language_of
from enishi.text.normal import Normalised, normalise
from enishi.text.searching import search_query, search_tokens
from enishi.text.sentences import Span, sentences
from enishi.text.tokens import Token, tokens

__all__ = [
    "Normalised",
    "Span",
    "Token",
    "language_of",
    "normalise",
    "search_query",
    "search_tokens",
    "sentences",
    "tokens",
]
