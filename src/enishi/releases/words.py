"""The words by which releases of this kind say what they say."""

import re

__all__ = [
    "AGREEMENT", "AGREEMENT_EN", "CONCLUDED", "LEGAL", "LEGAL_EN", "ORGANISATION_WORD", "ORGANISATION_WORD_EN", "TITLE", "TITLE_EN", "agreement_kind",
    "kind_of",
]  # fmt: skip

LEGAL = (
    r"(?:公益財団法人|一般財団法人|公益社団法人|一般社団法人|国立大学法人|公立大学法人|国立研究開発法人|地方独立行政法人|独立行政法人|特定非営利活動法人|NPO法人|"
    r"学校法人|医療法人社団|医療法人|社会福祉法人|財団法人|社団法人|株式会社|有限会社|合同会社|\(株\)|\(一社\)|\(公財\)|\(一財\))"
)
LEGAL_EN = r"(?:Inc\.?|Incorporated|Corp\.?|Corporation|Co\.,? ?Ltd\.?|Ltd\.?|Limited|LLC|PLC|plc|GmbH|AG|K\.K\.|S\.A\.S?|B\.V\.|Pte\.? Ltd\.?)"
ORGANISATION_WORD = (
    r"(?:大学院大学|大学病院|大学|大学校|校|学部|研究科|研究所|研究院|研究機構|研究センター|医療センター|センター|機構|協会|財団|協議会|連合会|連合|連盟|学会|"
    r"商工会議所|会議所|病院|クリニック|リサーチパーク|サイエンスパーク|パーク|ネットワーク|コンソーシアム|クラスター|推進団体|団体|製薬|薬品|化学|工業|電機|"
    r"不動産|銀行|信用金庫|証券|保険|ホールディングス|グループ|ファンド|キャピタル|バイオ|ファーマ|テクノロジーズ|ラボ|高専|高等専門学校|庁|省|委員会|領事館|大使館)"
)
ORGANISATION_WORD_EN = (
    r"(?:Universit(?:y|ies)|Faculty|College|School|Institutes?|Hospital|Health|Clinic|Cent(?:er|re)|Foundation|Association|Society|Council|Chamber|Cluster|"
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
CONCLUDED = r"(?:締結|調印|取り交わ|交わし|結び|結ん|署名)"

_KINDS = (
    (r"大学.*(?:研究所|研究院|センター|機構)$|Institute", "institute"),
    (r"病院|医療センター|クリニック|Hospital|Clinic|\bHealth\b", "hospital"),
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
    for text in texts:
        for pattern, kind in _KIND_PATTERNS:
            if pattern.search(text):
                return kind
    return "other"


_AGREEMENT_KINDS = (
    (r"MO[UC]|MoU|覚書|[Mm]emorand", "mou"),
    (r"秘密保持|NDA|[Nn]on-disclosure", "nda"),
    (r"共同研究|[Jj]oint research|[Rr]esearch agreement|[Rr]esearch collaboration", "joint_research"),
    (r"入会|会員契約|[Mm]embership", "membership"),
    (r"包括|連携協定|[Cc]omprehensive|[Ff]ramework|[Pp]artnership|[Cc]ooperation|提携|協力協定", "comprehensive"),
)


def agreement_kind(text: str) -> str:
    """Return the kind of agreement that *text* names."""
    return next((kind for pattern, kind in _AGREEMENT_KINDS if re.search(pattern, text)), "other")
