"""Whom English releases name."""

import pytest

from enishi.releases import read
from enishi.releases.persons_en import people_between, people_in

NAMED = {
    "Contacts\nAoba Park\nCorporate Communications\nRie Hanaoka\n+81-266-00-0000": ["Rie Hanaoka"],
    "Contacts\nAoba: Oliver Penhaligon, media@aoba.example": ["Oliver Penhaligon"],
    "Contacts\nInvestor Relations\nir@aoba.example": [],
    "Edition: Ana Bragança | 29 Apr 2024": ["Ana Bragança"],
    "President Ivo van der Meulen spoke.": ["Ivo van der Meulen"],
    "The Rector, Prof. Beatrice Achieng' Oduya, spoke.": ["Beatrice Achieng' Oduya"],
    "It was signed by the directors, Dr. Ann Poe and Bo Lind.": ["Ann Poe", "Bo Lind"],
    "Ann Poe, the company's chief technology officer, spoke.": ["Ann Poe"],
    "Signatories: Ann Poe, Chair, Aoba / Bo Lind, Directeur Général, Kaze": ["Ann Poe", "Bo Lind"],
    "Eng. Turki Al-Subaiei spoke. Eng. Al-Subaiei left.": ["Turki Al-Subaiei"],
    'Mr. Ann Poe, Chief Executive Officer, Suvarna Hospitals, added, "We are glad."': ["Ann Poe"],
    "Rector Otávio Sarmento Leite spoke. Sarmento Leite and others left.": ["Otávio Sarmento Leite"],
}


@pytest.mark.parametrize("text", NAMED)
def test_people_named_around_the_text(text):
    assert [person.names[0].text for person in read(text).people] == NAMED[text]


def test_people_between_two_offsets_are_those_whose_names_begin_there():
    text = "President Ann Poe met Dr. Bo Lind. Then Mayor Cleo Ray spoke."
    first = text.index("Bo Lind")
    assert [text[m.start : m.end] for m in people_in(text)] == ["Ann Poe", "Bo Lind", "Cleo Ray"]
    assert [text[m.start : m.end] for m in people_between(text, first, text.index("Cleo Ray"))] == ["Bo Lind"]
