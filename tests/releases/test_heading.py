"""The heading of a page stands among menus, paths, names of sites, days and lists of other news."""

import pytest

from enishi.releases.page import Page

_BODY_EN = "Harbour University and Kitahama Science Park signed a memorandum of understanding on Monday to exchange researchers.\n"
_BODY_JA = "港湾大学と北浜サイエンスパークは、研究者の交流を進めるため、このたび東京都内で連携協定を締結いたしましたのでお知らせします。\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "Harbour University\nAbout | Research | News | Contact\nHarbour and Kitahama sign MoU\n4 June 2024\n",
            "Harbour and Kitahama sign MoU",
        ),
        ("Skip to main content\nHome > News > Two houses join hands\nTwo houses join hands\n", "Two houses join hands"),
        (
            "Home / News / Harbour to exchange researchers with Kitahama partners\n",
            "Harbour to exchange researchers with Kitahama partners",
        ),
        ("Posted on 4 June 2024\nA bridge between two harbours\nShare this\n", "A bridge between two harbours"),
        (
            "This site uses cookies. By continuing to browse you accept the use of these. OK\nHarbour signs with Kitahama | Harbour News\n",
            "Harbour signs with Kitahama",
        ),
    ],
)
def test_heading_of_an_english_page(head, title):
    assert Page(head + _BODY_EN, "2024-06-04").title == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        (
            "港湾大学\nホーム 大学紹介 学部・大学院 研究 お知らせ\n北浜サイエンスパークと連携協定を締結しました\n2024年6月4日\n",
            "北浜サイエンスパークと連携協定を締結しました",
        ),
        ("現在位置:トップ > お知らせ > 北浜との連携協定について\n更新日:2024年6月4日\n", "北浜との連携協定について"),
        ("本文へスキップ\nNEWS RELEASE\n港湾大学、北浜と提携\n", "港湾大学、北浜と提携"),
        (
            "当サイトでは利便性の向上を目的としてCookieを使用しています。詳しくは方針をご覧ください。\n港湾大学\n港と北浜を結ぶ研究者たちの新しい橋\n",
            "港と北浜を結ぶ研究者たちの新しい橋",
        ),
    ],
)
def test_heading_of_a_japanese_page(head, title):
    assert Page(head + _BODY_JA, "2024-06-04").title == title


def test_text_without_a_heading_is_called_by_its_beginning():
    assert Page(_BODY_EN, "").title == _BODY_EN.strip()[:120]
    assert Page("", "").title == ""
