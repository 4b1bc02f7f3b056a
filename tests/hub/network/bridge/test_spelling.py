"""One name in two scripts."""

import pytest

from enishi.hub.network.bridge.spelling import spelled_alike


@pytest.mark.parametrize(
    ("japanese", "latin"),
    [
        ("山田太郎", "Taro Yamada"),
        ("佐藤 優子", "SATO Yuko"),
        ("大野浩一", "Prof. Koichi Ohno"),
        ("シンディ・ファン", "Cindy Fan"),
        ("ジョン・スミス", "John R. Smith"),
        ("マイケル・ブラウン", "Michael Brown"),
        ("エマ・ウィルソン", "Dr. Emma Wilson"),
    ],
)
def test_one_name_in_two_scripts(japanese, latin):
    assert spelled_alike([japanese], [latin])
    assert spelled_alike(["別の名"], [latin]) is False
    assert spelled_alike([latin], ["X", japanese])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("山田太郎", "Jiro Yamada"),
        ("山田太郎", "Yamada"),
        ("ジョン・スミス", "Jane Smith"),
        ("ジョン・スミス", "John Smith Brown"),
        ("山田太郎", "山田太郎"),
        ("Taro Yamada", "Taro Yamada"),
    ],
)
def test_names_that_are_not_one_in_two_scripts(one, other):
    assert not spelled_alike([one], [other])
