"""What the made-up hub is made up of: places, fields and kinds, each in Japanese and English."""

from dataclasses import dataclass

__all__ = ["FIELDS", "FORMS", "GIVEN", "PLACES", "POSTS", "PURPOSES", "SURNAMES", "Form", "Place"]


@dataclass(frozen=True, slots=True)
class Place:
    """A city. *country* is ISO 3166-1, latitude and longitude are degrees."""

    ja: str
    en: str
    country: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of organisation (``Organisation.Kind``) and how its name is built from place, field and number."""

    kind: str
    ja: str
    en: str


PLACES = tuple(
    Place(*row)
    for row in (
        ("札幌", "Sapporo", "JP", 43.1, 141.4), ("仙台", "Sendai", "JP", 38.3, 140.9),
        ("川崎", "Kawasaki", "JP", 35.5, 139.7),
        ("横浜", "Yokohama", "JP", 35.4, 139.6), ("名古屋", "Nagoya", "JP", 35.2, 136.9),
        ("京都", "Kyoto", "JP", 35.0, 135.8),
        ("大阪", "Osaka", "JP", 34.7, 135.5), ("神戸", "Kobe", "JP", 34.7, 135.2),
        ("福岡", "Fukuoka", "JP", 33.6, 130.4),
        ("ボストン", "Boston", "US", 42.4, -71.1), ("サンディエゴ", "San Diego", "US", 32.7, -117.2),
        ("ロンドン", "London", "GB", 51.5, -0.1), ("ケンブリッジ", "Cambridge", "GB", 52.2, 0.1),
        ("マルセイユ", "Marseille", "FR", 43.3, 5.4),
        ("ミュンヘン", "Munich", "DE", 48.1, 11.6), ("バーゼル", "Basel", "CH", 47.6, 7.6),
        ("コペンハーゲン", "Copenhagen", "DK", 55.7, 12.6),
        ("ソウル", "Seoul", "KR", 37.6, 127.0), ("台北", "Taipei", "TW", 25.0, 121.5),
        ("シンガポール", "Singapore", "SG", 1.3, 103.8),
    )
)  # fmt: skip
FIELDS = (
    ("再生医療", "Regenerative Medicine"), ("創薬", "Drug Discovery"), ("がん免疫", "Cancer Immunology"), ("医療機器", "Medical Devices"),
    ("遺伝子治療", "Gene Therapy"), ("脳神経科学", "Neuroscience"), ("感染症", "Infectious Diseases"), ("デジタルヘルス", "Digital Health"),
    ("ゲノム解析", "Genome Analysis"), ("細胞工学", "Cell Engineering"), ("健康長寿", "Healthy Ageing"), ("栄養科学", "Nutrition"),
)  # fmt: skip
FORMS = tuple(
    Form(*row)
    for row in (
        ("university", "{place}{field}大学第{number}校", "{place} University of {field} {number}"),
        ("institute", "{place}{field}研究所第{number}", "{place} Institute of {field} {number}"),
        ("hospital", "{place}{field}病院第{number}", "{place} {field} Hospital {number}"),
        ("company", "株式会社{place}{field}{number}", "{place} {field} {number} Inc."),
        ("startup", "{field}ベンチャー{place}{number}", "{field} Ventures {place} {number}"),
        ("cluster", "{place}{field}クラスター{number}", "{place} {field} Cluster {number}"),
        ("municipality", "{place}第{number}区", "{place} Ward {number}"),
        ("foundation", "{place}{field}財団{number}", "{place} {field} Foundation {number}"),
    )
)  # fmt: skip
PURPOSES = (
    {"ja": "人材の交流と共同研究を進める。", "en": "Exchange of people and joint research."},
    {"ja": "起業の支援と海外への展開を助ける。", "en": "Support for start-ups and their way abroad."},
    {"ja": "催しを共に開き、会員を引き合わせる。", "en": "Joint events that bring members together."},
)
SURNAMES = (
    ("佐藤", "Sato"),
    ("鈴木", "Suzuki"),
    ("高橋", "Takahashi"),
    ("田中", "Tanaka"),
    ("渡辺", "Watanabe"),
    ("伊藤", "Ito"),
)
GIVEN = (("太郎", "Taro"), ("花子", "Hanako"), ("健", "Ken"), ("直美", "Naomi"), ("誠", "Makoto"), ("恵", "Megumi"))
POSTS = ({"ja": "理事長", "en": "President"}, {"ja": "学長", "en": "Chancellor"}, {"ja": "所長", "en": "Director"})
