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
    "Home / AU News / University signs an MoU with Kaze Hub\nMonday, 6 June 2022\n\nThe President of Aoba University, Ann Poe, signed "
    "an MoU with Kaze Hub, represented by its CEO.": ("Aoba University", "Kaze Hub"),
    "Saltwind Energy and Kaze Hub sign MoU\n\nSaltwind Energy SE and Kaze Hub have signed an MoU. It was signed by Saltwind CEO Ann Poe.": (
        "Saltwind Energy SE", "Kaze Hub",
    ),
    "The Aoba Institute of Technology (AIT) Kobe signed an MoU with Kaze Hub. It was signed on Friday by Ann Poe, Director, AIT Kobe.": (
        "Aoba Institute of Technology", "Kaze Hub",
    ),
    "Aoba Park signed an MoU with the Institute of Marine Science, The University of Kaze, on 3 June.": (
        "Aoba Park", "Institute of Marine Science, The University of Kaze",
    ),
    "Aoba Park signed an MoU with the Department of Health and Family Welfare, Government of Tamil Nadu, here on 3 June.": (
        "Aoba Park", "Department of Health and Family Welfare",
    ),
    "KOBE - Six years after they first put pen to paper, Aoba Park and the Kaze Hub have renewed their MoU.": ("Aoba Park", "Kaze Hub"),
    "Ann Poe, Chair of Aoba Park, went to Asia.\n\nKaze University\nOn 3 June, Ann Poe and the Vice President of Kaze University, "
    "Professor Bo Lind, signed an MoU.": ("Aoba Park", "Kaze University"),
    "Three agreements of Aoba Park.\n\n1. Kaze Prefecture\nOn 3 June, Ann Poe and Vice Governor Bo Lind signed an MoU.": (
        "Aoba Park", "Kaze Prefecture",
    ),
    "A group of the University of Campinas (Unicamp) travelled. Unicamp and Kaze Hub signed an MoU on 3 June.": (
        "University of Campinas", "Kaze Hub",
    ),
    "Farms in the Lower Rhine and Meuse region need water. Aoba Park and Kaze Hub are glad. The two organisations signed an MoU.": (
        "Aoba Park", "Kaze Hub",
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", PARTIES)
def test_parties_of_a_page(text):
    reading = read(text, hub="Aoba Park", published="2022-06-07")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [tuple(names[party] for party in a.parties) for a in reading.agreements] == [PARTIES[text]]
