"""Tokens."""

from concurrent.futures import ThreadPoolExecutor

from enishi.text import Token, tokens


def test_tokens_of_both_languages() -> None:
    assert tokens("創薬のLINK-J") == [
        Token("創薬", 0, 2, "創薬", "そうやく", "名詞-普通名詞-一般", "ja"),
        Token("の", 2, 3, "の", "の", "助詞-格助詞", "ja"),
        Token("LINK-J", 3, 9, "link-j", "", "単語", "en"),
    ]


def test_tokens_of_a_run_longer_than_sudachi_takes() -> None:
    text = "再生医療" * 10_000
    found = tokens(text)
    assert "".join(each.surface for each in found) == text


def test_words_are_cut_by_many_threads_at_once() -> None:
    text = "脳卒中患者の手のリハビリを助ける柔らかいロボット手袋を開発した。" * 200
    once = tokens(text)
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(tokens, [text] * 8)) == [once] * 8
