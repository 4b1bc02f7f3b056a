from datetime import UTC, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from enishi.hub.meeting.briefs import Brief, Entry
from enishi.hub.meeting.papers import as_pdf
from enishi.matching import Band

NOW = datetime(2026, 11, 24, 3, tzinfo=UTC)
JAPANESE = "脳卒中の患者が退院した後も自宅で続けられる手のリハビリテーションの機器。" * 40
ENGLISH = "A device with which stroke patients exercise their hands at home after discharge. " * 40


def _text(page):
    """The text as people read it: pypdf takes the two bytes of each letter for two letters."""
    return page.extract_text().replace("\0", "")


def _brief(words, language, entries=5):
    entry = Entry(
        name=words, other=words, facts=words, line=words, band=Band.STRONG, word="有力", through=words,
        quoted=(words, words), terms=words, points=words, against=words,
    )  # fmt: skip
    return Brief(language, words, words, words, words, "2026年11月24日", "", (entry,) * entries)


@pytest.mark.parametrize(("words", "language"), [(JAPANESE, "ja"), (ENGLISH, "en"), ("x" * 900, "en")])
def test_brief_of_the_longest_texts_stays_on_one_page_with_all_five(words, language):
    reader = PdfReader(BytesIO(as_pdf([_brief(words, language)], NOW)))
    (page,) = reader.pages
    text = _text(page)
    assert [f"{number}. " in text for number in range(1, 6)] == [True] * 5
    places = []
    page.extract_text(visitor_text=lambda said, _cm, matrix, *_font: places.append(matrix[5]) if said.strip() else None)
    assert min(places) > 30  # points above the edge of the paper


def test_short_brief_is_written_whole_with_its_font_embedded():
    content = as_pdf([_brief("楓病院 Kaede Hospital", "ja", entries=1)], NOW)
    page = PdfReader(BytesIO(content)).pages[0]
    assert "楓病院 Kaede Hospital" in _text(page)
    (font,) = page["/Resources"]["/Font"].values()
    assert "NotoSansJP" in font.get_object()["/BaseFont"]
    assert len(content) < 200_000


def test_each_of_several_briefs_has_a_page_of_its_own():
    briefs = [_brief(f"Guest {number} 楓病院", "en", entries=2) for number in range(3)]
    reader = PdfReader(BytesIO(as_pdf(briefs, NOW, "Evening of the Hub")))
    assert [[f"Guest {number}" in _text(page) for number in range(3)] for page in reader.pages] == [
        [True, False, False], [False, True, False], [False, False, True],
    ]  # fmt: skip
    assert reader.metadata.title == "Evening of the Hub"
