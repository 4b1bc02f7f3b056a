"""The words by which releases of this kind say what they say."""

import re
from functools import lru_cache

__all__ = [
    "AGREEMENT", "AGREEMENT_EN", "CONCLUDED", "GA_IN_NAME", "LEGAL", "LEGAL_EN", "ORGANISATION_WORD", "ORGANISATION_WORD_EN", "OUR_WORDS", "TITLE", "TITLE_EN",
    "agreement_kind", "is_organisation", "kind_of",
]  # fmt: skip

LEGAL = (
    r"(?:公益財団法人|一般財団法人|公益社団法人|一般社団法人|国立大学法人|公立大学法人|国立研究開発法人|地方独立行政法人|独立行政法人|特定非営利活動法人|NPO法人|"
    r"学校法人|社会医療法人|医療法人社団|医療法人財団|医療法人|社会福祉法人|財団法人|社団法人|株式会社|有限会社|合同会社|\(株\)|\(一社\)|\(公財\)|\(一財\))"
)
LEGAL_EN = (
    r"(?:Inc\.?|Incorporated|Corp\.?|Corporation|Co\.,? ?Ltd\.?|Ltd\.?|Limited|LLC|PLC|plc|GmbH|AG|K\.K\.|S\.A\.S?|B\.V\.|N\.V\.|S\.p\.A\.|A/S|Oyj?|AB|ApS|(?:Pte|Pty|Pvt)\.? (?:Ltd\.?|Limited)|\((?:Pte|Pty|Pvt)\) Ltd\.?|Private Limited|Sdn\.? Bhd\.?|Berhad|LLP|L\.P\.|"
    r"S\.r\.l\.|s\.r\.o\.|a\.s\.|d\.o\.o\.|e\.V\.|gGmbH|mbH|ASA)"
)
ORGANISATION_WORD = (
    r"(?:大学院大学|大学病院|大学|大学校|校|学部|研究科|研究所|研究院|研究機構|研究センター|医療センター|センター|機構|協会|財団|協議会|連合会|連合|連盟|学会|"
    r"商工会議所|会議所|病院|クリニック|リサーチパーク|サイエンスパーク|パーク|ネットワーク|コンソーシアム|クラスター|推進団体|団体|製薬|薬品|化学|工業|電機|"
    r"不動産|銀行|信用金庫|証券|保険|ホールディングス|グループ|ファンド|キャピタル|バイオ|ファーマ|テクノロジーズ|ラボ|高専|高等専門学校|庁|省|委員会|領事館|大使館)"
)
ORGANISATION_WORD_EN = (
    r"(?:Universit(?:y|ies|é|à|ät|as|i|eit)|Universi(?:dad|dade|tet)|Hochschule|Polit[eé]cnic[oa]|Polytechnic|Lyc[ée]e|[ÉE]cole|Escuela|Institut[oe]?|Fondazione|Funda(?:ci[oó]n|ção)|Stiftung|Klinik(?:um)?|H[oô]pital|Ziekenhuis|Faculty|College|School|Institutes?|Hospital|Health|Clinic|Cent(?:er|re)|Foundation|Association|Society|Council|Chamber|Cluster|"
    r"Network|Consortium|Alliance|Agency|Ministry|Department|Government|Prefecture|City|Park|Laborator(?:y|ies)|Organi[sz]ation|Authority|Bank|"
    r"Ventures|Capital|Partners|Pharma(?:ceuticals?)?|Biosciences?|Therapeutics|Technologies|Holdings|Group|Academy|Board|Commission|Corporation)"
)
TITLE = (
    r"(?:代表取締役会長|代表取締役社長|代表取締役|代表理事|理事長|副理事長|専務理事|常務理事|理事|事務局長|副学長|学長|副総長|総長|学部長|研究科長|学院長|院長|副院長|"
    r"研究所長|副所長|所長|センター長|機構長|拠点長|研究室長|室長|本部長|部長|局長|課長|社長|副社長|会長|副会長|頭取|副市長|市長|副知事|知事|町長|村長|区長|"
    r"大臣|長官|総領事|大使|教授|准教授|執行役員|取締役|最高経営責任者|CEO|COO|CTO|President|代表|ディレクター|マネージャー)"
)
_POST_EN = (
    r"(?:(?:[Ee]xecutive|[Ss]enior|[Mm]anaging|[Ff]ounding|[Aa]ssociate|[Aa]cting|[Dd]eputy|[Aa]ssistant|[Vv]ice|[Rr]epresentative)[ -]){0,3}"
    r"(?:[Cc]hief [A-Za-z]+ [Oo]fficer|CEO|COO|CTO|CFO|[Pp]resident|[Cc]hair(?:man|woman|person)?|[Cc]hancellor|[Pp]rovost|[Rr]ector|[Dd]irector(?:[ -][Gg]eneral)?|"
    r"[Ss]ecretary[ -][Gg]eneral|[Dd]ean|[Mm]ayor|[Gg]overnor|[Pp]rofessor|[Mm]inister|[Aa]mbassador|[Cc]onsul[ -][Gg]eneral|[Mm]anager|[Hh]ead|[Pp]artner)"
)
TITLE_EN = rf"(?:{_POST_EN}(?:,? (?:and|&) {_POST_EN}){{0,2}})"
AGREEMENT = (
    r"(?:MOU|MoU|Memorandum of Understanding|(?:業務|包括|連携|基本|事業|学術|交流|提携|協力|包括的?連携|産学連携|共同研究)*(?:に関する|についての)?"
    r"(?:基本)?(?:覚書|協定書?|合意書|契約書?|提携書)|(?:戦略的|業務|包括|連携)(?:提携|連携)|LOI|基本合意)"
)
AGREEMENT_EN = (
    r"(?:(?:[Mm]emorand(?:um|a) of (?:[Uu]nderstanding|[Cc]ooperation|[Aa]greement)|M[Oo][UuCc]s?|[Ll]etters? of [Ii]ntent|"
    r"(?:[A-Za-z-]+ )?(?:[Pp]artnership|[Cc]ollaboration|[Cc]ooperation|[Ff]ramework|[Ss]trategic|[Aa]lliance|[Rr]esearch|[Ll]icen[sc]e) [Aa]greements?|"
    r"[Aa]greements?|[Ss]trategic (?:[Pp]artnership|[Aa]lliance)))"
)
#: The が of a place's name (旭が丘, 霞が関), and none that marks who does something (A社が関西大学と).
GA_IN_NAME = r"(?<=[一-龠々じ])が(?=丘|崎|沢|谷(?!口|川)|台(?!湾|北|中|南|東|風)|浜(?!松|田|名)|原(?!子|則|案|因|料|爆|発|告)|関(?!西|東|係|連|与|わ|し|心|す))"
CONCLUDED = r"(?:締結|調印|取り交わ|交わし|結び|結ん|署名)"

