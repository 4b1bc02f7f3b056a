"""What the tables call things, in both languages."""

from collections.abc import Mapping

__all__ = ["word"]

_WORDS: Mapping[str, tuple[str, str]] = {
    # headings and columns
    "organisations": ("Organisations", "組織"), "people": ("People", "人物"), "agreements": ("Agreements", "協定・覚書"),
    "events": ("Events", "催し"), "ties": ("Ties", "つながり"), "claims": ("Claims", "数値の主張"),
    "doubts": ("Doubts", "確認事項"), "notes": ("Notes", "注記"), "facts": ("Facts", "事実"),
    "name": ("Name", "名称"), "person": ("Name", "氏名"), "former": ("Formerly", "旧称"), "kind": ("Kind", "種別"),
    "country": ("Country", "国"), "overseas": ("Overseas", "海外"), "posts": ("Posts", "役職"),
    "roles": ("Named as", "記載"), "status": ("Status", "状態"), "parties": ("Parties", "当事者"),
    "signed_on": ("Signed", "締結日"), "place": ("Place", "場所"), "term": ("Term", "期間"), "ends_on": ("Ends", "満了日"),
    "signatories": ("Signed by", "署名者"), "purposes": ("Purpose", "目的"), "title": ("Title", "題名"), "date": ("Date", "日付"),
    "organisers": ("Organisers", "主催"), "participants": ("With", "参加"), "subject": ("Who", "主体"), "object": ("Whom", "相手"),
    "what": ("What", "内容"), "value": ("Figure", "数値"), "about": ("About", "対象"), "as_of": ("As of", "時点"),
    "said": ("Written", "原文"), "read_as": ("Read as", "読み取り"), "reason": ("Why", "理由"), "advice": ("What to do", "対応"),
    "quote": ("Quoted words", "引用"), "organisation": ("Organisation", "組織"),
    "nothing": (
        "Nothing was read: the text may not be a release about agreements.",
        "読み取れた事項はありません。協定などを伝えるリリースではない可能性があります。",
    ),
    # values
    "yes": ("yes", "はい"), "no": ("no", "いいえ"), "mou": ("MOU", "覚書(MOU)"), "nda": ("NDA", "秘密保持契約"),
    "joint_research": ("joint research", "共同研究"), "membership": ("membership", "会員"),
    "comprehensive": ("comprehensive", "包括連携"), "other": ("other", "その他"), "new": ("new", "新規"),
    "renewal": ("renewal", "更新"), "amendment": ("amendment", "変更"), "announced": ("announced", "予定"),
    "earlier": ("earlier", "既存"), "university": ("university", "大学"), "hospital": ("hospital", "病院"),
    "company": ("company", "企業"), "start-up": ("start-up", "スタートアップ"), "cluster": ("cluster", "クラスター"),
    "government": ("government", "行政"), "municipality": ("municipality", "自治体"), "foundation": ("foundation", "財団"),
    "institute": ("institute", "研究所"), "investor": ("investor", "投資家"), "association": ("association", "団体"),
    "leads": ("head", "代表"), "pictured": ("pictured", "写真"), "quoted": ("quoted", "談話"), "signed": ("signed", "署名"),
    "named": ("named", "記載"), "reception": ("reception", "交流会"), "symposium": ("symposium", "シンポジウム"),
    "visit": ("visit", "訪問"), "opening": ("opening", "開所"), "event": ("event", "催し"), "founded": ("founded", "設立"),
    "hosts": ("hosts", "受入"), "funds": ("funds", "資金提供"), "member_of": ("member of", "所属"), "owns": ("owns", "所有"),
    "part_of": ("part of", "下部組織"),
    "partners": ("partners", "提携先の数"), "partners_overseas": ("overseas partners", "海外提携先の数"),
    "partners_home": ("home partners", "国内提携先の数"),
    "partner_ordinal": ("ordinal of partner", "提携の順番"),
    "ranking": ("ranking", "順位"),
    "science park": ("science park", "サイエンスパーク"),
    "works_with": ("works with", "協働"),
    "count": ("count", "数"), "field": ("field", "分野"), "hub": ("hub", "ハブ"), "research_institute": ("research institute", "研究所"),
}  # fmt: skip


def word(code: str, language: str) -> str:
    """Return what *code* is called in *language*; a code that has no word yet stands for itself."""
    english, japanese = _WORDS.get(code, (code.replace("_", " "),) * 2)
    return japanese if language == "ja" else english
