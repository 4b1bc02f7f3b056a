import pytest

from enishi.hub.meeting.lines import breadth, shortened, wrapped


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("短い文。", 20, "短い文。"),
        ("一つ目の文です。二つ目の文です。", 20, "一つ目の文です。"),
        ("The first one. The second one.", 20, "The first one."),
        ("The only sentence of all", 14, "The only…"),
        ("Yes. Then a much longer sentence follows", 20, "Yes. Then a much…"),
        ("あいうえおかきくけこ", 10, "あいうえ…"),
        ("unbreakable" * 5, 12, "unbreakabl…"),
        ("two\n lines", 20, "two lines"),
        ("", 5, ""),
    ],
)
def test_text_is_cut_between_sentences_or_words(text, room, expected):
    assert shortened(text, room) == expected
    assert breadth(shortened(text, room)) <= room


def test_lines_keep_words_whole_and_closing_marks_off_their_beginning():
    assert wrapped("UCLAと提携した。次へ", 12, breadth) == ["UCLAと提携し", "た。次へ"]
    assert wrapped("五文字の文、次", 10, breadth) == ["五文字の", "文、次"]
    assert wrapped("a pair of words", 8, breadth) == ["a pair", "of words"]
    assert wrapped("x" * 10, 4, breadth) == ["xxxx", "xxxx", "xx"]
    assert wrapped(" ", 4, breadth) == []