#: How a publisher speaks of itself.
OUR_WORDS = (
    r"本学|本校|本院|当院|当社|弊社|当行|当金庫|当会|当協議会|本協議会|当連盟|当財団|当協会|当機構|本機構|当法人|本法人|当団体|当組合|当センター|本センター|当研究所|本研究所|当研究院|当館|当病院|"
    r"本市|当市|本県|当県|本町|当町|本村|当村|本区|当区|本府|本都|本省|当省|私たち|わたしたち|我々|当方|本学会|当学会|本学園|本研究科|本研究院|本学部|当クラスター|当コンソーシアム|本会(?![議社場計員])|当校|当園|当社団|当ネットワーク|"
    r"当[一-龠]{0,4}(?:工業会|連合会|会議所|商工会|振興会|士会|師会|業会)|当所(?!属|在|有|定|轄|管)"
)
# A name that ends so is an organisation's.
_ENDING = re.compile(
    r"(?:大学院大学|大学病院|大学校?|短大|キャンパス|学部|学科|学府|学環|研究科|研究所|研究院|研究会|研究部門?|研究室|研究機関|センター|センタ|機構|協会|財団|協議会|連合会?|連盟|学会|会議所?|"
    r"病院|医院|クリニック|パーク|ネットワーク|コンソーシアム|クラスター|団体|製薬|薬品|薬局|化学|化成|工業|工機|電機|電器|電気|電子|電工|精機|精密|機械|重工業?|製作所|製鋼|製鉄|製紙|"
    r"不動産|建設|建築|工務店|組|住宅|ハウス|ホーム|銀行|信用金庫|信用組合|労働金庫|信金|証券|保険|生命|火災|損保|海上|ホールディングス|HD|グループ|ファンド|キャピタル|ベンチャーズ|"
    r"バイオ|ファーマ|テクノロジーズ?|テクノス?|テック|ラボ|ラボラトリーズ?|ロボティクス|システムズ?|ソリューションズ?|サービス|サイエンス|メディカル|ヘルスケア|ケミカル|マテリアル|エナジー|"
    r"高専|高等専門学校|高等学校|高校|中学校|小学校|専門学校|学校|学園|学院|義塾|アカデミー|スクール|カレッジ|インスティテュート|庁|省|院|委員会|領事館|大使館|政府|商事|商会|物産|産業|興業|"
    r"印刷|出版|新聞社?|放送局?|テレビ|通信社?|鉄道|電鉄|交通|バス|航空|空港|運輸|運送|物流|海運|郵船|電力|ガス|石油|水道|自動車|航空宇宙|食品|乳業|飲料|酒造|製菓|製粉|水産|農園|牧場|商店|百貨店|"
    r"スーパー|ストア|生協|農協|漁協|組合|公社|公団|事業団|振興会|振興局|促進会|推進会|推進室|推進機関|推進本部|開発局|観光局|整備局|産業局|財務局|農政局|運輸局|労働局|厚生局|通信局|税関|事務局|本部|支社|支店|支部|事務所|館|美術館|博物館|図書館|動物園|水族館|劇場|"
    r"クラブ|FC|チーム|郵便局|警察署?|消防局|自治会|町内会|商店会|市役所|役場|県庁|都庁|府庁|道庁|王国|共和国|会社|社|総研|研|医師会|薬剤師会|看護協会|士会|歯科医師会|同友会|経済同友会|"
    r"フォーラム|アライアンス|イニシアティブ|プラットフォーム|アソシエーション|ファウンデーション|ファンデーション|カウンシル|ポート|ハブ|連携室|工場|製造|不動産|技研|技術研究所|福祉会|病院機構|会)$"
    r"|大学(?:.{1,14}校)$|大学.{2,16}(?:教育部|研究部|教育院|学域|学系)$|州立大学|^[A-Z][A-Za-z]+ (?:[A-Za-z&]+ )*"
    + ORGANISATION_WORD_EN
    + r"$|\b"
    + ORGANISATION_WORD_EN
    + r" (?:of|for) "
)
_AGREED_WITH = re.compile(r"との[一-龠]{0,8}(?:協定|覚書|契約|連携|提携|間|協力|共同|交流|合意|調印|締結)")
_STANDS_IN = re.compile(
    r"(?:同|本|当|両|各|弊|貴)(?:社|学|会|校|院|所|市|町|村|県|区|機構|財団|協会|法人|大学院?|センター|研究所|研究科|学部|病院|組合|銀行|金庫|行|省|庁|館|園|団体|機関|連合会|連盟|協議会|学園|学院|部局)|(?:州|連邦|中央|地方|現地|各国)政府"
    r"|(?:[0-9一二三四五六七八九]つ|複数|多く|すべて|全て)の.*"
)
_LEGAL = re.compile(LEGAL)
_PLACE = re.compile(
    r"^(?:北海道|東京都|京都府|大阪府|[一-龠]{2,3}県|(?:[一-龠]{2,3}[都道府県])?(?:[一-龠]{2,4}郡)?[一-龠々ヶケァ-ヴーぁ-ん]{1,7}(?:市|区|町|村)|[ァ-ヴー・]{3,16}州)$"
)
# Kinds of organisation, and none in particular.
_GENERIC = re.compile(
    r"(?:同|両|各|全|他|当該|近隣|関係|関連|県内|市内|町内|国内|海外|国外|地元|地域|地方|民間|公的|外部|内部|学外|学内|世界|連携|協力|提携|協定|締結|参加|参画|加盟|共同|教育|研究|医療|金融|行政|支援|専門|"
    r"産業|産学|産官|官民|公民|産学官|高等教育|福祉|介護|公共|交通|報道|国際|大手|中小|上場|有力|主要|複数|多数|一般|大|私立|国立|公立|民間企業|周辺|政令指定|姉妹|友好|基礎|中核|地方公共|非営利|市民|住民|自治|経済|業界|"
    r"スポーツ|医療関係|創業|ベンチャー|スタートアップ|サポート|ワン|[一二三四五六七八九十0-9]+)*"
    r"(?:大学|学校|高校|機関|団体|企業|会社|組織|法人|自治体|市町村|市区町村|都道府県|都市|市|町|村|区|県|省庁|官庁|病院|銀行|学部|研究科|研究室|研究所|研究機関|協会|財団|組合|協議会|委員会|グループ|ネットワーク|コンソーシアム|クラスター|"
    r"チーム|センター|産業|サービス|本部|事務所|支店|事務局|政府|会|社|学会|学院|院|都|道|府|館|工場|製造|プラットフォーム|システム|パーク|フォーラム|交通|保険|物流|通信|航空|電力|電気|食品|機械|建築|住宅|バイオ|テック|サイエンス|"
    r"ヘルスケア|メディカル|エナジー|自動車|水産|化学|会議|社会|都会|機会|委員|産業界|学術界|博物館|図書館|美術館|協会等)"
    r"|.*(?:社会|機会|都会|産学官|産官学|開発会|事業会|報告会|説明会|講演会|講習会|懇親会|交流会|発表会|勉強会|展示会|見学会|セミナー|記者会見|産業|生命|健康保険|社会保険|連携チーム|市場|広場|現場|工場|立場|本社|入社|共生社会|作業部会)"
)


