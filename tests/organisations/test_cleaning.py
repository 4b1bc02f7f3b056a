"""Affiliations with the faults that data sets have."""

import pytest

from enishi.organisations.cleaning import cleaned

_KNOWN = {"university", "melbourne", "institute", "marshall", "huntington", "monash", "research", "laboratory"}


def _known(word):
    return word.casefold() in _KNOWN


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Monash University", "Monash University"),
        ("InstituteUniversity of MelbourneMelbourne", "Institute, University of Melbourne, Melbourne"),
        ("2Monash University1-21", "2, Monash University, 1-21"),
        ("Marshall UniversityHuntingtonWV", "Marshall University, Huntington, WV"),
        ("McGill GeoLabor", "McGill GeoLabor"),  # capitals inside words that are written so
        ("ResearchBlock", "ResearchBlock"),  # one side is no word
        ("R&amp;D, Syst&#x00E8;mes &lt;x", "R&D, Systèmes <x"),
        ("AT&T; B&nosuch; C", "AT&T; B&nosuch; C"),
        ("Monash<sup>1</sup> a < b > c", "Monash 1  a < b > c"),
        ("Westfa¨lische", "Westfalische"),
        ("", ""),
    ],
)
def test_text_is_given_as_it_was_meant(text, meant):
    assert cleaned(text, _known)[0] == meant


def test_places_are_those_of_the_text_as_it_stood():
    text = "Aut&#x00F2;noma, MonashUniversity<b>Melbourne"
    meant, places = cleaned(text, _known)
    assert meant == "Autònoma, Monash, University Melbourne"
    assert len(places) == len(meant) + 1
    for word in ("Monash", "University", "Melbourne"):
        start = meant.index(word)
        assert text[places[start] : places[start + len(word)]].startswith(word)
    assert places[-1] == len(text)
