"""Where on the globe an organisation lies, as far as the record says: its own coordinates, a city it names, its country's middle."""

from collections.abc import Iterable

from enishi.hub.network.models import Organisation
from enishi.hub.network.names import names_of

__all__ = ["coordinates", "middle_of"]

# Latitude and longitude in degrees, to about ten kilometres: general geography, for a map a hand wide.
_CITIES = {
    "札幌 Sapporo": (43.1, 141.4), "仙台 Sendai": (38.3, 140.9), "山形 鶴岡 Yamagata Tsuruoka": (38.7, 139.8), "つくば Tsukuba": (36.1, 140.1),
    "東京 日本橋 Tokyo": (35.7, 139.8), "柏の葉 千葉 Kashiwa Chiba": (35.9, 140.0), "川崎 Kawasaki": (35.5, 139.7), "横浜 神奈川 Yokohama Kanagawa": (35.4, 139.6),
    "名古屋 愛知 Nagoya": (35.2, 136.9), "京都 Kyoto": (35.0, 135.8), "大阪 Osaka": (34.7, 135.5), "神戸 兵庫 Kobe": (34.7, 135.2), "広島 Hiroshima": (34.4, 132.5),
    "福岡 九州 Fukuoka Kyushu": (33.6, 130.4), "沖縄 Okinawa": (26.2, 127.7), "San#Diego サンディエゴ": (32.7, -117.2), "Los#Angeles ロサンゼルス": (34.1, -118.2),
    "San#Francisco サンフランシスコ バークレー Berkeley Stanford スタンフォード": (37.6, -122.3), "California カリフォルニア": (36.8, -119.4), "Boston ボストン マサチューセッツ Massachusetts": (42.4, -71.1),
    "New#York ニューヨーク": (40.7, -74.0), "Philadelphia フィラデルフィア": (40.0, -75.2), "Houston ヒューストン Texas テキサス": (29.8, -95.4), "Seattle シアトル": (47.6, -122.3),
    "London ロンドン": (51.5, -0.1), "Cambridge ケンブリッジ": (52.2, 0.1), "Oxford オックスフォード": (51.8, -1.3), "Marseille マルセイユ 南フランス": (43.3, 5.4),
    "Lyon リヨン": (45.8, 4.8), "Paris パリ": (48.9, 2.4), "Berlin ベルリン": (52.5, 13.4), "Munich ミュンヘン": (48.1, 11.6), "Basel バーゼル": (47.6, 7.6),
    "Copenhagen コペンハーゲン": (55.7, 12.6), "Barcelona バルセロナ": (41.4, 2.2), "Seoul ソウル": (37.6, 127.0), "Taipei 台北": (25.0, 121.5), "Shanghai 上海": (31.2, 121.5),
    "Beijing 北京": (39.9, 116.4), "Sydney シドニー": (-33.9, 151.2), "Melbourne メルボルン": (-37.8, 145.0), "Toronto トロント": (43.7, -79.4),
}  # fmt: skip
_COUNTRIES = {
    "JP": (36.2, 138.3), "US": (39.8, -98.6), "CA": (56.1, -106.3), "MX": (23.6, -102.5), "BR": (-14.2, -51.9), "AR": (-38.4, -63.6), "CL": (-35.7, -71.5),
    "GB": (52.5, -1.5), "IE": (53.4, -8.2), "FR": (46.6, 2.2), "DE": (51.2, 10.4), "NL": (52.1, 5.3), "BE": (50.5, 4.5), "LU": (49.8, 6.1), "CH": (46.8, 8.2),
    "AT": (47.5, 14.6), "IT": (41.9, 12.6), "ES": (40.5, -3.7), "PT": (39.4, -8.2), "DK": (56.3, 9.5), "SE": (60.1, 18.6), "NO": (60.5, 8.5), "FI": (61.9, 25.7),
    "IS": (65.0, -19.0), "EE": (58.6, 25.0), "LV": (56.9, 24.6), "LT": (55.2, 23.9), "PL": (51.9, 19.1), "CZ": (49.8, 15.5), "SK": (48.7, 19.7), "HU": (47.2, 19.5),
    "RO": (45.9, 25.0), "BG": (42.7, 25.5), "GR": (39.1, 21.8), "TR": (39.0, 35.2), "UA": (48.4, 31.2), "RU": (55.8, 37.6), "IL": (31.0, 34.9), "AE": (23.4, 53.8),
    "SA": (23.9, 45.1), "EG": (26.8, 30.8), "KE": (0.0, 37.9), "ZA": (-30.6, 22.9), "NG": (9.1, 8.7), "IN": (20.6, 79.0), "LK": (7.9, 80.8), "BD": (23.7, 90.4),
    "TH": (15.9, 101.0), "VN": (14.1, 108.3), "MY": (4.2, 102.0), "SG": (1.35, 103.8), "ID": (-0.8, 113.9), "PH": (12.9, 121.8), "CN": (35.9, 104.2), "HK": (22.3, 114.2),
    "TW": (23.7, 121.0), "KR": (35.9, 127.8), "MN": (46.9, 103.8), "KZ": (48.0, 66.9), "AU": (-25.3, 133.8), "NZ": (-40.9, 174.9),
}  # fmt: skip
_REGIONS = {"Europe": (50.0, 10.0), "Asia": (30.0, 100.0), "North America": (45.0, -100.0), "Africa": (5.0, 20.0), "Latin America": (-10.0, -60.0),
            "Oceania": (-25.0, 140.0), "Middle East": (29.0, 45.0), "South-eastern Asia": (8.0, 110.0)}  # fmt: skip
_BY_WORD = {word.replace("#", " "): where for words, where in _CITIES.items() for word in words.split()}


def coordinates(organisation: Organisation) -> tuple[float, float] | None:
    """Return latitude and longitude in degrees; None where the record does not even say the region. Reads fetched names."""
    if organisation.latitude is not None and organisation.longitude is not None:
        return organisation.latitude, organisation.longitude
    named = _by_words([*organisation.place.values(), *(name.text for name in names_of(organisation))])
    return named or middle_of(organisation.country) or middle_of(organisation.region)


def middle_of(place: str) -> tuple[float, float] | None:
    """Return the latitude and longitude of the middle of a country (ISO 3166-1) or a region (UN M49), in degrees."""
    return _COUNTRIES.get(place) or _REGIONS.get(place)


def _by_words(texts: Iterable[str]) -> tuple[float, float] | None:
    return next((where for text in texts for word, where in _BY_WORD.items() if word in text), None)