def is_organisation(name: str) -> bool:
    """Whether *name* is by its own words one organisation's name, and not a word for a kind of them."""
    if _AGREED_WITH.search(name) or _STANDS_IN.fullmatch(name):
        return False  # 株式会社Aとの協定; 同機構, 本会
    if legal := _LEGAL.search(name):
        return legal[0] != name
    if len(name) < 2 or _GENERIC.fullmatch(name) or name.startswith(("この", "その", "わが", "我が")):
        return False
    return bool(_ENDING.search(name) or _PLACE.match(name))


_KINDS = (
    (r"大学.*(?:研究所|研究院|センター|機構)$|Institute", "institute"),
    (r"病院|医療センター|クリニック|Hospital|Clinic|Infirmary|Medical Cent(?:er|re)|\bHealth\b", "hospital"),
    (r"大学|高専|高等専門学校|Universit|College", "university"),
    (r"(?:市|町|村|区)(?:役所)?$|\bCity$|^City of|Municipality", "municipality"),
    (r"(?:県|府|都|道|省|庁)$|Prefecture|Ministry|Government|領事館|大使館", "government"),
    (r"リサーチパーク|サイエンスパーク|(?:Research|Science) Park|Science City", "science_park"),
    (r"コンソーシアム|[Cc]onsortium", "consortium"),
    (r"クラスター|[Cc]luster|(?:ライフサイエンス|バイオ|産業|業界|医療|ヘルスケア)[^、]*団体|[Ll]ife science (?:organi[sz]ation|association|network|hub|body)", "cluster"),
    (r"財団|Foundation|Trust$", "foundation"),
    (r"研究所|研究機構|研究センター|Laborator", "institute"),
    (r"キャピタル|ファンド|投資|銀行|Capital|Ventures|Bank\b", "investor"),
    (r"社団法人|協会|協議会|連合|連盟|学会|会議所|Association|Society|Council|Chamber|Federation|Alliance", "association"),
    (r"株式会社|合同会社|有限会社|製薬|薬品|不動産|" + LEGAL_EN + r"$|Pharma|Therapeutics|Holdings", "company"),
    (r"機構|推進", "foundation"),
)  # fmt: skip
_KIND_PATTERNS = tuple((re.compile(pattern), kind) for pattern, kind in _KINDS)


