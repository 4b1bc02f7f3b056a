"""Texts: their language, a normal form with a way back to the original, sentences, tokens of Japanese and English."""
