"""Who the parties of English releases are, as pages name them around and above what they tell."""

import pytest

from enishi.releases import read

PARTIES = {
    "Aoba University alongside Kaze Hub signed an MoU on 6 June 2022.": ("Aoba University", "Kaze Hub"),
    "Aoba University jointly with Kaze Hub signed an MoU on 6 June 2022.": ("Aoba University", "Kaze Hub"),
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
    "Aoba Park and the Kyoto Medtech Forge signed an MoU on 3 June.": ("Aoba Park", "Kyoto Medtech Forge"),
    "Our founder Bo Lind took a train to Osaka and signed an agreement with Kaze Hub. We at Aoba Park are glad.": ("Aoba Park", "Kaze Hub"),
    "Aoba Park and the Ministry of Science, Technology, Knowledge and Innovation of Chile signed an MoU.": (
        "Aoba Park", "Ministry of Science, Technology, Knowledge and Innovation",
    ),
    "Parties and signatories:\n  Aoba Park - Ann Poe, Chair\n  Kaze Hub - Bo Lind, Head\n\nThe MoU is short.": ("Aoba Park", "Kaze Hub"),
    "An official had the pleasure of hosting the signing of an MoU between Aoba Park and Kaze Hub.": ("Aoba Park", "Kaze Hub"),
    "Aoba Park and Meijo Pharma are to open a joint centre. A contract to this effect was signed on Friday by Chair Ann Poe.": (
        "Aoba Park", "Meijo Pharma",
    ),
    "Aoba Park, the University of Kaze and Bora Ltd. signed an MoU. The MoU was signed on 3 June by Chief Executive of Aoba Park, Ann Poe; "
    "Deputy President of the University of Kaze, Bo Lind; and Director of Bora, Cleo Ray.": (
        "Aoba Park", "University of Kaze", "Bora Ltd.",
    ),
    "Aoba Park has entered into an MoU with Kaze Authority. The MoU was signed on 3 June by Aoba Group Managing Director, Ann Poe, and "
    "Kaze General Manager, Bo Lind.": ("Aoba Park", "Kaze Authority"),
    "Aoba Park signed an MoU with the Institute of Marine Science, the University of Kaze (IMSUK), on 3 June.": (
        "Aoba Park", "Institute of Marine Science, the University of Kaze",
    ),
    "Aoba Park signed an MoU with The University of Kaze – University of Science and Technology (KUST).": (
        "Aoba Park", "University of Kaze - University of Science and Technology",
    ),
    "Aoba Park and the French Alternative Energies and Atomic Energy Commission (CEA) signed an MoU.": (
        "Aoba Park", "Alternative Energies and Atomic Energy Commission",
    ),
    "Aoba Park signed an agreement with Ca' Foscari University of Venice.": ("Aoba Park", "Ca' Foscari University of Venice"),
    "Kaze Pharma Company Limited (TSE:4502) (\"Kaze\") met Aoba Park. Kaze and Aoba Park signed an MoU.": (
        "Aoba Park", "Kaze Pharma Company Limited",
    ),
    "Aoba Park (the \"Company\") hereby announces that it\nContact: Ann Poe, Manager\n\nAoba Park resolved to enter into an alliance "
    "with Kaze Ltd., and concluded an alliance agreement with Kaze Ltd. on 3 June.": ("Aoba Park", "Kaze Ltd."),
}  # fmt: skip


@pytest.mark.parametrize("text", PARTIES)
def test_parties_of_a_page(text):
    reading = read(text, hub="Aoba Park", published="2022-06-07")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [tuple(names[party] for party in a.parties) for a in reading.agreements] == [PARTIES[text]]


def test_page_speaks_for_the_house_that_heads_it_where_nobody_says_whose_it_is():
    text = "Newcastle Harbour University\nResearch | Teaching\n\nA memorandum of understanding has been signed with Kaze Hub in Kobe."
    reading = read(text, published="2022-06-07")
    names = {o.id: o.names[0].text for o in reading.organisations}
    assert [{names[party] for party in a.parties} for a in reading.agreements] == [
        {"Newcastle Harbour University", "Kaze Hub"}
    ]


NOTHING_NEW = [
    '"Bo has signed agreements on four continents and knows',
    "Chair Ann Poe recalled the cooperation agreement signed in February with Kaze Hub.",
    "The Partnership Development Grants cover advice up to and including the signing of a memorandum of understanding.",
]


@pytest.mark.parametrize("sentence", NOTHING_NEW)
def test_what_is_only_spoken_of_is_nothing_new(sentence):
    reading = read(f"Aoba Park has a new head, Bo Lind.\n\n{sentence}", hub="Aoba Park", published="2022-06-07")
    assert [a for a in reading.agreements if a.status != "earlier"] == []