def kind_of(*texts: str) -> str:
    """Return the kind of organisation that its name, then its description, says; "other" where they do not."""
    return next((kind for text in texts if (kind := _kind_in(text))), "other")


@lru_cache(maxsize=4096)  # the rules ask of the same names again and again
def _kind_in(text: str) -> str:
    return next((kind for pattern, kind in _KIND_PATTERNS if pattern.search(text)), "")


_AGREEMENT_KINDS = (
    (r"MO[UC]|MoU|覚書|基本合意|合意書|[Mm]emorand", "mou"),
    (r"秘密保持|NDA|[Nn]on-disclosure", "nda"),
    (r"共同研究|研究協力|[Jj]oint research|[Rr]esearch agreement|[Rr]esearch collaboration", "joint_research"),
    (r"入会|会員契約|[Mm]embership", "membership"),
    (
        r"包括|連携協定|[Cc]omprehensive|[Ff]ramework|[Pp]artnership|[Cc]ooperation|パートナーシップ|(?<!業務)(?<!技術)(?<!販売)(?<!資本)提携|協力協定",
        "comprehensive",
    ),
)
_AGREEMENT_PATTERNS = tuple((re.compile(pattern), kind) for pattern, kind in _AGREEMENT_KINDS)


def agreement_kind(text: str) -> str:
    """Return the kind of agreement that *text* names."""
    return next((kind for pattern, kind in _AGREEMENT_PATTERNS if pattern.search(text)), "other")
