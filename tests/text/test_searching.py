"""What finds what."""

import pytest

from enishi.text import search_query, search_tokens

DOCUMENT = "創薬と再生医療(Regenerative medicine)、LINK-J、アクセラレータ。大学で学んだ。"


@pytest.mark.parametrize(
    "query",
    ["創薬", "再生医療", "再生医療の", "医療", "薬", "regenerative", "Regeneration", "さいせいいりょう", "サイセイ", "そうやく",
     "あくせられーた", "linkj", "LINK-J", "ＬＩＮＫ－Ｊ", "学ぶ"],
)  # fmt: skip
def test_search_query_finds_words_readings_and_forms(query: str) -> None:
    wanted = search_query(query)
    assert wanted
    assert set(wanted) <= set(search_tokens(DOCUMENT))


@pytest.mark.parametrize("query", ["再生可能", "創業", "generation", "かいせい"])
def test_search_query_does_not_find_other_words(query: str) -> None:
    assert not set(search_query(query)) <= set(search_tokens(DOCUMENT))
