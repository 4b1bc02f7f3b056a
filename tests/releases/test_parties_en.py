"""Who the parties of English releases are, as pages name them around and above what they tell."""

import pytest

from enishi.releases import read

PARTIES = {
    "On a visit to Kobe, a delegation from Aoba University, headed by its President, Prof. Ann Poe, signed an MoU with Kaze Hub.": (
        "Aoba University", "Kaze Hub",
    ),
    "His Excellency the President of Aoba University, Prof. Ann Poe, signed on Monday an MoU with Kaze Hub.": (
        "Aoba University", "Kaze Hub",
    ),
    "Home / AU News / University signs an MoU with Kaze Hub\nMonday, 6 June 2022\n\nThe President of Aoba University, Prof. Ann Poe, signed "
    "an MoU with Kaze Hub, represented by its CEO.": ("Aoba University", "Kaze Hub"),
    "Saltwind Energy and Kaze Hub sign MoU\n\nSaltwind Energy SE and Kaze Hub have signed an MoU. It was signed by Saltwind CEO Ann Poe.": (
        "Saltwind Energy SE", "Kaze Hub",
    ),
    "The Aoba Institute of Technology (AIT) Kobe signed an MoU with Kaze Hub. It was signed on Friday by Ann Poe, Director, AIT Kobe.": (
        "Aoba Institute of Technology", "Kaze Hub",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", PARTIES)
def test_parties_of_a_page(text):
    reading = read(text, published="2022-06-07")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [tuple(names[party] for party in a.parties) for a in reading.agreements] == [PARTIES[text]]
