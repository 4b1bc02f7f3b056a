"""The normal form and its way back."""

from hypothesis import given
from hypothesis import strategies as st

from enishi.text import normalise, without_hidden


def test_normalise_plain_forms_of_figures_dashes_quotation_marks_and_spaces() -> None:
    text = "　ＬＩＮＫ－Ｊは、２０１９年\u200e\u202e\x00に“A”–B㈱　"
    assert normalise(text).text == 'LINK-Jは、2019年に"A"-B(株)'


def test_normalise_takes_the_stops_of_academic_pages_behind_japanese_only() -> None:
    text = "高専は，5月13日（月），市に．次の文．Ａ，Ｂ，１，０００円，３．５倍"
    assert normalise(text).text == "高専は、5月13日(月)、市に。次の文。A,B,1,000円、3.5倍"


def test_normalise_joins_a_line_break_inside_a_japanese_sentence_only() -> None:
    line = "一般社団法人ライフサイエンス・イノベーション・ネットワークは、本日、"
    assert normalise(f"見出し\n{line}\n覚書を締結しました。\n次の文です。").text == (
        f"見出し\n{line}覚書を締結しました。\n次の文です。"
    )


def test_without_hidden_takes_what_nobody_sees_and_leaves_the_shapes_of_characters() -> None:
    text = "\ufeff山\u200b田\u202e 太\x07郎\u2066\x00\t葛\U000e0100西\n"
    assert without_hidden(text) == "山田 太郎\t葛\U000e0100西\n"


def test_original_span_of_characters_that_were_composed() -> None:
    text = "  ﾊﾞｲｵとＡ㈱"
    normal = normalise(text)
    spans = [normal.original_span(place, place + 1) for place in range(len(normal.text))]
    assert [(char, text[slice(*span)]) for char, span in zip(normal.text, spans, strict=True)] == [
        ("バ", "ﾊﾞ"), ("イ", "ｲ"), ("オ", "ｵ"), ("と", "と"), ("A", "Ａ"), ("(", "㈱"), ("株", "㈱"), (")", "㈱"),
    ]  # fmt: skip


@given(st.text())
def test_original_spans_stay_in_order_and_inside(text: str) -> None:
    normal = normalise(text)
    spans = [normal.original_span(place, place + 1) for place in range(len(normal.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert normal.original_span(0, 0)[0] <= len(text)


WRAPPED = (
    "The Bay of Isles BioCluster, the marine biotechnology net-\nwork of the west of Scotland, and the Nakanoshima Health\n"
    "Foundation of Osaka, Japan, have entered into an agreement.\nIt was signed in Oban on Monday by the chair and by the head\n"
    "of both, and runs for three years."
)


def test_normalise_joins_words_and_lines_that_a_page_broke() -> None:
    assert normalise(WRAPPED).text == (
        "The Bay of Isles BioCluster, the marine biotechnology network\nof the west of Scotland, and the Nakanoshima Health "
        "Foundation of Osaka, Japan, have entered into an agreement.\nIt was signed in Oban on Monday by the chair and by the head "
        "of both, and runs for three years."
    )


def test_normalise_keeps_the_breaks_between_lines_that_are_paragraphs() -> None:
    text = "Aoba Park and Kaze Hub sign a Memorandum of Understanding on start-ups\nThe two parks signed the memorandum in Kobe."
    assert normalise(text).text == text
