"""Where names of places lie: countries from the Unicode CLDR, and the general facts that it lacks."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from babel import Locale

__all__ = ["Whereabouts", "is_country", "is_country_en", "locate", "place_in"]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """*country* ISO 3166-1 alpha-2 or ""; *region* a UN M49 name or ""; *start* and *end* of the words that said so."""

    country: str
    region: str
    start: int
    end: int


_ALIASES = {
    "US": "米国 アメリカ合衆国 アメリカ 北米合衆国 US U.S. U.S.A. USA American United#States#of#America",
    "GB": "英国 イギリス イングランド スコットランド ウェールズ UK U.K. British England Scotland Wales Great#Britain",
    "KR": "韓国 Korea Korean South#Korea Republic#of#Korea", "TW": "台湾 台灣 Taiwan Taiwanese", "CN": "中国 Chinese 中華人民共和国 PRC", "JP": "日本 我が国 Japanese",
    "DE": "独 German", "FR": "仏 仏国 French", "AU": "豪州 オーストラリア Australian", "IN": "印度", "NL": "オランダ Holland Dutch", "CZ": "チェコ Czechia", "RU": "ロシア",
    "IT": "Italian", "ES": "Spanish", "SE": "Swedish", "DK": "Danish", "BE": "Belgian", "FI": "Finnish", "IL": "Israeli", "CA": "Canadian",
    "SG": "Singaporean", "AE": "アラブ首長国連邦 UAE", "VN": "ベトナム Vietnam", "HK": "香港", "CH": "スイス Swiss", "TR": "トルコ",
}  # fmt: skip
_PLACES = {
    "US": "カリフォルニア マサチューセッツ ニューヨーク テキサス ペンシルベニア ペンシルバニア メリーランド ノースカロライナ ワシントン イリノイ オハイオ "
          "ミシガン フロリダ ジョージア州 バージニア コロラド ミネソタ ウィスコンシン ニュージャージー コネチカット オレゴン アリゾナ ユタ州 ハワイ ロサンゼルス サンディエゴ "
          "サンフランシスコ シリコンバレー ボストン シカゴ ヒューストン シアトル フィラデルフィア デトロイト ピッツバーグ スタンフォード ハーバード バークレー パロアルト "
          "California Massachusetts New#York Texas Pennsylvania Maryland North#Carolina Illinois Ohio Michigan Florida Virginia Colorado Minnesota "
          "Wisconsin New#Jersey Connecticut Oregon Arizona Hawaii Los#Angeles San#Diego San#Francisco Silicon#Valley Boston Chicago Houston Seattle "
          "Philadelphia Pittsburgh Stanford Harvard Berkeley",
    "GB": "ロンドン ケンブリッジ オックスフォード マンチェスター エディンバラ グラスゴー London Cambridge Oxford Manchester Edinburgh Glasgow",
    "FR": "パリ リヨン マルセイユ ストラスブール トゥールーズ グルノーブル Paris Lyon Marseille Strasbourg Toulouse Grenoble",
    "DE": "ベルリン ミュンヘン フランクフルト ハンブルク ハイデルベルク バイエルン デュッセルドルフ Berlin Munich Frankfurt Hamburg Heidelberg Bavaria",
    "CH": "バーゼル チューリッヒ ジュネーブ Basel Zurich Geneva", "NL": "アムステルダム ライデン ユトレヒト Amsterdam Leiden Utrecht",
    "BE": "ブリュッセル フランダース Brussels Flanders Leuven", "DK": "コペンハーゲン Copenhagen", "SE": "ストックホルム ウプサラ Stockholm Uppsala",
    "ES": "バルセロナ マドリード カタルーニャ Barcelona Madrid Catalonia", "IT": "ミラノ ローマ Milan Rome", "AT": "ウィーン Vienna",
    "IE": "ダブリン Dublin", "FI": "ヘルシンキ Helsinki", "IL": "テルアビブ エルサレム Tel#Aviv Jerusalem", "SG": "シンガポール Singapore",
    "AU": "シドニー メルボルン ブリスベン クイーンズランド ビクトリア州 Sydney Melbourne Brisbane Queensland", "CA": "トロント モントリオール バンクーバー "
    "オンタリオ ケベック Toronto Montreal Vancouver Ontario Quebec", "KR": "ソウル 釜山 大邱 大田 Seoul Busan Daegu Daejeon",
    "TW": "台北 台中 台南 高雄 新竹 Taipei Hsinchu", "CN": "北京 上海 深セン 深圳 広州 蘇州 Beijing Shanghai Shenzhen Guangzhou Suzhou",
    "IN": "バンガロール ハイデラバード Bangalore Bengaluru Hyderabad Mumbai", "TH": "バンコク Bangkok", "MY": "クアラルンプール Kuala#Lumpur",
    "JP": "北海道 青森 岩手 宮城 秋田 山形 福島 茨城 栃木 群馬 埼玉 千葉 東京 神奈川 新潟 富山 石川県 福井 山梨 長野 岐阜 静岡 愛知 三重 滋賀 京都 大阪 兵庫 奈良 "
          "和歌山 鳥取 島根 岡山 広島 山口県 徳島 香川 愛媛 高知 福岡 佐賀 長崎 熊本 大分 宮崎 鹿児島 沖縄 札幌 仙台 横浜 川崎 名古屋 神戸 北九州 つくば 筑波 柏の葉 "
          "日本橋 丸の内 Tokyo Osaka Kyoto Kobe Yokohama Nagoya Fukuoka Sapporo Sendai Tsukuba Kawasaki Hiroshima Okinawa Hokkaido Nihonbashi "
          "Kashiwa Tsuruoka Yamagata Kanagawa Hyogo Aichi Chiba Saitama",
}  # fmt: skip
_REGIONS = {
    "Europe": "欧州 ヨーロッパ EU Europe European", "Asia": "アジア Asia Asian", "North America": "北米 North#America", "Africa": "アフリカ Africa",
    "Latin America": "中南米 南米 Latin#America", "Oceania": "オセアニア Oceania", "Middle East": "中東 Middle#East",
    "South-eastern Asia": "東南アジア ASEAN",
}  # fmt: skip
# Words that hold a country's name and mean something else.
_NOT_PLACES = {"独", "仏", "中国地方", "パリティ"}


@cache
def _names() -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for language in ("ja", "en"):
        for code, name in Locale(language).territories.items():
            if len(code) == 2 and code.isalpha() and len(name) > 1:
                table[name] = (code, "")
    for source in (_ALIASES, _PLACES):
        for code, words in source.items():
            table.update({word.replace("#", " "): (code, "") for word in words.split()})
    for region, words in _REGIONS.items():
        table.update({word.replace("#", " "): ("", region) for word in words.split()})
    # Georgia is a state and a country: the name alone decides nothing.
    return {
        name: where for name, where in table.items() if name not in _NOT_PLACES | {"ジョージア", "Georgia", "Jersey"}
    }


@cache
def _countries() -> frozenset[str]:
    territories = {name for code, name in Locale("ja").territories.items() if len(code) == 2 and code.isalpha()}
    return frozenset(territories | {word for words in _ALIASES.values() for word in words.split()})


def is_country(name: str) -> bool:
    """Whether *name* is a country's, in Japanese, and no city's or state's."""
    return name.removesuffix("王国") in _countries() or name in _countries()


def is_country_en(name: str) -> bool:
    """Whether *name* is a country's, in English, and no city's or state's."""
    return name in _countries_en()


@cache
def _countries_en() -> frozenset[str]:
    territories = {name for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}
    return frozenset(territories | {word.replace("#", " ") for words in _ALIASES.values() for word in words.split()})


@cache
def _pattern() -> re.Pattern[str]:
    by_length = sorted(_names(), key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in by_length if name.isascii())
    others = "|".join(re.escape(name) for name in by_length if not name.isascii())
    return re.compile(rf"(?<![A-Za-z])(?:{latin})(?![A-Za-z])|{others}")


def locate(text: str) -> list[Whereabouts]:
    """Return the places named in *text*, in order."""
    found = _pattern().finditer(text)
    return [Whereabouts(*_names()[match[0]], match.start(), match.end()) for match in found]


@lru_cache(maxsize=4096)  # a text asks for the same names again and again
def place_in(text: str) -> Whereabouts | None:
    """Return the one place that *text* speaks of: the first country named, else a region; None where countries disagree or none is named."""
    places = locate(text)
    countries = {place.country for place in places if place.country}
    if len(countries) == 1:
        return next(place for place in places if place.country)
    if countries:
        return None
    return next(iter(places), None)
