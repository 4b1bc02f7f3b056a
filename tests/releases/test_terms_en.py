"""Terms, ends and renewals of English releases, and what is none of them."""

import pytest

from enishi.releases import read

SIGNED = "Aoba University signed an MoU with the Harbour Foundation on 3 June 2022. "
TERMS = {
    "The MoU is valid for an initial period of two years.": ("P2Y", "2024-06-02", ""),
    "The five-year agreement covers medicine.": ("P5Y", "2027-06-02", ""),
    "It has a term of three (3) years and will be automatically renewed.": ("P3Y", "2025-06-02", "automatic"),
    "The MoU runs until the end of March 2027.": ("", "2027-03-31", ""),
    "The agreement expires on 31 May 2025 and may be extended by mutual consent.": ("", "2025-05-31", "by_agreement"),
    "The document shall remain in force for four (4) years.": ("P4Y", "2026-06-02", ""),
    "Aya Mori signed the document, which is valid for three years.": ("P3Y", "2025-06-02", ""),
    "Effective upon signature, it has a validity of five years.": ("P5Y", "2027-06-02", ""),
    "This three year arrangement is renewable.": ("P3Y", "2025-06-02", "by_agreement"),
    "The partnership covers the period 2023 to 2027.": ("", "2027", ""),
    "The initial research term is four years.": ("P4Y", "2026-06-02", ""),
    "The partnership was extended by both sides to 2028.": ("", "2028", ""),
    "The MoU will initially run for three academic years.": ("P3Y", "2025-06-02", ""),
    "Under the MoU, the Foundation will invest EUR 60 million over a period of five years.": ("", "", ""),
    "As per the MoU, the university will provide land at nominal rent for 10 years.": ("", "", ""),
    "Aya Mori has been elected chair of the partnership's board for a period of two years.": ("", "", ""),
    "The MoU remains valid for no longer than two years.": ("P2Y", "2024-06-02", ""),
    "With this renewal, it will remain in effect until March 2029.": ("", "2029-03", ""),
    "It was prolonged to the end of March 2027.": ("", "2027-03-31", ""),
    "The affiliation has an initial term of three years, renewable by mutual written consent.": (
        "P3Y",
        "2025-06-02",
        "by_agreement",
    ),
    "Both sides have agreed to cooperate for the coming three years in nursing.": ("P3Y", "2025-06-02", ""),
    "The MoU has been prolonged by two years.": ("P2Y", "2024-06-02", ""),
    "The agreement initially applies for five years and is tacitly renewed.": ("P5Y", "2027-06-02", "automatic"),
    "The agreement runs from 1 July 2022 to 30 June 2027.": ("", "2027-06-30", ""),
    "The two have committed to work together until the end of 2025.": ("", "2025-12-31", ""),
    "Over its five-year life, the agreement will support nurses.": ("P5Y", "2027-06-02", ""),
    "\nDuration: 2022-2025": ("", "2025", ""),
    "The MoU replaces a five-year agreement that expired in March.": ("", "", ""),
    "The MoU builds on a partnership that has lasted for ten years.": ("", "", ""),
    "A workshop under the MoU runs from 3 to 5 October 2022.": ("", "", ""),
    "The letter applies until the end of 2024 under the MoU.": ("", "2024-12-31", ""),
    "Over five years the project will cost EUR 3 million.": ("", "", ""),
    "Under the MoU, guests may stay for up to four weeks.": ("", "", ""),
    "Students spend two years in Osaka under the MoU.": ("", "", ""),
    '"We waited for ten years for this agreement," said Aya Mori.': ("", "", ""),
    "The term of the agreement has been extended by 18 months to June 30, 2026.": ("P18M", "2026-06-30", ""),
    "The two have agreed to extend the term of the agreement, due to expire this month, by three years to March 31, 2028.": (
        "",
        "2028-03-31",
        "",
    ),
    "The MoU has no effect on earnings for the financial year ending December 31, 2022.": ("", "", ""),
    "The MoU is valid for two years, unless extended by mutual agreement.": ("P2Y", "2024-06-02", "by_agreement"),
    "Applications under the MoU are open until 31 July 2022.": ("", "", ""),
}


@pytest.mark.parametrize("sentence", TERMS)
def test_term_is_read_where_it_is_stated(sentence):
    (agreement,) = read(SIGNED + sentence, published="2022-06-07").agreements
    assert (agreement.term, agreement.ends_on, agreement.renewal) == TERMS[sentence]


def test_effect_is_told_from_signing():
    (agreement,) = read(SIGNED + "It came into force on 1 July 2022.", published="2022-07-07").agreements
    assert (agreement.signed_on, agreement.in_force_from) == ("2022-06-03", "2022-07-01")
