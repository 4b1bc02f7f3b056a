"""Who signed, told from who watched, spoke or stood by."""

import pytest

from enishi.releases import Reading, read

MOU = "Aoba University and the Harbour Foundation have signed an MoU. "
SIGNED = {
    "It was signed by Aya Mori, President of Aoba University, and John Lind, Chair of the Foundation.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Aoba University President Aya Mori and Dr John Lind of the Harbour Foundation put their signatures to the MoU.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The MoU was signed for the university by its President, Professor Aya Mori, in the presence of Ambassador John Lind.": [
        ("Aya Mori", "Aoba University"),
    ],
    "It was signed by Aya Mori, President of Aoba University; Professor Ida Lund, Vice President for "
    "Research at Aoba University; and Dr John Lind, Chair of the Foundation.": [
        ("Aya Mori", "Aoba University"), ("Ida Lund", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Aoba University and the Harbour Foundation were represented by their respective directors, Aya Mori "
    "and John Lind, both of whom signed the MoU.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Dr Aya Mori (President, Aoba University) and Dr John Lind (Chair, Harbour Foundation) signed the "
    "MoU in the presence of Minister Ida Lund.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "\n\nSignatories\nAoba University: Professor Aya Mori, President\nHarbour Foundation: Mr John Lind, Chair": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "\n\nPhoto: Aya Mori, President of Aoba University, and John Lind, Chair of the Foundation, after signing the MoU": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Aoba's executive vice president for global engagement, Aya Mori, and Harbour Governor John Lind signed the document.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "That day Aya Mori, President of Aoba University, met John Lind, Chair of the Foundation. After remarks by both sides, President Mori "
    "and Chair Lind signed the documents.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "\n\nSignatories: Aya Mori, Officer, Sales Headquarters, Aoba University / John Lind, Chair, Harbour Foundation": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "In Brussels, Aoba University President Aya Mori and Kobe Mayor John Lind exchanged a letter of intent.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "President Aya Mori put pen to paper with her counterpart, Harbour Foundation Chair John Lind.": [
        ("John Lind", "Harbour Foundation"), ("Aya Mori", "Aoba University"),
    ],
    '"We are glad," said Harbour Foundation\'s John Lind, who signed alongside Aoba University President Aya Mori.': [
        ("John Lind", "Harbour Foundation"), ("Aya Mori", "Aoba University"),
    ],
    "The MoU was signed by:\n\n• Dr Aya Mori, President, Aoba University\n• Mr John Lind, Chair, Harbour "
    "Foundation\n\nIt was a fine day.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The MoU was signed by Don Aya Mori, President of the university, and by Ing. John Lind, Chair of the Foundation.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Dipl.-Ing. Aya Mori, President of Aoba University, and Prof. Dato' Ts. Dr. John bin Lind, Chair of the Harbour Foundation, "
    "signed the MoU.": [
        ("Aya Mori", "Aoba University"), ("John bin Lind", "Harbour Foundation"),
    ],
    "The signing was held in Osaka. Aoba University was represented by its President, Prof. Aya Mori, while the Harbour Foundation was "
    "represented by its Chair, Mr. John Lind.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The MoU was signed by Aya Mori, President of Aoba University, and John Lind, Chair of the Foundation, in the august "
    "presence of Dr. Ida Lund.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Aoba University (represented by its President, Dr Aya Mori) and the Harbour Foundation (represented by its Chair, Prof John Lind) "
    "signed the MoU.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The MoU was signed by Aya Mori (Aoba University) and John Lind (Harbour Foundation).": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "In the presence of Prime Minister Ida Lund, Aoba University President Aya Mori and Harbour Foundation Chair John Lind "
    "signed the MoU.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The MoU was signed on 3 June by Aya Mori and John Lind, the presidents of the two organisations.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The MoU was signed by Dr Aya Mori on behalf of the university and the Chair, Mr John Lind, on behalf of the foundation.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "President Aya Mori of Aoba University signed the MoU on Monday. John Lind, Chair of the Foundation, was glad. Lind signed for the "
    "Foundation.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Aya Mori, President of the university, signed for her side on Monday. Her counterparts were John Lind from "
    "the Harbour Foundation and others.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Aoba University President Aya Mori signed the MoU with Harbour Foundation Chair John Lind.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Don Mori, President of Aoba University, and Tan Wei Ming, Chair of the Harbour Foundation, signed the MoU.": [
        ("Don Mori", "Aoba University"), ("Tan Wei Ming", "Harbour Foundation"),
    ],
    "The MoU was co-signed by Directors Aya Mori and John Lind.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "Aya Mori, who heads Aoba University, and John Lind, the Foundation's director, put their signatures under the MoU.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The Rector of Aoba University, Aya Mori, and her counterpart at the Harbour Foundation, John Lind, signed the MoU.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The picture shows Aya Mori (left), President of Aoba University, and John Lind (right), Chair of the Harbour Foundation, as they "
    "sign the MoU.": [("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation")],
    "Aya Mori signed for Aoba University and Prof. John Lind, Head of the Faculty Board, for the Harbour Foundation.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The document bears the signatures of Aya Mori, President of Aoba University, and John Lind, Chair of the Foundation.": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "A ceremony was held in Osaka, where President Aya Mori of Aoba University and Chair John Lind of the Harbour Foundation exchanged "
    "signed documents.": [("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation")],
    'It was signed by Aoba University President Aya "May" Mori and Harbour Foundation Chair John Lind.': [
        ('Aya "May" Mori', "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "It was signed by Aya Mori (Aoba) and John Lind (Harbour).": [
        ("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation"),
    ],
    "The Ministry of Health and Welfare said that it was signed in Osaka.": [],
    "Aoba University (President: Aya Mori; Osaka) announces that it has concluded the MoU.": [],
    "President Aya Mori of Aoba University attended the signing ceremony.": [],
    '"We are glad to have signed the MoU," said Aya Mori, President of Aoba University.': [],
}  # fmt: skip


def _signed(reading: Reading) -> list[tuple[str, str]]:
    names = {item.id: item.names[0].text for item in (*reading.organisations, *reading.people)}
    return [(names[s.person], names[s.party]) for a in reading.agreements for s in a.signatories]


@pytest.mark.parametrize("sentence", SIGNED)
def test_only_who_signed_is_a_signatory(sentence):
    assert _signed(read(MOU + sentence)) == SIGNED[sentence]


def test_people_without_a_side_are_matched_in_order_and_doubted():
    reading = read(MOU + "Dean Aya Mori and Rector John Lind signed the MoU.")
    assert _signed(reading) == [("Aya Mori", "Aoba University"), ("John Lind", "Harbour Foundation")]
    assert [doubt.kind for doubt in reading.doubts] == ["unclear_signatory"]
